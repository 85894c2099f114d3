#pragma once

#include <hikari/core/color.h>
#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/permissions.h>

#include <QString>

#include <optional>

namespace Hikari {

//! \brief Where a role is used
//!
//! Bits that are not listed are kept. See Discord Docs/Permissions, "Role Flags".
enum class RoleFlag : quint64
{
    InPrompt = 1ull << 0,
};

using RoleFlags = Flags<RoleFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(RoleFlag)

//! \brief The one to three colours of a role
//!
//! See Discord Docs/Permissions, "Role Colors Object".
struct RoleColors
{
    Color primary;
    std::optional<Color> secondary; //!< a gradient when set
    std::optional<Color> tertiary; //!< holographic when set

    bool operator==(const RoleColors &) const = default;
};

//! \brief What a role belongs to
//!
//! See Discord Docs/Permissions, "Role Tags Structure".
struct RoleTags
{
    std::optional<Snowflake> botId;
    std::optional<Snowflake> integrationId;
    std::optional<Snowflake> subscriptionListingId;
    bool isPremiumSubscriber = false; //!< of those who boost
    bool isAvailableForPurchase = false;
    bool isGuildConnection = false; //!< a linked role

    bool operator==(const RoleTags &) const = default;
};

//! \brief A set of permissions of a guild and its look
//!
//! See Discord Docs/Permissions, "Role Structure".
struct Role
{
    Snowflake id; //!< the guild's own id for \@everyone
    QString name;
    Color color; //!< same as colors.primary; 0 means none
    std::optional<RoleColors> colors;
    bool isHoisted = false; //!< shown apart in the list of members
    std::optional<ImageHash> icon;
    std::optional<QString> unicodeEmoji;
    int position = 0; //!< higher stands above; equal positions are sorted by id
    Permissions permissions;
    bool isManaged = false; //!< by an integration: cannot be given by hand
    bool isMentionable = false;
    std::optional<RoleTags> tags;
    RoleFlags flags;

    bool operator==(const Role &) const = default;
};

} // namespace Hikari
