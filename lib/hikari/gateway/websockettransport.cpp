#include <hikari/gateway/websockettransport_p.h>

#include <QRandomGenerator>
#include <QTimer>
#include <QWebSocket>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QChronoTimer>
#endif

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

// What is taken from TCP at once. QWebSocket handles all of it before the event loop goes on, whether it is to be read
// on or not.
constexpr qint64 readAtOnce = 64 * 1024;
constexpr qsizetype mostReasonBytes = 123;

// The connection to the proxy inside of a socket, whose engine it belongs to; null: there is no proxy
static QAbstractSocket *socketToProxy(const QAbstractSocket *socket)
{
    const QList<QAbstractSocket *> inner = socket->findChildren<QAbstractSocket *>();
    for (QAbstractSocket *one : inner) {
        if (!qobject_cast<QAbstractSocket *>(one->parent())) // else it is what a socket for TLS has inside
            return one;
    }
    return nullptr;
}

// Of a client, so masked; see RFC 6455, 5.5.1
static QByteArray closeFrame(int code, const QString &reason)
{
    QByteArray payload;
    payload += char(code >> 8 & 0xff);
    payload += char(code & 0xff);
    payload += reason.toUtf8().left(mostReasonBytes);
    const quint32 mask = QRandomGenerator::global()->generate();
    QByteArray frame;
    frame += char(0x88);
    frame += char(0x80 | payload.size());
    for (int i = 0; i < 4; ++i)
        frame += char(mask >> (8 * i) & 0xff);
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame += char(payload[i] ^ char(mask >> (8 * (i % 4)) & 0xff));
    return frame;
}

Transport::~Transport() = default;

WebSocketTransport::WebSocketTransport(
    const std::optional<QSslConfiguration> &ssl, qint64 messageLimit, TransportClient *client, ProxyChoice proxyFor)
    : Transport(client)
    , m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this))
    , m_proxyFor(std::move(proxyFor))
{
    if (ssl)
        m_socket->setSslConfiguration(*ssl);
    m_socket->setMaxAllowedIncomingFrameSize(quint64(messageLimit));
    m_socket->setMaxAllowedIncomingMessageSize(quint64(messageLimit));

    connect(m_socket, &QWebSocket::connected, this, &WebSocketTransport::onConnected);
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketTransport::onDisconnected);
    // Qt emits it for a close frame, but also when it gives up a socket that it could not write to (P7).
    connect(m_socket, &QWebSocket::aboutToClose, this, [this] { m_sawCloseFrame = !m_isClosingByUs && !m_error; });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &message) {
        if (TransportClient *to = this->client())
            to->binaryReceived(message);
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &message) {
        if (TransportClient *to = this->client())
            to->textReceived(message.toUtf8());
    });
    // P121: the one place that knows both names.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &WebSocketTransport::onError);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &WebSocketTransport::onError);
#endif
}

WebSocketTransport::~WebSocketTransport()
{
    abort();
}

void WebSocketTransport::open(const QUrl &url)
{
    if (m_proxyFor)
        m_socket->setProxy(m_proxyFor(url));
    m_socket->open(url);
    // Qt ends the connection with 1001, and so the session, when a frame stalls for 5 s (P9). Our heartbeats find dead
    // connections; the timer gets an interval that does not matter.
    const QList<QTimer *> timers = m_socket->findChildren<QTimer *>();
    for (QTimer *timer : timers)
        timer->setInterval(24h);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const QList<QChronoTimer *> chronoTimers = m_socket->findChildren<QChronoTimer *>();
    for (QChronoTimer *timer : chronoTimers)
        timer->setInterval(24h);
#endif
}

void WebSocketTransport::send(const QByteArray &text)
{
    // To a proxy that has gone nothing is written: Qt would forget what is left to read.
    if (m_isOpen && client() && !hasProxyEnded())
        m_socket->sendTextMessage(QString::fromUtf8(text));
}

void WebSocketTransport::close(int code, const QString &reason)
{
    if (!client())
        return;
    m_isClosingByUs = true;
    if (m_isOpen && m_tcp) {
        setReading(true); // a paused socket would not notice its own end
        // QWebSocket::close() would end TCP without waiting for the answer. What is still on its way to us then has TCP
        // reset the connection, and the server may never read the frame: a session would live on after 1000.
        if (m_tcp->isOpen()) { // otherwise its end is on its way
            m_tcp->write(closeFrame(code, reason));
            m_tcp->flush();
        }
        return;
    }
    finish({ .cause = TransportEnd::Cause::ClosedByUs });
}

void WebSocketTransport::abort()
{
    dropClient();
    m_isOpen = false;
    // Before anything is destroyed: QWebSocket's destructor would send 1001 (P8).
    m_socket->disconnect(this);
    if (m_tcp) {
        m_tcp->blockSignals(false);
        if (m_toProxy)
            m_toProxy->blockSignals(false);
        // QWebSocket has not heard of an end that came while nothing was read, and would write to the closed socket.
        if (m_tcp->state() == QAbstractSocket::UnconnectedState)
            Q_EMIT m_tcp->stateChanged(QAbstractSocket::UnconnectedState);
    }
    m_socket->abort();
}

void WebSocketTransport::setReading(bool reading)
{
    if (reading == m_isReading || !m_isOpen || !client())
        return;
    m_isReading = reading;
    if (!m_tcp)
        return;
    // QWebSocket cannot pause. Without readyRead it takes nothing out of its socket, and a socket whose buffer is full
    // takes nothing from the kernel. An engine for proxies would go on, but not without readyRead of its own socket.
    m_tcp->blockSignals(!reading);
    if (m_toProxy)
        m_toProxy->blockSignals(!reading);
    if (reading) // from the event loop: we may be inside the handling of a message
        QMetaObject::invokeMethod(this, &WebSocketTransport::readOn, Qt::QueuedConnection);
    else
        boundReading();
}

// QWebSocket takes nothing of a frame before all of it is there: there has to be room behind what waits.
void WebSocketTransport::boundReading()
{
    // What the socket has no room for, an engine for proxies offers again only when more comes, and never after the
    // end. It takes 64 KiB at once by itself.
    if (m_toProxy)
        return;
    m_tcp->setReadBufferSize(m_tcp->bytesAvailable() + readAtOnce);
}

void WebSocketTransport::readOn()
{
    if (!m_isReading || !m_tcp || !client())
        return;
    boundReading(); // with room again, the socket listens to the kernel
    if (m_toProxy)
        readOnFromProxy();
    if (m_tcp->bytesAvailable() > 0)
        QMetaObject::invokeMethod(m_tcp, "readyRead", Qt::DirectConnection);
    // TLS has left encrypted what came while its buffer was full, and would do so until more comes.
    if (m_isReading && m_tcp && !hasProxyEnded())
        m_tcp->flush();
    // The end may have come while nobody listened. What is left now is a part of a frame, whose rest will not come.
    if (m_isReading && m_isOpen && client() && m_tcp && m_tcp->state() == QAbstractSocket::UnconnectedState)
        onDisconnected();
}

bool WebSocketTransport::hasProxyEnded() const
{
    return m_toProxy && m_toProxy->state() == QAbstractSocket::UnconnectedState;
}

// Tells the proxy's engine, which reads later, what it did not hear while nothing was read.
void WebSocketTransport::readOnFromProxy()
{
    if (m_toProxy->bytesAvailable() > 0)
        QMetaObject::invokeMethod(m_toProxy, "readyRead", Qt::DirectConnection);
    if (hasProxyEnded())
        Q_EMIT m_toProxy->errorOccurred(m_toProxy->error());
}

void WebSocketTransport::onConnected()
{
    m_isOpen = true;
    m_tcp = m_socket->findChild<QAbstractSocket *>();
    if (m_tcp) {
        m_toProxy = socketToProxy(m_tcp);
        connect(m_tcp, &QIODevice::readyRead, this, &WebSocketTransport::boundReading); // after QWebSocket has read
    }
    if (TransportClient *to = client())
        to->transportOpened();
}

void WebSocketTransport::onError(QAbstractSocket::SocketError error)
{
    m_error = error;
    m_errorText = describeError();
    // A refused handshake leaves QWebSocket in Connecting for ever (P5).
    if (!m_isOpen)
        onDisconnected();
}

QString WebSocketTransport::describeError() const
{
    const QNetworkProxy proxy = m_socket->proxy();
    const bool isProxied = proxy.type() != QNetworkProxy::NoProxy && proxy.type() != QNetworkProxy::DefaultProxy;
    const QString name = QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
    const QString text = m_socket->errorString();
    switch (m_error.value_or(QAbstractSocket::UnknownSocketError)) {
    case QAbstractSocket::SslHandshakeFailedError:
        return text + QStringLiteral(": a certificate authority of your own is trusted with HttpSettings::ssl");
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return QStringLiteral("the proxy %1 does not accept the user and password: check ProxySettings").arg(name);
    default:
        if (!isProxied)
            return text;
        return QStringLiteral("%1 (through the proxy %2): check that the proxy runs, that it lets this through, and "
                              "ProxySettings with user and password")
            .arg(text, name);
    }
}

void WebSocketTransport::onDisconnected()
{
    // Through a proxy, the end is told before the error that explains it.
    if (!m_isOpen && !m_error && !m_isClosingByUs && !std::exchange(m_awaitsError, true)) {
        QMetaObject::invokeMethod(this, &WebSocketTransport::onDisconnected, Qt::QueuedConnection);
        return;
    }
    TransportEnd end;
    end.error = m_errorText;
    end.isTls = m_error == QAbstractSocket::SslHandshakeFailedError;
    if (m_isClosingByUs) {
        end.cause = TransportEnd::Cause::ClosedByUs;
    } else if (!m_isOpen) {
        end.cause = TransportEnd::Cause::Failed;
        if (end.error.isEmpty())
            end.error = QStringLiteral("the WebSocket handshake failed");
    } else if (m_sawCloseFrame || m_socket->closeCode() != QWebSocketProtocol::CloseCodeNormal) {
        // A proxy's end may be found out when QWebSocket answers a close frame, before it tells of that. closeCode()
        // alone says 1000 for a cut as well (P7), and for a close frame without a code, which is no matter: the session
        // is resumed after either.
        end.cause = TransportEnd::Cause::ClosedByServer;
        end.closeCode = int(m_socket->closeCode());
        end.closeReason = m_socket->closeReason();
    } else {
        end.cause = TransportEnd::Cause::Lost;
    }
    finish(std::move(end));
}

void WebSocketTransport::finish(TransportEnd end)
{
    TransportClient *const to = client();
    if (!to)
        return;
    abort();
    to->transportEnded(end); // may have this deleted later
}

} // namespace Hikari
