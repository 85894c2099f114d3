#pragma once

#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/channel.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief Whether a guild has a widget
//!
//! See Discord Docs/Guild, "Guild Widget Settings Structure".
struct GuildWidgetSettings
{
    bool isEnabled = false;
    std::optional<Snowflake> channelId; //!< that the widget invites to

    bool operator==(const GuildWidgetSettings &) const = default;
};

//! \brief Somebody who is online, as a widget shows him: the id is made up
//!
//! See Discord Docs/Guild, "Guild Widget Structure".
struct GuildWidgetMember
{
    Snowflake id;
    QString username;
    QString discriminator;
    std::optional<ImageHash> avatar;
    QString status;
    QString avatarUrl;

    bool operator==(const GuildWidgetMember &) const = default;
};

//! \brief What a guild shows on other web pages
//!
//! See Discord Docs/Guild, "Guild Widget Structure".
struct GuildWidget
{
    Snowflake id;
    QString name;
    std::optional<QString> instantInvite;
    QList<Channel> channels; //!< id, name and position only
    QList<GuildWidgetMember> members; //!< at most 100
    int presenceCount = 0;

    bool operator==(const GuildWidget &) const = default;
};

} // namespace Hikari
