// The faults of the simulator's gateway that concern signing in, hosts and guilds; see tst_simulatorfaults

#include "simulatorfixture.h"

#include <QSet>

using namespace Hikari;

class tst_SimulatorOutages : public SimulatorFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_simulator.reset(); }

    // --- IDENTIFY

    void identifiesAreRefusedForSomeWindows()
    {
        SimulatorConfig config = quiet();
        config.maxConcurrency = 1;
        start(config);
        inject("refuse-identify:windows=2");
        GatewayClient client;
        connectTo(client);
        for (int i = 1; i <= 2; ++i) {
            client.identify(token());
            QTRY_COMPARE_WITH_TIMEOUT(client.count(9), i, wait);
            QCOMPARE(client.received.last()[text("d")], QJsonValue(false));
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->activeFaults().isEmpty(), wait);
        client.identify(token());
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("READY")), wait);
        QCOMPARE(m_simulator->ledger().violationCount, 0);
        QCOMPARE(m_simulator->ledger().identifies, 1);
    }

    void tokensAndIntentsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<int>("code");
        QTest::newRow("token") << QByteArray("refuse-token") << 4004;
        QTest::newRow("intents") << QByteArray("refuse-intents") << 4014;
    }

    void tokensAndIntentsAreRefused()
    {
        QFETCH(QByteArray, order);
        QFETCH(int, code);
        start();
        GatewayClient client;
        signIn(client);
        const quint64 id = inject(order);
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QVERIFY(client.sawCloseFrame);
        QCOMPARE(client.closeCode(), code);
        GatewayClient next;
        connectTo(next);
        next.identify(token());
        QTRY_VERIFY_WITH_TIMEOUT(next.isGone, wait);
        QCOMPARE(next.closeCode(), code);
        QCOMPARE(hits(id), quint64(2));
        QCOMPARE(m_simulator->ledger().violationCount, 0);
        m_simulator->clearFaults();
        GatewayClient third;
        signIn(third);
    }

    // --- Handshakes

    void handshakesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("503") << QByteArray("refuse-handshake") << QByteArray("HTTP/1.1 503 ");
        QTest::newRow("429") << QByteArray("refuse-handshake:status=429") << QByteArray("HTTP/1.1 429 ");
        QTest::newRow("302") << QByteArray("redirect-handshake") << QByteArray("HTTP/1.1 302 Found\r\nLocation: ws://");
    }

    void handshakesAreRefused()
    {
        QFETCH(QByteArray, order);
        QFETCH(QByteArray, head);
        start();
        const quint64 id = inject(order);
        RawClient client;
        client.open(m_simulator->gatewayUrl());
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QVERIFY2(client.http.startsWith(head), client.http.constData());
        QCOMPARE(hits(id), quint64(1));
        QCOMPARE(m_simulator->ledger().connections, 0);
        clearFaults();
        GatewayClient next;
        connectTo(next);
    }

    void P3_hostsAreSilent_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<bool>("isUpgraded");
        QTest::newRow("no HELLO") << QByteArray("silent-host:mode=hello") << true;
        QTest::newRow("no upgrade") << QByteArray("silent-host:mode=upgrade") << false;
    }

    void P3_hostsAreSilent()
    {
        QFETCH(QByteArray, order);
        QFETCH(bool, isUpgraded);
        start();
        GatewayClient before;
        signIn(before);
        const quint64 id = inject(order);
        RawClient client;
        client.open(m_simulator->gatewayUrl());
        QTRY_COMPARE_WITH_TIMEOUT(hits(id), quint64(1), wait);
        if (isUpgraded)
            QTRY_VERIFY_WITH_TIMEOUT(!client.http.isEmpty(), wait);
        roundTrip(before); // who is connected already notices nothing
        QCOMPARE(!client.http.isEmpty(), isUpgraded);
        QVERIFY(client.messages.isEmpty());
        m_simulator->clearFaults();
        QTRY_VERIFY_WITH_TIMEOUT(client.has("heartbeat_interval"), wait);
    }

    void P1_resumeHostsAreDead_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<bool>("tls");
        for (const char *const mode : { "refuse", "503", "silent" })
            QTest::newRow(mode) << QByteArray(mode) << false;
        QTest::newRow("refuse, TLS") << QByteArray("refuse") << true;
    }

    void P1_resumeHostsAreDead()
    {
        QFETCH(QByteArray, mode);
        QFETCH(bool, tls);
        SimulatorConfig config = quiet();
        config.tls = tls;
        start(config);
        QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
        ssl.setCaCertificates({ m_simulator->certificate() });
        const quint64 id = inject("resume-host:mode=" + mode);
        GatewayClient client;
        client.socket.setSslConfiguration(ssl);
        signIn(client);
        const QUrl dead(client.dispatches(text("READY"))[0][text("resume_gateway_url")].toString());
        QCOMPARE(dead.scheme(), m_simulator->gatewayUrl().scheme());
        QVERIFY(dead.port() != m_simulator->gatewayUrl().port());
        QCOMPARE(hits(id), quint64(1));

        RawClient raw;
        raw.open(dead);
        if (mode == "refuse") {
            QTRY_VERIFY_WITH_TIMEOUT(raw.isGone, wait);
            QVERIFY(!raw.isConnected);
        } else if (mode == "503") {
            QTRY_VERIFY_WITH_TIMEOUT(raw.isGone, wait);
            QVERIFY2(raw.http.startsWith("HTTP/1.1 503 "), raw.http.constData());
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(hits(id), quint64(2), wait);
            roundTrip(client);
            QVERIFY(raw.isConnected && raw.http.isEmpty());
        }
        // It comes back to life
        m_simulator->clearFaults();
        m_simulator->cutConnection();
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        GatewayClient again;
        again.socket.setSslConfiguration(ssl);
        again.open(dead);
        QTRY_COMPARE_WITH_TIMEOUT(again.count(10), 1, wait);
        again.resume(token(), client.sessionId, client.sequence);
        QTRY_VERIFY_WITH_TIMEOUT(again.has(text("RESUMED")), wait);
        GatewayClient fresh;
        fresh.socket.setSslConfiguration(ssl);
        signIn(fresh);
        QCOMPARE(fresh.dispatches(text("READY"))[0][text("resume_gateway_url")].toString(),
            m_simulator->gatewayUrl().toString());
    }

    // --- Guilds

    void P71_guildsBecomeUnavailable_data()
    {
        QTest::addColumn<QByteArray>("share");
        QTest::newRow("all") << QByteArray("1");
        QTest::newRow("half") << QByteArray("0.5");
    }

    void P71_guildsBecomeUnavailable()
    {
        QFETCH(QByteArray, share);
        start();
        GatewayClient client;
        signIn(client);
        client.received.clear();
        const quint64 id = inject("guild-outage:share=" + share);
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("GUILD_DELETE")), wait);
        roundTrip(client);
        QSet<QString> out;
        const auto deletes = client.dispatches(text("GUILD_DELETE"));
        for (const QJsonObject &one : deletes) {
            QVERIFY(one[text("unavailable")].toBool());
            out += one[text("id")].toString();
        }
        QCOMPARE(out.size(), deletes.size());
        QVERIFY(share == "1" ? out.size() == 16 : out.size() > 1 && out.size() < 15);
        QCOMPARE(hits(id), quint64(out.size()));

        // Nothing happens there, and who comes now does not get them
        client.received.clear();
        m_simulator->emitEvents(500);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, 500, wait);
        roundTrip(client);
        for (const QJsonObject &payload : std::as_const(client.received))
            QVERIFY(!out.contains(payload[text("d")][text("guild_id")].toString()));
        QCOMPARE(client.sequences().isEmpty(), share == "1");
        GatewayClient late;
        connectTo(late);
        late.identify(token());
        QTRY_VERIFY_WITH_TIMEOUT(late.has(text("READY")), wait);
        QTRY_COMPARE_WITH_TIMEOUT(late.dispatches(text("GUILD_CREATE")).size(), 16 - out.size(), wait);
        roundTrip(late);
        QCOMPARE(late.dispatches(text("GUILD_CREATE")).size(), 16 - out.size());

        m_simulator->clearFaults();
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("GUILD_CREATE")).size(), out.size(), wait);
        QTRY_COMPARE_WITH_TIMEOUT(late.dispatches(text("GUILD_CREATE")).size(), 16, wait);
        client.received.clear();
        m_simulator->emitEvents(1000);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, 1500, wait);
        roundTrip(client);
        QVERIFY(std::any_of(client.received.cbegin(), client.received.cend(),
            [&](const QJsonObject &payload) { return out.contains(payload[text("d")][text("guild_id")].toString()); }));
    }

    void outagesOverlap()
    {
        start();
        GatewayClient client;
        signIn(client);
        client.received.clear();
        const quint64 some = inject("guild-outage:share=0.5");
        const quint64 all = inject("guild-outage:share=1");
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("GUILD_DELETE")).size(), 16, wait);
        const auto first = qsizetype(hits(some));
        m_simulator->clearFault(all);
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("GUILD_CREATE")).size(), 16 - first, wait);
        roundTrip(client);
        QCOMPARE(client.dispatches(text("GUILD_CREATE")).size(), 16 - first);
        m_simulator->clearFault(some);
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("GUILD_CREATE")).size(), 16, wait);
    }
};

QTEST_GUILESS_MAIN(tst_SimulatorOutages)
#include "tst_simulatoroutages.moc"
