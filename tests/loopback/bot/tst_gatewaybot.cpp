#include "../simulatedbot.h"

#include <hikari/core/logging.h>

#include <QRegularExpression>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace Hikari;
using namespace std::chrono_literals;

class TestGatewayBot : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StrictSimulator> m_simulator;

    static SimulatorConfig world()
    {
        SimulatorConfig config;
        config.shards = 2;
        config.guilds = 8;
        config.identifyWindow = noIdentifyWindow;
        config.eventsPerSecond = 0;
        return config;
    }
    void makeSimulator(const SimulatorConfig &config)
    {
        m_simulator = std::make_unique<StrictSimulator>(config);
        Error error;
        QVERIFY2(m_simulator->start(&error), qPrintable(error.message));
    }
    BotConfig botConfig() const
    {
        BotConfig config = configFor(*m_simulator);
        config.maxRetries = 0;
        config.gatewayThreads = 1;
        return config;
    }
    static Error::Kind kindOf(const Reply<void> &reply)
    {
        return reply.error() ? reply.error()->kind : Error::Kind::None;
    }

private Q_SLOTS:
    void init() { makeSimulator(world()); }
    void cleanup() { m_simulator.reset(); }

    void everyCompressionIsSpoken_data()
    {
        QTest::addColumn<Compression>("compression");
        QTest::addColumn<double>("leastRatio");
        QTest::newRow("none") << Compression::None << 1.0;
        QTest::newRow("payload") << Compression::Payload << 1.3;
        QTest::newRow("zlib-stream") << Compression::ZlibStream << 2.0;
        QTest::newRow("zstd-stream") << Compression::ZstdStream << 2.0;
    }
    void everyCompressionIsSpoken()
    {
        QFETCH(Compression, compression);
        QFETCH(double, leastRatio);
        SimulatorConfig simulated = world();
        simulated.heartbeatInterval = 45s; // it is about as many events as a slow machine makes in some seconds
        makeSimulator(simulated);
        BotConfig config = botConfig();
        config.compression = compression;
        config.intents = Intent::All;
        GatewayBot bot(config);
        quint64 messages = 0;
        bot.listen([&](const MessageCreateEvent &) { ++messages; });
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY(started.isFinished());
        QVERIFY(!started.error());
        m_simulator->emitEvents(2000);
        QTRY_VERIFY(messages > 500);
        const auto total = [&bot](auto member) {
            quint64 sum = 0;
            for (const ShardSnapshot &shard : bot.shardSnapshots())
                sum += shard.*member;
            return sum;
        };
        QTRY_COMPARE(total(&ShardSnapshot::events), m_simulator->ledger().events);
        const double ratio = double(total(&ShardSnapshot::bytesInflated)) / double(total(&ShardSnapshot::bytesIn));
        QVERIFY2(ratio >= leastRatio, qPrintable(QString::number(ratio)));
        QCOMPARE(bot.shardSnapshots().first().compression, compression);
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0)); // P37
    }
    void startsWithTheRecommendedShardsAndStops()
    {
        GatewayBot bot(botConfig());
        QStringList order;
        bot.listen([&](const StartingEvent &) { order.append(QStringLiteral("starting")); });
        bot.listen([&](const StartedEvent &) { order.append(QStringLiteral("started")); });
        bot.listen([&](const StoppingEvent &) { order.append(QStringLiteral("stopping")); });
        bot.listen([&](const StoppedEvent &) { order.append(QStringLiteral("stopped")); });
        QVERIFY(bot.shards().isEmpty());

        const Reply<void> started = bot.start(quick());
        QVERIFY(bot.isAlive());
        QTRY_VERIFY(started.isFinished());
        QVERIFY2(!started.error(), started.error() ? qPrintable(started.error()->toString()) : "");
        QCOMPARE(bot.state(), BotState::Running);
        QCOMPARE(bot.shardCount(), 2);
        QCOMPARE(bot.shards().keys(), (QList<int> { 0, 1 }));
        QVERIFY(bot.me());
        QCOMPARE(bot.me()->id, m_simulator->botUserId());
        for (const ShardSnapshot &shard : bot.shardSnapshots())
            QVERIFY(shard.isReady());

        const Reply<void> joined = bot.join();
        const Reply<void> closed = bot.close();
        QTRY_VERIFY(closed.isFinished());
        QVERIFY(!closed.error());
        QVERIFY(joined.isFinished());
        QVERIFY(!bot.isAlive());
        QCOMPARE(order.join(u' '), QStringLiteral("starting started stopping stopped"));
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        for (const SimulatorShard &shard : m_simulator->ledger().shards)
            QCOMPARE(shard.lastClientCloseCode, 1000);
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }

    void P66_theSameObjectStartsAgain()
    {
        GatewayBot bot(botConfig());
        for (int i = 0; i < 3; ++i) {
            const Reply<void> started = bot.start(quick());
            QTRY_VERIFY(started.isFinished());
            QCOMPARE(kindOf(started), Error::Kind::None);
            const Reply<void> closed = bot.close();
            QTRY_VERIFY(closed.isFinished());
        }
        QCOMPARE(m_simulator->ledger().identifies, quint64(6));
    }

    void P66_aFailureIsOfOneStart()
    {
        GatewayBot bot(botConfig());
        FaultOrder broken = FaultOrder::of(FaultKind::Rest5xx);
        broken.route = QStringLiteral("/gateway/bot");
        broken.times = 1;
        QVERIFY(m_simulator->injectFault(broken));
        const Reply<void> first = bot.start(quick());
        QTRY_VERIFY(first.isFinished());
        QVERIFY(kindOf(first) != Error::Kind::None && kindOf(first) != Error::Kind::ShutDown);
        QTRY_VERIFY(!bot.isAlive());
        const Reply<void> second = bot.start(quick());
        bot.close();
        QTRY_VERIFY(second.isFinished());
        QCOMPARE(kindOf(second), Error::Kind::ShutDown);
    }
    void P66_aSlotOfStateChangedStartsItAgain()
    {
        GatewayBot bot(botConfig());
        Reply<void> again;
        QStringList order;
        bot.listen([&](const StartingEvent &) { order.append(QStringLiteral("starting")); });
        bot.listen([&](const StoppedEvent &) { order.append(QStringLiteral("stopped")); });
        bool isRestarted = false;
        connect(&bot, &GatewayBot::stateChanged, this, [&](BotState state) {
            if (state == BotState::Stopped && !std::exchange(isRestarted, true))
                again = bot.start(quick());
        });
        const Reply<void> first = bot.start(quick());
        const Reply<void> closed = bot.close();
        QTRY_VERIFY(closed.isFinished());
        QTRY_VERIFY(first.isFinished());
        QCOMPARE(kindOf(first), Error::Kind::ShutDown);
        QVERIFY(isRestarted);
        QTRY_VERIFY(again.isFinished());
        QVERIFY2(!again.error(), again.error() ? qPrintable(again.error()->toString()) : "");
        QCOMPARE(bot.state(), BotState::Running);
        QCOMPARE(order.join(u' '), QStringLiteral("starting stopped starting"));
        const Reply<void> ended = bot.close();
        QTRY_VERIFY(ended.isFinished());
    }

    void P66_severalBotsInOneProcess()
    {
        GatewayBot first(botConfig());
        GatewayBot second(botConfig());
        const Reply<void> firstStarted =
            first.start({ .shardIds = { 0 }, .shardCount = 2, .startupWindowDelay = 50ms });
        QTRY_VERIFY(firstStarted.isFinished());
        const Reply<void> secondStarted =
            second.start({ .shardIds = { 1 }, .shardCount = 2, .startupWindowDelay = 50ms });
        QTRY_VERIFY(secondStarted.isFinished());
        QCOMPARE(kindOf(firstStarted), Error::Kind::None);
        QCOMPARE(kindOf(secondStarted), Error::Kind::None);
        QCOMPARE(first.shards().keys(), QList<int> { 0 });
        QCOMPARE(second.shards().keys(), QList<int> { 1 });
    }

    void wrongArgumentsAreRefusedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QList<int>>("shardIds");
        QTest::addColumn<int>("shardCount"); // 0: none
        QTest::addColumn<int>("largeThreshold");
        const QString good = StrictSimulator().token().secret();
        QTest::newRow("no token") << QString() << QList<int>() << 0 << 250;
        QTest::newRow("malformed token") << QStringLiteral("hello") << QList<int>() << 0 << 250;
        QTest::newRow("ids without count") << good << QList<int> { 0 } << 0 << 250;
        QTest::newRow("id out of range") << good << QList<int> { 2 } << 2 << 250;
        QTest::newRow("no shards") << good << QList<int>() << -1 << 250;
        QTest::newRow("threshold") << good << QList<int>() << 0 << 49;
    }
    void wrongArgumentsAreRefusedBeforeAnythingIsSent()
    {
        QFETCH(QString, token);
        QFETCH(QList<int>, shardIds);
        QFETCH(int, shardCount);
        QFETCH(int, largeThreshold);
        BotConfig config = botConfig();
        config.token = Token(token);
        GatewayBot bot(config);
        StartOptions options { .largeThreshold = largeThreshold, .shardIds = shardIds };
        if (shardCount)
            options.shardCount = shardCount;
        const Reply<void> started = bot.start(options);
        QTRY_VERIFY(started.isFinished());
        QCOMPARE(kindOf(started), Error::Kind::InvalidArgument);
        QVERIFY(!bot.isAlive());
        QCOMPARE(m_simulator->ledger().restRequests, quint64(0));
    }

    void doubleShardIdsAreRemoved()
    {
        GatewayBot bot(botConfig());
        const Reply<void> started = bot.start({ .shardIds = { 1, 0, 1 }, .shardCount = 2, .startupWindowDelay = 20ms });
        QTRY_VERIFY(started.isFinished());
        QCOMPARE(kindOf(started), Error::Kind::None);
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
    }

    void streamsAndWaitsBeforeTheStartAreStateErrors()
    {
        GatewayBot bot(botConfig());
        const auto wait = bot.waitFor<MessageCreateEvent>(1s);
        QVERIFY(wait.isFinished());
        QCOMPARE(wait.error()->kind, Error::Kind::State);
        auto stream = bot.stream<MessageCreateEvent>(1s);
        const auto scope = stream.opened();
        QVERIFY(!stream.isOpen());
        QCOMPARE(stream.next().error()->kind, Error::Kind::State);
        QCOMPARE(stream.map(&MessageCreateEvent::author).collect().error()->kind, Error::Kind::State);
    }
    void startingTwiceIsAStateError()
    {
        GatewayBot bot(botConfig());
        const Reply<void> first = bot.start(quick());
        QCOMPARE(kindOf(bot.start(quick())), Error::Kind::State);
        QTRY_VERIFY(first.isFinished());
        QCOMPARE(kindOf(first), Error::Kind::None);
        QCOMPARE(kindOf(bot.start(quick())), Error::Kind::State);
    }

    void aWrongTokenIsOneClearError()
    {
        BotConfig config = botConfig();
        config.token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.another-token-that-is-not-let-in-here"));
        GatewayBot bot(config);
        QSignalSpy fatal(&bot, &GatewayBot::fatalError);
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY(started.isFinished());
        QCOMPARE(kindOf(started), Error::Kind::Unauthorized);
        QVERIFY(!started.error()->toString().contains(config.token.secret()));
        QTRY_VERIFY(!bot.isAlive());
        QCOMPARE(fatal.size(), 1);
    }

    void anUnreachableRestUrlIsOneClearError()
    {
        BotConfig config = botConfig();
        m_simulator->stop();
        GatewayBot bot(config);
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY(started.isFinished());
        QCOMPARE(kindOf(started), Error::Kind::Network);
        QVERIFY(started.error()->message.contains(QStringLiteral("127.0.0.1")));
    }

    void theSessionStartLimitIsKept()
    {
        SimulatorConfig config = world();
        config.sessionStartLimit = 1;
        makeSimulator(config);
        GatewayBot bot(botConfig());
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY(started.isFinished());
        QCOMPARE(kindOf(started), Error::Kind::SessionLimit);
        const QString reset = bot.sessionSnapshot().sessionStartsResetAt.toIso8601();
        QVERIFY(started.error()->message.contains(reset));
        QCOMPARE(m_simulator->ledger().identifies, quint64(0));
    }

    void P65_closeIsSafeWhileStarting()
    {
        GatewayBot bot(botConfig());
        const Reply<void> started = bot.start(quick());
        const Reply<void> closed = bot.close();
        QTRY_VERIFY(closed.isFinished());
        QVERIFY(!closed.error());
        QTRY_VERIFY(started.isFinished());
        QCOMPARE(kindOf(started), Error::Kind::ShutDown);
        QCOMPARE(kindOf(bot.close()), Error::Kind::State);
    }

    void P80_intentsOfTheBotAreThoseThatCount()
    {
        BotConfig config = botConfig();
        config.intents = Intent::AllUnprivileged;
        GatewayBot bot(config);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^MemberEvent will not come.*MEMBERS")));
        bot.listen([](const MemberEvent &) {});
    }
    void P119_destroyedWhileStarting()
    {
        auto bot = std::make_unique<GatewayBot>(botConfig());
        const Reply<void> started = bot->start(quick());
        bot.reset();
        QVERIFY(started.isFinished());
        QCOMPARE(kindOf(started), Error::Kind::ShutDown);
    }

    void botMayBeDestroyedInAnyState_data()
    {
        QTest::addColumn<BotState>("state");
        QTest::newRow("starting") << BotState::Starting;
        QTest::newRow("running") << BotState::Running;
        QTest::newRow("stopping") << BotState::Stopping;
        QTest::newRow("stopped") << BotState::Stopped;
    }
    void botMayBeDestroyedInAnyState()
    {
        QFETCH(BotState, state);
        auto bot = std::make_unique<GatewayBot>(botConfig());
        GatewayBot *const raw = bot.get();
        connect(raw, &GatewayBot::stateChanged, this, [&bot, state](BotState now) {
            if (now == state)
                bot.reset();
        });
        raw->listen([raw](const StartedEvent &) { raw->close(); });
        const Reply<void> started = raw->start(quick());
        QTRY_VERIFY(!bot);
        QTRY_VERIFY(started.isFinished());
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
    }

    void messagesGoOutAndComeBackAsEvents()
    {
        BotConfig config = botConfig();
        config.intents = Intents(Intent::AllUnprivileged) | Intent::MessageContent;
        config.cacheSettings.components = CacheComponent::None;
        GatewayBot bot(config);
        QStringList seen;
        connect(&bot, &GatewayBot::messageCreated, this,
            [&seen](const MessageCreateEvent &event) { seen.append(event.message.content); });
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY(started.isFinished());
        const Snowflake channel = m_simulator->textChannel(0);
        const Reply<Message> sent = bot.rest()->createMessage(channel, { .content = QStringLiteral("hello") });
        QTRY_VERIFY(sent.isFinished());
        QVERIFY(sent.result());
        QTRY_VERIFY(seen.contains(QStringLiteral("hello")));

        seen.clear();
        bot.disconnect(this); // the interest goes with the last connection
        QVERIFY(!bot.events()->interest()->wants(EventType::GuildMessageCreate));
    }

    void P69_theCacheIsUpToDateWhenListenersSeeAnEvent()
    {
        BotConfig config = botConfig();
        config.intents = Intents(Intent::AllUnprivileged) | Intent::MessageContent;
        GatewayBot bot(config);
        const Cache *cache = bot.cache();
        int guilds = 0, messages = 0;
        bot.listen([&](const GuildAvailableEvent &event) {
            ++guilds;
            QVERIFY(cache->guild(event.guildId));
            QCOMPARE(cache->rolesForGuild(event.guildId).size(), event.guild.roles.size());
            QCOMPARE(cache->guildChannelsForGuild(event.guildId).size(), event.guild.channels.size());
            QCOMPARE(cache->membersForGuild(event.guildId).size(), event.guild.members.size());
        });
        bot.listen([&](const MessageCreateEvent &event) {
            ++messages;
            QCOMPARE(cache->message(event.messageId), event.message);
        });
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY(started.isFinished());
        QVERIFY(!started.error());
        QCOMPARE(cache->me(), bot.me());
        QTRY_COMPARE(guilds, 8);
        QCOMPARE(cache->guilds().size(), 8);
        const Reply<Message> sent =
            bot.rest()->createMessage(m_simulator->textChannel(0), { .content = QStringLiteral("hello") });
        QTRY_COMPARE(messages, 1);

        const CacheView<GatewayGuild> before = cache->guilds();
        const Reply<void> closed = bot.close();
        QTRY_VERIFY(closed.isFinished());
        QVERIFY(cache->guilds().isEmpty());
        QVERIFY(!cache->me());
        QCOMPARE(cache->userStatistics().count, 0);
        QCOMPARE(before.size(), 8); // a view keeps what it saw
        QVERIFY(!before.at(0).name.isEmpty());
    }

    void whatTheCacheDoesNotKeepIsNotDecoded()
    {
        BotConfig config = botConfig();
        config.cacheSettings.components = CacheComponents(CacheComponent::Guilds) | CacheComponent::Roles;
        GatewayBot bot(config);
        QVERIFY(bot.events()->interest()->wants(EventType::GuildAvailable));
        QVERIFY(bot.events()->interest()->wants(EventType::RoleUpdate));
        QVERIFY(!bot.events()->interest()->wants(EventType::GuildMessageCreate));
        QVERIFY(!bot.events()->interest()->wants(EventType::MemberUpdate));
        const EventSubscription subscription = bot.listen([](const MemberUpdateEvent &) {});
        QVERIFY(bot.events()->interest()->wants(EventType::MemberUpdate));
        bot.unsubscribe(subscription);
        QVERIFY(!bot.events()->interest()->wants(EventType::MemberUpdate));
    }

    void P124_signalsEndRun()
    {
        GatewayBot bot(botConfig());
        bot.listen([](const StartedEvent &) { std::raise(SIGTERM); });
        StartOptions options = quick();
        QCOMPARE(bot.run(options), 0);
        options.propagateInterrupts = true;
        QCOMPARE(bot.run(options), 128 + SIGTERM);
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        QCOMPARE(m_simulator->ledger().violations.size(), 0); // the second start kept the pace of the first
    }

    void P127_theTokenNeverShowsInTheLog()
    {
        const QtMessageHandler testHandler = qInstallMessageHandler(nullptr); // Logging steps back behind another one
        QVERIFY(Logging::install({ .level = LogLevel::Trace, .toTerminal = false }));
        Logging::setLevel(QStringLiteral("hikari"), LogLevel::Trace);
        const auto restore = qScopeGuard([testHandler] {
            Logging::resetLevel(QStringLiteral("hikari"));
            Logging::uninstall();
            qInstallMessageHandler(testHandler);
        });
        LogStream stream(100000);
        {
            GatewayBot bot(botConfig());
            const Reply<void> started = bot.start(quick());
            QTRY_VERIFY(started.isFinished());
            m_simulator->cutConnection();
            QTRY_COMPARE(m_simulator->ledger().resumes, quint64(2));
            const Reply<void> closed = bot.close();
            QTRY_VERIFY(closed.isFinished());
        }
        const QString secret = m_simulator->token().secret();
        int lines = 0;
        for (const LogRecord &record : stream.take(100000)) {
            ++lines;
            QVERIFY(!record.message.contains(secret));
            QVERIFY(!record.message.contains(secret.section(u'.', 2)));
        }
        QVERIFY(lines > 5);
    }
};

QTEST_GUILESS_MAIN(TestGatewayBot)
#include "tst_gatewaybot.moc"
