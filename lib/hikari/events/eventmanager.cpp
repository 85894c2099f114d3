#include <hikari/events/eventmanager_p.h>

#include <hikari/core/logging.h>
#include <hikari/events/eventstream_p.h>
#include <hikari/events/lifetime_events.h>
#include <hikari/events/registry.h>

#include <QThread>

#include <algorithm>

namespace Hikari {

namespace {

Lineage lineageOfEvent(const Event &event)
{
    return event.ancestry->type() == event.type ? *event.ancestry : lineageOfType(event.type);
}

} // namespace

EventManager::Private::Private(EventManager *q)
    : q(q)
{ }

EventManager::Private::~Private()
{
    for (Frame *frame = innermost; frame; frame = frame->outer)
        frame->manager = nullptr;
    running.route = nullptr;
    for (Route *&route : routes)
        release(route);
    for (auto &[type, route] : customRoutes)
        release(route);
}

void EventManager::Private::release(Route *&route)
{
    if (!route)
        return;
    route->isCurrent = false;
    if (route->users == 0)
        destroy(route, this);
    route = nullptr;
}

void EventManager::Private::destroy(Route *route, Private *manager)
{
    std::unique_lock<std::mutex> lock;
    if (manager)
        lock = std::unique_lock(manager->running.mutex);
    delete route;
}

void EventManager::Private::invalidate(EventType type)
{
    for (std::size_t i = 0; i < eventTypeCount; ++i) {
        if (routes[i] && isEventType(EventType(i), type))
            release(routes[i]);
    }
    for (auto &[custom, route] : customRoutes)
        release(route);
    customRoutes.clear();
}

EventManager::Private::Route *EventManager::Private::findRoute(const Event &event)
{
    const bool isCustom = std::size_t(event.type) >= eventTypeCount;
    Route *&route = isCustom ? customRoutes[quint32(event.type)] : routes[std::size_t(event.type)];
    if (!route) {
        const Lineage lineage = isCustom ? lineageOfEvent(event) : lineageOfType(event.type);
        if (isCustom)
            customLineages.insert(event.type, lineage);
        route = makeRoute(lineage).release();
    }
    return route;
}

std::unique_ptr<EventManager::Private::Route> EventManager::Private::makeRoute(const Lineage &lineage) const
{
    std::vector<const Record *> reached;
    for (const EventType type : lineage) {
        const auto it = records.constFind(type);
        if (it == records.cend())
            continue;
        for (const Record &record : *it)
            reached.push_back(&record);
    }
    std::sort(reached.begin(), reached.end(), [](const Record *a, const Record *b) { return a->order < b->order; });
    auto route = std::make_unique<Route>();
    route->type = lineage.type();
    route->sinks.reserve(reached.size());
    for (const Record *record : reached)
        route->sinks.push_back(record->sink);
    const auto index = std::size_t(lineage.type());
    route->isSignalConnected = index < eventTypeCount && isSignalConnected(lineage.type());
    return route;
}

EventManager::Private::Tasks::Tasks(Private *manager)
    : manager(manager ? manager->q : nullptr)
{ }

EventManager::Private::Tasks::~Tasks()
{
    if (manager)
        manager->d->unfinished.erase(this);
}

void EventManager::Private::Tasks::finishIfDone()
{
    if (running > 0 || isCalling)
        return;
    source.succeed();
}

class EventManager::Private::Task final : public Detail::ListenerTask
{
public:
    Task(std::shared_ptr<Tasks> tasks, EventPtr event, const SourceLocation &listener)
        : m_tasks(std::move(tasks))
        , m_event(std::move(event))
        , m_listener(listener)
    {
        ++m_tasks->running;
    }
    ~Task() override
    {
        if (m_tasks) // the coroutine was destroyed before its end
            end();
    }
    void finish(const std::exception_ptr &failure) override
    {
        if (failure && m_tasks->manager && !isQuiet(failure))
            m_tasks->manager->d->reportException(m_event, m_listener, failure);
        end();
    }

private:
    //! What was given up, or ended with the bot, is nobody's mistake.
    static bool isQuiet(const std::exception_ptr &failure)
    {
        const Error::Kind kind = Error::fromException(failure).kind;
        return kind == Error::Kind::Cancelled || kind == Error::Kind::ShutDown;
    }
    void end()
    {
        const auto tasks = std::exchange(m_tasks, nullptr);
        --tasks->running;
        tasks->finishIfDone();
    }

    std::shared_ptr<Tasks> m_tasks;
    EventPtr m_event;
    SourceLocation m_listener;
};

std::unique_ptr<Detail::ListenerTask> EventManager::Private::Frame::beginTask(
    const EventPtr &event, const SourceLocation &listener)
{
    if (!tasks && manager) {
        tasks = std::make_shared<Tasks>(manager);
        manager->unfinished.emplace(tasks.get(), tasks);
    } else if (!tasks) {
        // The listener has destroyed the manager before it returned its coroutine.
        tasks = std::make_shared<Tasks>(nullptr);
    }
    return std::make_unique<Task>(tasks, event, listener);
}

EventManager::Private::Route *EventManager::Private::reached(const Event &event)
{
    const auto index = std::size_t(event.type);
    Route *const route = index < eventTypeCount && routes[index] ? routes[index] : findRoute(event);
    return route->sinks.empty() && !route->isSignalConnected ? nullptr : route;
}

void EventManager::Private::Frame::call(const EventPtr &event, const Delivery *delivery)
{
    Running &running = manager->running; // is there as long as one of the sinks is alive
    for (const SinkPointer &sink : route->sinks) {
        if (!sink->isAlive) [[unlikely]]
            continue;
        running.sink.store(&sink, std::memory_order_relaxed);
        try {
            sink->receive(event, delivery, *this);
        } catch (...) {
            if (manager)
                manager->reportException(event, sink->location, std::current_exception());
        }
    }
    if (route->isSignalConnected && manager) { // without a manager its sinks were not alive any more
        running.sink.store(nullptr, std::memory_order_relaxed);
        manager->emitSignals(*this, event);
    }
    if (tasks) [[unlikely]] {
        tasks->isCalling = false;
        tasks->finishIfDone();
    }
}

void EventManager::Private::emitSignals(const Frame &frame, const EventPtr &event)
{
    if (!emitter)
        return;
    const auto call = emitter; // a slot may replace or destroy it
    try {
        (*call)(*event);
    } catch (...) {
        if (frame.manager)
            reportException(event, {}, std::current_exception());
    }
}

void EventManager::Private::reportException(
    const EventPtr &event, const SourceLocation &listener, const std::exception_ptr &exception)
{
    const QString message = Error::fromException(exception).message;
    const QString where =
        listener.line ? QStringLiteral("the listener at ") + listener.toString() : QStringLiteral("a slot");
    if (event->type == EventType::Exception) {
        qCCritical(lcEvents).noquote().nospace()
            << where << " threw while handling an ExceptionEvent, which goes no further: " << message;
        return;
    }
    auto failure = makeEvent<ExceptionEvent>();
    failure->message = message;
    failure->failedEvent = event;
    failure->listener = listener;
    failure->exception = exception;
    Route *const route = reached(*failure);
    if (!route)
        qCCritical(lcEvents).noquote().nospace()
            << where << " threw while handling " << eventName(event->type) << ": " << message;
    else
        qCDebug(lcEvents).noquote().nospace() << where << " threw while handling " << eventName(event->type);
    if (route)
        Frame(this, route).call(failure, nullptr);
}

void EventManager::Private::addRecords(
    quint64 id, Kind kind, QObject *context, std::span<const Detail::SinkTarget> targets)
{
    for (const Detail::SinkTarget &target : targets) {
        // One event reaches a handler once: a class goes when one of its bases, or itself before, is in the list.
        const EventType type = target.lineage->type();
        const bool isCovered = std::any_of(targets.begin(), targets.end(), [&](const Detail::SinkTarget &other) {
            const EventType covering = other.lineage->type();
            return target.lineage->contains(covering) && (covering != type || &other < &target);
        });
        if (isCovered)
            continue;
        if (isCustomEventType(type))
            customLineages.insert(type, *target.lineage);
        records[type].push_back({ id, ++lastOrder, kind, context, target.sink });
        invalidate(type);
    }
    if (context)
        watchContext(context);
    updateInterest();
}

std::vector<std::shared_ptr<Detail::EventSink>> EventManager::Private::takeRecords(
    const std::function<bool(const Record &)> &matches)
{
    std::vector<std::shared_ptr<Detail::EventSink>> taken;
    for (auto it = records.begin(); it != records.end();) {
        std::vector<Record> &list = *it;
        const auto size = list.size();
        std::erase_if(list, [&](Record &record) {
            if (!matches(record))
                return false;
            record.sink->isAlive = false;
            taken.push_back(std::move(record.sink));
            return true;
        });
        if (list.size() != size)
            invalidate(it.key());
        it = list.empty() ? records.erase(it) : std::next(it);
    }
    if (!taken.empty())
        updateInterest();
    return taken;
}

bool EventManager::Private::remove(quint64 id)
{
    waits.remove(id);
    streams.remove(id);
    return !takeRecords([id](const Record &record) { return record.id == id; }).empty();
}

void EventManager::Private::removeContext(const QObject *context)
{
    const QMetaObject::Connection connection = contexts.take(context);
    QObject::disconnect(connection);
    const auto taken = takeRecords([context](const Record &record) { return record.context == context; });
    if (!taken.empty())
        Q_EMIT q->listenersChanged();
}

void EventManager::Private::watchContext(QObject *context)
{
    Q_ASSERT_X(context->thread() == q->thread(), "EventManager::subscribe", "the context lives in another thread");
    QMetaObject::Connection &connection = contexts[context];
    if (!connection) {
        connection = QObject::connect(
            context, &QObject::destroyed, q, [this](QObject *gone) { removeContext(gone); }, Qt::DirectConnection);
    }
}

bool EventManager::Private::isSignalConnected(EventType type) const
{
    return signalInterest[std::size_t(type)] || signalInterest[std::size_t(eventParents[std::size_t(type)])];
}

bool EventManager::Private::isListenedTo(EventType type) const
{
    if (isSignalConnected(type) || records.contains(type))
        return true;
    if (type == EventType::ShardPayload)
        return false; // for those only who ask for just this class
    const Lineage lineage = lineageOfType(type);
    return std::any_of(lineage.begin() + 1, lineage.end(), [this](EventType base) { return records.contains(base); });
}

void EventManager::Private::updateInterest()
{
    std::array<bool, eventTypeCount> payloads {};
    for (auto it = streams.begin(); it != streams.end(); ++it) {
        const auto stream = it->lock();
        if (!stream || !stream->wantsPayload)
            continue;
        for (const Lineage &lineage : stream->classes) {
            for (std::size_t i = 0; i < eventTypeCount; ++i)
                payloads[i] |= isEventType(EventType(i), lineage.type());
        }
    }
    for (std::size_t i = 0; i < eventTypeCount; ++i) {
        const auto type = EventType(i);
        if (!isConcreteEventType(type))
            continue;
        interest->setWanted(type, needed[i] || isListenedTo(type));
        interest->setPayloadWanted(type, payloads[i]);
    }
}

void EventManager::Private::warnAboutIntents(EventType type, const SourceLocation &location) const
{
    const EventClassInfo *info = eventClass(type);
    if (!intents || !info || info->intents.isEmpty() || intents->hasAny(info->intents))
        return;
    qCWarning(lcEvents).noquote().nospace()
        << info->name << " will not come, because the bot has none of the intents it needs: "
        << intentNames(info->intents).join(u", ") << (location.line ? u" (wanted at " : u"")
        << (location.line ? location.toString() + u')' : QString());
}

QList<ListenerInfo> EventManager::Private::listenersWhere(const std::function<bool(EventType)> &matches) const
{
    std::vector<std::pair<quint64, ListenerInfo>> found;
    for (auto it = records.cbegin(); it != records.cend(); ++it) {
        if (!matches(it.key()))
            continue;
        for (const Record &record : *it) {
            if (record.kind == Kind::Listener)
                found.push_back({ record.order, { { record.id }, it.key(), record.context, record.sink->location } });
        }
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<ListenerInfo> listeners;
    for (const auto &[order, listener] : found)
        listeners.append(listener);
    return listeners;
}

EventManager::EventManager(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{ }

EventManager::~EventManager()
{
    const auto streams = std::exchange(d->streams, {});
    const auto waits = std::exchange(d->waits, {});
    const auto unfinished = std::exchange(d->unfinished, {});
    auto taken = d->takeRecords([](const Private::Record &) { return true; });
    for (const auto &weak : streams) {
        if (const auto stream = weak.lock())
            stream->leaveManager();
    }
    for (const auto &weak : waits) {
        if (const auto wait = weak.lock())
            wait->fail(Error { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the event manager is gone") });
    }
    taken.clear();
    for (const auto &[tasks, weak] : unfinished) {
        if (const auto running = weak.lock())
            running->source.fail(
                Error { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the event manager is gone") });
    }
}

bool EventManager::unsubscribe(EventSubscription subscription)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const bool found = subscription.isValid() && d->remove(subscription.id);
    if (found)
        Q_EMIT listenersChanged();
    return found;
}

bool EventManager::unsubscribeFrom(EventType type, EventSubscription subscription)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const std::vector<Private::Record> list = d->records.value(type);
    const auto found = std::find_if(list.begin(), list.end(), [&](const Private::Record &record) {
        return record.kind == Private::Kind::Listener && record.id == subscription.id;
    });
    if (found == list.end())
        return false;
    const auto taken = d->takeRecords([&](const Private::Record &record) { return record.order == found->order; });
    Q_EMIT listenersChanged();
    return true;
}

void EventManager::unsubscribeAll(const QObject *context)
{
    Q_ASSERT(thread() == QThread::currentThread() && context);
    d->removeContext(context);
}

EventSubscription EventManager::add(
    QObject *context, std::initializer_list<Detail::SinkTarget> targets, SourceLocation location)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const EventSubscription subscription { ++d->lastId };
    for (const Detail::SinkTarget &target : targets) {
        target.sink->location = location;
        d->warnAboutIntents(target.lineage->type(), location);
    }
    d->addRecords(subscription.id, Private::Kind::Listener, context, { targets.begin(), targets.size() });
    Q_EMIT listenersChanged();
    return subscription;
}

void EventManager::addWait(std::initializer_list<Detail::SinkTarget> targets,
    const std::shared_ptr<Detail::WaitSink> &sink, std::optional<std::chrono::milliseconds> timeout)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const quint64 id = ++d->lastId;
    Timer *timer = nullptr;
    if (timeout) {
        timer = new Timer(d->clock, this);
        connect(timer, &Timer::timeout, this, [this, id] {
            const auto wait = d->waits.value(id).lock();
            if (!wait)
                return;
            wait->remove();
            wait->fail(Error { .kind = Error::Kind::Timeout, .message = QStringLiteral("no such event came in time") });
        });
        timer->start(*timeout);
    }
    sink->remove = [manager = QPointer(this), id, timer = QPointer(timer)] {
        if (timer) {
            timer->stop();
            timer->deleteLater();
        }
        if (manager)
            manager->d->remove(id);
    };
    for (const Detail::SinkTarget &target : targets)
        d->warnAboutIntents(target.lineage->type(), sink->location);
    d->waits.insert(id, sink);
    d->addRecords(id, Private::Kind::Wait, nullptr, { targets.begin(), targets.size() });
}

EventStream EventManager::streamOf(const QList<EventType> &types, std::optional<std::chrono::milliseconds> timeout,
    std::optional<int> limit, SourceLocation location)
{
    QList<Lineage> classes;
    for (const EventType type : types) {
        Lineage lineage = isCustomEventType(type) ? d->customLineages.value(type) : lineageOfType(type);
        if (isCustomEventType(type) && lineage.type() != type)
            lineage = { { type, EventType::Event }, 2 };
        classes.append(lineage);
    }
    return makeStream(classes, timeout, limit, location);
}

EventStream EventManager::makeStream(const QList<Lineage> &classes, std::optional<std::chrono::milliseconds> timeout,
    std::optional<int> limit, SourceLocation location)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT_X(!limit || *limit > 0, "EventManager::stream", "the limit must be positive");
    for (const Lineage &lineage : classes)
        d->warnAboutIntents(lineage.type(), location);
    return EventStream(std::make_shared<EventStream::State>(this, classes, timeout, limit, location));
}

QList<ListenerInfo> EventManager::listenersOf(EventType type, Polymorphic polymorphic) const
{
    return d->listenersWhere([&](EventType subscribed) {
        if (subscribed == type || polymorphic == Polymorphic::No)
            return subscribed == type;
        return isCustomEventType(subscribed) ? d->customLineages.value(subscribed).contains(type)
                                             : isEventType(subscribed, type);
    });
}

QList<ListenerInfo> EventManager::receiversOf(const Lineage &lineage) const
{
    return d->listenersWhere([&](EventType subscribed) { return lineage.contains(subscribed); });
}

Reply<void> EventManager::dispatch(const EventPtr &event)
{
    Q_ASSERT(thread() == QThread::currentThread() && event);
    const Reply<void> done = d->done; // a listener may destroy the manager
    Private::Route *const route = d->reached(*event);
    if (!route)
        return done;
    Private::Frame frame(d.get(), route);
    frame.call(event, nullptr);
    return frame.tasks ? frame.tasks->source.reply() : done;
}

void EventManager::deliver(const Delivery &delivery)
{
    Q_ASSERT(thread() == QThread::currentThread() && delivery.event);
    if (Private::Route *const route = d->reached(*delivery.event))
        Private::Frame(d.get(), route).call(delivery.event, &delivery);
}

std::shared_ptr<EventInterest> EventManager::interest() const
{
    return d->interest;
}

void EventManager::setSignalEmitter(std::function<void(const Event &)> emitter)
{
    d->emitter = std::make_shared<const std::function<void(const Event &)>>(std::move(emitter));
}

void EventManager::setSignalInterest(EventType type, bool connected)
{
    if (std::size_t(type) >= eventTypeCount || d->signalInterest[std::size_t(type)] == connected)
        return;
    if (connected)
        d->warnAboutIntents(type, {});
    d->signalInterest[std::size_t(type)] = connected;
    d->invalidate(type);
    d->updateInterest();
}

void EventManager::setNeeded(EventType type, bool needed)
{
    if (std::size_t(type) >= eventTypeCount)
        return;
    d->needed[std::size_t(type)] = needed;
    d->updateInterest();
}

bool EventManager::reachesAnybody(const Event &event) const
{
    return d->reached(event) != nullptr;
}

std::optional<RunningListener> EventManager::runningListener() const
{
    const std::lock_guard lock(d->running.mutex);
    const Private::Route *const route = d->running.route.load(std::memory_order_acquire);
    if (!route)
        return {};
    // The two are not read at one moment, so the sink may be one of another route.
    const Private::SinkPointer *const sink = d->running.sink.load(std::memory_order_relaxed);
    const auto isSink = [sink](const Private::SinkPointer &other) { return &other == sink; };
    const auto found = std::find_if(route->sinks.begin(), route->sinks.end(), isSink);
    return RunningListener { route->type, found != route->sinks.end() ? (*found)->location : SourceLocation {} };
}

void EventManager::setIntents(Intents intents)
{
    d->intents = intents;
}

void EventManager::setClock(Clock *clock)
{
    d->clock = clock;
}

} // namespace Hikari
