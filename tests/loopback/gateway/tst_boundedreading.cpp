#include <hikari/gateway/websockettransport_p.h>
#include <hikari/simulator/core_p.h>

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QEventLoop>
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

using namespace Hikari;

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
    std::unique_ptr<QWebSocketServer> m_server;
    std::unique_ptr<QWebSocket> m_peer;
    std::unique_ptr<WebSocketTransport> m_transport;

    void open(bool isTls)
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
        m_transport = std::make_unique<WebSocketTransport>(ssl, 1 << 26, &m_recorder);
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
    static void addFloods()
    {
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<int>("size"); // of a message
        for (const bool isTls : { false, true }) {
            const char *const transport = isTls ? "TLS" : "plain";
            QTest::addRow("%s, frames that fill a buffer to the last byte", transport) << isTls << 62;
            QTest::addRow("%s, frames that do not", transport) << isTls << 200;
        }
    }

private Q_SLOTS:
    void init() { m_recorder = {}; }
    void cleanup()
    {
        m_transport.reset();
        m_peer.reset();
        m_server.reset();
    }

    void aFloodLeavesTheEventLoopItsTurns_data() { addFloods(); }
    void aFloodLeavesTheEventLoopItsTurns()
    {
        QFETCH(bool, isTls);
        QFETCH(int, size);
        open(isTls);
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
        QFETCH(int, size);
        open(isTls);
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
    void whatCameWhileNothingWasReadComesAfterwards_data() { addFloods(); }
    //! Some more than fits, and nothing else that would wake the socket up
    void whatCameWhileNothingWasReadComesAfterwards()
    {
        QFETCH(bool, isTls);
        QFETCH(int, size);
        open(isTls);
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
    void theEndComesAfterWhatWasSent_data() { addFloods(); }
    void theEndComesAfterWhatWasSent()
    {
        QFETCH(bool, isTls);
        QFETCH(int, size);
        open(isTls);
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
