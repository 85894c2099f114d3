#pragma once

#include <hikari/core/color.h>
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

//! \brief What the events have that are about one emoji; no class of events
struct EmojiReactionEvent : ReactionEvent
{
    Emoji emoji; //!< its id, name and isAnimated only

    //! \brief Whether it is about \a wanted: the same id, or the same name when it is a Unicode emoji
    bool isForEmoji(const Emoji &wanted) const
    {
        return emoji.id ? emoji.id == wanted.id : !wanted.id && emoji.name == wanted.name;
    }
    std::optional<Snowflake> emojiId() const { return emoji.id; } //!< nullopt for a Unicode emoji
    const std::optional<QString> &emojiName() const { return emoji.name; } //!< the emoji itself when it is Unicode
};

//! \brief A user reacted to a message (MESSAGE_REACTION_ADD)
struct ReactionAddEvent : EmojiReactionEvent
{
    static constexpr auto lineage = lineageOf<ReactionEvent::lineage>(EventType::ReactionAdd);

    Snowflake userId;
    std::optional<Member> member; //!< in guilds, with its user
    std::optional<Snowflake> messageAuthorId; //!< nullopt for messages of webhooks
    bool isBurst = false; //!< a super reaction
    QList<Color> burstColors; //!< of a super reaction's animation
    ReactionType reactionType = ReactionType::Normal;

    bool isAnimated() const { return emoji.isAnimated; }
};

//! \brief A user reacted in a guild; needs Intent::GuildMessageReactions
struct GuildReactionAddEvent : ReactionAddEvent
{
    static constexpr auto lineage = lineageOf<ReactionAddEvent::lineage>(EventType::GuildReactionAdd);
};

//! \brief A user reacted in a direct conversation; needs Intent::DirectMessageReactions
struct DMReactionAddEvent : ReactionAddEvent
{
    static constexpr auto lineage = lineageOf<ReactionAddEvent::lineage>(EventType::DMReactionAdd);
};

//! \brief A reaction of a user was removed (MESSAGE_REACTION_REMOVE)
struct ReactionDeleteEvent : EmojiReactionEvent
{
    static constexpr auto lineage = lineageOf<ReactionEvent::lineage>(EventType::ReactionDelete);

    Snowflake userId;
    bool isBurst = false;
    ReactionType reactionType = ReactionType::Normal;
};

//! \brief A reaction was removed in a guild; needs Intent::GuildMessageReactions
struct GuildReactionDeleteEvent : ReactionDeleteEvent
{
    static constexpr auto lineage = lineageOf<ReactionDeleteEvent::lineage>(EventType::GuildReactionDelete);
};

//! \brief A reaction was removed in a direct conversation; needs Intent::DirectMessageReactions
struct DMReactionDeleteEvent : ReactionDeleteEvent
{
    static constexpr auto lineage = lineageOf<ReactionDeleteEvent::lineage>(EventType::DMReactionDelete);
};

//! \brief All reactions to a message were removed (MESSAGE_REACTION_REMOVE_ALL)
struct ReactionDeleteAllEvent : ReactionEvent
{
    static constexpr auto lineage = lineageOf<ReactionEvent::lineage>(EventType::ReactionDeleteAll);
};

//! \brief All reactions were removed in a guild; needs Intent::GuildMessageReactions
struct GuildReactionDeleteAllEvent : ReactionDeleteAllEvent
{
    static constexpr auto lineage = lineageOf<ReactionDeleteAllEvent::lineage>(EventType::GuildReactionDeleteAll);
};

//! \brief All reactions were removed in a direct conversation; needs Intent::DirectMessageReactions
struct DMReactionDeleteAllEvent : ReactionDeleteAllEvent
{
    static constexpr auto lineage = lineageOf<ReactionDeleteAllEvent::lineage>(EventType::DMReactionDeleteAll);
};

//! \brief All reactions with one emoji were removed (MESSAGE_REACTION_REMOVE_EMOJI)
struct ReactionDeleteEmojiEvent : EmojiReactionEvent
{
    static constexpr auto lineage = lineageOf<ReactionEvent::lineage>(EventType::ReactionDeleteEmoji);
};

//! \brief All reactions with one emoji were removed in a guild; needs Intent::GuildMessageReactions
struct GuildReactionDeleteEmojiEvent : ReactionDeleteEmojiEvent
{
    static constexpr auto lineage = lineageOf<ReactionDeleteEmojiEvent::lineage>(EventType::GuildReactionDeleteEmoji);
};

//! \brief All reactions with one emoji were removed in a direct conversation; needs Intent::DirectMessageReactions
struct DMReactionDeleteEmojiEvent : ReactionDeleteEmojiEvent
{
    static constexpr auto lineage = lineageOf<ReactionDeleteEmojiEvent::lineage>(EventType::DMReactionDeleteEmoji);
};

//! \brief What happens to reactions in guilds; hikari's GuildReactionEvent
using GuildReactionEvents = EventGroup<GuildReactionAddEvent, GuildReactionDeleteEvent, GuildReactionDeleteAllEvent,
    GuildReactionDeleteEmojiEvent>;
//! \brief What happens to reactions in direct conversations; hikari's DMReactionEvent
using DMReactionEvents =
    EventGroup<DMReactionAddEvent, DMReactionDeleteEvent, DMReactionDeleteAllEvent, DMReactionDeleteEmojiEvent>;

} // namespace Hikari
