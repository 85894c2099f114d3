#include <hikari/events/eventstream_p.h>

#include <hikari/core/logging.h>
#include <hikari/events/eventmanager_p.h>

#include <QThread>

#include <algorithm>
#include <limits>

namespace Hikari {

namespace {

class StreamSink final : public Detail::EventSink
{
public:
    explicit StreamSink(std::shared_ptr<EventStream::State> state)
        : m_state(std::move(state))
    { }
    void receive(const EventPtr &event, const Delivery *delivery, Detail::DispatchRun &) override
    {
        m_state->push(event, delivery);
    }

private:
    std::shared_ptr<EventStream::State> m_state;
};

} // namespace

// What the handles share: with the last of them the stream closes, though its sink in the manager still knows the
// state.
class EventStream::Handle
{
public:
    explicit Handle(std::shared_ptr<State> state)
        : state(std::move(state))
    { }
    ~Handle()
    {
        if (state->closeForGood())
            qCWarning(lcEvents).noquote().nospace()
                << "an open stream, made at " << state->location.toString()
                << ", was dropped and is closed now: call close(), or keep what opened() returns";
    }
    Q_DISABLE_COPY_MOVE(Handle)

    const std::shared_ptr<State> state;
};

EventStream::State::State(EventManager *manager, QList<Lineage> classes,
    std::optional<std::chrono::milliseconds> timeout, std::optional<int> limit, SourceLocation location)
    : classes(std::move(classes))
    , timeout(timeout)
    , location(location)
    , manager(manager)
    , limit(limit)
{ }

void EventStream::State::open()
{
    {
        const QMutexLocker lock(&mutex);
        if (isOpen || !manager)
            return;
        isOpen = true;
    }
    Q_ASSERT(manager->thread() == QThread::currentThread());
    wasOpened = true;
    if (id)
        return; // was closed in another thread, and not taken out yet
    id = ++manager->d->lastId;
    const auto sink = std::make_shared<StreamSink>(shared_from_this());
    sink->location = location;
    std::vector<Detail::SinkTarget> targets;
    for (const Lineage &lineage : classes)
        targets.push_back({ &lineage, sink });
    manager->d->streams.insert(id, shared_from_this());
    manager->d->addRecords(id, EventManager::Private::Kind::Stream, nullptr, targets);
}

bool EventStream::State::closeForGood()
{
    bool wasOpen = false;
    {
        const QMutexLocker lock(&mutex);
        wasOpen = isOpen;
    }
    close();
    return wasOpen;
}

void EventStream::State::close()
{
    {
        const QMutexLocker lock(&mutex);
        if (!isOpen)
            return;
        isOpen = false;
        if (!manager)
            return;
        // The manager cannot go while the mutex is held: it says good-bye to its streams first.
        if (manager->thread() != QThread::currentThread()) {
            QMetaObject::invokeMethod(
                manager, [self = shared_from_this()] { self->detach(); }, Qt::QueuedConnection);
            return;
        }
    }
    detach();
}

void EventStream::State::detach()
{
    {
        const QMutexLocker lock(&mutex);
        if (isOpen || !id || !manager)
            return;
    }
    const auto self = shared_from_this(); // the manager's sink may have been the last to know us
    manager->d->remove(std::exchange(id, 0));
    endWaiters();
}

void EventStream::State::leaveManager()
{
    {
        const QMutexLocker lock(&mutex);
        manager = nullptr;
        isOpen = false;
    }
    id = 0;
    endWaiters();
}

void EventStream::State::push(const EventPtr &event, const Delivery *delivery)
{
    for (std::size_t i = 0; i < filters.size(); ++i) {
        if (!filters[i](*event))
            return;
    }
    Delivery kept = delivery ? *delivery : Delivery { event, {}, {}, 0 };
    if (!wantsPayload)
        kept.payload.clear();
    if (waiters.empty())
        enqueue(std::move(kept));
    else
        answer(waiters.front().id, std::move(kept));
}

void EventStream::State::enqueue(Delivery delivery, bool hasWaited)
{
    Delivery displaced; // destroyed when the mutex is free
    const QMutexLocker lock(&mutex);
    if (!isOpen && !hasWaited)
        return;
    if (limit && count == std::size_t(*limit)) {
        ++dropped;
        if (policy == DropPolicy::Newest)
            return;
        displaced = dequeue();
    }
    if (count == ring.size()) {
        std::vector<Delivery> larger(std::max<std::size_t>(16, 2 * ring.size()));
        for (std::size_t i = 0; i < count; ++i)
            larger[i] = std::move(ring[(first + i) % ring.size()]);
        ring = std::move(larger);
        first = 0;
    }
    ring[(first + count) % ring.size()] = std::move(delivery);
    ++count;
}

Delivery EventStream::State::dequeue()
{
    Delivery delivery = std::exchange(ring[first], {});
    first = (first + 1) % ring.size();
    --count;
    return delivery;
}

void EventStream::State::purge(const std::function<bool(const Event &)> &filter)
{
    // The filter is the user's: it runs without the mutex, on what waits now.
    const QList<Delivery> waiting = take(std::numeric_limits<int>::max());
    for (const Delivery &delivery : waiting) {
        bool isKept = false;
        try {
            isKept = filter(*delivery.event);
        } catch (...) {
            if (manager)
                manager->d->reportException(delivery.event, location, std::current_exception());
        }
        if (isKept)
            enqueue(delivery, true);
    }
}

QList<Delivery> EventStream::State::take(int max)
{
    QList<Delivery> taken;
    const QMutexLocker lock(&mutex);
    const auto number = std::min(std::size_t(std::max(max, 0)), count);
    taken.reserve(qsizetype(number));
    for (std::size_t i = 0; i < number; ++i)
        taken.append(dequeue());
    return taken;
}

Reply<std::optional<Delivery>> EventStream::State::next()
{
    using Result = Reply<std::optional<Delivery>>;
    if (failure)
        return Result::failed(*failure);
    {
        const QMutexLocker lock(&mutex);
        if (count > 0)
            return Result::succeeded(dequeue());
        if (!isOpen && (wasOpened || !manager))
            return Result::succeeded(std::nullopt);
    }
    if (!wasOpened)
        return Result::failed(
            Error { .kind = Error::Kind::State, .message = QStringLiteral("the stream was not opened") });

    Waiter &waiter = waiters.emplace_back();
    waiter.id = ++lastWaiter;
    const std::weak_ptr<State> weak = shared_from_this();
    const auto end = [weak, id = waiter.id] {
        if (const auto self = weak.lock())
            self->answer(id, std::nullopt);
    };
    if (timeout) {
        waiter.timer = new Timer(manager->d->clock, manager);
        QObject::connect(waiter.timer, &Timer::timeout, manager, end);
        waiter.timer->start(*timeout);
    }
    waiter.source.onCancel(end);
    return waiter.source.reply();
}

void EventStream::State::answer(quint64 waiterId, std::optional<Delivery> result)
{
    const auto it =
        std::find_if(waiters.begin(), waiters.end(), [waiterId](const Waiter &one) { return one.id == waiterId; });
    if (it == waiters.end())
        return;
    Waiter waiter = std::move(*it);
    waiters.erase(it);
    if (waiter.timer) {
        waiter.timer->stop();
        waiter.timer->deleteLater();
    }
    waiter.source.succeed(std::move(result));
}

void EventStream::State::endWaiters()
{
    const quint64 last = lastWaiter; // a continuation may ask for more
    while (!waiters.empty() && waiters.front().id <= last)
        answer(waiters.front().id, std::nullopt);
}

EventStream::EventStream() = default;
EventStream::~EventStream() = default;
EventStream::EventStream(const EventStream &) = default;
EventStream::EventStream(EventStream &&) noexcept = default;
EventStream &EventStream::operator=(const EventStream &) = default;
EventStream &EventStream::operator=(EventStream &&) noexcept = default;

EventStream::EventStream(std::shared_ptr<State> state)
    : m_handle(std::make_shared<Handle>(std::move(state)))
{ }

EventStream EventStream::failed(const Error &error)
{
    auto state = std::make_shared<State>(nullptr, QList<Lineage>(), std::nullopt, std::nullopt, SourceLocation());
    state->failure = error;
    return EventStream(std::move(state));
}

EventStream &EventStream::open()
{
    if (m_handle)
        m_handle->state->open();
    return *this;
}

void EventStream::close()
{
    if (m_handle)
        m_handle->state->close();
}

bool EventStream::isOpen() const
{
    if (!m_handle)
        return false;
    const QMutexLocker lock(&m_handle->state->mutex);
    return m_handle->state->isOpen;
}

EventStream &EventStream::addFilter(std::function<bool(const Event &)> filter)
{
    if (!m_handle)
        return *this;
    const std::shared_ptr<State> state = m_handle->state;
    state->filters.push_back(std::move(filter));
    state->purge(state->filters.back());
    return *this;
}

EventStream &EventStream::withPayload(bool on)
{
    if (m_handle && m_handle->state->wantsPayload != on) {
        m_handle->state->wantsPayload = on;
        if (m_handle->state->manager)
            m_handle->state->manager->d->updateInterest();
    }
    return *this;
}

EventStream &EventStream::setDropPolicy(DropPolicy policy)
{
    if (m_handle) {
        const QMutexLocker lock(&m_handle->state->mutex);
        m_handle->state->policy = policy;
    }
    return *this;
}

std::optional<int> EventStream::queueLimit() const
{
    return m_handle ? m_handle->state->limit : std::nullopt;
}

int EventStream::size() const
{
    if (!m_handle)
        return 0;
    const QMutexLocker lock(&m_handle->state->mutex);
    return int(m_handle->state->count);
}

quint64 EventStream::dropped() const
{
    if (!m_handle)
        return 0;
    const QMutexLocker lock(&m_handle->state->mutex);
    return m_handle->state->dropped;
}

QList<Delivery> EventStream::take(int max)
{
    return m_handle ? m_handle->state->take(max) : QList<Delivery>();
}

Reply<std::optional<Delivery>> EventStream::next()
{
    if (m_handle)
        return m_handle->state->next();
    return Reply<std::optional<Delivery>>::failed(
        Error { .kind = Error::Kind::State, .message = QStringLiteral("the stream belongs to no manager") });
}

} // namespace Hikari
