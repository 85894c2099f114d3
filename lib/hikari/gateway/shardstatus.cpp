#include <hikari/gateway/shardstatus_p.h>

#include <hikari/core/clock.h>

#include <algorithm>

namespace Hikari {

constexpr std::chrono::seconds sendWindow { 60 };

ShardStatus::ShardStatus(int id, int shardCount, Compression compression, Clock *clock)
    : m_id(id)
    , m_shardCount(shardCount)
    , m_clock(clock)
{
    m_snapshot.id = id;
    m_snapshot.shardCount = shardCount;
    m_snapshot.compression = compression;
    m_snapshot.since = clock->wall();
}

ShardSnapshot ShardStatus::snapshot() const
{
    const auto oldest = m_clock->monotonic() - sendWindow;
    const std::lock_guard lock(m_mutex);
    ShardSnapshot copy = m_snapshot;
    copy.lastEventName = QString::fromUtf8(m_lastEventName.data(), qsizetype(m_lastEventNameSize));
    const auto recent = std::count_if(m_sentAt.begin(), m_sentAt.end(), [oldest](auto at) { return at > oldest; });
    copy.sendBudget = std::max(0, sendLimit - int(recent));
    return copy;
}

ShardState ShardStatus::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot.state;
}

void ShardStatus::setState(ShardState state, const QString &reason, const QString &detail, Timestamp nextAttemptAt)
{
    const Timestamp now = m_clock->wall();
    const std::lock_guard lock(m_mutex);
    m_snapshot.detail = detail;
    m_snapshot.nextAttemptAt = nextAttemptAt;
    m_snapshot.state = state;
    m_snapshot.since = now;
    if (m_snapshot.transitions.size() >= transitionLimit)
        m_snapshot.transitions.removeFirst();
    m_snapshot.transitions.append({ now, state, reason });
}

void ShardStatus::countPayload(
    qsizetype wireSize, qsizetype textSize, std::string_view name, qint64 sequence, Timestamp receivedAt)
{
    const std::lock_guard lock(m_mutex);
    m_snapshot.bytesIn += quint64(wireSize);
    m_snapshot.bytesInflated += quint64(textSize);
    if (name.empty())
        return;
    ++m_snapshot.events;
    m_snapshot.sequence = sequence;
    m_snapshot.lastEventAt = receivedAt;
    m_lastEventNameSize = std::min(name.size(), m_lastEventName.size());
    std::copy_n(name.data(), m_lastEventNameSize, m_lastEventName.data());
}

void ShardStatus::countSent(qsizetype size)
{
    const auto now = m_clock->monotonic();
    const std::lock_guard lock(m_mutex);
    m_snapshot.bytesOut += quint64(size);
    while (!m_sentAt.empty() && (m_sentAt.front() <= now - sendWindow || m_sentAt.size() >= sendLimit))
        m_sentAt.pop_front();
    m_sentAt.push_back(now);
}

void ShardStatus::resetSendBudget()
{
    const std::lock_guard lock(m_mutex);
    m_sentAt.clear();
}

} // namespace Hikari
