#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/guild.h>

namespace Hikari {

//! \brief About a live stage
//!
//! Needs Intent::Guilds, as all that derive from it.
struct StageInstanceEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::StageInstance);

    StageInstance stageInstance;
};

//! \brief A stage went live (STAGE_INSTANCE_CREATE)
struct StageInstanceCreateEvent : StageInstanceEvent
{
    static constexpr auto lineage = lineageOf<StageInstanceEvent::lineage>(EventType::StageInstanceCreate);
};

//! \brief A live stage changed (STAGE_INSTANCE_UPDATE)
struct StageInstanceUpdateEvent : StageInstanceEvent
{
    static constexpr auto lineage = lineageOf<StageInstanceEvent::lineage>(EventType::StageInstanceUpdate);
    Box<StageInstance> oldStageInstance; //!< as the cache had it; empty when it had not
};

//! \brief A stage ended (STAGE_INSTANCE_DELETE)
struct StageInstanceDeleteEvent : StageInstanceEvent
{
    static constexpr auto lineage = lineageOf<StageInstanceEvent::lineage>(EventType::StageInstanceDelete);
};

} // namespace Hikari
