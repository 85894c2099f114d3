#pragma once

#include <hikari/core/box.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/application.h>
#include <hikari/model/channel.h>
#include <hikari/model/guild.h>

#include <QString>

#include <optional>

namespace Hikari {

//! \brief What a webhook is for
//!
//! Numbers that are not listed are kept. See Discord Docs/Webhook, "Webhook Types".
enum class WebhookType : int
{
    Incoming = 1,
    ChannelFollower = 2,
    Application = 3,
};

//! \brief A way to post into a channel without a bot
//!
//! See Discord Docs/Webhook, "Webhook Structure".
struct Webhook
{
    Snowflake id;
    WebhookType type = WebhookType::Incoming;
    std::optional<Snowflake> guildId;
    std::optional<Snowflake> channelId;
    Box<User> user; //!< who made it; absent when fetched with its token
    std::optional<QString> name;
    std::optional<ImageHash> avatar;
    std::optional<QString> token; //!< a secret: whoever has it may post
    std::optional<Snowflake> applicationId; //!< that made it
    Box<PartialGuild> sourceGuild; //!< of a channel follower
    Box<Channel> sourceChannel; //!< of a channel follower
    std::optional<QString> url; //!< with the token; a secret

    bool operator==(const Webhook &) const = default;
};

//! \brief What following an announcement channel gave
//!
//! See Discord Docs/Channel, "Followed Channel Structure".
struct FollowedChannel
{
    Snowflake channelId; //!< that is followed
    Snowflake webhookId; //!< that posts into the other channel

    bool operator==(const FollowedChannel &) const = default;
};

} // namespace Hikari
