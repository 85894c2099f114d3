#include <hikari/cache/mutablecache.h>

#include <QFile>
#include <QSet>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Hikari;

namespace {

constexpr Snowflake guildA(1'000'000'001);
constexpr Snowflake guildB(1'000'000'002);

User userOf(quint64 id, const QString &name = QStringLiteral("somebody"))
{
    User user;
    user.id = Snowflake(id);
    user.username = name;
    user.discriminator = QStringLiteral("0");
    return user;
}

Member memberOf(quint64 id, const QString &name = QStringLiteral("somebody"))
{
    Member member;
    member.user = userOf(id, name);
    member.roleIds = { Snowflake(5), Snowflake(6) };
    member.joinedAt = Timestamp::fromMilliseconds(1'700'000'000'123);
    return member;
}

GatewayGuild guildOf(Snowflake id)
{
    GatewayGuild guild;
    guild.id = id;
    guild.name = QStringLiteral("guild ") + id.toString();
    guild.memberCount = 3;
    return guild;
}

Role roleOf(quint64 id)
{
    Role role;
    role.id = Snowflake(id);
    role.name = QStringLiteral("role");
    return role;
}

Message messageOf(quint64 id, quint64 authorId = 77)
{
    Message message;
    message.id = Snowflake(id);
    message.channelId = Snowflake(9);
    message.author = userOf(authorId);
    message.content = QStringLiteral("text ") + QString::number(id);
    return message;
}

// A counterpart for each method of hikari's Cache and MutableCache; the compiler looks for ours.
#define ROW(hikari, Class, ours)                                                                                       \
    {                                                                                                                  \
        hikari, sizeof(decltype(&Class::ours)) > 0                                                                     \
    }
// Of the overloads of setMessage(), any one will do.
constexpr struct
{
    const char *hikari;
    bool isThere;
} counterparts[] {
    // clang-format off
    ROW("get_available_guild", Cache, availableGuild), ROW("get_available_guilds_view", Cache, availableGuilds),
    ROW("get_dm_channel_id", Cache, dmChannelId), ROW("get_dm_channel_ids_view", Cache, dmChannelIds),
    ROW("get_emoji", Cache, emoji), ROW("get_emojis_view", Cache, emojis),
    ROW("get_emojis_view_for_guild", Cache, emojisForGuild), ROW("get_guild", Cache, guild),
    ROW("get_guild_channel", Cache, guildChannel), ROW("get_guild_channels_view", Cache, guildChannels),
    ROW("get_guild_channels_view_for_guild", Cache, guildChannelsForGuild), ROW("get_guilds_view", Cache, guilds),
    ROW("get_invite", Cache, invite), ROW("get_invites_view", Cache, invites),
    ROW("get_invites_view_for_channel", Cache, invitesForChannel),
    ROW("get_invites_view_for_guild", Cache, invitesForGuild), ROW("get_me", Cache, me),
    ROW("get_member", Cache, member), ROW("get_members_view", Cache, members),
    ROW("get_members_view_for_guild", Cache, membersForGuild), ROW("get_message", Cache, message),
    ROW("get_messages_view", Cache, messages), ROW("get_presence", Cache, presence),
    ROW("get_presences_view", Cache, presences), ROW("get_presences_view_for_guild", Cache, presencesForGuild),
    ROW("get_role", Cache, role), ROW("get_roles_view", Cache, roles),
    ROW("get_roles_view_for_guild", Cache, rolesForGuild), ROW("get_sticker", Cache, sticker),
    ROW("get_stickers_view", Cache, stickers), ROW("get_stickers_view_for_guild", Cache, stickersForGuild),
    ROW("get_thread", Cache, thread), ROW("get_threads_view", Cache, threads),
    ROW("get_threads_view_for_channel", Cache, threadsForChannel),
    ROW("get_threads_view_for_guild", Cache, threadsForGuild), ROW("get_unavailable_guild", Cache, unavailableGuild),
    ROW("get_unavailable_guilds_view", Cache, unavailableGuilds), ROW("get_user", Cache, user),
    ROW("get_users_view", Cache, users), ROW("get_voice_state", Cache, voiceState),
    ROW("get_voice_states_view", Cache, voiceStates),
    ROW("get_voice_states_view_for_channel", Cache, voiceStatesForChannel),
    ROW("get_voice_states_view_for_guild", Cache, voiceStatesForGuild), ROW("clear", MutableCache, clear),
    ROW("clear_dm_channel_ids", MutableCache, clearDmChannelIds), ROW("clear_emojis", MutableCache, clearEmojis),
    ROW("clear_emojis_for_guild", MutableCache, clearEmojisForGuild),
    ROW("clear_guild_channels", MutableCache, clearGuildChannels),
    ROW("clear_guild_channels_for_guild", MutableCache, clearGuildChannelsForGuild),
    ROW("clear_guilds", MutableCache, clearGuilds), ROW("clear_invites", MutableCache, clearInvites),
    ROW("clear_invites_for_channel", MutableCache, clearInvitesForChannel),
    ROW("clear_invites_for_guild", MutableCache, clearInvitesForGuild),
    ROW("clear_members", MutableCache, clearMembers),
    ROW("clear_members_for_guild", MutableCache, clearMembersForGuild),
    ROW("clear_messages", MutableCache, clearMessages), ROW("clear_presences", MutableCache, clearPresences),
    ROW("clear_presences_for_guild", MutableCache, clearPresencesForGuild),
    ROW("clear_roles", MutableCache, clearRoles), ROW("clear_roles_for_guild", MutableCache, clearRolesForGuild),
    ROW("clear_stickers", MutableCache, clearStickers),
    ROW("clear_stickers_for_guild", MutableCache, clearStickersForGuild),
    ROW("clear_threads", MutableCache, clearThreads),
    ROW("clear_threads_for_channel", MutableCache, clearThreadsForChannel),
    ROW("clear_threads_for_guild", MutableCache, clearThreadsForGuild),
    ROW("clear_voice_states", MutableCache, clearVoiceStates),
    ROW("clear_voice_states_for_channel", MutableCache, clearVoiceStatesForChannel),
    ROW("clear_voice_states_for_guild", MutableCache, clearVoiceStatesForGuild),
    ROW("delete_dm_channel_id", MutableCache, deleteDmChannelId), ROW("delete_emoji", MutableCache, deleteEmoji),
    ROW("delete_guild", MutableCache, deleteGuild), ROW("delete_guild_channel", MutableCache, deleteGuildChannel),
    ROW("delete_invite", MutableCache, deleteInvite), ROW("delete_me", MutableCache, deleteMe),
    ROW("delete_member", MutableCache, deleteMember), ROW("delete_message", MutableCache, deleteMessage),
    ROW("delete_presence", MutableCache, deletePresence), ROW("delete_role", MutableCache, deleteRole),
    ROW("delete_sticker", MutableCache, deleteSticker), ROW("delete_thread", MutableCache, deleteThread),
    ROW("delete_voice_state", MutableCache, deleteVoiceState),
    ROW("set_dm_channel_id", MutableCache, setDmChannelId), ROW("set_emoji", MutableCache, setEmoji),
    ROW("set_guild", MutableCache, setGuild), ROW("set_guild_availability", MutableCache, setGuildAvailability),
    ROW("set_guild_channel", MutableCache, setGuildChannel), ROW("set_invite", MutableCache, setInvite),
    ROW("set_me", MutableCache, setMe), ROW("set_member", MutableCache, setMember),
    ROW("set_message", MutableCache, updateMessage), ROW("set_presence", MutableCache, setPresence),
    ROW("set_role", MutableCache, setRole), ROW("set_sticker", MutableCache, setSticker),
    ROW("set_thread", MutableCache, setThread), ROW("set_voice_state", MutableCache, setVoiceState),
    ROW("update_emoji", MutableCache, updateEmoji), ROW("update_guild", MutableCache, updateGuild),
    ROW("update_guild_channel", MutableCache, updateGuildChannel), ROW("update_invite", MutableCache, updateInvite),
    ROW("update_me", MutableCache, updateMe), ROW("update_member", MutableCache, updateMember),
    ROW("update_message", MutableCache, updateMessage), ROW("update_presence", MutableCache, updatePresence),
    ROW("update_role", MutableCache, updateRole), ROW("update_thread", MutableCache, updateThread),
    ROW("update_voice_state", MutableCache, updateVoiceState),
    // clang-format on
};

} // namespace

class TestCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMethodOfHikariHasACounterpart()
    {
        QFile file(QStringLiteral(HIKARI_SHARED_DIR "/parity/hikari_api.tsv"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("needs the parity tables");
        QSet<QString> ours;
        for (const auto &row : counterparts) {
            QVERIFY(row.isThere);
            ours.insert(QLatin1String(row.hikari));
        }
        QSet<QString> theirs;
        while (!file.atEnd()) {
            const QStringList columns = QString::fromUtf8(file.readLine()).split(u'\t');
            const bool isCache = columns.value(2) == u"Cache" || columns.value(2) == u"MutableCache";
            if (columns.value(0) == u"cache" && isCache && columns.value(4) == u"method")
                theirs.insert(columns.value(3));
        }
        QCOMPARE(theirs.size(), 106);
        QCOMPARE(theirs - ours, QSet<QString>());
    }

    void settingsAreHikaris()
    {
        const CacheSettings settings;
        QCOMPARE(settings.maxMessages, 300);
        QCOMPARE(settings.maxDmChannelIds, 50);
        QVERIFY(!settings.onlyMyMember);
        QCOMPARE(settings.components.toInt() & 8'191u, 8'191u);
    }

    void aMemberComesBackWithItsUser()
    {
        MutableCache cache;
        const Member member = memberOf(10);
        cache.setMember(guildA, member);
        QCOMPARE(cache.member(guildA, Snowflake(10)), member);
        QCOMPARE(cache.user(Snowflake(10)), *member.user);
        QVERIFY(!cache.member(guildB, Snowflake(10)));
        QVERIFY(!cache.member(guildA, Snowflake(11)));
        QCOMPARE(cache.membersForGuild(guildA).values(), QList<Member> { member });
        QCOMPARE(cache.members().keys(), QList<Snowflake> { guildA });
    }

    void usersLiveAsLongAsSomethingNeedsThem()
    {
        MutableCache cache;
        cache.setMember(guildA, memberOf(10));
        cache.setMember(guildB, memberOf(10));
        cache.setMessage(messageOf(1, 10));
        Emoji emoji;
        emoji.id = Snowflake(40);
        emoji.user = userOf(10);
        cache.setEmoji(guildA, emoji);
        cache.setEmoji(guildA, emoji); // the same again holds nothing more
        InviteWithMetadata invite;
        invite.code = QStringLiteral("abc");
        invite.inviter = Box<User>(userOf(10));
        cache.setInvite(invite, guildA, Snowflake(9));

        cache.deleteMember(guildA, Snowflake(10));
        QVERIFY(cache.user(Snowflake(10)));
        cache.clearMembersForGuild(guildB);
        QVERIFY(cache.user(Snowflake(10)));
        cache.deleteEmoji(Snowflake(40));
        QVERIFY(cache.user(Snowflake(10)));
        cache.deleteInvite(QStringLiteral("abc"));
        QVERIFY(cache.user(Snowflake(10)));
        cache.deleteMessage(Snowflake(1));
        QVERIFY(!cache.user(Snowflake(10)));
        QCOMPARE(cache.userStatistics().count, 0);
        QCOMPARE(cache.userStatistics().bytes, 0);
    }

    void aNewNameOfAUserShowsInAllGuilds()
    {
        MutableCache cache;
        cache.setMember(guildA, memberOf(10, QStringLiteral("old")));
        cache.setMember(guildB, memberOf(10, QStringLiteral("new")));
        QCOMPARE(cache.member(guildA, Snowflake(10))->user->username, u"new");
        cache.setMessage(messageOf(1, 10));
        QCOMPARE(cache.member(guildA, Snowflake(10))->user->username, u"somebody");
    }

    void aViewKeepsWhatItSaw()
    {
        auto cache = std::make_unique<MutableCache>();
        for (quint64 id = 1; id <= 50; ++id)
            cache->setMember(guildA, memberOf(id));
        const CacheView<Member> view = cache->membersForGuild(guildA);
        cache->deleteMember(guildA, Snowflake(1));
        cache->setMember(guildA, memberOf(51));
        Member changed = memberOf(2);
        changed.nickname = QStringLiteral("nick");
        cache->setMember(guildA, changed);
        QCOMPARE(view.size(), 50);
        QCOMPARE(view.value(Snowflake(1)), memberOf(1));
        QVERIFY(!view.contains(Snowflake(51)));
        QVERIFY(!view.value(Snowflake(2))->nickname);
        QCOMPARE(cache->member(guildA, Snowflake(2))->nickname, u"nick");
        cache.reset();
        QCOMPARE(view.at(49), memberOf(50));
    }

    void viewsAreInTheOrderOfIds()
    {
        MutableCache cache;
        for (const quint64 id : { 5, 3, 900, 1, 44 })
            cache.setRole(guildA, roleOf(id));
        const CacheView<Role> view = cache.rolesForGuild(guildA);
        QCOMPARE(view.keys(),
            (QList<Snowflake> { Snowflake(1), Snowflake(3), Snowflake(5), Snowflake(44), Snowflake(900) }));
        QCOMPARE(view.keyAt(3), Snowflake(44));
        QCOMPARE(view.at(4).id, Snowflake(900));
        QCOMPARE(view.page(3, 10).size(), 2);
        QCOMPARE(view.page(9, 10).size(), 0);
        QCOMPARE(view.page(-2, 1).first().id, Snowflake(1));
        QList<Snowflake> visited;
        for (auto it = view.begin(); it != view.end(); ++it) {
            visited.append(it.key());
            QCOMPARE(it->id, it.key());
        }
        QCOMPARE(visited, view.keys());
        const CacheView<Role> some = view.filtered([](const Role &role) { return role.id.value() > 4; });
        QCOMPARE(some.size(), 3);
        QVERIFY(some.contains(Snowflake(44)));
        QVERIFY(!some.contains(Snowflake(3)));
        QCOMPARE(some.value(Snowflake(900))->id, Snowflake(900));
        QCOMPARE(view.find([](const Role &role) { return role.id.value() > 5; })->id, Snowflake(44));
        QVERIFY(CacheView<Role>().isEmpty());
        QVERIFY(!CacheView<Role>().value(Snowflake(1)));
    }

    void updatesTellWhatWasThere()
    {
        MutableCache cache;
        Role role = roleOf(1);
        CacheUpdate<Role> update = cache.updateRole(guildA, role);
        QVERIFY(!update.oldValue);
        QCOMPARE(update.newValue, role);
        role.name = QStringLiteral("other");
        update = cache.updateRole(guildA, role);
        QCOMPARE(update.oldValue->name, u"role");
        QCOMPARE(update.newValue->name, u"other");
        QCOMPARE(cache.deleteRole(Snowflake(1)), role);
        QVERIFY(!cache.deleteRole(Snowflake(1)));
    }

    void clearingGivesWhatWasThere()
    {
        MutableCache cache;
        cache.setRole(guildA, roleOf(1));
        cache.setRole(guildA, roleOf(2));
        cache.setRole(guildB, roleOf(3));
        const CacheView<Role> ofA = cache.clearRolesForGuild(guildA);
        QCOMPARE(ofA.size(), 2);
        QCOMPARE(cache.roles().keys(), QList<Snowflake> { Snowflake(3) });
        QCOMPARE(cache.clearRoles().size(), 1);
        QVERIFY(cache.roles().isEmpty());
        QVERIFY(!cache.role(Snowflake(3)));
        QCOMPARE(cache.statistics(CacheComponent::Roles).count, 0);
        QCOMPARE(cache.statistics(CacheComponent::Roles).bytes, 0);
    }

    void theSameAgainIsNoChange() // P75
    {
        MutableCache cache;
        cache.setMember(guildA, memberOf(10));
        cache.setRole(guildA, roleOf(1));
        cache.setGuild(guildOf(guildA));
        const quint64 before = cache.changeCount();
        cache.setMember(guildA, memberOf(10));
        cache.setRole(guildA, roleOf(1));
        cache.setGuild(guildOf(guildA));
        QCOMPARE(cache.changeCount(), before);
        cache.setRole(guildA, roleOf(2));
        QVERIFY(cache.changeCount() > before);
        QCOMPARE(cache.statistics(CacheComponent::Members).count, 1);
    }

    void whatIsOffIsNotKept_data()
    {
        QTest::addColumn<CacheComponent>("component");
        for (int bit = 0; bit < 16; ++bit)
            QTest::addRow("%d", bit) << CacheComponent(1u << bit);
    }
    void whatIsOffIsNotKept()
    {
        QFETCH(CacheComponent, component);
        CacheSettings settings;
        settings.components = CacheComponents(CacheComponent::All) & ~CacheComponents(component);
        MutableCache without(settings);
        settings.components = component;
        MutableCache with(settings);
        for (MutableCache *cache : { &without, &with }) {
            OwnUser me;
            me.id = Snowflake(3);
            cache->setMe(me);
            cache->setGuild(guildOf(guildA));
            Channel channel;
            channel.id = Snowflake(9);
            channel.guildId = guildA;
            cache->setGuildChannel(channel);
            cache->setThread(channel);
            cache->setMember(guildA, memberOf(10));
            cache->setRole(guildA, roleOf(1));
            Emoji emoji;
            emoji.id = Snowflake(40);
            cache->setEmoji(guildA, emoji);
            Sticker sticker;
            sticker.id = Snowflake(41);
            cache->setSticker(guildA, sticker);
            Presence presence;
            presence.userId = Snowflake(10);
            presence.guildId = guildA;
            presence.status = Status::Online;
            cache->setPresence(presence);
            VoiceState state;
            state.userId = Snowflake(10);
            state.guildId = guildA;
            state.channelId = Snowflake(9);
            cache->setVoiceState(state);
            InviteWithMetadata invite;
            invite.code = QStringLiteral("abc");
            cache->setInvite(invite, guildA, Snowflake(9));
            cache->setMessage(messageOf(1));
            cache->setDmChannelId(Snowflake(10), Snowflake(50));
            SoundboardSound sound;
            sound.id = Snowflake(60);
            cache->setSoundboardSound(guildA, sound);
            StageInstance stage;
            stage.id = Snowflake(61);
            stage.guildId = guildA;
            cache->setStageInstance(stage);
            ScheduledEvent event;
            event.id = Snowflake(62);
            event.guildId = guildA;
            cache->setScheduledEvent(event);
        }
        for (int bit = 0; bit < 16; ++bit) {
            const auto other = CacheComponent(1u << bit);
            QCOMPARE(without.statistics(other).count, other == component ? 0 : 1);
            QCOMPARE(with.statistics(other).count, other == component ? 1 : 0);
        }
        without.clear();
        with.clear();
        for (int bit = 0; bit < 16; ++bit) {
            QCOMPARE(without.statistics(CacheComponent(1u << bit)).count, 0);
            QCOMPARE(without.statistics(CacheComponent(1u << bit)).bytes, 0);
            QCOMPARE(with.statistics(CacheComponent(1u << bit)).bytes, 0);
        }
        QCOMPARE(without.userStatistics().count, 0);
        QCOMPARE(without.userStatistics().bytes, 0);
    }

    void onlyTheBotItselfIfWanted()
    {
        CacheSettings settings;
        settings.onlyMyMember = true;
        MutableCache cache(settings);
        OwnUser me;
        me.id = Snowflake(3);
        cache.setMe(me);
        cache.setMember(guildA, memberOf(3));
        cache.setMember(guildA, memberOf(4));
        QCOMPARE(cache.membersForGuild(guildA).keys(), QList<Snowflake> { Snowflake(3) });
        QVERIFY(!cache.user(Snowflake(4)));
    }

    void theOldestMessagesGoFirst()
    {
        CacheSettings settings;
        settings.maxMessages = 3;
        MutableCache cache(settings);
        for (quint64 id = 1; id <= 3; ++id)
            cache.setMessage(messageOf(id));
        cache.setMessage(messageOf(1)); // keeps its place
        cache.setMessage(messageOf(4, 78));
        QCOMPARE(cache.messages().keys(), (QList<Snowflake> { Snowflake(2), Snowflake(3), Snowflake(4) }));
        QVERIFY(!cache.message(Snowflake(1)));
        QCOMPARE(cache.statistics(CacheComponent::Messages).evictions, 1u);
        QCOMPARE(cache.statistics(CacheComponent::Messages).count, 3);
        cache.clearMessages();
        QCOMPARE(cache.userStatistics().count, 0);
    }

    void aMessageThatIsAnsweredIsFoundForLonger()
    {
        CacheSettings settings;
        settings.maxMessages = 2;
        MutableCache cache(settings);
        cache.setMessage(messageOf(1));
        Message answer = messageOf(2);
        answer.referencedMessage = Box<Message>(messageOf(1));
        cache.setMessage(answer);
        cache.setMessage(messageOf(3));
        QVERIFY(!cache.messages().contains(Snowflake(1)));
        QCOMPARE(cache.message(Snowflake(1))->content, u"text 1");
        cache.setMessage(messageOf(4)); // the answer goes
        QVERIFY(!cache.message(Snowflake(1)));

        answer = messageOf(5);
        answer.referencedMessage = Box<Message>(messageOf(4));
        cache.setMessage(answer);
        QCOMPARE(cache.deleteMessage(Snowflake(4))->content, u"text 4");
        QVERIFY(!cache.message(Snowflake(4))); // deleted is not only old
    }

    void aPartOfAMessageChangesOnlyWhatItHas()
    {
        MutableCache cache;
        Message message = messageOf(1);
        message.isPinned = true;
        cache.setMessage(message);
        Message part;
        part.id = Snowflake(1);
        part.content = QStringLiteral("edited");
        const CacheUpdate<Message> update = cache.updateMessage(part);
        QCOMPARE(update.oldValue, message);
        message.content = QStringLiteral("edited");
        QCOMPARE(update.newValue, message);
        part.id = Snowflake(2);
        QVERIFY(!cache.updateMessage(part).newValue);
    }

    void directConversationsAreBounded()
    {
        CacheSettings settings;
        settings.maxDmChannelIds = 2;
        MutableCache cache(settings);
        cache.setDmChannelId(Snowflake(1), Snowflake(11));
        cache.setDmChannelId(Snowflake(2), Snowflake(12));
        cache.setDmChannelId(Snowflake(1), Snowflake(21));
        cache.setDmChannelId(Snowflake(3), Snowflake(13));
        QVERIFY(!cache.dmChannelId(Snowflake(1)));
        QCOMPARE(cache.dmChannelIds().values(), (QList<Snowflake> { Snowflake(12), Snowflake(13) }));
        QCOMPARE(cache.deleteDmChannelId(Snowflake(2)), Snowflake(12));
        QVERIFY(!cache.deleteDmChannelId(Snowflake(2)));
        QCOMPARE(cache.statistics(CacheComponent::DmChannelIds).count, 1);
    }

    void guildsInAnOutageKeepTheirObjects() // P71
    {
        MutableCache cache;
        cache.setGuild(guildOf(guildA));
        cache.setGuild(guildOf(guildB));
        cache.setRole(guildA, roleOf(1));
        cache.setGuildAvailability(guildA, false);
        QVERIFY(cache.guild(guildA)->isUnavailable);
        QVERIFY(!cache.availableGuild(guildA));
        QVERIFY(cache.unavailableGuild(guildA));
        QCOMPARE(cache.unavailableGuilds().keys(), QList<Snowflake> { guildA });
        QCOMPARE(cache.availableGuilds().keys(), QList<Snowflake> { guildB });
        QVERIFY(cache.role(Snowflake(1)));
        cache.setGuildAvailability(guildA, true);
        QCOMPARE(cache.availableGuilds().size(), 2);
    }

    void P63_unknownIsNotAbsent()
    {
        MutableCache cache;
        const auto role = [&](quint64 id) { return cache.knowledgeOf(CacheComponent::Roles, guildA, Snowflake(id)); };
        const auto member = [&](quint64 id) {
            return cache.knowledgeOf(CacheComponent::Members, guildA, Snowflake(id));
        };
        QCOMPARE(role(1), CacheKnowledge::Unknown);
        cache.setRole(guildA, roleOf(1)); // an event after a resume: the guild itself was never sent
        QCOMPARE(role(1), CacheKnowledge::Known);
        QCOMPARE(role(2), CacheKnowledge::Unknown);
        cache.setGuild(guildOf(guildA));
        cache.setGuildComplete(guildA);
        QCOMPARE(role(2), CacheKnowledge::Absent);
        QCOMPARE(member(1), CacheKnowledge::Unknown); // none of three has been sent
        for (quint64 id = 1; id <= 3; ++id)
            cache.setMember(guildA, memberOf(id));
        QCOMPARE(member(1), CacheKnowledge::Known);
        QCOMPARE(member(4), CacheKnowledge::Absent);
        cache.deleteGuild(guildA);
        cache.clearGuildObjects(guildA);
        QCOMPARE(role(1), CacheKnowledge::Unknown);
    }

    void lookupsAreCounted()
    {
        MutableCache cache;
        cache.setRole(guildA, roleOf(1));
        cache.role(Snowflake(1));
        cache.role(Snowflake(1));
        cache.role(Snowflake(2));
        const CacheStatistics statistics = cache.statistics(CacheComponent::Roles);
        QCOMPARE(statistics.hits, 2u);
        QCOMPARE(statistics.misses, 1u);
        QVERIFY(statistics.bytes > 0);
        QCOMPARE(cache.statistics(CacheComponent::All), CacheStatistics());
    }

    void numbersAreReadInAnyThread()
    {
        MutableCache cache;
        std::atomic<bool> isDone = false;
        quint64 last = 0;
        bool grows = true;
        std::thread reader([&] {
            while (!isDone) {
                const quint64 now = cache.changeCount();
                grows = grows && now >= last;
                last = now;
                const CacheStatistics members = cache.statistics(CacheComponent::Members);
                grows = grows && members.count >= 0 && members.count <= 2'000 && cache.userStatistics().count <= 2'000;
            }
        });
        for (quint64 id = 1; id <= 2'000; ++id)
            cache.setMember(guildA, memberOf(id));
        isDone = true;
        reader.join();
        QVERIFY(grows);
        QVERIFY(cache.changeCount() >= last);
    }

    void objectsWithoutAnIdAreIgnored()
    {
        MutableCache cache;
        cache.setRole(guildA, Role());
        cache.setRole(Snowflake(), roleOf(1));
        cache.setMember(guildA, Member());
        cache.setGuild(GatewayGuild());
        cache.setMessage(Message());
        cache.setEmoji(guildA, Emoji());
        QCOMPARE(cache.changeCount(), 0u);
    }
};

QTEST_GUILESS_MAIN(TestCache)
#include "tst_cache.moc"
