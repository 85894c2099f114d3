#pragma once

#include <hikari/core/global.h>
#include <hikari/core/timestamp.h>
#include <hikari/events/eventtype.h>
#include <hikari/events/sourcelocation.h>

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief The bot's thread did not come back to its event loop for a while
struct BlockedReport
{
    Timestamp since; //!< when it was seen to be blocked first: at most half of the threshold too late
    std::chrono::milliseconds duration { 0 }; //!< whole, or so far
    bool isOver = false;
    //! Class of the event that was being delivered; nullopt: none was, so it is code of the application that runs
    //! outside of listeners, such as a timer's slot, or a coroutine that went on after its first co_await
    std::optional<EventType> event;
    SourceLocation listener; //!< where it was set up; line 0: none, or a slot of the event's signal

    //! \brief For a person: "250 ms in the listener of GuildMessageCreateEvent at bot.cpp:42 (main)"
    HIKARI_EXPORT QString toString() const;
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::BlockedReport)
