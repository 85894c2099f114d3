#pragma once

#include <hikari/events/event.h>
#include <hikari/events/sourcelocation.h>

#include <QString>

#include <exception>

namespace Hikari {

//! \brief The bot begins to start; it is not connected yet
struct StartingEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(EventType::Starting);
};

//! \brief All shards of the bot were started
struct StartedEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(EventType::Started);
};

//! \brief The bot begins to stop; its shards are still connected
struct StoppingEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(EventType::Stopping);
};

//! \brief The bot has stopped; no more events of shards follow
struct StoppedEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(EventType::Stopped);
};

//! \brief A listener, a filter or a slot threw
//!
//! Not made for what the listeners of this event throw themselves.
struct ExceptionEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(EventType::Exception);

    QString message; //!< what() of a std::exception, redacted
    EventPtr failedEvent; //!< the event that was being handled
    SourceLocation listener; //!< where it was subscribed; line 0 for a slot connected to a signal
    std::exception_ptr exception; //!< not null; any type
};

} // namespace Hikari
