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
//! Bits that are not listed are kept. See Discord Docs/Guild, "Guild Member Flags".
enum class MemberFlag : quint64
{
    DidRejoin = 1ull << 0,
    CompletedOnboarding = 1ull << 1,
    BypassesVerification = 1ull << 2,
    StartedOnboarding = 1ull << 3,
    IsGuest = 1ull << 4,
    StartedHomeActions = 1ull << 5,
    CompletedHomeActions = 1ull << 6,
    AutomodQuarantinedUsername = 1ull << 7,
    DmSettingsUpsellAcknowledged = 1ull << 9,
    AutomodQuarantinedGuildTag = 1ull << 10,
};

using MemberFlags = Flags<MemberFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(MemberFlag)

//! \brief A user in a guild
//!
//! See Discord Docs/Guild, "Guild Member Structure".
struct Member
{
    std::optional<User> user; //!< absent in message payloads, where it stands beside
    std::optional<QString> nickname;
    std::optional<ImageHash> avatar; //!< of this guild only
    std::optional<ImageHash> banner;
    QList<Snowflake> roleIds; //!< without \@everyone
    std::optional<Timestamp> joinedAt; //!< nullopt for guests
    std::optional<Timestamp> premiumSince; //!< boosting since
    bool isDeaf = false;
    bool isMute = false;
    MemberFlags flags;
    bool isPending = false; //!< has not passed membership screening
    std::optional<Permissions> permissions; //!< in interactions only: those in the channel, overwrites included
    std::optional<Timestamp> timedOutUntil; //!< a time in the past means no timeout
    Box<AvatarDecoration> avatarDecoration;
    Box<Collectibles> collectibles;

    bool operator==(const Member &) const = default;
};

} // namespace Hikari
