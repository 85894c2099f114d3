#include <hikari/gateway/eventinbox_p.h>

#include <hikari/core/prefetch_p.h>

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace Hikari {

// Delivered items are taken off the account together, since the mutex costs as much as a small listener. Pushers that
// are held back wait no longer than for so many.
constexpr int settleInterval = 32;

struct EventInbox::Shared
{
    struct Pusher
    {
        QObject *object;
        std::function<void()> drained;
    };

    bool isFull() const { return count >= limit || bytes >= byteLimit; }
    bool hasRoom() const { return count <= limit / 2 && bytes <= byteLimit / 2; }
    void settle(); // with mutex held
    std::vector<Item> takeAll();

    int limit = 0;
    qint64 byteLimit = 0;
    Handler handler;
    // The batch being delivered; the bot's thread only
    std::vector<Item> batch;
    std::size_t next = 0;
    bool isDraining = false;
    std::vector<std::pair<quint32, int>> partly; // sets and shards that have more events of their last payload
    int delivered = 0; // and not taken off count yet
    qint64 deliveredBytes = 0;

    mutable std::mutex mutex;
    // All guarded by mutex
    std::vector<Item> waiting;
    std::vector<Pusher> heldBack;
    int count = 0; // waiting, and not yet delivered of the batch
    qint64 bytes = 0;
    bool wakeUpPending = false;
};

void EventInbox::Shared::settle()
{
    count -= std::exchange(delivered, 0);
    bytes -= std::exchange(deliveredBytes, 0);
    if (heldBack.empty() || !hasRoom())
        return;
    // Posted under the mutex, which forget() needs: the pushers are alive.
    for (const Pusher &pusher : std::exchange(heldBack, {}))
        QMetaObject::invokeMethod(pusher.object, pusher.drained, Qt::QueuedConnection);
}

std::vector<EventInbox::Item> EventInbox::Shared::takeAll()
{
    const std::lock_guard lock(mutex);
    std::vector<Item> all(
        std::make_move_iterator(batch.begin() + std::ptrdiff_t(next)), std::make_move_iterator(batch.end()));
    all.insert(all.end(), std::make_move_iterator(waiting.begin()), std::make_move_iterator(waiting.end()));
    batch.clear();
    next = 0;
    waiting.clear();
    for (const Item &item : all) {
        ++delivered;
        deliveredBytes += item.delivery.payloadSize;
    }
    settle();
    return all;
}

// Its beginning is still with the thread that made it, and here by the time that the event before it is delivered.
static void fetchEvent(const Event *event)
{
    constexpr std::size_t counts = 64; // of its pointers, before it
    constexpr std::size_t beginning = 384; // up to the author of a message
    prefetch(reinterpret_cast<const void *>(quintptr(event) - counts), counts + beginning);
}

// The event says "drain"; its type is private to this class.
static QEvent::Type drainEvent()
{
    static const auto type = QEvent::Type(QEvent::registerEventType());
    return type;
}

EventInbox::EventInbox(int limit, qint64 byteLimit, Handler handler, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->limit = std::max(1, limit);
    m_shared->byteLimit = std::max<qint64>(1, byteLimit);
    m_shared->handler = std::move(handler);
}

EventInbox::~EventInbox() = default;

bool EventInbox::push(Item item, QObject *pusher, const std::function<void()> &drained)
{
    const bool hasRoom = append(std::move(item), pusher, drained);
    wake();
    return hasRoom;
}

bool EventInbox::append(Item item, QObject *pusher, const std::function<void()> &drained)
{
    const std::lock_guard lock(m_shared->mutex);
    ++m_shared->count;
    m_shared->bytes += item.delivery.payloadSize;
    m_shared->waiting.push_back(std::move(item));
    if (!m_shared->isFull())
        return true;
    if (pusher) {
        const auto isSame = [pusher](const Shared::Pusher &other) { return other.object == pusher; };
        if (std::none_of(m_shared->heldBack.begin(), m_shared->heldBack.end(), isSame))
            m_shared->heldBack.push_back({ pusher, drained });
    }
    return false;
}

void EventInbox::wake()
{
    bool isFirst = false;
    {
        const std::lock_guard lock(m_shared->mutex);
        isFirst = !m_shared->waiting.empty() && !std::exchange(m_shared->wakeUpPending, true);
    }
    if (isFirst)
        QCoreApplication::postEvent(this, new QEvent(drainEvent()));
}

void EventInbox::forget(QObject *pusher)
{
    const std::lock_guard lock(m_shared->mutex);
    std::erase_if(m_shared->heldBack, [pusher](const Shared::Pusher &other) { return other.object == pusher; });
}

int EventInbox::size() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->count;
}

std::vector<EventInbox::Item> EventInbox::drainAll(const std::function<bool()> &mayGoOn)
{
    const std::shared_ptr<Shared> shared = m_shared;
    const QPointer<EventInbox> self(this);
    drain(mayGoOn);
    return self ? shared->takeAll() : std::vector<Item>();
}

bool EventInbox::event(QEvent *event)
{
    if (event->type() != drainEvent())
        return QObject::event(event);
    drain({});
    return true;
}

void EventInbox::drain(const std::function<bool()> &mayGoOn)
{
    const bool isBounded = !mayGoOn;
    // A handler may run an event loop, or destroy this.
    const std::shared_ptr<Shared> shared = m_shared;
    const bool isNested = std::exchange(shared->isDraining, true);
    if (isNested && isBounded)
        return; // whoever drains goes on when the handler is done; only drainAll() cannot wait for that
    const QPointer<EventInbox> self(this);
    const auto end = std::chrono::steady_clock::now() + drainBudget;
    bool isDone = false;
    while (self) {
        if (shared->next == shared->batch.size()) {
            shared->batch.clear();
            shared->next = 0;
            const std::lock_guard lock(shared->mutex);
            shared->settle();
            std::swap(shared->batch, shared->waiting);
            if (shared->batch.empty()) {
                shared->wakeUpPending = false;
                isDone = true;
            }
        }
        if (isDone)
            break;
        const Item item = std::move(shared->batch[shared->next++]);
        if (shared->next < shared->batch.size())
            fetchEvent(shared->batch[shared->next].delivery.event.get());
        ++shared->delivered;
        shared->deliveredBytes += item.delivery.payloadSize;
        if (shared->delivered >= settleInterval) {
            const std::lock_guard lock(shared->mutex);
            shared->settle();
        }
        if (item.isContinued || !shared->partly.empty()) {
            const std::pair shard(item.set, item.shardId);
            std::erase(shared->partly, shard);
            if (item.isContinued)
                shared->partly.push_back(shard);
        }
        shared->handler(item);
        if (!self)
            break;
        if (isBounded ? std::chrono::steady_clock::now() >= end : shared->partly.empty() && !mayGoOn()) {
            const std::lock_guard lock(shared->mutex);
            shared->settle();
            break;
        }
    }
    shared->isDraining = isNested;
    if (self && !isDone)
        QCoreApplication::postEvent(this, new QEvent(drainEvent()));
}

} // namespace Hikari
