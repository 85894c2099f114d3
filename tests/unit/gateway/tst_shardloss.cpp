#include "fakegateway.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

//! Ready once, then refused until the backoff is at its longest
static bool fallIntoALongWait(FakeGateway &gateway)
{
    gateway.becomeReady();
    gateway.now()->cut();
    gateway.settle();
    for (int i = 0; i < 10; ++i) {
        if (i > 0 && !gateway.awaitAttempt(61s))
            return false;
        gateway.now()->refuse();
    }
    return gateway.state() == ShardState::BackingOff;
}

//! How a shard comes back after a connection has ended
class TestShardLoss : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }

    void closeCodes_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reaction");
        for (const int code : { 1000, 1001, 1002, 1006, 1011, 3000, 4000, 4001, 4002, 4005, 4006, 4008, 4015, 4999 })
            QTest::addRow("%d resumes", code) << code << QStringLiteral("resume");
        for (const int code : { 4003, 4007, 4009 })
            QTest::addRow("P27 %d starts a new session", code) << code << QStringLiteral("new");
        for (const int code : { 4004, 4010, 4011, 4012, 4013, 4014 })
            QTest::addRow("P25 %d is final", code) << code << QStringLiteral("final");
    }
    void closeCodes()
    {
        QFETCH(int, code);
        QFETCH(QString, reaction);
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatchUpTo(7);
        gateway.live(40s);
        gateway.now()->serverCloses(code);
        gateway.settle();
        QCOMPARE(gateway.snapshot().lastCloseCode, code);
        if (reaction == u"final") {
            QCOMPARE(gateway.state(), ShardState::Failed);
            QVERIFY(!gateway.awaitAttempt(10min));
            QCOMPARE(gateway.failures.size(), 1);
            QCOMPARE(gateway.failures.first().kind, Error::Kind::GatewayClosed);
            QCOMPARE(gateway.failures.first().closeCode, code);
            QVERIFY(!gateway.failures.first().message.isEmpty());
            return;
        }
        QVERIFY(gateway.failures.isEmpty());
        QCOMPARE(gateway.attempts, 2); // P29: at once, for the connection was healthy
        gateway.greet();
        gateway.advance(2s); // until the identify window has passed
        if (reaction == u"resume") {
            QCOMPARE(gateway.sentPayload(6)[u"d"][u"seq"].toInt(), 7);
            QCOMPARE(gateway.sentPayload(6)[u"d"][u"session_id"].toString(), QStringLiteral("session1"));
            QCOMPARE(gateway.now()->url.host(), QStringLiteral("resume.example"));
            QCOMPARE(gateway.sentCount(2), 0);
        } else {
            QCOMPARE(gateway.sentCount(2), 1);
            QCOMPARE(gateway.sentCount(6), 0);
            QCOMPARE(gateway.now()->url.host(), QStringLiteral("base.example"));
            QCOMPARE(gateway.snapshot().sequence, -1);
        }
    }
    void P27_aSessionRefusedWith4007Or4009IsNotResumed_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("4007, invalid sequence") << 4007;
        QTest::newRow("4009, session timed out") << 4009;
    }
    void P27_aSessionRefusedWith4007Or4009IsNotResumed()
    {
        QFETCH(int, code);
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatchUpTo(7);
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
        gateway.now()->serverCloses(code); // the answer to RESUME
        gateway.settle();
        QVERIFY(gateway.attempts == 3 || gateway.awaitAttempt(61s));
        QCOMPARE(gateway.now()->url.host(), QStringLiteral("base.example"));
        gateway.greet();
        gateway.advance(5s); // until the identify window has passed
        QCOMPARE(gateway.sentCount(6), 0);
        QCOMPARE(gateway.sentCount(2), 1);
        QCOMPARE(gateway.snapshot().sequence, -1);
    }
    void P26_disallowedIntentsAreNamed()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->serverCloses(4003);
        QVERIFY(gateway.awaitAttempt(10s));
        gateway.greet();
        gateway.advance(5s);
        gateway.now()->serverCloses(4014);
        QCOMPARE(gateway.failures.size(), 1);
        const QString text = gateway.failures.first().message;
        QVERIFY(text.contains(u"GUILD_MEMBERS"));
        QVERIFY(text.contains(u"MESSAGE_CONTENT"));
        QVERIFY(!text.contains(u"GUILD_PRESENCES"));
        QVERIFY(text.contains(u"while the bot ran"));
    }

    void P25_everyFatalCodeIsToldWithCauseAndRemedy_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("remedy");
        const auto row = [](int code, const char *cause, const char *remedy) {
            QTest::addRow("%d", code) << code << QString::fromLatin1(cause) << QString::fromLatin1(remedy);
        };
        row(4004, "refused the token", "Enter the bot's current token");
        row(4010, "shard 1 of 4", "Use the automatic shard count");
        row(4011, "too many guilds", "Use the automatic shard count");
        row(4012, "no longer supports this version", "Update the library");
        row(4013, "are not valid", "Use only the documented ones");
        row(4014, "not allowed", "Switch it on in the Developer Portal");
    }
    void P25_everyFatalCodeIsToldWithCauseAndRemedy()
    {
        QFETCH(int, code);
        QFETCH(QString, cause);
        QFETCH(QString, remedy);
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->serverCloses(code);
        QCOMPARE(gateway.failures.size(), 1);
        const QString text = gateway.failures.first().message;
        QVERIFY2(text.contains(cause), qPrintable(text));
        QVERIFY2(text.contains(remedy), qPrintable(text));
    }

    void P23_invalidSession_data()
    {
        QTest::addColumn<bool>("isResumable");
        QTest::addColumn<bool>("isLive");
        QTest::newRow("resumable, after RESUME") << true << false;
        QTest::newRow("not resumable, after RESUME") << false << false;
        QTest::newRow("resumable, live") << true << true;
        QTest::newRow("not resumable, live") << false << true;
    }
    void P23_invalidSession()
    {
        QFETCH(bool, isResumable);
        QFETCH(bool, isLive);
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.live(40s);
        if (!isLive) {
            gateway.now()->cut();
            gateway.settle();
            gateway.greet();
            QCOMPARE(gateway.sentOp(), 6);
        }
        const int before = gateway.attempts;
        gateway.now()->receive(isResumable ? R"({"op":9,"d":true})" : R"({"op":9,"d":false})");
        gateway.settle();
        QCOMPARE(gateway.state(), ShardState::BackingOff);
        QVERIFY(!gateway.snapshot().nextAttemptAt.isNull());
        gateway.advance(999ms);
        QCOMPARE(gateway.attempts, before);
        gateway.advance(4001ms);
        QCOMPARE(gateway.attempts, before + 1);
        gateway.greet();
        QCOMPARE(gateway.sentOp(), isResumable ? 6 : 2);
        if (!isResumable) {
            QCOMPARE(gateway.snapshot().sequence, -1);
            QCOMPARE(gateway.snapshot().sessionId, QString());
            gateway.now()->receive(R"({"op":1,"d":null})");
            QVERIFY(gateway.sentPayload(1)[u"d"].isNull()); // the new session does not know the sequence
        }
    }
    void P1_deadResumeHostIsGivenUpButTheSessionIsNot_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("refused") << 0;
        QTest::newRow("no answer (P4)") << 1;
        QTest::newRow("P3 silent after the upgrade") << 2;
        QTest::newRow("P3 silent after HELLO") << 3;
        QTest::newRow("closed before HELLO") << 4;
        QTest::newRow("op 7 instead of HELLO") << 5;
        QTest::newRow("op 9 instead of HELLO") << 6;
    }
    void P1_deadResumeHostIsGivenUpButTheSessionIsNot()
    {
        QFETCH(int, step);
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->cut();
        gateway.settle();
        for (int failure = 0; failure < 2; ++failure) {
            QCOMPARE(gateway.now()->url.host(), QStringLiteral("resume.example"));
            if (step >= 2)
                gateway.now()->accept();
            if (step == 3)
                gateway.hello();
            if (step == 0)
                gateway.now()->refuse();
            if (step == 4)
                gateway.now()->serverCloses(1001);
            if (step == 5)
                gateway.now()->receive(R"({"op":7,"d":null})");
            if (step == 6)
                gateway.now()->receive(R"({"op":9,"d":true})");
            QVERIFY(gateway.awaitAttempt(step == 3 ? 70s : 30s));
        }
        QCOMPARE(gateway.now()->url.host(), QStringLiteral("base.example"));
        gateway.greet();
        if (step == 3) {
            // P28: two minutes of answerless RESUMEs are enough.
            QCOMPARE(gateway.sentOp(), 2);
            gateway.ready();
        } else {
            QCOMPARE(gateway.sentOp(), 6);
            gateway.resumed(2);
        }
        gateway.settle();
        QCOMPARE(gateway.state(), ShardState::Ready);
        QCOMPARE(gateway.mostOpen, 1);
    }
    void P4_connectingHasADeadline()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        gateway.advance(14900ms); // nobody answers
        QCOMPARE(gateway.state(), ShardState::Connecting);
        QCOMPARE(gateway.openNow, 1);
        gateway.advance(100ms);
        QCOMPARE(gateway.state(), ShardState::BackingOff);
        QCOMPARE(gateway.openNow, 0);
        QVERIFY2(gateway.snapshot().lastCloseReason.contains(u"15 s"), qPrintable(gateway.snapshot().lastCloseReason));
        QVERIFY(gateway.awaitAttempt(61s));
        gateway.greet();
        gateway.advance(5s);
        gateway.ready();
        QCOMPARE(gateway.state(), ShardState::Ready);
    }
    void P38_aPayloadOver64MegabytesEndsTheConnection()
    {
        FakeGateway gateway;
        gateway.config->compression = Compression::Payload;
        gateway.becomeReady();
        FakeTransport *const old = gateway.now();
        old->receiveBinary(qCompress(QByteArray(64 * 1024 * 1024 + 1, ' ')).mid(4)); // without Qt's length in front
        QCOMPARE(old->closeCode, 4000);
        const QString reason = gateway.snapshot().lastCloseReason;
        QVERIFY2(reason.contains(QStringLiteral("64 MB")), qPrintable(reason));
    }
    void P126_textsDoNotFollowTheLocale()
    {
        const QLocale before;
        const auto restore = qScopeGuard([&before] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::German));
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        while (gateway.state() != ShardState::BackingOff || gateway.snapshot().attempt < 4) {
            if (FakeTransport *const transport = gateway.now(); transport && transport->isAlive())
                transport->refuse();
            gateway.advance(10ms);
        }
        static const QRegularExpression delay(QStringLiteral(" in \\d+\\.\\d s$"));
        QVERIFY2(gateway.snapshot().detail.contains(delay), qPrintable(gateway.snapshot().detail));
        QVERIFY(gateway.awaitAttempt(61s));
        gateway.now()->accept();
        gateway.advance(20s); // no HELLO
        const QString reason = gateway.snapshot().lastCloseReason;
        QVERIFY2(reason.contains(QStringLiteral(" 20.0 s")), qPrintable(reason));
    }
    void theTokenIsNotSentInTheClearToAResumeUrl()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        gateway.greet();
        gateway.ready("ws://resume.example");
        gateway.now()->cut();
        gateway.settle();
        QCOMPARE(gateway.now()->url.scheme(), QStringLiteral("wss"));
        QCOMPARE(gateway.now()->url.host(), QStringLiteral("base.example"));
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
    }
    void theTokenIsNotSentInTheClearToAStoredResumeUrl()
    {
        FakeGateway gateway;
        GatewaySession session;
        session.shardId = 1;
        session.sessionId = QStringLiteral("stored");
        session.resumeUrl = QUrl(QStringLiteral("ws://resume.example"));
        session.sequence = 5;
        gateway.config->sessions = { session };
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        QCOMPARE(gateway.now()->url.scheme(), QStringLiteral("wss"));
        QCOMPARE(gateway.now()->url.host(), QStringLiteral("base.example"));
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
    }
    void P60_resumeUrlIsKept()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        for (int sequence = 2; sequence < 5; ++sequence) {
            const int before = gateway.attempts;
            gateway.now()->cut();
            gateway.settle();
            QVERIFY(gateway.attempts > before || gateway.awaitAttempt(2min));
            QCOMPARE(gateway.now()->url.host(), QStringLiteral("resume.example"));
            gateway.greet();
            QCOMPARE(gateway.sentOp(), 6);
            gateway.resumed(sequence);
            gateway.settle();
            QCOMPARE(gateway.state(), ShardState::Ready);
        }
    }
    void P7_whoClosedIsSaidOnlyWhereItIsKnown()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->serverCloses(1009);
        QCOMPARE(gateway.snapshot().lastCloseReason, QStringLiteral("the connection was closed with 1009 (Too big)"));
        QVERIFY(gateway.attempts == 2 || gateway.awaitAttempt(10s));
        gateway.now()->accept();
        gateway.now()->serverCloses(4000);
        QVERIFY(gateway.snapshot().lastCloseReason.startsWith(u"Discord closed the connection with 4000"));
    }
    void P3_readyHasADeadlineAfterIdentify()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 2);
        for (int second = 0; second < 59; ++second) {
            gateway.advance(1s);
            gateway.acknowledge();
        }
        QCOMPARE(gateway.state(), ShardState::Identifying);
        gateway.advance(2s);
        QCOMPARE(gateway.snapshot().lastCloseReason, QStringLiteral("no READY within 60.0 s"));
        QVERIFY(gateway.attempts == 2 || gateway.awaitAttempt(10s));
    }
    void P25_aShardThatIsClosingEndsAsAskedWhenAllAreGivenUp()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->hangsOnClose = true;
        gateway.shard->close();
        gateway.shard->giveUp(4004); // another one was refused at the same time
        QVERIFY(gateway.now()->isAlive());
        gateway.now()->end({ .cause = TransportEnd::Cause::ClosedByUs });
        QCOMPARE(gateway.stops, 1);
        QCOMPARE(gateway.closes, QList<int> { 1000 });
    }
    void P25_aShardIsGivenUpInEveryState_data()
    {
        QTest::addColumn<int>("step");
        const char *names[] = { "queued", "connecting", "awaiting HELLO", "identifying", "ready", "resuming",
            "backing off" };
        for (int step = 0; step < 7; ++step)
            QTest::newRow(names[step]) << step;
    }
    void P25_aShardIsGivenUpInEveryState()
    {
        QFETCH(int, step);
        FakeGateway gateway;
        gateway.create();
        gateway.reach(FakeGateway::Stage(step));
        gateway.shard->giveUp(4004); // another one was refused
        gateway.settle();
        QCOMPARE(gateway.state(), ShardState::Failed);
        QCOMPARE(gateway.openNow, 0);
        QVERIFY(gateway.failures.isEmpty()); // that is told once
        QVERIFY(!gateway.awaitAttempt(10min));
    }
    void P3_readyDeadlineIsExtendedByReplayedEvents_data()
    {
        QTest::addColumn<bool>("isWanted");
        QTest::addColumn<bool>("isInOrder");
        QTest::newRow("wanted") << true << true;
        QTest::newRow("not wanted") << false << true;
        QTest::newRow("wanted, d before t") << true << false;
        QTest::newRow("not wanted, d before t") << false << false;
    }
    void P3_readyDeadlineIsExtendedByReplayedEvents()
    {
        QFETCH(bool, isWanted);
        QFETCH(bool, isInOrder);
        FakeGateway gateway;
        gateway.config->interest->setWanted(EventType::GuildTyping, isWanted);
        gateway.config->interest->setWanted(EventType::DMTyping, isWanted);
        gateway.becomeReady();
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        for (int i = 2; i < 8; ++i) {
            for (int second = 0; second < 45; ++second) {
                gateway.advance(1s);
                QCOMPARE(gateway.openNow, 1);
                gateway.acknowledge();
            }
            if (isInOrder)
                gateway.dispatch("TYPING_START", i);
            else
                gateway.now()->receive(R"({"d":{"channel_id":"7","user_id":"8","timestamp":1},"op":0,"s":)"
                    + QByteArray::number(i) + R"(,"t":"TYPING_START"})");
        }
        QCOMPARE(gateway.attempts, 2);
        gateway.resumed(9);
        QCOMPARE(gateway.state(), ShardState::Ready);
    }
    void P28_brickedSessionIsGivenUpAfterThreeResumes()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->cut();
        gateway.settle();
        for (int i = 0; i < 3; ++i) {
            gateway.greet();
            QCOMPARE(gateway.sentOp(), 6);
            gateway.now()->cut();
            QVERIFY(gateway.awaitAttempt(70s));
        }
        gateway.greet();
        gateway.advance(2s);
        QCOMPARE(gateway.sentOp(), 2);
    }
    void P29_backoffGrowsIsCappedAndResets()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.live(60s);
        gateway.now()->cut();
        gateway.settle();
        QCOMPARE(gateway.attempts, 2); // a healthy connection: no waiting
        std::chrono::nanoseconds longest = 0s;
        for (int i = 0; i < 40; ++i) {
            const auto begin = gateway.clock.monotonic();
            gateway.now()->refuse();
            QVERIFY(gateway.awaitAttempt(61s));
            const auto waited = gateway.clock.monotonic() - begin;
            if (i == 0)
                QVERIFY(waited <= 1010ms);
            longest = std::max(longest, waited);
        }
        QVERIFY(longest > 30s);
        QVERIFY(longest <= 60010ms);
        QCOMPARE(gateway.snapshot().attempt, 40);
        gateway.greet();
        gateway.resumed(2);
        QCOMPARE(gateway.snapshot().attempt, 0);
        gateway.live(40s);
        gateway.now()->cut();
        gateway.settle();
        const auto begin = gateway.clock.monotonic();
        gateway.now()->refuse();
        QVERIFY(gateway.awaitAttempt(61s));
        QVERIFY(gateway.clock.monotonic() - begin <= 1010ms);
    }
    void P29_readyForAMomentEveryTimeBacksOffToo()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        std::chrono::nanoseconds longest = 0s;
        for (int i = 0; i < 15; ++i) {
            const int before = gateway.attempts;
            const auto begin = gateway.clock.monotonic();
            gateway.now()->cut();
            gateway.settle();
            if (i == 0)
                QCOMPARE(gateway.attempts, before + 1);
            if (gateway.attempts == before)
                QVERIFY(gateway.awaitAttempt(61s));
            longest = std::max(longest, gateway.clock.monotonic() - begin);
            gateway.greet();
            gateway.resumed(2);
        }
        QVERIFY(longest > 10s);
    }
    void P33_firstConnectionIsRetriedAsAnyOther()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        for (int i = 0; i < 3; ++i) {
            gateway.now()->refuse();
            gateway.settle();
            QCOMPARE(gateway.state(), ShardState::BackingOff);
            QVERIFY(gateway.awaitAttempt(61s));
        }
        gateway.greet();
        gateway.ready();
        QCOMPARE(gateway.state(), ShardState::Ready);
    }
    void P30_reconnectEndsTheWait()
    {
        FakeGateway gateway;
        QVERIFY(fallIntoALongWait(gateway));
        const int before = gateway.attempts;
        gateway.shard->reconnect();
        QCOMPARE(gateway.attempts, before + 1);
        QCOMPARE(gateway.state(), ShardState::Resuming);
        const auto begin = gateway.clock.monotonic();
        gateway.now()->refuse();
        QVERIFY(gateway.awaitAttempt(61s));
        QVERIFY(gateway.clock.monotonic() - begin <= 1010ms);
    }
    void P30_restartEndsTheWait()
    {
        FakeGateway gateway;
        QVERIFY(fallIntoALongWait(gateway));
        const int before = gateway.attempts;
        gateway.shard->restart();
        gateway.settle();
        QCOMPARE(gateway.attempts, before + 1);
        gateway.greet();
        gateway.advance(5s); // until the identify window has passed
        QCOMPARE(gateway.sentOp(), 2);
        // The ladder begins anew.
        const auto begin = gateway.clock.monotonic();
        gateway.now()->cut();
        QVERIFY(gateway.awaitAttempt(61s));
        QVERIFY(gateway.clock.monotonic() - begin <= 6s); // a second, or the identify window
    }
    void P32_lossIsLoggedWithReasonAndNextStep()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.gateway.warning=true"));
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatchUpTo(1211);
        QTest::ignoreMessage(QtWarningMsg, "shard 1: connection lost (no close code), resuming at seq 1211");
        gateway.now()->cut();
        gateway.settle();
        QTest::ignoreMessage(QtWarningMsg,
            QRegularExpression(QStringLiteral("^shard 1: could not connect: Connection refused, resuming at seq 1211, "
                                              "attempt 2 in 0\\.\\d s$")));
        gateway.now()->refuse();
    }
    void P32_comingBackIsLogged()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.gateway.info=true"));
        FakeGateway gateway;
        QTest::ignoreMessage(QtInfoMsg, "shard 1: connected, identifying");
        QTest::ignoreMessage(QtInfoMsg, "shard 1: ready, 1 guilds");
        gateway.becomeReady();
        QTest::ignoreMessage(QtWarningMsg, "shard 1: connection lost (no close code), resuming at seq 1");
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        gateway.dispatchUpTo(4);
        QTest::ignoreMessage(QtInfoMsg, "shard 1: resumed, 3 events replayed");
        gateway.resumed(5);
        QTest::ignoreMessage(QtInfoMsg, "shard 1: stopped");
        gateway.shard->stop();
    }
    void P32_aBlackHoleIsLoggedWithReasonAttemptAndNextTry()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.gateway.warning=true"));
        QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); // that is not waited for
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatchUpTo(1211);
        gateway.live(60s);
        // The cable is pulled: nothing comes any more, and nothing says so.
        QTest::ignoreMessage(QtWarningMsg, "shard 1: no heartbeat ACK for 40.0 s, resuming at seq 1211");
        QVERIFY(gateway.awaitAttempt(81s));
        QCOMPARE(gateway.states().sliced(gateway.states().size() - 2),
            (QList<ShardState> { ShardState::Zombie, ShardState::Resuming }));
        for (const int attempt : { 2, 3, 4 }) {
            if (attempt == 3)
                QTest::ignoreMessage(QtWarningMsg,
                    "shard 1: resume.example does not answer (could not connect: no answer within 15 s), resuming at "
                    "base.example");
            const QString next = QStringLiteral("resuming at seq 1211, attempt %1 in ").arg(attempt);
            QTest::ignoreMessage(QtWarningMsg,
                QRegularExpression(QStringLiteral("^shard 1: could not connect: no answer within 15 s, ") + next
                    + QStringLiteral("\\d\\.\\d s$")));
            gateway.advance(15s);
            QCOMPARE(gateway.state(), ShardState::BackingOff);
            QVERIFY2(gateway.snapshot().detail.startsWith(next), qPrintable(gateway.snapshot().detail));
            QVERIFY(gateway.snapshot().nextAttemptAt > gateway.clock.wall());
            QVERIFY(gateway.awaitAttempt(61s));
        }
    }
};

QTEST_GUILESS_MAIN(TestShardLoss)
#include "tst_shardloss.moc"
