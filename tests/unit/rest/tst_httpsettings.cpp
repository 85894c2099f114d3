#include "httpserver.h"

#include <hikari/core/clock.h>
#include <hikari/rest/restclient.h>

#include <QSslSocket>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

using Action = HttpServer::Action;

//! What HttpSettings do to requests; certificates are in tst_tls
class TestHttpSettings : public QObject
{
    Q_OBJECT

    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RestClient> m_client;

    void makeClient(const HttpSettings &settings, const QUrl &url = {})
    {
        RestConfig config;
        config.token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.a-test-token-that-must-never-be-seen"));
        config.baseUrl = url.isEmpty() ? m_server->baseUrl() : url;
        config.clock = m_clock.get();
        config.maxRetries = 0;
        config.httpSettings = settings;
        m_client = std::make_unique<RestClient>(config);
    }
    HttpServer::Answer redirect(int status, const QByteArray &path) const
    {
        return { .status = status, .headers = { { "Location", path } } };
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<HttpServer>();
        m_clock = std::make_unique<ManualClock>();
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
        m_clock.reset();
    }

    void defaultsAreThoseOfHikari()
    {
        const HttpSettings settings;
        QVERIFY(settings.isVerified());
        QVERIFY(!settings.sslConfiguration());
        QCOMPARE(settings.timeouts.total, 30s);
        QVERIFY(!settings.timeouts.acquireAndConnect);
        QVERIFY(!settings.timeouts.requestSocketConnect);
        QVERIFY(!settings.timeouts.requestSocketRead);
        QCOMPARE(settings.maxRedirects, 10);
        QVERIFY(!settings.check());
    }
    void verificationIsWhatIsUsed()
    {
        QSslConfiguration own = QSslConfiguration::defaultConfiguration();
        own.setProtocol(QSsl::TlsV1_3OrLater);
        const HttpSettings unverified { .verifiesCertificates = false, .ssl = own };
        QVERIFY(!unverified.isVerified());
        QCOMPARE(unverified.sslConfiguration()->peerVerifyMode(), QSslSocket::VerifyNone);
        QCOMPARE(unverified.sslConfiguration()->protocol(), QSsl::TlsV1_3OrLater);
        own.setPeerVerifyMode(QSslSocket::QueryPeer);
        QVERIFY(!HttpSettings { .ssl = own }.isVerified());
        own.setPeerVerifyMode(QSslSocket::VerifyPeer);
        QVERIFY(HttpSettings { .ssl = own }.isVerified());
        QCOMPARE(HttpSettings { .ssl = own }.sslConfiguration(), own);
    }
    void wrongSettingsFailEachRequest_data()
    {
        QTest::addColumn<HttpSettings>("settings");
        QTest::newRow("total") << HttpSettings { .timeouts = { .total = 0ms } };
        QTest::newRow("acquire") << HttpSettings { .timeouts = { .acquireAndConnect = -1ms } };
        QTest::newRow("connect") << HttpSettings { .timeouts = { .requestSocketConnect = 0ms } };
        QTest::newRow("read") << HttpSettings { .timeouts = { .requestSocketRead = 0ms } };
        QTest::newRow("redirects") << HttpSettings { .maxRedirects = 0 };
    }
    void wrongSettingsFailEachRequest()
    {
        QFETCH(HttpSettings, settings);
        makeClient(settings);
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::InvalidArgument);
        QVERIFY2(reply.error()->message.contains(QStringLiteral("nullopt")), qPrintable(reply.error()->message));
        QCOMPARE(m_server->connections, 0);
    }

    void redirectsWithinTheServerAreFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : { 301, 302, 303, 307, 308 })
            QTest::addRow("%d", status) << status;
    }
    void redirectsWithinTheServerAreFollowed()
    {
        QFETCH(int, status);
        makeClient({ .maxRedirects = 2 });
        m_server->script(redirect(status, "/api/v10/moved"));
        m_server->script(redirect(status, m_server->baseUrl().toEncoded() + "/again"));
        m_server->script({ .body = R"({"id":"5","username":"bot"})" });
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
        QCOMPARE(reply.result()->id, Snowflake(5));
        QCOMPARE(m_server->requests.size(), 3);
        QCOMPARE(m_server->requests[2].path, QByteArray("/api/v10/again"));
        QVERIFY(m_server->requests[2].headers.value("authorization").startsWith("Bot "));
    }
    void moreRedirectsAreAnError()
    {
        makeClient({ .maxRedirects = 2 });
        m_server->script(redirect(302, "/api/v10/users/@me"), 10);
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Http);
        QCOMPARE(reply.error()->httpStatus, 302);
        QVERIFY2(reply.error()->message.contains(QStringLiteral("more than 2")), qPrintable(reply.error()->message));
        QCOMPARE(m_server->requests.size(), 3);
    }
    void P87_theTokenFollowsNoRedirectElsewhere_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("scheme");
        for (const int status : { 302, 307 }) {
            QTest::addRow("%d to another port", status) << status << QStringLiteral("http");
            QTest::addRow("%d to another scheme", status) << status << QStringLiteral("https");
        }
    }
    void P87_theTokenFollowsNoRedirectElsewhere()
    {
        QFETCH(int, status);
        QFETCH(QString, scheme);
        HttpServer other;
        QUrl to = other.baseUrl();
        to.setScheme(scheme);
        makeClient({});
        // After one within the server, so that it is each step that counts
        m_server->script(redirect(status, "/api/v10/moved"));
        m_server->script(redirect(status, to.toEncoded()));
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Http);
        QCOMPARE(reply.error()->httpStatus, status);
        QVERIFY2(reply.error()->message.contains(QStringLiteral("base URL")), qPrintable(reply.error()->message));
        QCOMPARE(other.connections, 0);
    }
    void P87_whatWritesFollowsNoRedirect()
    {
        makeClient({});
        m_server->script(redirect(307, "/api/v10/channels/2/messages"));
        const Reply<Message> reply = m_client->createMessage(Snowflake(1), { .content = QStringLiteral("hi") });
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Http);
        QCOMPARE(m_server->requests.size(), 1);
    }
    void redirectsCanBeSwitchedOff()
    {
        makeClient({ .maxRedirects = std::nullopt });
        m_server->script(redirect(302, "/api/v10/moved"));
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Http);
        QCOMPARE(m_server->requests.size(), 1);
    }

    void P88_eachTimeoutIsKept_data()
    {
        QTest::addColumn<HttpTimeouts>("timeouts");
        QTest::addColumn<bool>("hangsInTls"); // else after the request
        QTest::addColumn<QString>("text");
        QTest::newRow("total") << HttpTimeouts { .total = 7s } << false << QStringLiteral("complete answer within 7 s");
        QTest::newRow("total while connecting")
            << HttpTimeouts { .total = 7s } << true << QStringLiteral("complete answer within 7 s");
        QTest::newRow("acquire") << HttpTimeouts { .acquireAndConnect = 7s } << true
                                 << QStringLiteral("no connection within 7 s");
        QTest::newRow("connect") << HttpTimeouts { .requestSocketConnect = 7s } << true
                                 << QStringLiteral("not opened within 7 s");
        QTest::newRow("read") << HttpTimeouts { .requestSocketRead = 7s } << false
                              << QStringLiteral("nothing more was received within 7 s");
    }
    void P88_eachTimeoutIsKept()
    {
        QFETCH(HttpTimeouts, timeouts);
        QFETCH(bool, hangsInTls);
        QFETCH(QString, text);
        // A server that says nothing never gets as far as TLS.
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QUrl url = m_server->baseUrl();
        if (hangsInTls) {
            url.setScheme(QStringLiteral("https"));
            url.setPort(silent.serverPort());
        }
        m_server->script({ .action = Action::Hang });
        makeClient({ .timeouts = timeouts }, url);
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        if (hangsInTls)
            QTRY_VERIFY(silent.hasPendingConnections());
        else
            QTRY_COMPARE(m_server->requests.size(), 1);
        QTRY_COMPARE(m_clock->activeTimers(), timeouts.total == 7s ? 1 : 2); // what Qt tells comes from its own thread
        m_clock->advance(6999ms);
        QVERIFY(!reply.isFinished());
        m_clock->advance(1ms);
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Timeout);
        QVERIFY2(reply.error()->message.contains(text), qPrintable(reply.error()->message));
    }
    void P88_connectingIsOverOnceTheRequestIsOut()
    {
        makeClient({ .timeouts = { .total = std::nullopt, .acquireAndConnect = 1s, .requestSocketConnect = 1s } });
        m_server->script({ .body = R"({"id":"5","username":"bot"})", .action = Action::Hold });
        const Reply<OwnUser> reply = m_client->fetchMyUser();
        QTRY_COMPARE(m_server->held(), 1);
        QTRY_COMPARE(m_clock->activeTimers(), 0);
        m_clock->advance(1h);
        m_server->releaseHeld();
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
    }
};

QTEST_GUILESS_MAIN(TestHttpSettings)
#include "tst_httpsettings.moc"
