#pragma once

#include <hikari/core/box.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/automoderation.h>
#include <hikari/model/channel.h>
#include <hikari/model/integration.h>
#include <hikari/model/jsonscalar.h>
#include <hikari/model/role.h>
#include <hikari/model/scheduledevent.h>
#include <hikari/model/user.h>
#include <hikari/model/webhook.h>

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace Hikari {

//! \brief What was done
//!
//! Numbers that are not listed are kept. See Discord Docs/Audit Log, "Audit Log Events".
enum class AuditLogEvent : int
{
    GuildUpdate = 1,
    ChannelCreate = 10,
    ChannelUpdate = 11,
    ChannelDelete = 12,
    ChannelOverwriteCreate = 13,
    ChannelOverwriteUpdate = 14,
    ChannelOverwriteDelete = 15,
    MemberKick = 20,
    MemberPrune = 21,
    MemberBanAdd = 22,
    MemberBanRemove = 23,
    MemberUpdate = 24,
    MemberRoleUpdate = 25,
    MemberMove = 26,
    MemberDisconnect = 27,
    BotAdd = 28,
    RoleCreate = 30,
    RoleUpdate = 31,
    RoleDelete = 32,
    InviteCreate = 40,
    InviteUpdate = 41,
    InviteDelete = 42,
    WebhookCreate = 50,
    WebhookUpdate = 51,
    WebhookDelete = 52,
    EmojiCreate = 60,
    EmojiUpdate = 61,
    EmojiDelete = 62,
    MessageDelete = 72,
    MessageBulkDelete = 73,
    MessagePin = 74,
    MessageUnpin = 75,
    IntegrationCreate = 80,
    IntegrationUpdate = 81,
    IntegrationDelete = 82,
    StageInstanceCreate = 83,
    StageInstanceUpdate = 84,
    StageInstanceDelete = 85,
    StickerCreate = 90,
    StickerUpdate = 91,
    StickerDelete = 92,
    GuildScheduledEventCreate = 100,
    GuildScheduledEventUpdate = 101,
    GuildScheduledEventDelete = 102,
    ThreadCreate = 110,
    ThreadUpdate = 111,
    ThreadDelete = 112,
    ApplicationCommandPermissionUpdate = 121,
    SoundboardSoundCreate = 130,
    SoundboardSoundUpdate = 131,
    SoundboardSoundDelete = 132,
    AutoModerationRuleCreate = 140,
    AutoModerationRuleUpdate = 141,
    AutoModerationRuleDelete = 142,
    AutoModerationBlockMessage = 143,
    AutoModerationFlagToChannel = 144,
    AutoModerationUserCommunicationDisabled = 145,
    AutoModerationQuarantineUser = 146,
    CreatorMonetizationRequestCreated = 150,
    CreatorMonetizationTermsAccepted = 151,
    OnboardingPromptCreate = 163,
    OnboardingPromptUpdate = 164,
    OnboardingPromptDelete = 165,
    OnboardingCreate = 166,
    OnboardingUpdate = 167,
    GuildHomeFeatureItem = 171, //!< in Discord's OpenAPI description only
    GuildHomeRemoveItem = 172, //!< in Discord's OpenAPI description only
    HarmfulLinksBlockedMessage = 180, //!< in Discord's OpenAPI description only
    HomeSettingsCreate = 190,
    HomeSettingsUpdate = 191,
    VoiceChannelStatusCreate = 192,
    VoiceChannelStatusDelete = 193,
    GuildScheduledEventExceptionCreate = 200, //!< in Discord's OpenAPI description only
    GuildScheduledEventExceptionUpdate = 201, //!< in Discord's OpenAPI description only
    GuildScheduledEventExceptionDelete = 202, //!< in Discord's OpenAPI description only
    GuildProfileUpdate = 211, //!< in Discord's OpenAPI description only
};

//! \brief A role, as audit logs name it
//!
//! See Discord Docs/Audit Log, "Audit Log Change Exceptions".
struct PartialRole
{
    Snowflake id;
    QString name;

    bool operator==(const PartialRole &) const = default;
};

//! \brief A value of an audit log change, typed as the changed member is
//!
//! Truth values, numbers and texts (ids too) as JsonScalar; the roles that were given or taken; the overwrites of a
//! channel; a list of ids or words; anything else as Discord sent it, and so is what does not have the documented form.
using AuditLogValue = std::variant<JsonScalar, QList<PartialRole>, QList<PermissionOverwrite>, QList<Snowflake>,
    QList<QString>, JsonBlob>;

//! \brief What a change did to one member of an object
//!
//! See Discord Docs/Audit Log, "Audit Log Change Structure".
struct AuditLogChange
{
    QString key; //!< Discord's name of the member; "$add" and "$remove" for a member's roles
    AuditLogValue oldValue; //!< an empty JsonScalar: there was none
    AuditLogValue newValue; //!< an empty JsonScalar: there is none any more

    bool operator==(const AuditLogChange &) const = default;
};

//! \brief Details of an entry; which are there depends on its kind
//!
//! See Discord Docs/Audit Log, "Optional Audit Entry Info".
struct AuditLogEntryInfo
{
    std::optional<Snowflake> applicationId;
    std::optional<QString> autoModRuleName;
    std::optional<QString> autoModTriggerType; //!< the number of an AutoModTrigger
    std::optional<Snowflake> channelId;
    std::optional<QString> count; //!< of messages or members
    std::optional<QString> deleteMemberDays; //!< members who were away that long were pruned
    std::optional<Snowflake> id; //!< of the role or member of an overwrite
    std::optional<QString> integrationType;
    std::optional<QString> membersRemoved;
    std::optional<Snowflake> messageId;
    std::optional<QString> roleName; //!< of the role of an overwrite
    std::optional<QString> status; //!< of a voice channel
    std::optional<QString> type; //!< of an overwrite: "0" a role, "1" a member

    bool operator==(const AuditLogEntryInfo &) const = default;
};

//! \brief One thing that somebody did in a guild
//!
//! See Discord Docs/Audit Log, "Audit Log Entry Structure".
struct AuditLogEntry
{
    Snowflake id;
    std::optional<QString> targetId; //!< mostly a snowflake
    QList<AuditLogChange> changes;
    std::optional<Snowflake> userId; //!< who did it
    AuditLogEvent actionType = AuditLogEvent::GuildUpdate;
    Box<AuditLogEntryInfo> options;
    std::optional<QString> reason; //!< 1 to 512 characters

    bool operator==(const AuditLogEntry &) const = default;
};

//! \brief What was done in a guild, newest first, with what the entries are about
//!
//! See Discord Docs/Audit Log, "Audit Log Structure".
struct AuditLog
{
    QList<JsonBlob> applicationCommands;
    QList<AuditLogEntry> entries;
    QList<AutoModRule> autoModRules;
    QList<ScheduledEvent> scheduledEvents;
    QList<Integration> integrations; //!< id, name, type, account and application only
    QList<Channel> threads;
    QList<User> users;
    QList<Webhook> webhooks;

    bool operator==(const AuditLog &) const = default;
};

} // namespace Hikari
