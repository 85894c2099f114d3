#include "replayserver.h"

#include "replaycompressor.h"

#include <QCryptographicHash>
#include <QSslSocket>
#include <QVariant>

#include <memory>
#include <stdexcept>
#include <sys/timerfd.h>
#include <unistd.h>

namespace {

QByteArray frame(const QByteArray &payload, bool binary)
{
    QByteArray head(1, char(binary ? 0x82 : 0x81));
    const quint64 size = quint64(payload.size());
    if (size < 126) {
        head += char(size);
    } else if (size < 65'536) {
        head += char(126);
        head += char(size >> 8);
        head += char(size);
    } else {
        head += char(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            head += char(size >> shift);
    }
    return head + payload;
}

} // namespace

ReplayServer::Replay ReplayServer::prepare(const QByteArray &hello, const QList<QByteArray> &startUp,
    const QList<QByteArray> &events, ReplayCompression compression)
{
    const std::unique_ptr<ReplayCompressor> compressor = ReplayCompressor::make(compression);
    const auto framed = [&](const QByteArray &payload) { // in the order of sending
        return frame(compressor->compress(payload), compression != ReplayCompression::None);
    };
    Replay replay;
    replay.hello = framed(hello);
    for (const QByteArray &payload : startUp)
        replay.startUp += framed(payload);
    for (const QByteArray &payload : events)
        replay.events += framed(payload);
    return replay;
}

void ReplayListener::incomingConnection(qintptr descriptor)
{
    if (!ssl) {
        QTcpServer::incomingConnection(descriptor);
        return;
    }
    auto *const socket = new QSslSocket(this);
    socket->setSslConfiguration(*ssl);
    socket->setSocketDescriptor(descriptor);
    socket->startServerEncryption();
    addPendingConnection(socket);
}

ReplayPacer::ReplayPacer(std::function<void(quint64 ticks)> tick)
    : m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK))
    , m_notifier(m_timer, QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this, tick = std::move(tick)] {
        quint64 ticks = 0;
        if (::read(m_timer, &ticks, sizeof ticks) == sizeof ticks)
            tick(ticks);
    });
}

ReplayPacer::~ReplayPacer()
{
    m_notifier.setEnabled(false);
    ::close(m_timer);
}

void ReplayPacer::start(int perSecond)
{
    const long nanoseconds = 1'000'000'000 / perSecond;
    const timespec interval { nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000 };
    const itimerspec time { interval, interval };
    timerfd_settime(m_timer, 0, &time, nullptr);
}

void ReplayPacer::stop()
{
    const itimerspec never {};
    timerfd_settime(m_timer, 0, &never, nullptr);
}

ReplayServer::ReplayServer(const Replay &replay, int rate, const std::optional<QSslConfiguration> &ssl)
    : m_replay(replay)
    , m_rate(rate)
    , m_pacer([this](quint64 ticks) { sendNext(ticks); })
{
    m_server.ssl = ssl;
    if (!m_server.listen(QHostAddress::LocalHost) || !m_control.listen(QHostAddress::LocalHost))
        throw std::runtime_error("no free port");
    QObject::connect(&m_control, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_control.nextPendingConnection())
            socket->deleteLater();
        sendEvents();
    });
    QObject::connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                if (m_gateway == socket) {
                    m_gateway = nullptr;
                    m_pacer.stop();
                }
                socket->deleteLater();
            });
        }
    });
}

void ReplayServer::read(QTcpSocket *socket)
{
    QByteArray buffer = socket->property("unread").toByteArray() + socket->readAll();
    if (socket == m_gateway) {
        readFrames(buffer);
    } else if (const qsizetype end = buffer.indexOf("\r\n\r\n"); end >= 0) {
        const QByteArray head = buffer.first(end);
        buffer.remove(0, end + 4);
        answer(socket, head);
    }
    socket->setProperty("unread", buffer);
}

void ReplayServer::answer(QTcpSocket *socket, const QByteArray &head)
{
    static const QByteArray keyName = "sec-websocket-key: ";
    const qsizetype key = head.toLower().indexOf(keyName);
    if (key >= 0) {
        const qsizetype from = key + keyName.size();
        const QByteArray value =
            head.mid(from, head.indexOf('\r', from) < 0 ? -1 : head.indexOf('\r', from) - from).trimmed();
        const QByteArray accept = QCryptographicHash::hash(
            QByteArray(value + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"), QCryptographicHash::Sha1)
                                      .toBase64();
        m_gateway = socket;
        socket->write(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            + accept + "\r\n\r\n" + m_replay.hello);
        return;
    }
    const QByteArray path = head.split(' ').value(1);
    QByteArray body = "{}";
    if (path.endsWith("/gateway/bot")) {
        body =
            R"({"url":"%2://127.0.0.1:%1","shards":1,"session_start_limit":{"total":1000,"remaining":1000,"reset_after":86400000,"max_concurrency":1}})";
        body.replace("%1", QByteArray::number(m_server.serverPort()));
        body.replace("%2", m_server.ssl ? "wss" : "ws");
    }
    socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket->disconnectFromHost();
}

void ReplayServer::readFrames(QByteArray &buffer)
{
    while (buffer.size() >= 2) {
        qsizetype size = quint8(buffer[1]) & 0x7f;
        qsizetype head = 2;
        if (size == 126) {
            if (buffer.size() < 4)
                return;
            size = quint8(buffer[2]) << 8 | quint8(buffer[3]);
            head = 4;
        }
        if (buffer.size() < head + 4 + size)
            return;
        QByteArray payload = buffer.mid(head + 4, size);
        for (qsizetype i = 0; i < size; ++i)
            payload[i] = char(payload[i] ^ buffer[head + (i & 3)]);
        const int opcode = buffer[0] & 0x0f;
        buffer.remove(0, head + 4 + size);
        if (opcode == 8)
            m_gateway->disconnectFromHost();
        else if (opcode == 1 && payload.contains("\"op\":2"))
            m_gateway->write(m_replay.startUp);
    }
}

void ReplayServer::sendEvents()
{
    if (!m_gateway)
        return;
    m_next = 0;
    if (m_rate == 0)
        m_gateway->write(m_replay.events.join());
    else
        m_pacer.start(m_rate);
}

void ReplayServer::sendNext(quint64 count)
{
    for (; count > 0 && m_gateway && m_next < m_replay.events.size(); --count) {
        m_gateway->write(m_replay.events[m_next++]);
        m_gateway->flush(); // a send and, with TLS, a record of its own
    }
    if (m_next == m_replay.events.size())
        m_pacer.stop();
}
