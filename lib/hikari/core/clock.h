#pragma once

#include <hikari/core/global.h>
#include <hikari/core/timestamp.h>

#include <chrono>
#include <memory>

namespace Hikari {

class Timer;

//! \brief Where the library takes the time from, so that tests can supply it
//!
//! All logic uses monotonic(); wall() is for display and for noticing that the machine slept. Reading a clock is
//! allowed in any thread. A clock outlives the timers that run on it.
class HIKARI_EXPORT Clock
{
public:
    Clock() = default;
    virtual ~Clock();
    Q_DISABLE_COPY_MOVE(Clock)

    //! \brief Time since some fixed moment; never goes back
    virtual std::chrono::nanoseconds monotonic() const;
    //! \brief The date and time of day; may jump
    virtual Timestamp wall() const;

    //! \brief The real clock; lives as long as the program
    static Clock *system();

protected:
    //! \brief Has \a timer fire in its thread once monotonic() reached its deadline
    virtual void arm(Timer &timer);
    virtual void disarm(Timer &timer);

    //! \brief For clocks of their own kind: fires \a timer now; call in its thread
    static void fire(Timer &timer);

private:
    friend class Timer;
};

//! \brief A clock that stands still until a test moves it
//!
//! Starts at a monotonic time of 1 hour and a wall time of 2026-01-01. Timers of the thread that advances fire inside
//! advance(); those of other threads get a queued call there.
class HIKARI_EXPORT ManualClock : public Clock
{
public:
    ManualClock();
    ~ManualClock() override;

    std::chrono::nanoseconds monotonic() const override;
    Timestamp wall() const override;

    //! \brief Moves both times on by \a duration (not negative)
    //!
    //! Every timer that becomes due fires at its own deadline: in the order of the deadlines, those of one deadline in
    //! the order they were started, also timers started meanwhile. A timer's slot may do anything but destroy the
    //! clock.
    void advance(std::chrono::nanoseconds duration);
    //! \brief Moves to the deadline of the next timer and fires all that are due then; false if none is active
    bool advanceToNextTimer();
    //! \brief Sets the wall clock alone, as a correction of the system's time does
    void setWall(Timestamp time);
    //! \brief How many timers wait
    int activeTimers() const;

protected:
    void arm(Timer &timer) override;
    void disarm(Timer &timer) override;

private:
    void fireIfDue(Timer &timer);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
