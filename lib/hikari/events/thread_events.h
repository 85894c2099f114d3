#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/channel.h>
#include <hikari/model/presence.h>

#include <optional>

namespace Hikari {

//! \brief About a thread
//!
//! Needs Intent::Guilds, as all that derive from it.
struct GuildThreadEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::GuildThread);

    Snowflake guildId;
    Snowflake threadId;
};

//! \brief A thread was created (THREAD_CREATE)
struct GuildThreadCreateEvent : GuildThreadEvent
{
    static constexpr auto lineage = lineageOf<GuildThreadEvent::lineage>(EventType::GuildThreadCreate);

    Channel thread;
};

//! \brief The bot was added to a thread that was there before (THREAD_CREATE)
struct GuildThreadAccessEvent : GuildThreadEvent
{
    static constexpr auto lineage = lineageOf<GuildThreadEvent::lineage>(EventType::GuildThreadAccess);

    Channel thread;
};

//! \brief A thread changed (THREAD_UPDATE)
//!
//! Not sent when only the last message's id changed.
struct GuildThreadUpdateEvent : GuildThreadEvent
{
    static constexpr auto lineage = lineageOf<GuildThreadEvent::lineage>(EventType::GuildThreadUpdate);

    Channel thread;
    Box<Channel> oldThread; //!< as the cache had it; empty when it had not
};

//! \brief A thread was deleted (THREAD_DELETE)
struct GuildThreadDeleteEvent : GuildThreadEvent
{
    static constexpr auto lineage = lineageOf<GuildThreadEvent::lineage>(EventType::GuildThreadDelete);

    std::optional<Snowflake> parentId; //!< the channel that it was in
    ChannelType channelType = ChannelType::PublicThread;
    Box<Channel> oldThread; //!< as the cache had it; empty when it had not
};

//! \brief Users joined or left a thread (THREAD_MEMBERS_UPDATE)
//!
//! Without Intent::GuildMembers only when it is about the bot itself.
struct ThreadMembersUpdateEvent : GuildThreadEvent
{
    static constexpr auto lineage = lineageOf<GuildThreadEvent::lineage>(EventType::ThreadMembersUpdate);

    int approximateMemberCount = 0; //!< stops at 50
    QList<ThreadMember> addedMembers; //!< with their member of the guild
    QList<Snowflake> removedMemberIds;
};

//! \brief The bot's own membership in a thread changed (THREAD_MEMBER_UPDATE)
struct ThreadMemberUpdateEvent : GuildThreadEvent
{
    static constexpr auto lineage = lineageOf<GuildThreadEvent::lineage>(EventType::ThreadMemberUpdate);

    ThreadMember member;
};

//! \brief The bot gained access to channels, whose active threads these are (THREAD_LIST_SYNC)
struct ThreadListSyncEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::ThreadListSync);

    Snowflake guildId;
    std::optional<QList<Snowflake>> channelIds; //!< parents, may have no threads; nullopt: the whole guild
    QList<Channel> threads;
    QList<ThreadMember> members; //!< the bot's own, of the threads that it joined
};

} // namespace Hikari
