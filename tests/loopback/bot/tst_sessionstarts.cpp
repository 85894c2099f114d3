#include "../simulatedbot.h"

#include <hikari/bot/startwatch_p.h>
#include <hikari/core/clock.h>

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Hikari;
using namespace std::chrono_literals;

//! How a bot spends the session starts of the day; its clock stands, that of the simulator does not
class TestSessionStarts : public QObject
{
    Q_OBJECT

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<StrictSimulator> m_simulator;
    std::shared_ptr<SessionStore> m_store;

    void simulate(int shards, int sessionStarts)
    {
        SimulatorConfig world;
        world.shards = shards;
        world.guilds = 8;
        world.maxConcurrency = shards;
        world.identifyWindow = noIdentifyWindow;
        world.sessionStartLimit = sessionStarts;
        world.eventsPerSecond = 0;
        world.heartbeatInterval = 20h; // while a test moves hours on
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
    }
    std::unique_ptr<GatewayBot> makeBot(int maxRetries = 3) const
    {
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = 1;
        config.maxRetries = maxRetries;
        config.clock = m_clock.get();
        config.sessionStore = m_store;
        return std::make_unique<GatewayBot>(config);
    }
    static StartOptions quick() { return { .startupWindowDelay = 0ms }; }
    static bool isStarted(const Reply<void> &reply)
    {
        return QTest::qWaitFor([&] { return reply.isFinished(); }, 20'000) && !reply.error();
    }
    static bool close(GatewayBot &bot)
    {
        const Reply<void> closed = bot.close();
        return QTest::qWaitFor([&] { return closed.isFinished(); }, 20'000);
    }
    static QList<BotWait> waitsOf(const GatewayBot &bot, BotWait::Kind kind)
    {
        QList<BotWait> waits = bot.sessionSnapshot().waits;
        waits.removeIf([kind](const BotWait &wait) { return wait.kind != kind; });
        return waits;
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
    int limitReadings() const
    {
        int count = 0;
        for (const SimulatorRequest &request : m_simulator->requests())
            count += request.json.contains("/gateway/bot") ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_clock = std::make_unique<ManualClock>();
        m_store.reset();
    }
    void cleanup()
    {
        m_simulator.reset();
        m_store.reset();
        m_clock.reset();
    }

    void P49_tooFewSessionStartsAreRefused()
    {
        simulate(5, 3);
        const auto bot = makeBot();
        const Reply<void> started = bot->start(quick());
        QTRY_VERIFY(started.isFinished());
        QVERIFY(started.error());
        QCOMPARE(started.error()->kind, Error::Kind::SessionLimit);
        const QString &message = started.error()->message;
        const SessionSnapshot snapshot = bot->sessionSnapshot();
        QVERIFY2(message.contains(snapshot.sessionStartsResetAt.toIso8601()), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral("5 shards")), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral("3 of 3")), qPrintable(message));
        QVERIFY(snapshot.sessionStartsResetAt > m_clock->wall() + 23h);
        QVERIFY(started.error()->retryAfter > 23h);
        QTRY_VERIFY(!bot->isAlive());
        QCOMPARE(m_simulator->ledger().connections, quint64(0));
        QCOMPARE(snapshot.sessionStartsRemaining, 3);
    }
    void P49_theReserveIsKeptUnlessForced_data()
    {
        QTest::addColumn<std::optional<int>>("reserve");
        QTest::addColumn<int>("starts"); // that succeed
        QTest::newRow("usual: as many as shards") << std::optional<int>() << 4; // 20 16 12 8 4
        QTest::newRow("none") << std::optional<int>(0) << 5;
        QTest::newRow("more") << std::optional<int>(11) << 2;
    }
    void P49_theReserveIsKeptUnlessForced()
    {
        QFETCH(std::optional<int>, reserve);
        QFETCH(int, starts);
        simulate(4, 20);
        const auto bot = makeBot();
        StartOptions options = quick();
        options.sessionStartReserve = reserve;
        for (int i = 0; i < starts; ++i) {
            QVERIFY(isStarted(bot->start(options)));
            QVERIFY(close(*bot));
        }
        const Reply<void> refused = bot->start(options);
        QTRY_VERIFY(refused.isFinished());
        QVERIFY(refused.error());
        QCOMPARE(refused.error()->kind, Error::Kind::SessionLimit);
        QTRY_VERIFY(!bot->isAlive());
        QCOMPARE(m_simulator->ledger().identifies, quint64(4 * starts));
        if (m_simulator->ledger().sessionStartsLeft == 0)
            return;
        QVERIFY(refused.error()->message.contains(QStringLiteral("kept")));
        options.ignoreSessionStartLimit = true;
        QVERIFY(isStarted(bot->start(options)));
    }
    void P49_whoHasStartedNothingTodayMayStart()
    {
        simulate(4, 6); // as many again as there are shards are never left
        const auto bot = makeBot();
        QVERIFY(isStarted(bot->start(quick())));
        QVERIFY(close(*bot));
    }
    void P49_whatIsSpentWhileTheLimitIsReadCounts()
    {
        StartWatch watch(m_clock.get(), nullptr);
        SessionStartLimit limit;
        limit.total = 1000;
        limit.remaining = 10;
        limit.resetAfter = 20h;
        watch.setLimit(limit, 0);
        const int spent = watch.budget()->spent(); // asked for
        QVERIFY(watch.budget()->take());
        watch.budget()->spend(0);
        watch.setLimit(limit, spent); // and answered as of a moment before
        QCOMPARE(watch.budget()->status().remaining, 9);
    }
    void P49_aTenthIsKeptByBotsWithFewShards()
    {
        simulate(1, 20);
        const auto bot = makeBot();
        for (int i = 0; i < 18; ++i) {
            QVERIFY(isStarted(bot->start(quick())));
            QVERIFY(close(*bot));
        }
        const Reply<void> refused = bot->start(quick());
        QTRY_VERIFY(refused.isFinished());
        QCOMPARE(refused.error()->kind, Error::Kind::SessionLimit);
        QCOMPARE(bot->sessionSnapshot().sessionStartsRemaining, 2);
    }
    void P49_P51_newSessionsWaitForTheResetWhenNoneIsLeft()
    {
        simulate(4, 6);
        const auto bot = makeBot();
        QSignalSpy waits(bot.get(), &GatewayBot::waiting);
        StartOptions options = quick();
        options.sessionStartReserve = 0;
        QVERIFY(isStarted(bot->start(options)));
        QCOMPARE(bot->sessionSnapshot().sessionStartsRemaining, 2);
        QVERIFY(waitsOf(*bot, BotWait::Kind::SessionLimit).isEmpty());

        m_simulator->invalidateSession(-1, false);
        for (const ShardSnapshot &shard : bot->shardSnapshots())
            QTRY_COMPARE(bot->shards()[shard.id]->state(), ShardState::BackingOff);
        m_clock->advance(5s); // the pause that Discord wants after op 9
        QTRY_COMPARE(m_simulator->ledger().identifies, quint64(6));
        QTRY_COMPARE(waitsOf(*bot, BotWait::Kind::SessionLimit).size(), 1);
        int queued = 0;
        const Timestamp resetAt = bot->sessionSnapshot().sessionStartsResetAt;
        for (const ShardSnapshot &shard : bot->shardSnapshots()) {
            if (shard.state != ShardState::Queued)
                continue;
            ++queued;
            QVERIFY(!shard.detail.isEmpty());
            QVERIFY(shard.nextAttemptAt >= resetAt - 1s && shard.nextAttemptAt <= resetAt + 1s);
        }
        QCOMPARE(queued, 2);
        QCOMPARE(bot->sessionSnapshot().sessionStartsRemaining, 0);
        QTRY_COMPARE(told(waits, BotWait::Kind::SessionLimit).size(), 1);
        const BotWait wait = told(waits, BotWait::Kind::SessionLimit).first();
        QVERIFY(wait.until >= resetAt - 1s && wait.until <= resetAt + 1s);
        QVERIFY(!wait.reason.isEmpty());

        m_clock->advance(2h); // Discord is asked again, and has nothing
        QTRY_VERIFY(limitReadings() >= 2);
        QCOMPARE(m_simulator->ledger().identifies, quint64(6));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
        QVERIFY(close(*bot));
    }
    void P49_theLimitIsReadAgainEveryHour()
    {
        simulate(2, 1000);
        const auto bot = makeBot();
        QVERIFY(isStarted(bot->start(quick())));
        QCOMPARE(limitReadings(), 1);
        QCOMPARE(bot->sessionSnapshot().sessionStartsRemaining, 998);
        const auto other = makeBot();
        QVERIFY(isStarted(other->start(quick())));
        QVERIFY(close(*other));
        QCOMPARE(limitReadings(), 2);
        QCOMPARE(bot->sessionSnapshot().sessionStartsRemaining, 998); // not known yet
        for (int hour = 1; hour <= 3; ++hour) {
            m_clock->advance(1h);
            QTRY_COMPARE(bot->rest()->snapshot().succeeded, quint64(1 + hour)); // answered, so the next hour begins
            QCOMPARE(limitReadings(), 2 + hour);
            QCOMPARE(bot->sessionSnapshot().sessionStartsRemaining, 996);
        }
        QVERIFY(close(*bot));
        m_clock->advance(3h);
        QCoreApplication::processEvents();
        QCOMPARE(limitReadings(), 5); // a bot that is stopped asks for nothing
    }

    void P49_aReadingThatFailsIsNotTheLast()
    {
        simulate(2, 1000);
        const auto bot = makeBot(0);
        QVERIFY(isStarted(bot->start(quick())));
        FaultOrder broken = FaultOrder::of(FaultKind::Rest5xx);
        broken.route = QStringLiteral("/gateway/bot");
        broken.times = 1;
        QVERIFY(m_simulator->injectFault(broken));
        m_clock->advance(1h);
        QTRY_COMPARE(bot->rest()->snapshot().failed, quint64(1));
        m_clock->advance(1h);
        QTRY_COMPARE(bot->rest()->snapshot().succeeded, quint64(2));
        QCOMPARE(limitReadings(), 3);
    }
    void P49_stoppingWhileTheLimitIsReadEndsIt()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.bot.warning=true"));
        QTest::failOnWarning(QRegularExpression(QStringLiteral("session starts")));
        simulate(2, 1000);
        const auto bot = makeBot();
        QVERIFY(isStarted(bot->start(quick())));
        FaultOrder silence = FaultOrder::of(FaultKind::RestTimeout);
        silence.route = QStringLiteral("/gateway/bot");
        QVERIFY(m_simulator->injectFault(silence));
        m_clock->advance(1h);
        QTRY_COMPARE(bot->rest()->snapshot().inFlight, 1); // and it is not answered
        const quint64 requests = bot->rest()->snapshot().requests;
        QVERIFY(close(*bot));
        QTRY_COMPARE(bot->rest()->snapshot().inFlight, 0);
        m_clock->advance(3h);
        QCOMPARE(bot->rest()->snapshot().requests, requests);
    }

    void P50_twentyProcessStartsAreSlowedDown_data()
    {
        QTest::addColumn<bool>("isFile");
        QTest::newRow("memory") << false;
        QTest::newRow("SQLite") << true;
    }
    void P50_twentyProcessStartsAreSlowedDown()
    {
        QFETCH(bool, isFile);
        constexpr int shards = 4;
        constexpr int allowed = 2 * shards + 20;
        simulate(shards, 1000);
        QTemporaryDir folder;
        m_store = std::make_shared<MemorySessionStore>();
        QList<Timestamp> starts;
        quint64 identifies = 0;
        int delayed = 0;
        for (int process = 0; process < 20; ++process) {
            if (process == 10) { // REST allows 20 requests in 5 s, and its clock stands for the bots
                identifies = m_simulator->ledger().identifies;
                simulate(shards, 1000);
            }
            if (isFile)
                m_store = std::make_shared<SqliteSessionStore>(folder.filePath(QStringLiteral("sessions.db")));
            const auto bot = makeBot();
            QSignalSpy waits(bot.get(), &GatewayBot::waiting);
            const Reply<void> started = bot->start(quick());
            const auto isDelayed = [&] { return !told(waits, BotWait::Kind::TooManyStarts).isEmpty(); };
            QTRY_VERIFY(started.isFinished() || isDelayed());
            if (isDelayed()) {
                ++delayed;
                const quint64 before = m_simulator->ledger().identifies;
                const BotWait wait = told(waits, BotWait::Kind::TooManyStarts).first();
                QVERIFY2(wait.reason.contains(QString::number(allowed)), qPrintable(wait.reason));
                QCOMPARE(waitsOf(*bot, BotWait::Kind::TooManyStarts).size(), 1);
                QCOMPARE(bot->state(), BotState::Starting);
                for (const ShardSnapshot &shard : bot->shardSnapshots()) {
                    QTRY_COMPARE(bot->shards()[shard.id]->state(), ShardState::Queued);
                    QVERIFY(bot->shards()[shard.id]->snapshot().nextAttemptAt > m_clock->wall() + 59min);
                }
                m_clock->advance(30min);
                QCoreApplication::processEvents();
                QCOMPARE(m_simulator->ledger().identifies, before);
                m_clock->advance(30min);
            }
            QVERIFY(isStarted(started)); // late, but it does
            starts.append(m_clock->wall());
            m_clock->advance(1s);
        } // and each one crashes
        QCOMPARE(delayed, 2);
        QCOMPARE(identifies + m_simulator->ledger().identifies, quint64(20 * shards));
        for (const Timestamp start : std::as_const(starts)) {
            const auto within = std::count_if(starts.cbegin(), starts.cend(),
                [start](Timestamp other) { return other >= start && other < start + 1h; });
            QVERIFY2(within * shards <= allowed, qPrintable(QString::number(within)));
        }
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
    }
    void P50_theNumberAllowedMayBeSet()
    {
        simulate(2, 1000);
        m_store = std::make_shared<MemorySessionStore>();
        StartOptions options = quick();
        options.identifiesPerHour = 1; // fewer than one start needs: the hour has to be empty
        const auto bot = makeBot();
        QVERIFY(isStarted(bot->start(options)));
        QVERIFY(close(*bot));
        QSignalSpy waits(bot.get(), &GatewayBot::waiting);
        const Reply<void> started = bot->start(options);
        QTRY_COMPARE(told(waits, BotWait::Kind::TooManyStarts).size(), 1);
        m_clock->advance(1h);
        QVERIFY(isStarted(started));
    }
    void P50_P53_storedSessionsAreResumedAtOnce()
    {
        simulate(2, 1000);
        m_store = std::make_shared<MemorySessionStore>();
        StartOptions options = quick();
        options.identifiesPerHour = 1;
        auto bot = makeBot();
        QVERIFY(isStarted(bot->start(options)));
        for (int i = 0; i < 3; ++i) {
            const Reply<void> suspended = bot->suspend();
            QTRY_VERIFY(suspended.isFinished());
            bot = makeBot();
            QVERIFY(isStarted(bot->start(options)));
        }
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        QCOMPARE(m_simulator->ledger().resumes, quint64(6));
    }
    void wrongNumbersAreRefused()
    {
        simulate(1, 10);
        const auto bot = makeBot();
        StartOptions options = quick();
        options.sessionStartReserve = -1;
        QCOMPARE(bot->start(options).error()->kind, Error::Kind::InvalidArgument);
        options = quick();
        options.identifiesPerHour = 0;
        QCOMPARE(bot->start(options).error()->kind, Error::Kind::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestSessionStarts)
#include "tst_sessionstarts.moc"
