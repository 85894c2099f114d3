#include <hikari/model/commandpermissions.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field commandPermissionFields[] {
    field<&CommandPermission::id>("id", FieldFlag::Required),
    field<&CommandPermission::type>("type"),
    field<&CommandPermission::isAllowed>("permission"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<CommandPermission>()
{
    static constexpr Table table { "CommandPermission", commandPermissionFields, std::size(commandPermissionFields) };
    return table;
}

static constexpr Field guildCommandPermissionsFields[] {
    field<&GuildCommandPermissions::id>("id", FieldFlag::Required),
    field<&GuildCommandPermissions::applicationId>("application_id"),
    field<&GuildCommandPermissions::guildId>("guild_id"),
    field<&GuildCommandPermissions::permissions>("permissions"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<GuildCommandPermissions>()
{
    static constexpr Table table { "GuildCommandPermissions", guildCommandPermissionsFields,
        std::size(guildCommandPermissionsFields) };
    return table;
}

} // namespace Hikari
