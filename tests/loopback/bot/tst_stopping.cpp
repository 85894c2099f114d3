#include "../simulatedbot.h"

#include <hikari/core/clock.h>

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTest>

#include <memory>
#include <utility>

using namespace Hikari;
using namespace std::chrono_literals;

//! How long a bot takes to stop, whatever it is doing, by a clock that only the test moves (P124)
class TestStopping : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<GatewayBot> m_bot;

    //! What it is waiting for, and the states of its shards
    QString state() const
    {
        const SessionSnapshot snapshot = m_bot->sessionSnapshot();
        QString text = snapshot.step + (snapshot.reshardingTo > 0 ? QStringLiteral("resharding") : QString());
        for (const ShardSnapshot &shard : m_bot->shardSnapshots())
            text += u' ' + shardStateName(shard.state);
        return text;
    }
    void makeBot(int threads)
    {
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = threads;
        config.clock = &m_clock;
        m_bot = std::make_unique<GatewayBot>(config);
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        SimulatorConfig world = smallWorld();
        world.maxConcurrency = 1;
        world.heartbeatInterval = 20h;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
    }
    void cleanup()
    {
        QCoreApplication::processEvents(); // a listener whose reply is gone comes to its end
        m_bot.reset();
        m_simulator.reset();
    }

    void P124_noTimePassesUnlessSomebodyIsWaitedFor_data()
    {
        QTest::addColumn<int>("shards");
        QTest::addColumn<QString>("fault"); // of the simulator; empty: none
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("ended"); // sessions, with 1000
        const auto row = [](const char *name, int shards, const char *fault, const char *state, int ended) {
            QTest::newRow(name) << shards << QString::fromLatin1(fault) << QString::fromLatin1(state) << ended;
        };
        row("StartingEvent", 2, "", "waiting for listeners of StartingEvent", 0);
        row("REST does not answer", 2, "rest-timeout:delay=10min", "GET /gateway/bot", 0);
        row("no handshake", 2, "silent-host:mode=upgrade", "waiting for the shards Connecting Queued", 0);
        row("no HELLO", 2, "silent-host:mode=hello", "waiting for the shards Connecting Queued", 0);
        row("window", 2, "", "waiting for the shards Ready Queued", 1);
        row("backing off", 2, "refuse-handshake", "waiting for the shards BackingOff BackingOff", 0);
        row("StartedEvent", 1, "", " Ready", 1);
        row("running", 1, "", " Ready", 1);
        row("reconnecting", 1, "", " BackingOff", 0);
        row("resharding", 1, "", "resharding Ready", 1);
    }
    void P124_noTimePassesUnlessSomebodyIsWaitedFor()
    {
        QFETCH(int, shards);
        QFETCH(QString, fault);
        QFETCH(QString, state);
        QFETCH(int, ended);
        const QString where = QString::fromLatin1(QTest::currentDataTag());
        makeBot(1);
        const ReplySource<void> never;
        if (where == u"StartingEvent")
            m_bot->listen([reply = never.reply()](const StartingEvent &) { return reply; });
        else if (where == u"StartedEvent")
            m_bot->listen([reply = never.reply()](const StartedEvent &) { return reply; });
        if (!fault.isEmpty())
            m_simulator->inject(fault);
        m_bot->start({ .shardCount = shards });
        if (shards == 1) // two do not come to be, for the second waits for its time to identify
            QTRY_COMPARE(m_bot->state(), BotState::Running);
        if (where == u"reconnecting") {
            m_simulator->inject(QStringLiteral("refuse-handshake"));
            m_simulator->cutConnection();
        } else if (where == u"resharding") {
            m_bot->reshard(2);
        }
        QTRY_COMPARE(this->state(), state);
        QVERIFY(isDone(m_bot->close())); // though the clock stands still
        m_simulator->clearFaults();
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        QCOMPARE(m_simulator->closedWith(1000), ended);
    }

    void P124_sessionsThatDiscordDoesNotEndHaveTheRestOfFiveSeconds_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("before"); // what listeners of StoppingEvent take
        QTest::addColumn<std::chrono::milliseconds>("end"); // all but what listeners of events and StoppedEvent have
        QTest::newRow("all of it") << 0ms << 4050ms;
        QTest::newRow("after listeners of StoppingEvent") << 2000ms << 4250ms;
    }
    void P124_sessionsThatDiscordDoesNotEndHaveTheRestOfFiveSeconds()
    {
        QFETCH(std::chrono::milliseconds, before);
        QFETCH(std::chrono::milliseconds, end);
        makeBot(0); // the clock must not be faster than a thread that is to send the close frame
        const ReplySource<void> never;
        if (before > 0ms)
            m_bot->listen([reply = never.reply()](const StoppingEvent &) { return reply; });
        QVERIFY(isDone(m_bot->start({ .shardCount = 1 })));
        m_simulator->inject(QStringLiteral("half-open"));
        QTRY_COMPARE(m_simulator->ledger().faults.size(), 1);
        const Reply<void> closed = m_bot->close();
        m_clock.advance(before);
        QCoreApplication::processEvents();
        m_clock.advance(end - before - 1ms);
        QCoreApplication::processEvents();
        QCOMPARE(m_bot->state(), BotState::Stopping);
        QVERIFY(!closed.isFinished());
        m_clock.advance(1ms);
        QVERIFY(isDone(closed));
        m_simulator->clearFaults();
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        QCOMPARE(m_simulator->closedWith(1000), 1); // the frame was on its way
    }
    void P124_listenersThatAreBehindHaveTheRestOfFiveSeconds_data()
    {
        QTest::addColumn<bool>("answers"); // Discord, when sessions end
        QTest::addColumn<int>("most"); // that are delivered, of 100 ms each
        QTest::newRow("all of it") << true << 45;
        QTest::newRow("after sessions that Discord does not end") << false << 5;
    }
    void P124_listenersThatAreBehindHaveTheRestOfFiveSeconds()
    {
        QFETCH(bool, answers);
        QFETCH(int, most);
        makeBot(1);
        QVERIFY(isDone(m_bot->start({ .shardCount = 1 })));
        bool hasWaited = false;
        bool isClosed = false;
        int delivered = 0; // while it is closed
        m_bot->listen([&](const ShardPayloadEvent &) {
            if (std::exchange(hasWaited, true)) {
                ++delivered;
                m_clock.advance(100ms);
                return;
            }
            const quint64 before = m_simulator->ledger().events;
            QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().events > before + 200, 30'000);
            if (!answers) {
                m_simulator->inject(QStringLiteral("half-open"));
                QTRY_COMPARE(m_simulator->ledger().faults.size(), 1);
            }
            const Reply<void> closed = m_bot->close();
            if (!answers) {
                QCoreApplication::processEvents();
                m_clock.advance(4050ms);
            }
            isClosed = isDone(closed);
        });
        m_simulator->setEventsPerSecond(2000);
        QTRY_VERIFY_WITH_TIMEOUT(isClosed, 60'000);
        QCOMPARE(delivered, most);
        QTRY_COMPARE(m_bot->state(), BotState::Stopped);
        QCOMPARE(delivered, most); // and nothing comes later
    }
};

QTEST_GUILESS_MAIN(TestStopping)
#include "tst_stopping.moc"
