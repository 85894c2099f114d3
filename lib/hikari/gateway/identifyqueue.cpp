#include <hikari/gateway/identifyqueue_p.h>

#include <hikari/core/clock.h>
#include <hikari/gateway/sessionbudget_p.h>

#include <QThread>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace Hikari {

using std::chrono::nanoseconds;

IdentifyQueue::~IdentifyQueue() = default;

class LocalIdentifyQueue::Private
{
public:
    struct Waiting
    {
        quint64 ticket;
        int shardId;
        QObject *context;
        std::function<void(nanoseconds)> granted;
    };
    struct Key
    {
        nanoseconds freeAt { 0 };
        quint64 holder = 0; // granted and neither sent nor cancelled
        int holdingShard = 0;
        std::vector<Waiting> waiting;
    };

    Private(Clock *clock, int maxConcurrency, nanoseconds window, nanoseconds notBefore,
        std::shared_ptr<SessionBudget> budget, QObject *parent)
        : clock(clock)
        , maxConcurrency(std::max(1, maxConcurrency))
        , window(window)
        , lead(std::min<nanoseconds>(longestLead, window / 2))
        , notBefore(notBefore)
        , budget(std::move(budget))
        , timer(clock, parent)
    { }

    int countWaiting() const;

    Clock *const clock;
    const int maxConcurrency;
    const nanoseconds window;
    const nanoseconds lead;
    const nanoseconds notBefore;
    const std::shared_ptr<SessionBudget> budget; // may be null
    Timer timer; // used in the queue's thread only

    std::mutex mutex;
    // All guarded by mutex
    std::map<int, Key> keys;
    quint64 lastTicket = 0;
    bool isHeld = false;
    bool isStopped = false;
};

int LocalIdentifyQueue::Private::countWaiting() const
{
    std::size_t count = 0;
    for (const auto &[number, key] : keys)
        count += key.waiting.size();
    return int(count);
}

LocalIdentifyQueue::LocalIdentifyQueue(Clock *clock, int maxConcurrency, std::chrono::milliseconds window,
    nanoseconds notBefore, std::shared_ptr<SessionBudget> budget, QObject *parent)
    : IdentifyQueue(parent)
    , d(std::make_unique<Private>(clock, maxConcurrency, window, notBefore, std::move(budget), this))
{
    connect(&d->timer, &Timer::timeout, this, &LocalIdentifyQueue::process);
    if (d->budget)
        connect(
            d->budget.get(), &SessionBudget::changed, this, &LocalIdentifyQueue::processLater, Qt::DirectConnection);
}

LocalIdentifyQueue::~LocalIdentifyQueue() = default;

IdentifyQueue::Ticket LocalIdentifyQueue::acquire(
    int shardId, QObject *context, std::function<void(nanoseconds)> granted)
{
    Ticket ticket;
    {
        const std::lock_guard lock(d->mutex);
        ticket.id = ++d->lastTicket;
        Private::Key &key =
            d->keys.try_emplace(shardId % d->maxConcurrency, Private::Key { .freeAt = d->notBefore }).first->second;
        const auto at = std::find_if(key.waiting.begin(), key.waiting.end(),
            [shardId](const Private::Waiting &other) { return other.shardId > shardId; });
        const auto before = (at - key.waiting.begin()) + (key.holder ? 1 : 0);
        ticket.estimate = std::max(d->clock->monotonic(), key.freeAt - d->lead) + before * d->window;
        key.waiting.insert(at, { ticket.id, shardId, context, std::move(granted) });
    }
    wake();
    return ticket;
}

void LocalIdentifyQueue::sent(quint64 ticket)
{
    std::optional<int> shardId;
    {
        const std::lock_guard lock(d->mutex);
        for (auto &[number, key] : d->keys) {
            if (ticket == 0 || key.holder != ticket)
                continue;
            key.holder = 0;
            key.freeAt = d->clock->monotonic() + d->window;
            shardId = key.holdingShard;
        }
    }
    if (shardId && d->budget)
        d->budget->spend(*shardId);
    wake();
}

void LocalIdentifyQueue::cancel(quint64 ticket)
{
    if (ticket == 0)
        return;
    bool wasGranted = false;
    {
        const std::lock_guard lock(d->mutex);
        for (auto &[number, key] : d->keys) {
            if (key.holder == ticket) {
                key.holder = 0;
                wasGranted = true;
            }
            std::erase_if(key.waiting, [ticket](const Private::Waiting &other) { return other.ticket == ticket; });
        }
    }
    if (wasGranted && d->budget)
        d->budget->giveBack();
    wake();
}

nanoseconds LocalIdentifyQueue::freeAt() const
{
    const std::lock_guard lock(d->mutex);
    nanoseconds latest = d->notBefore;
    for (const auto &[number, key] : d->keys)
        latest = std::max(latest, key.freeAt);
    return latest;
}

void LocalIdentifyQueue::setHeld(bool held)
{
    {
        const std::lock_guard lock(d->mutex);
        d->isHeld = held;
    }
    wake();
}

void LocalIdentifyQueue::close()
{
    const std::lock_guard lock(d->mutex);
    d->isStopped = true;
}

void LocalIdentifyQueue::stop()
{
    close();
    d->timer.stop();
    if (d->budget)
        d->budget->publish(0, false, nanoseconds(0));
}

void LocalIdentifyQueue::wake()
{
    if (QThread::currentThread() == thread())
        process();
    else
        processLater();
}

void LocalIdentifyQueue::processLater()
{
    // Under the mutex, which stop() needs: until then our thread has an event loop to post to.
    const std::lock_guard lock(d->mutex);
    if (!d->isStopped)
        QMetaObject::invokeMethod(this, &LocalIdentifyQueue::process, Qt::QueuedConnection);
}

void LocalIdentifyQueue::process()
{
    std::optional<nanoseconds> next; // to be called again
    std::optional<nanoseconds> nextSlot; // of anybody
    bool isShort = false;
    int waiting = 0;
    {
        const std::lock_guard lock(d->mutex);
        if (d->isHeld || d->isStopped)
            return;
        const nanoseconds now = d->clock->monotonic();
        const nanoseconds heldUntil = d->budget ? d->budget->status().heldUntil : nanoseconds(0);
        const auto earlier = [](std::optional<nanoseconds> &time, nanoseconds other) {
            time = std::min(time.value_or(nanoseconds::max()), other);
        };
        for (auto &[number, key] : d->keys) {
            if (key.waiting.empty())
                continue;
            const nanoseconds freeAt = std::max(key.freeAt, heldUntil);
            if (key.holder) {
                earlier(nextSlot, std::max(now, freeAt) + d->window);
                continue;
            }
            if (now < freeAt - d->lead) {
                earlier(next, freeAt - d->lead);
                earlier(nextSlot, freeAt);
                continue;
            }
            if (d->budget && !d->budget->take()) {
                isShort = true;
                const nanoseconds resetAt = d->budget->status().resetAt;
                earlier(next, resetAt);
                earlier(nextSlot, resetAt);
                continue;
            }
            Private::Waiting first = std::move(key.waiting.front());
            key.waiting.erase(key.waiting.begin());
            key.holder = first.ticket;
            key.holdingShard = first.shardId;
            if (!key.waiting.empty())
                earlier(nextSlot, std::max(now, freeAt) + d->window);
            // Posted under the mutex, which cancel() needs: the context is alive.
            QMetaObject::invokeMethod(
                first.context,
                [granted = std::move(first.granted), notBefore = std::max(now, freeAt)] { granted(notBefore); },
                Qt::QueuedConnection);
        }
        waiting = d->countWaiting();
    }
    if (next)
        d->timer.startAt(*next);
    else
        d->timer.stop();
    if (d->budget)
        d->budget->publish(waiting, isShort, nextSlot.value_or(nanoseconds(0)));
}

} // namespace Hikari
