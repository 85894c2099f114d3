#include <hikari/gateway/sessionbudget_p.h>

#include <hikari/core/clock.h>

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;

namespace Hikari {

using std::chrono::nanoseconds;

constexpr nanoseconds limitPeriod = 24h; // see Discord Docs/Gateway, "Session Start Limit Structure"

SessionBudget::SessionBudget(Clock *clock)
    : m_clock(clock)
{ }

SessionBudget::~SessionBudget() = default;

void SessionBudget::set(int total, int remaining, nanoseconds resetAt)
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.total = total;
        m_status.remaining = std::max(0, remaining);
        m_status.resetAt = resetAt;
    }
    Q_EMIT changed();
}

void SessionBudget::setLimited(bool limited)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isLimited = limited;
    }
    Q_EMIT changed();
}

void SessionBudget::hold(nanoseconds until)
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.heldUntil = until;
    }
    Q_EMIT changed();
}

bool SessionBudget::take()
{
    const std::lock_guard lock(m_mutex);
    refillIfDue();
    if (free() < 1)
        return false;
    ++m_taken;
    return true;
}

void SessionBudget::giveBack()
{
    {
        const std::lock_guard lock(m_mutex);
        --m_taken;
    }
    Q_EMIT changed();
}

void SessionBudget::spend(int shardId)
{
    {
        const std::lock_guard lock(m_mutex);
        refillIfDue();
        --m_taken;
        ++m_spent;
        m_status.remaining = std::max(0, m_status.remaining - 1);
    }
    Q_EMIT identified(shardId);
}

int SessionBudget::spent() const
{
    const std::lock_guard lock(m_mutex);
    return m_spent;
}

SessionBudget::Status SessionBudget::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void SessionBudget::publish(int waiting, bool isShort, nanoseconds nextAt)
{
    bool isOther;
    {
        const std::lock_guard lock(m_mutex);
        isOther = m_status.isShort != isShort || m_status.nextAt != nextAt;
        m_status.waiting = waiting;
        m_status.isShort = isShort;
        m_status.nextAt = nextAt;
    }
    if (isOther)
        Q_EMIT waitChanged();
}

void SessionBudget::refillIfDue()
{
    const nanoseconds now = m_clock->monotonic();
    if (m_status.total == 0 || now < m_status.resetAt)
        return;
    m_status.remaining = m_status.total;
    m_status.resetAt = now + limitPeriod;
}

int SessionBudget::free() const
{
    const bool isKnown = m_status.total > 0;
    return m_isLimited && isKnown ? m_status.remaining - m_taken : std::numeric_limits<int>::max();
}

} // namespace Hikari
