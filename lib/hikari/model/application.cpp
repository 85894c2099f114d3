#include <hikari/model/application.h>

#include <hikari/json/types_p.h>

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
    field<&IntegrationTypeConfiguration::installParams>("oauth2_install_params"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<IntegrationTypeConfiguration>()
{
    static constexpr Table table { "IntegrationTypeConfiguration", integrationTypeConfigurationFields,
        std::size(integrationTypeConfigurationFields) };
    return table;
}

static constexpr Field applicationFields[] {
    field<&Application::id>("id", FieldFlag::Required),
    field<&Application::name>("name"),
    field<&Application::icon>("icon", FieldFlag::Nullable),
    field<&Application::description>("description"),
    field<&Application::rpcOrigins>("rpc_origins", FieldFlag::Optional),
    field<&Application::isBotPublic>("bot_public", FieldFlag::Optional),
    field<&Application::requiresCodeGrant>("bot_require_code_grant", FieldFlag::Optional),
    field<&Application::bot>("bot"),
    field<&Application::termsOfServiceUrl>("terms_of_service_url"),
    field<&Application::privacyPolicyUrl>("privacy_policy_url"),
    field<&Application::owner>("owner"),
    field<&Application::verifyKey>("verify_key"),
    field<&Application::team>("team", FieldFlag::Optional),
    field<&Application::guildId>("guild_id"),
    field<&Application::guild>("guild", FieldFlag::Optional),
    field<&Application::primarySkuId>("primary_sku_id"),
    field<&Application::slug>("slug"),
    field<&Application::coverImage>("cover_image"),
    field<&Application::flags>("flags", FieldFlag::Optional),
    field<&Application::flagsNew>("flags_new"),
    field<&Application::approximateGuildCount>("approximate_guild_count"),
    field<&Application::approximateUserInstallCount>("approximate_user_install_count"),
    field<&Application::approximateUserAuthorizationCount>("approximate_user_authorization_count"),
    field<&Application::redirectUris>("redirect_uris", FieldFlag::Optional),
    field<&Application::interactionsEndpointUrl>("interactions_endpoint_url"),
    field<&Application::roleConnectionsVerificationUrl>("role_connections_verification_url"),
    field<&Application::eventWebhooksUrl>("event_webhooks_url"),
    field<&Application::eventWebhooksStatus>("event_webhooks_status"),
    field<&Application::eventWebhooksTypes>("event_webhooks_types", FieldFlag::Optional),
    field<&Application::tags>("tags", FieldFlag::Optional),
    field<&Application::installParams>("install_params"),
    field<&Application::integrationTypesConfiguration>("integration_types_config", FieldFlag::Optional),
    field<&Application::customInstallUrl>("custom_install_url"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Application>()
{
    static constexpr Table table { "Application", applicationFields, std::size(applicationFields) };
    return table;
}

} // namespace Hikari
