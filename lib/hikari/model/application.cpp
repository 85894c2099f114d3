#include <hikari/model/application.h>

#include <hikari/json/fieldcodecs_p.h>
#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field installParamsFields[] {
    field<&InstallParams::scopes>("scopes"),
    field<&InstallParams::permissions>("permissions"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InstallParams>()
{
    static constexpr Table table { "InstallParams", installParamsFields, std::size(installParamsFields) };
    return table;
}

static constexpr Field integrationTypeConfigurationFields[] {
    field<&IntegrationTypeConfiguration::installParams>("oauth2_install_params", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<IntegrationTypeConfiguration>()
{
    static constexpr Table table { "IntegrationTypeConfiguration", integrationTypeConfigurationFields,
        std::size(integrationTypeConfigurationFields) };
    return table;
}

static constexpr Field teamMemberFields[] {
    field<&TeamMember::membershipState>("membership_state"),
    field<&TeamMember::teamId>("team_id"),
    field<&TeamMember::user>("user"),
    field<&TeamMember::role>("role"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<TeamMember>()
{
    static constexpr Table table { "TeamMember", teamMemberFields, std::size(teamMemberFields) };
    return table;
}

static constexpr Field teamFields[] {
    field<&Team::id>("id", FieldFlag::Required),
    field<&Team::icon>("icon", FieldFlag::Nullable),
    field<&Team::members>("members"),
    field<&Team::name>("name"),
    field<&Team::ownerId>("owner_user_id"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Team>()
{
    static constexpr Table table { "Team", teamFields, std::size(teamFields) };
    return table;
}

static constexpr Field partialGuildFields[] {
    field<&PartialGuild::id>("id", FieldFlag::Required),
    field<&PartialGuild::name>("name"),
    field<&PartialGuild::icon>("icon"),
    field<&PartialGuild::locale>("locale"),
    field<&PartialGuild::features>("features", FieldFlag::Optional),
    field<&PartialGuild::splash>("splash", FieldFlag::OptionalNullable),
    field<&PartialGuild::banner>("banner", FieldFlag::OptionalNullable),
    field<&PartialGuild::description>("description", FieldFlag::OptionalNullable),
    field<&PartialGuild::verificationLevel>("verification_level", FieldFlag::Optional),
    field<&PartialGuild::vanityUrlCode>("vanity_url_code", FieldFlag::OptionalNullable),
    field<&PartialGuild::nsfwLevel>("nsfw_level", FieldFlag::Optional),
    field<&PartialGuild::premiumSubscriptionCount>("premium_subscription_count", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PartialGuild>()
{
    static constexpr Table table { "PartialGuild", partialGuildFields, std::size(partialGuildFields) };
    return table;
}

static constexpr Field partialApplicationFields[] {
    field<&PartialApplication::id>("id", FieldFlag::Required),
    field<&PartialApplication::name>("name"),
    field<&PartialApplication::icon>("icon"),
    field<&PartialApplication::description>("description"),
    field<&PartialApplication::coverImage>("cover_image"),
    field<&PartialApplication::flags>("flags", FieldFlag::Optional),
    field<&PartialApplication::verifyKey>("verify_key"),
    field<&PartialApplication::bot>("bot"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PartialApplication>()
{
    static constexpr Table table { "PartialApplication", partialApplicationFields,
        std::size(partialApplicationFields) };
    return table;
}

static constexpr Field applicationFields[] {
    field<&Application::id>("id", FieldFlag::Required),
    field<&Application::name>("name"),
    field<&Application::icon>("icon", FieldFlag::Nullable),
    field<&Application::description>("description"),
    field<&Application::rpcOrigins>("rpc_origins", FieldFlag::Optional),
    field<&Application::isBotPublic>("bot_public"),
    field<&Application::requiresCodeGrant>("bot_require_code_grant"),
    field<&Application::bot>("bot", FieldFlag::Optional),
    field<&Application::termsOfServiceUrl>("terms_of_service_url", FieldFlag::Optional),
    field<&Application::privacyPolicyUrl>("privacy_policy_url", FieldFlag::Optional),
    field<&Application::owner>("owner", FieldFlag::Optional),
    field<&Application::verifyKey>("verify_key"),
    field<&Application::team>("team", FieldFlag::Nullable),
    field<&Application::guildId>("guild_id", FieldFlag::Optional),
    field<&Application::guild>("guild", FieldFlag::Optional),
    field<&Application::primarySkuId>("primary_sku_id", FieldFlag::Optional),
    field<&Application::slug>("slug", FieldFlag::Optional),
    field<&Application::coverImage>("cover_image", FieldFlag::Optional),
    field<&Application::flags>("flags", FieldFlag::Optional),
    fieldAs<&Application::flagsNew, JsonTextFlags>("flags_new", FieldFlag::Optional),
    field<&Application::approximateGuildCount>("approximate_guild_count", FieldFlag::Optional),
    field<&Application::approximateUserInstallCount>("approximate_user_install_count", FieldFlag::Optional),
    field<&Application::approximateUserAuthorizationCount>("approximate_user_authorization_count", FieldFlag::Optional),
    field<&Application::redirectUris>("redirect_uris", FieldFlag::Optional),
    field<&Application::interactionsEndpointUrl>("interactions_endpoint_url", FieldFlag::OptionalNullable),
    field<&Application::roleConnectionsVerificationUrl>(
        "role_connections_verification_url", FieldFlag::OptionalNullable),
    field<&Application::eventWebhooksUrl>("event_webhooks_url", FieldFlag::OptionalNullable),
    field<&Application::eventWebhooksStatus>("event_webhooks_status", FieldFlag::Optional),
    field<&Application::eventWebhooksTypes>("event_webhooks_types", FieldFlag::Optional),
    field<&Application::tags>("tags", FieldFlag::Optional),
    field<&Application::installParams>("install_params", FieldFlag::Optional),
    field<&Application::integrationTypesConfiguration>("integration_types_config", FieldFlag::Optional),
    field<&Application::customInstallUrl>("custom_install_url", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Application>()
{
    static constexpr Table table { "Application", applicationFields, std::size(applicationFields) };
    return table;
}

} // namespace Hikari
