#pragma once

#include <hikari/core/snowflake.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief Whom the mentions of a message may ping
//!
//! See Discord Docs/Message, "Allowed Mentions Object".
struct AllowedMentions
{
    std::optional<QList<QString>> parse; //!< "everyone", "users", "roles"; empty: nobody; nullopt: Discord's default
    QList<Snowflake> roleIds; //!< at most 100
    QList<Snowflake> userIds; //!< at most 100
    std::optional<bool> repliedUser; //!< whether the author of the answered message is pinged

    bool operator==(const AllowedMentions &) const = default;
};

} // namespace Hikari
