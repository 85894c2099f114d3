#pragma once

#include <hikari/core/box.h>
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
    Box<Channel> oldChannel; //!< as the cache had it; empty when it had not
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

//! \brief The pins of a channel or thread of a guild changed; needs Intent::Guilds
struct GuildPinsUpdateEvent : PinsUpdateEvent
{
    static constexpr auto lineage = lineageOf<PinsUpdateEvent::lineage>(EventType::GuildPinsUpdate);
};

//! \brief The pins of a direct conversation changed; needs Intent::DirectMessages
struct DMPinsUpdateEvent : PinsUpdateEvent
{
    static constexpr auto lineage = lineageOf<PinsUpdateEvent::lineage>(EventType::DMPinsUpdate);
};

//! \brief A webhook of a channel was created, changed or deleted (WEBHOOKS_UPDATE)
//!
//! Needs Intent::GuildWebhooks.
struct WebhookUpdateEvent : GuildChannelEvent
{
    static constexpr auto lineage = lineageOf<GuildChannelEvent::lineage>(EventType::WebhookUpdate);
};

//! \brief The status text of a voice channel changed (VOICE_CHANNEL_STATUS_UPDATE)
struct VoiceChannelStatusUpdateEvent : GuildChannelEvent
{
    static constexpr auto lineage = lineageOf<GuildChannelEvent::lineage>(EventType::VoiceChannelStatusUpdate);

    std::optional<QString> status; //!< nullopt: none
};

//! \brief The answer to a request for channel information (CHANNEL_INFO)
struct ChannelInfoEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::ChannelInfo);

    Snowflake guildId;
    QList<ChannelInfo> channels;
};

//! \brief All about channels of guilds; hikari's GuildChannelEvent, which pins derive from too
using GuildChannelEvents = EventGroup<GuildChannelEvent, GuildPinsUpdateEvent>;
//! \brief All about direct conversations; hikari's DMChannelEvent
using DMChannelEvents = EventGroup<DMPinsUpdateEvent>;

} // namespace Hikari
