// What faults do to a single connection; see connection_p.h

#include <hikari/simulator/connection_p.h>

#include <hikari/simulator/faults_p.h>
#include <hikari/simulator/gateway_p.h>

#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace Hikari::Sim {

namespace {

constexpr int unknownOp = 250;
constexpr qsizetype noiseBytes = 256;
constexpr qint64 bombPart = 1 << 20;
constexpr qint64 heldBackBuffer = 64 * 1024; // taken in while nothing is read; the rest is left to TCP

// Deflate and zstd both have the type of the next block in these bits, and neither knows a type 3.
void damage(QByteArray &compressed)
{
    if (!compressed.isEmpty())
        compressed[0] = char(compressed[0] | 0x06);
}

} // namespace

void Connection::followFaults()
{
    if (m_isClosing)
        return;
    Faults &faults = m_gateway->faults();
    const int shard = shardForBooks();

    const bool isHalfOpen = faults.find(FaultKind::HalfOpen, shard);
    const bool isSlow = faults.find(FaultKind::SlowReader, shard);
    if (isHalfOpen && !m_isHalfOpen)
        faults.hit(FaultKind::HalfOpen, shard);
    else if (isSlow && m_isReading)
        faults.hit(FaultKind::SlowReader, shard);
    const bool wasHalfOpen = std::exchange(m_isHalfOpen, isHalfOpen);
    setReading(!isHalfOpen && !isSlow);
    if (isHalfOpen)
        m_wire.setFrozen(true);
    else if (wasHalfOpen) // after readOn(): a write that finds the client gone would lose what it had sent
        QMetaObject::invokeMethod(this, &Connection::thaw, Qt::QueuedConnection);

    Wire::Pace pace;
    const bool wasPaced = m_wire.isPaced();
    if (const FaultOrder *const order = faults.find(FaultKind::Delay, shard)) {
        pace.delay = order->delay;
        pace.jitter = order->jitter;
        if (!wasPaced)
            faults.hit(FaultKind::Delay, shard);
    }
    if (const FaultOrder *const order = faults.find(FaultKind::Throttle, shard)) {
        pace.bytesPerSecond = order->bytesPerSecond;
        if (!wasPaced)
            faults.hit(FaultKind::Throttle, shard);
    }
    m_wire.setPace(pace);

    if (!faults.find(FaultKind::LateAcks, shard))
        sendDueAcks(true);
    if (!faults.find(FaultKind::Reorder, shard))
        sendHeld();
    if (m_isSilent && !faults.find(FaultKind::SilentHost, -1, QLatin1String("hello"))) {
        m_isSilent = false;
        start();
    }
}

// --- What goes out

void Connection::write(const QByteArray &message, bool isBinary)
{
    QByteArray sent = message;
    if (isBinary && std::exchange(m_damagesNext, false))
        damage(sent);
    m_gateway->core().books.change([&](SimulatorLedger &ledger) { ledger.gatewayBytes += quint64(sent.size()); });
    if (m_isZlib && sent.size() > 4 && m_gateway->faults().hit(FaultKind::SplitFrames, shardForBooks())) {
        // In the payload, and within the end mark 00 00 FF FF (P34)
        const qsizetype middle = sent.size() / 2;
        m_wire.send(sent.left(middle), true);
        m_wire.send(sent.mid(middle, sent.size() - 2 - middle), true);
        m_wire.send(sent.right(2), true);
        return;
    }
    m_wire.send(sent, isBinary);
}

void Connection::deliver(const char *name, const QByteArray &payload)
{
    Faults &faults = m_gateway->faults();
    const int shard = m_session->shardId;
    if (faults.hitsDispatch(FaultKind::UnknownOp, shard, name))
        sendOp(unknownOp, "{\"type\":1}");
    if (m_held.isEmpty() && faults.hitsDispatch(FaultKind::Reorder, shard, name)) {
        m_held = payload;
        return;
    }
    send(payload);
    if (faults.hitsDispatch(FaultKind::Duplicate, shard, name))
        send(payload);
    sendHeld();
}

void Connection::sendHeld()
{
    if (!m_held.isEmpty())
        send(std::exchange(m_held, {}));
}

void Connection::acknowledgeBeat()
{
    Faults &faults = m_gateway->faults();
    const int shard = shardForBooks();
    if (faults.hit(FaultKind::SwallowAcks, shard))
        return;
    const FaultOrder *const late = faults.hit(FaultKind::LateAcks, shard);
    if (!late)
        return sendOp(11, "null");
    const qint64 jitter = late->jitter.count();
    const qint64 due = m_gateway->nowMs() + late->delay.count()
        + (jitter > 0 ? std::uniform_int_distribution<qint64>(-jitter, jitter)(faults.random()) : 0);
    m_lateAcks.insert(std::upper_bound(m_lateAcks.begin(), m_lateAcks.end(), due), due);
    sendDueAcks(false);
}

void Connection::sendDueAcks(bool all)
{
    while (!m_lateAcks.empty() && (all || m_lateAcks.front() <= m_gateway->nowMs())) {
        m_lateAcks.pop_front();
        sendOp(11, "null");
    }
    if (m_lateAcks.empty())
        m_ackTimer.stop();
    else
        m_ackTimer.start(int(m_lateAcks.front() - m_gateway->nowMs()));
}

void Connection::cutMidFrame()
{
    m_wire.writeHalfAFrame();
    m_isClosing = true;
    m_closingAt = m_gateway->nowMs();
    m_gateway->abandonSession(std::exchange(m_session, nullptr));
    // In a turn of its own: a reset takes with it what has not left yet.
    QTimer::singleShot(0, this, &Connection::cut);
}

void Connection::stallNext(std::chrono::milliseconds time)
{
    m_wire.stallNext(time);
}

void Connection::forgetOrders()
{
    m_damagesNext = false;
    m_wire.endStalls();
}

void Connection::sendGarbage()
{
    if (!m_deflater)
        return write("{\"op\":0,\"d\":{\"broken\":[1,", false);
    QByteArray noise;
    auto &random = m_gateway->faults().random();
    for (qsizetype i = 0; i < noiseBytes; ++i)
        noise += char(random() & 0xff);
    damage(noise); // noise might make sense by chance
    if (m_isZlib)
        noise += QByteArray::fromHex("0000ffff"); // or the client would wait for more
    write(noise, true);
}

void Connection::sendBomb(qint64 bytes)
{
    const QByteArray head("{\"t\":null,\"s\":null,\"op\":11,\"d\":null,\"zeros\":\"");
    if (m_deflater) {
        QByteArray bomb = m_deflater->compressPart(head);
        for (qint64 left = bytes; left > 0; left -= bombPart)
            bomb += m_deflater->compressPart(QByteArray(qsizetype(std::min(left, bombPart)), '0'));
        write(bomb + m_deflater->compress("\"}"), true);
    } else if (m_compressPayloads) {
        write(qCompress(head + QByteArray(qsizetype(bytes), '0') + "\"}", 1).mid(4), true);
    }
}

// --- What comes in

void Connection::setReading(bool reading)
{
    if (std::exchange(m_isReading, reading) == reading || !m_raw)
        return;
    if (reading) {
        m_raw->setReadBufferSize(0);
        m_lastBeat = m_gateway->nowMs();
        // From the event loop: we may be inside the handling of a message.
        QMetaObject::invokeMethod(this, &Connection::readOn, Qt::QueuedConnection);
    } else {
        // QWebSocket cannot pause. Without readyRead it takes nothing out of its socket, and a socket whose buffer is
        // full takes nothing from the kernel.
        m_raw->setReadBufferSize(m_raw->bytesAvailable() + heldBackBuffer);
        m_raw->blockSignals(true);
    }
}

void Connection::readOn()
{
    if (!m_isReading || !m_raw)
        return;
    // Not before: of an end that came now QWebSocket would hear before it has read what came first.
    m_raw->blockSignals(false);
    if (m_raw->bytesAvailable() > 0)
        QMetaObject::invokeMethod(m_raw, "readyRead", Qt::DirectConnection);
    if (m_raw && m_raw->state() == QAbstractSocket::ConnectedState)
        m_raw->waitForReadyRead(0); // what has come, but was not taken in yet; waits for nothing
    // The end may have come while nobody listened.
    if (m_raw && m_raw->state() == QAbstractSocket::UnconnectedState)
        finished();
}

void Connection::thaw()
{
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_wire.setFrozen(m_isHalfOpen);
}

} // namespace Hikari::Sim
