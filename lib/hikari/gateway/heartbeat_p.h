#pragma once

#include <hikari/core/global.h>
#include <hikari/core/timer.h>
#include <hikari/core/timestamp.h>

#include <QList>
#include <QObject>

#include <chrono>
#include <optional>

namespace Hikari {

class Clock;
class RandomDelays;

//! \brief The heartbeats of one shard: when to send, whether they are answered, how fast
//!
//! Lives in the shard's thread and depends on no other. start() at each HELLO forgets the connection before (P15).
class HIKARI_AUTOTEST_EXPORT Heartbeat : public QObject
{
    Q_OBJECT
public:
    //! How many latencies are kept
    static constexpr int historySize = 60;
    //! An answer is never late within this time
    static constexpr std::chrono::milliseconds lateFloor { 100 };
    //! The wall clock running ahead by more than this means that the machine slept
    static constexpr std::chrono::seconds sleepGap { 5 };

    Heartbeat(Clock *clock, RandomDelays *random, QObject *parent);

    //! \brief The first beat comes after a random part of \a interval (P17)
    void start(std::chrono::nanoseconds interval);
    void stop();
    //! \brief An ACK came
    void acknowledge();
    //! \brief While answers cannot be read, missing ones mean nothing
    void setReading(bool reading);

    bool isRunning() const { return m_timer.isActive(); }
    std::chrono::nanoseconds interval() const { return m_interval; }
    std::optional<std::chrono::microseconds> latency() const { return m_latency; }
    QList<float> history() const { return m_history; } //!< milliseconds, also of earlier connections
    Timestamp lastSentAt() const { return m_lastSentAt; }
    Timestamp lastAcknowledgedAt() const { return m_lastAcknowledgedAt; }
    //! \brief How long the beat that is not answered has waited; zero if there is none
    std::chrono::nanoseconds unanswered() const;

Q_SIGNALS:
    //! Please send one
    void due();
    //! The last answer was late or is overdue, or no longer so
    void lateChanged(bool isLate);
    //! A whole interval has passed without an answer
    void died();
    //! The machine slept for about \a duration: the connection cannot be trusted
    void slept(std::chrono::nanoseconds duration);

private:
    void beat();
    bool noticeSleep();
    std::chrono::nanoseconds lateThreshold() const;
    void setLate(bool late);

    Clock *const m_clock;
    RandomDelays *const m_random;
    Timer m_timer;
    Timer m_lateTimer;
    std::chrono::nanoseconds m_interval { 0 };
    std::optional<std::chrono::nanoseconds> m_sentAt; // of the beat that is not answered
    std::optional<std::chrono::microseconds> m_latency;
    QList<float> m_history;
    Timestamp m_lastSentAt;
    Timestamp m_lastAcknowledgedAt;
    bool m_isLate = false;
    bool m_isReading = true;
    // For noticing sleep (P19)
    std::chrono::nanoseconds m_monotonicBefore { 0 };
    Timestamp m_wallBefore;
    std::optional<std::chrono::nanoseconds> m_lastGapAt;
};

} // namespace Hikari
