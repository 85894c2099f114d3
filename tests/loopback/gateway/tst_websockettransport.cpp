#include <hikari/gateway/shardconnection_p.h>
#include <hikari/gateway/websockettransport_p.h>

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QChronoTimer>
#endif

#include <chrono>
#include <memory>

using namespace Hikari;
using Cause = TransportEnd::Cause;

namespace {

struct Recorder : TransportClient
{
    void transportOpened() override { ++opened; }
    void binaryReceived(QByteArrayView message) override { messages.append(message.toByteArray()); }
    void textReceived(QByteArrayView message) override { messages.append(message.toByteArray()); }
    void transportEnded(const TransportEnd &end) override { ends.append(end); }

    int opened = 0;
    QList<QByteArray> messages;
    QList<TransportEnd> ends;
};

//! A TCP server that answers a WebSocket handshake correctly, or with anything else
class RawServer : public QTcpServer
{
public:
    explicit RawServer(QByteArray answer = {})
        : m_answer(std::move(answer))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this] {
                request += socket->readAll();
                if (!request.contains("\r\n\r\n") || m_answered || m_answer.isEmpty())
                    return;
                m_answered = true;
                socket->write(m_answer);
            });
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(serverPort())); }

    QByteArray request;
    QTcpSocket *socket = nullptr;

private:
    QByteArray m_answer;
    bool m_answered = false;
};

// Which of a QWebSocket waits for the rest of a frame (P9)
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using FrameTimer = QChronoTimer;
std::chrono::nanoseconds remainingTime(const FrameTimer &timer)
{
    return timer.remainingTime();
}
#else
using FrameTimer = QTimer;
std::chrono::nanoseconds remainingTime(const FrameTimer &timer)
{
    return timer.remainingTimeAsDuration();
}
#endif

} // namespace

class TestWebSocketTransport : public QObject
{
    Q_OBJECT

    std::unique_ptr<QWebSocketServer> m_server;
    std::unique_ptr<QWebSocket> m_peer;

    QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_server->serverPort())); }
    std::unique_ptr<WebSocketTransport> connected(Recorder *recorder, qint64 messageLimit = 1 << 26)
    {
        auto transport = std::make_unique<WebSocketTransport>(std::nullopt, messageLimit, recorder);
        transport->open(url());
        if (QTest::qWaitFor([&] { return recorder->opened == 1 && m_server->hasPendingConnections(); }))
            m_peer.reset(m_server->nextPendingConnection());
        return transport;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<QWebSocketServer>(QStringLiteral("fake"), QWebSocketServer::NonSecureMode);
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }
    void cleanup()
    {
        m_peer.reset();
        m_server.reset();
    }

    void exchangesMessages()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        QSignalSpy texts(m_peer.get(), &QWebSocket::textMessageReceived);
        transport->send("{\"x\":\"\xc3\xa4\"}");
        QTRY_COMPARE(texts.size(), 1);
        QCOMPARE(texts[0][0].toString(), QStringLiteral("{\"x\":\"\u00e4\"}"));
        m_peer->sendBinaryMessage(QByteArray("\x00\x01", 2));
        m_peer->sendTextMessage(QStringLiteral("\u00e4"));
        QTRY_COMPARE(recorder.messages.size(), 2);
        QCOMPARE(recorder.messages[1], QByteArray("\xc3\xa4"));
    }
    void P7_closeFrame()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        m_peer->close(QWebSocketProtocol::CloseCode(4009), QStringLiteral("too old"));
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::ClosedByServer);
        QCOMPARE(recorder.ends[0].closeCode, 4009);
        QCOMPARE(recorder.ends[0].closeReason, QStringLiteral("too old"));
    }
    void P7_closeFrameWithoutACode()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        m_server->findChild<QTcpSocket *>()->write(QByteArray("\x88\x00", 2)); // that of m_peer
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::ClosedByServer);
        QCOMPARE(recorder.ends[0].closeCode, 1000); // all that Qt tells
        QCOMPARE(recorder.ends[0].closeReason, QString());
    }
    void P38_aMessageOverTheLimitEndsTheConnection_data()
    {
        QTest::addColumn<bool>("isText");
        QTest::newRow("binary") << false;
        QTest::newRow("text, as without compression") << true;
    }
    void P38_aMessageOverTheLimitEndsTheConnection()
    {
        QFETCH(bool, isText);
        Recorder recorder;
        const auto transport = connected(&recorder, 100'000);
        QVERIFY(m_peer);
        const QByteArray large(200'000, 'x');
        if (isText)
            m_peer->sendTextMessage(QString::fromLatin1(large));
        else
            m_peer->sendBinaryMessage(large);
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].closeCode, 1009);
        QVERIFY(recorder.messages.isEmpty());
    }
    void P38_aFrameOverTheLimitIsNotWaitedFor()
    {
        Recorder recorder;
        const auto transport = connected(&recorder, 100'000);
        QVERIFY(m_peer);
        auto *const socket = m_server->findChild<QTcpSocket *>(); // that of m_peer
        socket->write(QByteArray("\x82\x7f\x00\x00\x00\x00\x00\x03\x0d\x40", 10)); // 200,000 bytes will come
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].closeCode, 1009);
    }
    void P38_theFramesOfAMessageCountTogether()
    {
        Recorder recorder;
        const auto transport = connected(&recorder, 100'000);
        QVERIFY(m_peer);
        auto *const socket = m_server->findChild<QTcpSocket *>(); // that of m_peer
        const QByteArray part = QByteArray("\x7e\xea\x60", 3) + QByteArray(60'000, 'x'); // with its length
        socket->write(QByteArray("\x02", 1) + part); // binary, and goes on
        socket->write(QByteArray("\x00", 1) + part); // likewise
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].closeCode, 1009);
    }
    void P7_cutIsNotTakenFor1000()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        m_peer->abort();
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::Lost);
        QCOMPARE(recorder.ends[0].closeCode, 0);
    }
    void P7_resetThatWritingFindsIsNotTakenFor1000()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        auto *const socket = transport->findChild<QWebSocket *>();
        transport->send("never read");
        socket->flush();
        m_peer->abort(); // with that unread: TCP resets the connection
        transport->send("beat");
        socket->flush(); // before anything is read
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::Lost);
        QCOMPARE(recorder.ends[0].closeCode, 0);
    }
    void P5_refusedHandshake_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("503") << QByteArray("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("302") << QByteArray("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n");
        QTest::newRow("garbage") << QByteArray("hello\r\n\r\n");
    }
    void P5_refusedHandshake()
    {
        QFETCH(QByteArray, answer);
        RawServer server(answer);
        Recorder recorder;
        WebSocketTransport transport(std::nullopt, 1 << 26, &recorder);
        transport.open(server.url());
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::Failed);
        QVERIFY(!recorder.ends[0].error.isEmpty());
        QTRY_COMPARE(server.socket->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.opened, 0);
    }
    void P5_refusedConnection()
    {
        RawServer server;
        const QUrl url = server.url();
        server.close();
        Recorder recorder;
        WebSocketTransport transport(std::nullopt, 1 << 26, &recorder);
        transport.open(url);
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::Failed);
    }
    void P11_requestLineHasAPath_data()
    {
        QTest::addColumn<QString>("given"); // after host and port
        QTest::addColumn<Compression>("compression");
        QTest::addColumn<QByteArray>("target");
        const QByteArray plain = "/?v=10&encoding=json";
        QTest::newRow("base") << QString() << Compression::ZlibStream << plain + "&compress=zlib-stream";
        QTest::newRow("resume") << QStringLiteral("/") << Compression::ZstdStream << plain + "&compress=zstd-stream";
        QTest::newRow("resume with a query")
            << QStringLiteral("?v=9&compress=zlib-stream") << Compression::Payload << plain;
        QTest::newRow("resume with a path")
            << QStringLiteral("/gateway") << Compression::None << QByteArray("/gateway?v=10&encoding=json");
    }
    void P11_requestLineHasAPath()
    {
        QFETCH(QString, given);
        QFETCH(Compression, compression);
        QFETCH(QByteArray, target);
        RawServer server;
        Recorder recorder;
        WebSocketTransport transport(std::nullopt, 1 << 26, &recorder);
        transport.open(ShardConnection::address(QUrl(server.url().toString() + given), compression));
        QTRY_VERIFY(server.request.contains("\r\n\r\n"));
        QCOMPARE(server.request.left(server.request.indexOf("\r\n")), QByteArray("GET " + target + " HTTP/1.1"));
    }
    void P8_destroyingSendsNoCloseFrame()
    {
        Recorder recorder;
        auto transport = connected(&recorder);
        QVERIFY(m_peer);
        QSignalSpy closing(m_peer.get(), &QWebSocket::aboutToClose);
        QSignalSpy gone(m_peer.get(), &QWebSocket::disconnected);
        transport.reset();
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(closing.size(), 0);
        QVERIFY(recorder.ends.isEmpty());
    }
    void closeSendsTheCode()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        QSignalSpy gone(m_peer.get(), &QWebSocket::disconnected);
        transport->close(4000, {});
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::ClosedByUs);
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(int(m_peer->closeCode()), 4000);
    }
    void closingBeforeItIsOpenEndsAtOnce()
    {
        RawServer server; // does not answer
        Recorder recorder;
        WebSocketTransport transport(std::nullopt, 1 << 26, &recorder);
        transport.open(server.url());
        transport.close(1000, {});
        QCOMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::ClosedByUs);
    }
    void P64_closeFrameIsReadThoughMessagesAreOnTheirWay()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        QSignalSpy gone(m_peer.get(), &QWebSocket::disconnected);
        m_peer->sendBinaryMessage("unread");
        m_peer->flush();
        transport->close(4000, QStringLiteral("bye"));
        QVERIFY(recorder.ends.isEmpty()); // the server has not answered
        for (int i = 0; i < 2; ++i) { // a socket that is closed would have the connection reset
            m_peer->sendBinaryMessage("and more");
            m_peer->flush();
        }
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(int(m_peer->closeCode()), 4000);
        QCOMPARE(m_peer->closeReason(), QStringLiteral("bye"));
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::ClosedByUs);
    }
    void closingWhileHeldBackEnds()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        QSignalSpy gone(m_peer.get(), &QWebSocket::disconnected);
        transport->setReading(false);
        for (int i = 0; i < 100; ++i)
            m_peer->sendBinaryMessage(QByteArray(100000, 'x'));
        transport->close(1000, {});
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.ends[0].cause, Cause::ClosedByUs);
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(int(m_peer->closeCode()), 1000);
    }
    void closeThenAbortStillDeliversTheCode()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        QSignalSpy gone(m_peer.get(), &QWebSocket::disconnected);
        transport->close(4000, {});
        transport->abort();
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(int(m_peer->closeCode()), 4000);
    }
    void P9_stalledFrameIsNotClosedByQt()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        auto *const timer = transport->findChild<FrameTimer *>();
        QVERIFY2(timer, "Qt's frame timer was not found");
        auto *const tcp = m_server->findChild<QTcpSocket *>(); // that of m_peer
        QVERIFY(tcp);
        tcp->write("\x82\x05half");
        // Qt would send 1001 after 5 s; that it is this timer is what the next test shows.
        QTRY_VERIFY(timer->isActive());
        QVERIFY(remainingTime(*timer) > std::chrono::hours(1));
        tcp->write("!");
        QTRY_COMPARE(recorder.messages, QList<QByteArray> { "half!" });
        QVERIFY(!timer->isActive());
        QVERIFY(recorder.ends.isEmpty());
    }
    void P9_theTimerIsWhatClosesAStalledFrame()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QSignalSpy gone(m_peer.get(), &QWebSocket::disconnected);
        transport->findChild<FrameTimer *>()->setInterval(std::chrono::milliseconds(1));
        m_server->findChild<QTcpSocket *>()->write("\x82\x05half");
        QTRY_COMPARE(recorder.ends.size(), 1);
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(int(m_peer->closeCode()), 1001);
        QVERIFY(recorder.messages.isEmpty());
    }
    void heldBackServerIsNotRead()
    {
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        transport->setReading(false);
        const QByteArray message(100000, 'x');
        for (int i = 0; i < 300; ++i)
            m_peer->sendBinaryMessage(message);
        QSignalSpy texts(m_peer.get(), &QWebSocket::textMessageReceived);
        transport->send("beat");
        QTRY_COMPARE(texts.size(), 1); // sending goes on
        QCOMPARE(recorder.messages.size(), 0);
        QVERIFY(m_peer->bytesToWrite() > 10000000); // TCP holds the server back
        transport->setReading(true);
        QTRY_COMPARE(recorder.messages.size(), 300);
        QCOMPARE(recorder.messages.last(), message);
    }
    void endWhileHeldBackIsReportedAfterwards_data()
    {
        QTest::addColumn<bool>("cut");
        QTest::addColumn<QByteArray>("rest"); // as it goes over TCP
        QTest::newRow("cut") << true << QByteArray();
        QTest::newRow("cut in mid-header") << true << QByteArray("\x82");
        QTest::newRow("cut in mid-frame") << true << QByteArray("\x82\x05half");
        QTest::newRow("close frame") << false << QByteArray();
    }
    void endWhileHeldBackIsReportedAfterwards()
    {
        QFETCH(bool, cut);
        QFETCH(QByteArray, rest);
        Recorder recorder;
        const auto transport = connected(&recorder);
        QVERIFY(m_peer);
        transport->setReading(false);
        m_peer->sendBinaryMessage("last words");
        auto *const tcp = m_server->findChild<QTcpSocket *>(); // that of m_peer
        QVERIFY(tcp);
        QCOMPARE(tcp->write(rest), qint64(rest.size()));
        QSignalSpy gone(m_peer.get(), &QWebSocket::disconnected);
        m_peer->flush();
        if (cut)
            m_peer->abort();
        else
            m_peer->close(QWebSocketProtocol::CloseCode(4009));
        QTRY_COMPARE(gone.size(), 1);
        for (int i = 0; i < 10; ++i)
            QTest::qWait(1); // lets the kernel deliver
        QVERIFY(recorder.messages.isEmpty());
        transport->setReading(true);
        QTRY_COMPARE(recorder.ends.size(), 1);
        QCOMPARE(recorder.messages, QList<QByteArray> { "last words" });
        QCOMPARE(recorder.ends[0].cause, cut ? Cause::Lost : Cause::ClosedByServer);
        QCOMPARE(recorder.ends[0].closeCode, cut ? 0 : 4009);
    }
    void endWhileHeldBackNeedsNoReport()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("QIODevice")));
        Recorder recorder;
        auto transport = connected(&recorder);
        QVERIFY(m_peer);
        const auto *const tcp = transport->findChild<QAbstractSocket *>();
        transport->setReading(false);
        m_peer->abort();
        QTRY_COMPARE(tcp->state(), QAbstractSocket::UnconnectedState);
        transport.reset(); // which must not write
        QVERIFY(recorder.ends.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWebSocketTransport)
#include "tst_websockettransport.moc"
