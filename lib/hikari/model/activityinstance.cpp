#include <hikari/model/activityinstance.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field activityLocationFields[] {
    field<&ActivityLocation::id>("id"),
    field<&ActivityLocation::kind>("kind"),
    field<&ActivityLocation::channelId>("channel_id"),
    field<&ActivityLocation::guildId>("guild_id", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityLocation>()
{
    static constexpr Table table { "ActivityLocation", activityLocationFields, std::size(activityLocationFields) };
    return table;
}

static constexpr Field activityInstanceFields[] {
    field<&ActivityInstance::applicationId>("application_id"),
    field<&ActivityInstance::instanceId>("instance_id", FieldFlag::Required),
    field<&ActivityInstance::launchId>("launch_id"),
    field<&ActivityInstance::location>("location"),
    field<&ActivityInstance::userIds>("users"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActivityInstance>()
{
    static constexpr Table table { "ActivityInstance", activityInstanceFields, std::size(activityInstanceFields) };
    return table;
}

} // namespace Hikari
