#include "../keptlog.h"
#include "../realproxy.h"
#include "../simulatedbot.h"

#include <hikari/core/logging.h>
#include <hikari/gateway/websockettransport_p.h>
#include <hikari/rest/proxyresolver_p.h>

#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;
using Kind = RealProxy::Kind;

Q_DECLARE_METATYPE(RealProxy::Kind)

namespace {

const QString user = QStringLiteral("me");
const QString password = QStringLiteral("pass-word-that-nobody-sees");

struct Recorder : TransportClient
{
    void transportOpened() override { ++opened; }
    void binaryReceived(QByteArrayView) override { }
    void textReceived(QByteArrayView) override { }
    void transportEnded(const TransportEnd &end) override { ends.append(end); }

    int opened = 0;
    QList<TransportEnd> ends;
};

//! A proxy that keeps what it is asked, and refuses
class RefusingProxy : public QTcpServer
{
public:
    explicit RefusingProxy(const QByteArray &status)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, status] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, status] {
                request += socket->readAll();
                if (request.endsWith("\r\n\r\n"))
                    socket->write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
            });
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

    QByteArray request;
};

} // namespace

//! Bots and their connections through proxies, most of them real ones
class TestProxies : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;

    void makeSimulator(bool tls)
    {
        SimulatorConfig world = smallWorld();
        world.tls = tls;
        world.eventsPerSecond = 200;
        m_simulator = std::make_unique<StrictSimulator>(world);
        Error error;
        QVERIFY2(m_simulator->start(&error), qPrintable(error.message));
    }
    BotConfig botConfig(const ProxySettings &proxy) const
    {
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = 2;
        config.maxRetries = 0;
        config.proxySettings = proxy;
        if (m_simulator->config().tls)
            config.httpSettings = trusting(*m_simulator);
        return config;
    }
    static void rows()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("asksWho");
        QTest::addColumn<bool>("tls");
        for (const bool tls : { false, true }) {
            const char *end = tls ? ", TLS" : "";
            QTest::addRow("CONNECT%s", end) << Kind::Http << false << tls;
            QTest::addRow("CONNECT with credentials%s", end) << Kind::Http << true << tls;
            QTest::addRow("SOCKS5%s", end) << Kind::Socks << false << tls;
            QTest::addRow("SOCKS5 with credentials%s", end) << Kind::Socks << true << tls;
        }
    }
    static bool showsPassword(const QString &text) { return text.contains(password); }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY" }) {
            qunsetenv(name);
            qunsetenv(QByteArray(name).toLower().constData());
        }
    }
    void init() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }
    void cleanup() { m_simulator.reset(); }

    void aBotLivesBehindAProxy_data() { rows(); }
    void aBotLivesBehindAProxy()
    {
        QFETCH(Kind, kind);
        QFETCH(bool, asksWho);
        QFETCH(bool, tls);
        makeSimulator(tls);
        RealProxy proxy(kind, asksWho ? user : QString(), asksWho ? password : QString());
        const QString problem = proxy.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        ProxySettings settings { .url = proxy.url() };
        if (asksWho) {
            settings.user = user;
            settings.password = password;
        }
        GatewayBot bot(botConfig(settings));
        QCOMPARE(bot.proxySettings(), settings);
        quint64 events = 0;
        bot.listen([&](const ShardPayloadEvent &) { ++events; });
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 30'000);
        QVERIFY2(!started.error(), started.error() ? qPrintable(started.error()->toString()) : "");
        QTRY_VERIFY_WITH_TIMEOUT(events > 20, 30'000);
        const Reply<Message> sent =
            bot.rest()->createMessage(m_simulator->textChannel(0), { .content = QStringLiteral("hi") });
        QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 30'000);
        QVERIFY(sent.result());

        // Every connection was the proxy's.
        const int restPort = m_simulator->restUrl().port();
        const int gatewayPort = m_simulator->gatewayUrl().port();
        QVERIFY2(proxy.connectionsTo(restPort) >= 1, proxy.log().constData());
        QCOMPARE(proxy.connectionsTo(gatewayPort) >= 2, true);
        QCOMPARE(m_simulator->ledger().openConnections, 2);

        // Without it there is no way out (P33), and back with it nothing is lost.
        proxy.kill();
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->ledger().openConnections, 0, 30'000);
        const QString through = QStringLiteral("through the proxy %1").arg(proxy.name());
        for (const int id : { 0, 1 })
            QTRY_VERIFY_WITH_TIMEOUT(bot.shardSnapshots()[id].lastCloseReason.contains(through), 30'000);
        const Reply<OwnUser> cut = bot.rest()->fetchMyUser();
        QTRY_VERIFY_WITH_TIMEOUT(cut.isFinished(), 30'000);
        QCOMPARE(cut.error()->kind, Error::Kind::Network);
        QVERIFY2(cut.error()->message.contains(through), qPrintable(cut.error()->message));
        QCOMPARE(m_simulator->ledger().resumes, quint64(0));
        const QString again = proxy.start();
        QVERIFY2(again.isEmpty(), qPrintable(again));
        QCOMPARE(proxy.url(), settings.url);
        for (const int id : { 0, 1 })
            QTRY_COMPARE_WITH_TIMEOUT(bot.shardSnapshots()[id].state, ShardState::Ready, 60'000);
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
        QCOMPARE(m_simulator->ledger().identifies, quint64(2));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));

        const Reply<void> closed = bot.close();
        QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), 30'000);
    }

    void wrongCredentialsAreSaidClearly_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("isKnown"); // tinyproxy says 401 where 407 is meant, which Qt takes for any failure
        const QString wrong = QStringLiteral("wrong-") + password;
        QTest::newRow("CONNECT, wrong password") << Kind::Http << user << wrong << false;
        QTest::newRow("CONNECT, none") << Kind::Http << QString() << QString() << true;
        QTest::newRow("SOCKS5, wrong password") << Kind::Socks << user << wrong << true;
        QTest::newRow("SOCKS5, none") << Kind::Socks << QString() << QString() << true;
    }
    void wrongCredentialsAreSaidClearly()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, name);
        QFETCH(QString, word);
        QFETCH(bool, isKnown);
        makeSimulator(false);
        RealProxy proxy(kind, user, password);
        const QString problem = proxy.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        ProxySettings settings { .url = proxy.url() };
        settings.url.setUserName(name);
        settings.url.setPassword(word);
        const QString clear = isKnown ? QStringLiteral("the proxy %1 does not accept the user and password")
                                      : QStringLiteral("through the proxy %1): check that the proxy runs");
        const auto isClear = [clear = clear.arg(proxy.name())](const QString &text) {
            return text.contains(clear) && text.contains(QStringLiteral("user and password"))
                && text.contains(QStringLiteral("ProxySettings"));
        };

        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=true"));
        const KeptLog log;
        BotConfig config = botConfig(settings);
        config.maxRetries = 1;
        GatewayBot bot(config);
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 30'000);
        QVERIFY(started.error());
        QCOMPARE(started.error()->kind, Error::Kind::Network);
        QVERIFY2(isClear(started.error()->message), qPrintable(started.error()->message));
        QVERIFY(!showsPassword(started.error()->toString()));
        const QList<RestRecord> records = bot.rest()->takeRecords(10);
        QCOMPARE(records.size(), 1);
        QCOMPARE(records.first().attempts, isKnown ? 1 : 2); // the same would be refused again

        Recorder recorder;
        WebSocketTransport transport(std::nullopt, 1 << 20, &recorder,
            [resolver = ProxyResolver(settings)](const QUrl &url) { return resolver.proxyFor(url); });
        transport.open(m_simulator->gatewayUrl());
        QTRY_COMPARE_WITH_TIMEOUT(recorder.ends.size(), 1, 30'000);
        QCOMPARE(recorder.ends[0].cause, TransportEnd::Cause::Failed);
        QVERIFY2(isClear(recorder.ends[0].error), qPrintable(recorder.ends[0].error));
        QVERIFY(!showsPassword(recorder.ends[0].error));
        QCOMPARE(recorder.opened, 0);

        const QStringList lines = log.texts();
        QVERIFY(!lines.isEmpty());
        for (const QString &line : lines)
            QVERIFY2(!showsPassword(line), qPrintable(line));
        QCOMPARE(m_simulator->ledger().restRequests, quint64(0));
        QCOMPARE(m_simulator->ledger().connections, quint64(0));
    }
    void aProxyThatInsistsOnCredentialsIsSaidClearly()
    {
        RefusingProxy proxy("407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"");
        ProxySettings settings { .url = proxy.url() };
        settings.user = user;
        settings.password = password;
        Recorder recorder;
        WebSocketTransport transport(std::nullopt, 1 << 20, &recorder,
            [resolver = ProxyResolver(settings)](const QUrl &url) { return resolver.proxyFor(url); });
        transport.open(QUrl(QStringLiteral("wss://gateway.test/")));
        QTRY_COMPARE_WITH_TIMEOUT(recorder.ends.size(), 1, 30'000);
        QVERIFY2(recorder.ends[0].error.contains(QStringLiteral("does not accept the user and password")),
            qPrintable(recorder.ends[0].error));
        const QByteArray login = (user + u':' + password).toUtf8().toBase64();
        QCOMPARE(proxy.request.count(QByteArray("\r\nProxy-Authorization: Basic " + login)), 1);
        QVERIFY(!showsPassword(recorder.ends[0].error));
    }
    void aProxyThatIsNotThereIsSaidClearly_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("CONNECT") << QStringLiteral("http");
        QTest::newRow("SOCKS5") << QStringLiteral("socks5");
    }
    void aProxyThatIsNotThereIsSaidClearly()
    {
        QFETCH(QString, scheme);
        makeSimulator(false);
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 port = gone.serverPort();
        gone.close();
        const QUrl url(QStringLiteral("%1://me:%2@127.0.0.1:%3").arg(scheme, password).arg(port));
        GatewayBot bot(botConfig({ .url = url }));
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 30'000);
        QVERIFY(started.error());
        QCOMPARE(started.error()->kind, Error::Kind::Network);
        const QString clear = QStringLiteral("through the proxy 127.0.0.1:%1): check that the proxy runs").arg(port);
        QVERIFY2(started.error()->message.contains(clear), qPrintable(started.error()->message));
        QVERIFY(!showsPassword(started.error()->toString()));
        QCOMPARE(m_simulator->ledger().restRequests, quint64(0));
    }
    void wrongSettingsFailTheStart()
    {
        makeSimulator(false);
        const QUrl url(QStringLiteral("https://me:%1@proxy.example").arg(password));
        GatewayBot bot(botConfig({ .url = url }));
        const Reply<void> started = bot.start(quick());
        QVERIFY(started.isFinished());
        QCOMPARE(started.error()->kind, Error::Kind::InvalidArgument);
        QVERIFY2(started.error()->message.contains(QStringLiteral("http://")), qPrintable(started.error()->message));
        QVERIFY(!showsPassword(started.error()->toString()));
        QVERIFY(!bot.isAlive());
    }

    void theEnvironmentsProxyIsTakenWhenTrusted_data()
    {
        QTest::addColumn<bool>("trusts");
        QTest::addColumn<QByteArray>("exceptions");
        QTest::addColumn<bool>("isProxied");
        QTest::newRow("trusted") << true << QByteArray() << true;
        QTest::newRow("not trusted") << false << QByteArray() << false;
        QTest::newRow("excepted") << true << QByteArray("127.0.0.0/8") << false;
    }
    void theEnvironmentsProxyIsTakenWhenTrusted()
    {
        QFETCH(bool, trusts);
        QFETCH(QByteArray, exceptions);
        QFETCH(bool, isProxied);
        makeSimulator(false);
        RealProxy proxy(Kind::Http, user, password);
        const QString problem = proxy.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QTemporaryDir folder;
        QFile netrc(folder.filePath(QStringLiteral("netrc")));
        QVERIFY(netrc.open(QIODevice::WriteOnly));
        netrc.write("machine 127.0.0.1 login " + user.toUtf8() + " password " + password.toUtf8() + "\n");
        netrc.close();
        qputenv("http_proxy", proxy.url().toEncoded());
        qputenv("no_proxy", exceptions);
        qputenv("NETRC", netrc.fileName().toUtf8());
        const auto restore = qScopeGuard([] {
            for (const char *name : { "http_proxy", "no_proxy", "NETRC" })
                qunsetenv(name);
        });
        GatewayBot bot(botConfig({ .trustEnvironment = trusts }));
        const Reply<void> started = bot.start(quick());
        QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 30'000);
        QVERIFY2(!started.error(), started.error() ? qPrintable(started.error()->toString()) : "");
        QCOMPARE(proxy.connectionsTo(m_simulator->restUrl().port()) > 0, isProxied);
        QCOMPARE(proxy.connectionsTo(m_simulator->gatewayUrl().port()) > 0, isProxied);
    }

    void theProxyGetsNameAndHeadersAndDiscordNeither_data()
    {
        QTest::addColumn<bool>("isApplications"); // else that of the settings
        QTest::newRow("settings") << false;
        QTest::newRow("application") << true;
    }
    void theProxyGetsNameAndHeadersAndDiscordNeither()
    {
        QFETCH(bool, isApplications);
        RefusingProxy proxy("403 Forbidden");
        ProxySettings settings;
        const auto restore = qScopeGuard([] { QNetworkProxyFactory::setUseSystemConfiguration(true); });
        if (isApplications) {
            QNetworkProxy::setApplicationProxy(
                { QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort() });
        } else {
            settings.url = proxy.url();
            settings.headers = { { "X-Team", "bots" } };
        }
        RestConfig config;
        config.token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GfakeX.abcdefghijklmnopqrstuvwxyz0123456789"));
        config.baseUrl = QUrl(QStringLiteral("https://discord.test/api/v10")); // a name that only a proxy can look up
        config.maxRetries = 0;
        config.proxySettings = settings;
        RestClient client(config);
        const Reply<OwnUser> reply = client.fetchMyUser();
        QTRY_VERIFY_WITH_TIMEOUT(reply.isFinished(), 30'000);
        QCOMPARE(reply.error()->kind, Error::Kind::Network);
        QVERIFY2(reply.error()->message.contains(
                     QStringLiteral("discord.test, through the proxy 127.0.0.1:%1").arg(proxy.serverPort())),
            qPrintable(reply.error()->message));
        QVERIFY2(proxy.request.startsWith("CONNECT discord.test:443 HTTP/1.1\r\n"), proxy.request.constData());
        QCOMPARE(proxy.request.contains("\r\nX-Team: bots\r\n"), !isApplications);
        QVERIFY(!proxy.request.contains("MTIzNDU2"));

        proxy.request.clear();
        Recorder recorder;
        WebSocketTransport transport(std::nullopt, 1 << 20, &recorder,
            [resolver = ProxyResolver(settings)](const QUrl &url) { return resolver.proxyFor(url); });
        transport.open(QUrl(QStringLiteral("wss://gateway.test/?v=10")));
        QTRY_COMPARE_WITH_TIMEOUT(recorder.ends.size(), 1, 30'000);
        QVERIFY2(proxy.request.startsWith("CONNECT gateway.test:443 HTTP/1.1\r\n"), proxy.request.constData());
        QCOMPARE(proxy.request.contains("\r\nX-Team: bots\r\n"), !isApplications);
        QVERIFY2(
            recorder.ends[0].error.contains(QStringLiteral("through the proxy 127.0.0.1:%1").arg(proxy.serverPort())),
            qPrintable(recorder.ends[0].error));
    }
};

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
