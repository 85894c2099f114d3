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
    int day = 0; //!< 0 is Monday

    bool operator==(const RecurrenceWeekday &) const = default;
};

//! \brief How a scheduled event repeats
//!
//! See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event Recurrence Rule Structure".
struct RecurrenceRule
{
    Timestamp start;
    std::optional<Timestamp> end;
    int frequency = 0; //!< 0 yearly, 1 monthly, 2 weekly, 3 daily
    int interval = 1; //!< every that many of the frequency's unit
    QList<int> weekdays; //!< 0 is Monday
    QList<RecurrenceWeekday> monthWeekdays;
    QList<int> months; //!< 1 is January
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
    int privacyLevel = 2; //!< 2: members of the guild only
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
