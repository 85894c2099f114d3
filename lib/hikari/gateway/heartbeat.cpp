#include <hikari/gateway/heartbeat_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/gateway/backoff_p.h>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

using std::chrono::nanoseconds;

// A wall clock that jumps more often than this is being stepped; the machine does not sleep.
constexpr auto shortestTimeBetweenSleeps = 5min;
// The answer to the first beat, which there is nothing to compare with, is late after this.
constexpr nanoseconds lateWithoutHistory = 5s;

Heartbeat::Heartbeat(Clock *clock, RandomDelays *random, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_random(random)
    , m_timer(clock, this)
    , m_lateTimer(clock, this)
{
    connect(&m_timer, &Timer::timeout, this, &Heartbeat::beat);
    connect(&m_lateTimer, &Timer::timeout, this, [this] {
        if (m_isReading)
            setLate(true);
    });
}

void Heartbeat::start(nanoseconds interval)
{
    stop();
    m_interval = std::max<nanoseconds>(interval, 1ms);
    m_monotonicBefore = m_clock->monotonic();
    m_wallBefore = m_clock->wall();
    m_timer.start(m_random->between(0ns, m_interval));
}

void Heartbeat::stop()
{
    m_timer.stop();
    m_lateTimer.stop();
    m_sentAt.reset();
    m_latency.reset();
    m_isLate = false;
    m_isReading = true;
}

void Heartbeat::acknowledge()
{
    if (!m_sentAt) // of a beat that the server asked for, or one too many
        return;
    const nanoseconds latency = m_clock->monotonic() - *m_sentAt;
    const bool isLate = latency > lateThreshold();
    m_sentAt.reset();
    m_lateTimer.stop();
    m_latency = std::chrono::duration_cast<std::chrono::microseconds>(latency);
    m_lastAcknowledgedAt = m_clock->wall();
    if (m_history.size() >= historySize)
        m_history.removeFirst();
    m_history.append(std::chrono::duration<float, std::milli>(latency).count());
    setLate(isLate);
}

void Heartbeat::setReading(bool reading)
{
    if (std::exchange(m_isReading, reading) == reading || !reading)
        return;
    // The answer may wait in the socket; measuring starts with the next beat.
    m_sentAt.reset();
    m_lateTimer.stop();
}

nanoseconds Heartbeat::unanswered() const
{
    return m_sentAt ? m_clock->monotonic() - *m_sentAt : 0ns;
}

void Heartbeat::beat()
{
    if (noticeSleep())
        return;
    if (m_sentAt && m_isReading) {
        Q_EMIT died();
        return;
    }
    m_sentAt = m_clock->monotonic();
    // By the deadline, so that delays do not add up (P18). After a stall that would leave the answer too little time:
    // the rhythm begins anew, and beats that were missed are not made up for.
    const nanoseconds next = m_timer.deadline() + m_interval;
    m_timer.startAt(next - *m_sentAt < m_interval / 2 ? *m_sentAt + m_interval : next);
    m_lastSentAt = m_clock->wall();
    m_lateTimer.start(lateThreshold());
    Q_EMIT due();
}

bool Heartbeat::noticeSleep()
{
    // The monotonic clock of Linux stands still while the machine sleeps; the wall clock does not (P19).
    const nanoseconds monotonic = m_clock->monotonic();
    const Timestamp wall = m_clock->wall();
    const nanoseconds gap = (wall - m_wallBefore) - (monotonic - m_monotonicBefore);
    m_monotonicBefore = monotonic;
    m_wallBefore = wall;
    if (gap <= sleepGap)
        return false;
    const bool isRepeated = m_lastGapAt && monotonic - *m_lastGapAt < shortestTimeBetweenSleeps;
    m_lastGapAt = monotonic;
    if (isRepeated) {
        qCDebug(lcGateway) << "the wall clock jumped again; taking it for a correction";
        return false;
    }
    Q_EMIT slept(gap);
    return true;
}

nanoseconds Heartbeat::lateThreshold() const
{
    if (m_history.isEmpty())
        return std::max<nanoseconds>(lateFloor, std::min(m_interval / 2, lateWithoutHistory));
    QList<float> sorted = m_history;
    const auto middle = sorted.begin() + sorted.size() / 2;
    std::nth_element(sorted.begin(), middle, sorted.end());
    const auto median = std::chrono::duration_cast<nanoseconds>(std::chrono::duration<float, std::milli>(*middle));
    return std::max<nanoseconds>(lateFloor, 2 * median);
}

void Heartbeat::setLate(bool late)
{
    if (std::exchange(m_isLate, late) != late)
        Q_EMIT lateChanged(late);
}

} // namespace Hikari
