#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/channel.h>

#include <optional>

namespace Hikari {

//! \brief About a channel or thread
struct ChannelEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Channel);

    Snowflake channelId;
};

//! \brief About a channel of a guild
//!
//! Needs Intent::Guilds, as all that derive from it.
struct GuildChannelEvent : ChannelEvent
{
    static constexpr auto lineage = lineageOf<ChannelEvent::lineage>(EventType::GuildChannel);

    Snowflake guildId;
};

//! \brief A channel was created, or became visible to the bot (CHANNEL_CREATE)
struct GuildChannelCreateEvent : GuildChannelEvent
{
    static constexpr auto lineage = lineageOf<GuildChannelEvent::lineage>(EventType::GuildChannelCreate);

    Channel channel;
};

//! \brief A channel changed (CHANNEL_UPDATE)
struct GuildChannelUpdateEvent : GuildChannelEvent
{
    static constexpr auto lineage = lineageOf<GuildChannelEvent::lineage>(EventType::GuildChannelUpdate);

    Channel channel;
};

//! \brief A channel was deleted, or hidden from the bot (CHANNEL_DELETE)
struct GuildChannelDeleteEvent : GuildChannelEvent
{
    static constexpr auto lineage = lineageOf<GuildChannelEvent::lineage>(EventType::GuildChannelDelete);

    Channel channel;
};

//! \brief A message was pinned or unpinned (CHANNEL_PINS_UPDATE)
//!
//! Not sent when a pinned message is deleted. Needs Intent::Guilds or Intent::DirectMessages.
struct PinsUpdateEvent : ChannelEvent
{
    static constexpr auto lineage = lineageOf<ChannelEvent::lineage>(EventType::PinsUpdate);

    std::optional<Snowflake> guildId; //!< nullopt in DMs
    std::optional<Timestamp> lastPinAt; //!< nullopt: nothing is pinned any more
};

} // namespace Hikari
