// The REST side of the simulator against plain QNetworkAccessManager

#include "gatewayclient.h"

#include <hikari/simulator/simulator.h>

#include <QFile>
#include <QHttpMultiPart>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

constexpr int wait = 20000; // long enough for sanitizers on a busy machine

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

SimulatorConfig quiet()
{
    SimulatorConfig config;
    config.guilds = 16;
    config.eventsPerSecond = 0;
    config.identifyWindow = 0ms;
    config.heartbeatInterval = 60s;
    return config;
}

struct Answer
{
    int status = 0;
    QByteArray body;
    QJsonDocument json;
    QHash<QByteArray, QByteArray> headers; // names in lower case
};

} // namespace

class tst_SimulatorRest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<QNetworkAccessManager> m_network;

    void start(const SimulatorConfig &config = quiet())
    {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_simulator = std::make_unique<Simulator>(config);
        Error error;
        QVERIFY2(m_simulator->start(&error), qPrintable(error.message));
    }

    QNetworkRequest request(const QString &path, bool authorized = true) const
    {
        QNetworkRequest request(QUrl(m_simulator->restUrl().toString() + path));
        request.setRawHeader("User-Agent", "DiscordBot (https://example.com, 1)");
        if (authorized)
            request.setRawHeader("Authorization", m_simulator->token().authorization().toUtf8());
        return request;
    }

    static Answer finish(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owner(reply);
        Answer answer;
        [reply] {
            QSignalSpy finished(reply, &QNetworkReply::finished);
            QVERIFY(reply->isFinished() || finished.wait(wait));
        }();
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        answer.json = QJsonDocument::fromJson(answer.body);
        const auto headers = reply->rawHeaderPairs();
        for (const auto &[name, value] : headers)
            answer.headers.insert(name.toLower(), value);
        return answer;
    }

    Answer get(const QString &path, bool authorized = true)
    {
        return finish(m_network->get(request(path, authorized)));
    }
    Answer send(const char *method, const QString &path, const QJsonObject &body)
    {
        QNetworkRequest full = request(path);
        full.setHeader(QNetworkRequest::ContentTypeHeader, text("application/json"));
        return finish(m_network->sendCustomRequest(full, method, QJsonDocument(body).toJson(QJsonDocument::Compact)));
    }
    QString channel() const { return text("/channels/") + m_simulator->textChannel(0).toString(); }
    QString messages() const { return channel() + text("/messages"); }
    QString guild() const { return text("/guilds/") + m_simulator->guildIds()[0].toString(); }

    quint64 inject(const char *order) const
    {
        QString error;
        const auto read = FaultOrder::fromText(text(order), &error);
        if (!read)
            qFatal("%s", qPrintable(error));
        return m_simulator->injectFault(*read);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_network.reset();
        m_simulator.reset();
    }

    void tellsTheGateway()
    {
        start();
        QCOMPARE(get(text("/gateway"), false).json[text("url")].toString(), m_simulator->gatewayUrl().toString());
        const Answer bot = get(text("/gateway/bot"));
        QCOMPARE(bot.status, 200);
        QCOMPARE(bot.json[text("shards")].toInt(), 8);
        const QJsonValue limit = bot.json[text("session_start_limit")];
        QCOMPARE(limit[text("max_concurrency")].toInt(), 2);
        QCOMPARE(limit[text("total")].toInt(), 1000);
        QCOMPARE(limit[text("remaining")].toInt(), 1000);
        QVERIFY(limit[text("reset_after")].toInteger() > 0);
    }

    void answersTheReadingRoutes_data()
    {
        QTest::addColumn<QString>("path"); // G: a guild, C: a channel, B: the bot
        QTest::addColumn<QString>("key"); // in the object or in the list's first
        QTest::newRow("own user") << text("/users/@me") << text("verified");
        QTest::newRow("bot as a user") << text("/users/B") << text("username");
        QTest::newRow("own guilds") << text("/users/@me/guilds?limit=5") << text("permissions");
        QTest::newRow("application") << text("/applications/@me") << text("verify_key");
        QTest::newRow("application, old path") << text("/oauth2/applications/@me") << text("verify_key");
        QTest::newRow("channel") << text("/channels/C") << text("guild_id");
        QTest::newRow("guild") << text("/guilds/G?with_counts=true") << text("approximate_member_count");
        QTest::newRow("channels") << text("/guilds/G/channels") << text("position");
        QTest::newRow("roles") << text("/guilds/G/roles") << text("permissions");
        QTest::newRow("members") << text("/guilds/G/members?limit=10") << text("joined_at");
        QTest::newRow("own member") << text("/guilds/G/members/B") << text("roles");
    }

    void answersTheReadingRoutes()
    {
        QFETCH(QString, path);
        QFETCH(QString, key);
        start();
        path.replace(u'G', m_simulator->guildIds()[0].toString());
        path.replace(u'C', m_simulator->textChannel(0).toString());
        path.replace(u'B', m_simulator->botUserId().toString());
        const Answer answer = get(path);
        QCOMPARE(answer.status, 200);
        const QJsonObject object = answer.json.isArray() ? answer.json.array().at(0).toObject() : answer.json.object();
        QVERIFY2(object.contains(key), answer.json.toJson().constData());
        QVERIFY(answer.headers.contains("x-ratelimit-bucket"));
    }

    void errorsReadLikeDiscords_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        QTest::newRow("no such route") << text("/nothing") << 404 << 0;
        QTest::newRow("no such channel") << text("/channels/1") << 404 << 10003;
        QTest::newRow("no such guild") << text("/guilds/1") << 404 << 10004;
        QTest::newRow("no such user") << text("/users/1") << 404 << 10013;
        QTest::newRow("no snowflake") << text("/channels/general") << 400 << 50035;
        QTest::newRow("limit out of range") << text("/users/@me/guilds?limit=500") << 400 << 50035;
    }

    void errorsReadLikeDiscords()
    {
        QFETCH(QString, path);
        QFETCH(int, status);
        QFETCH(int, code);
        start();
        const Answer answer = get(path);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.json[text("code")].toInt(-1), code);
        QVERIFY(!answer.json[text("message")].toString().isEmpty());
        if (code == 50035)
            QVERIFY(answer.json[text("errors")].isObject());
    }

    void theTokenIsNeeded()
    {
        start();
        const Answer answer = get(text("/users/@me"), false);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json[text("message")].toString(), text("401: Unauthorized"));
        QNetworkRequest wrong = request(text("/users/@me"), false);
        wrong.setRawHeader("Authorization", "Bot nobody");
        QCOMPARE(finish(m_network->get(wrong)).status, 401);
    }

    void oldPrefixesWork()
    {
        start();
        QUrl url = m_simulator->restUrl();
        url.setPath(text("/api/v9/gateway"));
        QCOMPARE(finish(m_network->get(QNetworkRequest(url))).status, 200);
    }

    void badMessagesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("field");
        QTest::newRow("empty") << QByteArray("{}") << 50006 << QString();
        QTest::newRow("blank") << QByteArray(R"({"content":"  "})") << 50006 << QString();
        QTest::newRow("too long") << QByteArray(R"({"content":[)").replace('[', '"') + QByteArray(2001, 'x') + "\"}"
                                  << 50035 << text("content");
        QTest::newRow("wrong type") << QByteArray(R"({"content":5})") << 50035 << text("content");
        QTest::newRow("unknown reply") << QByteArray(R"({"content":"x","message_reference":{"message_id":"7"}})")
                                       << 50035 << text("message_reference");
        QTest::newRow("no JSON") << QByteArray("{") << 50109 << QString();
    }

    void badMessagesAreRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        QFETCH(QString, field);
        start();
        QNetworkRequest full = request(messages());
        full.setHeader(QNetworkRequest::ContentTypeHeader, text("application/json"));
        const Answer answer = finish(m_network->post(full, body));
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json[text("code")].toInt(), code);
        if (!field.isEmpty())
            QVERIFY(answer.json[text("errors")][field][text("_errors")][0][text("code")].isString());
    }

    void messagesComeBackAsEvents()
    {
        start();
        GatewayClient client; // without MESSAGE_CONTENT: own messages are readable all the same
        client.open(m_simulator->gatewayUrl());
        QTRY_VERIFY_WITH_TIMEOUT(client.count(10) == 1, wait);
        client.identify(m_simulator->token().secret());
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("GUILD_CREATE")).size(), 16, wait);

        const QString umlaut = QString::fromUtf8("grüße 🎉 \"quoted\"");
        const Answer created = send("POST", messages(), { { text("content"), umlaut }, { text("nonce"), text("n7") } });
        QCOMPARE(created.status, 200);
        const QString id = created.json[text("id")].toString();
        QCOMPARE(created.json[text("content")].toString(), umlaut);
        QCOMPARE(created.json[text("author")][text("id")].toString(), m_simulator->botUserId().toString());
        QVERIFY(!created.json.object().contains(text("guild_id")));
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("MESSAGE_CREATE")).size(), 1, wait);
        const QJsonObject event = client.dispatches(text("MESSAGE_CREATE"))[0];
        QCOMPARE(event[text("id")].toString(), id);
        QCOMPARE(event[text("content")].toString(), umlaut);
        QCOMPARE(event[text("nonce")].toString(), text("n7"));
        QCOMPARE(event[text("guild_id")].toString(), m_simulator->guildIds()[0].toString());

        const QString one = messages() + u'/' + id;
        QCOMPARE(get(one).json[text("content")].toString(), umlaut);
        QCOMPARE(get(messages()).json.array().size(), 1);
        const Answer edited = send("PATCH", one, { { text("content"), text("changed") } });
        QCOMPARE(edited.status, 200);
        QVERIFY(edited.json[text("edited_timestamp")].isString());
        QTRY_COMPARE_WITH_TIMEOUT(client.dispatches(text("MESSAGE_UPDATE")).size(), 1, wait);
        QCOMPARE(client.dispatches(text("MESSAGE_UPDATE"))[0][text("content")].toString(), text("changed"));

        const Answer answered = send("POST", messages(),
            { { text("content"), text("re") },
                { text("message_reference"), QJsonObject { { text("message_id"), id } } } });
        QCOMPARE(answered.json[text("type")].toInt(), 19);
        QCOMPARE(answered.json[text("referenced_message")][text("id")].toString(), id);

        QCOMPARE(finish(m_network->post(request(channel() + text("/typing")), QByteArray())).status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("TYPING_START")), wait);
        QCOMPARE(finish(m_network->deleteResource(request(one))).status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(client.has(text("MESSAGE_DELETE")), wait);
        QCOMPARE(get(one).json[text("code")].toInt(), 10008);
        QCOMPARE(m_simulator->ledger().violationCount, 0);
    }

    void filesAreTakenFromMultipart()
    {
        start();
        auto *const parts = new QHttpMultiPart(QHttpMultiPart::FormDataType);
        QHttpPart json;
        json.setHeader(QNetworkRequest::ContentDispositionHeader, text("form-data; name=\"payload_json\""));
        json.setHeader(QNetworkRequest::ContentTypeHeader, text("application/json"));
        json.setBody(R"({"content":"see","attachments":[{"id":0,"filename":"a.txt","description":"letters"}]})");
        QHttpPart file;
        file.setHeader(
            QNetworkRequest::ContentDispositionHeader, text("form-data; name=\"files[0]\"; filename=\"a.txt\""));
        file.setHeader(QNetworkRequest::ContentTypeHeader, text("text/plain"));
        file.setBody("abc");
        parts->append(json);
        parts->append(file);
        QNetworkReply *const reply = m_network->post(request(messages()), parts);
        parts->setParent(reply);
        const Answer answer = finish(reply);
        QCOMPARE(answer.status, 200);
        const QJsonValue attachment = answer.json[text("attachments")][0];
        QCOMPARE(attachment[text("filename")].toString(), text("a.txt"));
        QCOMPARE(attachment[text("size")].toInt(), 3);
        QCOMPARE(attachment[text("description")].toString(), text("letters"));
        QCOMPARE(attachment[text("content_type")].toString(), text("text/plain"));
    }

    void bucketsRunOut()
    {
        start();
        for (int left = 4; left >= 0; --left) {
            const Answer answer = send("POST", messages(), { { text("content"), text("x") } });
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.headers.value("x-ratelimit-limit"), "5");
            QCOMPARE(answer.headers.value("x-ratelimit-remaining"), QByteArray::number(left));
            QVERIFY(answer.headers.value("x-ratelimit-reset-after").toDouble() > 0);
        }
        const Answer limited = send("POST", messages(), { { text("content"), text("x") } });
        QCOMPARE(limited.status, 429);
        QCOMPARE(limited.headers.value("x-ratelimit-scope"), "user");
        QVERIFY(limited.json[text("retry_after")].toDouble() > 0);
        QCOMPARE(limited.json[text("global")], QJsonValue(false));
        // Another channel has a bucket of its own
        const QString other = text("/channels/") + m_simulator->textChannel(1).toString() + text("/messages");
        QCOMPARE(send("POST", other, { { text("content"), text("x") } }).status, 200);
        QCOMPARE(m_simulator->ledger().rest429, 1);
    }

    void theGlobalLimitHolds()
    {
        SimulatorConfig config = quiet();
        config.restGlobalLimit = 3;
        start(config);
        Answer answer;
        for (int i = 0; i < 1000 && answer.status != 429; ++i)
            answer = get(channel());
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.headers.value("x-ratelimit-global"), "true");
        QCOMPARE(answer.headers.value("x-ratelimit-scope"), "global");
        QCOMPARE(answer.json[text("global")], QJsonValue(true));
    }

    void faultsHitAsOftenAsOrdered()
    {
        start();
        inject("rest-429:scope=shared,retry-after=1500ms,route=/channels/,times=2");
        inject("rest-5xx:status=502,route=/guilds/");
        QCOMPARE(get(text("/users/@me")).status, 200);
        for (int i = 0; i < 2; ++i) {
            const Answer answer = get(channel());
            QCOMPARE(answer.status, 429);
            QCOMPARE(answer.headers.value("retry-after"), "2");
            QCOMPARE(answer.json[text("retry_after")].toDouble(), 1.5);
        }
        QCOMPARE(get(channel()).status, 200);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(get(guild()).status, 502);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->activeFaults().size(), 1, wait); // the first is used up
        QCOMPARE(m_simulator->activeFaults()[0].hits, 3);
        m_simulator->clearFaults();
        QTRY_COMPARE_WITH_TIMEOUT(get(guild()).status, 200, wait);
        QCOMPARE(m_simulator->activeFaults().size(), 0);
        QCOMPARE(m_simulator->ledger().restFaults, 5);
        QCOMPARE(m_simulator->ledger().faults.size(), 2);
    }

    void faultsEndByThemselves()
    {
        start();
        inject("rest-5xx:for=50ms");
        QTRY_COMPARE_WITH_TIMEOUT(get(guild()).status, 200, wait);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->activeFaults().size(), 0, wait);
        const quint64 id = inject("rest-5xx:for=10min");
        QCOMPARE(get(guild()).status, 500);
        m_simulator->clearFault(id);
        QTRY_COMPARE_WITH_TIMEOUT(get(guild()).status, 200, wait);
    }

    void aShareOfTheRequestsIsDrawnFromTheSeed()
    {
        QList<QList<int>> runs; // statuses
        for (const quint64 seed : { 5, 5, 6 }) {
            SimulatorConfig config = quiet();
            config.seed = seed;
            config.restGlobalLimit = 0;
            start(config);
            inject("rest-5xx:share=0.3,status=503");
            runs += QList<int>();
            for (int i = 0; i < 100; ++i)
                runs.last() += get(text("/gateway")).status;
        }
        QCOMPARE(runs[0], runs[1]);
        QVERIFY(runs[0] != runs[2]);
        for (const QList<int> &run : std::as_const(runs)) {
            const auto spoilt = run.count(503);
            QVERIFY2(spoilt > 15 && spoilt < 45, qPrintable(QString::number(spoilt)));
            QCOMPARE(run.count(200), 100 - spoilt);
        }
    }

    void P96_rateLimitsOfEveryScope_data()
    {
        QTest::addColumn<QByteArray>("scope");
        QTest::addColumn<bool>("isGlobal");
        QTest::newRow("user") << QByteArray("user") << false;
        QTest::newRow("shared") << QByteArray("shared") << false;
        QTest::newRow("global") << QByteArray("global") << true;
    }
    void P96_rateLimitsOfEveryScope()
    {
        QFETCH(QByteArray, scope);
        QFETCH(bool, isGlobal);
        start();
        const QByteArray bucket = get(channel()).headers.value("x-ratelimit-bucket");
        inject(QByteArray("rest-429:retry-after=2s,scope=" + scope).constData());
        const Answer answer = get(channel());
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.headers.value("x-ratelimit-scope"), scope);
        QCOMPARE(answer.headers.contains("x-ratelimit-global"), isGlobal);
        QCOMPARE(answer.headers.value("retry-after"), "2");
        QCOMPARE(answer.json[text("retry_after")].toDouble(), 2.0);
        QCOMPARE(answer.json[text("global")].toBool(), isGlobal);
        QCOMPARE(answer.headers.value("x-ratelimit-bucket"), isGlobal ? QByteArray() : bucket);
        QCOMPARE(answer.headers.value("x-ratelimit-remaining"), isGlobal ? QByteArray() : QByteArray("0"));
        QCOMPARE(m_simulator->ledger().rest429, 1);
    }

    void P96_cloudflareShowsAPage_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : { 429, 403, 503 })
            QTest::addRow("%d", status) << status;
    }
    void P96_cloudflareShowsAPage()
    {
        QFETCH(int, status);
        start();
        inject(QByteArray("rest-cloudflare:retry-after=90s,status=" + QByteArray::number(status)).constData());
        const Answer answer = get(channel());
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.body.startsWith("<!DOCTYPE html>"), answer.body.constData());
        QVERIFY(answer.headers.value("content-type").startsWith("text/html"));
        QCOMPARE(answer.headers.value("server"), "cloudflare");
        QCOMPARE(answer.headers.value("retry-after"), "90");
        for (auto it = answer.headers.cbegin(); it != answer.headers.cend(); ++it)
            QVERIFY2(!it.key().startsWith("x-ratelimit"), it.key().constData());
    }

    void invalidJsonComesWith200()
    {
        start();
        inject("rest-invalid-json");
        const Answer answer = get(channel());
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("content-type"), "application/json");
        QVERIFY(!answer.body.isEmpty());
        QVERIFY(answer.json.isNull());
    }

    void whatAFaultHitsIsNotCarriedOut()
    {
        start();
        const quint64 id = inject("rest-invalid-json");
        QCOMPARE(send("POST", messages(), { { text("content"), text("x") } }).status, 200);
        m_simulator->clearFault(id);
        QTRY_COMPARE_WITH_TIMEOUT(get(text("/gateway")).json.isNull(), false, wait);
        QCOMPARE(get(messages()).json.array().size(), 0);
    }

    void anAnswerDoesNotCome_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<bool>("isCleared");
        QTest::newRow("the connection closes at once") << QByteArray("rest-timeout:delay=0s") << false;
        QTest::newRow("after a while") << QByteArray("rest-timeout:delay=300ms") << false;
        QTest::newRow("when the fault ends") << QByteArray("rest-timeout:delay=10min") << true;
    }
    void anAnswerDoesNotCome()
    {
        QFETCH(QByteArray, order);
        QFETCH(bool, isCleared);
        start();
        inject(order.constData());
        QTcpSocket socket; // QNetworkAccessManager would ask again
        const QUrl url = m_simulator->restUrl();
        socket.connectToHost(url.host(), quint16(url.port()));
        socket.write("GET /api/v10/gateway HTTP/1.1\r\nHost: simulator\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().restFaults, 1, wait);
        if (isCleared) {
            QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
            m_simulator->clearFaults();
        }
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, wait);
        QCOMPARE(socket.readAll(), QByteArray());
        QCOMPARE(m_simulator->requests()[0].status, 0);
        m_simulator->clearFaults();
        QTRY_COMPARE_WITH_TIMEOUT(get(text("/gateway")).status, 200, wait);
    }

    void stopsWhileItKeepsSilent()
    {
        SimulatorConfig config = quiet();
        config.tls = true;
        start(config);
        inject("rest-timeout:delay=10min");
        QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
        ssl.setCaCertificates({ m_simulator->certificate() });
        QNetworkRequest trusting = request(text("/users/@me"));
        trusting.setSslConfiguration(ssl);
        QList<QNetworkReply *> replies;
        for (int i = 0; i < 4; ++i)
            replies += m_network->get(trusting);
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().restFaults, 4, wait);
        m_simulator->stop();
        for (QNetworkReply *const reply : std::as_const(replies)) {
            QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), wait);
            QVERIFY(reply->error() != QNetworkReply::NoError);
            delete reply;
        }
    }

    void requestsAreRecorded()
    {
        QTemporaryDir folder;
        SimulatorConfig config = quiet();
        config.requestLogFile = folder.filePath(text("requests.jsonl"));
        start(config);
        get(text("/users/@me/guilds?limit=2"));
        send("POST", messages(), { { text("content"), text("x") } });
        const auto requests = m_simulator->requests();
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests[0].status, 200);
        const QJsonObject first = QJsonDocument::fromJson(requests[0].json).object();
        QCOMPARE(first[text("method")].toString(), text("GET"));
        QCOMPARE(first[text("path")].toString(), text("/users/@me/guilds?limit=2"));
        QVERIFY(first[text("body")].isNull());
        const QJsonObject second = QJsonDocument::fromJson(requests[1].json).object();
        QCOMPARE(second[text("body")][text("content")].toString(), text("x"));
        QCOMPARE(second[text("content_type")].toString(), text("application/json"));
        QFile log(config.requestLogFile);
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray lines = log.readAll();
        QCOMPARE(lines.count('\n'), 2);
        QVERIFY(!lines.contains(m_simulator->token().secret().toUtf8()));
    }

    void unwritableLogIsAClearError()
    {
        SimulatorConfig config = quiet();
        config.requestLogFile = text("/nowhere/at/all.jsonl");
        Simulator simulator(config);
        Error error;
        QVERIFY(!simulator.start(&error));
        QVERIFY(error.message.contains(config.requestLogFile));
    }

    void tlsWithItsOwnCertificate()
    {
        SimulatorConfig config = quiet();
        config.tls = true;
        start(config);
        QCOMPARE(m_simulator->restUrl().scheme(), text("https"));
        QCOMPARE(finish(m_network->get(request(text("/users/@me")))).status, 0); // not trusted
        m_network = std::make_unique<QNetworkAccessManager>(); // it would use the settings of the first again
        QNetworkRequest trusting = request(text("/users/@me"));
        QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
        ssl.setCaCertificates({ m_simulator->certificate() });
        trusting.setSslConfiguration(ssl);
        QCOMPARE(finish(m_network->get(trusting)).status, 200);
    }

    void stopsWithConnectionsOpen()
    {
        start();
        QList<QNetworkReply *> replies;
        for (int i = 0; i < 12; ++i)
            replies += m_network->get(request(i % 2 ? text("/users/@me") : channel()));
        QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().restRequests > 3, wait);
        m_simulator->stop(); // kept-alive and busy ones
        for (QNetworkReply *const reply : std::as_const(replies)) {
            QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), wait);
            delete reply;
        }
        QVERIFY(m_simulator->start());
        QCOMPARE(get(text("/users/@me")).status, 200);
    }
};

QTEST_GUILESS_MAIN(tst_SimulatorRest)
#include "tst_simulatorrest.moc"
