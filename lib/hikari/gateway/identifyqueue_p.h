#pragma once

#include <hikari/core/global.h>
#include <hikari/core/timer.h>

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace Hikari {

class Clock;
class SessionBudget;

//! \brief Decides when which shard may identify
//!
//! Every function may be called in any thread. An implementation may share its knowledge with other processes.
class HIKARI_AUTOTEST_EXPORT IdentifyQueue : public QObject
{
    Q_OBJECT
public:
    struct Ticket
    {
        quint64 id = 0; //!< never 0 for a ticket that was given out
        std::chrono::nanoseconds estimate {
            0
        }; //!< monotonic time at which the turn is expected, the session starts aside; 0: unknown
    };

    using QObject::QObject;
    ~IdentifyQueue() override;

    //! \brief Asks for a turn for \a shardId
    //!
    //! \param context not null; it cancels its ticket before it is destroyed
    //! \param granted called in the thread of \a context by way of its event loop when it is time to connect. IDENTIFY
    //! must not be sent before the monotonic time that it is given. Nobody else with the same rate limit key is granted
    //! until sent() or cancel().
    virtual Ticket acquire(int shardId, QObject *context, std::function<void(std::chrono::nanoseconds)> granted) = 0;
    //! \brief IDENTIFY was sent: the slot is used up now
    virtual void sent(quint64 ticket) = 0;
    //! \brief Gives a ticket back, waiting or granted; unknown ones are ignored (P54)
    //!
    //! A grant that is under way may still arrive.
    virtual void cancel(quint64 ticket) = 0;
};

//! \brief Paces the shards of this process by `shard id % max_concurrency` (P52)
//!
//! Per key: in the order of the shard ids, one IDENTIFY per window, as long as the budget has session starts. A shard
//! is told somewhat before its slot is free, so that it has connected by then. See Discord Docs/Gateway, "Rate
//! Limiting" and "Max Concurrency".
class HIKARI_AUTOTEST_EXPORT LocalIdentifyQueue : public IdentifyQueue
{
    Q_OBJECT
public:
    //! How long before its slot a shard is told at most
    static constexpr std::chrono::seconds longestLead { 2 };

    //! \param maxConcurrency at least 1
    //! \param notBefore monotonic time of the first slots: what an earlier queue's freeAt() said
    //! \param budget null: nothing is limited
    LocalIdentifyQueue(Clock *clock, int maxConcurrency, std::chrono::milliseconds window,
        std::chrono::nanoseconds notBefore = std::chrono::nanoseconds(0), std::shared_ptr<SessionBudget> budget = {},
        QObject *parent = nullptr);
    ~LocalIdentifyQueue() override;

    Ticket acquire(int shardId, QObject *context, std::function<void(std::chrono::nanoseconds)> granted) override;
    void sent(quint64 ticket) override;
    void cancel(quint64 ticket) override;

    //! \brief Monotonic time from which on all keys have a slot again; any thread
    std::chrono::nanoseconds freeAt() const;
    //! \brief While held nobody is granted, so that all can queue up first
    void setHeld(bool held);
    //! \brief Grants nobody any more
    void close();
    //! \brief As close(), and has no timer run any more; in this object's thread, when that is about to end
    void stop();

private:
    class Private;
    void wake();
    void processLater(); // from any thread
    void process();

    std::unique_ptr<Private> d;
};

} // namespace Hikari
