#pragma once

#include <hikari/core/box.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/channel.h>
#include <hikari/model/member.h>
#include <hikari/model/scheduledevent.h>

#include <QList>

namespace Hikari {

//! \brief Threads, and the bot's own membership in those it joined
//!
//! See Discord Docs/Channel, "List Public Archived Threads".
struct ThreadList
{
    QList<Channel> threads;
    QList<ThreadMember> members;
    bool hasMore = false; //!< archived threads: ask again, before the last one's archive time

    bool operator==(const ThreadList &) const = default;
};

//! \brief Somebody who is interested in an event
//!
//! See Discord Docs/Guild Scheduled Event, "Guild Scheduled Event User Structure".
struct ScheduledEventUser
{
    Snowflake scheduledEventId;
    User user;
    Box<Member> member;

    bool operator==(const ScheduledEventUser &) const = default;
};

} // namespace Hikari
