#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/presence.h>

namespace Hikari {

//! \brief A member's status or activities changed (PRESENCE_UPDATE)
//!
//! Discord checks nothing but the user's id. Needs Intent::GuildPresences.
struct PresenceUpdateEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::PresenceUpdate);

    Snowflake guildId;
    Snowflake userId;
    Presence presence;
    Box<Presence> oldPresence; //!< as the cache had it; empty when it had not
};

} // namespace Hikari
