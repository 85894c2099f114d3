#include <hikari/simulator/session_p.h>

#include <limits>

namespace Hikari::Sim {

namespace {

constexpr qint64 acknowledgedKeptMs = 30000;

} // namespace

QByteArray Session::number(const char *name, const QByteArray &data, qint64 nowMs, qint64 replayBytes)
{
    ++sequence;
    QByteArray payload;
    payload.reserve(data.size() + 80);
    payload += "{\"t\":\"";
    payload += name;
    payload += "\",\"s\":";
    payload += QByteArray::number(sequence);
    payload += ",\"op\":0,\"d\":";
    payload += data;
    payload += '}';
    m_sent.push_back({ sequence, nowMs, payload });
    m_sentBytes += payload.size();
    trim(nowMs, replayBytes);
    return payload;
}

bool Session::canReplayFrom(qint64 from) const
{
    if (from == sequence)
        return true;
    return !m_sent.empty() && m_sent.front().sequence <= from + 1;
}

void Session::acknowledge(qint64 upTo, qint64 nowMs)
{
    acknowledged = upTo;
    trim(nowMs, std::numeric_limits<qint64>::max());
}

void Session::trim(qint64 nowMs, qint64 replayBytes)
{
    while (!m_sent.empty()) {
        const Sent &oldest = m_sent.front();
        const bool isDone = oldest.sequence <= acknowledged && nowMs - oldest.atMs > acknowledgedKeptMs;
        if (!isDone && m_sentBytes <= replayBytes)
            break;
        m_sentBytes -= oldest.payload.size();
        m_sent.pop_front();
    }
}

} // namespace Hikari::Sim
