#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/message.h>

#include <QHash>
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

//! \brief What the events have that bring the message itself; no class of events
struct MessageContentEvent : MessageEvent
{
    Message message;

    const User &author() const { return message.author; }
    Snowflake authorId() const { return message.author.id; }
    const QString &content() const { return message.content; } //!< empty without Intent::MessageContent, mostly
    const QList<Embed> &embeds() const { return message.embeds; }
    bool isBot() const { return message.author.isBot; }
    bool isWebhook() const { return message.webhookId.has_value(); }
    bool isHuman() const { return !isBot() && !isWebhook(); }
};

//! \brief A message was sent where the bot can see it (MESSAGE_CREATE)
struct MessageCreateEvent : MessageContentEvent
{
    static constexpr auto lineage = lineageOf<MessageEvent::lineage>(EventType::MessageCreate);
};

//! \brief A message was sent in a guild; needs Intent::GuildMessages
struct GuildMessageCreateEvent : MessageCreateEvent
{
    static constexpr auto lineage = lineageOf<MessageCreateEvent::lineage>(EventType::GuildMessageCreate);
};

//! \brief A message was sent in a direct conversation; needs Intent::DirectMessages
struct DMMessageCreateEvent : MessageCreateEvent
{
    static constexpr auto lineage = lineageOf<MessageCreateEvent::lineage>(EventType::DMMessageCreate);
};

//! \brief A message was edited, or Discord added an embed to it (MESSAGE_UPDATE)
struct MessageUpdateEvent : MessageContentEvent
{
    static constexpr auto lineage = lineageOf<MessageEvent::lineage>(EventType::MessageUpdate);
    Box<Message> oldMessage; //!< as the cache had it; empty when it had not
};

//! \brief A message in a guild was edited; needs Intent::GuildMessages
struct GuildMessageUpdateEvent : MessageUpdateEvent
{
    static constexpr auto lineage = lineageOf<MessageUpdateEvent::lineage>(EventType::GuildMessageUpdate);
};

//! \brief A message in a direct conversation was edited; needs Intent::DirectMessages
struct DMMessageUpdateEvent : MessageUpdateEvent
{
    static constexpr auto lineage = lineageOf<MessageUpdateEvent::lineage>(EventType::DMMessageUpdate);
};

//! \brief A message was deleted (MESSAGE_DELETE)
struct MessageDeleteEvent : MessageEvent
{
    static constexpr auto lineage = lineageOf<MessageEvent::lineage>(EventType::MessageDelete);
    Box<Message> oldMessage; //!< as the cache had it; empty when it had not
};

//! \brief A message in a guild was deleted; needs Intent::GuildMessages
struct GuildMessageDeleteEvent : MessageDeleteEvent
{
    static constexpr auto lineage = lineageOf<MessageDeleteEvent::lineage>(EventType::GuildMessageDelete);
};

//! \brief A message in a direct conversation was deleted; needs Intent::DirectMessages
struct DMMessageDeleteEvent : MessageDeleteEvent
{
    static constexpr auto lineage = lineageOf<MessageDeleteEvent::lineage>(EventType::DMMessageDelete);
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
    QHash<Snowflake, Box<Message>> oldMessages; //!< those that the cache had
};

} // namespace Hikari
