#include "runningbot.h"

#include <QTest>

#include <functional>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! An event as in hikari's examples: app is how a listener that knows nothing but the event reaches Discord
struct ReminderEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(customEventType<ReminderEvent>());

    RestClient *app = nullptr;
    Snowflake channelId;
};

Error::Kind kindOf(const Reply<void> &reply)
{
    return reply.error() ? reply.error()->kind : Error::Kind::None;
}

} // namespace

//! The rows "type" of the table of parity: each type does in a bot what hikari's does
class TestSeedTypes : public QObject
{
    Q_OBJECT

private:
    static SimulatorShard shardOf(RunningBot &running)
    {
        const QList<SimulatorShard> shards = running.simulator().ledger().shards;
        return shards.isEmpty() ? SimulatorShard() : shards.first();
    }

private Q_SLOTS:
    void type_activity_isShown()
    {
        RunningBot running;
        QVERIFY(running.run({ .activity = Activity::watching(u"the sky"_s) }));
        QTRY_COMPARE(shardOf(running).activity, u"the sky"_s);
        const Activity activity = Activity::streaming(u"chess"_s, u"https://twitch.tv/chess"_s);
        QCOMPARE(activity.type, ActivityType::Streaming);
        const Reply<void> sent = running.bot().updatePresence({ .activities = { activity } });
        QTRY_VERIFY(sent.isFinished());
        QTRY_COMPARE(shardOf(running).activity, u"chess"_s);
    }
    void type_status_isShown()
    {
        RunningBot running;
        QCOMPARE(StartOptions().status, Status::Online);
        QVERIFY(running.run({ .status = Status::DoNotDisturb }));
        QTRY_COMPARE(shardOf(running).status, u"dnd"_s);
        for (const Status status : { Status::Idle, Status::Online, Status::Offline }) {
            const Reply<void> sent = running.bot().updatePresence({ .status = status });
            QTRY_VERIFY(sent.isFinished());
            QTRY_COMPARE(shardOf(running).status,
                status == Status::Offline ? u"invisible"_s : statusName(status)); // Discord knows no other way
        }
    }
    void type_intents_decideWhatComes()
    {
        const Intents intents = Intents(Intent::Guilds) | Intent::GuildMembers;
        QVERIFY(intents.has(Intent::Guilds) && !intents.has(Intent::GuildMessages));
        QVERIFY(!Intents(Intent::AllUnprivileged).hasAny(Intent::AllPrivileged));
        QCOMPARE(intentNames(intents), QStringList({ u"GUILDS"_s, u"GUILD_MEMBERS"_s }));
        QCOMPARE(BotConfig().intents, Intents(Intent::AllUnprivileged));

        RunningBot running([](BotConfig &config) { config.intents = Intent::GuildMessages; });
        GatewayBot &bot = running.bot();
        QSet<QString> names;
        bot.listen([&](const ShardPayloadEvent &event) { names.insert(event.name); });
        QVERIFY(running.run());
        QCOMPARE(bot.intents(), Intents(Intent::GuildMessages));
        running.simulator().emitEvents(500);
        QTRY_VERIFY(names.contains(u"MESSAGE_CREATE"_s));
        QTRY_COMPARE(bot.shardSnapshots().first().events, running.simulator().ledger().events);
        for (const QString &name : { u"GUILD_CREATE"_s, u"CHANNEL_UPDATE"_s, u"TYPING_START"_s, u"PRESENCE_UPDATE"_s,
                 u"MESSAGE_REACTION_ADD"_s })
            QVERIFY2(!names.contains(name), qPrintable(name));
    }
    void type_cachesettings_decideWhatIsKept()
    {
        const CacheSettings defaults;
        QCOMPARE(defaults.components, CacheComponents(CacheComponent::All));
        QCOMPARE(defaults.maxMessages, 300);
        QCOMPARE(defaults.maxDmChannelIds, 50);
        QVERIFY(!defaults.onlyMyMember);

        RunningBot running([](BotConfig &config) {
            config.cacheSettings.components = CacheComponents(CacheComponent::Guilds) | CacheComponent::Messages;
            config.cacheSettings.maxMessages = 2;
        });
        const Cache *cache = running.bot().cache();
        const Snowflake guild = running.simulator().guildIds().first();
        int messages = 0;
        running.bot().listen<MessageCreateEvent>([&] { ++messages; });
        QVERIFY(running.run());
        QTRY_COMPARE(cache->guilds().size(), 2);
        QVERIFY(cache->guild(guild));
        QVERIFY(cache->membersForGuild(guild).isEmpty());
        QVERIFY(cache->rolesForGuild(guild).isEmpty());
        for (const QString &text : { u"one"_s, u"two"_s, u"three"_s })
            QVERIFY(running.say(text));
        QTRY_COMPARE(messages, 3);
        QCOMPARE(cache->messages().size(), 2);
    }
    void type_httpsettings_areThoseOfTheBot()
    {
        const HttpSettings defaults;
        QVERIFY(defaults.isVerified());
        QCOMPARE(defaults.timeouts.total, std::optional<std::chrono::milliseconds>(30s));
        QCOMPARE(defaults.maxRedirects, std::optional(10));

        RunningBot running([](BotConfig &config) { config.httpSettings.timeouts.total = 20s; });
        QCOMPARE(running.bot().httpSettings().timeouts.total, std::optional<std::chrono::milliseconds>(20s));
        QVERIFY(running.run());
        RunningBot wrong([](BotConfig &config) { config.httpSettings.timeouts.total = 0s; });
        const Reply<void> refused = wrong.bot().start();
        QTRY_VERIFY(refused.isFinished());
        QCOMPARE(kindOf(refused), Error::Kind::InvalidArgument);
    }
    void type_proxysettings_areThoseOfTheBot()
    {
        const ProxySettings defaults;
        QVERIFY(defaults.url.isEmpty() && !defaults.trustEnvironment);

        RunningBot dead([](BotConfig &config) {
            config.proxySettings.url = QUrl(u"http://127.0.0.1:1"_s); // nobody is there
            config.maxRetries = 0;
        });
        QCOMPARE(dead.bot().proxySettings().url.port(), 1);
        const Reply<void> unreachable = dead.bot().start();
        QTRY_VERIFY_WITH_TIMEOUT(unreachable.isFinished(), 30'000);
        QCOMPARE(kindOf(unreachable), Error::Kind::Network);
        RunningBot wrong([](BotConfig &config) { config.proxySettings.url = QUrl(u"gopher://127.0.0.1:1"_s); });
        const Reply<void> refused = wrong.bot().start();
        QTRY_VERIFY(refused.isFinished());
        QCOMPARE(kindOf(refused), Error::Kind::InvalidArgument);
    }
    void type_gatewayshard_isOneOfShards()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(bot.shards().isEmpty());
        QVERIFY(running.run());
        const GatewayShard *shard = bot.shards().value(0);
        QVERIFY(shard);
        QCOMPARE(shard->id(), 0);
        QCOMPARE(shard->shardCount(), 1);
        QVERIFY(shard->isAlive() && shard->isConnected());
        QTRY_VERIFY(shard->heartbeatLatency());
        QCOMPARE(shard->snapshot().id, 0);
    }

    void type_event_isTheBaseOfAll()
    {
        static_assert(std::is_base_of_v<Event, MessageCreateEvent> && std::is_base_of_v<Event, ReminderEvent>);
        GatewayBot bot(idleConfig());
        QList<EventType> types;
        bot.listen([&](const Event &event) { types.append(event.type); });
        bot.dispatch(StartedEvent());
        bot.dispatch(ReminderEvent());
        bot.dispatch(DMTypingEvent());
        QCOMPARE(
            types, QList<EventType>({ EventType::Started, customEventType<ReminderEvent>(), EventType::DMTyping }));
        const EventPtr event = makeEvent<ReminderEvent>();
        QVERIFY(isEvent<Event>(*event) && isEvent<ReminderEvent>(*event) && !isEvent<MessageEvent>(*event));
        QVERIFY(eventCast<ReminderEvent>(event) && !eventCast<MessageEvent>(event));
    }
    void type_eventstream_isWhatStreamGives()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        EventStreamOf<TypingEvent> typed = bot.stream<TypingEvent>(std::nullopt);
        EventStream stream = typed; // the same one, for code that takes streams of any class
        const auto scope = stream.opened();
        QVERIFY(typed.isOpen());
        bot.dispatch(GuildTypingEvent());
        QCOMPARE(typed.size(), 1);
        QCOMPARE(stream.take(5).size(), 1);
        QCOMPARE(typed.size(), 0);
    }
    void type_messagecreateevent_isTheBaseForGuildsAndDirectMessages()
    {
        GatewayBot bot(idleConfig());
        QList<EventType> types;
        bot.listen([&](const MessageCreateEvent &event) {
            types.append(event.type);
            QCOMPARE(event.authorId(), Snowflake(8));
        });
        GuildMessageCreateEvent inGuild;
        inGuild.message.author.id = Snowflake(8);
        inGuild.guildId = Snowflake(3);
        DMMessageCreateEvent direct;
        direct.message.author.id = Snowflake(8);
        bot.dispatch(inGuild);
        bot.dispatch(direct);
        bot.dispatch(GuildMessageUpdateEvent());
        QCOMPARE(types, QList<EventType>({ EventType::GuildMessageCreate, EventType::DMMessageCreate }));
    }
    void type_reactionaddevent_isTheBaseForGuildsAndDirectMessages()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        QList<EventType> types;
        bot.listen([&](const ReactionAddEvent &event) { types.append(event.type); });
        bot.dispatch(DMReactionAddEvent());
        bot.dispatch(GuildReactionDeleteEvent());
        QCOMPARE(types, QList<EventType> { EventType::DMReactionAdd });
        const auto wait = bot.waitFor<ReactionAddEvent>(std::nullopt);
        running.simulator().emitEvents(300); // 6 % are reactions
        QTRY_VERIFY(wait.isFinished());
        const auto reaction = *wait.result();
        QCOMPARE(reaction->type, EventType::GuildReactionAdd);
        QVERIFY(!reaction->userId.isNull() && !reaction->messageId.isNull() && reaction->emoji.name);
        QVERIFY(running.simulator().guildIds().contains(reaction->guildId.value_or(Snowflake())));
    }
    void type_memberchunkevent_bringsMembers()
    {
        RunningBot running([](BotConfig &config) {
            config.intents = Intents(Intent::Guilds) | Intent::GuildMembers;
            config.autoChunkMembers = false;
        });
        GatewayBot &bot = running.bot();
        const Snowflake guild = running.simulator().guildIds().first();
        qsizetype members = 0;
        int chunks = 0;
        bot.listen([&](const MemberChunkEvent &event) {
            QCOMPARE(event.guildId, guild);
            QCOMPARE(event.chunkIndex, chunks);
            QVERIFY(event.chunkIndex < event.chunkCount);
            ++chunks;
            members += event.members.size();
        });
        QVERIFY(running.run());
        const Reply<GuildMembers> all = bot.requestGuildMembers({ .guildId = guild, .query = QString() });
        QTRY_VERIFY_WITH_TIMEOUT(all.isFinished(), 30'000);
        QVERIFY(all.result());
        QVERIFY(chunks > 0 && members > 0);
        QCOMPARE(all.result()->members.size(), members);
    }
    void type_restaware_isTheRestClientOfTheBot()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        bot.listen([](const ReminderEvent &event) {
            event.app->createMessage(event.channelId, { .content = u"do not forget"_s });
        });
        const auto said = bot.waitFor<MessageCreateEvent>(std::nullopt);
        bot.dispatch(ReminderEvent { {}, bot.rest(), running.simulator().textChannel(0) });
        QTRY_VERIFY(said.isFinished());
        QCOMPARE((*said.result())->content(), u"do not forget"_s);
    }
    void type_snowflake_identifies()
    {
        const Snowflake id(175928847299117063u); // the example of Discord's documentation
        QCOMPARE(id.createdAt().toIso8601(), u"2016-04-30T11:18:25.796000+00:00"_s);
        QCOMPARE(Snowflake::fromString(u"175928847299117063"_s), std::optional(id));
        QVERIFY(!Snowflake::fromString(u"ann"_s));
        QVERIFY(Snowflake(1) < id && Snowflake().isNull());
        RunningBot running;
        QVERIFY(running.run());
        QCOMPARE(running.bot().me()->id, running.simulator().botUserId());
    }
    void type_user_isTheAuthorOfMessages()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        const auto said = bot.waitFor<MessageCreateEvent>(std::nullopt);
        QVERIFY(running.say(u"me"_s));
        QTRY_VERIFY(said.isFinished());
        const User author = (*said.result())->author();
        QCOMPARE(author.id, bot.me()->id);
        QCOMPARE(author.username, bot.me()->username);
        QVERIFY(author.isBot);
    }
};

QTEST_GUILESS_MAIN(TestSeedTypes)
#include "tst_seed_types.moc"
