#include <hikari/gateway/identifyqueue_p.h>

#include <hikari/core/clock.h>

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
        std::vector<Waiting> waiting;
    };

    Private(Clock *clock, int maxConcurrency, nanoseconds window, nanoseconds notBefore, QObject *parent)
        : clock(clock)
        , maxConcurrency(std::max(1, maxConcurrency))
        , window(window)
        , lead(std::min<nanoseconds>(longestLead, window / 2))
        , notBefore(notBefore)
        , timer(clock, parent)
    { }

    Clock *const clock;
    const int maxConcurrency;
    const nanoseconds window;
    const nanoseconds lead;
    const nanoseconds notBefore;
    Timer timer; // used in the queue's thread only

    std::mutex mutex;
    // All guarded by mutex
    std::map<int, Key> keys;
    quint64 lastTicket = 0;
    bool isHeld = false;
    bool isStopped = false;
};

LocalIdentifyQueue::LocalIdentifyQueue(
    Clock *clock, int maxConcurrency, std::chrono::milliseconds window, nanoseconds notBefore, QObject *parent)
    : IdentifyQueue(parent)
    , d(std::make_unique<Private>(clock, maxConcurrency, window, notBefore, this))
{
    connect(&d->timer, &Timer::timeout, this, &LocalIdentifyQueue::process);
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
    {
        const std::lock_guard lock(d->mutex);
        for (auto &[number, key] : d->keys) {
            if (key.holder != ticket)
                continue;
            key.holder = 0;
            key.freeAt = d->clock->monotonic() + d->window;
        }
    }
    wake();
}

void LocalIdentifyQueue::cancel(quint64 ticket)
{
    if (ticket == 0)
        return;
    {
        const std::lock_guard lock(d->mutex);
        for (auto &[number, key] : d->keys) {
            if (key.holder == ticket)
                key.holder = 0;
            std::erase_if(key.waiting, [ticket](const Private::Waiting &other) { return other.ticket == ticket; });
        }
    }
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

void LocalIdentifyQueue::stop()
{
    {
        const std::lock_guard lock(d->mutex);
        d->isStopped = true;
    }
    d->timer.stop();
}

void LocalIdentifyQueue::wake()
{
    if (QThread::currentThread() == thread())
        process();
    else
        QMetaObject::invokeMethod(this, &LocalIdentifyQueue::process, Qt::QueuedConnection);
}

void LocalIdentifyQueue::process()
{
    std::optional<nanoseconds> next;
    {
        const std::lock_guard lock(d->mutex);
        if (d->isHeld || d->isStopped)
            return;
        const nanoseconds now = d->clock->monotonic();
        for (auto &[number, key] : d->keys) {
            if (key.holder || key.waiting.empty())
                continue;
            if (now < key.freeAt - d->lead) {
                next = std::min(next.value_or(nanoseconds::max()), key.freeAt - d->lead);
                continue;
            }
            Private::Waiting first = std::move(key.waiting.front());
            key.waiting.erase(key.waiting.begin());
            key.holder = first.ticket;
            // Posted under the mutex, which cancel() needs: the context is alive.
            QMetaObject::invokeMethod(
                first.context,
                [granted = std::move(first.granted), notBefore = std::max(now, key.freeAt)] { granted(notBefore); },
                Qt::QueuedConnection);
        }
    }
    if (next)
        d->timer.startAt(*next);
    else
        d->timer.stop();
}

} // namespace Hikari
