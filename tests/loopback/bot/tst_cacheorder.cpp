#include "../simulatedbot.h"

#include <hikari/cache/cache.h>

#include <QHash>
#include <QLoggingCategory>
#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Hikari;
using namespace std::chrono_literals;

//! What listeners find in the cache while much happens in several shards, whose sessions begin meanwhile
class TestCacheOrder : public QObject
{
    Q_OBJECT

    static constexpr int shards = 4;

    const Cache *m_cache = nullptr;
    QMap<EventType, int> m_seen;
    QMap<int, qint64> m_sequences; // the last of each shard
    QHash<Snowflake, Channel> m_channels; // as listeners found them last
    QHash<Snowflake, Role> m_roles;
    QStringList m_wrong;

    void expect(bool isTrue, const ShardEvent &event, const char *what)
    {
        if (!isTrue)
            m_wrong.append(QStringLiteral("%1, event %2 of shard %3: %4")
                               .arg(uint(event.type))
                               .arg(event.sequence)
                               .arg(event.shardId)
                               .arg(QLatin1String(what)));
    }
    //! Listens to \a E; \a check compares the event with the cache
    template<typename E, typename Check>
    void listen(GatewayBot &bot, Check check)
    {
        bot.listen([this, check](const E &event) {
            ++m_seen[E::lineage.type()];
            qint64 &last = m_sequences[event.shardId];
            expect(event.sequence > last || std::is_same_v<E, ShardReadyEvent>, event, "out of order");
            last = event.sequence;
            check(event);
        });
    }

private Q_SLOTS:
    void P69_everyListenerSeesTheCacheAsOfItsEvent()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        constexpr int guilds = 32;
        SimulatorConfig world;
        world.shards = shards;
        world.guilds = guilds;
        world.maxConcurrency = 2;
        world.identifyWindow = noIdentifyWindow;
        world.heartbeatInterval = 10s;
        world.eventsPerSecond = manyEventsPerSecond;
        StrictSimulator simulator(world);
        QVERIFY(simulator.start());
        BotConfig config = configFor(simulator);
        config.intents = Intent::All;
        config.autoChunkMembers = false;
        config.gatewayThreads = 3;
        GatewayBot bot(config);
        m_cache = bot.cache();

        listen<ShardReadyEvent>(bot, [this](const ShardReadyEvent &e) {
            expect(m_cache->me() == e.ready.user, e, "who the bot is");
            QSet<Snowflake> named;
            for (const UnavailableGuild &guild : e.ready.guilds)
                named.insert(guild.id);
            for (const Snowflake id : m_cache->guilds().keys())
                expect(int(id.shardId(shards)) != e.shardId || named.contains(id), e, "a guild that is not named");
        });
        listen<GuildAvailableEvent>(bot, [this](const GuildAvailableEvent &e) {
            expect(m_cache->availableGuild(e.guildId).has_value(), e, "the guild");
            expect(m_cache->rolesForGuild(e.guildId).size() == e.guild.roles.size(), e, "its roles");
            expect(m_cache->guildChannelsForGuild(e.guildId).size() == e.guild.channels.size(), e, "its channels");
            expect(m_cache->voiceStatesForGuild(e.guildId).size() == e.guild.voiceStates.size(), e, "its voice");
            for (const Member &member : e.guild.members)
                expect(m_cache->member(e.guildId, member.user->id).has_value(), e, "a member");
            for (const Channel &channel : m_cache->guildChannelsForGuild(e.guildId).values())
                m_channels.insert(channel.id, channel);
            for (const Role &role : m_cache->rolesForGuild(e.guildId).values())
                m_roles.insert(role.id, role);
        });
        listen<GuildChannelUpdateEvent>(bot, [this](const GuildChannelUpdateEvent &e) {
            expect(m_cache->guildChannel(e.channel.id) == e.channel, e, "the channel");
            expect(e.oldChannel && *e.oldChannel == m_channels.value(e.channel.id), e, "the channel before");
            m_channels.insert(e.channel.id, e.channel);
        });
        listen<RoleUpdateEvent>(bot, [this](const RoleUpdateEvent &e) {
            expect(m_cache->role(e.roleId) == e.role, e, "the role");
            expect(e.oldRole && *e.oldRole == m_roles.value(e.roleId), e, "the role before");
            m_roles.insert(e.roleId, e.role);
        });
        listen<MemberUpdateEvent>(bot, [this](const MemberUpdateEvent &e) {
            expect(m_cache->member(e.guildId, e.user.id) == e.member, e, "the member");
        });
        listen<PresenceUpdateEvent>(bot, [this](const PresenceUpdateEvent &e) {
            const std::optional<Presence> cached = m_cache->presence(e.guildId, e.userId);
            expect((cached ? cached->status : Status::Offline) == e.presence.status, e, "the presence");
        });
        listen<VoiceStateUpdateEvent>(bot, [this](const VoiceStateUpdateEvent &e) {
            const std::optional<VoiceState> cached = m_cache->voiceState(e.guildId, e.state.userId);
            expect((cached ? cached->channelId : std::nullopt) == e.state.channelId, e, "the voice state");
        });
        listen<GuildMessageCreateEvent>(bot, [this](const GuildMessageCreateEvent &e) {
            expect(m_cache->message(e.messageId) == e.message, e, "the message");
        });
        listen<GuildMessageUpdateEvent>(bot, [this](const GuildMessageUpdateEvent &e) {
            const std::optional<Message> cached = m_cache->message(e.messageId);
            expect(!cached || cached->editedAt == e.message.editedAt, e, "the message that was edited");
        });
        listen<GuildMessageDeleteEvent>(bot, [this](const GuildMessageDeleteEvent &e) {
            expect(!m_cache->message(e.messageId), e, "the message that was deleted");
        });

        const auto count = [this](EventType type) { return m_seen.value(type); };
        // Long enough that some are flooded while others sign in
        bot.start({ .shardCount = shards, .startupWindowDelay = 100ms });
        QTRY_COMPARE_WITH_TIMEOUT(count(EventType::GuildAvailable), guilds, 30'000);
        const auto rarest = [&] {
            return std::min({ count(EventType::GuildChannelUpdate), count(EventType::RoleUpdate),
                count(EventType::MemberUpdate), count(EventType::PresenceUpdate), count(EventType::VoiceStateUpdate),
                count(EventType::GuildMessageUpdate), count(EventType::GuildMessageDelete) });
        };
        QTRY_VERIFY_WITH_TIMEOUT(rarest() > 10, 60'000);
        simulator.invalidateSession(-1, false); // all begin anew, in turn, while it goes on
        QTRY_COMPARE_WITH_TIMEOUT(count(EventType::ShardReady), 2 * shards, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(count(EventType::GuildAvailable), 2 * guilds, 30'000);
        const int before = count(EventType::RoleUpdate);
        QTRY_VERIFY_WITH_TIMEOUT(count(EventType::RoleUpdate) > before + 10, 60'000);
        QVERIFY2(m_wrong.isEmpty(),
            qPrintable(QStringLiteral("%1: %2").arg(m_wrong.size()).arg(m_wrong.mid(0, 5).join(u"; "))));
    }
};

QTEST_GUILESS_MAIN(TestCacheOrder)
#include "tst_cacheorder.moc"
