#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/interaction.h>

namespace Hikari {

//! \brief A user used a command, component or modal of the bot (INTERACTION_CREATE)
//!
//! To be answered within 3 seconds.
struct InteractionCreateEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::InteractionCreate);

    Interaction interaction;
};

} // namespace Hikari
