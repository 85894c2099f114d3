#pragma once

#include <hikari/core/box.h>
#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/channel.h>
#include <hikari/model/emoji.h>
#include <hikari/model/member.h>
#include <hikari/model/permissions.h>
#include <hikari/model/presence.h>
#include <hikari/model/role.h>
#include <hikari/model/scheduledevent.h>
#include <hikari/model/sticker.h>
#include <hikari/model/voicestate.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What a member must have done before writing
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Verification Level".
enum class VerificationLevel : int
{
    None = 0,
    Low = 1,
    Medium = 2,
    High = 3,
    VeryHigh = 4,
};

//! \brief Which messages notify members by default
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Default Message Notification Level".
enum class DefaultNotifications : int
{
    AllMessages = 0,
    OnlyMentions = 1,
};

//! \brief Whose media is scanned
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Explicit Content Filter Level".
enum class ExplicitContentFilter : int
{
    Disabled = 0,
    MembersWithoutRoles = 1,
    AllMembers = 2,
};

//! \brief Whether moderators need two factors
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "MFA Level".
enum class MfaLevel : int
{
    None = 0,
    Elevated = 1,
};

//! \brief How a guild is rated
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Guild Age-Restriction Level".
enum class NsfwLevel : int
{
    Default = 0,
    Explicit = 1,
    Safe = 2,
    AgeRestricted = 3,
};

//! \brief How far a guild is boosted
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "Premium Tier".
enum class PremiumTier : int
{
    None = 0,
    Tier1 = 1,
    Tier2 = 2,
    Tier3 = 3,
};

//! \brief Which system messages are switched off
//!
//! Bits that are not listed are kept. See Discord Docs/Guild, "System Channel Flags".
enum class SystemChannelFlag : quint64
{
    SuppressJoinNotifications = 1ull << 0,
    SuppressPremiumSubscriptions = 1ull << 1,
    SuppressGuildReminderNotifications = 1ull << 2,
    SuppressJoinNotificationReplies = 1ull << 3,
    SuppressRoleSubscriptionPurchaseNotifications = 1ull << 4,
    SuppressRoleSubscriptionPurchaseNotificationReplies = 1ull << 5,
};

using SystemChannelFlags = Flags<SystemChannelFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(SystemChannelFlag)

//! \brief A guild that is offline or not yet sent
//!
//! See Discord Docs/Guild, "Unavailable Guild Object".
struct UnavailableGuild
{
    Snowflake id;
    std::optional<bool> isUnavailable; //!< in GUILD_DELETE absent means that the bot was removed

    bool operator==(const UnavailableGuild &) const = default;
};

//! \brief A channel shown on the welcome screen
//!
//! See Discord Docs/Guild, "Welcome Screen Channel Structure".
struct WelcomeScreenChannel
{
    Snowflake channelId;
    QString description;
    std::optional<Snowflake> emojiId;
    std::optional<QString> emojiName;

    bool operator==(const WelcomeScreenChannel &) const = default;
};

//! \brief What new members of a community see
//!
//! See Discord Docs/Guild, "Welcome Screen Structure".
struct WelcomeScreen
{
    std::optional<QString> description;
    QList<WelcomeScreenChannel> channels;

    bool operator==(const WelcomeScreen &) const = default;
};

//! \brief Raids noticed and what was switched off for them
//!
//! See Discord Docs/Guild, "Incidents Data Structure".
struct IncidentsData
{
    std::optional<Timestamp> invitesDisabledUntil;
    std::optional<Timestamp> dmsDisabledUntil;
    std::optional<Timestamp> dmSpamDetectedAt;
    std::optional<Timestamp> raidDetectedAt;

    bool operator==(const IncidentsData &) const = default;
};

//! \brief Who may see a live stage
//!
//! Numbers that are not listed are kept. See Discord Docs/Stage Instance, "Privacy Level".
enum class StagePrivacyLevel : int
{
    Public = 1,
    GuildOnly = 2,
};

//! \brief A live stage
//!
//! See Discord Docs/Stage Instance, "Stage Instance Structure".
struct StageInstance
{
    Snowflake id;
    Snowflake guildId;
    Snowflake channelId;
    QString topic;
    StagePrivacyLevel privacyLevel = StagePrivacyLevel::GuildOnly;
    bool isDiscoverableDisabled = false; //!< deprecated by Discord
    std::optional<Snowflake> scheduledEventId;

    bool operator==(const StageInstance &) const = default;
};

//! \brief A sound to play in voice channels
//!
//! See Discord Docs/Soundboard, "Soundboard Sound Structure".
struct SoundboardSound
{
    QString name;
    Snowflake id;
    double volume = 1.0; //!< 0 to 1
    std::optional<Snowflake> emojiId;
    std::optional<QString> emojiName;
    std::optional<Snowflake> guildId;
    bool isAvailable = true; //!< false after the guild lost boosts
    Box<User> user; //!< who made it

    bool operator==(const SoundboardSound &) const = default;
};

//! \brief A guild ("server")
//!
//! See Discord Docs/Guild, "Guild Structure" and Gateway Events, "Guild Create".
struct Guild
{
    Snowflake id;
    QString name;
    std::optional<ImageHash> icon;
    std::optional<ImageHash> iconHash; //!< in templates only
    std::optional<ImageHash> splash;
    std::optional<ImageHash> discoverySplash;
    std::optional<bool> isOwner; //!< GET /users/\@me/guilds only: the bot owns it
    Snowflake ownerId;
    std::optional<Permissions> permissions; //!< GET /users/\@me/guilds only
    std::optional<QString> region; //!< deprecated by Discord
    std::optional<Snowflake> afkChannelId;
    int afkTimeoutSeconds = 0;
    std::optional<bool> isWidgetEnabled;
    std::optional<Snowflake> widgetChannelId;
    VerificationLevel verificationLevel = VerificationLevel::None;
    DefaultNotifications defaultMessageNotifications = DefaultNotifications::AllMessages;
    ExplicitContentFilter explicitContentFilter = ExplicitContentFilter::Disabled;
    QList<Role> roles;
    QList<Emoji> emojis;
    QList<QString> features; //!< such as "COMMUNITY"
    MfaLevel mfaLevel = MfaLevel::None;
    std::optional<Snowflake> applicationId; //!< of the bot that made it
    std::optional<Snowflake> systemChannelId;
    SystemChannelFlags systemChannelFlags;
    std::optional<Snowflake> rulesChannelId;
    std::optional<int> maxPresences;
    std::optional<int> maxMembers;
    std::optional<QString> vanityUrlCode;
    std::optional<QString> description;
    std::optional<ImageHash> banner;
    PremiumTier premiumTier = PremiumTier::None;
    std::optional<int> premiumSubscriptionCount; //!< boosts
    QString preferredLocale;
    std::optional<Snowflake> publicUpdatesChannelId;
    std::optional<int> maxVideoChannelUsers;
    std::optional<int> maxStageVideoChannelUsers;
    std::optional<int> approximateMemberCount;
    std::optional<int> approximatePresenceCount;
    std::optional<WelcomeScreen> welcomeScreen;
    NsfwLevel nsfwLevel = NsfwLevel::Default;
    QList<Sticker> stickers;
    bool isPremiumProgressBarEnabled = false;
    std::optional<Snowflake> safetyAlertsChannelId;
    std::optional<IncidentsData> incidentsData;

    bool operator==(const Guild &) const = default;
};

//! \brief A guild as GUILD_CREATE has it
//!
//! See Discord Docs/Gateway Events, "Guild Create".
struct GatewayGuild : Guild
{
    Timestamp joinedAt; //!< when the bot joined
    bool isLarge = false;
    bool isUnavailable = false; //!< an outage: only the id is set
    int memberCount = 0;
    QList<VoiceState> voiceStates; //!< without guildId
    QList<Member> members; //!< in large guilds only some
    QList<Channel> channels; //!< without guildId
    QList<Channel> threads; //!< active ones that the bot can see
    QList<Presence> presences; //!< in large guilds only of those who are not offline
    QList<StageInstance> stageInstances;
    QList<ScheduledEvent> scheduledEvents;
    QList<SoundboardSound> soundboardSounds;

    bool operator==(const GatewayGuild &) const = default;
};

} // namespace Hikari
