#pragma once

#include <hikari/core/snowflake.h>

#include <QList>
#include <QString>

namespace Hikari {

//! \brief Whom a message may notify; by default nobody, whatever its text says
//!
//! See Discord Docs/Message, "Allowed Mentions Object".
struct AllowedMentions
{
    QList<QString> parse {}; //!< kinds to find in the text: "users", "roles", "everyone"
    QList<Snowflake> roleIds {}; //!< up to 100; not together with "roles"
    QList<Snowflake> userIds {}; //!< up to 100; not together with "users"
    bool repliedUser = false; //!< the author of the message that is answered

    bool operator==(const AllowedMentions &) const = default;
};

} // namespace Hikari
