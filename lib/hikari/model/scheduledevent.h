#pragma once

#include <hikari/core/box.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief Who may see a planned event
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Privacy Level".
enum class ScheduledEventPrivacyLevel : int
{
    GuildOnly = 2,
};

//! \brief The unit of a recurrence
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Recurrence Rule
//! - Frequency".
enum class RecurrenceFrequency : int
{
    Yearly = 0,
    Monthly = 1,
    Weekly = 2,
    Daily = 3,
};

//! \brief A day of the week
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Recurrence Rule
//! - Weekday".
enum class RecurrenceDay : int
{
    Monday = 0,
    Tuesday = 1,
    Wednesday = 2,
    Thursday = 3,
    Friday = 4,
    Saturday = 5,
    Sunday = 6,
};

//! \brief A month
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Recurrence Rule
//! - Month".
enum class RecurrenceMonth : int
{
    January = 1,
    February = 2,
    March = 3,
    April = 4,
    May = 5,
    June = 6,
    July = 7,
    August = 8,
    September = 9,
    October = 10,
    November = 11,
    December = 12,
};

//! \brief How far a scheduled event is
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Status".
enum class ScheduledEventStatus : int
{
    Scheduled = 1,
    Active = 2,
    Completed = 3,
    Canceled = 4,
};

//! \brief Where a scheduled event takes place
//!
//! Numbers that are not listed are kept. See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Entity Types".
enum class ScheduledEventEntityType : int
{
    None = 0, //!< in Discord's OpenAPI description only
    StageInstance = 1,
    Voice = 2,
    External = 3,
};

//! \brief Where an external event takes place
//!
//! See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Entity Metadata".
struct ScheduledEventMetadata
{
    std::optional<QString> location;

    bool operator==(const ScheduledEventMetadata &) const = default;
};

//! \brief A weekday of a certain week of the month
//!
//! See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Recurrence Rule - N_Weekday Structure".
struct RecurrenceWeekday
{
    int week = 0; //!< 1 to 5
    RecurrenceDay day = RecurrenceDay::Monday;

    bool operator==(const RecurrenceWeekday &) const = default;
};

//! \brief How a scheduled event repeats
//!
//! See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Recurrence Rule Structure".
struct RecurrenceRule
{
    Timestamp start;
    std::optional<Timestamp> end;
    RecurrenceFrequency frequency = RecurrenceFrequency::Yearly;
    int interval = 1; //!< every that many of the frequency's unit
    QList<RecurrenceDay> weekdays;
    QList<RecurrenceWeekday> monthWeekdays;
    QList<RecurrenceMonth> months;
    QList<int> monthDays;
    QList<int> yearDays;
    std::optional<int> count; //!< how often, nullopt for ever

    bool operator==(const RecurrenceRule &) const = default;
};

//! \brief An event that a guild announces
//!
//! See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Structure".
struct ScheduledEvent
{
    Snowflake id;
    Snowflake guildId;
    std::optional<Snowflake> channelId; //!< nullopt: external
    std::optional<Snowflake> creatorId;
    QString name;
    std::optional<QString> description;
    Timestamp startsAt;
    std::optional<Timestamp> endsAt;
    ScheduledEventPrivacyLevel privacyLevel = ScheduledEventPrivacyLevel::GuildOnly;
    ScheduledEventStatus status = ScheduledEventStatus::Scheduled;
    ScheduledEventEntityType entityType = ScheduledEventEntityType::Voice;
    std::optional<Snowflake> entityId;
    std::optional<ScheduledEventMetadata> metadata;
    Box<User> creator;
    std::optional<int> userCount;
    std::optional<ImageHash> image;
    Box<RecurrenceRule> recurrenceRule;

    bool operator==(const ScheduledEvent &) const = default;
};

} // namespace Hikari
