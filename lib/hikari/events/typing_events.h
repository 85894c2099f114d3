#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/member.h>

#include <optional>

namespace Hikari {

//! \brief A user began to type (TYPING_START)
//!
//! Holds for 10 seconds. Needs Intent::GuildMessageTyping or Intent::DirectMessageTyping.
struct TypingEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Typing);

    Snowflake channelId;
    std::optional<Snowflake> guildId; //!< nullopt in DMs
    Snowflake userId;
    Timestamp startedAt; //!< to the second
    std::optional<Member> member; //!< in guilds, with its user
};

//! \brief Somebody types in a guild; needs Intent::GuildMessageTyping
struct GuildTypingEvent : TypingEvent
{
    static constexpr auto lineage = lineageOf<TypingEvent::lineage>(EventType::GuildTyping);
};

//! \brief Somebody types in a direct conversation; needs Intent::DirectMessageTyping
struct DMTypingEvent : TypingEvent
{
    static constexpr auto lineage = lineageOf<TypingEvent::lineage>(EventType::DMTyping);
};

} // namespace Hikari
