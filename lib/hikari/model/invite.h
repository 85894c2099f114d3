#pragma once

#include <hikari/core/box.h>
#include <hikari/core/flags.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/application.h>
#include <hikari/model/channel.h>
#include <hikari/model/guild.h>
#include <hikari/model/member.h>
#include <hikari/model/role.h>
#include <hikari/model/scheduledevent.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What an invite leads to
//!
//! Numbers that are not listed are kept. See Discord Docs/Invite, "Invite Types".
enum class InviteType : int
{
    Guild = 0,
    GroupDm = 1,
    Friend = 2,
};

//! \brief What an invite to a voice channel shows
//!
//! Numbers that are not listed are kept. See Discord Docs/Invite, "Invite Target Types".
enum class InviteTargetType : int
{
    Stream = 1,
    EmbeddedApplication = 2,
    RoleSubscriptionsPurchase = 3, //!< in Discord's OpenAPI description only
};

//! \brief Settings of an invite
//!
//! Bits that are not listed are kept. See Discord Docs/Invite, "Guild Invite Flags".
enum class InviteFlag : quint32
{
    IsGuestInvite = 1u << 0,
};

using InviteFlags = Flags<InviteFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(InviteFlag)

//! \brief The live stage that an invite leads to; deprecated by Discord
//!
//! See Discord Docs/Invite, "Invite Stage Instance Structure".
struct InviteStageInstance
{
    QList<Member> members; //!< who speak
    int participantCount = 0;
    int speakerCount = 0;
    QString topic;

    bool operator==(const InviteStageInstance &) const = default;
};

//! \brief A code that brings somebody into a guild or group
//!
//! See Discord Docs/Invite, "Invite Structure".
struct Invite
{
    InviteType type = InviteType::Guild;
    QString code; //!< the id of an invite; empty where only its metadata is given
    Box<PartialGuild> guild;
    Box<Channel> channel;
    Box<User> inviter;
    std::optional<InviteTargetType> targetType;
    Box<User> targetUser; //!< whose stream is shown
    Box<PartialApplication> targetApplication; //!< that is opened
    std::optional<int> approximateMemberCount; //!< when asked for
    std::optional<int> approximatePresenceCount; //!< when asked for
    std::optional<Timestamp> expiresAt; //!< nullopt: never
    Box<InviteStageInstance> stageInstance;
    Box<ScheduledEvent> scheduledEvent;
    InviteFlags flags;
    QList<Role> roles; //!< that who accepts it gets

    bool operator==(const Invite &) const = default;
};

//! \brief An invite, as managers of the guild see it
//!
//! See Discord Docs/Invite, "Invite Metadata Structure".
struct InviteWithMetadata : Invite
{
    int uses = 0;
    int maxUses = 0; //!< 0: no limit
    int maxAgeSeconds = 0; //!< 0: for ever
    bool isTemporary = false; //!< members leave when they disconnect
    Timestamp createdAt;

    bool operator==(const InviteWithMetadata &) const = default;
};

} // namespace Hikari
