#include <hikari/core/clock.h>
#include <hikari/gateway/backoff_p.h>
#include <hikari/gateway/heartbeat_p.h>

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace Hikari;
using namespace std::chrono_literals;

//! The rhythm when the thread stalls; what a shard makes of heartbeats is in tst_shard
class TestHeartbeat : public QObject
{
    Q_OBJECT

    //! The calls that another thread's advance() posts here come late, as those of a stalled thread do.
    static void stall(ManualClock &clock, std::chrono::nanoseconds duration)
    {
        std::thread([&] { clock.advance(duration); }).join();
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void aStallLeavesTheAnswerItsTime_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("late"); // by how much the second beat is late
        QTest::newRow("not at all") << 0ms;
        QTest::newRow("less than half an interval") << 19900ms;
        QTest::newRow("a moment less than an interval") << 39900ms;
        QTest::newRow("an interval") << 40000ms;
        QTest::newRow("an interval and a half") << 60000ms;
        QTest::newRow("ten intervals") << 400000ms;
    }
    void aStallLeavesTheAnswerItsTime()
    {
        QFETCH(std::chrono::milliseconds, late);
        ManualClock clock;
        RandomDelays random(1);
        Heartbeat heartbeat(&clock, &random, nullptr);
        QSignalSpy beats(&heartbeat, &Heartbeat::due);
        QSignalSpy deaths(&heartbeat, &Heartbeat::died);
        heartbeat.start(40s);
        QVERIFY(clock.advanceToNextTimer());
        QCOMPARE(beats.size(), 1);
        heartbeat.acknowledge();
        stall(clock, 40s + late);
        QCOMPARE(beats.size(), 2); // those missed are not made up for
        clock.advance(20s);
        QCOMPARE(deaths.size(), 0);
        QCOMPARE(beats.size(), 2);
        heartbeat.acknowledge();
        for (int i = 0; i < 5; ++i) {
            clock.advance(40s);
            QCOMPARE(beats.size(), 3 + i);
            heartbeat.acknowledge();
        }
        QCOMPARE(deaths.size(), 0);
    }
    void P21_noAnswerAfterAStallIsNoticed()
    {
        ManualClock clock;
        RandomDelays random(1);
        Heartbeat heartbeat(&clock, &random, nullptr);
        QSignalSpy deaths(&heartbeat, &Heartbeat::died);
        heartbeat.start(40s);
        QVERIFY(clock.advanceToNextTimer());
        heartbeat.acknowledge();
        stall(clock, 100s);
        clock.advance(40s);
        QCOMPARE(deaths.size(), 1);
        QCOMPARE(heartbeat.unanswered(), 40s);
    }
    void P21_whatWasNotReadBeforeHelloExcusesNothing()
    {
        ManualClock clock;
        RandomDelays random(1);
        Heartbeat heartbeat(&clock, &random, nullptr);
        QSignalSpy deaths(&heartbeat, &Heartbeat::died);
        heartbeat.start(40s);
        heartbeat.setReading(false); // the inbox is full; then the connection is lost
        heartbeat.stop();
        heartbeat.start(40s);
        QVERIFY(clock.advanceToNextTimer());
        clock.advance(40s);
        QCOMPARE(deaths.size(), 1);
    }
    void P21_whatCouldNotBeReadIsNotMissed()
    {
        ManualClock clock;
        RandomDelays random(1);
        Heartbeat heartbeat(&clock, &random, nullptr);
        QSignalSpy deaths(&heartbeat, &Heartbeat::died);
        heartbeat.start(40s);
        QVERIFY(clock.advanceToNextTimer());
        heartbeat.acknowledge();
        heartbeat.setReading(false);
        clock.advance(40s); // the answer to this one waits in the socket
        clock.advance(39999ms);
        heartbeat.setReading(true);
        clock.advance(1ms);
        QCOMPARE(deaths.size(), 0);
        clock.advance(40s); // but this one had its time
        QCOMPARE(deaths.size(), 1);
    }
    void P18_aLateBeatDelaysNoOther()
    {
        ManualClock clock;
        RandomDelays random(1);
        Heartbeat heartbeat(&clock, &random, nullptr);
        QSignalSpy beats(&heartbeat, &Heartbeat::due);
        heartbeat.start(40s);
        QVERIFY(clock.advanceToNextTimer());
        heartbeat.acknowledge();
        stall(clock, 50s); // the second beat is late by 10 s
        QCOMPARE(beats.size(), 2);
        heartbeat.acknowledge();
        clock.advance(29999ms);
        QCOMPARE(beats.size(), 2);
        clock.advance(1ms);
        QCOMPARE(beats.size(), 3);
    }
    void P19_laterSleepsAreNoticedToo()
    {
        ManualClock clock;
        RandomDelays random(1);
        Heartbeat heartbeat(&clock, &random, nullptr);
        QSignalSpy sleeps(&heartbeat, &Heartbeat::slept);
        for (int night = 1; night <= 3; ++night) {
            heartbeat.start(40s);
            clock.setWall(clock.wall() + 8h);
            QVERIFY(clock.advanceToNextTimer());
            QCOMPARE(sleeps.size(), night);
            clock.advance(6min); // soon after it would be a clock that is being set
        }
    }
    void P19_smallCorrectionsDoNotAddUp()
    {
        ManualClock clock;
        RandomDelays random(1);
        Heartbeat heartbeat(&clock, &random, nullptr);
        QSignalSpy sleeps(&heartbeat, &Heartbeat::slept);
        QSignalSpy beats(&heartbeat, &Heartbeat::due);
        heartbeat.start(40s);
        for (int i = 0; i < 20; ++i) {
            clock.setWall(clock.wall() + 1s);
            clock.advance(40s);
            heartbeat.acknowledge();
        }
        QCOMPARE(beats.size(), 20);
        QCOMPARE(sleeps.size(), 0);
    }
    void P20_latencyDoesNotFollowTheWallClock_data()
    {
        QTest::addColumn<std::chrono::hours>("step");
        QTest::newRow("set back") << -1h;
        QTest::newRow("set forward") << 1h;
    }
    void P20_latencyDoesNotFollowTheWallClock()
    {
        QFETCH(std::chrono::hours, step);
        ManualClock clock;
        RandomDelays random(1);
        Heartbeat heartbeat(&clock, &random, nullptr);
        heartbeat.start(40s);
        QVERIFY(clock.advanceToNextTimer());
        clock.setWall(clock.wall() + step);
        clock.advance(80ms);
        heartbeat.acknowledge();
        QCOMPARE(heartbeat.latency(), 80ms);
    }
};

QTEST_GUILESS_MAIN(TestHeartbeat)
#include "tst_heartbeat.moc"
