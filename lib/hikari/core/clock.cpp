#include <hikari/core/clock.h>
#include <hikari/core/timer.h>

#include <QThread>

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

Clock::~Clock() = default;

std::chrono::nanoseconds Clock::monotonic() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

Timestamp Clock::wall() const
{
    return Timestamp::now();
}

Clock *Clock::system()
{
    // Never destroyed: timers of other statics may come after it.
    static auto *const clock = new Clock;
    return clock;
}

void Clock::arm(Timer &timer)
{
    timer.startSystemTimer();
}

void Clock::disarm(Timer &timer)
{
    timer.stopSystemTimer();
}

void Clock::fire(Timer &timer)
{
    timer.fire();
}

class ManualClock::Private
{
public:
    // Deadline, then the order of starting
    using Key = std::pair<std::chrono::nanoseconds, quint64>;

    // mutex is held by the callers of these

    void moveTo(std::chrono::nanoseconds time) { now = std::max(now, time); }
    Timer *takeDue(std::chrono::nanoseconds until)
    {
        if (timers.empty() || timers.begin()->first.first > until)
            return nullptr;
        const auto first = timers.begin();
        Timer *timer = first->second;
        moveTo(first->first.first);
        keys.erase(timer);
        timers.erase(first);
        return timer;
    }
    void remove(Timer *timer)
    {
        const auto found = keys.find(timer);
        if (found == keys.end())
            return;
        timers.erase(found->second);
        keys.erase(found);
    }

    mutable std::mutex mutex;
    // All guarded by mutex
    std::chrono::nanoseconds now = 1h;
    std::chrono::nanoseconds wallSetAt = now;
    Timestamp wall = Timestamp::fromSeconds(1767225600); // when now was wallSetAt
    std::map<Key, Timer *> timers;
    std::unordered_map<Timer *, Key> keys;
    quint64 started = 0;
};

ManualClock::ManualClock()
    : d(std::make_unique<Private>())
{ }

ManualClock::~ManualClock() = default;

std::chrono::nanoseconds ManualClock::monotonic() const
{
    const std::lock_guard lock(d->mutex);
    return d->now;
}

Timestamp ManualClock::wall() const
{
    const std::lock_guard lock(d->mutex);
    return d->wall + (d->now - d->wallSetAt);
}

void ManualClock::advance(std::chrono::nanoseconds duration)
{
    const std::chrono::nanoseconds until = monotonic() + std::max(duration, 0ns);
    for (;;) {
        Timer *due = nullptr;
        {
            const std::lock_guard lock(d->mutex);
            due = d->takeDue(until);
            if (!due) {
                d->moveTo(until);
                return;
            }
            if (due->thread() != QThread::currentThread()) {
                // Under the mutex, which its destructor needs: it is alive until it was told.
                QMetaObject::invokeMethod(
                    due, [this, due] { fireIfDue(*due); }, Qt::QueuedConnection);
                continue;
            }
        }
        fire(*due);
    }
}

bool ManualClock::advanceToNextTimer()
{
    std::chrono::nanoseconds delay { 0 };
    {
        const std::lock_guard lock(d->mutex);
        if (d->timers.empty())
            return false;
        delay = d->timers.begin()->first.first - d->now;
    }
    advance(delay);
    return true;
}

void ManualClock::setWall(Timestamp time)
{
    const std::lock_guard lock(d->mutex);
    d->wall = time;
    d->wallSetAt = d->now;
}

int ManualClock::activeTimers() const
{
    const std::lock_guard lock(d->mutex);
    return int(d->timers.size());
}

void ManualClock::arm(Timer &timer)
{
    const std::lock_guard lock(d->mutex);
    d->remove(&timer);
    const Private::Key key { timer.deadline(), d->started++ };
    d->timers.emplace(key, &timer);
    d->keys.emplace(&timer, key);
}

void ManualClock::disarm(Timer &timer)
{
    const std::lock_guard lock(d->mutex);
    d->remove(&timer);
}

void ManualClock::fireIfDue(Timer &timer)
{
    // It may have been stopped or started anew since the call was queued.
    if (!timer.isActive() || timer.deadline() > monotonic())
        return;
    disarm(timer);
    fire(timer);
}

} // namespace Hikari
