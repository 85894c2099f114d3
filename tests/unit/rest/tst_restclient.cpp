#include "httpserver.h"

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/rest/restclient.h>

#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

using Action = HttpServer::Action;
using Headers = QList<QPair<QByteArray, QByteArray>>;

namespace {

const QString secret = QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.a-test-token-that-must-never-be-seen");
const QByteArray messageJson = R"({"id":"9","channel_id":"1","content":"hi","author":{"id":"5","username":"bot"}})";
constexpr Snowflake channel { 1 };

} // namespace

class TestRestClient : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RestClient> m_client;

    RestConfig config() const
    {
        RestConfig config;
        config.token = Token(secret);
        config.baseUrl = m_server->baseUrl();
        config.clock = m_clock.get();
        return config;
    }
    void makeClient(const RestConfig &config) { m_client = std::make_unique<RestClient>(config); }
    static MessageDraft draft(const char *text) { return { .content = QString::fromLatin1(text) }; }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<HttpServer>();
        m_clock = std::make_unique<ManualClock>();
        makeClient(config());
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
        m_clock.reset();
    }

    void requests_data()
    {
        QTest::addColumn<int>("call");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("gateway") << 0 << QByteArray("GET /api/v10/gateway/bot") << QByteArray();
        QTest::newRow("own user") << 1 << QByteArray("GET /api/v10/users/@me") << QByteArray();
        QTest::newRow("application") << 2 << QByteArray("GET /api/v10/applications/@me") << QByteArray();
        QTest::newRow("channel") << 3 << QByteArray("GET /api/v10/channels/1") << QByteArray();
        QTest::newRow("guild") << 4 << QByteArray("GET /api/v10/guilds/2") << QByteArray();
        QTest::newRow("member") << 5 << QByteArray("GET /api/v10/guilds/2/members/3") << QByteArray();
        QTest::newRow("create message") << 6 << QByteArray("POST /api/v10/channels/1/messages")
                                        << QByteArray(R"({"content":"hi","allowed_mentions":{"parse":[]}})");
        QTest::newRow("edit message") << 7 << QByteArray("PATCH /api/v10/channels/1/messages/9")
                                      << QByteArray(R"({"content":null,"allowed_mentions":{"parse":[]}})");
        QTest::newRow("delete message") << 8 << QByteArray("DELETE /api/v10/channels/1/messages/9") << QByteArray();
        QTest::newRow("typing") << 9 << QByteArray("POST /api/v10/channels/1/typing") << QByteArray();
    }
    void requests()
    {
        QFETCH(int, call);
        callAll(call);
        QTRY_COMPARE(m_server->requests.size(), 1);
        const HttpServer::Request &request = m_server->requests.first();
        QTEST(QByteArray(request.method + " " + request.path), "request");
        QTEST(request.body, "body");
        QCOMPARE(request.headers.value("authorization"), QByteArray("Bot " + secret.toLatin1()));
        // P92
        QVERIFY(request.headers.value("user-agent").startsWith("DiscordBot (http"));
        QVERIFY(request.headers.value("user-agent").endsWith(QByteArray(", " + libraryVersion().toLatin1() + ")")));
        if (request.method == "POST" || request.method == "PATCH")
            QCOMPARE(request.headers.value("content-type"), QByteArray("application/json"));
    }

    void decodesTheAnswer()
    {
        m_server->script({ .body = R"({"url":"wss://gateway.example","shards":9,"session_start_limit":
            {"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":2}})" });
        const Reply<GatewayBotInfo> reply = m_client->fetchGatewayBot();
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
        QCOMPARE(reply.result()->url, QStringLiteral("wss://gateway.example"));
        QCOMPARE(reply.result()->shards, 9);
        QCOMPARE(reply.result()->sessionStartLimit.resetAfter, 14400000ms);
        QCOMPARE(reply.result()->sessionStartLimit.maxConcurrency, 2);
    }

    void errors_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int status, const QByteArray &body, Error::Kind kind, int code = 0) {
            QTest::newRow(name) << status << body << int(kind) << code;
        };
        row("400", 400, R"({"code":50035,"message":"Invalid Form Body"})", Error::Kind::BadRequest, 50035);
        row("401", 401, R"({"code":0,"message":"401: Unauthorized"})", Error::Kind::Unauthorized);
        row("403", 403, R"({"code":50001,"message":"Missing Access"})", Error::Kind::Forbidden, 50001);
        row("404", 404, R"({"code":10003,"message":"Unknown Channel"})", Error::Kind::NotFound, 10003);
        row("405 with a page", 405, "<html></html>", Error::Kind::Http);
        row("no JSON", 200, "<html>Sign in to the hotel's network</html>", Error::Kind::Protocol);
        row("empty", 200, "", Error::Kind::Protocol);
        row("list", 200, "[]", Error::Kind::Protocol);
        row("bad id", 200, R"({"id":"x"})", Error::Kind::Protocol);
    }
    void errors()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        m_server->script({ .status = status, .body = body });
        const Reply<Channel> reply = m_client->fetchChannel(channel);
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.error());
        QTEST(int(reply.error()->kind), "kind");
        QTEST(reply.error()->discordCode, "code");
        QCOMPARE(reply.error()->httpStatus, status >= 400 ? status : 0);
        QCOMPARE(reply.error()->route, QStringLiteral("GET /channels/{channel}"));
        QVERIFY(!reply.error()->message.isEmpty());
        QCOMPARE(m_server->requests.size(), 1);
    }

    void P87_noRedirectToAnotherServerIsFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : { 301, 302, 303, 307, 308 })
            QTest::addRow("%d", status) << status;
    }
    void P87_noRedirectToAnotherServerIsFollowed()
    {
        QFETCH(int, status);
        HttpServer other;
        m_server->script(
            { .status = status, .headers = { { "Location", other.baseUrl().toEncoded() + "/users/@me" } } });
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, Error::Kind::Http);
        QCOMPARE(reply.error()->httpStatus, status);
        QCOMPARE(other.connections, 0);
    }

    void P86_aPostIsNeverSentTwice_data()
    {
        QTest::addColumn<bool>("keptAlive");
        QTest::addColumn<bool>("halfway");
        QTest::newRow("new connection") << false << false;
        QTest::newRow("kept connection") << true << false;
        QTest::newRow("half an answer") << true << true;
    }
    void P86_aPostIsNeverSentTwice()
    {
        QFETCH(bool, keptAlive);
        QFETCH(bool, halfway);
        if (keptAlive) {
            m_server->script({ .body = messageJson });
            const Reply<Message> first = m_client->createMessage(channel, draft("first"));
            QTRY_VERIFY(first.isFinished());
            QVERIFY(first.result());
        }
        m_server->requests.clear();
        m_server->script({ .body = messageJson, .action = halfway ? Action::CutHalfway : Action::Cut });
        const Reply<Message> reply = m_client->createMessage(channel, draft("second"));
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, Error::Kind::Network);
        QCOMPARE(m_server->requests.size(), 1);
    }

    void P86_aRepeatedDeleteToleratesNotFound()
    {
        m_server->script({ .status = 502 });
        m_server->script({ .status = 404, .body = R"({"code":10008,"message":"Unknown Message"})" });
        const Reply<void> reply = m_client->deleteMessage(channel, Snowflake(9));
        QTRY_VERIFY(reply.isFinished() || passTime());
        QVERIFY(!reply.error());
        QCOMPARE(m_server->requests.size(), 2);
    }

    void aDeleteThatWasNotRepeatedReportsNotFound()
    {
        m_server->script({ .status = 404, .body = R"({"code":10008,"message":"Unknown Message"})" });
        const Reply<void> reply = m_client->deleteMessage(channel, Snowflake(9));
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, Error::Kind::NotFound);
    }

    void P88_hangingServerIsATimeout()
    {
        RestConfig impatient = config();
        impatient.maxRetries = 0;
        makeClient(impatient);
        m_server->script({ .action = Action::Hang });
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        QTRY_COMPARE(m_server->requests.size(), 1);
        m_clock->advance(29s);
        QVERIFY(!reply.isFinished());
        m_clock->advance(1s);
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, Error::Kind::Timeout);
    }

    void P104_repeatsIdempotentCallsAFewTimes_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("500") << 500;
        QTest::newRow("502") << 502;
        QTest::newRow("503") << 503;
        QTest::newRow("cut") << 0;
    }
    void P104_repeatsIdempotentCallsAFewTimes()
    {
        QFETCH(int, status);
        m_server->setHandler([status](const HttpServer::Request &) {
            return HttpServer::Answer {
                .status = status, .body = "<html>", .action = status ? Action::Answer : Action::Cut
            };
        });
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        const auto begin = m_clock->monotonic();
        QTRY_VERIFY(reply.isFinished() || passTime());
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, status ? Error::Kind::InternalServer : Error::Kind::Network);
        if (status)
            QCOMPARE(m_server->requests.size(), 4);
        QVERIFY(m_clock->monotonic() - begin >= 500ms); // the pauses grow
    }

    void P104_aPostIsNotRepeatedAfterA5xx()
    {
        m_server->script({ .status = 503 });
        const Reply<Message> reply = m_client->createMessage(channel, draft("hi"));
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, Error::Kind::InternalServer);
        QCOMPARE(m_server->requests.size(), 1);
    }

    void unreachableServerIsANetworkError()
    {
        RestConfig nowhere = config();
        m_server->close();
        nowhere.maxRetries = 0;
        makeClient(nowhere);
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, Error::Kind::Network);
        QVERIFY(reply.error()->message.contains(QStringLiteral("127.0.0.1")));
    }

    void P95_fiftyCallsOneProbe()
    {
        m_server->script(
            { .body = messageJson, .headers = HttpServer::bucket("h", 100, 99, "5"), .action = Action::Hold });
        m_server->setHandler([](const HttpServer::Request &) {
            return HttpServer::Answer { .body = messageJson, .headers = HttpServer::bucket("h", 100, 50, "5") };
        });
        QList<Reply<Message>> replies;
        for (int i = 0; i < 50; ++i)
            replies.append(m_client->createMessage(channel, draft(QByteArray::number(i).constData())));
        QTRY_COMPARE(m_server->held(), 1);
        QCOMPARE(m_server->requests.size(), 1);
        QCOMPARE(m_client->snapshot().queued, 49);
        m_server->releaseHeld();
        QTRY_VERIFY(replies.last().isFinished());
        QCOMPARE(m_server->requests.size(), 50);
        // P105: in the order of the calls
        for (int i = 0; i < 50; ++i)
            QVERIFY(m_server->requests[i].body.contains(QByteArray("\"content\":\"" + QByteArray::number(i) + "\"")));
        QCOMPARE(m_client->snapshot().rateLimited, quint64(0));
    }

    void P94_waitsForTheLargerOfHeaderAndBody()
    {
        m_server->script({ .status = 429,
            .body = R"({"message":"slow","retry_after":7.5,"global":false})",
            .headers = { { "Retry-After", "3" }, { "X-RateLimit-Scope", "user" }, { "X-RateLimit-Bucket", "h" } } });
        m_server->script({ .body = messageJson });
        const Reply<Message> reply = m_client->createMessage(channel, draft("hi"));
        QTRY_COMPARE(m_client->snapshot().rateLimited, quint64(1));
        m_clock->advance(7400ms);
        QCoreApplication::processEvents();
        QCOMPARE(m_server->requests.size(), 1);
        m_clock->advance(200ms);
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
        QCOMPARE(m_server->requests.size(), 2);
    }

    void P99_rateLimitTooLongFailsAtOnce()
    {
        RestConfig impatient = config();
        impatient.maxRateLimit = 5s;
        makeClient(impatient);
        m_server->script({ .body = messageJson, .headers = HttpServer::bucket("h", 1, 0, "600") });
        const Reply<Message> first = m_client->createMessage(channel, draft("1"));
        QTRY_VERIFY(first.isFinished());
        const Reply<Message> second = m_client->createMessage(channel, draft("2"));
        QTRY_VERIFY(second.isFinished());
        QVERIFY(second.error());
        QCOMPARE(second.error()->kind, Error::Kind::RateLimitTooLong);
        QVERIFY(second.error()->retryAfter > 599s);
        QCOMPARE(m_server->requests.size(), 1);
        QCOMPARE(m_client->snapshot().queued, 0);
    }

    void P117_aRefusedCallMayDestroyTheClient_data()
    {
        QTest::addColumn<bool>("by429");
        QTest::newRow("before it is sent") << false;
        QTest::newRow("by a 429") << true;
    }
    void P117_aRefusedCallMayDestroyTheClient()
    {
        QFETCH(bool, by429);
        RestConfig impatient = config();
        impatient.maxRateLimit = 5s;
        makeClient(impatient);
        if (by429) {
            m_server->script(
                { .status = 429, .body = R"({"retry_after":600})", .headers = { { "X-RateLimit-Scope", "user" } } });
        } else {
            m_server->script({ .body = messageJson, .headers = HttpServer::bucket("h", 1, 0, "600") });
            const Reply<Message> first = m_client->createMessage(channel, draft("1"));
            QTRY_VERIFY(first.isFinished());
        }
        m_client->createMessage(channel, draft("2")).onError(this, [this] { m_client.reset(); });
        QTRY_VERIFY(!m_client);
    }

    void P119_pendingRepliesEndWithShutDown()
    {
        m_server->setHandler([](const HttpServer::Request &) { return HttpServer::Answer { .action = Action::Hang }; });
        QList<Reply<Message>> replies;
        for (int i = 0; i < 100; ++i)
            replies.append(m_client->createMessage(Snowflake(quint64(1 + i % 10)), draft("hi")));
        QTRY_VERIFY(!m_server->requests.isEmpty());
        m_client.reset();
        for (const Reply<Message> &reply : std::as_const(replies)) {
            QVERIFY(reply.isFinished());
            QVERIFY(reply.error());
            QCOMPARE(reply.error()->kind, Error::Kind::ShutDown);
        }
    }

    void P116_cancelTakesARequestOutOfItsQueue()
    {
        m_server->script({ .body = messageJson, .action = Action::Hold });
        m_server->setHandler([](const HttpServer::Request &) { return HttpServer::Answer { .body = messageJson }; });
        const Reply<Message> first = m_client->createMessage(channel, draft("1"));
        const Reply<Message> second = m_client->createMessage(channel, draft("2"));
        const Reply<Message> third = m_client->createMessage(channel, draft("3"));
        QTRY_COMPARE(m_server->held(), 1);
        second.cancel();
        QVERIFY(second.error());
        QCOMPARE(second.error()->kind, Error::Kind::Cancelled);
        m_server->releaseHeld();
        QTRY_VERIFY(third.isFinished());
        QVERIFY(first.result());
        QCOMPARE(m_server->requests.size(), 2);
        QVERIFY(m_server->requests.last().body.contains("\"3\""));
    }

    void P97_cancelOfTheRequestUnderWayFreesTheBucket()
    {
        m_server->script({ .action = Action::Hang });
        m_server->setHandler([](const HttpServer::Request &) { return HttpServer::Answer { .body = messageJson }; });
        const Reply<Message> first = m_client->createMessage(channel, draft("1"));
        const Reply<Message> second = m_client->createMessage(channel, draft("2"));
        QTRY_COMPARE(m_server->requests.size(), 1);
        first.cancel();
        QTRY_VERIFY(second.isFinished());
        QVERIFY(second.result());
    }

    void P102_aRefusedTokenStopsEverything()
    {
        m_server->script({ .status = 401, .body = R"({"message":"401: Unauthorized","code":0})" });
        const Reply<OwnUser> first = m_client->fetchMyUser();
        QTRY_VERIFY(first.isFinished());
        const Reply<Channel> second = m_client->fetchChannel(channel);
        QVERIFY(!second.isFinished());
        QTRY_VERIFY(second.isFinished());
        QVERIFY(second.error());
        QCOMPARE(second.error()->kind, Error::Kind::Unauthorized);
        QCOMPARE(m_server->requests.size(), 1);
    }

    void P102_aRefusedTokenStopsWhatWaits()
    {
        m_server->setHandler([](const HttpServer::Request &) {
            return HttpServer::Answer { .status = 401, .body = R"({"message":"401: Unauthorized","code":0})" };
        });
        QList<Reply<Message>> replies;
        for (int i = 0; i < 10; ++i)
            replies.append(m_client->createMessage(channel, draft("hi")));
        for (const Reply<Message> &reply : std::as_const(replies)) {
            QTRY_VERIFY(reply.isFinished());
            QVERIFY(reply.error());
            QCOMPARE(reply.error()->kind, Error::Kind::Unauthorized);
        }
        QCOMPARE(m_server->requests.size(), 1);
        QCOMPARE(m_client->snapshot().queued, 0);
        QCOMPARE(m_client->snapshot().invalidRequests, 1);
    }

    void P102_aRefusedTokenStopsWhatPausesBeforeARepetition()
    {
        m_server->setHandler([](const HttpServer::Request &request) {
            if (request.path.contains("/guilds/"))
                return HttpServer::Answer { .status = 502, .body = "<html></html>" };
            return HttpServer::Answer { .status = 401, .body = R"({"message":"401: Unauthorized","code":0})" };
        });
        // Only the log tells that it pauses now.
        static bool isPausing;
        isPausing = false;
        const QtMessageHandler before =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
                isPausing = isPausing || text.endsWith(u"repeating");
            });
        const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
        const Reply<Guild> pausing = m_client->fetchGuild(Snowflake(2));
        QTRY_VERIFY(isPausing);
        const Reply<OwnUser> refused = m_client->fetchMyUser();
        QTRY_VERIFY(refused.isFinished());
        QTRY_VERIFY(pausing.isFinished());
        QVERIFY(pausing.error());
        QCOMPARE(pausing.error()->kind, Error::Kind::Unauthorized);
        m_clock->advance(60s);
        QCOMPARE(m_server->requests.size(), 2);
    }

    void P101_countsInvalidRequests()
    {
        m_server->setHandler([](const HttpServer::Request &) {
            return HttpServer::Answer { .status = 403, .body = R"({"message":"Missing Access","code":50001})" };
        });
        for (int i = 0; i < 5; ++i) {
            const Reply<Channel> reply = m_client->fetchChannel(channel);
            QTRY_VERIFY(reply.isFinished());
        }
        QCOMPARE(m_client->snapshot().invalidRequests, 5);
        // A shared limit is nobody's fault.
        m_server->setHandler({});
        m_server->script(
            { .status = 429, .body = R"({"retry_after":1})", .headers = { { "X-RateLimit-Scope", "shared" } } });
        const Reply<Guild> reply = m_client->fetchGuild(Snowflake(2));
        QTRY_COMPARE(m_client->snapshot().rateLimited, quint64(1));
        QCOMPARE(m_client->snapshot().invalidRequests, 5);
        m_clock->advance(1100ms);
        QTRY_VERIFY(reply.isFinished());
        m_clock->advance(11min);
        const Reply<OwnUser> last = m_client->fetchMyUser();
        QTRY_VERIFY(last.isFinished());
        QCOMPARE(m_client->snapshot().invalidRequests, 0);
    }

    void P107_reasonIsEncodedForTheHeader_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("none") << QString() << QByteArray();
        QTest::newRow("space and percent") << QStringLiteral("100 % spam") << QByteArray("100%20%25%20spam");
        QTest::newRow("emoji") << QString::fromUtf8("\xF0\x9F\x98\x80") << QByteArray("%F0%9F%98%80");
        QTest::newRow("line break") << QStringLiteral("a\r\nX: y") << QByteArray("a%0D%0AX%3A%20y");
        QTest::newRow("600 characters") << QString(600, u'a') << QByteArray(512, 'a');
        QTest::newRow("no half character")
            << QString::fromUtf8("\xF0\x9F\x98\x80").repeated(600) << QByteArray("%F0%9F%98%80").repeated(512);
    }
    void P107_reasonIsEncodedForTheHeader()
    {
        QFETCH(QString, reason);
        m_server->script({ .status = 204 });
        const Reply<void> reply = m_client->deleteMessage(channel, Snowflake(9), reason);
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.error());
        QTEST(m_server->requests.first().headers.value("x-audit-log-reason"), "header");
    }

    void recordsTellWhatHappened()
    {
        m_server->script({ .body = messageJson, .headers = HttpServer::bucket("abc", 5, 4, "1") });
        m_server->script({ .status = 404, .body = R"({"code":10003,"message":"Unknown Channel"})" });
        const Reply<Message> sent = m_client->createMessage(channel, draft("confidential"));
        QTRY_VERIFY(sent.isFinished());
        const Reply<Channel> missing = m_client->fetchChannel(channel);
        QTRY_VERIFY(missing.isFinished());

        const QList<RestRecord> records = m_client->takeRecords(10);
        QCOMPARE(records.size(), 2);
        QCOMPARE(records[0].method, QStringLiteral("POST"));
        QCOMPARE(records[0].route, QStringLiteral("/channels/{channel}/messages"));
        QCOMPARE(records[0].path, QStringLiteral("/channels/1/messages"));
        QCOMPARE(records[0].bucket, QStringLiteral("abc"));
        QCOMPARE(records[0].status, 200);
        QCOMPARE(records[0].attempts, 1);
        QCOMPARE(records[0].responseBytes, messageJson.size());
        QVERIFY(records[0].error.isEmpty());
        QCOMPARE(records[1].status, 404);
        QVERIFY(records[1].error.contains(QStringLiteral("Unknown Channel")));
        QVERIFY(m_client->takeRecords(10).isEmpty());

        const RestSnapshot snapshot = m_client->snapshot();
        QCOMPARE(snapshot.requests, quint64(2));
        QCOMPARE(snapshot.succeeded, quint64(1));
        QCOMPARE(snapshot.failed, quint64(1));
        QCOMPARE(snapshot.inFlight, 0);
    }

    void P127_noSecretsInTheLog()
    {
        const QtMessageHandler testHandler = qInstallMessageHandler(nullptr); // Logging steps back behind another one
        QVERIFY(Logging::install({ .level = LogLevel::Trace, .toTerminal = false }));
        Logging::setLevel(QStringLiteral("hikari"), LogLevel::Trace);
        const auto restore = qScopeGuard([testHandler] {
            Logging::resetLevel(QStringLiteral("hikari"));
            Logging::uninstall();
            qInstallMessageHandler(testHandler);
        });
        LogStream stream;
        // A server that gives back what it got, as error pages do
        m_server->setHandler([](const HttpServer::Request &request) {
            return HttpServer::Answer { .status = 400,
                .body = "{\"code\":1,\"message\":\"bad header " + request.headers.value("authorization") + "\"}" };
        });
        const Reply<Message> reply = m_client->createMessage(channel, draft("my private words"));
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.error()->toString().contains(secret));
        m_server->script({ .status = 401, .body = "{}" });
        const Reply<OwnUser> refused = m_client->fetchMyUser();
        QTRY_VERIFY(refused.isFinished());

        QString log;
        for (const LogRecord &record : stream.take(10000))
            log += Logging::formatLine(record) + u'\n';
        QVERIFY(!log.isEmpty());
        QVERIFY(!log.contains(secret));
        QVERIFY(!log.contains(secret.section(u'.', 2)));
        QVERIFY(!log.contains(QStringLiteral("my private words")));
        for (const RestRecord &record : m_client->takeRecords(10))
            QVERIFY(!record.error.contains(secret));
    }

    void requestsHoldAgainstTheOfficialDescription()
    {
        const QString check = qEnvironmentVariable("HIKARI_SHARED_DIR", QStringLiteral(HIKARI_SHARED_DIR))
            + QStringLiteral("/tools/check_requests.py");
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty() || !QFile::exists(check)
            || QProcess::execute(python, { QStringLiteral("-c"), QStringLiteral("import jsonschema") }) != 0)
            QSKIP("needs python3 with jsonschema and the description of Discord's API");

        for (int call = 0; call < callCount; ++call)
            callAll(call);
        MessageDraft full = draft("text");
        full.embeds.append(
            Embed { .title = QStringLiteral("t"), .description = QStringLiteral("d"), .color = Color { 0xff00ff } });
        full.embeds.first().fields.append({ QStringLiteral("n"), QStringLiteral("v"), true });
        full.allowedMentions = {
            .parse = { QStringLiteral("users") }, .roleIds = { Snowflake(4) }, .repliedUser = true
        };
        full.reference = MessageReference { .messageId = Snowflake(8), .channelId = channel };
        full.stickerIds = { Snowflake(77) };
        full.flags = MessageFlag::SuppressEmbeds;
        full.isTts = true;
        full.nonce = QStringLiteral("n-1");
        m_client->createMessage(channel, full);
        m_client->editMessage(channel, Snowflake(9),
            { .content = QStringLiteral("x"),
                .embeds = full.embeds,
                .flags = MessageFlags(MessageFlag::SuppressEmbeds) });
        QTRY_COMPARE(m_server->requests.size(), callCount + 2);

        QTemporaryDir folder;
        QFile log(folder.filePath(QStringLiteral("requests.jsonl")));
        QVERIFY(log.open(QIODevice::WriteOnly));
        for (const HttpServer::Request &request : std::as_const(m_server->requests)) {
            log.write("{\"method\":\"" + request.method + "\",\"path\":\"" + request.path.mid(qstrlen("/api/v10"))
                + "\",\"content_type\":\"application/json\",\"body\":"
                + (request.body.isEmpty() ? "null" : request.body) + "}\n");
        }
        log.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(python, { check, log.fileName() });
        QVERIFY(process.waitForFinished());
        const QByteArray output = process.readAll();
        QVERIFY2(process.exitCode() == 0, output.constData());
    }

private:
    static constexpr int callCount = 10;

    // Lets a little time pass, for pauses between attempts; false, so that QTRY_ goes on
    bool passTime()
    {
        m_clock->advance(100ms);
        return false;
    }
    void callAll(int call)
    {
        switch (call) {
        case 0:
            m_client->fetchGatewayBot();
            break;
        case 1:
            m_client->fetchMyUser();
            break;
        case 2:
            m_client->fetchApplication();
            break;
        case 3:
            m_client->fetchChannel(channel);
            break;
        case 4:
            m_client->fetchGuild(Snowflake(2));
            break;
        case 5:
            m_client->fetchMember(Snowflake(2), Snowflake(3));
            break;
        case 6:
            m_client->createMessage(channel, draft("hi"));
            break;
        case 7:
            m_client->editMessage(channel, Snowflake(9), { .content = null });
            break;
        case 8:
            m_client->deleteMessage(channel, Snowflake(9));
            break;
        case 9:
            m_client->triggerTyping(channel);
            break;
        default:
            QFAIL("no such call");
        }
    }
};

QTEST_GUILESS_MAIN(TestRestClient)
#include "tst_restclient.moc"
