#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/scheduledevent.h>

namespace Hikari {

//! \brief About an event that a guild has planned
//!
//! Needs Intent::GuildScheduledEvents, as all that derive from it.
struct ScheduledEventEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::ScheduledEvent);

    Snowflake eventId;
    Snowflake guildId;
};

//! \brief An event was planned (GUILD_SCHEDULED_EVENT_CREATE)
struct ScheduledEventCreateEvent : ScheduledEventEvent
{
    static constexpr auto lineage = lineageOf<ScheduledEventEvent::lineage>(EventType::ScheduledEventCreate);

    ScheduledEvent event;
};

//! \brief A planned event changed, began or ended (GUILD_SCHEDULED_EVENT_UPDATE)
struct ScheduledEventUpdateEvent : ScheduledEventEvent
{
    static constexpr auto lineage = lineageOf<ScheduledEventEvent::lineage>(EventType::ScheduledEventUpdate);

    ScheduledEvent event;
    Box<ScheduledEvent> oldEvent; //!< as the cache had it; empty when it had not
};

//! \brief A planned event was deleted (GUILD_SCHEDULED_EVENT_DELETE)
struct ScheduledEventDeleteEvent : ScheduledEventEvent
{
    static constexpr auto lineage = lineageOf<ScheduledEventEvent::lineage>(EventType::ScheduledEventDelete);

    ScheduledEvent event;
};

//! \brief A user is interested in an event (GUILD_SCHEDULED_EVENT_USER_ADD)
struct ScheduledEventUserAddEvent : ScheduledEventEvent
{
    static constexpr auto lineage = lineageOf<ScheduledEventEvent::lineage>(EventType::ScheduledEventUserAdd);

    Snowflake userId;
};

//! \brief A user is not interested in an event any more (GUILD_SCHEDULED_EVENT_USER_REMOVE)
struct ScheduledEventUserRemoveEvent : ScheduledEventEvent
{
    static constexpr auto lineage = lineageOf<ScheduledEventEvent::lineage>(EventType::ScheduledEventUserRemove);

    Snowflake userId;
};

} // namespace Hikari
