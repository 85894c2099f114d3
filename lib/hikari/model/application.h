#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/permissions.h>
#include <hikari/model/user.h>

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What an application is allowed and has
//!
//! Numbers that are not listed are kept. See Discord Docs/Application, "Application Flags".
enum class ApplicationFlag : quint32
{
    ApplicationAutoModerationRuleCreateBadge = 1u << 6,
    GatewayPresence = 1u << 12,
    GatewayPresenceLimited = 1u << 13,
    GatewayGuildMembers = 1u << 14,
    GatewayGuildMembersLimited = 1u << 15,
    VerificationPendingGuildLimit = 1u << 16,
    Embedded = 1u << 17,
    GatewayMessageContent = 1u << 18,
    GatewayMessageContentLimited = 1u << 19,
    ApplicationCommandBadge = 1u << 23,
};

using ApplicationFlags = Flags<ApplicationFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(ApplicationFlag)

//! \brief What an invitation link asks for
//!
//! See Discord Docs/Application, "Install Params Structure".
struct InstallParams
{
    QList<QString> scopes;
    Permissions permissions;

    bool operator==(const InstallParams &) const = default;
};

//! \brief Defaults of one kind of installation
//!
//! See Discord Docs/Application, "Application Integration Type Configuration Object".
struct IntegrationTypeConfiguration
{
    std::optional<InstallParams> installParams;

    bool operator==(const IntegrationTypeConfiguration &) const = default;
};

//! \brief The application that a bot belongs to
//!
//! See Discord Docs/Application, "Application Structure".
struct Application
{
    Snowflake id;
    QString name;
    std::optional<ImageHash> icon;
    QString description;
    QList<QString> rpcOrigins;
    bool isBotPublic = false;
    bool requiresCodeGrant = false;
    std::optional<User> bot;
    std::optional<QString> termsOfServiceUrl;
    std::optional<QString> privacyPolicyUrl;
    std::optional<User> owner;
    QString verifyKey; //!< hexadecimal
    JsonBlob team; //!< null unless a team owns it
    std::optional<Snowflake> guildId;
    JsonBlob guild;
    std::optional<Snowflake> primarySkuId;
    std::optional<QString> slug;
    std::optional<ImageHash> coverImage;
    ApplicationFlags flags;
    std::optional<QString> flagsNew; //!< the flags with all 64 bits, as text
    std::optional<int> approximateGuildCount;
    std::optional<int> approximateUserInstallCount;
    std::optional<int> approximateUserAuthorizationCount;
    QList<QString> redirectUris;
    std::optional<QString> interactionsEndpointUrl;
    std::optional<QString> roleConnectionsVerificationUrl;
    std::optional<QString> eventWebhooksUrl;
    std::optional<int> eventWebhooksStatus; //!< 1 disabled, 2 enabled, 3 disabled by Discord
    QList<QString> eventWebhooksTypes;
    QList<QString> tags;
    std::optional<InstallParams> installParams;
    QHash<QString, IntegrationTypeConfiguration> integrationTypesConfiguration; //!< "0" guild, "1" user
    std::optional<QString> customInstallUrl;

    bool operator==(const Application &) const = default;
};

} // namespace Hikari
