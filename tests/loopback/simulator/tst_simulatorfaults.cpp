// Each fault of the simulator's gateway, seen by clients that are no part of the library

#include "simulatorfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace Hikari;
using namespace std::chrono_literals;

class tst_SimulatorFaults : public SimulatorFixture
{
    Q_OBJECT

    static void resetConnection(GatewayClient &client)
    {
#ifdef Q_OS_UNIX
        const linger off { 1, 0 };
        const auto *const tcp = client.socket.findChild<QAbstractSocket *>();
        ::setsockopt(int(tcp->socketDescriptor()), SOL_SOCKET, SO_LINGER, &off, sizeof off);
#endif
        client.socket.abort();
    }

private Q_SLOTS:
    void cleanup()
    {
        m_simulator.reset();
    }

    // --- How faults are ordered

    void ordersAreListedUntilTheyEnd()
    {
        Simulator idle(quiet());
        QCOMPARE(idle.injectFault(FaultOrder::of(FaultKind::SwallowAcks)), quint64(0)); // it does not run
        start();
        FaultOrder impossible = FaultOrder::of(FaultKind::Close);
        impossible.code = 12;
        QCOMPARE(m_simulator->injectFault(impossible), quint64(0));
        QVERIFY(m_simulator->activeFaults().isEmpty());

        QSignalSpy injected(m_simulator.get(), &Simulator::faultInjected);
        const quint64 forEver = inject("swallow-acks:shard=3");
        const quint64 forAnHour = inject("late-acks:for=60min");
        QVERIFY(forEver != 0 && forAnHour != 0 && forEver != forAnHour);
        const QList<ActiveFault> active = m_simulator->activeFaults();
        QCOMPARE(active.size(), 2);
        QCOMPARE(active[0].id, forEver);
        QCOMPARE(active[0].order.toText(), text("swallow-acks:shard=3"));
        QVERIFY(!active[0].remaining);
        QVERIFY(!active[0].since.isNull());
        QVERIFY(*active[1].remaining > 50min && *active[1].remaining <= 60min);
        QTRY_COMPARE_WITH_TIMEOUT(injected.size(), 2, wait);
        const QList<SimulatorFault> faults = m_simulator->ledger().faults;
        QCOMPARE(faults.size(), 2);
        QCOMPARE(faults[0].kind, text("swallow-acks"));
        QCOMPARE(faults[0].shardId, 3);
        QCOMPARE(faults[0].text, text("swallow-acks:shard=3"));

        QVERIFY(m_simulator->clearFault(forEver));
        QVERIFY(!m_simulator->clearFault(forEver));
        QCOMPARE(m_simulator->activeFaults().size(), 1);
        m_simulator->clearFaults();
        QVERIFY(m_simulator->activeFaults().isEmpty());
    }

    void timesEndByThemselves()
    {
        start();
        GatewayClient client;
        signIn(client);
        const quint64 id = inject("swallow-acks:for=300ms");
        client.heartbeat();
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->activeFaults().isEmpty(), wait);
        QVERIFY(!m_simulator->clearFault(id));
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().shards[0].heartbeats, 1, wait);
        client.heartbeat();
        QTRY_VERIFY_WITH_TIMEOUT(client.count(11) > 0, wait);
    }

    void onceIsOver()
    {
        start();
        inject("reconnect");
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().faults.size(), 1, wait);
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->activeFaults().isEmpty(), wait);
    }

    void repetitionsGoOnUntilCleared()
    {
        start();
        const quint64 id = inject("close:code=4000,every=100ms");
        GatewayClient first;
        connectTo(first);
        first.identify(token());
        QTRY_VERIFY_WITH_TIMEOUT(first.isGone, wait);
        QCOMPARE(first.closeCode(), 4000);
        GatewayClient second;
        connectTo(second);
        second.identify(token());
        QTRY_VERIFY_WITH_TIMEOUT(second.isGone, wait);
        QVERIFY(hits(id) >= 2);
        QVERIFY(m_simulator->clearFault(id));
        GatewayClient third;
        signIn(third); // any order given before clearFault() was done by then
        const auto injections = m_simulator->ledger().faults.size();
        QVERIFY(injections >= 2);
        roundTrip(third);
        QVERIFY(!third.isGone);
        QCOMPARE(m_simulator->ledger().faults.size(), injections);
    }

    void othersShardsAreLeftAlone()
    {
        start();
        GatewayClient zero;
        GatewayClient one;
        signIn(zero, 0, 2);
        signIn(one, 1, 2);
        inject("swallow-acks:shard=1");
        inject("duplicate:shard=1");
        one.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().shards[1].heartbeats, 1, wait);
        roundTrip(zero);
        QCOMPARE(one.count(11), 0);
        emitAndCatchUp(zero, 100);
        QVERIFY(isWithoutGap(zero.sequences()));
        QTRY_COMPARE_WITH_TIMEOUT(one.sequence, m_simulator->ledger().shards[1].lastSequence, wait);
        QVERIFY(!isWithoutGap(one.sequences()));
    }

    // --- Frames

    void cutMidFrameLeavesHalfAFrame()
    {
        start();
        RawClient client;
        signIn(client);
        QVERIFY(client.unfinished.isEmpty());
        inject("cut-mid-frame:shard=0");
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QVERIFY(client.unfinished.size() > 400);
        QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->ledger().shards[0].isConnected, wait);
        QVERIFY(!m_simulator->ledger().shards[0].sessionId.isEmpty());
    }

    void P9_stalledFramesComeInTheEnd_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<bool>("isCleared");
        QTest::newRow("by time") << QByteArray("stall-frame:delay=200ms") << false;
        QTest::newRow("cleared") << QByteArray("stall-frame:delay=60min") << true;
    }

    void P9_stalledFramesComeInTheEnd()
    {
        QFETCH(QByteArray, order);
        QFETCH(bool, isCleared);
        start();
        RawClient client;
        signIn(client);
        client.sawUnfinished = false;
        inject(order);
        client.send(R"({"op":1,"d":null})");
        if (isCleared) {
            QTRY_VERIFY_WITH_TIMEOUT(!client.unfinished.isEmpty(), wait);
            client.send(R"({"op":1,"d":null})");
            QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().shards[0].heartbeats, 2, wait);
            QVERIFY(!client.has(R"("op":11)")); // the second answer waits behind the half frame
            m_simulator->clearFaults();
        }
        QTRY_VERIFY_WITH_TIMEOUT(client.has(R"("op":11)"), wait);
        QVERIFY(client.sawUnfinished);
        QTRY_VERIFY_WITH_TIMEOUT(client.unfinished.isEmpty(), wait);
        QVERIFY(!client.isGone);
    }

    void P34_endMarksAreSplit()
    {
        start();
        GatewayClient client(Compression::ZlibStream);
        client.joinsFrames = true;
        const quint64 id = inject("split-frames");
        signIn(client);
        emitAndCatchUp(client, 100);
        QVERIFY(!client.sawBadPayload);
        QVERIFY(isWithoutGap(client.sequences()));
        QCOMPARE(client.binaryFrames, 3 * client.received.size());
        QCOMPARE(hits(id), quint64(client.received.size()));
    }

    void noiseIsNoPayload_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<bool>("isCompressed");
        QTest::newRow("garbage, plain") << QByteArray("garbage") << false;
        QTest::newRow("garbage, zlib-stream") << QByteArray("garbage") << true;
        QTest::newRow("damaged payload") << QByteArray("bad-compression") << true;
    }

    void noiseIsNoPayload()
    {
        QFETCH(QByteArray, order);
        QFETCH(bool, isCompressed);
        start();
        GatewayClient client(isCompressed ? Compression::ZlibStream : Compression::None);
        signIn(client);
        QVERIFY(!client.sawBadPayload);
        inject(order);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().faults.size(), 1, wait);
        client.heartbeat();
        QTRY_VERIFY_WITH_TIMEOUT(client.sawBadPayload, wait);
    }

    void P38_bombsAreSmall()
    {
        start();
        GatewayClient client(Compression::ZlibStream);
        signIn(client);
        const quint64 before = m_simulator->ledger().gatewayBytes;
        inject("bomb:bytes=5000000");
        QTRY_COMPARE_WITH_TIMEOUT(client.received.last()[text("zeros")].toString().size(), 5000000, wait);
        QVERIFY(m_simulator->ledger().gatewayBytes - before < 100000);
        QVERIFY(!client.sawBadPayload);
        roundTrip(client); // the stream goes on
    }

    // --- Time

    void acksAreLate_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<bool>("isCleared");
        QTest::newRow("by time") << QByteArray("late-acks:delay=300ms,jitter=200ms") << false;
        QTest::newRow("cleared") << QByteArray("late-acks:delay=60min") << true;
    }

    void acksAreLate()
    {
        QFETCH(QByteArray, order);
        QFETCH(bool, isCleared);
        start();
        GatewayClient client;
        signIn(client);
        const quint64 id = inject(order);
        client.heartbeat();
        client.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(hits(id), quint64(2), wait);
        emitAndCatchUp(client, 20); // other payloads are not late
        if (isCleared) {
            QCOMPARE(client.count(11), 0);
            m_simulator->clearFault(id);
        }
        QTRY_COMPARE_WITH_TIMEOUT(client.count(11), 2, wait);
    }

    void framesWaitInOrder_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::newRow("delay") << QByteArray("delay:delay=60min,jitter=10min");
        QTest::newRow("throttle") << QByteArray("throttle:bytes-per-second=1");
        QTest::newRow("half-open") << QByteArray("half-open");
    }

    void framesWaitInOrder()
    {
        QFETCH(QByteArray, order);
        start();
        GatewayClient client;
        signIn(client);
        const qint64 before = client.sequence;
        const quint64 id = inject(order);
        m_simulator->emitEvents(200);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, 200, wait);
        QVERIFY(m_simulator->ledger().shards[0].lastSequence > before + 50);
        GatewayClient late; // conditions hold for new connections too
        late.open(m_simulator->gatewayUrl());
        QTRY_COMPARE_WITH_TIMEOUT(hits(id), quint64(2), wait);
        QCOMPARE(client.sequence, before);
        QCOMPARE(late.count(10), 0);
        QVERIFY(m_simulator->clearFault(id));
        catchUp(client);
        QVERIFY(isWithoutGap(client.sequences()));
        QTRY_COMPARE_WITH_TIMEOUT(late.count(10), 1, wait);
        roundTrip(client);
    }

    void framesComeByThemselves_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::newRow("delay") << QByteArray("delay:delay=100ms,jitter=100ms");
        QTest::newRow("throttle") << QByteArray("throttle:bytes-per-second=2000000");
    }

    void framesComeByThemselves()
    {
        QFETCH(QByteArray, order);
        start();
        const quint64 id = inject(order);
        GatewayClient client;
        signIn(client);
        emitAndCatchUp(client, 200);
        QVERIFY(isWithoutGap(client.sequences()));
        QCOMPARE(hits(id), quint64(1));
    }

    void halfOpenIsDeafToo_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::newRow("half-open") << QByteArray("half-open:shard=0");
        QTest::newRow("slow reader") << QByteArray("slow-reader:shard=0");
    }

    void halfOpenIsDeafToo()
    {
        QFETCH(QByteArray, order);
        start();
        GatewayClient client;
        GatewayClient other;
        signIn(client, 0, 2);
        signIn(other, 1, 2);
        const quint64 id = inject(order);
        QTRY_COMPARE_WITH_TIMEOUT(hits(id), quint64(1), wait);
        client.heartbeat();
        client.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(client.socket.bytesToWrite(), 0, wait);
        roundTrip(other);
        QCOMPARE(m_simulator->ledger().shards[0].heartbeats, 0);
        m_simulator->emitEvents(200);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, 200, wait);
        if (order.startsWith("slow"))
            catchUp(client); // sending goes on
        QVERIFY(m_simulator->clearFault(id));
        QTRY_COMPARE_WITH_TIMEOUT(client.count(11), 2, wait);
        catchUp(client);
        QVERIFY(!client.isGone);
        QCOMPARE(m_simulator->ledger().violationCount, 0);
    }

    void halfOpenIsNoSilenceOfTheClient()
    {
        SimulatorConfig config = quiet();
        config.heartbeatTimeout = 1500ms;
        start(config);
        GatewayClient client;
        signIn(client);
        inject("half-open:for=3s");
        QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->activeFaults().isEmpty(), wait);
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->activeFaults().isEmpty(), wait);
        client.heartbeat();
        QCOMPARE(m_simulator->ledger().violationCount, 0);
    }

    void halfOpenConnectionsEndWithoutAWarning()
    {
        QTest::failOnWarning(QRegularExpression(text("QIODevice")));
        start();
        GatewayClient client;
        signIn(client);
        const quint64 id = inject("half-open:shard=0");
        QTRY_COMPARE_WITH_TIMEOUT(hits(id), quint64(1), wait);
        client.socket.abort();
        QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->ledger().shards[0].isConnected, wait);
        m_simulator.reset(); // what was closed is destroyed
    }

    void P7_aCloseFrameIsReadAlsoWhenTheClientIsGone_data()
    {
        QTest::addColumn<bool>("isSeen"); // by the socket, before it is read
        QTest::newRow("for some time") << true;
        QTest::newRow("just now") << false;
    }
    void P7_aCloseFrameIsReadAlsoWhenTheClientIsGone()
    {
        QFETCH(bool, isSeen);
        QTest::failOnWarning(QRegularExpression(text("QIODevice"))); // of what waited, and is written to nobody
        for (int round = 0; round < 10; ++round) {
            start();
            GatewayClient client;
            signIn(client);
            const quint64 id = inject("half-open:shard=0");
            QTRY_COMPARE_WITH_TIMEOUT(hits(id), quint64(1), wait);
            m_simulator->emitEvents(100); // which wait for the client
            QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, 100, wait);
            client.heartbeat(); // stands before the frame, and cannot be answered
            client.socket.close(QWebSocketProtocol::CloseCode(4000));
            GatewayClient other;
            if (isSeen)
                connectTo(other); // so the end of the first has come by now, too
            m_simulator->clearFaults();
            QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->ledger().shards[0].isConnected, wait);
            QCOMPARE(m_simulator->ledger().shards[0].lastClientCloseCode, 4000);
        }
    }

    void P7_aResetThatWritingFindsIsNoCloseFrame()
    {
        start();
        GatewayClient client;
        signIn(client);
        // The connection is reset while the simulator is at work, which then writes before it reads.
        m_simulator->emitEvents(20000);
        m_simulator->injectFault(*FaultOrder::fromText(text("stall-frame:shard=0,delay=1s"))); // inject() would wait
        m_simulator->emitEvents(100);
        resetConnection(client);
        QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->ledger().shards[0].isConnected, wait);
        QCOMPARE(m_simulator->ledger().shards[0].lastClientCloseCode, 0);
        QCOMPARE(m_simulator->ledger().shards[0].sessionId, client.sessionId); // which 1000 would end
    }

    void sessionsLeaveHalfOpenConnections()
    {
        start();
        GatewayClient client;
        signIn(client);
        const quint64 id = inject("half-open");
        QTRY_COMPARE_WITH_TIMEOUT(hits(id), quint64(1), wait);
        client.socket.abort(); // which nobody reads
        m_simulator->clearFaults();
        QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->ledger().shards[0].isConnected, wait);
        GatewayClient again;
        connectTo(again);
        again.resume(token(), client.sessionId, client.sequence);
        QTRY_VERIFY_WITH_TIMEOUT(again.has(text("RESUMED")), wait);
        QCOMPARE(m_simulator->ledger().openConnections, 1);
    }

    // --- Dispatches

    void P24_unknownOpsHaveNoSequence()
    {
        start();
        GatewayClient client;
        signIn(client);
        inject("unknown-op:share=0.5");
        emitAndCatchUp(client, 200);
        QVERIFY(client.count(250) > 10);
        QVERIFY(client.count(250) < client.sequences().size());
        QVERIFY(isWithoutGap(client.sequences()));
        for (const QJsonObject &payload : std::as_const(client.received)) {
            if (payload[text("op")] == 250)
                QVERIFY(payload[text("s")].isNull());
        }
    }

    void P40_unknownEventsAreNumberedAndReplayed()
    {
        start();
        GatewayClient client;
        signIn(client);
        const qint64 before = client.sequence;
        const quint64 id = inject("unknown-event:types=MESSAGE_CREATE");
        emitAndCatchUp(client, 200);
        const auto unknown = client.dispatches(text("HIKARI_UNKNOWN_EVENT"));
        QVERIFY(unknown.size() > 20);
        QCOMPARE(hits(id), quint64(unknown.size()));
        QVERIFY(!client.has(text("MESSAGE_CREATE")));
        QVERIFY(client.has(text("INTERACTION_CREATE")));
        QVERIFY(isWithoutGap(client.sequences()));
        m_simulator->clearFaults();
        m_simulator->cutConnection();
        GatewayClient again;
        connectTo(again);
        again.resume(token(), client.sessionId, before);
        QTRY_VERIFY_WITH_TIMEOUT(again.has(text("RESUMED")), wait);
        QCOMPARE(again.dispatches(text("HIKARI_UNKNOWN_EVENT")), unknown);
    }

    void P40_enumValuesAreUnknown()
    {
        start();
        GatewayClient client;
        signIn(client);
        inject("unknown-enum:types=MESSAGE_CREATE");
        emitAndCatchUp(client, 200);
        QVERIFY(isWithoutGap(client.sequences()));
        const auto messages = client.dispatches(text("MESSAGE_CREATE"));
        QVERIFY(messages.size() > 20);
        for (const QJsonObject &message : messages) {
            const QByteArray json = QJsonDocument(message).toJson(QJsonDocument::Compact);
            QVERIFY2(json.contains(":9999") || json.contains("hikari_unknown"), json.constData());
        }
    }

    void P41_fieldsAreMissing()
    {
        start();
        GatewayClient client;
        signIn(client);
        const auto keysOf = [&client](const char *name) {
            const auto dispatches = client.dispatches(text(name));
            QStringList keys = dispatches.value(0).keys();
            for (const QJsonObject &one : dispatches)
                keys.removeIf([&one](const QString &key) { return !one.contains(key); });
            return keys; // that all of them have
        };
        emitAndCatchUp(client, 300);
        const QStringList usual = keysOf("MESSAGE_CREATE");
        const QStringList interaction = keysOf("INTERACTION_CREATE");
        QVERIFY(usual.size() > 10);
        client.received.clear();
        inject("missing-field:types=MESSAGE_CREATE");
        emitAndCatchUp(client, 1000);
        QVERIFY(keysOf("MESSAGE_CREATE").size() < usual.size() / 2);
        QCOMPARE(keysOf("INTERACTION_CREATE"), interaction);
    }

    void P75_dispatchesComeTwice()
    {
        start();
        GatewayClient client;
        signIn(client);
        const qint64 before = client.sequence;
        client.received.clear();
        const quint64 id = inject("duplicate");
        m_simulator->emitEvents(100);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, 100, wait);
        const qint64 last = m_simulator->ledger().shards[0].lastSequence;
        QTRY_COMPARE_WITH_TIMEOUT(client.sequences().size(), 2 * (last - before), wait);
        const QList<qint64> sequences = client.sequences();
        for (qsizetype i = 0; i < sequences.size(); ++i)
            QCOMPARE(sequences[i], before + 1 + i / 2);
        QCOMPARE(hits(id), quint64(last - before));
        QCOMPARE(m_simulator->ledger().shards[0].events, quint64(last));
    }

    void P75_dispatchesChangePlaces()
    {
        start();
        GatewayClient client;
        signIn(client);
        const qint64 before = client.sequence;
        client.received.clear();
        inject("reorder");
        m_simulator->emitEvents(200);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, 200, wait);
        m_simulator->clearFaults(); // the last one may wait for one to change with
        const qint64 last = m_simulator->ledger().shards[0].lastSequence;
        QTRY_COMPARE_WITH_TIMEOUT(client.sequences().size(), last - before, wait);
        QList<qint64> sequences = client.sequences();
        QCOMPARE(sequences[0], before + 2);
        QCOMPARE(sequences[1], before + 1);
        QVERIFY(!std::is_sorted(sequences.cbegin(), sequences.cend()));
        std::sort(sequences.begin(), sequences.end());
        for (qsizetype i = 0; i < sequences.size(); ++i)
            QCOMPARE(sequences[i], before + 1 + i);
    }

    void stopEndsAllFaults()
    {
        start();
        for (const FaultKind kind : faultKinds()) {
            FaultOrder order = FaultOrder::of(kind);
            if (!faultIsCondition(kind))
                order.period = 10ms;
            if (kind == FaultKind::Bomb)
                order.bytes = 1000;
            QVERIFY(m_simulator->injectFault(order) != 0);
        }
        QCOMPARE(m_simulator->activeFaults().size(), faultKinds().size());
        m_simulator->stop();
        QVERIFY(m_simulator->start());
        QVERIFY(m_simulator->activeFaults().isEmpty());
        GatewayClient client;
        signIn(client);
        roundTrip(client);
    }
};

QTEST_GUILESS_MAIN(tst_SimulatorFaults)
#include "tst_simulatorfaults.moc"
