#include "fakegateway.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>

using namespace Hikari;
using namespace std::chrono_literals;

//! How long a shard waits, for the server and before its next attempt, and what ends or resets that
class TestShardWaits : public QObject
{
    Q_OBJECT

    //! A connection that becomes ready, but for a moment only
    static void comeAndGo(FakeGateway &gateway)
    {
        gateway.greet();
        gateway.resumed(2);
        gateway.now()->cut();
        gateway.settle();
    }
    static bool isRefused(FakeGateway &gateway, int times)
    {
        for (int i = 0; i < times; ++i) {
            gateway.now()->refuse();
            if (!gateway.awaitAttempt(61s))
                return false;
        }
        return true;
    }

private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }

    void P3_helloHasADeadline()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        gateway.now()->accept();
        gateway.advance(19999ms);
        QCOMPARE(gateway.openNow, 1);
        gateway.advance(1ms);
        QCOMPARE(gateway.openNow, 0);
        QCOMPARE(gateway.snapshot().lastCloseReason, QStringLiteral("no HELLO within 20.0 s"));
    }
    void P3_helloHasADeadlineAlsoAfterALossWhileHeldBack()
    {
        FakeGateway gateway(20);
        gateway.config->interest->setWanted(EventType::ShardDisconnected, false); // it would wait to be drained, too
        gateway.becomeReady();
        gateway.dispatchUpTo(30);
        QVERIFY(!gateway.now()->isReading);
        gateway.now()->cut();
        gateway.settle();
        QCOMPARE(gateway.attempts, 2);
        gateway.now()->accept();
        gateway.advance(20s);
        QCOMPARE(gateway.snapshot().lastCloseReason, QStringLiteral("no HELLO within 20.0 s"));
    }
    void P16_requestedHeartbeatIsAnsweredBeforeReadyToo_data()
    {
        QTest::addColumn<bool>("isResume");
        QTest::newRow("IDENTIFY") << false;
        QTest::newRow("RESUME") << true;
    }
    void P16_requestedHeartbeatIsAnsweredBeforeReadyToo()
    {
        QFETCH(bool, isResume);
        FakeGateway gateway;
        if (isResume) {
            gateway.becomeReady();
            gateway.now()->cut();
        } else {
            gateway.create();
            gateway.shard->start();
        }
        gateway.settle();
        gateway.greet();
        QCOMPARE(gateway.sentOp(), isResume ? 6 : 2);
        gateway.now()->receive(R"({"op":1,"d":null,"s":null,"t":null})");
        QCOMPARE(gateway.sentOp(), 1);
    }
    void P16_aRequestForAHeartbeatIsNoAnswer()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        while (gateway.sentCount(1) == 0)
            gateway.clock.advance(100ms);
        gateway.now()->receive(R"({"op":1,"d":null,"s":null,"t":null})");
        QVERIFY(gateway.states().last() != ShardState::Zombie);
        gateway.clock.advance(40s);
        gateway.settle();
        QVERIFY(gateway.states().contains(ShardState::Zombie));
    }
    void P21_aZombieIsNoticedAlsoAfterTheInboxWasFull()
    {
        FakeGateway gateway(20);
        gateway.becomeReady();
        gateway.dispatchUpTo(30);
        QVERIFY(!gateway.now()->isReading);
        gateway.settle();
        QVERIFY(gateway.now()->isReading);
        gateway.advance(80s);
        QVERIFY(gateway.states().contains(ShardState::Zombie));
    }
    void P23_identifyAfterInvalidSessionQueues()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.live(40s);
        QObject other;
        const auto ticket = gateway.queue.acquire(0, &other, [](std::chrono::nanoseconds) {});
        gateway.now()->receive(R"({"op":9,"d":false})");
        gateway.advance(5s);
        QCOMPARE(gateway.state(), ShardState::Queued);
        QCOMPARE(gateway.attempts, 1);
        gateway.queue.cancel(ticket.id);
        gateway.settle();
        QCOMPARE(gateway.attempts, 2);
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 2);
    }
    void P23_theWaitAfterInvalidSessionIsRandom_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("resumable") << QByteArray(R"({"op":9,"d":true})");
        QTest::newRow("not resumable") << QByteArray(R"({"op":9,"d":false})");
    }
    void P23_theWaitAfterInvalidSessionIsRandom()
    {
        QFETCH(QByteArray, payload);
        std::chrono::nanoseconds shortest = 1h;
        std::chrono::nanoseconds longest = 0s;
        for (quint32 seed = 1; seed <= 40; ++seed) {
            FakeGateway gateway;
            gateway.config->seed = seed;
            gateway.becomeReady();
            gateway.live(10s); // the identify window has passed
            gateway.now()->receive(payload);
            const auto wait = gateway.snapshot().nextAttemptAt - gateway.clock.wall();
            shortest = std::min<std::chrono::nanoseconds>(shortest, wait);
            longest = std::max<std::chrono::nanoseconds>(longest, wait);
        }
        QVERIFY(shortest >= 1s);
        QVERIFY(shortest < 1500ms);
        QVERIFY(longest > 4500ms);
        QVERIFY(longest <= 5s);
    }
    void P20_healthIsAMatterOfMonotonicTime()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        for (int i = 0; i < 4; ++i) {
            gateway.live(31s);
            gateway.clock.setWall(gateway.clock.wall() - 1h);
            const int before = gateway.attempts;
            gateway.now()->cut();
            gateway.settle();
            QCOMPARE(gateway.attempts, before + 1);
            gateway.greet();
            gateway.resumed(2);
        }
    }
    void P29_readyResetsTheLadder()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        QVERIFY(isRefused(gateway, 8));
        gateway.greet();
        gateway.advance(5s); // until the identify window has passed
        gateway.ready();
        gateway.live(31s);
        gateway.now()->cut();
        gateway.settle();
        const auto begin = gateway.clock.monotonic();
        QVERIFY(isRefused(gateway, 1));
        QVERIFY(gateway.clock.monotonic() - begin <= 1010ms);
    }
    void P29_aHealthyConnectionIsOneOfThirtySeconds()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        for (int i = 0; i < 5; ++i) {
            const int before = gateway.attempts;
            gateway.now()->cut(); // once at once is an accident
            gateway.settle();
            QCOMPARE(gateway.attempts, before + 1);
            gateway.greet();
            gateway.resumed(2);
            gateway.live(31s);
            gateway.now()->cut(); // and forgotten after a healthy one
            gateway.settle();
            QCOMPARE(gateway.attempts, before + 2);
            gateway.greet();
            gateway.resumed(2);
        }
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        gateway.resumed(2);
        gateway.live(29s);
        gateway.now()->cut();
        gateway.settle();
        QCOMPARE(gateway.state(), ShardState::BackingOff);
    }
    void P30_reconnectForgetsShortLivesToo()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->cut();
        gateway.settle();
        for (int i = 0; i < 8; ++i) {
            comeAndGo(gateway);
            if (i < 7 && gateway.state() == ShardState::BackingOff)
                QVERIFY(gateway.awaitAttempt(61s));
        }
        QCOMPARE(gateway.state(), ShardState::BackingOff);
        const int before = gateway.attempts;
        gateway.shard->reconnect();
        QCOMPARE(gateway.attempts, before + 1);
        comeAndGo(gateway);
        QCOMPARE(gateway.attempts, before + 2);
    }
    void P30_startEndsTheWait()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->cut();
        gateway.settle();
        QVERIFY(isRefused(gateway, 8));
        gateway.now()->refuse();
        QCOMPARE(gateway.state(), ShardState::BackingOff);
        const int before = gateway.attempts;
        gateway.shard->start();
        QCOMPARE(gateway.attempts, before + 1);
        const auto begin = gateway.clock.monotonic();
        QVERIFY(isRefused(gateway, 1));
        QVERIFY(gateway.clock.monotonic() - begin <= 1010ms);
    }
};

QTEST_GUILESS_MAIN(TestShardWaits)
#include "tst_shardwaits.moc"
