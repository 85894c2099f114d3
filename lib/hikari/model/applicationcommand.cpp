#include <hikari/model/applicationcommand.h>

#include <hikari/json/fieldcodecs_p.h>
#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field commandOptionChoiceFields[] {
    field<&CommandOptionChoice::name>("name"),
    field<&CommandOptionChoice::nameLocalizations>("name_localizations", FieldFlag::OptionalNullable),
    field<&CommandOptionChoice::value>("value"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<CommandOptionChoice>()
{
    static constexpr Table table { "CommandOptionChoice", commandOptionChoiceFields,
        std::size(commandOptionChoiceFields) };
    return table;
}

static constexpr Field commandOptionFields[] {
    field<&CommandOption::type>("type"),
    field<&CommandOption::name>("name"),
    field<&CommandOption::nameLocalizations>("name_localizations", FieldFlag::OptionalNullable),
    field<&CommandOption::description>("description"),
    field<&CommandOption::descriptionLocalizations>("description_localizations", FieldFlag::OptionalNullable),
    field<&CommandOption::isRequired>("required", FieldFlag::Optional),
    field<&CommandOption::choices>("choices", FieldFlag::Optional),
    field<&CommandOption::options>("options", FieldFlag::Optional),
    field<&CommandOption::channelTypes>("channel_types", FieldFlag::Optional),
    field<&CommandOption::fileTypes>("file_types", FieldFlag::Optional),
    field<&CommandOption::minValue>("min_value", FieldFlag::Optional),
    field<&CommandOption::maxValue>("max_value", FieldFlag::Optional),
    field<&CommandOption::minLength>("min_length", FieldFlag::Optional),
    field<&CommandOption::maxLength>("max_length", FieldFlag::Optional),
    field<&CommandOption::hasAutocomplete>("autocomplete", FieldFlag::Optional),
    field<&CommandOption::nameLocalized>("name_localized", FieldFlag::Optional),
    field<&CommandOption::descriptionLocalized>("description_localized", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<CommandOption>()
{
    static constexpr Table table { "CommandOption", commandOptionFields, std::size(commandOptionFields) };
    return table;
}

static constexpr Field applicationCommandFields[] {
    field<&ApplicationCommand::id>("id"),
    field<&ApplicationCommand::type>("type", FieldFlag::Optional),
    field<&ApplicationCommand::applicationId>("application_id"),
    field<&ApplicationCommand::guildId>("guild_id", FieldFlag::Optional),
    field<&ApplicationCommand::name>("name"),
    field<&ApplicationCommand::nameLocalizations>("name_localizations", FieldFlag::OptionalNullable),
    field<&ApplicationCommand::description>("description"),
    field<&ApplicationCommand::descriptionLocalizations>("description_localizations", FieldFlag::OptionalNullable),
    field<&ApplicationCommand::options>("options", FieldFlag::Optional),
    fieldAs<&ApplicationCommand::defaultMemberPermissions, JsonTextFlags>(
        "default_member_permissions", FieldFlag::Nullable),
    field<&ApplicationCommand::isDmAllowed>("dm_permission", FieldFlag::Optional),
    field<&ApplicationCommand::isDefaultAllowed>("default_permission", FieldFlag::OptionalNullable),
    field<&ApplicationCommand::isNsfw>("nsfw", FieldFlag::Optional),
    field<&ApplicationCommand::integrationTypes>("integration_types", FieldFlag::Optional),
    field<&ApplicationCommand::contexts>("contexts", FieldFlag::OptionalNullable),
    field<&ApplicationCommand::version>("version"),
    field<&ApplicationCommand::handler>("handler", FieldFlag::Optional),
    field<&ApplicationCommand::nameLocalized>("name_localized", FieldFlag::Optional),
    field<&ApplicationCommand::descriptionLocalized>("description_localized", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ApplicationCommand>()
{
    static constexpr Table table { "ApplicationCommand", applicationCommandFields,
        std::size(applicationCommandFields) };
    return table;
}

} // namespace Hikari
