#pragma once

#include <hikari/model/channel.h>

#include <variant>

namespace Hikari {

//! \brief A text channel of a guild: the members of Channel that it has
struct GuildTextChannel
{
    Snowflake id;
    std::optional<Snowflake> guildId; //!< absent in DMs and inside GUILD_CREATE
    std::optional<int> position; //!< equal positions are sorted by id
    QList<PermissionOverwrite> permissionOverwrites;
    std::optional<QString> name; //!< nullopt in DMs
    std::optional<QString> topic;
    bool isNsfw = false;
    std::optional<Snowflake> lastMessageId; //!< may name a deleted message
    std::optional<int> slowmodeSeconds; //!< 0 to 21600
    std::optional<Snowflake> parentId; //!< category, or the channel of a thread
    std::optional<Timestamp> lastPinAt;
    std::optional<int> defaultAutoArchiveMinutes;
    ChannelFlags flags;
    std::optional<int> defaultThreadSlowmodeSeconds;

    bool operator==(const GuildTextChannel &) const = default;
};

//! \brief A channel whose messages other guilds can follow: the members of Channel that it has
struct GuildNewsChannel
{
    Snowflake id;
    std::optional<Snowflake> guildId; //!< absent in DMs and inside GUILD_CREATE
    std::optional<int> position; //!< equal positions are sorted by id
    QList<PermissionOverwrite> permissionOverwrites;
    std::optional<QString> name; //!< nullopt in DMs
    std::optional<QString> topic;
    bool isNsfw = false;
    std::optional<Snowflake> lastMessageId; //!< may name a deleted message
    std::optional<Snowflake> parentId; //!< category, or the channel of a thread
    std::optional<Timestamp> lastPinAt;
    std::optional<int> defaultAutoArchiveMinutes;
    ChannelFlags flags;
    std::optional<int> defaultThreadSlowmodeSeconds;

    bool operator==(const GuildNewsChannel &) const = default;
};

//! \brief A voice channel of a guild: the members of Channel that it has
struct GuildVoiceChannel
{
    Snowflake id;
    std::optional<Snowflake> guildId; //!< absent in DMs and inside GUILD_CREATE
    std::optional<int> position; //!< equal positions are sorted by id
    QList<PermissionOverwrite> permissionOverwrites;
    std::optional<QString> name; //!< nullopt in DMs
    bool isNsfw = false;
    std::optional<Snowflake> lastMessageId; //!< may name a deleted message
    std::optional<int> bitrate; //!< bits per second, voice channels
    std::optional<int> userLimit; //!< voice channels; 0 means none
    std::optional<int> slowmodeSeconds; //!< 0 to 21600
    std::optional<Snowflake> parentId; //!< category, or the channel of a thread
    std::optional<QString> rtcRegion; //!< nullopt means automatic
    std::optional<VideoQualityMode> videoQualityMode;
    ChannelFlags flags;

    bool operator==(const GuildVoiceChannel &) const = default;
};

//! \brief A stage of a guild: the members of Channel that it has
struct GuildStageChannel
{
    Snowflake id;
    std::optional<Snowflake> guildId; //!< absent in DMs and inside GUILD_CREATE
    std::optional<int> position; //!< equal positions are sorted by id
    QList<PermissionOverwrite> permissionOverwrites;
    std::optional<QString> name; //!< nullopt in DMs
    std::optional<QString> topic;
    bool isNsfw = false;
    std::optional<Snowflake> lastMessageId; //!< may name a deleted message
    std::optional<int> bitrate; //!< bits per second, voice channels
    std::optional<int> userLimit; //!< voice channels; 0 means none
    std::optional<int> slowmodeSeconds; //!< 0 to 21600
    std::optional<Snowflake> parentId; //!< category, or the channel of a thread
    std::optional<QString> rtcRegion; //!< nullopt means automatic
    std::optional<VideoQualityMode> videoQualityMode;
    ChannelFlags flags;

    bool operator==(const GuildStageChannel &) const = default;
};

//! \brief A group of channels of a guild: the members of Channel that it has
struct GuildCategory
{
    Snowflake id;
    std::optional<Snowflake> guildId; //!< absent in DMs and inside GUILD_CREATE
    std::optional<int> position; //!< equal positions are sorted by id
    QList<PermissionOverwrite> permissionOverwrites;
    std::optional<QString> name; //!< nullopt in DMs
    bool isNsfw = false;
    ChannelFlags flags;

    bool operator==(const GuildCategory &) const = default;
};

//! \brief A channel that has threads only: the members of Channel that it has
struct GuildForumChannel
{
    Snowflake id;
    std::optional<Snowflake> guildId; //!< absent in DMs and inside GUILD_CREATE
    std::optional<int> position; //!< equal positions are sorted by id
    QList<PermissionOverwrite> permissionOverwrites;
    std::optional<QString> name; //!< nullopt in DMs
    std::optional<QString> topic;
    bool isNsfw = false;
    std::optional<Snowflake> lastMessageId; //!< may name a deleted message
    std::optional<int> slowmodeSeconds; //!< 0 to 21600
    std::optional<Snowflake> parentId; //!< category, or the channel of a thread
    std::optional<int> defaultAutoArchiveMinutes;
    ChannelFlags flags;
    QList<ForumTag> availableTags;
    std::optional<DefaultReaction> defaultReaction;
    std::optional<int> defaultThreadSlowmodeSeconds;
    std::optional<SortOrder> defaultSortOrder;
    std::optional<ForumLayout> defaultForumLayout;

    bool operator==(const GuildForumChannel &) const = default;
};

//! \brief A channel for pictures and videos, each in a thread: the members of Channel that it has
struct GuildMediaChannel
{
    Snowflake id;
    std::optional<Snowflake> guildId; //!< absent in DMs and inside GUILD_CREATE
    std::optional<int> position; //!< equal positions are sorted by id
    QList<PermissionOverwrite> permissionOverwrites;
    std::optional<QString> name; //!< nullopt in DMs
    std::optional<QString> topic;
    bool isNsfw = false;
    std::optional<Snowflake> lastMessageId; //!< may name a deleted message
    std::optional<int> slowmodeSeconds; //!< 0 to 21600
    std::optional<Snowflake> parentId; //!< category, or the channel of a thread
    std::optional<int> defaultAutoArchiveMinutes;
    ChannelFlags flags;
    QList<ForumTag> availableTags;
    std::optional<DefaultReaction> defaultReaction;
    std::optional<int> defaultThreadSlowmodeSeconds;
    std::optional<SortOrder> defaultSortOrder;

    bool operator==(const GuildMediaChannel &) const = default;
};

//! \brief A thread of a guild: the members of Channel that it has
struct GuildThreadChannel
{
    Snowflake id;
    ChannelType type = ChannelType::GuildText;
    std::optional<Snowflake> guildId; //!< absent in DMs and inside GUILD_CREATE
    std::optional<QString> name; //!< nullopt in DMs
    std::optional<Snowflake> lastMessageId; //!< may name a deleted message
    std::optional<int> slowmodeSeconds; //!< 0 to 21600
    std::optional<Snowflake> ownerId; //!< of a group DM or thread
    std::optional<Snowflake> parentId; //!< category, or the channel of a thread
    std::optional<Timestamp> lastPinAt;
    std::optional<int> messageCount; //!< threads
    std::optional<int> memberCount; //!< threads; stops at 50
    std::optional<ThreadMetadata> threadMetadata;
    std::optional<ThreadMember> threadMember; //!< the bot's own, when it joined
    ChannelFlags flags;
    std::optional<int> totalMessageSent; //!< threads; does not shrink
    QList<Snowflake> appliedTagIds;

    bool operator==(const GuildThreadChannel &) const = default;
};

//! \brief A direct conversation: the members of Channel that it has
struct DMChannel
{
    Snowflake id;
    std::optional<Snowflake> lastMessageId; //!< may name a deleted message
    QList<User> recipients;
    std::optional<Timestamp> lastPinAt;
    ChannelFlags flags;

    bool operator==(const DMChannel &) const = default;
};

//! \brief A conversation of a group: the members of Channel that it has
struct GroupDMChannel
{
    Snowflake id;
    std::optional<QString> name; //!< nullopt in DMs
    std::optional<Snowflake> lastMessageId; //!< may name a deleted message
    QList<User> recipients;
    std::optional<ImageHash> icon; //!< group DMs
    std::optional<Snowflake> ownerId; //!< of a group DM or thread
    std::optional<Snowflake> applicationId;
    std::optional<bool> isManaged; //!< a group DM made by an application
    std::optional<Timestamp> lastPinAt;
    ChannelFlags flags;

    bool operator==(const GroupDMChannel &) const = default;
};

//! \brief A channel as the struct of its type; Channel itself for a type that has none
using TypedChannel = std::variant<GuildTextChannel, GuildNewsChannel, GuildVoiceChannel, GuildStageChannel,
    GuildCategory, GuildForumChannel, GuildMediaChannel, GuildThreadChannel, DMChannel, GroupDMChannel, Channel>;

//! \brief \a channel with the members that its type has, for code that wants the compiler to know it
//!
//! A Channel has the members of all types, as Discord sends them: what the gateway, REST and the cache hand out.
//! Members that the type should not have are left behind; those of directories and of types that came after this
//! library stay.
HIKARI_EXPORT TypedChannel typed(const Channel &channel);

} // namespace Hikari
