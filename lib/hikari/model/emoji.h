#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief How a user reacts to a message
//!
//! Numbers that are not listed are kept. See Discord Docs/Message, "Reaction Types".
enum class ReactionType : int
{
    Normal = 0,
    Burst = 1, //!< a super reaction
};

//! \brief A custom emoji, or a Unicode one where only the name is set
//!
//! See Discord Docs/Emoji, "Emoji Structure".
struct Emoji
{
    std::optional<Snowflake> id; //!< nullopt for a Unicode emoji
    std::optional<QString> name; //!< the emoji itself when it is Unicode
    QList<Snowflake> roleIds; //!< roles that may use it; empty means everybody
    std::optional<User> user; //!< who made it
    bool requiresColons = false;
    bool isManaged = false; //!< by an integration
    bool isAnimated = false;
    std::optional<bool> isAvailable; //!< false after the guild lost boosts

    bool operator==(const Emoji &) const = default;
};

} // namespace Hikari
