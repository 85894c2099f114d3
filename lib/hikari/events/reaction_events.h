#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/emoji.h>
#include <hikari/model/member.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief About the reactions to a message
//!
//! Needs Intent::GuildMessageReactions or Intent::DirectMessageReactions, as all that derive from it.
struct ReactionEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Reaction);

    Snowflake channelId;
    Snowflake messageId;
    std::optional<Snowflake> guildId; //!< nullopt in DMs
};

//! \brief A user reacted to a message (MESSAGE_REACTION_ADD)
struct ReactionAddEvent : ReactionEvent
{
    static constexpr auto lineage = lineageOf<ReactionEvent::lineage>(EventType::ReactionAdd);

    Snowflake userId;
    std::optional<Member> member; //!< in guilds, with its user
    std::optional<Snowflake> messageAuthorId; //!< nullopt for messages of webhooks
    Emoji emoji; //!< its id, name and isAnimated only
    bool isBurst = false; //!< a super reaction
    QList<QString> burstColors; //!< of a super reaction's animation, as "#rrggbb"
    int reactionType = 0; //!< 0 normal, 1 super reaction
};

//! \brief A reaction of a user was removed (MESSAGE_REACTION_REMOVE)
struct ReactionDeleteEvent : ReactionEvent
{
    static constexpr auto lineage = lineageOf<ReactionEvent::lineage>(EventType::ReactionDelete);

    Snowflake userId;
    Emoji emoji; //!< its id, name and isAnimated only
    bool isBurst = false;
    int reactionType = 0; //!< 0 normal, 1 super reaction
};

//! \brief All reactions to a message were removed (MESSAGE_REACTION_REMOVE_ALL)
struct ReactionDeleteAllEvent : ReactionEvent
{
    static constexpr auto lineage = lineageOf<ReactionEvent::lineage>(EventType::ReactionDeleteAll);
};

//! \brief All reactions with one emoji were removed (MESSAGE_REACTION_REMOVE_EMOJI)
struct ReactionDeleteEmojiEvent : ReactionEvent
{
    static constexpr auto lineage = lineageOf<ReactionEvent::lineage>(EventType::ReactionDeleteEmoji);

    Emoji emoji; //!< its id, name and isAnimated only
};

} // namespace Hikari
