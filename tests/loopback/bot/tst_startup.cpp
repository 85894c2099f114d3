#include "../keptlog.h"
#include "../simulatedbot.h"

#include <hikari/core/clock.h>

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <thread>

using namespace Hikari;
using namespace std::chrono_literals;

//! How a bot starts: in windows, told about, cancelled, refused
class TestStartup : public QObject
{
    Q_OBJECT

    static inline const QStringList steps { QStringLiteral("GET /gateway/bot"), QStringLiteral("GET /users/@me"),
        QStringLiteral("waiting for the shards") };

    std::unique_ptr<ManualClock> m_clock; // for the bots that a test gives it to
    std::unique_ptr<StrictSimulator> m_simulator;

    static SimulatorConfig world(int shards, int maxConcurrency)
    {
        SimulatorConfig world;
        world.shards = shards;
        world.guilds = 16;
        world.maxConcurrency = maxConcurrency;
        world.identifyWindow = noIdentifyWindow;
        world.eventsPerSecond = 0;
        world.heartbeatInterval = 20h;
        return world;
    }
    void simulate(const SimulatorConfig &config)
    {
        m_simulator = std::make_unique<StrictSimulator>(config);
        QVERIFY(m_simulator->start());
    }
    BotConfig onManualClock() const
    {
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = 2;
        config.clock = m_clock.get();
        return config;
    }
    static bool isStarted(const Reply<void> &reply)
    {
        return QTest::qWaitFor([&] { return reply.isFinished(); }, 60'000) && !reply.error();
    }
    static bool isEnded(const Reply<void> &reply)
    {
        return QTest::qWaitFor([&] { return reply.isFinished(); }, 20'000) && !reply.error();
    }
    static QList<BotWait> told(const QSignalSpy &spy, BotWait::Kind kind)
    {
        QList<BotWait> waits;
        for (const QVariantList &arguments : spy) {
            if (const auto wait = arguments[0].value<BotWait>(); wait.kind == kind)
                waits.append(wait);
        }
        return waits;
    }
    //! Two sessions in a store, so that a start has every step
    std::shared_ptr<SessionStore> storeWithSessions() const
    {
        auto store = std::make_shared<MemorySessionStore>();
        BotConfig config = configFor(*m_simulator);
        config.sessionStore = store;
        GatewayBot bot(config);
        const bool isLeft = isStarted(bot.start({ .shardIds = { 0, 1 }, .shardCount = 4, .startupWindowDelay = 0ms }))
            && isEnded(bot.suspend());
        return isLeft ? store : nullptr;
    }
    //! Runs the event loop until the bot does \a step, which may be over within a millisecond
    static bool reaches(const GatewayBot &bot, const QString &step)
    {
        while (bot.sessionSnapshot().step != step && bot.state() == BotState::Starting)
            QCoreApplication::processEvents();
        return bot.sessionSnapshot().step == step;
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_clock = std::make_unique<ManualClock>();
    }
    void cleanup()
    {
        m_simulator.reset();
        m_clock.reset();
    }

    void P52_thirtyTwoShardsKeepToSixteenBuckets()
    {
        SimulatorConfig config = world(32, 16);
        config.identifyWindow = 300ms;
        simulate(config);
        GatewayBot bot(configFor(*m_simulator));
        QList<int> windows;
        connect(&bot, &GatewayBot::startProgressed, this,
            [&](const StartProgress &progress) { windows.append(progress.window); });
        QVERIFY(isStarted(bot.start({ .startupWindowDelay = 340ms }))); // longer, for a busy machine
        const SimulatorLedger ledger = m_simulator->ledger();
        QCOMPARE(ledger.identifies, quint64(32));
        QCOMPARE(ledger.violationCount, quint64(0)); // neither a bucket used too soon
        QVERIFY(std::is_sorted(windows.begin(), windows.end()));
        QCOMPARE(windows.last(), 2);
        QCOMPARE(bot.sessionSnapshot().startProgress.ready, 32);
        QCOMPARE(bot.sessionSnapshot().startProgress.windows, 2);
    }
    void P52_aWindowLastsWhenTheBotStartsAgain()
    {
        simulate(world(1, 1));
        GatewayBot bot(onManualClock());
        QVERIFY(isStarted(bot.start({ .startupWindowDelay = 5s })));
        QVERIFY(isEnded(bot.close()));
        const Reply<void> again = bot.start({ .startupWindowDelay = 5s });
        const auto isQueued = [&bot] {
            return bot.shards().contains(0) && bot.shards()[0]->state() == ShardState::Queued;
        };
        QTRY_VERIFY(isQueued());
        m_clock->advance(3s); // told two seconds before, to connect
        QTRY_VERIFY(bot.shards()[0]->isConnected());
        QCOMPARE(m_simulator->ledger().identifies, quint64(1));
        m_clock->advance(2s);
        QVERIFY(isStarted(again));
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
    }
    void P53_aHundredResumesDoNotQueue()
    {
        simulate(world(100, 1));
        const auto store = std::make_shared<MemorySessionStore>();
        BotConfig config = configFor(*m_simulator);
        config.sessionStore = store;
        config.gatewayThreads = 2;
        {
            GatewayBot bot(config);
            QVERIFY(isStarted(bot.start({ .startupWindowDelay = 0ms })));
            QVERIFY(isEnded(bot.suspend()));
        }
        // On a clock that stands no shard but the first would get its turn to identify.
        config.clock = m_clock.get();
        GatewayBot bot(config);
        QVERIFY(isStarted(bot.start({ .startupWindowDelay = 5s })));
        QCOMPARE(m_simulator->ledger().identifies, quint64(100));
        QCOMPARE(m_simulator->ledger().resumes, quint64(100));
        QCOMPARE(bot.sessionSnapshot().startProgress.windows, 0);
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
    void P118_aBotThatDoesNotLearnWhoItIsSaysSo()
    {
        simulate(world(4, 4));
        BotConfig config = configFor(*m_simulator);
        config.sessionStore = storeWithSessions();
        QVERIFY(config.sessionStore);
        config.maxRetries = 0;
        FaultOrder broken = FaultOrder::of(FaultKind::Rest5xx);
        broken.route = QStringLiteral("/users/@me");
        QVERIFY(m_simulator->injectFault(broken));
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.bot.warning=true"));
        GatewayBot bot(config);
        const KeptLog log;
        QVERIFY(isStarted(bot.start({ .shardIds = { 0, 1 }, .shardCount = 4, .startupWindowDelay = 0ms })));
        QVERIFY(!bot.me());
        QList<QString> warnings;
        for (const KeptLog::Line &line : log.lines()) {
            if (line.type == QtWarningMsg && line.category == "hikari.bot")
                warnings.append(line.text);
        }
        QCOMPARE(warnings.size(), 1);
        QVERIFY2(warnings[0].contains(QStringLiteral("/users/@me")), qPrintable(warnings[0]));
        QVERIFY2(warnings[0].contains(QStringLiteral("HTTP 500")), qPrintable(warnings[0]));
        QVERIFY(!log.contains(m_simulator->token().secret()));
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
    }
    void P51_identifyWindowsAreTold()
    {
        simulate(world(7, 2));
        GatewayBot bot(onManualClock());
        QSignalSpy progresses(&bot, &GatewayBot::startProgressed);
        QSignalSpy waits(&bot, &GatewayBot::waiting);
        const Reply<void> started = bot.start({ .startupWindowDelay = 5s });
        for (int window = 1; window <= 4; ++window) {
            const int ready = std::min(7, 2 * window);
            QTRY_COMPARE(bot.sessionSnapshot().startProgress.ready, ready);
            const StartProgress progress = bot.sessionSnapshot().startProgress;
            QCOMPARE(progress.total, 7);
            QCOMPARE(progress.windows, 4);
            if (window == 4)
                break;
            QCOMPARE(progress.window, window);
            QTRY_COMPARE(bot.sessionSnapshot().startProgress.windowEndsAt, m_clock->wall() + 5s);
            QCOMPARE(bot.sessionSnapshot().startProgress.estimate, 5s * (4 - window));
            QCOMPARE(bot.sessionSnapshot().waits.size(), 1);
            QCOMPARE(bot.sessionSnapshot().waits[0].kind, BotWait::Kind::IdentifyWindow);
            QTRY_COMPARE(told(waits, BotWait::Kind::IdentifyWindow).size(), window);
            QCOMPARE(told(waits, BotWait::Kind::IdentifyWindow).last().until, m_clock->wall() + 5s);
            m_clock->advance(3s); // shards are told two seconds before, to connect
            for (int shard = 2 * window; shard < std::min(7, 2 * window + 2); ++shard)
                QTRY_VERIFY(bot.shards()[shard]->isConnected());
            QCOMPARE(m_simulator->ledger().identifies, quint64(ready)); // but do not identify
            m_clock->advance(2s);
        }
        QVERIFY(isStarted(started));
        const auto last = progresses.last()[0].value<StartProgress>();
        QCOMPARE(last.ready, 7);
        QCOMPARE(last.window, 4);
        QVERIFY(bot.sessionSnapshot().waits.isEmpty());
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
    void P51_theRateLimitOfTheFirstRequestIsTold()
    {
        simulate(world(1, 1));
        FaultOrder fault = FaultOrder::of(FaultKind::Rest429);
        fault.retryAfter = 30s;
        fault.route = QStringLiteral("/gateway/bot");
        fault.times = 1;
        QVERIFY(m_simulator->injectFault(fault) != 0);
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.bot.warning=true"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("waiting: .*rate limit.*, until 20")));
        GatewayBot bot(onManualClock());
        QSignalSpy waits(&bot, &GatewayBot::waiting);
        const Reply<void> started = bot.start({ .startupWindowDelay = 0ms });
        QTRY_COMPARE(bot.rest()->snapshot().rateLimited, quint64(1));
        QTRY_COMPARE(bot.rest()->snapshot().queued, 1);
        QVERIFY(waits.isEmpty());
        m_clock->advance(1s);
        QCOMPARE(waits.size(), 1);
        const auto wait = waits[0][0].value<BotWait>();
        QCOMPARE(wait.kind, BotWait::Kind::Rest);
        QVERIFY2(wait.reason.contains(QStringLiteral("rate limit")), qPrintable(wait.reason));
        QVERIFY(!wait.until.isNull());
        QCOMPARE(bot.sessionSnapshot().waits, (QList<BotWait> { wait }));
        m_clock->advance(10s);
        QCOMPARE(waits.size(), 1); // told once
        m_clock->advance(30s);
        QVERIFY(isStarted(started));
        QVERIFY(bot.sessionSnapshot().waits.isEmpty());
    }
    void P51_theBackOffOfAShardIsTold()
    {
        simulate(world(1, 1));
        GatewayBot bot(onManualClock());
        QVERIFY(isStarted(bot.start({ .startupWindowDelay = 0ms })));
        QSignalSpy waits(&bot, &GatewayBot::waiting);
        m_simulator->stop();
        // Random delays, each up to twice as long as the one before: some attempts until one is worth a word.
        ShardSnapshot shard;
        do {
            // Nothing before the first; a timestamp is cut to microseconds.
            m_clock->advance(shard.nextAttemptAt - m_clock->wall() + 1us);
            const int before = shard.reconnects;
            const auto hasFailedAgain = [&] {
                shard = bot.shards()[0]->snapshot();
                return shard.state == ShardState::BackingOff && shard.reconnects > before;
            };
            QTRY_VERIFY(hasFailedAgain());
        } while (shard.nextAttemptAt - m_clock->wall() < 1s);
        QTRY_COMPARE(waits.size(), 1);
        const auto wait = waits[0][0].value<BotWait>();
        QCOMPARE(wait.kind, BotWait::Kind::Backoff);
        QCOMPARE(wait.shardId, 0);
        QVERIFY(wait.until >= m_clock->wall() + 1s);
        QVERIFY(!wait.reason.isEmpty());
        QCOMPARE(bot.sessionSnapshot().waits, (QList<BotWait> { wait }));
    }

    void aShardRefusedDuringTheStartEndsIt_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : { 4004, 4010, 4011, 4012, 4013, 4014 })
            QTest::addRow("%d", code) << code;
    }
    void aShardRefusedDuringTheStartEndsIt()
    {
        QFETCH(int, code);
        simulate(world(6, 2));
        GatewayBot bot(onManualClock());
        QSignalSpy fatal(&bot, &GatewayBot::fatalError);
        const Reply<void> started = bot.start({ .startupWindowDelay = 5s });
        QTRY_COMPARE(bot.sessionSnapshot().startProgress.ready, 2);
        m_clock->advance(3s); // the next two connect, and wait for their window
        QTRY_VERIFY(bot.shards()[2]->isConnected() && bot.shards()[3]->isConnected());
        m_simulator->closeConnection(1, code);
        QTRY_VERIFY(started.isFinished());
        QVERIFY(started.error());
        QCOMPARE(started.error()->kind, Error::Kind::GatewayClosed);
        QCOMPARE(started.error()->closeCode, code);
        QVERIFY(!bot.isAlive());
        QCOMPARE(fatal.size(), 1);
        m_clock->advance(1min);
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        QCOMPARE(m_simulator->ledger().identifies, quint64(2)); // and none afterwards
        QCOMPARE(bot.sessionSnapshot().lastError->closeCode, code);
    }
    void isCancelledClosedOrDestroyedInEachStep_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("how");
        for (const QString &step : steps) {
            QTest::addRow("%s, cancelled", qPrintable(step)) << step << 0;
            QTest::addRow("%s, closed", qPrintable(step)) << step << 1;
            QTest::addRow("%s, destroyed", qPrintable(step)) << step << 2;
        }
    }
    void isCancelledClosedOrDestroyedInEachStep()
    {
        QFETCH(QString, step);
        QFETCH(int, how);
        simulate(world(4, 1));
        BotConfig config = configFor(*m_simulator);
        config.sessionStore = storeWithSessions();
        QVERIFY(config.sessionStore);
        auto bot = std::make_unique<GatewayBot>(config);
        // Shards 0 and 1 are resumed; 2 identifies at once, 3 would in an hour.
        const StartOptions options { .shardCount = 4, .startupWindowDelay = 1h };
        const Reply<void> started = bot->start(options);
        QVERIFY(reaches(*bot, step));
        if (how == 0) {
            started.cancel();
            QVERIFY(started.isFinished());
            QCOMPARE(started.error()->kind, Error::Kind::Cancelled);
        } else if (how == 1) {
            bot->close();
        } else {
            bot.reset();
            QVERIFY(started.isFinished());
        }
        if (bot) {
            QTRY_VERIFY(!bot->isAlive());
            QVERIFY(started.isFinished());
            QVERIFY(!bot->sessionSnapshot().lastError); // it was asked to
        }
        QVERIFY(started.error());
        QVERIFY(m_simulator->ledger().identifies <= 3);
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        if (step == steps.last())
            return;
        // Sessions that were not used wait for the next start.
        if (!bot)
            bot = std::make_unique<GatewayBot>(config);
        QVERIFY(isStarted(bot->start({ .shardIds = { 0, 1 }, .shardCount = 4, .startupWindowDelay = 0ms })));
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
    }
    void aStartIsCancelledWhileShardsWaitForTheirWindow()
    {
        simulate(world(4, 1));
        GatewayBot bot(onManualClock());
        const Reply<void> started = bot.start({ .startupWindowDelay = 5s });
        QTRY_COMPARE(bot.sessionSnapshot().startProgress.ready, 1);
        started.cancel();
        QTRY_COMPARE(bot.state(), BotState::Stopped);
        m_clock->advance(1min);
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        QCOMPARE(m_simulator->ledger().identifies, quint64(1));
        for (const SimulatorShard &shard : m_simulator->ledger().shards)
            QCOMPARE(shard.lastClientCloseCode, 1000);
        const Reply<void> again = bot.start({ .shardIds = { 0 }, .shardCount = 4, .startupWindowDelay = 5s });
        QVERIFY(isStarted(again));
        again.cancel(); // too late
        QCOMPARE(bot.state(), BotState::Running);
    }
    void discordsWindowMayNotBeShortened_data()
    {
        QTest::addColumn<QString>("restUrl");
        QTest::addColumn<int>("milliseconds");
        QTest::newRow("Discord") << QString() << 4999;
        QTest::newRow("Discord, by name") << QStringLiteral("https://discord.com/api/v10") << 4999;
        QTest::newRow("Discord, canary") << QStringLiteral("https://canary.discord.com/api/v10") << 0;
        QTest::newRow("simulator, negative") << QStringLiteral("http://127.0.0.1:1/api/v10") << -1;
    }
    void discordsWindowMayNotBeShortened()
    {
        QFETCH(QString, restUrl);
        QFETCH(int, milliseconds);
        BotConfig config;
        config.token = StrictSimulator().token();
        config.restUrl = QUrl(restUrl);
        config.banner.reset();
        config.logs.reset();
        GatewayBot bot(config);
        const Reply<void> started = bot.start({ .startupWindowDelay = std::chrono::milliseconds(milliseconds) });
        QVERIFY(started.isFinished()); // nothing is sent
        QCOMPARE(started.error()->kind, Error::Kind::InvalidArgument);
        QVERIFY(started.error()->message.contains(QStringLiteral("startupWindowDelay")));
        QCOMPARE(bot.rest()->snapshot().requests, quint64(0));
    }

    void P74_guildsReadyComesWhenAllAreThere_data()
    {
        QTest::addColumn<bool>("hasCache");
        QTest::newRow("with a cache") << true;
        QTest::newRow("without") << false;
    }
    void P74_guildsReadyComesWhenAllAreThere()
    {
        QFETCH(bool, hasCache);
        simulate(world(4, 4));
        BotConfig config = configFor(*m_simulator);
        if (!hasCache)
            config.cacheSettings.components = CacheComponent::None;
        GatewayBot bot(config);
        QSignalSpy guilds(&bot, &GatewayBot::guildsReady);
        for (int start = 1; start <= 2; ++start) {
            QVERIFY(isStarted(bot.start({ .startupWindowDelay = 0ms })));
            QTRY_COMPARE(guilds.size(), start);
            QVERIFY(guilds.last()[0].value<QList<Snowflake>>().isEmpty());
            int count = 0;
            for (const ShardSnapshot &shard : bot.shardSnapshots()) {
                QCOMPARE(shard.unavailableGuilds, 0);
                count += shard.guildCount;
            }
            QCOMPARE(count, 16);
            if (hasCache)
                QCOMPARE(bot.cache()->guilds().size(), 16);
            QVERIFY(isEnded(bot.close()));
        }
        QCOMPARE(guilds.size(), 2);
    }

    void P74_guildsThatDoNotComeAreNamed()
    {
        simulate(world(4, 4));
        BotConfig config = onManualClock();
        config.sessionStore = storeWithSessions();
        QVERIFY(config.sessionStore);
        // As of a session that was left in the middle of an outage (P72)
        const SessionKey key = SessionKey::of(m_simulator->token(), 4, config.intents, 10, config.compression);
        Error error;
        QList<GatewaySession> sessions = config.sessionStore->take(key, { 0, 1 }, &error);
        QCOMPARE(sessions.size(), 2);
        const Snowflake broken(quint64(1000) << 22);
        sessions[0].unavailableGuilds = { broken };
        QVERIFY(!config.sessionStore->save(key, sessions));
        GatewayBot bot(config);
        QSignalSpy guilds(&bot, &GatewayBot::guildsReady);
        QVERIFY(isStarted(bot.start({ .shardIds = { 0, 1 }, .shardCount = 4, .startupWindowDelay = 0ms })));
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
        QVERIFY(guilds.isEmpty());
        m_clock->advance(5s);
        QCOMPARE(guilds.size(), 1);
        QCOMPARE(guilds[0][0].value<QList<Snowflake>>(), QList<Snowflake> { broken });
    }

    // What the control panel shows of sessions and shards: each is there, and has a value while the bot runs.
    void snapshotsHaveAllThatThePanelShows()
    {
        SimulatorConfig simulated = world(2, 2);
        simulated.heartbeatInterval = 50ms;
        simulated.heartbeatTimeout = 60s;
        simulated.eventsPerSecond = 200;
        simulate(simulated);
        GatewayBot bot(configFor(*m_simulator));
        QVERIFY(isStarted(bot.start({ .startupWindowDelay = 0ms })));
        m_simulator->cutConnection(0);
        QTRY_COMPARE(m_simulator->ledger().resumes, quint64(1));
        for (const int id : { 0, 1 })
            QTRY_VERIFY(bot.shards()[id]->snapshot().latencyHistory.size() >= 2 && bot.shards()[id]->isConnected());

        const SessionSnapshot session = bot.sessionSnapshot();
        QCOMPARE(session.wantedShards, 2);
        QCOMPARE(session.maxConcurrency, 2);
        QCOMPARE(session.startProgress.window, 1); // identify window: position
        QVERIFY(session.startProgress.windowEndsAt.isNull()); // and end; no further one is needed
        QCOMPARE(session.sessionStartsTotal, 1000);
        QCOMPARE(session.sessionStartsRemaining, 998);
        QVERIFY(session.sessionStartsResetAt > Timestamp::now());
        QCOMPARE(session.gatewayVersion, 10);
        QCOMPARE(session.intents, bot.intents());
        QCOMPARE(session.me->id, m_simulator->botUserId());
        QCOMPARE(session.applicationId, m_simulator->applicationId());
        QVERIFY(session.applicationFlags && session.applicationFlags->toInt() != 0);

        const ShardSnapshot shard = bot.shards()[0]->snapshot();
        QCOMPARE(shard.id, 0);
        QVERIFY(shard.isReady());
        QVERIFY(!shard.since.isNull());
        QVERIFY(shard.heartbeatLatency);
        QVERIFY(shard.latencyHistory.size() >= 2 && shard.latencyHistory.size() <= 60);
        QVERIFY(!shard.lastHeartbeatSentAt.isNull());
        QVERIFY(!shard.lastHeartbeatAckAt.isNull());
        QVERIFY(shard.events > 0); // the rate is the difference of two
        QVERIFY(!shard.lastEventAt.isNull() && !shard.lastEventName.isEmpty());
        QVERIFY(shard.guildCount > 0);
        QVERIFY(shard.sequence > 0);
        QVERIFY(!shard.sessionId.isEmpty());
        QCOMPARE(shard.resumeHost, m_simulator->gatewayUrl().authority());
        QVERIFY(!shard.readySince.isNull()); // uptime
        QCOMPARE(shard.reconnects, 1);
        QCOMPARE(shard.lastCloseCode, 0); // it was cut
        QVERIFY(!shard.lastCloseReason.isEmpty());
        QVERIFY(shard.nextAttemptAt.isNull()); // none is needed
        QVERIFY(shard.sendBudget > 0 && shard.sendBudget < 120);
        QCOMPARE(shard.compression, bot.config().compression);
        QVERIFY(shard.bytesIn > 0 && shard.bytesOut > 0 && shard.bytesInflated >= shard.bytesIn);
        QVERIFY(shard.transitions.size() > 2 && shard.transitions.size() <= 20);
    }
    void snapshotsAreReadWhileTheBotIsBlocked()
    {
        SimulatorConfig simulated = world(4, 1);
        simulated.heartbeatInterval = 50ms;
        simulated.heartbeatTimeout = 60s;
        simulated.eventsPerSecond = 500;
        simulate(simulated);
        GatewayBot bot(configFor(*m_simulator));
        std::atomic<bool> isEnough = false;
        std::atomic<quint64> readings = 0;
        std::atomic<quint64> events = 0;
        std::atomic<int> beats = 0;
        std::atomic<int> mistakes = 0;
        std::thread reader([&] { // through the whole life of the bot
            while (!isEnough) {
                const SessionSnapshot session = bot.sessionSnapshot();
                const QList<ShardSnapshot> shards = bot.shardSnapshots();
                quint64 sum = 0;
                int history = 0;
                for (const ShardSnapshot &shard : shards) {
                    sum += shard.events;
                    history += int(shard.latencyHistory.size());
                    if (shard.transitions.size() > 20 || shard.unavailableGuilds > shard.guildCount)
                        ++mistakes;
                }
                if (session.startProgress.window > session.startProgress.windows
                    || session.startProgress.ready > session.startProgress.total)
                    ++mistakes;
                events = sum;
                beats = history;
                ++readings;
                std::this_thread::yield();
            }
        });
        const auto stopReading = qScopeGuard([&] {
            isEnough = true;
            reader.join();
        });
        QVERIFY(isStarted(bot.start({ .startupWindowDelay = 30ms })));
        QTRY_VERIFY(events > 100);

        // This thread does nothing from here on but look at what the other one reads.
        const quint64 eventsBefore = events;
        const quint64 readingsBefore = readings;
        const auto giveUp = std::chrono::steady_clock::now() + 30s;
        const auto hasSeen = [&] {
            return events > eventsBefore + 100 && readings > readingsBefore + 100 && beats >= 8;
        };
        while (!hasSeen() && std::chrono::steady_clock::now() < giveUp)
            QThread::msleep(5); // blocked as a listener would block it
        QVERIFY(hasSeen());
        QVERIFY(isEnded(bot.close()));
        const quint64 readingsAtTheEnd = readings;
        QTRY_VERIFY(readings > readingsAtTheEnd + 10); // also of a bot that is stopped
        QCOMPARE(mistakes.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestStartup)
#include "tst_startup.moc"
