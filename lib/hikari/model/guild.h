#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/channel.h>
#include <hikari/model/emoji.h>
#include <hikari/model/member.h>
#include <hikari/model/permissions.h>
#include <hikari/model/presence.h>
#include <hikari/model/role.h>
#include <hikari/model/sticker.h>
#include <hikari/model/voicestate.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief Notices that the system channel does not show
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild, "System Channel Flags".
enum class SystemChannelFlag : quint32
{
    SuppressJoinNotifications = 1u << 0,
    SuppressPremiumSubscriptions = 1u << 1,
    SuppressGuildReminderNotifications = 1u << 2,
    SuppressJoinNotificationReplies = 1u << 3,
    SuppressRoleSubscriptionPurchaseNotifications = 1u << 4,
    SuppressRoleSubscriptionPurchaseNotificationReplies = 1u << 5,
};

using SystemChannelFlags = Flags<SystemChannelFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(SystemChannelFlag)

//! \brief A guild that is offline, or not sent yet
//!
//! See Discord Docs/Guild, "Unavailable Guild Object".
struct UnavailableGuild
{
    Snowflake id;
    std::optional<bool> isUnavailable; //!< nullopt in GUILD_DELETE: the bot left

    bool operator==(const UnavailableGuild &) const = default;
};

//! \brief A channel that a welcome screen recommends
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

//! \brief What new members see
//!
//! See Discord Docs/Guild, "Welcome Screen Structure".
struct WelcomeScreen
{
    std::optional<QString> description;
    QList<WelcomeScreenChannel> channels;

    bool operator==(const WelcomeScreen &) const = default;
};

//! \brief Measures and findings of raid protection
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

//! \brief A guild with its roles and emojis
//!
//! See Discord Docs/Guild, "Guild Structure".
struct Guild
{
    Snowflake id;
    QString name;
    std::optional<ImageHash> icon;
    std::optional<ImageHash> iconHash;
    std::optional<ImageHash> splash;
    std::optional<ImageHash> discoverySplash;
    std::optional<bool> isOwner; //!< of the current user; lists of guilds only
    Snowflake ownerId;
    std::optional<Permissions> permissions; //!< of the current user; lists of guilds only
    std::optional<QString> region;
    std::optional<Snowflake> afkChannelId;
    int afkTimeoutSeconds = 0;
    std::optional<bool> isWidgetEnabled;
    std::optional<Snowflake> widgetChannelId;
    int verificationLevel = 0; //!< 0 none to 4 very high
    int defaultMessageNotifications = 0; //!< 0 all messages, 1 only mentions
    int explicitContentFilter = 0; //!< 0 off, 1 members without roles, 2 all
    QList<Role> roles;
    QList<Emoji> emojis;
    QList<QString> features;
    int mfaLevel = 0; //!< 0 none, 1 for moderation
    std::optional<Snowflake> applicationId;
    std::optional<Snowflake> systemChannelId;
    SystemChannelFlags systemChannelFlags;
    std::optional<Snowflake> rulesChannelId;
    std::optional<int> maxPresences;
    std::optional<int> maxMembers;
    std::optional<QString> vanityUrlCode;
    std::optional<QString> description;
    std::optional<ImageHash> banner;
    int premiumTier = 0; //!< 0 to 3
    std::optional<int> premiumSubscriptionCount;
    QString preferredLocale;
    std::optional<Snowflake> publicUpdatesChannelId;
    std::optional<int> maxVideoChannelUsers;
    std::optional<int> maxStageVideoChannelUsers;
    std::optional<int> approximateMemberCount;
    std::optional<int> approximatePresenceCount;
    std::optional<WelcomeScreen> welcomeScreen;
    int nsfwLevel = 0; //!< 0 default, 1 explicit, 2 safe, 3 age restricted
    QList<Sticker> stickers;
    bool isPremiumProgressBarEnabled = false;
    std::optional<Snowflake> safetyAlertsChannelId;
    std::optional<IncidentsData> incidentsData;

    bool operator==(const Guild &) const = default;
};

//! \brief A guild as the gateway sends it once: with everything in it
//!
//! See Discord Docs/Gateway Events, "Guild Create Extra Fields".
struct GatewayGuild : Guild
{
    Timestamp joinedAt; //!< when the bot joined
    bool isLarge = false; //!< more members than the large threshold: offline ones are not sent
    bool isUnavailable = false;
    int memberCount = 0;
    QList<VoiceState> voiceStates; //!< without guild id
    QList<Member> members;
    QList<Channel> channels; //!< without guild id
    QList<Channel> threads; //!< active ones that the bot may see
    QList<Presence> presences;
    QList<JsonBlob> stageInstances;
    QList<JsonBlob> scheduledEvents;
    QList<JsonBlob> soundboardSounds;

    bool operator==(const GatewayGuild &) const = default;
};

} // namespace Hikari
