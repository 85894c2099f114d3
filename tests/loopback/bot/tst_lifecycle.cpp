#include "../simulatedbot.h"

#include <hikari/core/clock.h>

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

using namespace Hikari;
using namespace std::chrono_literals;

//! How a bot comes to life and to its end: who is waited for, how long, and in whose event loop
class TestLifeCycle : public QObject
{
    Q_OBJECT

    std::unique_ptr<ManualClock> m_clock; // for the bots that a test gives it to
    std::unique_ptr<StrictSimulator> m_simulator;

    BotConfig botConfig() const
    {
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = 1;
        return config;
    }
    BotConfig onManualClock() const
    {
        BotConfig config = botConfig();
        config.clock = m_clock.get();
        return config;
    }
    static Error::Kind kindOf(const Reply<void> &reply)
    {
        return reply.error() ? reply.error()->kind : Error::Kind::None;
    }
    //! Everything that is in the event queue now has been done when this returns
    static void turnOver()
    {
        QEventLoop loop;
        QTimer::singleShot(0, &loop, &QEventLoop::quit);
        loop.exec();
    }
    template<typename E>
    static void holdUp(GatewayBot &bot, const ReplySource<void> &gate)
    {
        // Not the gate itself: a listener lives until what it waits for is done, and would keep that from ending.
        bot.listen([reply = gate.reply()](const E &) { return reply; });
    }
    static void holdUp(GatewayBot &bot, const QString &event, const ReplySource<void> &gate)
    {
        if (event == u"StartingEvent")
            holdUp<StartingEvent>(bot, gate);
        else if (event == u"StartedEvent")
            holdUp<StartedEvent>(bot, gate);
        else if (event == u"StoppingEvent")
            holdUp<StoppingEvent>(bot, gate);
        else
            holdUp<StoppedEvent>(bot, gate);
    }
    //! What is to be deleted later does not count. 0 where the system has no such list
    static qsizetype openFiles()
    {
        turnOver();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return QDir(QStringLiteral("/proc/self/fd"))
            .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
            .size();
    }
    void compareCloseCodes(int code) const
    {
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        for (const SimulatorShard &shard : m_simulator->ledger().shards)
            QCOMPARE(shard.lastClientCloseCode, code);
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_clock = std::make_unique<ManualClock>();
        SimulatorConfig world;
        world.shards = 2;
        world.guilds = 8;
        world.maxConcurrency = 2;
        world.identifyWindow = noIdentifyWindow;
        world.eventsPerSecond = 0;
        world.heartbeatInterval = 20h;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
    }
    void cleanup()
    {
        turnOver(); // listeners whose gate is gone come to their end
        m_simulator.reset();
        m_clock.reset();
    }

    void listenersOfStartingFinishBeforeTheFirstConnection()
    {
        GatewayBot bot(botConfig());
        quint64 connections = 1, requests = 0;
        bot.listen([&](const StartingEvent &) {
            const Reply<Application> reply = bot.rest()->fetchApplication();
            reply.then(this, [&] {
                connections = m_simulator->ledger().connections;
                requests = m_simulator->ledger().restRequests;
            });
            return reply;
        });
        const Reply<void> started = bot.start(quick());
        QCOMPARE(bot.sessionSnapshot().step, QStringLiteral("waiting for listeners of StartingEvent"));
        QVERIFY(isDone(started));
        QCOMPARE(connections, quint64(0));
        QCOMPARE(requests, quint64(1)); // the listener's own: nobody has asked for the gateway yet
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
    }
    void listenersOfStartedFinishBeforeStart()
    {
        GatewayBot bot(botConfig());
        ReplySource<void> gate;
        holdUp<StartedEvent>(bot, gate);
        const Reply<void> started = bot.start(quick());
        QTRY_COMPARE(bot.state(), BotState::Running);
        turnOver();
        QVERIFY(!started.isFinished());
        gate.succeed();
        QVERIFY(isDone(started));
    }
    void listenersOfStoppingFinishBeforeTheSessionsEnd()
    {
        GatewayBot bot(botConfig());
        QStringList order;
        int open = 0;
        bot.listen([&](const GuildMessageCreateEvent &) { order.append(QStringLiteral("event")); });
        bot.listen([&](const StoppingEvent &) {
            const Reply<Message> sent =
                bot.rest()->createMessage(m_simulator->textChannel(0), { .content = QStringLiteral("bye") });
            sent.then(this, [&] {
                order.append(QStringLiteral("sent"));
                open = m_simulator->ledger().openConnections;
            });
            return sent;
        });
        bot.listen([&](const StoppedEvent &) { order.append(QStringLiteral("stopped")); });
        QVERIFY(isDone(bot.start(quick())));
        QVERIFY(isDone(bot.close()));
        QCOMPARE(open, 2);
        QVERIFY(order.contains(QStringLiteral("sent")));
        QCOMPARE(order.last(), QStringLiteral("stopped"));
        compareCloseCodes(1000);
    }
    void listenersOfStoppedFinishBeforeClose()
    {
        GatewayBot bot(botConfig());
        ReplySource<void> gate;
        holdUp<StoppedEvent>(bot, gate);
        QVERIFY(isDone(bot.start(quick())));
        const Reply<void> joined = bot.join();
        const Reply<void> closed = bot.close();
        QTRY_COMPARE(bot.state(), BotState::Stopped);
        turnOver();
        QVERIFY(!closed.isFinished());
        QVERIFY(!joined.isFinished());
        gate.succeed();
        QVERIFY(isDone(closed));
        QVERIFY(isDone(joined));
    }

    void P124_listenersOfStoppingHaveTwoSeconds()
    {
        GatewayBot bot(onManualClock());
        const ReplySource<void> never;
        holdUp<StoppingEvent>(bot, never);
        QVERIFY(isDone(bot.start(quick())));
        const Reply<void> closed = bot.close();
        m_clock->advance(1999ms);
        turnOver();
        QCOMPARE(bot.state(), BotState::Stopping);
        QCOMPARE(m_simulator->ledger().openConnections, 2);
        QVERIFY(!closed.isFinished());
        m_clock->advance(1ms);
        QVERIFY(isDone(closed));
        compareCloseCodes(1000);
    }
    void P124_stoppingTakesFiveSecondsAtMost_data()
    {
        QTest::addColumn<bool>("holdsUpStopping");
        QTest::newRow("listeners of StoppedEvent") << false;
        QTest::newRow("and of StoppingEvent") << true;
    }
    void P124_stoppingTakesFiveSecondsAtMost()
    {
        QFETCH(bool, holdsUpStopping);
        GatewayBot bot(onManualClock());
        const ReplySource<void> never;
        if (holdsUpStopping)
            holdUp<StoppingEvent>(bot, never);
        holdUp<StoppedEvent>(bot, never);
        QVERIFY(isDone(bot.start(quick())));
        const Reply<void> closed = bot.close();
        if (holdsUpStopping)
            m_clock->advance(2s);
        QTRY_COMPARE(bot.state(), BotState::Stopped);
        m_clock->advance(holdsUpStopping ? 2999ms : 4999ms);
        QVERIFY(!closed.isFinished());
        m_clock->advance(1ms);
        QVERIFY(isDone(closed));
    }

    void isClosedWhileListenersOfStartingAreAtWork()
    {
        GatewayBot bot(botConfig());
        ReplySource<void> gate;
        holdUp<StartingEvent>(bot, gate);
        const Reply<void> started = bot.start(quick());
        QVERIFY(isDone(bot.close()));
        QCOMPARE(kindOf(started), Error::Kind::ShutDown);
        gate.succeed(); // too late
        turnOver();
        QCOMPARE(bot.state(), BotState::Stopped);
        QCOMPARE(m_simulator->ledger().restRequests, quint64(0));
        // The listener is still there, but does not wait any more.
        QVERIFY(isDone(bot.start(quick())));
    }
    void isCancelledWhileListenersOfStartedAreAtWork()
    {
        GatewayBot bot(botConfig());
        const ReplySource<void> never;
        holdUp<StartedEvent>(bot, never);
        const Reply<void> started = bot.start(quick());
        QTRY_COMPARE(bot.state(), BotState::Running);
        started.cancel();
        QTRY_COMPARE(bot.state(), BotState::Stopped);
        QCOMPARE(kindOf(started), Error::Kind::Cancelled);
    }
    void isDestroyedWhileListenersAreAtWork_data()
    {
        QTest::addColumn<BotState>("state");
        QTest::newRow("StartingEvent") << BotState::Starting;
        QTest::newRow("StartedEvent") << BotState::Running;
        QTest::newRow("StoppingEvent") << BotState::Stopping;
        QTest::newRow("StoppedEvent") << BotState::Stopped;
    }
    void isDestroyedWhileListenersAreAtWork()
    {
        QFETCH(BotState, state);
        auto bot = std::make_unique<GatewayBot>(botConfig());
        ReplySource<void> gate;
        holdUp(*bot, QString::fromLatin1(QTest::currentDataTag()), gate);
        const Reply<void> started = bot->start(quick());
        Reply<void> closed;
        if (state == BotState::Stopping || state == BotState::Stopped) {
            QVERIFY(isDone(started));
            closed = bot->close();
        }
        QTRY_COMPARE(bot->state(), state);
        turnOver();
        bot.reset();
        gate.succeed();
        turnOver();
        if (state == BotState::Stopped) {
            QVERIFY(isDone(closed)); // it had stopped
        } else if (state == BotState::Stopping) {
            QVERIFY(closed.isFinished());
            QCOMPARE(kindOf(closed), Error::Kind::ShutDown);
        } else {
            QVERIFY(started.isFinished());
            QCOMPARE(kindOf(started), Error::Kind::ShutDown);
        }
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
    }
    void startsAgainWhileListenersOfStoppedAreAtWork()
    {
        GatewayBot bot(botConfig());
        ReplySource<void> gate;
        holdUp<StoppedEvent>(bot, gate);
        QVERIFY(isDone(bot.start(quick())));
        const Reply<void> closed = bot.close();
        QTRY_COMPARE(bot.state(), BotState::Stopped);
        QVERIFY(isDone(bot.start(quick())));
        QVERIFY(!closed.isFinished());
        gate.succeed();
        QVERIFY(isDone(closed));
        QCOMPARE(bot.state(), BotState::Running); // the second start has nothing to do with it
    }
    void anotherStartMayHaveOtherOptions()
    {
        GatewayBot bot(botConfig());
        QVERIFY(isDone(bot.start(
            { .activity = Activity::playing(QStringLiteral("one")), .shardCount = 2, .startupWindowDelay = 20ms })));
        QCOMPARE(bot.shards().size(), 2);
        QVERIFY(isDone(bot.close()));
        QVERIFY(isDone(bot.start({ .activity = Activity::playing(QStringLiteral("two")),
            .status = Status::Idle,
            .shardIds = { 3 },
            .shardCount = 4,
            .startupWindowDelay = 20ms })));
        QCOMPARE(bot.shards().keys(), QList<int> { 3 });
        QCOMPARE(bot.shardCount(), 4);
        const SimulatorShard book = m_simulator->ledger().shards.last();
        QCOMPARE(book.shardCount, 4);
        QCOMPARE(book.activity, QStringLiteral("two"));
        QCOMPARE(book.status, QStringLiteral("idle"));
    }

    void runsInsideARunningLoop()
    {
        QEventLoop outer;
        int code = -1;
        GatewayBot bot(botConfig());
        bot.listen([&](const StartedEvent &) { bot.close(); });
        QTimer::singleShot(0, &outer, [&] {
            code = bot.run(quick());
            outer.quit();
        });
        outer.exec();
        QCOMPARE(code, 0);
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
    }
    void theApplicationsQuitEndsTheSessionsFirst_data()
    {
        QTest::addColumn<bool>("isNested");
        QTest::newRow("the application's loop") << false;
        QTest::newRow("a loop within it") << true;
    }
    void theApplicationsQuitEndsTheSessionsFirst()
    {
        QFETCH(bool, isNested);
        GatewayBot bot(botConfig());
        bot.listen([](const StartedEvent &) { QCoreApplication::exit(7); });
        int code = -1;
        if (isNested) {
            QTimer::singleShot(0, &bot, [&] { code = bot.run(quick()); });
            QCOMPARE(QCoreApplication::exec(), 7); // what the application was told is not lost
        } else {
            code = bot.run(quick());
        }
        QCOMPARE(code, 0);
        QVERIFY(!bot.isAlive());
        compareCloseCodes(1000);
    }
    void aListenerMayWaitForTheEndInALoopOfItsOwn_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("a gateway thread") << 1;
        QTest::newRow("none") << 0;
    }
    void aListenerMayWaitForTheEndInALoopOfItsOwn()
    {
        QFETCH(int, threads);
        BotConfig config = botConfig();
        config.gatewayThreads = threads;
        GatewayBot bot(config);
        bool hasEnded = false;
        // In the middle of what a shard has received
        bot.listen([&](const ShardReadyEvent &event) {
            if (event.shardId == 1)
                hasEnded = isDone(bot.close());
        });
        QCOMPARE(bot.run(quick()), 0);
        QVERIFY(hasEnded);
        compareCloseCodes(1000);
    }
    void whoeverIsToldMayDestroyARunningBot()
    {
        auto bot = std::make_unique<GatewayBot>(botConfig());
        connect(bot.get(), &GatewayBot::stateChanged, this, [&](BotState state) {
            if (state == BotState::Running)
                bot.reset();
        });
        QCOMPARE(bot->run(quick()), 0);
        QVERIFY(!bot);
    }
    void P66_severalBotsRunInOneLoop()
    {
        GatewayBot first(botConfig());
        GatewayBot second(botConfig());
        const StartOptions half { .shardIds = { 1 }, .shardCount = 2, .startupWindowDelay = 20ms };
        first.listen([&](const StartedEvent &) {
            second.start(half).then(&second, [&] { second.close().then(&first, [&] { first.close(); }); });
        });
        QCOMPARE(first.run({ .shardIds = { 0 }, .shardCount = 2, .startupWindowDelay = 20ms }), 0);
        QVERIFY(!second.isAlive());
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        compareCloseCodes(1000);
    }
    void P66_threeBotsStartAndStopAHundredTimes()
    {
        struct Side
        {
            explicit Side(const SimulatorConfig &world)
                : simulator(world)
            { }
            StrictSimulator simulator;
            std::unique_ptr<GatewayBot> bot;
        };
        qsizetype filesAtFirst = 0;
        for (int objects = 0; objects < 10; ++objects) {
            std::vector<std::unique_ptr<Side>> sides;
            for (const int guilds : { 8, 9, 10 }) {
                SimulatorConfig world = smallWorld();
                world.shards = 1;
                world.guilds = guilds;
                world.token = Token(
                    QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GfakeX.the-bot-with-%1-guilds-is-this-one").arg(guilds));
                sides.push_back(std::make_unique<Side>(world));
                QVERIFY(sides.back()->simulator.start());
                sides.back()->bot = std::make_unique<GatewayBot>(configFor(sides.back()->simulator));
            }
            // Discord lets a bot ask for its gateway twice as often in this time.
            for (int cycle = 1; cycle <= 10; ++cycle) {
                std::vector<Reply<void>> replies;
                for (const auto &side : sides)
                    replies.push_back(side->bot->start(quick()));
                for (const Reply<void> &started : replies)
                    QVERIFY2(isDone(started), started.error() ? qPrintable(started.error()->toString()) : "");
                replies.clear();
                for (const auto &side : sides) {
                    const ShardSnapshot shard = side->bot->shardSnapshots().first();
                    QVERIFY(shard.isReady());
                    QCOMPARE(shard.guildCount, int(side->simulator.guildIds().size()));
                    replies.push_back(side->bot->close());
                }
                for (const Reply<void> &closed : replies)
                    QVERIFY(isDone(closed));
                for (const auto &side : sides) {
                    QTRY_COMPARE(side->simulator.ledger().openConnections, 0);
                    QCOMPARE(side->simulator.ledger().shards.first().lastClientCloseCode, 1000);
                    QCOMPARE(side->simulator.ledger().identifies, quint64(cycle));
                }
            }
            sides.clear();
            if (objects == 1)
                filesAtFirst = openFiles();
        }
        const qsizetype filesAtLast = openFiles();
        QVERIFY2(filesAtLast <= filesAtFirst,
            qPrintable(QStringLiteral("%1 after two rounds, %2 in the end").arg(filesAtFirst).arg(filesAtLast)));
    }
};

QTEST_GUILESS_MAIN(TestLifeCycle)
#include "tst_lifecycle.moc"
