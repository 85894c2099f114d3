#pragma once

#include <hikari/events/eventinterest.h>
#include <hikari/events/eventsink.h>
#include <hikari/events/eventstream.h>
#include <hikari/model/intents.h>

#include <QObject>

#include <initializer_list>

namespace Hikari {

class Clock;

//! \brief Names what one call of subscribe() or listen() has set up
struct EventSubscription
{
    quint64 id = 0; //!< 0: none

    bool isValid() const { return id != 0; }
    bool operator==(const EventSubscription &) const = default;
};

//! \brief Whether classes that derive from the one asked for count too
enum class Polymorphic : bool
{
    No,
    Yes
};

//! \brief A listener, for display
struct ListenerInfo
{
    EventSubscription subscription;
    EventType type = EventType::Event; //!< the class it was subscribed to
    const QObject *context = nullptr; //!< null: lives as long as the manager
    SourceLocation location; //!< of the call that subscribed it
};

//! \brief What the bot's thread is in, for who watches it
struct RunningListener
{
    EventType event = EventType::Event; //!< class of the event that is being delivered
    SourceLocation listener; //!< where it was set up; line 0: not known, or a slot of the event's signal
};

//! \brief Delivers events to those who want them
//!
//! Lives in the bot's thread; every function must be called there, unless it says otherwise. Listeners, waits, streams
//! and signals get an event in the order in which they were set up, signals last. Everything may happen inside a
//! listener: it may subscribe (counts from the next event), unsubscribe (counts at once), dispatch (delivered before
//! dispatch() returns), and destroy its context, the manager or the bot.
class HIKARI_EXPORT EventManager : public QObject
{
    Q_OBJECT
public:
    explicit EventManager(QObject *parent = nullptr);
    //! Waits fail with Kind::ShutDown, streams close.
    ~EventManager() override;

    //! \brief Calls \a handler for every event that is, or derives from, one of \a Selectors
    //!
    //! \tparam Selectors event classes and groups; none: the class is deduced from the handler's argument
    //! \param context the subscription ends when it is destroyed; lives in this thread; null: as long as the manager
    //! \param handler takes `const E &`, `std::shared_ptr<const E>`, or nothing; may be a member function of \a
    //! context, and may be a coroutine: what it returns is ignored, unless it can stand behind co_await, as a
    //! QCoro::Task or a Reply can; then dispatch() waits for it. The event and the handler live as long as its
    //! coroutine; the context may not. What a handler or its coroutine throws becomes an ExceptionEvent. Logs a warning
    //! when no intent of the bot (setIntents()) can bring these events.
    template<EventSelector... Selectors, typename Context, EventHandlerOf<Context, Selectors...> Handler>
    EventSubscription subscribe(Context *context, Handler handler, SourceLocation location = SourceLocation::current())
    {
        using Classes = typename Detail::ClassesFor<Handler, Selectors...>::List;
        if constexpr (std::is_member_function_pointer_v<Handler>) {
            using Call = Detail::MemberHandler<Context, Handler>;
            return addHandler(Classes {}, context, Call { context, handler }, location);
        } else {
            return addHandler(Classes {}, context, std::move(handler), location);
        }
    }
    //! \brief As subscribe(), for as long as the manager lives
    template<EventSelector... Selectors, EventHandler<Selectors...> Handler>
    EventSubscription listen(Handler handler, SourceLocation location = SourceLocation::current())
    {
        using Classes = typename Detail::ClassesFor<Handler, Selectors...>::List;
        return addHandler(Classes {}, static_cast<QObject *>(nullptr), std::move(handler), location);
    }
    //! \brief Ends a subscription; false when it has ended already
    bool unsubscribe(EventSubscription subscription);
    //! \brief Ends what a subscription to several classes has to do with E; false unless E is one of them, exactly
    template<EventClass E>
    bool unsubscribe(EventSubscription subscription)
    {
        return unsubscribeFrom(E::lineage.type(), subscription);
    }
    //! \brief Ends all subscriptions of \a context, not null
    void unsubscribeAll(const QObject *context);

    //! \brief The listeners of E and, unless \a polymorphic is No, of the classes that derive from E
    template<EventClass E>
    QList<ListenerInfo> listeners(Polymorphic polymorphic = Polymorphic::Yes) const
    {
        return listenersOf(E::lineage.type(), polymorphic);
    }
    //! \brief The listeners of \a type; classes of user code derive from it if they were subscribed to or dispatched
    //! before
    QList<ListenerInfo> listenersOf(EventType type, Polymorphic polymorphic = Polymorphic::Yes) const;
    //! \brief The listeners that an event of class E would reach: those of E and of its bases, in order of delivery
    template<EventClass E>
    QList<ListenerInfo> receivers() const
    {
        return receiversOf(E::lineage);
    }

    //! \brief Delivers an event of the library or of user code now
    //! \return finished when all listeners have been called and their coroutines are done; succeeds even if they fail;
    //! Kind::ShutDown when the manager goes first
    template<EventClass E>
    requires(isConcreteEventType(E::lineage.type())) Reply<void> dispatch(E event)
    {
        return dispatch(EventPtr(makeEvent(std::move(event))));
    }
    //! \brief Delivers an event that was made with makeEvent()
    Reply<void> dispatch(const EventPtr &event);
    //! \brief Delivers what came from a shard
    void deliver(const Delivery &delivery);

    //! \brief Waits for one event that is an E, or of one of the classes of a group, and satisfies \a predicate
    //!
    //! \param timeout fails with Kind::Timeout after it; nullopt: waits for ever
    //! \param predicate takes `const E &`, for a group `const Event &`, and is no coroutine; if it throws, the wait
    //! fails with Kind::Exception
    //! \return `std::shared_ptr<const E>`; cancelling removes the wait at once; Kind::ShutDown when the
    //! manager goes first
    template<EventSelector E, EventPredicate<typename Detail::Awaited<E>::Class> Predicate = Detail::EveryEvent>
    Reply<std::shared_ptr<const typename Detail::Awaited<E>::Class>> waitFor(
        std::optional<std::chrono::milliseconds> timeout, Predicate predicate = {},
        SourceLocation location = SourceLocation::current())
    {
        auto sink = std::make_shared<Detail::PredicateSink<typename Detail::Awaited<E>::Class, Predicate>>(
            std::move(predicate));
        sink->location = location;
        addWait(typename Detail::EventsOf<E>::List {}, sink, timeout);
        sink->onCancel(sink->remove);
        return sink->reply();
    }

    //! \brief A stream of the events that are, or derive from, one of \a Selectors; still closed
    //!
    //! Of one class its events are `const E &`, of several or of a group `const Event &`.
    //!
    //! \param timeout next() gives up after it; nullopt: waits for ever
    //! \param limit how many events may wait before some are dropped, at least 1; nullopt: no limit
    template<EventSelector... Selectors>
    EventStreamOf<typename Detail::Streamed<Selectors...>::Class> stream(
        std::optional<std::chrono::milliseconds> timeout, std::optional<int> limit = {},
        SourceLocation location = SourceLocation::current())
    {
        return EventStreamOf<typename Detail::Streamed<Selectors...>::Class>(
            makeStream(lineagesOf(typename Detail::ClassesOf<Selectors...>::List {}), timeout, limit, location));
    }
    //! \brief The same for classes that are chosen at run time
    EventStream streamOf(const QList<EventType> &types, std::optional<std::chrono::milliseconds> timeout,
        std::optional<int> limit = {}, SourceLocation location = SourceLocation::current());

    //! \brief Which events are wanted, for the shards
    std::shared_ptr<EventInterest> interest() const;

    //! \brief What emits the owner's Qt signals: called for events of those types that setSignalInterest() has named
    void setSignalEmitter(std::function<void(const Event &)> emitter);
    //! \brief Whether something is connected to the signal of the concrete class \a type
    void setSignalInterest(EventType type, bool connected);
    //! \brief Whether the bot itself needs events of the concrete class \a type: shards decode them in any case
    void setNeeded(EventType type, bool needed);
    //! \brief Whether a listener, wait, stream or signal would get \a event
    bool reachesAnybody(const Event &event) const;
    //! \brief The listener that is being called right now, the innermost; nullopt: no event is being delivered
    //!
    //! Any thread. Seen from another one, it tells of a moment that is over, unless the listener is stuck.
    std::optional<RunningListener> runningListener() const;
    //! \brief The bot's intents, for the warning about subscriptions in vain; without them there is none
    void setIntents(Intents intents);
    //! \brief Where the timeouts come from; outlives the manager; the system's clock by default
    void setClock(Clock *clock);

Q_SIGNALS:
    //! \brief Subscriptions came or went
    void listenersChanged();

private:
    friend class EventStream;
    class Private;

    template<EventClass E, typename Handler>
    EventSubscription addHandler(Detail::EventList<E>, QObject *context, Handler handler, SourceLocation location)
    {
        return add(context, { { &E::lineage, std::make_shared<Detail::HandlerSink<E, Handler>>(std::move(handler)) } },
            location);
    }
    template<EventClass... E, typename Handler>
    EventSubscription addHandler(Detail::EventList<E...>, QObject *context, Handler handler, SourceLocation location)
    {
        const Detail::SharedHandler<Handler> shared { std::make_shared<Handler>(std::move(handler)) };
        return add(context,
            { { &E::lineage, std::make_shared<Detail::HandlerSink<E, Detail::SharedHandler<Handler>>>(shared) }... },
            location);
    }
    template<EventClass... E>
    void addWait(Detail::EventList<E...>, const std::shared_ptr<Detail::WaitSink> &sink,
        std::optional<std::chrono::milliseconds> timeout)
    {
        addWait({ { &E::lineage, sink }... }, sink, timeout);
    }
    template<EventClass... E>
    static QList<Lineage> lineagesOf(Detail::EventList<E...>)
    {
        return { E::lineage... };
    }

    EventSubscription add(QObject *context, std::initializer_list<Detail::SinkTarget> targets, SourceLocation location);
    bool unsubscribeFrom(EventType type, EventSubscription subscription);
    void addWait(std::initializer_list<Detail::SinkTarget> targets, const std::shared_ptr<Detail::WaitSink> &sink,
        std::optional<std::chrono::milliseconds> timeout);
    EventStream makeStream(const QList<Lineage> &classes, std::optional<std::chrono::milliseconds> timeout,
        std::optional<int> limit, SourceLocation location);
    QList<ListenerInfo> receiversOf(const Lineage &lineage) const;

    std::unique_ptr<Private> d;
};

} // namespace Hikari
