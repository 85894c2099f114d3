#include <hikari/cache/cacheupdater_p.h>
#include <hikari/events/events.h>
#include <hikari/events/registry.h>

#include <QTest>

#include <functional>

using namespace Hikari;

namespace {

constexpr Snowflake guildId(1'000'000'001);

template<typename T>
T withId(quint64 id)
{
    T value;
    value.id = Snowflake(id);
    return value;
}

Member memberOf(quint64 id)
{
    Member member;
    member.user = withId<User>(id);
    return member;
}

GatewayGuild wholeGuild()
{
    GatewayGuild guild;
    guild.id = guildId;
    guild.name = QStringLiteral("guild");
    guild.joinedAt = Timestamp::fromSeconds(1'700'000'000);
    guild.memberCount = 5;
    guild.isLarge = true;
    guild.roles = { withId<Role>(1), withId<Role>(2) };
    guild.channels = { withId<Channel>(10), withId<Channel>(11) };
    guild.threads = { withId<Channel>(20), withId<Channel>(21) };
    guild.threads[0].parentId = Snowflake(10);
    guild.threads[1].parentId = Snowflake(11);
    guild.emojis.emplaceBack().id = Snowflake(30);
    guild.stickers = { withId<Sticker>(40) };
    guild.members = { memberOf(100), memberOf(101) };
    guild.presences.emplaceBack().userId = Snowflake(100);
    guild.presences.last().status = Status::Idle;
    guild.voiceStates.emplaceBack().userId = Snowflake(101);
    guild.voiceStates.last().channelId = Snowflake(11);
    guild.stageInstances = { withId<StageInstance>(50) };
    guild.stageInstances[0].guildId = guildId;
    guild.scheduledEvents = { withId<ScheduledEvent>(60) };
    guild.scheduledEvents[0].guildId = guildId;
    guild.soundboardSounds = { withId<SoundboardSound>(70) };
    return guild;
}

} // namespace

class TestCacheUpdater : public QObject
{
    Q_OBJECT

    std::unique_ptr<MutableCache> m_cache;
    std::unique_ptr<CacheUpdater> m_updater;

    template<typename E>
    std::shared_ptr<const E> see(E event, bool wantsOld = true)
    {
        const std::shared_ptr<E> made = makeEvent<E>(std::move(event));
        m_updater->update(made, wantsOld);
        return made;
    }
    void seeGuild(const GatewayGuild &guild)
    {
        GuildAvailableEvent event;
        event.guildId = guild.id;
        event.guild = guild;
        see(event);
    }
    template<typename E>
    static E inGuild()
    {
        E event;
        event.guildId = guildId;
        return event;
    }
    //! \a nonce: null for a request that sweeps nothing
    void seeChunk(int index, int count, const QList<quint64> &members, const QString &nonce = QStringLiteral("all"))
    {
        MemberChunkEvent chunk = inGuild<MemberChunkEvent>();
        chunk.chunkIndex = index;
        chunk.chunkCount = count;
        for (const quint64 id : members)
            chunk.members.append(memberOf(id));
        if (!nonce.isNull())
            chunk.nonce = nonce;
        see(chunk);
    }
    template<typename E>
    void seeUser(quint64 id)
    {
        E event = inGuild<E>();
        event.user = withId<User>(id);
        see(event);
    }
    QList<quint64> members() const
    {
        QList<quint64> ids;
        for (const Snowflake id : m_cache->membersForGuild(guildId).keys())
            ids.append(id.value());
        return ids;
    }
    //! Everything that the cache holds of the guild, counted
    QList<qint64> counts() const
    {
        QList<qint64> list;
        for (int bit = 0; bit < 16; ++bit)
            list.append(m_cache->statistics(CacheComponent(1u << bit)).count);
        return list;
    }

private Q_SLOTS:
    void init()
    {
        m_cache = std::make_unique<MutableCache>();
        m_updater = std::make_unique<CacheUpdater>(*m_cache);
        seeGuild(wholeGuild());
    }
    void cleanup()
    {
        m_updater.reset();
        m_cache.reset();
    }

    void aGuildBringsItsObjects()
    {
        const MutableCache &cache = *m_cache;
        QCOMPARE(cache.guild(guildId)->name, u"guild");
        QVERIFY(cache.guild(guildId)->roles.isEmpty()); // they are asked for one by one
        QCOMPARE(cache.rolesForGuild(guildId).size(), 2);
        QCOMPARE(cache.guildChannel(Snowflake(10))->guildId, guildId);
        QCOMPARE(cache.threadsForChannel(guildId, Snowflake(11)).keys(), QList<Snowflake> { Snowflake(21) });
        QVERIFY(cache.emoji(Snowflake(30)));
        QVERIFY(cache.sticker(Snowflake(40)));
        QCOMPARE(cache.membersForGuild(guildId).size(), 2);
        QCOMPARE(cache.presence(guildId, Snowflake(100))->guildId, guildId);
        QCOMPARE(cache.voiceStatesForChannel(guildId, Snowflake(11)).size(), 1);
        QCOMPARE(cache.voiceState(guildId, Snowflake(101))->member->user->id, Snowflake(101));
        QVERIFY(cache.stageInstance(Snowflake(50)));
        QVERIFY(cache.scheduledEvent(Snowflake(60)));
        QVERIFY(cache.soundboardSound(Snowflake(70)));
        QCOMPARE(cache.knowledgeOf(CacheComponent::Roles, guildId, Snowflake(3)), CacheKnowledge::Absent);
    }

    void P75_theSameGuildTwiceIsAsOnce()
    {
        const quint64 changes = m_cache->changeCount();
        const QList<qint64> before = counts();
        seeGuild(wholeGuild());
        QCOMPARE(counts(), before);
        QCOMPARE(m_cache->changeCount(), changes);
    }

    void whatAGuildDoesNotListAnyMoreIsGone()
    {
        // hikari keeps what was there when a list is empty
        GatewayGuild guild = wholeGuild();
        guild.roles.removeLast();
        guild.channels.clear();
        guild.threads.clear();
        guild.emojis.clear();
        guild.stickers.clear();
        guild.presences.clear();
        guild.voiceStates.clear();
        guild.stageInstances.clear();
        guild.scheduledEvents.clear();
        guild.soundboardSounds.clear();
        seeGuild(guild);
        QCOMPARE(m_cache->roles().keys(), QList<Snowflake> { Snowflake(1) });
        QVERIFY(m_cache->guildChannels().isEmpty());
        QVERIFY(m_cache->threads().isEmpty());
        QVERIFY(m_cache->emojis().isEmpty());
        QVERIFY(m_cache->stickers().isEmpty());
        QVERIFY(m_cache->presences().isEmpty());
        QVERIFY(m_cache->voiceStates().isEmpty());
        QVERIFY(m_cache->stageInstances().isEmpty());
        QVERIFY(m_cache->scheduledEvents().isEmpty());
        QVERIFY(m_cache->soundboardSounds().isEmpty());
    }

    void P76_membersAreMergedUnlessAllAreSent()
    {
        MemberChunkEvent chunk = inGuild<MemberChunkEvent>();
        chunk.members = { memberOf(101), memberOf(102), memberOf(103) };
        chunk.presences.emplaceBack().userId = Snowflake(102);
        chunk.presences.last().status = Status::Online;
        see(chunk);
        see(chunk);
        QCOMPARE(m_cache->membersForGuild(guildId).size(), 4);
        QVERIFY(m_cache->presence(guildId, Snowflake(102)));
        seeGuild(wholeGuild()); // two of five
        QCOMPARE(m_cache->membersForGuild(guildId).size(), 4);
        GatewayGuild guild = wholeGuild();
        guild.memberCount = 2;
        seeGuild(guild);
        QCOMPARE(m_cache->membersForGuild(guildId).size(), 2);
        QVERIFY(!m_cache->user(Snowflake(103)));
    }

    void P76_whoIsInNoneOfAllChunksIsGone()
    {
        seeChunk(0, 1, { 102, 103, 104, 105, 106, 108, 109 }, {});
        seeChunk(0, 1, { 107 }, QStringLiteral("query"));
        m_updater->beginSweep(QStringLiteral("all"), guildId);
        seeUser<MemberCreateEvent>(103); // who had left and is back
        seeUser<MemberUpdateEvent>(104);
        seeUser<MemberDeleteEvent>(105);
        VoiceStateUpdateEvent voice = inGuild<VoiceStateUpdateEvent>();
        voice.state.userId = Snowflake(108);
        voice.state.member = memberOf(108);
        see(voice);
        GatewayGuild part = wholeGuild();
        part.members = { memberOf(109) };
        seeGuild(part);
        seeChunk(1, 2, { 200 });
        seeChunk(1, 2, { 200 }); // P75
        seeUser<MemberCreateEvent>(201);
        seeChunk(0, 1, { 106 }, QStringLiteral("query"));
        QCOMPARE(members(), (QList<quint64> { 100, 101, 102, 103, 104, 106, 107, 108, 109, 200, 201 }));
        seeChunk(0, 2, { 100 });
        QCOMPARE(members(), (QList<quint64> { 100, 103, 104, 106, 108, 109, 200, 201 }));
        QVERIFY(!m_cache->user(Snowflake(102)));
        QVERIFY(m_cache->voiceState(guildId, Snowflake(101))); // states and presences go with their own events
        seeChunk(0, 1, { 300 }); // once only
        QCOMPARE(members().size(), 9);
    }
    void P76_afterwardsItIsKnownWhoIsNoMember()
    {
        const auto knowledge = [this] {
            return m_cache->knowledgeOf(CacheComponent::Members, guildId, Snowflake(999));
        };
        seeChunk(0, 1, { 102, 103, 104 }, {});
        QCOMPARE(knowledge(), CacheKnowledge::Absent); // five of five
        seeGuild(wholeGuild()); // of a new session: 102 and 103 have left, 105 and 106 have joined
        m_updater->beginSweep(QStringLiteral("all"), guildId);
        seeChunk(0, 2, { 100, 101 });
        seeChunk(1, 2, { 104, 105 });
        QCOMPARE(members(), (QList<quint64> { 100, 101, 104, 105 }));
        QCOMPARE(knowledge(), CacheKnowledge::Unknown); // who had left was not counted among the five
        seeChunk(0, 1, { 106 }, {});
        QCOMPARE(knowledge(), CacheKnowledge::Absent);
    }
    void P76_aPartOfTheChunksRemovesNobody_data()
    {
        QTest::addColumn<std::function<void(TestCacheUpdater *)>>("send");
        using Send = std::function<void(TestCacheUpdater *)>;
        const auto row = [](const char *name, const Send &send) { QTest::newRow(name) << send; };
        row("one is lost", [](TestCacheUpdater *t) {
            t->seeChunk(0, 3, { 100 });
            t->seeChunk(2, 3, { 200 });
        });
        row("one comes twice", [](TestCacheUpdater *t) {
            t->seeChunk(0, 2, { 100 });
            t->seeChunk(0, 2, { 100 });
        });
        row("of a query", [](TestCacheUpdater *t) { t->seeChunk(0, 1, { 100 }, QStringLiteral("query")); });
        row("without a nonce", [](TestCacheUpdater *t) { t->seeChunk(0, 1, { 100 }, {}); });
        row("sent anew", [](TestCacheUpdater *t) {
            t->seeChunk(0, 2, { 100 });
            t->m_updater->beginSweep(QStringLiteral("all"), guildId);
            t->seeChunk(1, 2, { 200 });
        });
        row("cancelled", [](TestCacheUpdater *t) {
            t->seeChunk(0, 2, { 100 });
            t->m_updater->endSweep(QStringLiteral("all"));
            t->seeChunk(1, 2, { 200 });
        });
        row("an outage meanwhile", [](TestCacheUpdater *t) {
            t->seeChunk(0, 2, { 100 });
            t->see(inGuild<GuildUnavailableEvent>());
            t->seeChunk(1, 2, { 200 });
        });
        row("nobody is in it", [](TestCacheUpdater *t) { t->seeChunk(0, 1, {}); });
        row("an impossible index", [](TestCacheUpdater *t) { t->seeChunk(1, 1, { 100 }); });
    }
    void P76_aPartOfTheChunksRemovesNobody()
    {
        QFETCH(std::function<void(TestCacheUpdater *)>, send);
        m_updater->beginSweep(QStringLiteral("all"), guildId);
        send(this);
        QVERIFY(m_cache->member(guildId, Snowflake(101)));
    }

    void P71_anOutageKeepsEverything()
    {
        QList<qint64> before = counts();
        see(inGuild<GuildUnavailableEvent>());
        QCOMPARE(counts(), before);
        QVERIFY(m_cache->unavailableGuild(guildId));
        GatewayGuild stub;
        stub.id = guildId;
        stub.isUnavailable = true;
        seeGuild(stub); // GUILD_CREATE of a guild in an outage says nothing else
        QCOMPARE(counts(), before);
        seeGuild(wholeGuild());
        QVERIFY(m_cache->availableGuild(guildId));
        QCOMPARE(counts(), before);
    }

    void leavingDropsEverything()
    {
        const auto event = see(inGuild<GuildLeaveEvent>());
        QCOMPARE(event->oldGuild->name, u"guild");
        QCOMPARE(counts(), QList<qint64>(16, 0));
        QCOMPARE(m_cache->userStatistics().count, 0);
        for (int bit = 0; bit < 16; ++bit)
            QCOMPARE(m_cache->statistics(CacheComponent(1u << bit)).bytes, 0);
        QVERIFY(!see(inGuild<GuildLeaveEvent>())->oldGuild); // P73
        QCOMPARE(m_cache->knowledgeOf(CacheComponent::Roles, guildId, Snowflake(1)), CacheKnowledge::Unknown);
    }

    void anUpdateOfAGuildKeepsWhatItDoesNotSay()
    {
        GuildUpdateEvent event = inGuild<GuildUpdateEvent>();
        static_cast<Guild &>(event.guild) = wholeGuild();
        event.guild.name = QStringLiteral("new name");
        event.guild.roles.removeLast();
        event.guild.emojis.clear();
        const auto seen = see(event);
        QCOMPARE(seen->oldGuild->name, u"guild");
        const auto guild = m_cache->guild(guildId);
        QCOMPARE(guild->name, u"new name");
        QCOMPARE(guild->joinedAt, wholeGuild().joinedAt);
        QCOMPARE(guild->memberCount, 5);
        QVERIFY(guild->isLarge);
        QCOMPARE(m_cache->roles().size(), 1);
        QVERIFY(m_cache->emojis().isEmpty());
        QCOMPARE(m_cache->guildChannels().size(), 2);
    }

    void P70_eventsCarryWhatWasThere()
    {
        RoleUpdateEvent role = inGuild<RoleUpdateEvent>();
        role.role = withId<Role>(1);
        role.role.name = QStringLiteral("new");
        QCOMPARE(*see(role)->oldRole, withId<Role>(1));
        QVERIFY(!see(role, false)->oldRole); // nobody looks
        RoleDeleteEvent roleGone = inGuild<RoleDeleteEvent>();
        roleGone.roleId = Snowflake(1);
        QCOMPARE(see(roleGone)->oldRole->name, u"new");

        MemberUpdateEvent member = inGuild<MemberUpdateEvent>();
        member.user = withId<User>(100);
        member.member.nickname = QStringLiteral("nick");
        QCOMPARE(*see(member)->oldMember, memberOf(100));
        QCOMPARE(m_cache->member(guildId, Snowflake(100))->nickname, u"nick");
        MemberDeleteEvent memberGone = inGuild<MemberDeleteEvent>();
        memberGone.user = withId<User>(100);
        QCOMPARE(see(memberGone)->oldMember->nickname, u"nick");
        QVERIFY(!see(memberGone)->oldMember);

        GuildChannelUpdateEvent channel = inGuild<GuildChannelUpdateEvent>();
        channel.channel = withId<Channel>(10);
        channel.channel.guildId = guildId;
        channel.channel.name = QStringLiteral("new");
        QVERIFY(!see(channel)->oldChannel->name);
        QCOMPARE(m_cache->guildChannel(Snowflake(10))->name, u"new");

        EmojisUpdateEvent emojis = inGuild<EmojisUpdateEvent>();
        QCOMPARE(see(emojis)->oldEmojis->size(), 1);
        QCOMPARE(see(emojis)->oldEmojis->size(), 0);

        PresenceUpdateEvent presence = inGuild<PresenceUpdateEvent>();
        presence.userId = Snowflake(100);
        presence.presence.userId = Snowflake(100);
        presence.presence.guildId = guildId;
        presence.presence.status = Status::Offline;
        QCOMPARE(see(presence)->oldPresence->status, Status::Idle);
        QVERIFY(!m_cache->presence(guildId, Snowflake(100)));

        VoiceStateUpdateEvent voice = inGuild<VoiceStateUpdateEvent>();
        voice.state.userId = Snowflake(101);
        voice.state.guildId = guildId;
        QCOMPARE(see(voice)->oldState->channelId, Snowflake(11));
        QVERIFY(!m_cache->voiceState(guildId, Snowflake(101)));
    }

    void theMemberOfAVoiceStateIsAsItIsNow()
    {
        VoiceStateUpdateEvent voice = inGuild<VoiceStateUpdateEvent>();
        voice.state.userId = Snowflake(101);
        voice.state.guildId = guildId;
        voice.state.channelId = Snowflake(10);
        voice.state.member = memberOf(101);
        voice.state.member->nickname = QStringLiteral("first");
        see(voice);
        QCOMPARE(m_cache->member(guildId, Snowflake(101))->nickname, u"first");
        MemberUpdateEvent member = inGuild<MemberUpdateEvent>();
        member.user = withId<User>(101);
        member.member.nickname = QStringLiteral("second");
        see(member);
        QCOMPARE(m_cache->voiceState(guildId, Snowflake(101))->member->nickname, u"second");

        voice.state.userId = Snowflake(102); // who is none of the members that are known
        voice.state.member = memberOf(102);
        see(voice);
        QVERIFY(!m_cache->member(guildId, Snowflake(102)));
        QCOMPARE(m_cache->voiceState(guildId, Snowflake(102))->member, memberOf(102));
    }

    void P63_whoHasJoinedStandsInForNobody()
    {
        const auto knowledge = [this] {
            return m_cache->knowledgeOf(CacheComponent::Members, guildId, Snowflake(999));
        };
        for (quint64 id = 200; id < 205; ++id) { // two of five are known, and there are ten now
            MemberCreateEvent event = inGuild<MemberCreateEvent>();
            event.user = withId<User>(id);
            see(event);
            see(event); // P75
        }
        QCOMPARE(knowledge(), CacheKnowledge::Unknown);
        MemberChunkEvent chunk = inGuild<MemberChunkEvent>();
        chunk.members = { memberOf(102), memberOf(103), memberOf(104) };
        see(chunk);
        QCOMPARE(knowledge(), CacheKnowledge::Absent);
        MemberDeleteEvent gone = inGuild<MemberDeleteEvent>();
        gone.user = withId<User>(100);
        see(gone);
        see(gone);
        QCOMPARE(knowledge(), CacheKnowledge::Absent);
    }

    void aPartOfAMessageLeavesItsAuthorAlone()
    {
        GuildMessageCreateEvent created;
        created.message = withId<Message>(900);
        created.message.author = withId<User>(100);
        created.messageId = Snowflake(900);
        see(created);
        MemberUpdateEvent member = inGuild<MemberUpdateEvent>();
        member.user = withId<User>(100);
        member.user.username = QStringLiteral("new name");
        see(member);
        GuildMessageUpdateEvent part;
        part.message.id = Snowflake(900);
        part.message.content = QStringLiteral("edited");
        part.messageId = Snowflake(900);
        see(part);
        QCOMPARE(m_cache->message(Snowflake(900))->content, u"edited");
        QCOMPARE(m_cache->user(Snowflake(100))->username, u"new name");
    }

    void messagesTravelFromEventToEvent()
    {
        GuildMessageCreateEvent created;
        created.message = withId<Message>(900);
        created.message.author = withId<User>(7);
        created.message.content = QStringLiteral("first");
        created.messageId = Snowflake(900);
        see(created);
        GuildMessageUpdateEvent updated;
        updated.message = created.message;
        updated.message.content = QStringLiteral("second");
        updated.messageId = Snowflake(900);
        QCOMPARE(see(updated)->oldMessage->content, u"first");
        QCOMPARE(m_cache->message(Snowflake(900))->content, u"second");
        GuildMessageDeleteEvent deleted;
        deleted.messageId = Snowflake(900);
        QCOMPARE(see(deleted)->oldMessage->content, u"second");
        QVERIFY(!m_cache->message(Snowflake(900)));
        QVERIFY(!see(updated)->oldMessage);
        QVERIFY(!m_cache->message(Snowflake(900))); // an update makes no message

        see(created);
        GuildBulkMessageDeleteEvent bulk = inGuild<GuildBulkMessageDeleteEvent>();
        bulk.messageIds = { Snowflake(900), Snowflake(901) };
        QCOMPARE(see(bulk)->oldMessages.keys(), QList<Snowflake> { Snowflake(900) });
        QCOMPARE(m_cache->statistics(CacheComponent::Messages).count, 0);
    }

    void P46_whatBelongsToNoGuildHarmsNothing()
    {
        const QList<qint64> before = counts();
        DMMessageCreateEvent created; // an ephemeral message: written in a guild, but Discord does not say in which
        created.messageId = Snowflake(900);
        created.message = withId<Message>(900);
        created.message.author = withId<User>(100); // a member there
        created.message.flags = MessageFlag::Ephemeral;
        see(created);
        QCOMPARE(m_cache->message(Snowflake(900)), created.message);
        DMMessageUpdateEvent updated;
        updated.messageId = Snowflake(900);
        updated.message = created.message;
        updated.message.content = QStringLiteral("edited");
        QCOMPARE(see(updated)->oldMessage, created.message);
        QCOMPARE(m_cache->message(Snowflake(900)), updated.message);
        DMReactionAddEvent reaction;
        reaction.messageId = Snowflake(900);
        reaction.userId = Snowflake(100);
        see(reaction);
        CommandInteractionCreateEvent command;
        command.interaction.user = withId<User>(100);
        see(command);
        see(EntitlementCreateEvent());
        see(EntitlementUpdateEvent());
        see(EntitlementDeleteEvent());
        QCOMPARE(m_cache->message(Snowflake(900)), updated.message);
        DMMessageDeleteEvent deleted;
        deleted.messageId = Snowflake(900);
        QCOMPARE(see(deleted)->oldMessage, updated.message);
        QVERIFY(!m_cache->message(Snowflake(900)));
        QCOMPARE(counts(), before);
        QVERIFY(m_cache->user(Snowflake(100)));
    }

    void aChannelTakesItsThreadsAndInvitesAlong()
    {
        InviteCreateEvent invite = inGuild<InviteCreateEvent>();
        invite.channelId = Snowflake(10);
        invite.invite.code = QStringLiteral("abc");
        see(invite);
        QCOMPARE(m_cache->invitesForChannel(guildId, Snowflake(10)).size(), 1);
        GuildChannelDeleteEvent event = inGuild<GuildChannelDeleteEvent>();
        event.channel = withId<Channel>(10);
        see(event);
        QCOMPARE(m_cache->threads().keys(), QList<Snowflake> { Snowflake(21) });
        QVERIFY(m_cache->invites().isEmpty());
    }

    void aListOfThreadsReplacesThoseOfItsChannels()
    {
        ThreadListSyncEvent sync = inGuild<ThreadListSyncEvent>();
        sync.channelIds = QList<Snowflake> { Snowflake(10) };
        sync.threads = { withId<Channel>(22) };
        sync.threads[0].parentId = Snowflake(10);
        sync.members.emplaceBack().threadId = Snowflake(22);
        see(sync);
        QCOMPARE(m_cache->threads().keys(), (QList<Snowflake> { Snowflake(21), Snowflake(22) }));
        QVERIFY(m_cache->thread(Snowflake(22))->threadMember);
        sync.channelIds.reset();
        see(sync);
        QCOMPARE(m_cache->threads().keys(), QList<Snowflake> { Snowflake(22) });
    }

    void aThreadThatTheBotHasLeftIsGone()
    {
        ShardReadyEvent ready;
        ready.ready.user.id = Snowflake(5);
        see(ready);
        ThreadMembersUpdateEvent event = inGuild<ThreadMembersUpdateEvent>();
        event.threadId = Snowflake(20);
        event.removedMemberIds = { Snowflake(100) };
        see(event);
        QVERIFY(m_cache->thread(Snowflake(20)));
        event.removedMemberIds = { Snowflake(100), Snowflake(5) };
        see(event);
        QVERIFY(!m_cache->thread(Snowflake(20)));
    }

    void P47_anObfuscatedChannelIsFilledInLater()
    {
        GuildChannelUpdateEvent event = inGuild<GuildChannelUpdateEvent>();
        event.channel = withId<Channel>(10);
        event.channel.guildId = guildId;
        event.channel.type = ChannelType::GuildVoice;
        event.channel.position = 4;
        event.channel.parentId = Snowflake(12);
        event.channel.flags = ChannelFlag::Obfuscated;
        see(event);
        QVERIFY(m_cache->guildChannel(Snowflake(10))->flags.has(ChannelFlag::Obfuscated));
        QCOMPARE(m_cache->guildChannel(Snowflake(10))->parentId, Snowflake(12));
        event.channel.flags = {};
        event.channel.name = QStringLiteral("revealed");
        see(event);
        QCOMPARE(m_cache->guildChannel(Snowflake(10))->name, u"revealed");
    }

    void eventsWithoutAComponentAreNotNeeded()
    {
        int needed = 0;
        for (std::size_t i = 0; i < eventTypeCount; ++i)
            needed += CacheUpdater::needs(EventType(i), CacheComponent::All);
        QCOMPARE(needed, 48);
        for (std::size_t i = 0; i < eventTypeCount; ++i)
            QVERIFY(!CacheUpdater::needs(EventType(i), CacheComponent::None));
        QVERIFY(!CacheUpdater::needs(EventType::GuildTyping, CacheComponent::All));
    }
};

QTEST_GUILESS_MAIN(TestCacheUpdater)
#include "tst_cacheupdater.moc"
