#pragma once

#include <hikari/core/clock.h>
#include <hikari/core/timer.h>
#include <hikari/events/eventmanager.h>

#include <QHash>
#include <QPointer>

#include <array>
#include <atomic>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

namespace Hikari {

class EventManager::Private
{
public:
    enum class Kind : quint8
    {
        Listener,
        Wait,
        Stream
    };

    using SinkPointer = std::shared_ptr<Detail::EventSink>;

    //! One sink at one class
    struct Record
    {
        quint64 id; // shared by the records of one call
        quint64 order; // of subscribing
        Kind kind;
        QObject *context;
        std::shared_ptr<Detail::EventSink> sink;
    };

    //! Everyone whom an event of one concrete class reaches. Never changed once it is made: a change makes a new one,
    //! and the old one lives until the last dispatch that runs through it is done.
    struct Route
    {
        EventType type = EventType::Event;
        std::vector<SinkPointer> sinks;
        bool isSignalConnected = false;
        bool isCurrent = true;
        int users = 0;
    };

    //! The coroutines that the listeners of one dispatch have begun
    class Tasks
    {
    public:
        explicit Tasks(Private *manager);
        ~Tasks();
        Q_DISABLE_COPY_MOVE(Tasks)

        QPointer<EventManager> manager;
        ReplySource<void> source; // finished when the last coroutine is, and all listeners have been called
        int running = 0;
        bool isCalling = true; // not all listeners have been called
        void finishIfDone();
    };
    class Task;

    //! What the innermost dispatch is calling, for other threads. Costs a dispatch a few plain stores and no lock: a
    //! route that was published is deleted under the mutex, so whoever holds it may look at the route it finds.
    struct Running
    {
        std::mutex mutex;
        std::atomic<const Route *> route = nullptr; // null: nothing is dispatched
        std::atomic<const SinkPointer *> sink = nullptr; // in the route; its end: the slots of a signal
    };

    //! A dispatch that is running; on the stack
    struct Frame final : Detail::DispatchRun
    {
        Frame(Private *manager, Route *route)
            : manager(manager)
            , route(route)
            , outer(manager->innermost)
            , outerSink(manager->running.sink.load(std::memory_order_relaxed))
        {
            manager->innermost = this;
            manager->running.route.store(route, std::memory_order_release);
            ++route->users;
        }
        ~Frame()
        {
            if (manager) [[likely]] {
                manager->innermost = outer;
                manager->running.sink.store(outerSink, std::memory_order_relaxed);
                manager->running.route.store(outer ? outer->route : nullptr, std::memory_order_release);
            }
            if (--route->users == 0 && !route->isCurrent) [[unlikely]]
                destroy(route, manager);
        }
        Q_DISABLE_COPY_MOVE(Frame)

        //! Calls all listeners, then the signals. Inlined, since what it costs to get here is a third of a dispatch.
        Q_ALWAYS_INLINE void call(const EventPtr &event, const Delivery *delivery);
        std::unique_ptr<Detail::ListenerTask> beginTask(const EventPtr &event, const SourceLocation &listener) override;

        std::shared_ptr<Tasks> tasks; // null: no listener is a coroutine
        Private *manager; // null once it is destroyed
        Route *route;
        Frame *outer;
        const SinkPointer *outerSink; // what the outer frame was calling
    };

    explicit Private(EventManager *q);
    ~Private();

    void addRecords(quint64 id, Kind kind, QObject *context, std::span<const Detail::SinkTarget> targets);
    //! Gives back the sinks, to be dropped when our state is consistent
    std::vector<std::shared_ptr<Detail::EventSink>> takeRecords(const std::function<bool(const Record &)> &matches);
    bool remove(quint64 id);
    void removeContext(const QObject *context);
    void watchContext(QObject *context);

    void emitSignals(const Frame &frame, const EventPtr &event);
    void reportException(const EventPtr &event, const SourceLocation &listener, const std::exception_ptr &exception);
    //! Whom the event reaches; null when that is nobody
    Q_ALWAYS_INLINE Route *reached(const Event &event);
    //! Makes it when there is none
    Route *findRoute(const Event &event);
    std::unique_ptr<Route> makeRoute(const Lineage &lineage) const;
    void invalidate(EventType type);
    void release(Route *&route);
    //! \a manager is null once it is destroyed: then nobody looks any more
    static void destroy(Route *route, Private *manager);

    QList<ListenerInfo> listenersWhere(const std::function<bool(EventType)> &matches) const;
    //! Something is connected to the signal of the concrete class, or of the split base above it
    bool isSignalConnected(EventType type) const;
    bool isListenedTo(EventType type) const;
    void updateInterest();
    void warnAboutIntents(EventType type, const SourceLocation &location) const;

    EventManager *const q;
    Clock *clock = Clock::system();
    std::optional<Intents> intents;
    std::shared_ptr<const std::function<void(const Event &)>> emitter;
    std::shared_ptr<EventInterest> interest = std::make_shared<EventInterest>();
    const Reply<void> done = Reply<void>::succeeded();

    QHash<EventType, std::vector<Record>> records; // by the class subscribed to
    QHash<quint64, std::weak_ptr<Detail::WaitSink>> waits;
    QHash<quint64, std::weak_ptr<EventStream::State>> streams; // the open ones
    std::unordered_map<const Tasks *, std::weak_ptr<Tasks>> unfinished; // dispatches whose coroutines run
    QHash<const QObject *, QMetaObject::Connection> contexts;
    QHash<EventType, Lineage> customLineages;
    std::array<bool, eventTypeCount> signalInterest {};
    std::array<bool, eventTypeCount> needed {}; // by the bot itself

    std::array<Route *, eventTypeCount> routes {}; // null: to be made
    std::unordered_map<quint32, Route *> customRoutes;
    Frame *innermost = nullptr;
    Running running;
    quint64 lastId = 0;
    quint64 lastOrder = 0;
};

} // namespace Hikari
