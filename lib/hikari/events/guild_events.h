#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/guild.h>

namespace Hikari {

//! \brief About a guild
struct GuildEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Guild);

    Snowflake guildId;
};

//! \brief A guild came or went
//!
//! Needs Intent::Guilds, as all that derive from it.
struct GuildVisibilityEvent : GuildEvent
{
    static constexpr auto lineage = lineageOf<GuildEvent::lineage>(EventType::GuildVisibility);
};

//! \brief A guild that the bot was in already is there: after the start or an outage (GUILD_CREATE)
struct GuildAvailableEvent : GuildVisibilityEvent
{
    static constexpr auto lineage = lineageOf<GuildVisibilityEvent::lineage>(EventType::GuildAvailable);

    GatewayGuild guild;
};

//! \brief The bot was added to a guild (GUILD_CREATE)
struct GuildJoinEvent : GuildVisibilityEvent
{
    static constexpr auto lineage = lineageOf<GuildVisibilityEvent::lineage>(EventType::GuildJoin);

    GatewayGuild guild;
};

//! \brief The bot left a guild, was removed, or the guild was deleted (GUILD_DELETE)
struct GuildLeaveEvent : GuildVisibilityEvent
{
    static constexpr auto lineage = lineageOf<GuildVisibilityEvent::lineage>(EventType::GuildLeave);
};

//! \brief A guild is out of order; the bot is still in it (GUILD_DELETE, or GUILD_CREATE without a guild)
struct GuildUnavailableEvent : GuildVisibilityEvent
{
    static constexpr auto lineage = lineageOf<GuildVisibilityEvent::lineage>(EventType::GuildUnavailable);
};

//! \brief A guild's settings changed (GUILD_UPDATE)
//!
//! Needs Intent::Guilds.
struct GuildUpdateEvent : GuildEvent
{
    static constexpr auto lineage = lineageOf<GuildEvent::lineage>(EventType::GuildUpdate);

    Guild guild;
};

} // namespace Hikari
