#include <hikari/model/threadlist.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field threadListFields[] {
    field<&ThreadList::threads>("threads", FieldFlag::Optional),
    field<&ThreadList::members>("members", FieldFlag::Optional),
    field<&ThreadList::hasMore>("has_more"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ThreadList>()
{
    static constexpr Table table { "ThreadList", threadListFields, std::size(threadListFields) };
    return table;
}

static constexpr Field scheduledEventUserFields[] {
    field<&ScheduledEventUser::scheduledEventId>("guild_scheduled_event_id"),
    field<&ScheduledEventUser::user>("user"),
    field<&ScheduledEventUser::member>("member", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ScheduledEventUser>()
{
    static constexpr Table table { "ScheduledEventUser", scheduledEventUserFields,
        std::size(scheduledEventUserFields) };
    return table;
}

} // namespace Hikari
