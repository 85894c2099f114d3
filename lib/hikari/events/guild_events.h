#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/auditlog.h>
#include <hikari/model/guild.h>

#include <QList>

#include <optional>

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
    Box<GatewayGuild> oldGuild; //!< as the cache had it; empty when it had not
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
    Box<GatewayGuild> oldGuild; //!< as the cache had it; empty when it had not
};

//! \brief About the ban of a user
//!
//! Needs Intent::GuildModeration, as all that derive from it.
struct BanEvent : GuildEvent
{
    static constexpr auto lineage = lineageOf<GuildEvent::lineage>(EventType::Ban);

    User user;

    Snowflake userId() const { return user.id; }
};

//! \brief A user was banned (GUILD_BAN_ADD)
struct BanCreateEvent : BanEvent
{
    static constexpr auto lineage = lineageOf<BanEvent::lineage>(EventType::BanCreate);
};

//! \brief A ban was lifted (GUILD_BAN_REMOVE)
struct BanDeleteEvent : BanEvent
{
    static constexpr auto lineage = lineageOf<BanEvent::lineage>(EventType::BanDelete);
};

//! \brief The emojis of a guild changed (GUILD_EMOJIS_UPDATE)
//!
//! Needs Intent::GuildExpressions.
struct EmojisUpdateEvent : GuildEvent
{
    static constexpr auto lineage = lineageOf<GuildEvent::lineage>(EventType::EmojisUpdate);

    QList<Emoji> emojis; //!< all of them, as they are now
    std::optional<QList<Emoji>> oldEmojis; //!< as the cache had them; nullopt when it does not keep any
};

//! \brief The stickers of a guild changed (GUILD_STICKERS_UPDATE)
//!
//! Needs Intent::GuildExpressions.
struct StickersUpdateEvent : GuildEvent
{
    static constexpr auto lineage = lineageOf<GuildEvent::lineage>(EventType::StickersUpdate);

    QList<Sticker> stickers; //!< all of them, as they are now
    std::optional<QList<Sticker>> oldStickers; //!< as the cache had them; nullopt when it does not keep any
};

//! \brief Something about the integrations of a guild changed (GUILD_INTEGRATIONS_UPDATE)
//!
//! Needs Intent::GuildIntegrations.
struct GuildIntegrationsUpdateEvent : GuildEvent
{
    static constexpr auto lineage = lineageOf<GuildEvent::lineage>(EventType::GuildIntegrationsUpdate);
};

//! \brief Something was done that stands in the audit log (GUILD_AUDIT_LOG_ENTRY_CREATE)
//!
//! The bot needs the permission VIEW_AUDIT_LOG. Needs Intent::GuildModeration.
struct AuditLogEntryCreateEvent : GuildEvent
{
    static constexpr auto lineage = lineageOf<GuildEvent::lineage>(EventType::AuditLogEntryCreate);

    AuditLogEntry entry;
};

} // namespace Hikari
