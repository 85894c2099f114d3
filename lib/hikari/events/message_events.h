#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/message.h>

#include <QList>

#include <optional>

namespace Hikari {

//! \brief About a message
//!
//! Needs Intent::GuildMessages or Intent::DirectMessages, as all that derive from it.
struct MessageEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Message);

    Snowflake channelId;
    Snowflake messageId;
    std::optional<Snowflake> guildId; //!< nullopt in DMs
};

//! \brief A message was sent where the bot can see it (MESSAGE_CREATE)
struct MessageCreateEvent : MessageEvent
{
    static constexpr auto lineage = lineageOf<MessageEvent::lineage>(EventType::MessageCreate);

    Message message;
};

//! \brief A message was edited, or Discord added an embed to it (MESSAGE_UPDATE)
struct MessageUpdateEvent : MessageEvent
{
    static constexpr auto lineage = lineageOf<MessageEvent::lineage>(EventType::MessageUpdate);

    Message message;
};

//! \brief A message was deleted (MESSAGE_DELETE)
struct MessageDeleteEvent : MessageEvent
{
    static constexpr auto lineage = lineageOf<MessageEvent::lineage>(EventType::MessageDelete);
};

//! \brief Several messages were deleted at once (MESSAGE_DELETE_BULK)
//!
//! Needs Intent::GuildMessages.
struct GuildBulkMessageDeleteEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::GuildBulkMessageDelete);

    Snowflake channelId;
    Snowflake guildId;
    QList<Snowflake> messageIds;
};

} // namespace Hikari
