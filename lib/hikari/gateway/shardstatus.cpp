#include <hikari/gateway/shardstatus_p.h>

#include <hikari/core/clock.h>
#include <hikari/gateway/sessionbudget_p.h>

#include <algorithm>
#include <utility>

namespace Hikari {

constexpr std::chrono::seconds sendWindow { 60 };

ShardStatus::ShardStatus(
    int id, int shardCount, Compression compression, Clock *clock, std::shared_ptr<const SessionBudget> budget)
    : m_id(id)
    , m_shardCount(shardCount)
    , m_clock(clock)
    , m_budget(std::move(budget))
{
    m_snapshot.id = id;
    m_snapshot.shardCount = shardCount;
    m_snapshot.compression = compression;
    m_snapshot.since = clock->wall();
}

ShardStatus::~ShardStatus() = default;

ShardSnapshot ShardStatus::snapshot() const
{
    const auto oldest = m_clock->monotonic() - sendWindow;
    ShardSnapshot copy;
    {
        const std::lock_guard lock(m_mutex);
        copy = m_snapshot;
        copy.lastEventName = QString::fromUtf8(m_lastEventName.data(), qsizetype(m_lastEventNameSize));
        const auto recent = std::count_if(m_sentAt.begin(), m_sentAt.end(), [oldest](auto at) { return at > oldest; });
        copy.sendBudget = std::max(0, sendLimit - int(recent));
    }
    if (copy.state == ShardState::Queued && m_budget)
        tellWhatIsWaitedFor(&copy);
    return copy;
}

// The shard knows when its turn is, but not whether there will be a session start for it.
void ShardStatus::tellWhatIsWaitedFor(ShardSnapshot *snapshot) const
{
    const SessionBudget::Status budget = m_budget->status();
    const auto now = m_clock->monotonic();
    std::chrono::nanoseconds until { 0 };
    if (budget.heldUntil > now) {
        until = budget.heldUntil;
        snapshot->detail = QStringLiteral("too many sessions were begun within an hour");
    } else if (budget.isShort && budget.resetAt > now) {
        until = budget.resetAt;
        snapshot->detail = QStringLiteral("no session start is left today");
    } else {
        return;
    }
    snapshot->nextAttemptAt = std::max(snapshot->nextAttemptAt, m_clock->wall() + (until - now));
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
