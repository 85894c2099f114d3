#pragma once

#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/channel.h>
#include <hikari/model/member.h>
#include <hikari/model/message.h>
#include <hikari/model/permissions.h>
#include <hikari/model/user.h>

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief A command, a pressed button or another act of a user towards the bot
//!
//! See Discord Docs/Receiving and Responding, "Interaction Structure".
struct Interaction
{
    Snowflake id;
    Snowflake applicationId;
    InteractionType type = InteractionType::Ping;
    JsonBlob data; //!< what was chosen; depends on the type
    JsonBlob guild;
    std::optional<Snowflake> guildId;
    Box<Channel> channel;
    std::optional<Snowflake> channelId;
    std::optional<Member> member; //!< in guilds, with its permissions
    std::optional<User> user; //!< in DMs
    QString token; //!< a secret for 15 minutes: whoever has it can answer
    int version = 0; //!< always 1
    Box<Message> message; //!< that the component belongs to
    Permissions appPermissions;
    std::optional<QString> locale; //!< of the user
    std::optional<QString> guildLocale;
    QList<JsonBlob> entitlements;
    QHash<QString, Snowflake> integrationOwners; //!< "0" guild, "1" user
    std::optional<int> context; //!< 0 guild, 1 DM with the bot, 2 other DM
    qint64 attachmentSizeLimit = 0; //!< bytes

    bool operator==(const Interaction &) const = default;
};

} // namespace Hikari
