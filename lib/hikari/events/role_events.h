#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/role.h>

namespace Hikari {

//! \brief About a role
//!
//! Needs Intent::Guilds, as all that derive from it.
struct RoleEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Role);

    Snowflake guildId;
    Snowflake roleId;
};

//! \brief A role was created (GUILD_ROLE_CREATE)
struct RoleCreateEvent : RoleEvent
{
    static constexpr auto lineage = lineageOf<RoleEvent::lineage>(EventType::RoleCreate);

    Role role;
};

//! \brief A role changed (GUILD_ROLE_UPDATE)
struct RoleUpdateEvent : RoleEvent
{
    static constexpr auto lineage = lineageOf<RoleEvent::lineage>(EventType::RoleUpdate);

    Role role;
    Box<Role> oldRole; //!< as the cache had it; empty when it had not
};

//! \brief A role was deleted (GUILD_ROLE_DELETE)
struct RoleDeleteEvent : RoleEvent
{
    static constexpr auto lineage = lineageOf<RoleEvent::lineage>(EventType::RoleDelete);
    Box<Role> oldRole; //!< as the cache had it; empty when it had not
};

} // namespace Hikari
