#include <hikari/model/monetization.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field skuFields[] {
    field<&Sku::id>("id", FieldFlag::Required),
    field<&Sku::type>("type"),
    field<&Sku::applicationId>("application_id"),
    field<&Sku::name>("name"),
    field<&Sku::slug>("slug"),
    field<&Sku::flags>("flags"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Sku>()
{
    static constexpr Table table { "Sku", skuFields, std::size(skuFields) };
    return table;
}

static constexpr Field subscriptionFields[] {
    field<&Subscription::id>("id", FieldFlag::Required),
    field<&Subscription::userId>("user_id"),
    field<&Subscription::skuIds>("sku_ids"),
    field<&Subscription::entitlementIds>("entitlement_ids"),
    field<&Subscription::renewalSkuIds>("renewal_sku_ids", FieldFlag::Nullable),
    field<&Subscription::periodStartsAt>("current_period_start"),
    field<&Subscription::periodEndsAt>("current_period_end"),
    field<&Subscription::status>("status"),
    field<&Subscription::canceledAt>("canceled_at", FieldFlag::Nullable),
    field<&Subscription::country>("country", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Subscription>()
{
    static constexpr Table table { "Subscription", subscriptionFields, std::size(subscriptionFields) };
    return table;
}

} // namespace Hikari
