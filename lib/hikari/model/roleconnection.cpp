#include <hikari/model/roleconnection.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field roleConnectionMetadataFields[] {
    field<&RoleConnectionMetadata::type>("type"),
    field<&RoleConnectionMetadata::key>("key", FieldFlag::Required),
    field<&RoleConnectionMetadata::name>("name"),
    field<&RoleConnectionMetadata::nameLocalizations>("name_localizations", FieldFlag::Optional),
    field<&RoleConnectionMetadata::description>("description"),
    field<&RoleConnectionMetadata::descriptionLocalizations>("description_localizations", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RoleConnectionMetadata>()
{
    static constexpr Table table { "RoleConnectionMetadata", roleConnectionMetadataFields,
        std::size(roleConnectionMetadataFields) };
    return table;
}

static constexpr Field roleConnectionFields[] {
    field<&RoleConnection::platformName>("platform_name", FieldFlag::Nullable),
    field<&RoleConnection::platformUsername>("platform_username", FieldFlag::Optional),
    field<&RoleConnection::metadata>("metadata"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RoleConnection>()
{
    static constexpr Table table { "RoleConnection", roleConnectionFields, std::size(roleConnectionFields) };
    return table;
}

} // namespace Hikari
