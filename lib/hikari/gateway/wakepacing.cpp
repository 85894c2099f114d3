#include <hikari/gateway/wakepacing_p.h>

#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

using std::chrono::nanoseconds;

WakePacing::WakePacing(Now now)
    : m_now(std::move(now))
{ }

void WakePacing::messageRead(qsizetype bytes)
{
    if (m_messages++ == 0)
        m_wokenAt = m_now();
    m_bytes += bytes;
}

nanoseconds WakePacing::rest()
{
    if (std::exchange(m_messages, 0) == 0)
        return 0ns; // something else woke it up
    const qsizetype bytes = std::exchange(m_bytes, 0);
    m_soon = m_wokenAt - m_waitingSince < nap ? m_soon + 1 : 0;
    m_waitingSince = m_now();
    return m_soon >= busyWakeUps && bytes < muchAtOnce ? nanoseconds(nap) : 0ns;
}

void WakePacing::rested()
{
    m_waitingSince = m_now();
}

} // namespace Hikari
