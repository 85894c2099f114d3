#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/user.h>

namespace Hikari {

//! \brief The bot's own account changed (USER_UPDATE)
struct OwnUserUpdateEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::OwnUserUpdate);

    OwnUser user;
    Box<OwnUser> oldUser; //!< as the cache had it; empty when it had not
};

} // namespace Hikari
