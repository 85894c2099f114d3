#include <hikari/model/integration.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field integrationAccountFields[] {
    field<&IntegrationAccount::id>("id"),
    field<&IntegrationAccount::name>("name"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<IntegrationAccount>()
{
    static constexpr Table table { "IntegrationAccount", integrationAccountFields,
        std::size(integrationAccountFields) };
    return table;
}

static constexpr Field integrationApplicationFields[] {
    field<&IntegrationApplication::id>("id", FieldFlag::Required),
    field<&IntegrationApplication::name>("name"),
    field<&IntegrationApplication::icon>("icon", FieldFlag::Nullable),
    field<&IntegrationApplication::description>("description"),
    field<&IntegrationApplication::bot>("bot", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<IntegrationApplication>()
{
    static constexpr Table table { "IntegrationApplication", integrationApplicationFields,
        std::size(integrationApplicationFields) };
    return table;
}

static constexpr Field integrationFields[] {
    field<&Integration::id>("id", FieldFlag::Required),
    field<&Integration::name>("name"),
    field<&Integration::type>("type"),
    field<&Integration::isEnabled>("enabled"),
    field<&Integration::isSyncing>("syncing", FieldFlag::Optional),
    field<&Integration::roleId>("role_id", FieldFlag::Optional),
    field<&Integration::hasEmoticons>("enable_emoticons", FieldFlag::Optional),
    field<&Integration::expireBehavior>("expire_behavior", FieldFlag::Optional),
    field<&Integration::expireGracePeriodDays>("expire_grace_period", FieldFlag::Optional),
    field<&Integration::user>("user", FieldFlag::Optional),
    field<&Integration::account>("account"),
    field<&Integration::syncedAt>("synced_at", FieldFlag::Optional),
    field<&Integration::subscriberCount>("subscriber_count", FieldFlag::Optional),
    field<&Integration::isRevoked>("revoked", FieldFlag::Optional),
    field<&Integration::application>("application", FieldFlag::Optional),
    field<&Integration::scopes>("scopes", FieldFlag::Optional),
    field<&Integration::applicationId>("application_id", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Integration>()
{
    static constexpr Table table { "Integration", integrationFields, std::size(integrationFields) };
    return table;
}

} // namespace Hikari
