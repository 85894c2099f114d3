#include "../realproxy.h"

#include <hikari/gateway/websockettransport_p.h>
#include <hikari/simulator/core_p.h>

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

using namespace Hikari;

using Kind = RealProxy::Kind;
using ProxyKind = std::optional<Kind>; // none: there is no proxy

Q_DECLARE_METATYPE(ProxyKind)

namespace {

struct Recorder : TransportClient
{
    void transportOpened() override { isOpen = true; }
    void binaryReceived(QByteArrayView message) override
    {
        ++count;
        last = message.toByteArray();
        if (onMessage)
            onMessage();
    }
    void textReceived(QByteArrayView message) override { binaryReceived(message); }
    void transportEnded(const TransportEnd &given) override { end = given; }

    bool isOpen = false;
    int count = 0;
    QByteArray last;
    std::function<void()> onMessage;
    std::optional<TransportEnd> end;
};

constexpr int floodSize = 50'000;
//! Twice 64 KiB: what a socket has room for, and what TLS has in work besides
constexpr int bytesAtOnce = 2 * 64 * 1024;

} // namespace

//! However much a server sends, a connection takes it in small parts
class TestBoundedReading : public QObject
{
    Q_OBJECT

    Recorder m_recorder;
    std::unique_ptr<RealProxy> m_proxy;
    std::unique_ptr<QWebSocketServer> m_server;
    std::unique_ptr<QWebSocket> m_peer;
    std::unique_ptr<WebSocketTransport> m_transport;

    void open(bool isTls, ProxyKind proxy = {})
    {
        std::optional<QSslConfiguration> ssl;
        m_server = std::make_unique<QWebSocketServer>(
            QStringLiteral("fake"), isTls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
        if (isTls) {
            const Sim::Certificate made = Sim::Certificate::make();
            const QSslCertificate certificate(made.certificatePem);
            QSslConfiguration own = QSslConfiguration::defaultConfiguration();
            own.setLocalCertificate(certificate);
            own.setPrivateKey(QSslKey(made.keyPem, QSsl::Ec));
            m_server->setSslConfiguration(own);
            ssl = QSslConfiguration::defaultConfiguration();
            ssl->setCaCertificates({ certificate });
        }
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        WebSocketTransport::ProxyChoice choice;
        if (proxy) {
            m_proxy = std::make_unique<RealProxy>(*proxy);
            const QString problem = m_proxy->start();
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
            const bool isHttp = *proxy == Kind::Http;
            choice = [isHttp, port = quint16(m_proxy->url().port())](const QUrl &) {
                return QNetworkProxy(
                    isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), port);
            };
        }
        m_transport = std::make_unique<WebSocketTransport>(ssl, 1 << 26, &m_recorder, choice);
        const auto scheme = isTls ? QStringLiteral("wss") : QStringLiteral("ws");
        m_transport->open(QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(m_server->serverPort())));
        QTRY_VERIFY(m_recorder.isOpen && m_server->hasPendingConnections());
        m_peer.reset(m_server->nextPendingConnection());
    }
    void flood(int size)
    {
        for (int i = 0; i < floodSize; ++i)
            m_peer->sendBinaryMessage(QByteArray(size, 'x'));
    }
    static void addPaths(const QList<std::pair<const char *, int>> &kinds = { { "", 200 } })
    {
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<ProxyKind>("proxy");
        QTest::addColumn<int>("size"); // of a message
        for (const bool isTls : { false, true }) {
            for (const ProxyKind proxy : { ProxyKind(), ProxyKind(Kind::Http), ProxyKind(Kind::Socks) }) {
                const char *const by = !proxy ? "" : proxy == Kind::Http ? ", CONNECT" : ", SOCKS5";
                for (const auto &[kind, size] : kinds)
                    QTest::addRow("%s%s%s", isTls ? "TLS" : "plain", by, kind) << isTls << proxy << size;
            }
        }
    }
    static void addFloods()
    {
        addPaths({ { ", frames that fill a buffer to the last byte", 62 }, { ", frames that do not", 200 } });
    }

private Q_SLOTS:
    void init() { m_recorder = {}; }
    void cleanup()
    {
        m_transport.reset();
        m_peer.reset();
        m_server.reset();
        m_proxy.reset();
    }

    void aFloodLeavesTheEventLoopItsTurns_data() { addFloods(); }
    void aFloodLeavesTheEventLoopItsTurns()
    {
        QFETCH(bool, isTls);
        QFETCH(ProxyKind, proxy);
        QFETCH(int, size);
        open(isTls, proxy);
        flood(size);
        int most = 0;
        const QDeadlineTimer deadline(60'000);
        while (m_recorder.count < floodSize && !deadline.hasExpired()) {
            const int before = m_recorder.count;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            most = std::max(most, m_recorder.count - before);
        }
        QCOMPARE(m_recorder.count, floodSize);
        QVERIFY2(most * size <= bytesAtOnce, qPrintable(QString::number(most)));
    }
    void whoIsHeldBackGetsLittleMore_data() { addFloods(); }
    void whoIsHeldBackGetsLittleMore()
    {
        QFETCH(bool, isTls);
        QFETCH(ProxyKind, proxy);
        QFETCH(int, size);
        open(isTls, proxy);
        int heldAt = 0;
        m_recorder.onMessage = [&] { // in the middle of what was read at once, and when TCP's window is large
            if (m_recorder.count % 10'000 == 0) {
                heldAt = m_recorder.count;
                m_transport->setReading(false);
            }
        };
        flood(size);
        for (int i = 1; i <= floodSize / 10'000; ++i) {
            QTRY_COMPARE(heldAt, i * 10'000);
            QTest::qWait(20); // all that can arrive does
            QVERIFY2((m_recorder.count - heldAt) * size <= bytesAtOnce,
                qPrintable(QString::number(m_recorder.count - heldAt)));
            m_transport->setReading(true);
        }
        QTRY_COMPARE(m_recorder.count, floodSize);
    }
    void framesAreLargerThanWhatIsReadAtOnce_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<int>("size");
        for (const bool isTls : { false, true }) {
            for (const int size : { 65'525, 65'526, 65'530, 65'536, 65'537, 131'072, 196'608, 10'000'000 })
                QTest::addRow("%d bytes%s", size, isTls ? ", TLS" : "") << isTls << size;
        }
    }
    void framesAreLargerThanWhatIsReadAtOnce()
    {
        QFETCH(bool, isTls);
        QFETCH(int, size);
        open(isTls);
        const QByteArray small("x");
        const QByteArray large(size, 'l');
        for (int i = 0; i < 3; ++i) {
            m_peer->sendBinaryMessage(small);
            m_peer->sendBinaryMessage(large);
        }
        QTRY_COMPARE(m_recorder.count, 6);
        QCOMPARE(m_recorder.last, large);
        m_peer->sendBinaryMessage(small);
        QTRY_COMPARE(m_recorder.last, small);
    }
    void aLargeFrameComesWithTheHandshake()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QByteArray large(300'000, 'l');
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *const socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &large, request = QByteArray()]() mutable {
                request += socket->readAll();
                if (!request.endsWith("\r\n\r\n"))
                    return;
                const QByteArray before = "Sec-WebSocket-Key: ";
                const qsizetype at = request.indexOf(before) + before.size();
                QByteArray key = request.sliced(at, request.indexOf('\r', at) - at);
                key += "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
                const QByteArray accept = QCryptographicHash::hash(key, QCryptographicHash::Sha1);
                socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                              "Sec-WebSocket-Accept: "
                    + accept.toBase64() + "\r\n\r\n" + QByteArray("\x82\x7f\x00\x00\x00\x00\x00\x04\x93\xe0", 10)
                    + large);
            });
        });
        m_transport = std::make_unique<WebSocketTransport>(std::nullopt, 1 << 26, &m_recorder);
        m_transport->open(QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(server.serverPort())));
        QTRY_COMPARE(m_recorder.count, 1);
        QCOMPARE(m_recorder.last, large);
    }
    void whoSendsIsHeldBackToo_data() { addPaths(); }
    void whoSendsIsHeldBackToo()
    {
        QFETCH(bool, isTls);
        QFETCH(ProxyKind, proxy);
        open(isTls, proxy);
        m_transport->setReading(false);
        for (int i = 0; i < 40; ++i)
            m_peer->sendBinaryMessage(QByteArray(1'000'000, 'x'));
        const auto waiting = [this] {
            qint64 bytes = 0;
            const QList<QAbstractSocket *> sockets = m_server->findChildren<QAbstractSocket *>(); // TLS has two
            for (const QAbstractSocket *socket : sockets)
                bytes += socket->bytesToWrite();
            return bytes;
        };
        qint64 before = 0;
        do {
            before = waiting();
            QTest::qWait(100);
        } while (waiting() != before);
        QVERIFY2(before > 5'000'000, qPrintable(QString::number(before))); // the rest is in the system's buffers
        QCOMPARE(m_recorder.count, 0);
        m_transport->setReading(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder.count, 40, 60'000);
    }
    void whatCameWhileNothingWasReadComesAfterwards_data() { addFloods(); }
    //! Some more than fits, and nothing else that would wake the socket up
    void whatCameWhileNothingWasReadComesAfterwards()
    {
        QFETCH(bool, isTls);
        QFETCH(ProxyKind, proxy);
        QFETCH(int, size);
        open(isTls, proxy);
        for (int count = 0; count * size < 200'000; count += 100) {
            const int before = m_recorder.count;
            m_transport->setReading(false);
            for (int i = 0; i < count; ++i)
                m_peer->sendBinaryMessage(QByteArray(size, 'x'));
            QTRY_COMPARE(m_peer->bytesToWrite(), 0);
            QTest::qWait(5); // it arrives
            QCOMPARE(m_recorder.count, before);
            m_transport->setReading(true);
            QTRY_COMPARE(m_recorder.count, before + count);
        }
    }
    void anEndWhileNothingWasReadComesAfterwards_data() { addPaths(); }
    void anEndWhileNothingWasReadComesAfterwards()
    {
        QFETCH(bool, isTls);
        QFETCH(ProxyKind, proxy);
        open(isTls, proxy);
        m_transport->setReading(false);
        m_peer->abort();
        QTest::qWait(50); // it arrives
        QVERIFY(!m_recorder.end);
        m_transport->setReading(true);
        QTRY_VERIFY(m_recorder.end);
        QCOMPARE(m_recorder.end->cause, TransportEnd::Cause::Lost);
    }
    void whatCameBeforeTheEndIsReadThoughSomethingWasSentSince_data() { addPaths(); }
    //! As heartbeats are, also while nothing is read
    void whatCameBeforeTheEndIsReadThoughSomethingWasSentSince()
    {
        QFETCH(bool, isTls);
        QFETCH(ProxyKind, proxy);
        QFETCH(int, size);
        open(isTls, proxy);
        m_transport->setReading(false);
        for (int i = 0; i < 20; ++i)
            m_peer->sendBinaryMessage(QByteArray(size, 'x'));
        m_peer->close(QWebSocketProtocol::CloseCode(4009));
        QTest::qWait(50); // it arrives
        m_transport->send("x");
        QTest::qWait(50); // it is written, or not
        m_transport->setReading(true);
        QTRY_VERIFY(m_recorder.end);
        QCOMPARE(m_recorder.count, 20);
        QCOMPARE(m_recorder.end->closeCode, 4009);
    }
    void theEndComesAfterWhatWasSent_data() { addFloods(); }
    void theEndComesAfterWhatWasSent()
    {
        QFETCH(bool, isTls);
        QFETCH(ProxyKind, proxy);
        QFETCH(int, size);
        open(isTls, proxy);
        m_recorder.onMessage = [this] {
            if (m_recorder.count % 3000 == 0)
                m_transport->setReading(false);
        };
        QTimer goesOn;
        goesOn.callOnTimeout([this] { m_transport->setReading(true); });
        goesOn.start(1);
        flood(size);
        m_peer->close(QWebSocketProtocol::CloseCode(4009));
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder.end, 60'000);
        QCOMPARE(m_recorder.count, floodSize);
        QCOMPARE(m_recorder.end->closeCode, 4009);
    }
};

QTEST_GUILESS_MAIN(TestBoundedReading)
#include "tst_boundedreading.moc"
