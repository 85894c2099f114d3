#pragma once

#include <hikari/core/global.h>
#include <hikari/gateway/shardsnapshot.h>

#include <array>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string_view>

namespace Hikari {

class Clock;
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
    template<typename Change>
    void update(Change &&change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_snapshot);
    }
    void setState(ShardState state, const QString &reason, const QString &detail, Timestamp nextAttemptAt);
    //! \brief A payload came; \a name is empty unless it is a dispatch
    void countPayload(
        qsizetype wireSize, qsizetype textSize, std::string_view name, qint64 sequence, Timestamp receivedAt);
    void countSent(qsizetype size);
    //! \brief A new connection has a whole budget
    void resetSendBudget();

private:
    void tellWhatIsWaitedFor(ShardSnapshot *snapshot) const;

    const int m_id;
    const int m_shardCount;
    Clock *const m_clock;
    const std::shared_ptr<const SessionBudget> m_budget;

    mutable std::mutex m_mutex;
    // All guarded by m_mutex
    ShardSnapshot m_snapshot;
    std::deque<std::chrono::nanoseconds> m_sentAt; // at most sendLimit
    std::array<char, 64> m_lastEventName {}; // a QString per event would be an allocation per event
    std::size_t m_lastEventNameSize = 0;
};

} // namespace Hikari
