#pragma once

#include <hikari/bot/blockedreport.h>
#include <hikari/core/global.h>
#include <hikari/events/eventmanager.h>

#include <QObject>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace Hikari {

//! \brief Watches from a thread of its own whether the bot's thread comes back to its event loop (P31)
//!
//! Posts an event to the bot's thread twice in each threshold's time, and no more often: an idle bot wakes up for
//! little else. When one waits for longer than the threshold, it logs what the thread is in: while it lasts, at the
//! threshold and each time the duration has doubled, and once more when it is over. A nested event loop answers as
//! well: a dialog does not block. What the process could not use, because it was stopped or the machine slept, does not
//! count.
//!
//! Lives in the bot's thread. Real time, whatever clock the bot has.
class HIKARI_AUTOTEST_EXPORT Watchdog : public QObject
{
    Q_OBJECT
public:
    //! \param events outlives it
    //! \param threshold zero or less: nothing is watched
    //! \param holdsHeartbeats whether shards run in the bot's thread
    Watchdog(const EventManager *events, std::chrono::milliseconds threshold, bool holdsHeartbeats);
    ~Watchdog() override;

    void start(); //!< does nothing when it runs
    void stop(); //!< waits for the watching thread, which takes no time

    //! \brief The newest report, while the thread is blocked the one so far; any thread
    std::optional<BlockedReport> last() const;

Q_SIGNALS:
    //! \brief The thread is free again; \a report is complete
    void ended(const Hikari::BlockedReport &report);

protected:
    bool event(QEvent *event) override;

private:
    using SteadyClock = std::chrono::steady_clock;

    void watch();
    void warn(std::unique_lock<std::mutex> &lock);
    std::optional<BlockedReport> finishReport();
    std::chrono::milliseconds blockedFor() const;

    const EventManager *const m_events;
    const std::chrono::milliseconds m_threshold;
    const bool m_holdsHeartbeats;
    std::thread m_thread;

    mutable std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    // All guarded by m_mutex
    bool m_isStopping = false;
    bool m_isAnswered = true; // the last event posted has arrived
    SteadyClock::time_point m_postedAt; // moved on by times in which the process did not run
    std::optional<RunningListener> m_seen; // since then, last
    std::chrono::milliseconds m_warnAfter { 0 };
    bool m_isReported = false; // m_last is about the block that lasts
    std::optional<BlockedReport> m_last;
};

} // namespace Hikari
