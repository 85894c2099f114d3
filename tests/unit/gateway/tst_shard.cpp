#include "fakegateway.h"

#include <hikari/events/shard_events.h>
#include <hikari/events/typing_events.h>

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

class TestShard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }

    void identifies()
    {
        FakeGateway gateway;
        gateway.config->presence = PresenceUpdate { .activities = { Activity::watching(QStringLiteral("you")) } };
        gateway.create(2);
        QCOMPARE(gateway.state(), ShardState::Stopped);
        gateway.shard->start();
        QCOMPARE(gateway.state(), ShardState::Queued);
        gateway.settle();
        QCOMPARE(gateway.state(), ShardState::Connecting);
        QCOMPARE(gateway.now()->url, QUrl(QStringLiteral("wss://base.example/?v=10&encoding=json"))); // P11
        gateway.now()->accept();
        QVERIFY(gateway.now()->sent.isEmpty());
        gateway.hello();
        QCOMPARE(gateway.state(), ShardState::Identifying);
        const QJsonObject d = gateway.sentPayload(2)[u"d"].toObject();
        QCOMPARE(d[u"token"].toString(), gateway.config->token.secret());
        QCOMPARE(d[u"intents"].toInteger(), qint64(gateway.config->intents.toInt()));
        QCOMPARE(d[u"shard"].toArray(), (QJsonArray { 2, 4 }));
        QCOMPARE(d[u"large_threshold"].toInt(), 250);
        QVERIFY(!d[u"compress"].toBool()); // P37
        QVERIFY(!d.contains(u"capabilities"));
        QVERIFY(!d[u"properties"][u"os"].toString().isEmpty());
        QCOMPARE(d[u"presence"][u"activities"][0][u"name"].toString(), QStringLiteral("you"));
        gateway.ready();
        gateway.settle();
        QCOMPARE(gateway.state(), ShardState::Ready);
        QCOMPARE(gateway.snapshot().guildCount, 1);
        QCOMPARE(gateway.snapshot().unavailableGuilds, 1);
        QCOMPARE(gateway.snapshot().sessionId, QStringLiteral("session1"));
        QCOMPARE(gateway.snapshot().resumeHost, QStringLiteral("resume.example"));
        QCOMPARE(gateway.snapshot().sendBudget, 119);
    }
    void P37_compressIsNeverAskedForTwice_data()
    {
        QTest::addColumn<Compression>("compression");
        QTest::addColumn<bool>("compress"); // in IDENTIFY
        QTest::addColumn<QString>("query"); // of the address
        QTest::newRow("none") << Compression::None << false << QString();
        QTest::newRow("payload") << Compression::Payload << true << QString();
        QTest::newRow("zlib-stream") << Compression::ZlibStream << false << QStringLiteral("&compress=zlib-stream");
        QTest::newRow("zstd-stream") << Compression::ZstdStream << false << QStringLiteral("&compress=zstd-stream");
    }
    void P37_compressIsNeverAskedForTwice()
    {
        QFETCH(Compression, compression);
        QFETCH(bool, compress);
        QFETCH(QString, query);
        FakeGateway gateway;
        gateway.config->compression = compression;
        gateway.becomeReady(); // by text frames, which are understood whatever the compression
        QCOMPARE(gateway.state(), ShardState::Ready);
        QCOMPARE(gateway.now()->url, QUrl(QStringLiteral("wss://base.example/?v=10&encoding=json") + query));
        const QJsonObject d = gateway.sentPayload(2)[u"d"].toObject();
        QCOMPARE(d.contains(u"compress"), compress);
        QCOMPARE(d[u"compress"].toBool(), compress);
        // The resume host is asked for the same, and RESUME has no such field.
        gateway.now()->cut();
        gateway.settle();
        QCOMPARE(gateway.now()->url, QUrl(QStringLiteral("wss://resume.example/?v=10&encoding=json") + query)); // P11
        gateway.greet();
        QVERIFY(!gateway.sentPayload(6)[u"d"].toObject().contains(u"compress"));
    }
    void capabilitiesAreToldInIdentify()
    {
        FakeGateway gateway;
        gateway.config->capabilities = GatewayCapability::ChannelObfuscation;
        gateway.becomeReady();
        QCOMPARE(gateway.sentPayload(2)[u"d"][u"capabilities"].toInteger(-1), 1 << 15);
    }
    void eventsAndStatesArriveInOrder()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatch("TYPING_START", 2, R"({"channel_id":"7","user_id":"8","timestamp":1})");
        gateway.now()->cut();
        gateway.settle();
        QStringList order;
        for (const EventInbox::Item &item : std::as_const(gateway.items)) {
            if (!item.delivery.event)
                order.append(shardStateName(item.state));
            else if (isEvent<ShardConnectedEvent>(*item.delivery.event))
                order.append(QStringLiteral("connected"));
            else if (isEvent<ShardReadyEvent>(*item.delivery.event))
                order.append(QStringLiteral("ready"));
            else if (isEvent<ShardDisconnectedEvent>(*item.delivery.event))
                order.append(QStringLiteral("disconnected"));
            else if (const auto *typing = eventCast<TypingEvent>(*item.delivery.event))
                order.append(QStringLiteral("typing %1").arg(typing->sequence));
        }
        QCOMPARE(order.join(u' '),
            QStringLiteral("Queued Connecting connected Identifying ready Ready typing 2 disconnected Resuming"));
    }
    void unwantedEventsAreCountedButNotDecoded()
    {
        FakeGateway gateway;
        gateway.config->interest->setWanted(EventType::GuildTyping, false);
        gateway.config->interest->setWanted(EventType::DMTyping, false);
        gateway.becomeReady();
        const auto before = gateway.items.size();
        gateway.dispatch("TYPING_START", 2, "{ this is no JSON");
        gateway.settle();
        QCOMPARE(gateway.items.size(), before);
        QCOMPARE(gateway.state(), ShardState::Ready);
        QCOMPARE(gateway.snapshot().sequence, 2);
        QCOMPARE(gateway.snapshot().events, quint64(2));
        QCOMPARE(gateway.snapshot().lastEventName, QStringLiteral("TYPING_START"));
        QCOMPARE(gateway.config->interest->received(EventType::GuildTyping), quint64(1));
    }
    void P45_keysMayComeInAnyOrder()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->receive(
            R"({"d":{"channel_id":"7","user_id":"8","timestamp":1},"op":0,"s":9,"t":"TYPING_START"})");
        gateway.settle();
        QVERIFY(eventCast<TypingEvent>(gateway.items.last().delivery.event));
        QCOMPARE(gateway.snapshot().sequence, 9);
    }

    void P17_firstBeatIsJitteredAndNullBeforeAnyDispatch()
    {
        std::chrono::nanoseconds shortest = 1h;
        std::chrono::nanoseconds longest = 0s;
        for (quint32 seed = 1; seed <= 40; ++seed) {
            FakeGateway gateway;
            gateway.config->seed = seed;
            gateway.create();
            gateway.shard->start();
            gateway.settle();
            gateway.greet();
            const auto begin = gateway.clock.monotonic();
            while (gateway.sentCount(1) == 0 && gateway.clock.monotonic() - begin < 41s)
                gateway.clock.advance(100ms);
            QCOMPARE(gateway.sentCount(1), 1);
            QVERIFY(gateway.sentPayload(1).contains(u"d"));
            QVERIFY(gateway.sentPayload(1)[u"d"].isNull());
            shortest = std::min(shortest, gateway.clock.monotonic() - begin);
            longest = std::max(longest, gateway.clock.monotonic() - begin);
        }
        QVERIFY(shortest < 5s);
        QVERIFY(longest > 35s);
        QVERIFY(longest <= 40100ms);
    }
    void P18_beatsDoNotDrift()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        QList<std::chrono::nanoseconds> times;
        for (int millisecond = 0; millisecond < 450000 && times.size() < 11; millisecond += 10) {
            const int before = gateway.sentCount(1);
            gateway.clock.advance(10ms);
            if (gateway.sentCount(1) > before) {
                times.append(gateway.clock.monotonic());
                gateway.acknowledge();
            }
        }
        QCOMPARE(times.size(), 11);
        QVERIFY(times.last() - times.first() - 400s < 50ms);
        QVERIFY(times.last() - times.first() - 400s > -50ms);
        QCOMPARE(gateway.sentPayload(1)[u"d"].toInt(), 1);
    }
    void P21_zombieIsClosedWith4000AndResumed()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        FakeTransport *const old = gateway.now();
        old->hangsOnClose = true;
        QVERIFY(gateway.clock.advanceToNextTimer());
        while (gateway.sentCount(1) == 0)
            gateway.clock.advance(100ms);
        gateway.clock.advance(39s);
        QCOMPARE(gateway.state(), ShardState::LateAck);
        gateway.clock.advance(2s);
        QCOMPARE(old->closeCode, 4000);
        gateway.settle();
        QCOMPARE(gateway.attempts, 2);
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
        QVERIFY(gateway.states().contains(ShardState::Zombie));
        QVERIFY(gateway.snapshot().lastCloseReason.contains(u"ACK"));
        gateway.resumed(2);
        gateway.settle();
        QCOMPARE(gateway.state(), ShardState::Ready);
    }
    void P15_anAnswerMissedBeforeDoesNotCountAfterHello()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        while (gateway.sentCount(1) == 0)
            gateway.clock.advance(100ms);
        gateway.now()->cut(); // the beat is not answered
        gateway.settle();
        gateway.greet();
        gateway.resumed(2);
        const auto isBeating = [&] { return gateway.sentCount(1) > 0; };
        while (!isBeating())
            gateway.clock.advance(100ms);
        QCOMPARE(gateway.attempts, 2); // the first beat of the new connection found nothing amiss
        gateway.acknowledge();
        gateway.live(120s);
        QCOMPARE(gateway.attempts, 2);
        QCOMPARE(gateway.state(), ShardState::Ready);
    }
    void P16_requestedHeartbeatIsAnsweredAtOnceAndTripsNothing()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        while (gateway.sentCount(1) == 0)
            gateway.clock.advance(100ms);
        gateway.now()->receive(R"({"op":1,"d":null,"s":null,"t":null})");
        QCOMPARE(gateway.sentCount(1), 2);
        gateway.acknowledge(); // one for both
        gateway.advance(60s);
        QCOMPARE(gateway.attempts, 1);
        QCOMPARE(gateway.sentCount(1), 3);
    }
    void lateAcknowledgementShowsAndGoes()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        const auto beat = [&](std::chrono::milliseconds latency) {
            const int before = gateway.sentCount(1);
            while (gateway.sentCount(1) == before)
                gateway.clock.advance(10ms);
            gateway.clock.advance(latency);
            gateway.acknowledge();
        };
        for (int i = 0; i < 5; ++i)
            beat(80ms);
        QCOMPARE(gateway.state(), ShardState::Ready);
        beat(150ms); // less than twice the median
        QCOMPARE(gateway.state(), ShardState::Ready);
        beat(500ms);
        QCOMPARE(gateway.state(), ShardState::LateAck);
        QVERIFY(gateway.snapshot().heartbeatLatency.value() >= 500ms);
        QVERIFY(gateway.snapshot().heartbeatLatency.value() <= 510ms);
        beat(80ms);
        QCOMPARE(gateway.state(), ShardState::Ready);
        QCOMPARE(gateway.snapshot().latencyHistory.size(), 8);
    }
    void P19_sleepIsNoticed()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.clock.setWall(gateway.clock.wall() + 4s); // may be a correction
        gateway.live(41s);
        QCOMPARE(gateway.attempts, 1);
        const QPointer<FakeTransport> old = gateway.now();
        int code = 0;
        gateway.clock.setWall(gateway.clock.wall() + 6s);
        while (old && code == 0 && gateway.attempts == 1) {
            gateway.clock.advance(100ms);
            gateway.acknowledge();
            code = old->closeCode;
        }
        QCOMPARE(code, 4000);
        gateway.settle();
        QCOMPARE(gateway.attempts, 2);
        QVERIFY(gateway.snapshot().lastCloseReason.contains(u"slept"));
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
        gateway.resumed(2);
        // A clock that keeps jumping is being set, and nothing sleeps.
        gateway.clock.setWall(gateway.clock.wall() + 1h);
        gateway.live(80s);
        QCOMPARE(gateway.attempts, 2);
    }
    void P20_wallClockSetBackChangesNothing()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.clock.setWall(gateway.clock.wall() - 1h);
        gateway.live(200s);
        QCOMPARE(gateway.attempts, 1);
        QCOMPARE(gateway.state(), ShardState::Ready);
    }

    void op7_resumes()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatchUpTo(12);
        FakeTransport *const old = gateway.now();
        old->receive(R"({"op":7,"d":null})");
        QCOMPARE(old->closeCode, 4000);
        gateway.settle();
        QCOMPARE(gateway.attempts, 2);
        gateway.greet();
        QCOMPARE(gateway.sentPayload(6)[u"d"][u"seq"].toInt(), 12);
    }
    void P22_op7InsteadOfHello()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        gateway.now()->accept();
        gateway.now()->receive(R"({"op":7,"d":null})");
        QVERIFY(gateway.awaitAttempt(10s));
        gateway.greet();
        gateway.ready();
        QCOMPARE(gateway.state(), ShardState::Ready);
        gateway.now()->cut();
        gateway.settle();
        gateway.now()->accept();
        gateway.now()->receive(R"({"op":7,"d":null})");
        QVERIFY(gateway.awaitAttempt(10s));
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6); // the session is still there
    }
    void P24_onlyDispatchesMoveTheSequence()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.dispatchUpTo(41);
        gateway.acknowledge();
        gateway.now()->receive(R"({"t":null,"s":99,"op":11,"d":null})");
        gateway.now()->cut();
        gateway.settle();
        gateway.greet();
        QCOMPARE(gateway.sentPayload(6)[u"d"][u"seq"].toInt(), 41);
    }

    void reconnectResumesAndRestartDoesNot()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        FakeTransport *old = gateway.now();
        gateway.shard->reconnect();
        QCOMPARE(old->closeCode, 4000);
        gateway.settle();
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
        gateway.resumed(2);
        old = gateway.now();
        gateway.shard->restart();
        QCOMPARE(old->closeCode, 1000);
        QCOMPARE(gateway.state(), ShardState::Queued);
        gateway.advance(5s);
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 2);
        QCOMPARE(gateway.mostOpen, 1);
    }
    void P65_stopsInEveryState_data()
    {
        QTest::addColumn<int>("step");
        const char *names[] = { "stopped", "queued", "connecting", "awaiting HELLO", "identifying", "ready", "resuming",
            "backing off", "failed", "closing" };
        for (int step = 0; step < 10; ++step)
            QTest::newRow(names[step]) << step;
    }
    void P65_stopsInEveryState()
    {
        QFETCH(int, step);
        FakeGateway gateway;
        gateway.create();
        if (step >= 1)
            gateway.reach(step > 7 ? FakeGateway::Stage::Ready : FakeGateway::Stage(step - 1));
        if (step == 8)
            gateway.now()->serverCloses(4013);
        if (step == 9) {
            gateway.now()->hangsOnClose = true;
            gateway.shard->stop();
            QCOMPARE(gateway.stops, 0);
        }
        gateway.shard->stop();
        gateway.settle();
        if (step == 9)
            gateway.advance(5s); // P10: it does not wait for ever
        QCOMPARE(gateway.stops, 1);
        QCOMPARE(gateway.state(), ShardState::Stopped);
        QCOMPARE(gateway.openNow, 0);
        QVERIFY(!gateway.awaitAttempt(10min));
        // It can start again, with a new session.
        gateway.shard->start();
        gateway.advance(5s);
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 2);
    }
    void P10_aCloseThatHangsIsCutAfterFiveSeconds()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->hangsOnClose = true;
        gateway.shard->stop();
        gateway.settle();
        QCOMPARE(gateway.now()->closeCode, 1000);
        gateway.advance(4999ms);
        QCOMPARE(gateway.stops, 0);
        QCOMPARE(gateway.openNow, 1);
        gateway.advance(1ms);
        QCOMPARE(gateway.stops, 1);
        QCOMPARE(gateway.state(), ShardState::Stopped);
        QCOMPARE(gateway.openNow, 0);
        QVERIFY(!gateway.awaitAttempt(10min));
    }
    void P14_neverTwoConnectionsOfOneShard()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        for (int i = 0; i < 60; ++i) {
            FakeTransport *const transport = gateway.now();
            transport->hangsOnClose = i % 2 == 0;
            const int before = gateway.attempts;
            switch (i % 6) {
            case 0: // a zombie: the beats are not answered
                while (transport->closeCode == 0)
                    gateway.clock.advance(1s);
                break;
            case 1:
                transport->receive(R"({"op":7,"d":null})");
                break;
            case 2:
                transport->receive(i % 4 == 0 ? R"({"op":9,"d":true})" : R"({"op":9,"d":false})");
                break;
            case 3:
                transport->serverCloses(4009);
                break;
            case 4:
                gateway.shard->reconnect();
                gateway.shard->reconnect();
                break;
            default:
                transport->cut();
            }
            QVERIFY(gateway.openNow <= 1);
            gateway.settle();
            QVERIFY(gateway.attempts > before || gateway.awaitAttempt(61s));
            gateway.greet();
            gateway.advance(5s); // until the identify window has passed
            if (gateway.sentCount(2) == 1)
                gateway.ready();
            else
                gateway.resumed(i + 2);
            gateway.settle();
            QCOMPARE(gateway.state(), ShardState::Ready);
            QCOMPARE(gateway.openNow, 1);
        }
        QCOMPARE(gateway.mostOpen, 1);
    }
    void P8_destroyingSendsNoCloseFrame()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        const QPointer<FakeTransport> transport(gateway.now());
        gateway.shard.reset();
        QVERIFY(!transport);
        QCOMPARE(gateway.openNow, 0);
        QCOMPARE(gateway.closes, QList<int>());
    }
    void P13_lateFramesOfTheOldConnectionAreIgnored()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        FakeTransport *const old = gateway.now();
        old->receive(R"({"op":7,"d":null})");
        QCOMPARE(gateway.attempts, 2);
        gateway.greet();
        QCOMPARE(gateway.sentCount(6), 1);
        // Still alive: it is deleted later.
        old->receiveTooLate(R"({"t":"TYPING_START","s":500,"op":0,"d":{}})");
        old->receiveTooLate(R"({"op":7,"d":null})");
        QCOMPARE(gateway.snapshot().sequence, 1);
        QCOMPARE(gateway.attempts, 2);
        gateway.settle();
        QCOMPARE(gateway.attempts, 2);
        QCOMPARE(gateway.mostOpen, 1); // P14
    }
    void P6_reasonOfACutIsNotTheCodeBefore()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->serverCloses(4009);
        QCOMPARE(gateway.snapshot().lastCloseCode, 4009);
        QVERIFY(gateway.awaitAttempt(10s));
        gateway.greet();
        gateway.advance(2s);
        gateway.ready();
        gateway.now()->cut();
        QCOMPARE(gateway.snapshot().lastCloseCode, 0);
        QCOMPARE(gateway.snapshot().lastCloseReason, QStringLiteral("connection lost (no close code)"));
    }
    void P53_resumeDoesNotQueue()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        bool granted = false;
        QObject other;
        const auto ticket = gateway.queue.acquire(0, &other, [&](std::chrono::nanoseconds) { granted = true; });
        gateway.now()->cut();
        gateway.settle();
        QCOMPARE(gateway.attempts, 2);
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
        QVERIFY(!granted);
        gateway.queue.cancel(ticket.id);
    }
    void P54_connectionLostBeforeIdentifyFreesTheSlot()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        bool granted = false;
        QObject other;
        const auto ticket = gateway.queue.acquire(3, &other, [&](std::chrono::nanoseconds) { granted = true; });
        gateway.settle();
        QVERIFY(!granted);
        gateway.now()->refuse();
        gateway.settle();
        QVERIFY(granted);
        gateway.queue.cancel(ticket.id);
    }
    void P54_aGrantOfAnEarlierWishIsNotTaken()
    {
        FakeGateway gateway;
        gateway.create();
        gateway.shard->start(); // granted, and told from the event loop
        gateway.shard->stop();
        QObject other;
        const auto ticket = gateway.queue.acquire(0, &other, [](std::chrono::nanoseconds) {});
        gateway.shard->start();
        gateway.settle();
        QCOMPARE(gateway.state(), ShardState::Queued);
        QCOMPARE(gateway.attempts, 0);
        gateway.queue.cancel(ticket.id);
        gateway.settle();
        QCOMPARE(gateway.attempts, 1);
    }
    void identifyWaitsForItsWindow()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        gateway.now()->serverCloses(4009);
        gateway.advance(3s); // told two seconds before
        QCOMPARE(gateway.attempts, 2);
        gateway.greet();
        QCOMPARE(gateway.state(), ShardState::Identifying);
        QCOMPARE(gateway.sentCount(2), 0);
        gateway.advance(1999ms);
        QCOMPARE(gateway.sentCount(2), 0);
        gateway.advance(1ms);
        QCOMPARE(gateway.sentCount(2), 1);
    }

    void garbage_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("cut") << QByteArray("{\"op\":0,");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("no op") << QByteArray("{}");
        QTest::newRow("op of another type") << QByteArray(R"({"op":"x"})");
        QTest::newRow("HELLO without an interval") << QByteArray(R"({"op":10,"d":{}})");
        QTest::newRow("HELLO with a negative interval") << QByteArray(R"({"op":10,"d":{"heartbeat_interval":-5}})");
        QTest::newRow("READY without a session") << QByteArray(R"({"op":0,"t":"READY","s":1,"d":{}})");
        QTest::newRow("not UTF-8") << QByteArray("{\"op\":0,\"t\":\"\xff\xfe\",\"s\":1,\"d\":{}}");
    }
    void garbage()
    {
        QFETCH(QByteArray, text);
        FakeGateway gateway;
        gateway.becomeReady();
        FakeTransport *const old = gateway.now();
        old->receive(text);
        QCOMPARE(old->closeCode, 4000);
        gateway.settle();
        QCOMPARE(gateway.attempts, 2);
        gateway.greet();
        QCOMPARE(gateway.sentOp(), 6);
    }
    void P40_unknownOpsAreLoggedAndSkipped()
    {
        FakeGateway gateway;
        gateway.becomeReady();
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.gateway.*=true"));
        const auto restore = qScopeGuard([] { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); });
        QTest::ignoreMessage(QtDebugMsg, QRegularExpression(QStringLiteral(R"(unknown op 77.*"x":1)")));
        gateway.now()->receive(R"({"op":77,"d":{"x":1}})");
        gateway.now()->receive(R"({"op":0,"t":null,"s":null,"d":null})");
        QCOMPARE(gateway.state(), ShardState::Ready);
        QCOMPARE(gateway.snapshot().sequence, 1);
    }
    void fullInboxHoldsTheServerBackAndHeartbeatsGoOn()
    {
        FakeGateway gateway(20);
        gateway.becomeReady();
        for (int i = 2; i < 30; ++i)
            gateway.dispatch("TYPING_START", i, R"({"channel_id":"7","user_id":"8","timestamp":1})");
        QVERIFY(!gateway.now()->isReading);
        QVERIFY(gateway.snapshot().isHeldBack);
        // The bot's thread is blocked for two minutes: beats are sent, and missing answers mean nothing.
        gateway.clock.advance(120s);
        QCOMPARE(gateway.sentCount(1), 3);
        QCOMPARE(gateway.attempts, 1);
        gateway.settle();
        QVERIFY(gateway.now()->isReading);
        QVERIFY(!gateway.snapshot().isHeldBack);
        QCOMPARE(eventCast<TypingEvent>(gateway.items.last().delivery.event)->sequence, 29);
        gateway.live(120s);
        QCOMPARE(gateway.attempts, 1);
    }
    void P58_identifyThatIsTooLongIsRefusedHere()
    {
        FakeGateway gateway;
        gateway.config->presence = PresenceUpdate { .activities = { Activity::playing(QString(5000, u'x')) } };
        gateway.create();
        gateway.shard->start();
        gateway.settle();
        gateway.greet();
        QCOMPARE(gateway.failures.size(), 1);
        QCOMPARE(gateway.failures.first().kind, Error::Kind::InvalidArgument);
        QCOMPARE(gateway.state(), ShardState::Failed);
    }
};

QTEST_GUILESS_MAIN(TestShard)
#include "tst_shard.moc"
