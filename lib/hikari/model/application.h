#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/permissions.h>
#include <hikari/model/user.h>

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Hikari {

//! \brief What an application may do and has
//!
//! Bits that are not listed are kept. See Discord Docs/Application, "Application Flags".
enum class ApplicationFlag : quint64
{
    ApplicationAutoModerationRuleCreateBadge = 1ull << 6,
    GatewayPresence = 1ull << 12,
    GatewayPresenceLimited = 1ull << 13,
    GatewayGuildMembers = 1ull << 14,
    GatewayGuildMembersLimited = 1ull << 15,
    VerificationPendingGuildLimit = 1ull << 16,
    Embedded = 1ull << 17,
    GatewayMessageContent = 1ull << 18,
    GatewayMessageContentLimited = 1ull << 19,
    ApplicationCommandBadge = 1ull << 23,
};

using ApplicationFlags = Flags<ApplicationFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(ApplicationFlag)

//! \brief Where an application is installed
//!
//! See Discord Docs/Application, "Application Integration Types".
enum class IntegrationType : int
{
    GuildInstall = 0,
    UserInstall = 1,
};

//! \brief Whether Discord sends webhook events
//!
//! See Discord Docs/Application, "Application Event Webhook Status".
enum class EventWebhookStatus : int
{
    Disabled = 1,
    Enabled = 2,
    DisabledByDiscord = 3,
};

//! \brief Whether an invited user joined a team
enum class TeamMembershipState : int
{
    Invited = 1,
    Accepted = 2,
};

//! \brief Scopes and permissions asked for when an application is added
//!
//! See Discord Docs/Application, "Install Params Object".
struct InstallParams
{
    QList<QString> scopes;
    Permissions permissions;

    bool operator==(const InstallParams &) const = default;
};

//! \brief Defaults of one way to install
//!
//! See Discord Docs/Application, "Application Integration Type Configuration Object".
struct IntegrationTypeConfiguration
{
    std::optional<InstallParams> installParams;

    bool operator==(const IntegrationTypeConfiguration &) const = default;
};

//! \brief A developer of a team
//!
//! See Discord Docs/Teams, "Team Member Object".
struct TeamMember
{
    TeamMembershipState membershipState = TeamMembershipState::Invited;
    Snowflake teamId;
    User user;
    QString role; //!< "admin", "developer" or "read_only"; empty for the owner

    bool operator==(const TeamMember &) const = default;
};

//! \brief A group of developers who own an application
//!
//! See Discord Docs/Teams, "Team Object".
struct Team
{
    Snowflake id;
    std::optional<ImageHash> icon;
    QList<TeamMember> members;
    QString name;
    Snowflake ownerId;

    bool operator==(const Team &) const = default;
};

//! \brief A guild as other objects mention it
//!
//! See Discord Docs/Guild, "Guild Structure".
struct PartialGuild
{
    Snowflake id;
    std::optional<QString> name;
    std::optional<ImageHash> icon;
    std::optional<QString> locale;
    QList<QString> features;
    // In invites
    std::optional<ImageHash> splash;
    std::optional<ImageHash> banner;
    std::optional<QString> description;
    std::optional<int> verificationLevel; //!< a VerificationLevel
    std::optional<QString> vanityUrlCode;
    std::optional<int> nsfwLevel; //!< a NsfwLevel
    std::optional<int> premiumSubscriptionCount;

    bool operator==(const PartialGuild &) const = default;
};

//! \brief An application as other objects mention it
//!
//! See Discord Docs/Application, "Application Structure".
struct PartialApplication
{
    Snowflake id;
    std::optional<QString> name;
    std::optional<ImageHash> icon;
    std::optional<QString> description;
    std::optional<ImageHash> coverImage;
    ApplicationFlags flags;
    std::optional<QString> verifyKey;
    std::optional<User> bot;

    bool operator==(const PartialApplication &) const = default;
};

//! \brief An application of the Developer Portal
//!
//! See Discord Docs/Application, "Application Structure".
struct Application
{
    Snowflake id;
    QString name;
    std::optional<ImageHash> icon;
    QString description;
    QList<QString> rpcOrigins;
    bool isBotPublic = false; //!< others may add it
    bool requiresCodeGrant = false;
    std::optional<User> bot;
    std::optional<QString> termsOfServiceUrl;
    std::optional<QString> privacyPolicyUrl;
    std::optional<User> owner;
    QString verifyKey; //!< hexadecimal, for signatures of interactions over HTTP
    std::optional<Team> team;
    std::optional<Snowflake> guildId;
    std::optional<PartialGuild> guild;
    std::optional<Snowflake> primarySkuId;
    std::optional<QString> slug;
    std::optional<ImageHash> coverImage;
    ApplicationFlags flags;
    std::optional<ApplicationFlags> flagsNew; //!< all 64 bits, where flags has the lower ones
    std::optional<int> approximateGuildCount;
    std::optional<int> approximateUserInstallCount;
    std::optional<int> approximateUserAuthorizationCount;
    QList<QString> redirectUris;
    std::optional<QString> interactionsEndpointUrl;
    std::optional<QString> roleConnectionsVerificationUrl;
    std::optional<QString> eventWebhooksUrl;
    std::optional<EventWebhookStatus> eventWebhooksStatus;
    QList<QString> eventWebhooksTypes;
    QList<QString> tags;
    std::optional<InstallParams> installParams;
    QHash<QString, IntegrationTypeConfiguration>
        integrationTypesConfiguration; //!< by the number of the IntegrationType
    std::optional<QString> customInstallUrl;

    bool operator==(const Application &) const = default;
};

} // namespace Hikari
