#pragma once

#include <hikari/core/box.h>
#include <hikari/events/channel_events.h>
#include <hikari/model/invite.h>

namespace Hikari {

//! \brief About an invite
//!
//! Its guildId is null for the invite of a group. Needs Intent::GuildInvites, as all that derive from it.
struct InviteEvent : GuildChannelEvent
{
    static constexpr auto lineage = lineageOf<GuildChannelEvent::lineage>(EventType::Invite);

    QString code;
};

//! \brief An invite was made (INVITE_CREATE)
struct InviteCreateEvent : InviteEvent
{
    static constexpr auto lineage = lineageOf<InviteEvent::lineage>(EventType::InviteCreate);

    InviteWithMetadata invite; //!< without what only REST knows: guild, channel, approximate counts
    QList<Snowflake> roleIds; //!< that who accepts it gets
};

//! \brief An invite was deleted (INVITE_DELETE)
struct InviteDeleteEvent : InviteEvent
{
    static constexpr auto lineage = lineageOf<InviteEvent::lineage>(EventType::InviteDelete);
    Box<InviteWithMetadata> oldInvite; //!< as the cache had it; empty when it had not
};

} // namespace Hikari
