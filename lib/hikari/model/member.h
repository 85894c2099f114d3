#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/permissions.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What a member did in a guild
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Guild Member Flags".
enum class MemberFlag : quint32
{
    DidRejoin = 1u << 0,
    CompletedOnboarding = 1u << 1,
    BypassesVerification = 1u << 2,
    StartedOnboarding = 1u << 3,
    IsGuest = 1u << 4,
    StartedHomeActions = 1u << 5,
    CompletedHomeActions = 1u << 6,
    AutomodQuarantinedUsername = 1u << 7,
    DmSettingsUpsellAcknowledged = 1u << 9,
    AutomodQuarantinedGuildTag = 1u << 10,
};

using MemberFlags = Flags<MemberFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(MemberFlag)

//! \brief A user in a guild
//!
//! See Discord Docs/Guild, "Guild Member Structure".
struct Member
{
    std::optional<User> user; //!< absent in message and interaction payloads, where it stands beside
    std::optional<QString> nickname;
    std::optional<ImageHash> avatar; //!< of this guild only
    std::optional<ImageHash> banner;
    QList<Snowflake> roleIds; //!< without @everyone
    std::optional<Timestamp> joinedAt; //!< nullopt for guests
    std::optional<Timestamp> premiumSince; //!< boosting since
    bool isDeaf = false;
    bool isMute = false;
    MemberFlags flags;
    bool isPending = false; //!< has not passed membership screening
    std::optional<Permissions> permissions; //!< in interactions only: those in the channel, overwrites included
    std::optional<Timestamp> timedOutUntil; //!< a time in the past means no timeout
    std::optional<AvatarDecoration> avatarDecoration;
    std::optional<Collectibles> collectibles;

    bool operator==(const Member &) const = default;
};

} // namespace Hikari
