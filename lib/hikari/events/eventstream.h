#pragma once

#include <hikari/core/reply.h>
#include <hikari/events/eventsink.h>

#include <QList>

#include <chrono>
#include <memory>
#include <optional>

namespace Hikari {

class EventManager;

//! \brief Which event goes when one arrives at a full stream
enum class DropPolicy
{
    Newest, //!< the one that arrives, as in hikari
    Oldest, //!< the one that waited longest
};

//! \brief A queue of events of chosen classes, to be read at one's own pace
//!
//! Made by EventManager::stream(). A cheap handle: copies are the same stream, and the last one to go closes it. It
//! takes events while it is open, and what is queued stays readable after close(). open(), filter(), next() and the
//! settings belong to the manager's thread; the functions marked so may be called in any thread, and handles may be
//! copied and destroyed in any. Never blocks the gateway: at most limit() events wait, the rest is dropped and counted.
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

    //! \brief Starts taking events; nothing happens when it is open or its manager is gone
    EventStream &open();
    //! \brief Stops taking events, any thread; replies of next() that wait end. Nothing happens when it is closed
    void close();
    bool isOpen() const; //!< any thread

    //! \brief Keeps only events for which \a predicate, as well as those before it, returns true
    //!
    //! \param predicate takes `const E &`; an event of another class than E is not kept. Called in the manager's thread
    //! when an event arrives. What it throws becomes an ExceptionEvent, and the event is not kept.
    template<typename Predicate>
    EventStream &filter(Predicate predicate)
    {
        using E = typename Detail::EventOfHandler<Predicate>::Class;
        return addFilter([predicate = std::move(predicate)](const Event &event) mutable {
            const E *wanted = eventCast<E>(event);
            return wanted && bool(std::invoke(predicate, *wanted));
        });
    }
    //! \brief Has deliveries carry the gateway's JSON text; shards keep it only while somebody wants it
    EventStream &withPayload(bool on = true);
    EventStream &setDropPolicy(DropPolicy policy);

    //! \brief How many events may wait, any thread; nullopt: no limit
    std::optional<int> limit() const;
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

private:
    friend class EventManager;
    class Handle;
    explicit EventStream(std::shared_ptr<State> state);
    EventStream &addFilter(std::function<bool(const Event &)> filter);

    std::shared_ptr<Handle> m_handle; // null for the default-constructed stream
};

} // namespace Hikari
