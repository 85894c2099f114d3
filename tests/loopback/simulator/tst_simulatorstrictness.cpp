// What the simulator's gateway does about clients that break Discord's rules

#include "simulatorfixture.h"

#include <QTimer>

using namespace Hikari;
using namespace std::chrono_literals;

class tst_SimulatorStrictness : public SimulatorFixture
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_simulator.reset(); }

    void breachesAreClosed_data()
    {
        QTest::addColumn<QByteArray>("payload"); // TOKEN stands for the token
        QTest::addColumn<bool>("signedIn");
        QTest::addColumn<int>("code");
        const QByteArray rest = R"(,"properties":{"os":"a","browser":"b","device":"c"}}})";
        QTest::newRow("no JSON") << QByteArray("{") << false << 4002;
        QTest::newRow("no object") << QByteArray("[]") << false << 4002;
        QTest::newRow("no op") << QByteArray(R"({"d":null})") << false << 4002;
        QTest::newRow("unknown op") << QByteArray(R"({"op":99,"d":null})") << false << 4001;
        QTest::newRow("unknown op, signed in") << QByteArray(R"({"op":99,"d":null})") << true << 4001;
        QTest::newRow("too large") << QByteArray(R"({"op":1,"d":null,"x":[)" + QByteArray(4096, '1') + "]}") << true
                                   << 4002;
        QTest::newRow("presence before IDENTIFY")
            << QByteArray(R"({"op":3,"d":{"since":null,"activities":[],"status":"online","afk":false}})") << false
            << 4003;
        QTest::newRow("heartbeat with a text") << QByteArray(R"({"op":1,"d":"x"})") << false << 4002;
        QTest::newRow("wrong token") << QByteArray(R"({"op":2,"d":{"token":"nobody","intents":1)" + rest) << false
                                     << 4004;
        QTest::newRow("no token") << QByteArray(R"({"op":2,"d":{"intents":1)" + rest) << false << 4002;
        QTest::newRow("no properties") << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1}})") << false << 4002;
        QTest::newRow("shard beyond count")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"shard":[2,2])" + rest) << false << 4010;
        QTest::newRow("shard of one number")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"shard":[0])" + rest) << false << 4010;
        QTest::newRow("shard of three numbers")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"shard":[0,1,2])" + rest) << false << 4010;
        QTest::newRow("shard below zero")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"shard":[-1,2])" + rest) << false << 4010;
        QTest::newRow("no intents") << QByteArray(R"({"op":2,"d":{"token":"TOKEN")" + rest) << false << 4013;
        QTest::newRow("unknown intents") << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":134217728)" + rest)
                                         << false << 4013;
        QTest::newRow("intents that are not switched on")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":256)" + rest) << false << 4014;
        QTest::newRow("large_threshold out of range")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"large_threshold":9)" + rest) << false << 4002;
        QTest::newRow("large_threshold above the range")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"large_threshold":251)" + rest) << false << 4002;
        QTest::newRow("compress is a number")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"compress":1)" + rest) << false << 4002;
        QTest::newRow("capabilities are a text")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"capabilities":"1")" + rest) << false << 4002;
        QTest::newRow("presence of IDENTIFY is a text")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"presence":"online")" + rest) << false << 4002;
        QTest::newRow("presence of IDENTIFY without afk") << QByteArray(
            R"({"op":2,"d":{"token":"TOKEN","intents":1,"presence":)"
            R"({"since":null,"activities":[],"status":"idle"})"
            + rest) << false << 4002;
        QTest::newRow("IDENTIFY without d") << QByteArray(R"({"op":2})") << false << 4002;
        QTest::newRow("properties without device")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"properties":{"os":"a","browser":"b"}}})")
            << false << 4002;
        QTest::newRow("intents with a fraction")
            << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1.5)" + rest) << false << 4013;
        QTest::newRow("shard is a text") << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1,"shard":"0")" + rest)
                                         << false << 4010;
        QTest::newRow("an op that is only received") << QByteArray(R"({"op":10,"d":null})") << false << 4001;
        QTest::newRow("op with a fraction") << QByteArray(R"({"op":1.5,"d":null})") << false << 4002;
        QTest::newRow("heartbeat without d") << QByteArray(R"({"op":1})") << false << 4002;
        QTest::newRow("voice state before IDENTIFY")
            << QByteArray(R"({"op":4,"d":{"guild_id":"1","channel_id":null,"self_mute":false,"self_deaf":false}})")
            << false << 4003;
        QTest::newRow("member request before IDENTIFY")
            << QByteArray(R"({"op":8,"d":{"guild_id":"1","query":"","limit":0}})") << false << 4003;
        QTest::newRow("sounds before IDENTIFY") << QByteArray(R"({"op":31,"d":{"guild_ids":["1"]}})") << false << 4003;
        QTest::newRow("channel info before IDENTIFY")
            << QByteArray(R"({"op":43,"d":{"guild_id":"1","fields":["status"]}})") << false << 4003;
        QTest::newRow("RESUME without seq")
            << QByteArray(R"({"op":6,"d":{"token":"TOKEN","session_id":"x"}})") << false << 4002;
        QTest::newRow("RESUME whose seq is a text")
            << QByteArray(R"({"op":6,"d":{"token":"TOKEN","session_id":"x","seq":"1"}})") << false << 4002;
        QTest::newRow("presence with an unknown status")
            << QByteArray(R"({"op":3,"d":{"since":null,"activities":[],"status":"away","afk":false}})") << true << 4002;
        QTest::newRow("presence whose since is a text")
            << QByteArray(R"({"op":3,"d":{"since":"now","activities":[],"status":"idle","afk":false}})") << true
            << 4002;
        QTest::newRow("activity without type")
            << QByteArray(R"({"op":3,"d":{"since":null,"activities":[{"name":"x"}],"status":"idle","afk":false}})")
            << true << 4002;
        QTest::newRow("voice state without channel")
            << QByteArray(R"({"op":4,"d":{"guild_id":"1","self_mute":false,"self_deaf":false}})") << true << 4002;
        QTest::newRow("voice state whose self_mute is a number")
            << QByteArray(R"({"op":4,"d":{"guild_id":"1","channel_id":null,"self_mute":0,"self_deaf":false}})") << true
            << 4002;
        QTest::newRow("member request without query and ids")
            << QByteArray(R"({"op":8,"d":{"guild_id":"1","limit":0}})") << true << 4002;
        QTest::newRow("member request without limit")
            << QByteArray(R"({"op":8,"d":{"guild_id":"1","query":"a"}})") << true << 4002;
        QTest::newRow("member request for 101 with a query")
            << QByteArray(R"({"op":8,"d":{"guild_id":"1","query":"a","limit":101}})") << true << 4002;
        QTest::newRow("member request for 101 ids")
            << QByteArray(R"({"op":8,"d":{"guild_id":"1","user_ids":[IDS"1"]}})")
                   .replace("IDS", QByteArray("\"1\",").repeated(100))
            << true << 4002;
        QTest::newRow("member request for numbers")
            << QByteArray(R"({"op":8,"d":{"guild_id":"1","user_ids":[1,2]}})") << true << 4002;
        QTest::newRow("member request whose presences are a number")
            << QByteArray(R"({"op":8,"d":{"guild_id":"1","user_ids":["1"],"presences":1}})") << true << 4002;
        QTest::newRow("member request whose nonce is a number")
            << QByteArray(R"({"op":8,"d":{"guild_id":"1","user_ids":["1"],"nonce":1}})") << true << 4002;
        QTest::newRow("sounds without guilds") << QByteArray(R"({"op":31,"d":{"guild_ids":[]}})") << true << 4002;
        QTest::newRow("sounds of no id") << QByteArray(R"({"op":31,"d":{"guild_ids":["x"]}})") << true << 4002;
        QTest::newRow("channel info without fields")
            << QByteArray(R"({"op":43,"d":{"guild_id":"1","fields":[]}})") << true << 4002;
        QTest::newRow("channel info with a number")
            << QByteArray(R"({"op":43,"d":{"guild_id":"1","fields":[1]}})") << true << 4002;
        QTest::newRow("second IDENTIFY") << QByteArray(R"({"op":2,"d":{"token":"TOKEN","intents":1)" + rest) << true
                                         << 4005;
        QTest::newRow("RESUME after IDENTIFY")
            << QByteArray(R"({"op":6,"d":{"token":"TOKEN","session_id":"x","seq":1}})") << true << 4005;
        QTest::newRow("RESUME with another token")
            << QByteArray(R"({"op":6,"d":{"token":"x","session_id":"x","seq":1}})") << false << 4004;
        QTest::newRow("presence without status")
            << QByteArray(R"({"op":3,"d":{"since":null,"activities":[],"afk":false}})") << true << 4002;
        QTest::newRow("member request without guild")
            << QByteArray(R"({"op":8,"d":{"query":"","limit":0}})") << true << 4002;
    }

    void breachesAreClosed()
    {
        QFETCH(QByteArray, payload);
        QFETCH(bool, signedIn);
        QFETCH(int, code);
        SimulatorConfig config = quiet();
        config.allowedIntents = Intent::AllUnprivileged;
        start(config);
        GatewayClient client;
        if (signedIn)
            signIn(client);
        else
            connectTo(client);
        client.socket.sendTextMessage(QString::fromUtf8(payload.replace("TOKEN", token().toUtf8())));
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QVERIFY(client.sawCloseFrame);
        QCOMPARE(client.closeCode(), code);
        QCOMPARE(m_simulator->ledger().violationCount, 1);
        QVERIFY(m_simulator->ledger().violations[0].text.contains(QString::number(code)));
        QVERIFY(!m_simulator->ledger().violations[0].text.contains(token()));
    }

    void breachesAreNoted_data()
    {
        QTest::addColumn<QByteArray>("payload"); // GUILD stands for one of another shard, HERE for one of this
        QTest::addColumn<QString>("part");
        QTest::newRow("voice state elsewhere")
            << QByteArray(R"({"op":4,"d":{"guild_id":"GUILD","channel_id":null,"self_mute":false,"self_deaf":false}})")
            << text("op 4 for a guild");
        QTest::newRow("members elsewhere")
            << QByteArray(R"({"op":8,"d":{"guild_id":"GUILD","query":"a","limit":1}})") << text("op 8 for a guild");
        QTest::newRow("sounds elsewhere")
            << QByteArray(R"({"op":31,"d":{"guild_ids":["GUILD"]}})") << text("op 31 for a guild");
        QTest::newRow("channel info elsewhere")
            << QByteArray(R"({"op":43,"d":{"guild_id":"GUILD","fields":["status"]}})") << text("op 43 for a guild");
        QTest::newRow("channel info of an unknown field")
            << QByteArray(R"({"op":43,"d":{"guild_id":"GUILD","fields":["name"]}})") << text("unknown field");
        QTest::newRow("members by query and id")
            << QByteArray(R"({"op":8,"d":{"guild_id":"GUILD","query":"a","limit":1,"user_ids":["1"]}})")
            << text("query and user_ids");
        QTest::newRow("members with a nonce of 33 bytes")
            << QByteArray(R"({"op":8,"d":{"guild_id":"HERE","query":"a","limit":1,"nonce":"NONCE"}})")
                   .replace("NONCE", QByteArray(33, 'n'))
            << text("nonce over 32 bytes");
        QTest::newRow("all members without the intent")
            << QByteArray(R"({"op":8,"d":{"guild_id":"HERE","query":"","limit":0}})") << text("GUILD_MEMBERS");
        QTest::newRow("the first members without the intent")
            << QByteArray(R"({"op":8,"d":{"guild_id":"HERE","query":"","limit":10}})") << text("GUILD_MEMBERS");
        QTest::newRow("members with presences without the intent")
            << QByteArray(R"({"op":8,"d":{"guild_id":"HERE","query":"a","limit":1,"presences":true}})")
            << text("GUILD_PRESENCES");
    }

    void breachesAreNoted()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, part);
        start();
        GatewayClient client;
        signIn(client, 1, 2);
        Snowflake elsewhere;
        Snowflake here;
        for (const Snowflake guild : m_simulator->guildIds())
            (guild.shardId(2) == 0 ? elsewhere : here) = guild;
        payload.replace("GUILD", elsewhere.toByteArray()).replace("HERE", here.toByteArray());
        client.socket.sendTextMessage(QString::fromUtf8(payload));
        QTRY_VERIFY_WITH_TIMEOUT(hasViolation(part), wait);
        client.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(client.count(11), 1, wait); // it goes on
        QCOMPARE(m_simulator->ledger().violationCount, 1);
    }

    void voiceStatesNeedAVoiceChannelOfTheGuild()
    {
        start();
        GatewayClient client;
        signIn(client);
        const QList<QJsonObject> guilds = client.dispatches(text("GUILD_CREATE"));
        QStringList wrong; // a text channel of the first guild, and a voice channel of each other
        for (const QJsonObject &guild : guilds) {
            const int type = guild == guilds[0] ? 0 : 2;
            for (const QJsonValue &channel : guild[text("channels")].toArray()) {
                if (channel[text("type")].toInt() == type) {
                    wrong += channel[text("id")].toString();
                    break;
                }
            }
        }
        QVERIFY(wrong.size() > 10);
        for (const QString &channel : std::as_const(wrong))
            client.send(4,
                QJsonObject { { text("guild_id"), guilds[0][text("id")] }, { text("channel_id"), channel },
                    { text("self_mute"), false }, { text("self_deaf"), false } });
        roundTrip(client);
        QVERIFY(hasViolation(text("no voice channel of the guild")));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(wrong.size()));
    }

    void capabilitiesAndCompressAreAccepted_data()
    {
        QTest::addColumn<bool>("isStream");
        QTest::addColumn<quint64>("violations");
        QTest::newRow("by payloads") << false << quint64(0);
        QTest::newRow("P37: compress within a compressed stream") << true << quint64(1);
    }

    void capabilitiesAndCompressAreAccepted()
    {
        QFETCH(bool, isStream);
        QFETCH(quint64, violations);
        start();
        GatewayClient client(isStream ? GatewayClient::Compression::ZlibStream : GatewayClient::Compression::None);
        connectTo(client);
        QJsonObject data = GatewayClient::identifyData(token());
        data[text("capabilities")] = 1 << 15;
        data[text("compress")] = true;
        data[text("presence")] = QJsonValue();
        client.send(2, data);
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().identifies == 1, wait);
        QCOMPARE(m_simulator->ledger().violationCount, violations);
    }

    void invalidatedSessionsAreNotAuthenticated()
    {
        start();
        GatewayClient client;
        signIn(client);
        m_simulator->invalidateSession(0, true);
        QTRY_COMPARE_WITH_TIMEOUT(client.count(9), 1, wait);
        client.send(3,
            QJsonObject { { text("since"), QJsonValue() }, { text("status"), text("idle") }, { text("afk"), false },
                { text("activities"), QJsonArray() } });
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QCOMPARE(client.closeCode(), 4003);
        QCOMPARE(m_simulator->ledger().violationCount, 0); // a client may not have read op 9 yet
    }

    void urlsAreChecked_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("code");
        QTest::newRow("no version") << text("encoding=json") << 4012;
        QTest::newRow("old version") << text("v=6&encoding=json") << 4012;
        QTest::newRow("etf") << text("v=10&encoding=etf") << 4002;
        QTest::newRow("unknown compression") << text("v=10&encoding=json&compress=lzma") << 4002;
    }

    void urlsAreChecked()
    {
        QFETCH(QString, query);
        QFETCH(int, code);
        start();
        GatewayClient client;
        client.open(m_simulator->gatewayUrl(), query);
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QCOMPARE(client.closeCode(), code);
        QCOMPARE(client.count(10), 0);
    }

    void tooManyPayloadsAreClosed()
    {
        start();
        GatewayClient client;
        signIn(client);
        for (int i = 0; i < 119; ++i)
            client.heartbeat();
        QTRY_COMPARE_WITH_TIMEOUT(client.count(11), 119, wait);
        QVERIFY(!client.isGone);
        client.heartbeat();
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QCOMPARE(client.closeCode(), 4008);
    }

    void payloadsOf4096BytesAreAccepted()
    {
        start();
        GatewayClient client;
        connectTo(client);
        const QByteArray beat = R"({"op":1,"d":null})";
        client.socket.sendTextMessage(QString::fromLatin1(beat.leftJustified(4096, ' ')));
        QTRY_COMPARE_WITH_TIMEOUT(client.count(11), 1, wait);
        client.socket.sendTextMessage(QString::fromLatin1(beat.leftJustified(4097, ' ')));
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QCOMPARE(client.closeCode(), 4002);
    }

    void tooManyPresencesAreNotedAndNotShown()
    {
        start();
        GatewayClient client;
        signIn(client);
        const auto show = [&](const QString &game) {
            client.send(3,
                QJsonObject { { text("since"), QJsonValue() }, { text("status"), text("idle") }, { text("afk"), false },
                    { text("activities"),
                        QJsonArray { QJsonObject { { text("name"), game }, { text("type"), 0 } } } } });
        };
        for (int i = 1; i <= 5; ++i)
            show(QString::number(i));
        roundTrip(client);
        QCOMPARE(m_simulator->ledger().violationCount, 0);
        show(text("6"));
        roundTrip(client);
        QVERIFY(hasViolation(text("more than 5 presences")));
        QCOMPARE(m_simulator->ledger().shards[0].activity, text("5"));
    }

    void identifiesArePaced()
    {
        SimulatorConfig config = quiet();
        config.identifyWindow = 3600s;
        config.maxConcurrency = 2;
        start(config);
        GatewayClient first;
        GatewayClient otherBucket;
        GatewayClient sameBucket;
        signIn(first, 0, 4);
        signIn(otherBucket, 1, 4);
        connectTo(sameBucket);
        sameBucket.identify(token(), 2, 4);
        QTRY_COMPARE_WITH_TIMEOUT(sameBucket.count(9), 1, wait);
        QCOMPARE(sameBucket.received.last()[text("d")], QJsonValue(false));
        QVERIFY(!sameBucket.isGone);
        QCOMPARE(m_simulator->ledger().identifies, 2);
        QVERIFY(hasViolation(text("too soon")));
    }

    void sessionStartsAreCounted()
    {
        SimulatorConfig config = quiet();
        config.sessionStartLimit = 1;
        start(config);
        GatewayClient first;
        GatewayClient second;
        signIn(first, 0, 2);
        QCOMPARE(m_simulator->ledger().sessionStartsLeft, 0);
        connectTo(second);
        second.identify(token(), 1, 2);
        QTRY_VERIFY_WITH_TIMEOUT(second.isGone, wait);
        QCOMPARE(second.closeCode(), 4004);
    }

    void resumeTakesTheSessionFromAnotherConnection()
    {
        start();
        GatewayClient client;
        signIn(client);
        GatewayClient again;
        connectTo(again);
        again.resume(token(), client.sessionId, client.sequence);
        QTRY_VERIFY_WITH_TIMEOUT(again.has(text("RESUMED")), wait);
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QCOMPARE(client.closeCode(), 4000);
        QVERIFY(m_simulator->ledger().shards[0].isConnected);
    }

    void tooFewShardsAreClosed()
    {
        SimulatorConfig config = quiet();
        config.guilds = 2600;
        start(config);
        GatewayClient client;
        connectTo(client);
        client.identify(token());
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        QCOMPARE(client.closeCode(), 4011);
    }

    void silenceIsClosed()
    {
        SimulatorConfig config = quiet();
        config.heartbeatInterval = 50ms;
        config.heartbeatTimeout = 300ms;
        start(config);
        GatewayClient silent;
        connectTo(silent);
        QTRY_VERIFY_WITH_TIMEOUT(silent.isGone, wait);
        QCOMPARE(silent.closeCode(), 4009);
        QVERIFY(hasViolation(text("no heartbeat")));
    }

    void otherPayloadsAreNoHeartbeatsAndTheSessionEnds()
    {
        SimulatorConfig config = quiet();
        config.heartbeatTimeout = 2s;
        config.limitSends = false;
        start(config);
        GatewayClient client;
        signIn(client);
        QTimer busy;
        connect(&busy, &QTimer::timeout, &client, [&client] {
            client.send(3,
                QJsonObject { { text("since"), QJsonValue() }, { text("status"), text("idle") }, { text("afk"), false },
                    { text("activities"), QJsonArray() } });
        });
        busy.start(50ms);
        QTRY_VERIFY_WITH_TIMEOUT(client.isGone, wait);
        busy.stop();
        QCOMPARE(client.closeCode(), 4009);
        GatewayClient again;
        connectTo(again);
        again.resume(token(), client.sessionId, client.sequence);
        QTRY_COMPARE_WITH_TIMEOUT(again.count(9), 1, wait);
        QVERIFY(!again.has(text("RESUMED")));
    }
};

QTEST_GUILESS_MAIN(tst_SimulatorStrictness)
#include "tst_simulatorstrictness.moc"
