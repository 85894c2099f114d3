#pragma once

#include <hikari/core/timer.h>
#include <hikari/events/eventstream.h>

#include <QMutex>
#include <QPointer>

#include <deque>
#include <vector>

namespace Hikari {

//! What the handles of a stream and its manager share
class EventStream::State : public std::enable_shared_from_this<EventStream::State>
{
public:
    //! A call of next() that waits
    struct Waiter
    {
        ReplySource<std::optional<Delivery>> source;
        QPointer<Timer> timer; // child of the manager, null without a timeout
        quint64 id;
    };

    State(EventManager *manager, QList<Lineage> classes, std::optional<std::chrono::milliseconds> timeout,
        std::optional<int> limit, SourceLocation location);

    // The manager's thread
    void open();
    void push(const EventPtr &event, const Delivery *delivery);
    Reply<std::optional<Delivery>> next();
    //! The manager is being destroyed
    void leaveManager();

    //! Removes what waits and does not satisfy a new filter
    void purge(const std::function<bool(const Event &)> &filter);

    // Any thread
    void close();
    //! The last handle goes; true if the stream was open
    bool closeForGood();
    QList<Delivery> take(int max);

private:
    void enqueue(Delivery delivery, bool hasWaited = false);
    Delivery dequeue(); // with mutex held
    //! Takes a closed stream out of its manager and ends the calls of next() that wait; the manager's thread
    void detach();
    void endWaiters();
    void answer(quint64 waiter, std::optional<Delivery> result);

public:
    // Of the manager's thread
    const QList<Lineage> classes;
    const std::optional<std::chrono::milliseconds> timeout;
    const SourceLocation location;
    std::deque<std::function<bool(const Event &)>> filters; // a filter may add one while it runs
    std::deque<Waiter> waiters;
    std::optional<Error> failure; // of a stream that never opens
    bool wasOpened = false;
    bool wantsPayload = false;
    quint64 id = 0; // of its records while it is open, else 0
    quint64 lastWaiter = 0;

    mutable QMutex mutex;
    // Guarded by mutex
    EventManager *manager; // null once it is destroyed
    bool isOpen = false;
    DropPolicy policy = DropPolicy::Newest;
    const std::optional<int> limit;
    quint64 dropped = 0;
    // A ring that grows: first, and count from there
    std::vector<Delivery> ring;
    std::size_t first = 0;
    std::size_t count = 0;
};

} // namespace Hikari
