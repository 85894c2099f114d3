#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/member.h>
#include <hikari/model/presence.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief About a member of a guild
//!
//! Needs Intent::GuildMembers, as all that derive from it.
struct MemberEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Member);

    Snowflake guildId;
    User user;
};

//! \brief A user joined a guild (GUILD_MEMBER_ADD)
struct MemberCreateEvent : MemberEvent
{
    static constexpr auto lineage = lineageOf<MemberEvent::lineage>(EventType::MemberCreate);

    Member member;
};

//! \brief A member or its user changed (GUILD_MEMBER_UPDATE)
struct MemberUpdateEvent : MemberEvent
{
    static constexpr auto lineage = lineageOf<MemberEvent::lineage>(EventType::MemberUpdate);

    Member member;
    Box<Member> oldMember; //!< as the cache had it; empty when it had not
};

//! \brief A user left a guild, was kicked or banned (GUILD_MEMBER_REMOVE)
struct MemberDeleteEvent : MemberEvent
{
    static constexpr auto lineage = lineageOf<MemberEvent::lineage>(EventType::MemberDelete);
    Box<Member> oldMember; //!< as the cache had it; empty when it had not
};

//! \brief A part of the members that the bot asked for (GUILD_MEMBERS_CHUNK)
struct MemberChunkEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::MemberChunk);

    Snowflake guildId;
    QList<Member> members; //!< at most 1,000
    int chunkIndex = 0; //!< from 0 to chunkCount, exclusive
    int chunkCount = 0;
    QList<Snowflake> notFound; //!< users that were asked for and are no members
    QList<Presence> presences; //!< of the members, when asked for
    std::optional<QString> nonce; //!< of the request
};

} // namespace Hikari
