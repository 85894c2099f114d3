// One seed, one run: the dispatches of two simulators compared byte for byte

#include <hikari/simulator/simulator.h>

#include <QHttpMultiPart>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>

#include <memory>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

constexpr int wait = 30000; // long enough for sanitizers on a busy machine
constexpr int shardCount = 2;

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

SimulatorConfig world(quint64 seed)
{
    SimulatorConfig config;
    config.seed = seed;
    config.shards = shardCount;
    config.guilds = 12;
    config.eventsPerSecond = 0;
    config.identifyWindow = 0ms;
    config.heartbeatInterval = 60s;
    return config;
}

//! Keeps the dispatches of one shard as they came
class Recorder : public QObject
{
public:
    Recorder(const Simulator &simulator, int shardId)
        : m_simulator(simulator)
        , m_shardId(shardId)
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this, &Recorder::take);
    }

    void open()
    {
        QUrl url = m_simulator.gatewayUrl();
        url.setQuery(text("v=10&encoding=json"));
        m_socket.open(url);
    }
    void cut() { m_socket.abort(); }
    void send(int op, const QJsonObject &data)
    {
        const QJsonObject payload { { text("op"), op }, { text("d"), data } };
        m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact)));
    }

    //! Whether everything came that the simulator numbered for this shard
    bool hasAll() const
    {
        for (const SimulatorShard &shard : m_simulator.ledger().shards) {
            if (shard.shardId == m_shardId)
                return shard.lastSequence == sequence && sequence > 0;
        }
        return false;
    }

    QList<QByteArray> dispatches; // with the simulator's own address, which is the system's choice, as "URL"
    QString sessionId;
    qint64 sequence = 0;

private:
    void take(const QString &payload)
    {
        const QJsonObject object = QJsonDocument::fromJson(payload.toUtf8()).object();
        const QString token = m_simulator.token().secret();
        switch (object[text("op")].toInt()) {
        case 10:
            if (sessionId.isEmpty())
                send(2,
                    { { text("token"), token }, { text("intents"), 0x1ffff },
                        { text("shard"), QJsonArray { m_shardId, shardCount } },
                        { text("properties"),
                            QJsonObject { { text("os"), text("linux") }, { text("browser"), text("test") },
                                { text("device"), text("test") } } } });
            else
                send(6, { { text("token"), token }, { text("session_id"), sessionId }, { text("seq"), sequence } });
            break;
        case 0:
            sequence = object[text("s")].toInteger();
            if (object[text("t")].toString() == text("READY"))
                sessionId = object[text("d")][text("session_id")].toString();
            dispatches += payload.toUtf8().replace(m_simulator.gatewayUrl().toString().toUtf8(), "URL");
            break;
        default:
            break;
        }
    }

    const Simulator &m_simulator;
    int m_shardId;
    QWebSocket m_socket;
};

using Run = QList<QList<QByteArray>>; // dispatches by shard

int countOf(const Run &run, const QByteArray &name)
{
    int count = 0;
    for (const QList<QByteArray> &shard : run) {
        for (const QByteArray &payload : shard)
            count += payload.startsWith(QByteArray("{\"t\":\"" + name + '"')) ? 1 : 0;
    }
    return count;
}

} // namespace

class tst_SimulatorRepeat : public QObject
{
    Q_OBJECT

private:
    static QJsonObject answerOf(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owner(reply);
        [reply] { QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), wait); }();
        return QJsonDocument::fromJson(reply->readAll()).object();
    }

    static QNetworkRequest request(const Simulator &simulator, const QString &path)
    {
        QNetworkRequest request(QUrl(simulator.restUrl().toString() + path));
        request.setRawHeader("User-Agent", "DiscordBot (https://example.com, 1)");
        request.setRawHeader("Authorization", simulator.token().authorization().toUtf8());
        request.setHeader(QNetworkRequest::ContentTypeHeader, text("application/json"));
        return request;
    }

    //! Two shards that see the world live, ask for things, lose a connection, and a bot that writes
    static void play(quint64 seed, bool secondShardFirst, Run *result)
    {
        Simulator simulator(world(seed));
        Error error;
        QVERIFY2(simulator.start(&error), qPrintable(error.message));
        Recorder zero(simulator, 0);
        Recorder one(simulator, 1);
        const auto settle = [&] { QTRY_VERIFY_WITH_TIMEOUT(zero.hasAll() && one.hasAll(), wait); };
        (secondShardFirst ? one : zero).open();
        QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().identifies, 1, wait);
        (secondShardFirst ? zero : one).open();
        QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().identifies, 2, wait);
        QTRY_COMPARE_WITH_TIMEOUT(
            zero.dispatches.size() + one.dispatches.size(), 2 + simulator.guildIds().size(), wait);

        simulator.emitEvents(1000);
        QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().worldEvents, 1000, wait);
        settle();
        for (const Snowflake guild : simulator.guildIds()) {
            Recorder &shard = guild.shardId(shardCount) == 0 ? zero : one;
            shard.send(8,
                { { text("guild_id"), guild.toString() }, { text("query"), text("") }, { text("limit"), 0 },
                    { text("nonce"), text("n") } });
        }
        QTRY_COMPARE_WITH_TIMEOUT(
            countOf({ zero.dispatches, one.dispatches }, "GUILD_MEMBERS_CHUNK"), simulator.guildIds().size(), wait);
        settle();

        // Which dispatches a share of them means is the seed's choice, too.
        for (const char *const order : { "missing-field:share=0.3", "unknown-enum:share=0.2", "duplicate:share=0.1" })
            QVERIFY(simulator.injectFault(*FaultOrder::fromText(text(order))) != 0);
        simulator.emitEvents(500);
        simulator.clearFaults();
        QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().worldEvents, 1500, wait);
        settle();

        one.cut();
        QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().openConnections, 1, wait);
        simulator.emitEvents(1000);
        QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().worldEvents, 2500, wait);
        one.open();
        QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().resumes, 1, wait);
        settle();

        QNetworkAccessManager network;
        const QString messages = text("/channels/") + simulator.textChannel(0).toString() + text("/messages");
        auto *const parts = new QHttpMultiPart(QHttpMultiPart::FormDataType);
        QHttpPart json;
        json.setHeader(QNetworkRequest::ContentDispositionHeader, text("form-data; name=\"payload_json\""));
        json.setBody(R"({"content":"see"})");
        QHttpPart file;
        file.setHeader(
            QNetworkRequest::ContentDispositionHeader, text("form-data; name=\"files[0]\"; filename=\"a.txt\""));
        file.setBody("abc");
        parts->append(json);
        parts->append(file);
        QNetworkRequest upload = request(simulator, messages);
        upload.setHeader(QNetworkRequest::ContentTypeHeader, {});
        QNetworkReply *const reply = network.post(upload, parts);
        parts->setParent(reply);
        const QString id = answerOf(reply)[text("id")].toString();
        QVERIFY(!id.isEmpty());
        const QNetworkRequest message = request(simulator, messages + u'/' + id);
        answerOf(network.sendCustomRequest(message, "PATCH", QByteArray(R"({"content":"changed"})")));
        const QString typing = text("/channels/") + simulator.textChannel(0).toString() + text("/typing");
        answerOf(network.post(request(simulator, typing), QByteArray()));
        const int deleted = countOf({ zero.dispatches, one.dispatches }, "MESSAGE_DELETE");
        answerOf(network.deleteResource(message));
        QTRY_COMPARE_WITH_TIMEOUT(countOf({ zero.dispatches, one.dispatches }, "MESSAGE_DELETE"), deleted + 1, wait);
        settle();
        QCOMPARE(simulator.ledger().violationCount, 0);
        *result = { zero.dispatches, one.dispatches };
    }

private Q_SLOTS:
    void oneSeedIsOneRun()
    {
        Run first;
        Run again;
        Run other;
        play(7, false, &first);
        play(7, true, &again); // in which order the shards come makes no difference
        play(8, false, &other);
        QVERIFY(!QTest::currentTestFailed());
        for (int shard = 0; shard < shardCount; ++shard) {
            QVERIFY(first[shard].size() > 500);
            QCOMPARE(again[shard].size(), first[shard].size());
            for (qsizetype i = 0; i < first[shard].size(); ++i)
                QCOMPARE(again[shard][i], first[shard][i]);
            qsizetype same = 0;
            for (qsizetype i = 0; i < std::min(first[shard].size(), other[shard].size()); ++i)
                same += first[shard][i] == other[shard][i] ? 1 : 0;
            QVERIFY(same < 3); // RESUMED may have the same number
        }
    }

    // Event number n is the same, whoever was there before it.
    void whatHappensDoesNotDependOnWhoListens()
    {
        Run runs;
        for (const bool isEarly : { true, false }) {
            Simulator simulator(world(3));
            QVERIFY(simulator.start());
            Recorder shard(simulator, 0);
            if (!isEarly) {
                simulator.emitEvents(500); // nobody is there
                QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().worldEvents, 500, wait);
            }
            shard.open();
            QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().identifies, 1, wait);
            QTRY_VERIFY_WITH_TIMEOUT(shard.hasAll() && shard.sequence >= simulator.guildIds().size() / 2, wait);
            if (isEarly) {
                simulator.emitEvents(500);
                QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().worldEvents, 500, wait);
                QTRY_VERIFY_WITH_TIMEOUT(shard.hasAll(), wait);
            }
            const qsizetype before = shard.dispatches.size();
            simulator.emitEvents(500);
            QTRY_COMPARE_WITH_TIMEOUT(simulator.ledger().worldEvents, 1000, wait);
            QTRY_VERIFY_WITH_TIMEOUT(shard.hasAll(), wait);
            QList<QByteArray> seen = shard.dispatches.mid(before);
            for (QByteArray &payload : seen)
                payload = payload.mid(payload.indexOf("\"op\"")); // only the number differs
            runs += seen;
        }
        QVERIFY(runs[0].size() > 100);
        QCOMPARE(runs[0], runs[1]);
    }

    void theWorldsTimeIsItsOwnOrTheMachines_data()
    {
        QTest::addColumn<bool>("isLive");
        QTest::newRow("its own") << false;
        QTest::newRow("the machine's") << true;
    }
    void theWorldsTimeIsItsOwnOrTheMachines()
    {
        QFETCH(bool, isLive);
        SimulatorConfig config = world(1);
        config.liveClock = isLive;
        Simulator simulator(config);
        QVERIFY(simulator.start());
        const qint64 before = Timestamp::now().milliseconds();
        QNetworkAccessManager network;
        const QString messages = text("/channels/") + simulator.textChannel(0).toString() + text("/messages");
        const QJsonObject message =
            answerOf(network.post(request(simulator, messages), QByteArray(R"({"content":"x"})")));
        const auto id = Snowflake::fromString(QStringView(message[text("id")].toString()));
        QVERIFY(id.has_value());
        const qint64 at = id->createdAt().milliseconds();
        if (isLive)
            QVERIFY(at >= before && at <= Timestamp::now().milliseconds());
        else
            QCOMPARE(at, config.startTime.milliseconds() + 1);
    }
};

QTEST_GUILESS_MAIN(tst_SimulatorRepeat)
#include "tst_simulatorrepeat.moc"
