#include <hikari/core/clock.h>
#include <hikari/core/timer.h>

#include <QTimerEvent>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

// QObject's timers count milliseconds in an int; a longer wait goes in steps.
constexpr auto longestStep = 24h;

Timer::Timer(Clock *clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    Q_ASSERT(clock);
}

Timer::~Timer()
{
    stop();
}

void Timer::start(std::chrono::nanoseconds delay)
{
    startAt(m_clock->monotonic() + std::max(delay, 0ns));
}

void Timer::startAt(std::chrono::nanoseconds deadline)
{
    stop();
    m_deadline = deadline;
    m_active = true;
    m_clock->arm(*this);
}

void Timer::stop()
{
    if (!std::exchange(m_active, false))
        return;
    m_clock->disarm(*this);
}

std::chrono::nanoseconds Timer::remaining() const
{
    return m_active ? std::max(m_deadline - m_clock->monotonic(), 0ns) : 0ns;
}

void Timer::singleShot(Clock *clock, std::chrono::nanoseconds delay, QObject *context, std::function<void()> function)
{
    auto *timer = new Timer(clock, context);
    connect(timer, &Timer::timeout, context, [timer, function = std::move(function)] {
        // First, so that the function may destroy the context.
        timer->deleteLater();
        function();
    });
    timer->start(delay);
}

void Timer::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_systemTimer)
        return;
    stopSystemTimer();
    if (m_clock->monotonic() < m_deadline)
        startSystemTimer();
    else
        fire();
}

void Timer::startSystemTimer()
{
    const auto wait = std::clamp<std::chrono::nanoseconds>(m_deadline - m_clock->monotonic(), 0ns, longestStep);
    // Rounded up: waking too early would only mean one more round.
    m_systemTimer = startTimer(std::chrono::ceil<std::chrono::milliseconds>(wait), Qt::PreciseTimer);
}

void Timer::stopSystemTimer()
{
    if (const int timer = std::exchange(m_systemTimer, 0); timer != 0)
        killTimer(timer);
}

void Timer::fire()
{
    m_active = false;
    Q_EMIT timeout();
}

} // namespace Hikari
