#pragma once

#include <hikari/core/lazyiterator.h>
#include <hikari/core/reply.h>
#include <hikari/events/eventsink.h>

#include <QList>

#include <chrono>
#include <memory>
#include <optional>

namespace Hikari {

class EventManager;

namespace Detail {

//! Whether \a event, an E, is what \a predicate takes and satisfies it
template<EventClass E, typename Predicate>
bool satisfies(Predicate &predicate, const Event &event)
{
    if constexpr (std::is_invocable_v<Predicate &, const E &>) {
        return bool(std::invoke(predicate, static_cast<const E &>(event)));
    } else {
        const auto *wanted = eventCast<typename EventOfHandler<Predicate>::Class>(event);
        return wanted && bool(std::invoke(predicate, *wanted));
    }
}

} // namespace Detail

//! \brief Which event goes when one arrives at a full stream
enum class DropPolicy
{
    Newest, //!< the one that arrives, as in hikari
    Oldest, //!< the one that waited longest
};

//! \brief A queue of events of chosen classes, to be read at one's own pace
//!
//! Made by EventManager::streamOf(), and by EventManager::stream() as an EventStreamOf. A cheap handle: copies are the
//! same stream. It takes events while it is open, and what is queued stays readable after close(). Close it, or let
//! opened() do it at the end of a scope: when the last handle of an open stream goes, it is closed with a warning that
//! names where it was made. open(), filter(), next() and the
//! settings belong to the manager's thread; the functions marked so may be called in any thread, and handles may be
//! copied and destroyed in any. Never blocks the gateway: at most queueLimit() events wait, the rest is dropped and
//! counted.
class HIKARI_EXPORT EventStream
{
public:
    class State;

    //! \brief A stream that belongs to no manager: always closed and empty
    EventStream();
    ~EventStream();
    EventStream(const EventStream &);
    EventStream(EventStream &&) noexcept;
    EventStream &operator=(const EventStream &);
    EventStream &operator=(EventStream &&) noexcept;

    //! \brief Closes a stream when it is destroyed
    class [[nodiscard]] Scope
    {
    public:
        explicit Scope(EventStream &stream)
            : m_stream(stream)
        { }
        ~Scope() { m_stream.close(); }
        Q_DISABLE_COPY_MOVE(Scope)

    private:
        EventStream &m_stream;
    };

    //! \brief Opens the stream until the end of the scope: `const auto scope = stream.opened();`
    //!
    //! The stream outlives what is returned.
    Scope opened()
    {
        open();
        return Scope(*this);
    }
    //! \brief Starts taking events; nothing happens when it is open or its manager is gone
    EventStream &open();
    //! \brief Stops taking events, any thread; replies of next() that wait end. Nothing happens when it is closed
    void close();
    bool isOpen() const; //!< any thread

    //! \brief Keeps only events for which \a predicate, as well as those before it, returns true
    //!
    //! Events that wait already and do not satisfy it are removed; they do not count as dropped.
    //! \param predicate takes `const E &`; an event of another class than E is not kept. Called in the manager's thread
    //! when an event arrives. What it throws becomes an ExceptionEvent, and the event is not kept.
    template<typename Predicate>
    EventStream &filter(Predicate predicate)
    {
        return addFilter([predicate = std::move(predicate)](
                             const Event &event) mutable { return Detail::satisfies<Event>(predicate, event); });
    }
    //! \brief Has deliveries carry the gateway's JSON text; shards keep it only while somebody wants it
    EventStream &withPayload(bool on = true);
    EventStream &setDropPolicy(DropPolicy policy);

    //! \brief How many events may wait, any thread; nullopt: no limit
    std::optional<int> queueLimit() const;
    //! \brief How many events wait, any thread
    int size() const;
    //! \brief How many events were dropped since it was made, any thread
    quint64 dropped() const;
    //! \brief Takes up to \a max of the events that wait, oldest first, any thread
    QList<Delivery> take(int max);

    //! \brief The next event, once there is one
    //!
    //! \return nullopt when the stream's timeout passes first, or it is closed and empty; fails with Kind::State when
    //! it was never opened. Several calls are answered in their order.
    Reply<std::optional<Delivery>> next();

    //! \brief A stream that never opens: next() fails with \a error
    static EventStream failed(const Error &error);

protected:
    EventStream &addFilter(std::function<bool(const Event &)> filter);

private:
    friend class EventManager;
    class Handle;
    explicit EventStream(std::shared_ptr<State> state);

    std::shared_ptr<Handle> m_handle; // null for the default-constructed stream
};

//! \brief An EventStream whose events are known to be an E, with the operators of LazyIterator
//!
//! \code
//! auto stream = bot.stream<Hikari::MessageCreateEvent>(30s, 1000)
//!                   .filter<&Hikari::MessageCreateEvent::message, &Hikari::Message::channelId>(channelId);
//! const auto scope = stream.opened();
//! auto names = stream.map(&Hikari::MessageCreateEvent::author).map(&Hikari::User::username).limit(50);
//! while (const std::optional<QString> name = co_await names.next())
//!     greet(*name);
//! \endcode
//! Events are `std::shared_ptr<const E>`; functions take that or `const E &`. The timeout is for each event: when it
//! passes, the iteration ends.
template<EventClass E>
class EventStreamOf : public EventStream
{
public:
    using Item = std::shared_ptr<const E>;

    explicit EventStreamOf(EventStream stream = {})
        : EventStream(std::move(stream))
    { }

    //! \copydoc EventStream::open
    EventStreamOf &open()
    {
        EventStream::open();
        return *this;
    }
    //! \brief Keeps only events for which all \a predicates return true, see EventStream::filter()
    //!
    //! A predicate may take a class that derives from E: other events are not kept then.
    template<typename... Predicates>
    EventStreamOf &filter(Predicates... predicates)
    {
        static_assert(sizeof...(Predicates) > 0, "a filter needs a predicate");
        addFilter([... predicates = std::move(predicates)](
                      const Event &event) mutable { return (Detail::satisfies<E>(predicates, event) && ...); });
        return *this;
    }
    //! \brief Keeps only events whose member at the end of \a Path equals \a value, see LazyIterator::filter()
    template<auto... Path, typename Compared>
    requires(sizeof...(Path) > 0) EventStreamOf &filter(Compared value)
    {
        return filter([value = std::move(value)](const E &event) { return Detail::pathEquals<Path...>(event, value); });
    }
    //! \copydoc EventStream::withPayload
    EventStreamOf &withPayload(bool on = true)
    {
        EventStream::withPayload(on);
        return *this;
    }
    //! \copydoc EventStream::setDropPolicy
    EventStreamOf &setDropPolicy(DropPolicy policy)
    {
        EventStream::setDropPolicy(policy);
        return *this;
    }

    //! \brief The next event, see EventStream::next()
    Reply<std::optional<Item>> next() { return items().next(); }
    //! \brief The events as they come, to be pulled; keeps the stream
    LazyIterator<Item> items() const
    {
        return LazyIterator<Delivery>([stream = EventStream(*this)]() mutable {
            return stream.next();
        }).map([](const Delivery &delivery) { return std::static_pointer_cast<const E>(delivery.event); });
    }

    // The operators of LazyIterator, which pull from items()
    template<typename Function>
    auto map(Function function) const
    {
        return items().map(std::move(function));
    }
    template<typename Function>
    auto flatMap(Function function) const
    {
        return items().flatMap(std::move(function));
    }
    template<typename Predicate>
    auto takeWhile(Predicate predicate) const
    {
        return items().takeWhile(std::move(predicate));
    }
    template<typename Predicate>
    auto takeUntil(Predicate predicate) const
    {
        return items().takeUntil(std::move(predicate));
    }
    template<typename Predicate>
    auto skipWhile(Predicate predicate) const
    {
        return items().skipWhile(std::move(predicate));
    }
    template<typename Predicate>
    auto skipUntil(Predicate predicate) const
    {
        return items().skipUntil(std::move(predicate));
    }
    auto limit(qsizetype count) const { return items().limit(count); }
    auto skip(qsizetype count) const { return items().skip(count); }
    auto enumerate(qsizetype start = 0) const { return items().enumerate(start); }
    auto chunk(qsizetype size) const { return items().chunk(size); }
    auto reversed() const { return items().reversed(); }
    template<typename Function>
    Reply<void> forEach(Function function) const
    {
        return items().forEach(std::move(function));
    }
    auto count() const { return items().count(); }
    auto last() const { return items().last(); }
    template<typename Less>
    auto sort(Less less) const
    {
        return items().sort(std::move(less));
    }
    //! \brief All events until none comes for the timeout; opens the stream and closes it at the end
    Reply<QList<Item>> collect() const
    {
        EventStream stream(*this);
        stream.open();
        ReplySource<QList<Item>> out;
        const Reply<QList<Item>> all = items().collect();
        out.onCancel([all] { all.cancel(); });
        Internal::ReplyAccess::whenFinished(all, [stream, out](const Error *error, const QList<Item> *events) mutable {
            stream.close();
            if (error)
                out.fail(*error);
            else
                out.succeed(*events);
        });
        return out.reply();
    }
    //! \brief In a coroutine: all events, as collect()
    auto operator co_await() const { return collect().operator co_await(); }
};

} // namespace Hikari
