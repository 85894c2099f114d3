// The gateway of the simulator against a client that is no part of the library

#include "simulatorfixture.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Hikari;
using namespace std::chrono_literals;

class tst_SimulatorGateway : public SimulatorFixture
{
    Q_OBJECT

    static SimulatorConfig quiet()
    {
        SimulatorConfig config = SimulatorFixture::quiet();
        config.guilds = 64;
        return config;
    }
    void start(const SimulatorConfig &config = quiet()) { SimulatorFixture::start(config); }

private Q_SLOTS:
    void cleanup() { m_simulator.reset(); }

    void helloThenReadyThenGuilds()
    {
        start();
        GatewayClient client;
        signIn(client, 1, 4);
        QCOMPARE(client.received[0][text("d")][text("heartbeat_interval")].toInt(), 60000);
        const QJsonObject ready = client.dispatches(text("READY"))[0];
        QCOMPARE(ready[text("v")].toInt(), 10);
        QCOMPARE(ready[text("shard")].toArray(), QJsonArray({ 1, 4 }));
        QCOMPARE(ready[text("resume_gateway_url")].toString(), m_simulator->gatewayUrl().toString());
        QCOMPARE(ready[text("user")][text("id")].toString(), m_simulator->botUserId().toString());
        QVERIFY(ready[text("application")][text("id")].isString());
        QCOMPARE(ready[text("guilds")].toArray().size(), 16);
        for (const QJsonValue &guild : ready[text("guilds")].toArray()) {
            QVERIFY(guild[text("unavailable")].toBool());
            QCOMPARE(Snowflake(guild[text("id")].toString().toULongLong()).shardId(4), 1);
        }
        const auto created = client.dispatches(text("GUILD_CREATE"));
        for (const QJsonObject &guild : created) {
            QVERIFY(!guild[text("unavailable")].toBool());
            QVERIFY(!guild[text("channels")].toArray().isEmpty());
            QVERIFY(!guild[text("members")].toArray().isEmpty());
        }
        const QList<qint64> sequences = client.sequences();
        for (qsizetype i = 0; i < sequences.size(); ++i)
            QCOMPARE(sequences[i], i + 1);
        const SimulatorLedger ledger = m_simulator->ledger();
        QCOMPARE(ledger.violationCount, 0);
        QCOMPARE(ledger.identifies, 1);
        QCOMPARE(ledger.shards.size(), 1);
        QCOMPARE(ledger.shards[0].lastSequence, sequences.last());
        QVERIFY(ledger.shards[0].isConnected);
    }

    void heartbeatsAreAnswered()
    {
        start();
        GatewayClient client;
        connectTo(client);
        client.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(client.count(11), 1, wait);
        client.identify(token());
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("READY")), wait);
        client.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(client.count(11), 2, wait);
        QCOMPARE(m_simulator->ledger().shards[0].heartbeats, 1);
        client.send(1, client.sequence + 1000000);
        QTRY_VERIFY_WITH_TIMEOUT(hasViolation(text("a heartbeat with s")), wait);
        client.send(1, -1);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().violationCount, 2, wait);
    }

    void resumeReplaysInOrder_data()
    {
        QTest::addColumn<bool>("compressed");
        QTest::newRow("plain") << false;
        QTest::newRow("zlib-stream") << true;
    }

    void resumeReplaysInOrder()
    {
        QFETCH(bool, compressed);
        const auto compression = compressed ? GatewayClient::Compression::ZlibStream : GatewayClient::Compression::None;
        start();
        GatewayClient client(compression);
        signIn(client);
        const qint64 last = client.sequence;
        m_simulator->cutConnection(0);
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QVERIFY(!client.sawCloseFrame);
        const quint64 before = m_simulator->ledger().worldEvents;
        m_simulator->emitEvents(200);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, before + 200, wait); // all of them
        const qint64 missed = m_simulator->ledger().shards[0].lastSequence - last;
        QVERIFY(missed > 100);

        GatewayClient again(compression);
        connectTo(again);
        again.resume(token(), client.sessionId, last);
        QTRY_VERIFY_WITH_TIMEOUT(again.has(text("RESUMED")), wait);
        const QList<qint64> sequences = again.sequences();
        QCOMPARE(sequences.size(), missed + 1);
        for (qsizetype i = 0; i < sequences.size(); ++i)
            QCOMPARE(sequences[i], last + 1 + i);
        QVERIFY(!again.sawBadPayload);
        QCOMPARE(again.received.last()[text("t")].toString(), text("RESUMED"));
        const SimulatorLedger ledger = m_simulator->ledger();
        QCOMPARE(ledger.resumes, 1);
        QCOMPARE(ledger.identifies, 1);
        QCOMPARE(ledger.replayed, quint64(missed));
        QCOMPARE(ledger.violationCount, 0);
        QCOMPARE(ledger.faults.size(), 1);
        QCOMPARE(ledger.faults[0].kind, text("cut"));
        QCOMPARE(ledger.shards[0].connections, 2);

        m_simulator->emitEvents(50);
        QTRY_VERIFY_WITH_TIMEOUT(again.sequence > sequences.last(), wait);
    }

    void resumeOfTheUnknownIsInvalid()
    {
        start();
        GatewayClient client;
        connectTo(client);
        client.resume(token(), text("0123456789abcdef"), 5);
        QTRY_COMPARE_WITH_TIMEOUT(client.count(9), 1, wait);
        QCOMPARE(client.received.last()[text("d")], QJsonValue(false));
        client.identify(token()); // the connection goes on
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("READY")), wait);
    }

    void resumeFromTheFutureIsClosed_data()
    {
        QTest::addColumn<bool>("isNegative");
        QTest::newRow("future") << false;
        QTest::newRow("negative") << true;
    }

    void resumeFromTheFutureIsClosed()
    {
        QFETCH(bool, isNegative);
        start();
        GatewayClient client;
        signIn(client);
        m_simulator->cutConnection();
        GatewayClient again;
        connectTo(again);
        again.resume(token(), client.sessionId, isNegative ? -1 : client.sequence + 1);
        QTRY_VERIFY_WITH_TIMEOUT(again.isGone, wait);
        QCOMPARE(again.closeCode(), 4007);
        GatewayClient third;
        connectTo(third);
        third.resume(token(), client.sessionId, client.sequence);
        QTRY_COMPARE_WITH_TIMEOUT(third.count(9), 1, wait);
    }

    void resumeFromBeforeTheRingIsInvalid()
    {
        SimulatorConfig config = quiet();
        config.replayBytes = 20000;
        start(config);
        GatewayClient client;
        signIn(client);
        m_simulator->cutConnection();
        GatewayClient again;
        connectTo(again);
        again.resume(token(), client.sessionId, 1);
        QTRY_COMPARE_WITH_TIMEOUT(again.count(9), 1, wait);
        QVERIFY(!again.has(text("RESUMED")));
    }

    void resumeNeedsAllSinceItsSequence_data()
    {
        QTest::addColumn<bool>("isTooEarly"); // by one
        QTest::newRow("the first that is kept is the next") << false;
        QTest::newRow("one is missing") << true;
    }

    void resumeNeedsAllSinceItsSequence()
    {
        QFETCH(bool, isTooEarly);
        SimulatorConfig config = quiet();
        config.replayBytes = 100'000;
        start(config);
        GatewayClient client;
        QList<qint64> sizes; // of the dispatches
        connect(&client.socket, &QWebSocket::textMessageReceived, this, [&](const QString &payload) {
            if (client.received.last()[text("op")].toInt() == 0)
                sizes += payload.toUtf8().size();
        });
        signIn(client);
        QCOMPARE(sizes.size(), client.sequence);
        qint64 before = client.sequence; // the last that is not kept
        for (qint64 room = config.replayBytes; before > 0 && room >= sizes[before - 1]; --before)
            room -= sizes[before - 1];
        QVERIFY(before > 1 && before < client.sequence);
        m_simulator->cutConnection();
        GatewayClient again;
        connectTo(again);
        again.resume(token(), client.sessionId, isTooEarly ? before - 1 : before);
        if (!isTooEarly) {
            QTRY_VERIFY_WITH_TIMEOUT(again.has(text("RESUMED")), wait);
            QCOMPARE(again.sequences().first(), before + 1);
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(again.count(9), 1, wait);
        again.resume(token(), client.sessionId, client.sequence); // the session has ended
        QTRY_COMPARE_WITH_TIMEOUT(again.count(9), 2, wait);
        QVERIFY(again.sequences().isEmpty());
    }

    void sessionsEndInTime()
    {
        SimulatorConfig config = quiet();
        config.sessionTimeout = 100ms;
        config.heartbeatTimeout = 60s;
        start(config);
        GatewayClient stays;
        GatewayClient client;
        signIn(stays, 1, 2);
        signIn(client, 0, 2);
        m_simulator->cutConnection(0);
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().shards[0].sessionId.isEmpty(), wait);
        QCOMPARE(m_simulator->ledger().shards[1].sessionId, stays.sessionId); // though it is older
    }

    void closing1000EndsTheSession_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("resumable");
        QTest::newRow("1000") << 1000 << false;
        QTest::newRow("1001") << 1001 << false;
        QTest::newRow("4000") << 4000 << true;
        QTest::newRow("3000") << 3000 << true;
        QTest::newRow("cut") << 0 << true;
    }

    void closing1000EndsTheSession()
    {
        QFETCH(int, code);
        QFETCH(bool, resumable);
        start();
        GatewayClient client;
        signIn(client);
        if (code == 0)
            client.socket.abort();
        else
            client.socket.close(QWebSocketProtocol::CloseCode(code));
        QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->ledger().shards[0].isConnected, wait);
        QCOMPARE(m_simulator->ledger().shards[0].lastClientCloseCode, code);
        QCOMPARE(m_simulator->ledger().shards[0].sessionId.isEmpty(), !resumable);
        GatewayClient again;
        connectTo(again);
        again.resume(token(), client.sessionId, client.sequence);
        QTRY_VERIFY_WITH_TIMEOUT(resumable ? again.has(text("RESUMED")) : again.count(9) == 1, wait);
    }

    void faultCloseCarriesTheCode()
    {
        start();
        GatewayClient client;
        signIn(client);
        m_simulator->closeConnection(0, 4000, text("go away"));
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QVERIFY(client.sawCloseFrame);
        QCOMPARE(client.closeCode(), 4000);
        QCOMPARE(client.socket.closeReason(), text("go away"));
        GatewayClient again;
        connectTo(again);
        again.resume(token(), client.sessionId, client.sequence);
        QTRY_VERIFY_WITH_TIMEOUT(again.has(text("RESUMED")), wait);
    }

    void faultsReachTheirShardOnly()
    {
        start();
        QSignalSpy faults(m_simulator.get(), &Simulator::faultInjected);
        GatewayClient zero;
        GatewayClient one;
        signIn(zero, 0, 2);
        signIn(one, 1, 2);
        m_simulator->requestReconnect(1);
        QTRY_COMPARE_WITH_TIMEOUT(one.count(7), 1, wait);
        QCOMPARE(zero.count(7), 0);
        m_simulator->cutConnection(1);
        QTRY_VERIFY_WITH_TIMEOUT(one.isGone, wait);
        QVERIFY(!zero.isGone);
        QTRY_COMPARE_WITH_TIMEOUT(faults.size(), 2, wait);
        QCOMPARE(m_simulator->ledger().faults.size(), 2);
        QVERIFY(!m_simulator->ledger().faults[0].at.isNull());
    }

    void invalidSession_data()
    {
        QTest::addColumn<bool>("resumable");
        QTest::newRow("resumable") << true;
        QTest::newRow("not resumable") << false;
    }

    void invalidSession()
    {
        QFETCH(bool, resumable);
        start();
        GatewayClient client;
        signIn(client);
        m_simulator->invalidateSession(0, resumable);
        QTRY_COMPARE_WITH_TIMEOUT(client.count(9), 1, wait);
        QCOMPARE(client.received.last()[text("d")], QJsonValue(resumable));
        client.resume(token(), client.sessionId, client.sequence); // on the same connection
        QTRY_VERIFY_WITH_TIMEOUT(resumable ? client.has(text("RESUMED")) : client.count(9) == 2, wait);
    }

    void acksAreSwallowed()
    {
        start();
        GatewayClient client;
        signIn(client);
        m_simulator->swallowHeartbeatAcks(0, 3600s);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().faults.size(), 1, wait);
        client.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().shards[0].heartbeats, 1, wait);
        m_simulator->clearFaults();
        client.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().shards[0].heartbeats, 2, wait);
        QTRY_COMPARE_WITH_TIMEOUT(client.count(11), 1, wait); // the second one's
    }

    void trafficFollowsTheIntents_data()
    {
        QTest::addColumn<qint64>("intents");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("messages") << qint64(1 << 9)
                                  << QStringList { text("MESSAGE_CREATE"), text("MESSAGE_UPDATE"),
                                         text("MESSAGE_DELETE"), text("INTERACTION_CREATE") };
        QTest::newRow("members") << qint64(1 << 1)
                                 << QStringList { text("GUILD_MEMBER_UPDATE"), text("INTERACTION_CREATE") };
        QTest::newRow("presences") << qint64(1 << 8)
                                   << QStringList { text("PRESENCE_UPDATE"), text("INTERACTION_CREATE") };
        QTest::newRow("typing") << qint64(1 << 11) << QStringList { text("TYPING_START"), text("INTERACTION_CREATE") };
        QTest::newRow("none") << qint64(0) << QStringList { text("INTERACTION_CREATE") };
    }

    void trafficFollowsTheIntents()
    {
        QFETCH(qint64, intents);
        QFETCH(QStringList, expected);
        start();
        GatewayClient client;
        signIn(client, 0, 1, intents);
        m_simulator->emitEvents(4000);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, 4000, wait);
        QTRY_COMPARE_WITH_TIMEOUT(client.sequence, m_simulator->ledger().shards[0].lastSequence, wait);
        QStringList seen;
        for (const QJsonObject &payload : std::as_const(client.received)) {
            const QString name = payload[text("t")].toString();
            if (payload[text("op")].toInt() == 0 && name != text("READY") && !seen.contains(name))
                seen += name;
        }
        seen.sort();
        expected.sort();
        QCOMPARE(seen, expected);
    }

    void contentNeedsItsIntent_data()
    {
        QTest::addColumn<qint64>("intents");
        QTest::addColumn<bool>("readable");
        QTest::newRow("without") << qint64(1 << 9) << false;
        QTest::newRow("with") << qint64(1 << 9 | 1 << 15) << true;
    }

    void contentNeedsItsIntent()
    {
        QFETCH(qint64, intents);
        QFETCH(bool, readable);
        start();
        GatewayClient client;
        signIn(client, 0, 1, intents);
        m_simulator->emitEvents(300);
        QTRY_VERIFY_WITH_TIMEOUT(client.dispatches(text("MESSAGE_CREATE")).size() > 100, wait);
        const auto messages = client.dispatches(text("MESSAGE_CREATE"));
        for (const QJsonObject &message : messages) {
            QCOMPARE(!message[text("content")].toString().isEmpty(), readable);
            if (!readable) {
                QVERIFY(message[text("embeds")].toArray().isEmpty());
                QVERIFY(message[text("attachments")].toArray().isEmpty());
            }
        }
    }

    void changesReferToEarlierMessages()
    {
        start();
        GatewayClient client;
        signIn(client);
        m_simulator->emitEvents(3000);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().worldEvents, 3000, wait);
        QTRY_COMPARE_WITH_TIMEOUT(client.sequence, m_simulator->ledger().shards[0].lastSequence, wait);
        QSet<QString> alive;
        int changes = 0;
        for (const QJsonObject &payload : std::as_const(client.received)) {
            const QString name = payload[text("t")].toString();
            const QJsonValue data = payload[text("d")];
            if (name == text("MESSAGE_CREATE")) {
                QVERIFY(!alive.contains(data[text("id")].toString()));
                alive += data[text("id")].toString();
                continue;
            }
            QString id;
            if (name == text("MESSAGE_UPDATE") || name == text("MESSAGE_DELETE"))
                id = data[text("id")].toString();
            else if (name == text("MESSAGE_REACTION_ADD"))
                id = data[text("message_id")].toString();
            else
                continue;
            QVERIFY2(alive.contains(id), qPrintable(name));
            if (name == text("MESSAGE_DELETE"))
                alive.remove(id);
            ++changes;
        }
        QVERIFY(changes > 200);
    }

    void trafficKeepsItsRate()
    {
        SimulatorConfig config = quiet();
        config.eventsPerSecond = 1000;
        start(config);
        GatewayClient client(GatewayClient::Compression::ZlibStream);
        signIn(client);
        QTRY_VERIFY_WITH_TIMEOUT(client.dispatches(text("MESSAGE_CREATE")).size() > 300, wait);
        QVERIFY(client.binaryFrames > 300);
        QVERIFY(!client.sawBadPayload);
        m_simulator->setEventsPerSecond(0);
        QTRY_COMPARE_WITH_TIMEOUT(client.sequence, m_simulator->ledger().shards[0].lastSequence, wait);
        QCOMPARE(m_simulator->ledger().violationCount, 0);
    }

    void membersComeInChunks()
    {
        SimulatorConfig config = quiet();
        config.guilds = 4;
        config.membersPerGuild = 3000;
        start(config);
        GatewayClient client;
        signIn(client, 0, 1, 0x7e03);
        const QString guild = m_simulator->guildIds()[0].toString();
        const auto members = client.dispatches(text("GUILD_CREATE"));
        int expected = 0;
        for (const QJsonObject &one : members)
            expected = one[text("id")].toString() == guild ? one[text("member_count")].toInt() : expected;
        const QJsonObject all { { text("guild_id"), guild }, { text("query"), QString(text("")) }, { text("limit"), 0 },
            { text("nonce"), text("n1") } };
        client.send(8, all);
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("GUILD_MEMBERS_CHUNK")).size(), (expected + 999) / 1000, wait);
        QSet<QString> ids;
        int index = 0;
        const auto chunks = client.dispatches(text("GUILD_MEMBERS_CHUNK"));
        for (const QJsonObject &chunk : chunks) {
            QCOMPARE(chunk[text("chunk_index")].toInt(), index++);
            QCOMPARE(chunk[text("nonce")].toString(), text("n1"));
            for (const QJsonValue &member : chunk[text("members")].toArray())
                ids += member[text("user")][text("id")].toString();
        }
        QCOMPARE(ids.size(), expected);
        client.send(8, all);
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("RATE_LIMITED")).size(), 1, wait);
        client.send(8,
            QJsonObject { { text("guild_id"), guild },
                { text("user_ids"), QJsonArray { m_simulator->botUserId().toString(), text("123") } } });
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("GUILD_MEMBERS_CHUNK")).size(), chunks.size() + 1, wait);
        const QJsonObject some = client.dispatches(text("GUILD_MEMBERS_CHUNK")).last();
        QCOMPARE(some[text("members")].toArray().size(), 1);
        QCOMPARE(some[text("not_found")].toArray().size(), 1);
    }

    void presencesAndVoiceAreTakenOver()
    {
        start();
        GatewayClient client;
        signIn(client, 0, 1, 0x7e81);
        client.send(3,
            QJsonObject { { text("since"), QJsonValue() }, { text("status"), text("idle") }, { text("afk"), false },
                { text("activities"),
                    QJsonArray { QJsonObject { { text("name"), text("chess") }, { text("type"), 0 } } } } });
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().shards[0].status, text("idle"), wait);
        QCOMPARE(m_simulator->ledger().shards[0].activity, text("chess"));

        const QJsonObject guild = client.dispatches(text("GUILD_CREATE"))[0];
        QString voice;
        for (const QJsonValue &channel : guild[text("channels")].toArray()) {
            if (channel[text("type")].toInt() == 2)
                voice = channel[text("id")].toString();
        }
        client.send(4,
            QJsonObject { { text("guild_id"), guild[text("id")] }, { text("channel_id"), voice },
                { text("self_mute"), false }, { text("self_deaf"), true } });
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("VOICE_SERVER_UPDATE")), wait);
        QCOMPARE(client.dispatches(text("VOICE_STATE_UPDATE"))[0][text("channel_id")].toString(), voice);
        QCOMPARE(m_simulator->ledger().violationCount, 0);
    }

    void tlsWithItsOwnCertificate()
    {
        SimulatorConfig config = quiet();
        config.tls = true;
        start(config);
        QCOMPARE(m_simulator->gatewayUrl().scheme(), text("wss"));
        QVERIFY(!m_simulator->certificate().isNull());
        GatewayClient trusting(GatewayClient::Compression::ZlibStream);
        QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
        ssl.setCaCertificates({ m_simulator->certificate() });
        trusting.socket.setSslConfiguration(ssl);
        signIn(trusting);
        m_simulator->cutConnection();
        QTRY_VERIFY_WITH_TIMEOUT(trusting.isGone, wait);
        QVERIFY(!trusting.sawCloseFrame);

        GatewayClient strict;
        QSignalSpy errors(&strict.socket, &QWebSocket::sslErrors);
        strict.open(m_simulator->gatewayUrl());
        QTRY_VERIFY_WITH_TIMEOUT(!errors.isEmpty(), wait);
        QCOMPARE(strict.count(10), 0);
    }

    void portInUseIsAClearError_data()
    {
        QTest::addColumn<bool>("rest");
        QTest::newRow("REST") << true;
        QTest::newRow("gateway") << false;
    }

    void portInUseIsAClearError()
    {
        QFETCH(bool, rest);
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        SimulatorConfig config = quiet();
        (rest ? config.restPort : config.gatewayPort) = other.serverPort();
        Simulator simulator(config);
        Error error;
        QVERIFY(!simulator.start(&error));
        QVERIFY(!simulator.isRunning());
        QCOMPARE(error.kind, Error::Kind::Network);
        QVERIFY(error.message.contains(QString::number(other.serverPort())));
        QVERIFY(error.message.contains(text("choose another port")));
        other.close();
        QVERIFY2(simulator.start(&error), qPrintable(error.message)); // and the next try succeeds
    }

    void startAndStopInAnyState()
    {
        SimulatorConfig config = quiet();
        config.eventsPerSecond = 5000;
        Simulator simulator(config);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(simulator.start());
            GatewayClient client(GatewayClient::Compression::ZlibStream);
            client.open(simulator.gatewayUrl());
            const int state = i % 4;
            if (state > 0)
                QTRY_VERIFY_WITH_TIMEOUT(client.count(10) == 1, wait);
            if (state > 1)
                client.identify(simulator.token().secret());
            if (state > 2)
                QTRY_VERIFY_WITH_TIMEOUT(client.has(text("MESSAGE_CREATE")), wait);
            simulator.cutConnection();
            simulator.stop();
            QVERIFY(!simulator.isRunning());
            QVERIFY(simulator.gatewayUrl().isEmpty());
        }
    }

    void severalAtOnce()
    {
        Simulator one(quiet());
        Simulator two(quiet());
        QVERIFY(one.start());
        QVERIFY(two.start());
        QVERIFY(one.gatewayUrl() != two.gatewayUrl());
        QVERIFY(one.restUrl() != two.restUrl());
        GatewayClient client;
        client.open(two.gatewayUrl());
        QTRY_COMPARE_WITH_TIMEOUT(client.count(10), 1, wait);
        one.stop();
        client.identify(two.token().secret());
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("READY")), wait);
    }
};

QTEST_GUILESS_MAIN(tst_SimulatorGateway)
#include "tst_simulatorgateway.moc"
