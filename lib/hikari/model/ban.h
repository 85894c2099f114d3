#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief A user who may not join a guild
//!
//! See Discord Docs/Guild, "Ban Structure".
struct Ban
{
    std::optional<QString> reason;
    User user;

    bool operator==(const Ban &) const = default;
};

//! \brief What became of a request to ban many
//!
//! See Discord Docs/Guild, "Bulk Ban Response".
struct BulkBanResult
{
    QList<Snowflake> bannedUserIds;
    QList<Snowflake> failedUserIds; //!< were banned before, or could not be

    bool operator==(const BulkBanResult &) const = default;
};

} // namespace Hikari
