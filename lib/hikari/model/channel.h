#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/imagehash.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/member.h>
#include <hikari/model/permissions.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What a channel is
//!
//! Numbers that are not listed are kept. See Discord Docs/Channel, "Channel Types".
enum class ChannelType : int
{
    GuildText = 0,
    Dm = 1,
    GuildVoice = 2,
    GroupDm = 3,
    GuildCategory = 4,
    GuildAnnouncement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    GuildStageVoice = 13,
    GuildDirectory = 14,
    GuildForum = 15,
    GuildMedia = 16,
};

//! \brief Settings of a channel or thread
//!
//! Bits that are not listed are kept. See Discord Docs/Channel, "Channel Flags".
enum class ChannelFlag : quint64
{
    Pinned = 1ull << 1,
    RequireTag = 1ull << 4,
    HideMediaDownloadOptions = 1ull << 15,
    Obfuscated = 1ull << 17, //!< the bot may not view it: only id, type, position and parent are real
    IsSpoilerChannel = 1ull << 21,
};

using ChannelFlags = Flags<ChannelFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(ChannelFlag)

//! \brief Camera quality in a voice channel
//!
//! Numbers that are not listed are kept. See Discord Docs/Channel, "Video Quality Modes".
enum class VideoQualityMode : int
{
    Auto = 1,
    Full = 2,
};

//! \brief How a forum sorts its posts
//!
//! Numbers that are not listed are kept. See Discord Docs/Channel, "Sort Order Types".
enum class SortOrder : int
{
    LatestActivity = 0,
    CreationDate = 1,
};

//! \brief How a forum shows its posts
//!
//! Numbers that are not listed are kept. See Discord Docs/Channel, "Forum Layout Types".
enum class ForumLayout : int
{
    NotSet = 0,
    ListView = 1,
    GalleryView = 2,
};

//! \brief Whom a permission overwrite is for
enum class OverwriteType : int
{
    Role = 0,
    Member = 1,
};

//! \brief Permissions allowed or denied in one channel
//!
//! See Discord Docs/Channel, "Overwrite Structure".
struct PermissionOverwrite
{
    Snowflake id; //!< of the role or user
    OverwriteType type = OverwriteType::Role;
    Permissions allow;
    Permissions deny;

    bool operator==(const PermissionOverwrite &) const = default;
};

//! \brief What only threads have
//!
//! See Discord Docs/Channel, "Thread Metadata Structure".
struct ThreadMetadata
{
    bool isArchived = false;
    int autoArchiveMinutes = 0; //!< 60, 1440, 4320 or 10080
    Timestamp archivedAt; //!< last change of isArchived
    bool isLocked = false;
    std::optional<bool> isInvitable; //!< private threads only
    std::optional<Timestamp> createdAt; //!< nullopt before 2022-01-09

    bool operator==(const ThreadMetadata &) const = default;
};

//! \brief A user who joined a thread
//!
//! See Discord Docs/Channel, "Thread Member Structure".
struct ThreadMember
{
    std::optional<Snowflake> threadId;
    std::optional<Snowflake> userId;
    Timestamp joinedAt;
    int flags = 0; //!< notification settings
    Box<Member> member;

    bool operator==(const ThreadMember &) const = default;
};

//! \brief The emoji that a forum offers on each post
//!
//! See Discord Docs/Channel, "Default Reaction Structure".
struct DefaultReaction
{
    std::optional<Snowflake> emojiId;
    std::optional<QString> emojiName;

    bool operator==(const DefaultReaction &) const = default;
};

//! \brief A tag that posts of a forum may carry
//!
//! See Discord Docs/Channel, "Forum Tag Structure".
struct ForumTag
{
    Snowflake id;
    QString name;
    bool isModerated = false; //!< only moderators may set it
    std::optional<Snowflake> emojiId;
    std::optional<QString> emojiName;

    bool operator==(const ForumTag &) const = default;
};

//! \brief A channel, thread or direct conversation
//!
//! See Discord Docs/Channel, "Channel Structure".
struct Channel
{
    Snowflake id;
    ChannelType type = ChannelType::GuildText;
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
    QList<User> recipients;
    std::optional<ImageHash> icon; //!< group DMs
    std::optional<Snowflake> ownerId; //!< of a group DM or thread
    std::optional<Snowflake> applicationId;
    std::optional<bool> isManaged; //!< a group DM made by an application
    std::optional<Snowflake> parentId; //!< category, or the channel of a thread
    std::optional<Timestamp> lastPinAt;
    std::optional<QString> rtcRegion; //!< nullopt means automatic
    std::optional<VideoQualityMode> videoQualityMode;
    std::optional<int> messageCount; //!< threads
    std::optional<int> memberCount; //!< threads; stops at 50
    std::optional<ThreadMetadata> threadMetadata;
    std::optional<ThreadMember> threadMember; //!< the bot's own, when it joined
    std::optional<int> defaultAutoArchiveMinutes;
    std::optional<Permissions> permissions; //!< in interactions: of the invoking user
    std::optional<Permissions> appPermissions; //!< in interactions: of the application
    ChannelFlags flags;
    std::optional<int> totalMessageSent; //!< threads; does not shrink
    QList<ForumTag> availableTags;
    QList<Snowflake> appliedTagIds;
    std::optional<DefaultReaction> defaultReaction;
    std::optional<int> defaultThreadSlowmodeSeconds;
    std::optional<SortOrder> defaultSortOrder;
    std::optional<ForumLayout> defaultForumLayout;

    bool operator==(const Channel &) const = default;
};

//! \brief What a voice channel shows while people are in it
//!
//! See Discord Docs/Gateway Events, "Channel Info Channel Structure".
struct ChannelInfo
{
    Snowflake id;
    std::optional<QString> status; //!< nullopt: none, or not asked for
    std::optional<Timestamp> voiceStartedAt; //!< to the second; nullopt: nobody is there, or not asked for

    bool operator==(const ChannelInfo &) const = default;
};

} // namespace Hikari
