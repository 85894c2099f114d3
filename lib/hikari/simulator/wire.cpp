#include <hikari/simulator/wire_p.h>

#include <QTcpSocket>
#include <QWebSocket>

#include <algorithm>
#include <utility>

namespace Hikari::Sim {

namespace {

// One unmasked frame that is a whole message; see RFC 6455, 5.2
QByteArray frameOf(const QByteArray &data, bool isBinary)
{
    QByteArray frame;
    frame.reserve(data.size() + 10);
    frame += char(0x80 | (isBinary ? 2 : 1));
    int lengthBytes = 0;
    if (data.size() < 126) {
        frame += char(data.size());
    } else if (data.size() < 65536) {
        frame += char(126);
        lengthBytes = 2;
    } else {
        frame += char(127);
        lengthBytes = 8;
    }
    for (int i = lengthBytes - 1; i >= 0; --i)
        frame += char(quint64(data.size()) >> (8 * i) & 0xff);
    return frame + data;
}

} // namespace

Wire::Wire(QWebSocket *socket, QTcpSocket *raw, std::mt19937_64 *random, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_raw(raw)
    , m_random(random)
    , m_timer(this)
    , m_stallTimer(this)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_stallTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Wire::pump);
    connect(&m_stallTimer, &QTimer::timeout, this, [this] {
        finishFrame();
        pump();
    });
}

void Wire::send(const QByteArray &message, bool isBinary)
{
    if (m_queue.empty() && !isPaced() && canClose())
        return write({ message, isBinary, 0 });
    qint64 due = 0;
    if (isPaced()) {
        const qint64 now = m_clock.elapsed();
        const auto spread = m_pace.jitter.count();
        due = now + m_pace.delay.count();
        if (spread > 0)
            due += std::uniform_int_distribution<qint64>(-spread, spread)(*m_random);
        if (m_pace.bytesPerSecond > 0) {
            m_freeAtMs = std::max(m_freeAtMs, now) + message.size() * 1000 / m_pace.bytesPerSecond;
            due = std::max(due, m_freeAtMs);
        }
        due = m_lastDueMs = std::max(due, m_lastDueMs);
    }
    m_waitingBytes += message.size();
    m_queue.push_back({ message, isBinary, due });
    if (m_queue.size() == 1)
        pump();
}

void Wire::setPace(const Pace &pace)
{
    if (std::exchange(m_pace, pace) == pace || isPaced())
        return;
    m_lastDueMs = 0;
    m_freeAtMs = 0;
    for (Message &message : m_queue)
        message.dueMs = 0;
    pump();
}

void Wire::setFrozen(bool frozen)
{
    m_isFrozen = frozen;
    pump();
}

void Wire::stallNext(std::chrono::milliseconds time)
{
    m_stall = time;
}

void Wire::endStalls()
{
    m_stall = {};
    finishFrame();
    pump();
}

void Wire::writeHalfAFrame()
{
    if (!m_raw || !canClose())
        return;
    m_isMidFrame = true;
    const QByteArray frame = frameOf(QByteArray(1000, ' '), false);
    writeRaw(frame.left(frame.size() / 2));
}

void Wire::pump()
{
    while (!m_queue.empty() && canClose()) {
        const qint64 wait = m_queue.front().dueMs - m_clock.elapsed();
        if (m_queue.front().dueMs > 0 && wait > 0) {
            m_timer.start(int(wait));
            return;
        }
        const Message message = std::move(m_queue.front());
        m_queue.pop_front();
        m_waitingBytes -= message.data.size();
        write(message);
    }
}

void Wire::write(const Message &message)
{
    if (m_raw && !m_raw->isOpen())
        return; // the client has gone, and QWebSocket would write nevertheless, with a warning for each frame
    const auto stall = std::exchange(m_stall, {});
    if (stall.count() > 0 && m_raw) {
        const QByteArray frame = frameOf(message.data, message.isBinary);
        m_rest = frame.mid(frame.size() / 2);
        m_isMidFrame = true;
        writeRaw(frame.left(frame.size() / 2));
        m_stallTimer.start(int(stall.count()));
    } else if (message.isBinary) {
        m_socket->sendBinaryMessage(message.data);
    } else {
        m_socket->sendTextMessage(QString::fromUtf8(message.data));
    }
}

void Wire::finishFrame()
{
    m_stallTimer.stop();
    if (m_rest.isEmpty())
        return;
    m_isMidFrame = false;
    writeRaw(m_rest);
    m_rest.clear();
}

// The client may have gone meanwhile.
void Wire::writeRaw(const QByteArray &bytes)
{
    if (!m_raw || !m_raw->isOpen())
        return;
    m_raw->write(bytes);
    m_raw->flush();
}

} // namespace Hikari::Sim
