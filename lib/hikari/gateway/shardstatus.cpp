#include <hikari/gateway/shardstatus_p.h>

#include <hikari/core/clock.h>
#include <hikari/events/decoder_p.h>
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
        const DispatchEntry *const known = m_lastEvent.load(std::memory_order_relaxed);
        copy.lastEventName =
            known ? QString::fromLatin1(known->name.data(), qsizetype(known->name.size())) : m_unknownEvent;
        copy.sequence = m_sequence.load(std::memory_order_relaxed);
        const auto recent = std::count_if(m_sentAt.begin(), m_sentAt.end(), [oldest](auto at) { return at > oldest; });
        copy.sendBudget = std::max(0, sendLimit - int(recent));
    }
    copy.bytesIn = m_bytesIn.load(std::memory_order_relaxed);
    copy.bytesInflated = m_bytesInflated.load(std::memory_order_relaxed);
    copy.events = m_events.load(std::memory_order_relaxed);
    if (const qint64 at = m_lastEventAt.load(std::memory_order_relaxed))
        copy.lastEventAt = Timestamp::fromMicroseconds(at);
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

// There is one writer.
static void add(std::atomic<quint64> &count, quint64 more)
{
    count.store(count.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
}

void ShardStatus::countPayload(qsizetype wireSize, qsizetype textSize)
{
    add(m_bytesIn, quint64(wireSize));
    add(m_bytesInflated, quint64(textSize));
}

void ShardStatus::countEvent(std::string_view name, qint64 sequence, Timestamp receivedAt)
{
    add(m_events, 1);
    setSequence(sequence);
    m_lastEventAt.store(receivedAt.microseconds(), std::memory_order_relaxed);
    if (const DispatchEntry *known = findDispatch(name)) {
        m_lastEvent.store(known, std::memory_order_relaxed);
        return;
    }
    constexpr std::size_t longest = 64;
    const std::lock_guard lock(m_mutex);
    m_unknownEvent = QString::fromUtf8(name.data(), qsizetype(std::min(name.size(), longest)));
    m_lastEvent.store(nullptr, std::memory_order_relaxed);
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
