#pragma once

#include <hikari/core/global.h>

#include <QObject>

#include <chrono>
#include <mutex>

namespace Hikari {

class Clock;

//! \brief How many sessions the shards of a bot may still begin, and from when on (P49, P50)
//!
//! Shared by the bot, which knows what Discord told, and the identify queues, which ask before they let a shard
//! connect. Refills by itself when Discord's limit resets. Every function may be called in any thread, and signals are
//! emitted in the caller's.
class HIKARI_AUTOTEST_EXPORT SessionBudget : public QObject
{
    Q_OBJECT
public:
    struct Status
    {
        int total = 0; //!< 0 before it is known
        int remaining = 0; //!< identifies that were sent are taken off
        std::chrono::nanoseconds resetAt { 0 }; //!< monotonic, as all times here
        std::chrono::nanoseconds heldUntil { 0 }; //!< nobody identifies before
        int waiting = 0; //!< shards in the queue
        bool isShort = false; //!< of them, some wait for resetAt
        std::chrono::nanoseconds nextAt { 0 }; //!< when the next of them may identify; 0: nobody waits
    };

    explicit SessionBudget(Clock *clock);
    ~SessionBudget() override;

    //! \brief What Discord told; before the first call nothing is limited
    void set(int total, int remaining, std::chrono::nanoseconds resetAt);
    //! \brief Whether shards wait when nothing remains
    void setLimited(bool limited);
    //! \brief Nobody identifies before \a until
    void hold(std::chrono::nanoseconds until);

    //! \brief Sets one session start aside; false when there is none before the reset
    bool take();
    //! \brief What was taken is not needed
    void giveBack();
    //! \brief What was taken has been used: IDENTIFY was sent
    void spend(int shardId);

    //! \brief Identifies that were sent over all
    int spent() const;
    Status status() const;
    //! \brief What a queue knows of those that wait in it
    void publish(int waiting, bool isShort, std::chrono::nanoseconds nextAt);

Q_SIGNALS:
    //! There may be more to take, or earlier
    void changed();
    //! Somebody waits for something else, or for longer, than before
    void waitChanged();
    void identified(int shardId);

private:
    void refillIfDue();
    int free() const;

    Clock *const m_clock;
    mutable std::mutex m_mutex;
    // All guarded by m_mutex
    Status m_status;
    bool m_isLimited = true;
    int m_taken = 0; // and neither spent nor given back
    int m_spent = 0;
};

} // namespace Hikari
