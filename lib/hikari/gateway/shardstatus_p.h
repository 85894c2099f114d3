#pragma once

#include <hikari/core/global.h>
#include <hikari/gateway/shardsnapshot.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string_view>

namespace Hikari {

class Clock;
struct DispatchEntry;
class SessionBudget;

//! \brief What a shard publishes about itself; written by the shard, read in any thread
class HIKARI_AUTOTEST_EXPORT ShardStatus
{
public:
    //! Discord closes a connection that sends more than this in a minute (P56)
    static constexpr int sendLimit = 120;
    static constexpr int transitionLimit = 20;

    //! \param budget tells a queued shard what it waits for; may be null
    ShardStatus(int id, int shardCount, Compression compression, Clock *clock,
        std::shared_ptr<const SessionBudget> budget = {});
    ~ShardStatus();
    Q_DISABLE_COPY_MOVE(ShardStatus)

    int id() const { return m_id; }
    int shardCount() const { return m_shardCount; }
    ShardSnapshot snapshot() const;
    ShardState state() const;

    //! \brief Calls \a change with the snapshot under the mutex; keep it short
    //!
    //! What is counted here, and the sequence, are no concern of the snapshot in it. setSequence() may be called
    //! inside.
    template<typename Change>
    void update(Change &&change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_snapshot);
    }
    void setState(ShardState state, const QString &reason, const QString &detail, Timestamp nextAttemptAt);
    //! \brief A payload came
    void countPayload(qsizetype wireSize, qsizetype textSize);
    //! \brief It was the dispatch \a name
    void countEvent(std::string_view name, qint64 sequence, Timestamp receivedAt);
    void setSequence(qint64 sequence) { m_sequence.store(sequence, std::memory_order_relaxed); }
    void countSent(qsizetype size);
    //! \brief A new connection has a whole budget
    void resetSendBudget();

private:
    void tellWhatIsWaitedFor(ShardSnapshot *snapshot) const;

    const int m_id;
    const int m_shardCount;
    Clock *const m_clock;
    const std::shared_ptr<const SessionBudget> m_budget;

    // What changes with every payload. The shard alone writes it, so none of it needs a lock, which costs as much as
    // the counting of three payloads.
    std::atomic<quint64> m_bytesIn = 0;
    std::atomic<quint64> m_bytesInflated = 0;
    std::atomic<quint64> m_events = 0;
    std::atomic<qint64> m_sequence = -1;
    std::atomic<qint64> m_lastEventAt = 0; // microseconds; 0: none came
    std::atomic<const DispatchEntry *> m_lastEvent = nullptr; // null: one that the library does not know, or none

    mutable std::mutex m_mutex;
    // All guarded by m_mutex
    ShardSnapshot m_snapshot;
    std::deque<std::chrono::nanoseconds> m_sentAt; // at most sendLimit
    QString m_unknownEvent; // the last one that is not known
};

} // namespace Hikari
