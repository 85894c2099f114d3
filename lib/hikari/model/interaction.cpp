#include <hikari/model/interaction.h>

#include <hikari/json/types_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field interactionFields[] {
    field<&Interaction::id>("id", FieldFlag::Required),
    field<&Interaction::applicationId>("application_id"),
    field<&Interaction::type>("type"),
    field<&Interaction::data>("data", FieldFlag::Optional),
    field<&Interaction::guild>("guild", FieldFlag::Optional),
    field<&Interaction::guildId>("guild_id"),
    field<&Interaction::channel>("channel"),
    field<&Interaction::channelId>("channel_id"),
    field<&Interaction::member>("member"),
    field<&Interaction::user>("user"),
    field<&Interaction::token>("token"),
    field<&Interaction::version>("version"),
    field<&Interaction::message>("message"),
    field<&Interaction::appPermissions>("app_permissions"),
    field<&Interaction::locale>("locale"),
    field<&Interaction::guildLocale>("guild_locale"),
    field<&Interaction::entitlements>("entitlements"),
    field<&Interaction::integrationOwners>("authorizing_integration_owners", FieldFlag::Optional),
    field<&Interaction::context>("context"),
    field<&Interaction::attachmentSizeLimit>("attachment_size_limit"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Interaction>()
{
    static constexpr Table table { "Interaction", interactionFields, std::size(interactionFields) };
    return table;
}

} // namespace Hikari
