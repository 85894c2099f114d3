#pragma once

#include <hikari/core/box.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/user.h>

#include <QString>

#include <optional>

namespace Hikari {

//! \brief A snapshot of a guild to make others from
//!
//! See Discord Docs/Guild Template, "Guild Template Structure".
struct GuildTemplate
{
    QString code; //!< the id of a template
    QString name;
    std::optional<QString> description;
    int usageCount = 0;
    Snowflake creatorId;
    Box<User> creator;
    Timestamp createdAt;
    Timestamp updatedAt;
    Snowflake sourceGuildId;
    JsonBlob serializedSourceGuild; //!< the guild, whose ids are small made-up numbers
    std::optional<bool> isDirty; //!< the guild changed since

    bool operator==(const GuildTemplate &) const = default;
};

} // namespace Hikari
