#pragma once

#include <hikari/events/shard_events.h>

#include <optional>

namespace Hikari {

//! \brief About one vote in a poll
//!
//! Needs Intent::GuildMessagePolls or Intent::DirectMessagePolls, as all that derive from it.
struct BasePollVoteEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::BasePollVote);

    Snowflake userId;
    Snowflake channelId;
    Snowflake messageId;
    std::optional<Snowflake> guildId; //!< nullopt in DMs
    int answerId = 0;
};

//! \brief A user voted; one event for each answer (MESSAGE_POLL_VOTE_ADD)
struct PollVoteCreateEvent : BasePollVoteEvent
{
    static constexpr auto lineage = lineageOf<BasePollVoteEvent::lineage>(EventType::PollVoteCreate);
};

//! \brief A user took a vote back (MESSAGE_POLL_VOTE_REMOVE)
struct PollVoteDeleteEvent : BasePollVoteEvent
{
    static constexpr auto lineage = lineageOf<BasePollVoteEvent::lineage>(EventType::PollVoteDelete);
};

} // namespace Hikari
