#pragma once

#include <hikari/core/snowflake.h>

#include <QList>

namespace Hikari {

//! \brief Whom a permission of a command is about
//!
//! Numbers that are not listed are kept. See Discord Docs/Application Commands, "Application Command Permission Type".
enum class CommandPermissionType : int
{
    Role = 1,
    User = 2,
    Channel = 3,
};

//! \brief Whether a role, user or channel may use a command
//!
//! See Discord Docs/Application Commands, "Application Command Permissions Structure".
struct CommandPermission
{
    Snowflake id; //!< the guild's id: everyone; the guild's id - 1: all channels
    CommandPermissionType type = CommandPermissionType::Role;
    bool isAllowed = false;

    bool operator==(const CommandPermission &) const = default;
};

//! \brief The permissions of a command, or of all commands of an application, in a guild
//!
//! See Discord Docs/Application Commands, "Guild Application Command Permissions Structure".
struct GuildCommandPermissions
{
    Snowflake id; //!< of the command; the application's: all that have none of their own
    Snowflake applicationId;
    Snowflake guildId;
    QList<CommandPermission> permissions; //!< at most 100

    bool operator==(const GuildCommandPermissions &) const = default;
};

} // namespace Hikari
