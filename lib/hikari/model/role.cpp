#include <hikari/model/role.h>

#include <hikari/json/fieldcodecs_p.h>
#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field roleColorsFields[] {
    field<&RoleColors::primary>("primary_color"),
    field<&RoleColors::secondary>("secondary_color", FieldFlag::Nullable),
    field<&RoleColors::tertiary>("tertiary_color", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RoleColors>()
{
    static constexpr Table table { "RoleColors", roleColorsFields, std::size(roleColorsFields) };
    return table;
}

static constexpr Field roleTagsFields[] {
    field<&RoleTags::botId>("bot_id", FieldFlag::Optional),
    field<&RoleTags::integrationId>("integration_id", FieldFlag::Optional),
    field<&RoleTags::subscriptionListingId>("subscription_listing_id", FieldFlag::Optional),
    fieldAs<&RoleTags::isPremiumSubscriber, JsonPresence>("premium_subscriber", FieldFlag::Optional),
    fieldAs<&RoleTags::isAvailableForPurchase, JsonPresence>("available_for_purchase", FieldFlag::Optional),
    fieldAs<&RoleTags::isGuildConnection, JsonPresence>("guild_connections", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RoleTags>()
{
    static constexpr Table table { "RoleTags", roleTagsFields, std::size(roleTagsFields) };
    return table;
}

static constexpr Field roleFields[] {
    field<&Role::id>("id", FieldFlag::Required),
    field<&Role::name>("name"),
    field<&Role::color>("color"),
    field<&Role::colors>("colors"),
    field<&Role::isHoisted>("hoist"),
    field<&Role::icon>("icon", FieldFlag::OptionalNullable),
    field<&Role::unicodeEmoji>("unicode_emoji", FieldFlag::OptionalNullable),
    field<&Role::position>("position"),
    field<&Role::permissions>("permissions"),
    field<&Role::isManaged>("managed"),
    field<&Role::isMentionable>("mentionable"),
    field<&Role::tags>("tags", FieldFlag::Optional),
    field<&Role::flags>("flags"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Role>()
{
    static constexpr Table table { "Role", roleFields, std::size(roleFields) };
    return table;
}

} // namespace Hikari
