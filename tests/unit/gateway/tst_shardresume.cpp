#include "fakegateway.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

//! What becomes of a session whose connections fail, or are ended, at any time
class TestShardResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }

    void P1_P28_onlyFailuresInARowCount()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        for (int day = 0; day < 4; ++day) {
            gateway.now()->cut();
            gateway.settle();
            gateway.greet();
            QCOMPARE(gateway.sentOp(), 6);
            gateway.now()->cut(); // a RESUME has failed, and so has the host
            QVERIFY(gateway.awaitAttempt(2s));
            QCOMPARE(gateway.now()->url.host(), QStringLiteral("resume.example"));
            gateway.greet();
            QCOMPARE(gateway.sentOp(), 6);
            gateway.resumed(2);
            gateway.live(100s); // longer than what a session is given to come back
        }
    }
    void P1_whatTheOperatorEndsHasNotFailed()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        for (int i = 0; i < 5; ++i) {
            gateway.shard->reconnect();
            gateway.settle();
            QCOMPARE(gateway.now()->url.host(), QStringLiteral("resume.example"));
            if (i % 2) {
                gateway.greet();
                QCOMPARE(gateway.sentOp(), 6);
            }
        }
    }
    void P2_aDeadHostOfTheStoreIsTriedAndGivenUpForGood()
    {
        FakeGateway gateway;
        GatewaySession session;
        session.shardId = 1;
        session.sessionId = QStringLiteral("stored");
        session.resumeUrl = QUrl(QStringLiteral("wss://resume.example"));
        session.sequence = 5;
        gateway.config->sessions = { session };
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        for (int failure = 0; failure < 2; ++failure) {
            QCOMPARE(gateway.now()->url.host(), QStringLiteral("resume.example"));
            gateway.now()->refuse();
            QVERIFY(gateway.awaitAttempt(10s));
        }
        QCOMPARE(gateway.now()->url.host(), QStringLiteral("base.example"));
        // The next process need not find out.
        QList<GatewaySession> left;
        connect(gateway.shard.get(), &Shard::suspended, this, [&left](const GatewaySession &one) { left.append(one); });
        gateway.shard->suspend();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.first().sessionId, QStringLiteral("stored"));
        QCOMPARE(left.first().resumeUrl, QUrl());
    }
    void P23_theSequenceGoesWithTheSession()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatchUpTo(7);
        gateway.live(40s);
        gateway.now()->receive(R"({"op":9,"d":false})");
        QVERIFY(gateway.awaitAttempt(5s));
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 2);
        while (gateway.sentCount(1) == 0)
            gateway.clock.advance(100ms);
        QVERIFY(gateway.sentPayload(1)[u"d"].isNull()); // P17
    }
    void P24_whatIsMissingIsAskedForAgain()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatch("TYPING_START", 2);
        gateway.dispatch("TYPING_START", 4);
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        QCOMPARE(gateway.sentPayload(6)[u"d"][u"seq"].toInt(), 2);
        // Also by the next process
        qint64 stored = -1;
        connect(gateway.shard.get(), &Shard::suspended, this,
            [&stored](const GatewaySession &session) { stored = session.sequence; });
        gateway.shard->suspend();
        QCOMPARE(stored, 2);
    }
    void P67_resumedCountsWhateverItsNumber()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatchUpTo(4);
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        gateway.resumed(4); // as of the connection before
        QCOMPARE(gateway.state(), ShardState::Ready);
    }
    void P20_aClockThatIsSetEndsNoSession()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
        gateway.clock.setWall(gateway.clock.wall() + 1h);
        gateway.now()->cut();
        QVERIFY(gateway.awaitAttempt(2s));
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
    }
    void P22_op7InAnyState_data()
    {
        QTest::addColumn<bool>("hasSession");
        QTest::addColumn<int>("step");
        QTest::newRow("before the identify window") << false << 0;
        QTest::newRow("after IDENTIFY") << false << 1;
        QTest::newRow("after RESUME") << true << 2;
        QTest::newRow("among replayed events") << true << 3;
    }
    void P22_op7InAnyState()
    {
        QFETCH(bool, hasSession);
        QFETCH(int, step);
        FakeGateway gateway;
        gateway.becomeReady();
        if (hasSession)
            gateway.now()->cut();
        else
            gateway.now()->serverCloses(4009);
        QVERIFY(gateway.attempts == 2 || gateway.awaitAttempt(5s));
        gateway.greet();
        if (step == 1)
            gateway.advance(5s); // until the identify window has passed
        if (step == 3)
            gateway.dispatch("TYPING_START", 2);
        QCOMPARE(gateway.sentOp(), step == 0 ? -1 : hasSession ? 6 : 2);
        FakeTransport *const old = gateway.now();
        old->receive(R"({"op":7,"d":null})");
        QCOMPARE(old->closeCode, 4000);
        gateway.settle();
        QVERIFY(gateway.attempts == 3 || gateway.awaitAttempt(10s));
        gateway.greet();
        gateway.advance(5s);
        QCOMPARE(gateway.sentOp(), hasSession ? 6 : 2);
    }
};

QTEST_GUILESS_MAIN(TestShardResume)
#include "tst_shardresume.moc"
