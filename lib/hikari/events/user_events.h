#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/user.h>

namespace Hikari {

//! \brief The bot's own account changed (USER_UPDATE)
struct OwnUserUpdateEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::OwnUserUpdate);

    OwnUser user;
};

} // namespace Hikari
