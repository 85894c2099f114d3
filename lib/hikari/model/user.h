#pragma once

#include <hikari/core/box.h>
#include <hikari/core/color.h>
#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>

#include <QString>

#include <optional>

namespace Hikari {

//! \brief Badges and kinds of an account
//!
//! Bits that are not listed are kept. See Discord Docs/Users, "User Flags".
enum class UserFlag : quint64
{
    Staff = 1ull << 0,
    Partner = 1ull << 1,
    Hypesquad = 1ull << 2,
    BugHunterLevel1 = 1ull << 3,
    HypesquadOnlineHouse1 = 1ull << 6,
    HypesquadOnlineHouse2 = 1ull << 7,
    HypesquadOnlineHouse3 = 1ull << 8,
    PremiumEarlySupporter = 1ull << 9,
    TeamPseudoUser = 1ull << 10,
    BugHunterLevel2 = 1ull << 14,
    VerifiedBot = 1ull << 16,
    VerifiedDeveloper = 1ull << 17,
    CertifiedModerator = 1ull << 18,
    BotHttpInteractions = 1ull << 19,
};

using UserFlags = Flags<UserFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(UserFlag)

//! \brief The Nitro subscription of an account
//!
//! Numbers that are not listed are kept. See Discord Docs/Users, "Premium Types".
enum class PremiumType : int
{
    None = 0,
    NitroClassic = 1,
    Nitro = 2,
    NitroBasic = 3,
};

//! \brief The frame around an avatar
//!
//! See Discord Docs/Users, "Avatar Decoration Data Structure".
struct AvatarDecoration
{
    ImageHash asset;
    Snowflake skuId;

    bool operator==(const AvatarDecoration &) const = default;
};

//! \brief The background of a name in the list of members
//!
//! See Discord Docs/Users, "Nameplate Structure".
struct Nameplate
{
    Snowflake skuId;
    QString asset; //!< path of the picture, not a hash
    QString label;
    QString palette; //!< name of the background colour

    bool operator==(const Nameplate &) const = default;
};

//! \brief What an account wears besides its avatar decoration
//!
//! See Discord Docs/Users, "Collectibles".
struct Collectibles
{
    std::optional<Nameplate> nameplate;

    bool operator==(const Collectibles &) const = default;
};

//! \brief The server tag that an account shows
//!
//! See Discord Docs/Users, "User Primary Guild Object".
struct PrimaryGuild
{
    std::optional<Snowflake> guildId;
    std::optional<bool> isEnabled; //!< nullopt after the tag was cleared by Discord
    std::optional<QString> tag; //!< at most 4 characters
    std::optional<ImageHash> badge;

    bool operator==(const PrimaryGuild &) const = default;
};

//! \brief A Discord account, as another user sees it
//!
//! See Discord Docs/Users, "User Structure".
struct User
{
    Snowflake id;
    QString username;
    QString discriminator; //!< "0" for everybody but old bots
    std::optional<QString> globalName; //!< display name; nullopt when the user set none
    std::optional<ImageHash> avatar; //!< nullopt means the default avatar
    bool isBot = false;
    bool isSystem = false; //!< part of Discord's urgent message system
    std::optional<ImageHash> banner;
    std::optional<Color> accentColor;
    UserFlags publicFlags;
    Box<AvatarDecoration> avatarDecoration;
    Box<Collectibles> collectibles;
    Box<PrimaryGuild> primaryGuild;

    bool operator==(const User &) const = default;
};

//! \brief The bot's own account, with what only its owner sees
//!
//! See Discord Docs/Users, "User Structure".
struct OwnUser : User
{
    bool isMfaEnabled = false;
    bool isVerified = false; //!< the account's e-mail
    std::optional<QString> locale;
    std::optional<QString> email; //!< only with the OAuth2 scope "email"
    UserFlags flags;
    PremiumType premiumType = PremiumType::None;

    bool operator==(const OwnUser &) const = default;
};

} // namespace Hikari
