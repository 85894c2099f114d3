#pragma once

#include <hikari/core/global.h>

#include <QtGlobal>

#include <chrono>
#include <functional>

namespace Hikari {

//! \brief Has a thread that messages wake up all the time sleep for a moment before it waits for the next one
//!
//! What a wake-up costs, polling and reading again and again, is several times what it takes to decode an event. While
//! one follows upon the other, a moment later all messages that came meanwhile are read at once.
class HIKARI_AUTOTEST_EXPORT WakePacing
{
public:
    using Now = std::function<std::chrono::nanoseconds()>;

    //! By how much a message is late at most, if the system wakes the thread in time
    static constexpr std::chrono::milliseconds nap { 2 };
    //! Wake-ups in a row, each sooner than a nap after the one before was done with: an exchange of a few messages is
    //! not slowed down
    static constexpr int busyWakeUps = 8;
    //! Bytes read after one wake-up, of which more than enough wait for the next one
    static constexpr qsizetype muchAtOnce = 32 * 1024;

    //! \param now monotonic
    explicit WakePacing(Now now);

    //! \brief A message of so many \a bytes on the wire has been read
    void messageRead(qsizetype bytes);
    //! \brief How long to sleep before the thread waits again; zero: not
    std::chrono::nanoseconds rest();
    //! \brief It has slept: what waits now came meanwhile, however long that was
    void rested();

private:
    const Now m_now;
    std::chrono::nanoseconds m_waitingSince { 0 };
    std::chrono::nanoseconds m_wokenAt { 0 };
    int m_messages = 0; // since the thread woke up
    qsizetype m_bytes = 0; // likewise
    int m_soon = 0; // wake-ups in a row
};

} // namespace Hikari
