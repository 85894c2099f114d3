#pragma once

#include <hikari/core/box.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What happens to members whose subscription ended
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Integration Expire Behaviors".
enum class IntegrationExpireBehavior : int
{
    RemoveRole = 0,
    Kick = 1,
};

//! \brief The account that an integration belongs to
//!
//! See Discord Docs/Guild, "Integration Account Structure".
struct IntegrationAccount
{
    QString id; //!< not always a snowflake
    QString name;

    bool operator==(const IntegrationAccount &) const = default;
};

//! \brief The bot or application of an integration
//!
//! See Discord Docs/Guild, "Integration Application Structure".
struct IntegrationApplication
{
    Snowflake id;
    QString name;
    std::optional<ImageHash> icon;
    QString description;
    Box<User> bot;

    bool operator==(const IntegrationApplication &) const = default;
};

//! \brief Something outside Discord that is connected to a guild: a bot, Twitch, YouTube
//!
//! See Discord Docs/Guild, "Integration Structure".
struct Integration
{
    Snowflake id;
    QString name;
    QString type; //!< "twitch", "youtube", "discord" or "guild_subscription"
    bool isEnabled = false;
    std::optional<bool> isSyncing;
    std::optional<Snowflake> roleId; //!< of its subscribers
    std::optional<bool> hasEmoticons; //!< Twitch only
    std::optional<IntegrationExpireBehavior> expireBehavior;
    std::optional<int> expireGracePeriodDays;
    Box<User> user;
    IntegrationAccount account;
    std::optional<Timestamp> syncedAt;
    std::optional<int> subscriberCount;
    std::optional<bool> isRevoked;
    std::optional<IntegrationApplication> application; //!< bots only
    QList<QString> scopes;
    std::optional<Snowflake> applicationId; //!< in audit logs, where application is left out

    bool operator==(const Integration &) const = default;
};

} // namespace Hikari
