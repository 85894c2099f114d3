#include <hikari/model/typedchannel.h>

namespace Hikari {

namespace {

GuildTextChannel makeGuildTextChannel(const Channel &channel)
{
    GuildTextChannel typed;
    typed.id = channel.id;
    typed.guildId = channel.guildId;
    typed.position = channel.position;
    typed.permissionOverwrites = channel.permissionOverwrites;
    typed.name = channel.name;
    typed.topic = channel.topic;
    typed.isNsfw = channel.isNsfw;
    typed.lastMessageId = channel.lastMessageId;
    typed.slowmodeSeconds = channel.slowmodeSeconds;
    typed.parentId = channel.parentId;
    typed.lastPinAt = channel.lastPinAt;
    typed.defaultAutoArchiveMinutes = channel.defaultAutoArchiveMinutes;
    typed.flags = channel.flags;
    typed.defaultThreadSlowmodeSeconds = channel.defaultThreadSlowmodeSeconds;
    return typed;
}

GuildNewsChannel makeGuildNewsChannel(const Channel &channel)
{
    GuildNewsChannel typed;
    typed.id = channel.id;
    typed.guildId = channel.guildId;
    typed.position = channel.position;
    typed.permissionOverwrites = channel.permissionOverwrites;
    typed.name = channel.name;
    typed.topic = channel.topic;
    typed.isNsfw = channel.isNsfw;
    typed.lastMessageId = channel.lastMessageId;
    typed.parentId = channel.parentId;
    typed.lastPinAt = channel.lastPinAt;
    typed.defaultAutoArchiveMinutes = channel.defaultAutoArchiveMinutes;
    typed.flags = channel.flags;
    typed.defaultThreadSlowmodeSeconds = channel.defaultThreadSlowmodeSeconds;
    return typed;
}

GuildVoiceChannel makeGuildVoiceChannel(const Channel &channel)
{
    GuildVoiceChannel typed;
    typed.id = channel.id;
    typed.guildId = channel.guildId;
    typed.position = channel.position;
    typed.permissionOverwrites = channel.permissionOverwrites;
    typed.name = channel.name;
    typed.isNsfw = channel.isNsfw;
    typed.lastMessageId = channel.lastMessageId;
    typed.bitrate = channel.bitrate;
    typed.userLimit = channel.userLimit;
    typed.slowmodeSeconds = channel.slowmodeSeconds;
    typed.parentId = channel.parentId;
    typed.rtcRegion = channel.rtcRegion;
    typed.videoQualityMode = channel.videoQualityMode;
    typed.flags = channel.flags;
    return typed;
}

GuildStageChannel makeGuildStageChannel(const Channel &channel)
{
    GuildStageChannel typed;
    typed.id = channel.id;
    typed.guildId = channel.guildId;
    typed.position = channel.position;
    typed.permissionOverwrites = channel.permissionOverwrites;
    typed.name = channel.name;
    typed.topic = channel.topic;
    typed.isNsfw = channel.isNsfw;
    typed.lastMessageId = channel.lastMessageId;
    typed.bitrate = channel.bitrate;
    typed.userLimit = channel.userLimit;
    typed.slowmodeSeconds = channel.slowmodeSeconds;
    typed.parentId = channel.parentId;
    typed.rtcRegion = channel.rtcRegion;
    typed.videoQualityMode = channel.videoQualityMode;
    typed.flags = channel.flags;
    return typed;
}

GuildCategory makeGuildCategory(const Channel &channel)
{
    GuildCategory typed;
    typed.id = channel.id;
    typed.guildId = channel.guildId;
    typed.position = channel.position;
    typed.permissionOverwrites = channel.permissionOverwrites;
    typed.name = channel.name;
    typed.isNsfw = channel.isNsfw;
    typed.flags = channel.flags;
    return typed;
}

GuildForumChannel makeGuildForumChannel(const Channel &channel)
{
    GuildForumChannel typed;
    typed.id = channel.id;
    typed.guildId = channel.guildId;
    typed.position = channel.position;
    typed.permissionOverwrites = channel.permissionOverwrites;
    typed.name = channel.name;
    typed.topic = channel.topic;
    typed.isNsfw = channel.isNsfw;
    typed.lastMessageId = channel.lastMessageId;
    typed.slowmodeSeconds = channel.slowmodeSeconds;
    typed.parentId = channel.parentId;
    typed.defaultAutoArchiveMinutes = channel.defaultAutoArchiveMinutes;
    typed.flags = channel.flags;
    typed.availableTags = channel.availableTags;
    typed.defaultReaction = channel.defaultReaction;
    typed.defaultThreadSlowmodeSeconds = channel.defaultThreadSlowmodeSeconds;
    typed.defaultSortOrder = channel.defaultSortOrder;
    typed.defaultForumLayout = channel.defaultForumLayout;
    return typed;
}

GuildMediaChannel makeGuildMediaChannel(const Channel &channel)
{
    GuildMediaChannel typed;
    typed.id = channel.id;
    typed.guildId = channel.guildId;
    typed.position = channel.position;
    typed.permissionOverwrites = channel.permissionOverwrites;
    typed.name = channel.name;
    typed.topic = channel.topic;
    typed.isNsfw = channel.isNsfw;
    typed.lastMessageId = channel.lastMessageId;
    typed.slowmodeSeconds = channel.slowmodeSeconds;
    typed.parentId = channel.parentId;
    typed.defaultAutoArchiveMinutes = channel.defaultAutoArchiveMinutes;
    typed.flags = channel.flags;
    typed.availableTags = channel.availableTags;
    typed.defaultReaction = channel.defaultReaction;
    typed.defaultThreadSlowmodeSeconds = channel.defaultThreadSlowmodeSeconds;
    typed.defaultSortOrder = channel.defaultSortOrder;
    return typed;
}

GuildThreadChannel makeGuildThreadChannel(const Channel &channel)
{
    GuildThreadChannel typed;
    typed.id = channel.id;
    typed.type = channel.type;
    typed.guildId = channel.guildId;
    typed.name = channel.name;
    typed.lastMessageId = channel.lastMessageId;
    typed.slowmodeSeconds = channel.slowmodeSeconds;
    typed.ownerId = channel.ownerId;
    typed.parentId = channel.parentId;
    typed.lastPinAt = channel.lastPinAt;
    typed.messageCount = channel.messageCount;
    typed.memberCount = channel.memberCount;
    typed.threadMetadata = channel.threadMetadata;
    typed.threadMember = channel.threadMember;
    typed.flags = channel.flags;
    typed.totalMessageSent = channel.totalMessageSent;
    typed.appliedTagIds = channel.appliedTagIds;
    return typed;
}

DMChannel makeDMChannel(const Channel &channel)
{
    DMChannel typed;
    typed.id = channel.id;
    typed.lastMessageId = channel.lastMessageId;
    typed.recipients = channel.recipients;
    typed.lastPinAt = channel.lastPinAt;
    typed.flags = channel.flags;
    return typed;
}

GroupDMChannel makeGroupDMChannel(const Channel &channel)
{
    GroupDMChannel typed;
    typed.id = channel.id;
    typed.name = channel.name;
    typed.lastMessageId = channel.lastMessageId;
    typed.recipients = channel.recipients;
    typed.icon = channel.icon;
    typed.ownerId = channel.ownerId;
    typed.applicationId = channel.applicationId;
    typed.isManaged = channel.isManaged;
    typed.lastPinAt = channel.lastPinAt;
    typed.flags = channel.flags;
    return typed;
}

} // namespace

TypedChannel typed(const Channel &channel)
{
    switch (channel.type) {
    case ChannelType::GuildText:
        return makeGuildTextChannel(channel);
    case ChannelType::GuildAnnouncement:
        return makeGuildNewsChannel(channel);
    case ChannelType::GuildVoice:
        return makeGuildVoiceChannel(channel);
    case ChannelType::GuildStageVoice:
        return makeGuildStageChannel(channel);
    case ChannelType::GuildCategory:
        return makeGuildCategory(channel);
    case ChannelType::GuildForum:
        return makeGuildForumChannel(channel);
    case ChannelType::GuildMedia:
        return makeGuildMediaChannel(channel);
    case ChannelType::AnnouncementThread:
    case ChannelType::PublicThread:
    case ChannelType::PrivateThread:
        return makeGuildThreadChannel(channel);
    case ChannelType::Dm:
        return makeDMChannel(channel);
    case ChannelType::GroupDm:
        return makeGroupDMChannel(channel);
    case ChannelType::GuildDirectory:
        break;
    }
    return channel;
}

} // namespace Hikari
