#pragma once

#include <hikari/core/global.h>

#include <QObject>

#include <chrono>
#include <functional>

namespace Hikari {

class Clock;

//! \brief A single-shot timer that keeps its deadline, on an injected clock
//!
//! On the real clock it is precise to the millisecond for any duration, where a QTimer by default may be 5 % late.
//! Lives in the thread it was created in or moved to; start and stop it there.
class HIKARI_EXPORT Timer : public QObject
{
    Q_OBJECT
public:
    //! \param clock outlives the timer
    explicit Timer(Clock *clock, QObject *parent = nullptr);
    ~Timer() override;

    //! \brief Fires once after \a delay; a running timer starts anew
    //!
    //! Zero or less fires as soon as control returns to the event loop, on a ManualClock at the next advance().
    void start(std::chrono::nanoseconds delay);
    //! \brief Fires once when the clock's monotonic() reaches \a deadline
    //!
    //! Repeat by `startAt(timer.deadline() + interval)`, so that delays do not add up.
    void startAt(std::chrono::nanoseconds deadline);
    void stop();

    bool isActive() const { return m_active; }
    //! \brief Time until it fires, at least zero; zero when not active
    std::chrono::nanoseconds remaining() const;
    //! \brief When it fires, or fired last, in the clock's monotonic time
    std::chrono::nanoseconds deadline() const { return m_deadline; }
    Clock *clock() const { return m_clock; }

    //! \brief Calls \a function once after \a delay unless \a context is destroyed before
    //! \param context lives in this thread
    static void singleShot(
        Clock *clock, std::chrono::nanoseconds delay, QObject *context, std::function<void()> function);

Q_SIGNALS:
    void timeout();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    friend class Clock;
    void startSystemTimer();
    void stopSystemTimer();
    void fire();

    Clock *m_clock;
    std::chrono::nanoseconds m_deadline { 0 };
    int m_systemTimer = 0; // of QObject::startTimer(); 0 when none runs
    bool m_active = false;
};

} // namespace Hikari
