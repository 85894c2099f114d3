#include <hikari/model/scheduledevent.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field scheduledEventMetadataFields[] {
    field<&ScheduledEventMetadata::location>("location", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ScheduledEventMetadata>()
{
    static constexpr Table table { "ScheduledEventMetadata", scheduledEventMetadataFields,
        std::size(scheduledEventMetadataFields) };
    return table;
}

static constexpr Field recurrenceWeekdayFields[] {
    field<&RecurrenceWeekday::week>("n"),
    field<&RecurrenceWeekday::day>("day"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RecurrenceWeekday>()
{
    static constexpr Table table { "RecurrenceWeekday", recurrenceWeekdayFields, std::size(recurrenceWeekdayFields) };
    return table;
}

static constexpr Field recurrenceRuleFields[] {
    field<&RecurrenceRule::start>("start"),
    field<&RecurrenceRule::end>("end", FieldFlag::Nullable),
    field<&RecurrenceRule::frequency>("frequency"),
    field<&RecurrenceRule::interval>("interval"),
    field<&RecurrenceRule::weekdays>("by_weekday", FieldFlag::Nullable),
    field<&RecurrenceRule::monthWeekdays>("by_n_weekday", FieldFlag::Nullable),
    field<&RecurrenceRule::months>("by_month", FieldFlag::Nullable),
    field<&RecurrenceRule::monthDays>("by_month_day", FieldFlag::Nullable),
    field<&RecurrenceRule::yearDays>("by_year_day", FieldFlag::Nullable),
    field<&RecurrenceRule::count>("count", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RecurrenceRule>()
{
    static constexpr Table table { "RecurrenceRule", recurrenceRuleFields, std::size(recurrenceRuleFields) };
    return table;
}

static constexpr Field scheduledEventFields[] {
    field<&ScheduledEvent::id>("id", FieldFlag::Required),
    field<&ScheduledEvent::guildId>("guild_id"),
    field<&ScheduledEvent::channelId>("channel_id", FieldFlag::Nullable),
    field<&ScheduledEvent::creatorId>("creator_id", FieldFlag::OptionalNullable),
    field<&ScheduledEvent::name>("name"),
    field<&ScheduledEvent::description>("description", FieldFlag::OptionalNullable),
    field<&ScheduledEvent::startsAt>("scheduled_start_time"),
    field<&ScheduledEvent::endsAt>("scheduled_end_time", FieldFlag::Nullable),
    field<&ScheduledEvent::privacyLevel>("privacy_level"),
    field<&ScheduledEvent::status>("status"),
    field<&ScheduledEvent::entityType>("entity_type"),
    field<&ScheduledEvent::entityId>("entity_id", FieldFlag::Nullable),
    field<&ScheduledEvent::metadata>("entity_metadata", FieldFlag::Nullable),
    field<&ScheduledEvent::creator>("creator", FieldFlag::Optional),
    field<&ScheduledEvent::userCount>("user_count", FieldFlag::Optional),
    field<&ScheduledEvent::image>("image", FieldFlag::OptionalNullable),
    field<&ScheduledEvent::recurrenceRule>("recurrence_rule", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ScheduledEvent>()
{
    static constexpr Table table { "ScheduledEvent", scheduledEventFields, std::size(scheduledEventFields) };
    return table;
}

} // namespace Hikari
