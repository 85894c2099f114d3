#include <hikari/model/channel.h>

#include <hikari/json/fieldcodecs_p.h>
#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field permissionOverwriteFields[] {
    field<&PermissionOverwrite::id>("id", FieldFlag::Required),
    field<&PermissionOverwrite::type>("type"),
    field<&PermissionOverwrite::allow>("allow"),
    field<&PermissionOverwrite::deny>("deny"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PermissionOverwrite>()
{
    static constexpr Table table { "PermissionOverwrite", permissionOverwriteFields,
        std::size(permissionOverwriteFields) };
    return table;
}

static constexpr Field threadMetadataFields[] {
    field<&ThreadMetadata::isArchived>("archived"),
    field<&ThreadMetadata::autoArchiveMinutes>("auto_archive_duration"),
    field<&ThreadMetadata::archivedAt>("archive_timestamp"),
    field<&ThreadMetadata::isLocked>("locked"),
    field<&ThreadMetadata::isInvitable>("invitable", FieldFlag::Optional),
    field<&ThreadMetadata::createdAt>("create_timestamp", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ThreadMetadata>()
{
    static constexpr Table table { "ThreadMetadata", threadMetadataFields, std::size(threadMetadataFields) };
    return table;
}

static constexpr Field threadMemberFields[] {
    field<&ThreadMember::threadId>("id", FieldFlag::Optional),
    field<&ThreadMember::userId>("user_id", FieldFlag::Optional),
    field<&ThreadMember::joinedAt>("join_timestamp"),
    field<&ThreadMember::flags>("flags"),
    field<&ThreadMember::member>("member", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ThreadMember>()
{
    static constexpr Table table { "ThreadMember", threadMemberFields, std::size(threadMemberFields) };
    return table;
}

static constexpr Field defaultReactionFields[] {
    field<&DefaultReaction::emojiId>("emoji_id", FieldFlag::Nullable),
    field<&DefaultReaction::emojiName>("emoji_name", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<DefaultReaction>()
{
    static constexpr Table table { "DefaultReaction", defaultReactionFields, std::size(defaultReactionFields) };
    return table;
}

static constexpr Field forumTagFields[] {
    field<&ForumTag::id>("id", FieldFlag::Required),
    field<&ForumTag::name>("name"),
    field<&ForumTag::isModerated>("moderated"),
    field<&ForumTag::emojiId>("emoji_id", FieldFlag::Nullable),
    field<&ForumTag::emojiName>("emoji_name", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ForumTag>()
{
    static constexpr Table table { "ForumTag", forumTagFields, std::size(forumTagFields) };
    return table;
}

static constexpr Field channelFields[] {
    field<&Channel::id>("id", FieldFlag::Required),
    field<&Channel::type>("type"),
    field<&Channel::guildId>("guild_id", FieldFlag::Optional),
    field<&Channel::position>("position", FieldFlag::Optional),
    field<&Channel::permissionOverwrites>("permission_overwrites", FieldFlag::Optional),
    field<&Channel::name>("name", FieldFlag::OptionalNullable),
    field<&Channel::topic>("topic", FieldFlag::OptionalNullable),
    field<&Channel::isNsfw>("nsfw", FieldFlag::Optional),
    field<&Channel::lastMessageId>("last_message_id", FieldFlag::OptionalNullable),
    field<&Channel::bitrate>("bitrate", FieldFlag::Optional),
    field<&Channel::userLimit>("user_limit", FieldFlag::Optional),
    field<&Channel::slowmodeSeconds>("rate_limit_per_user", FieldFlag::Optional),
    field<&Channel::recipients>("recipients", FieldFlag::Optional),
    field<&Channel::icon>("icon", FieldFlag::OptionalNullable),
    field<&Channel::ownerId>("owner_id", FieldFlag::Optional),
    field<&Channel::applicationId>("application_id", FieldFlag::OptionalNullable),
    field<&Channel::isManaged>("managed", FieldFlag::Optional),
    field<&Channel::parentId>("parent_id", FieldFlag::OptionalNullable),
    field<&Channel::lastPinAt>("last_pin_timestamp", FieldFlag::OptionalNullable),
    field<&Channel::rtcRegion>("rtc_region", FieldFlag::OptionalNullable),
    field<&Channel::videoQualityMode>("video_quality_mode", FieldFlag::Optional),
    field<&Channel::messageCount>("message_count", FieldFlag::Optional),
    field<&Channel::memberCount>("member_count", FieldFlag::Optional),
    field<&Channel::threadMetadata>("thread_metadata", FieldFlag::Optional),
    field<&Channel::threadMember>("member", FieldFlag::Optional),
    field<&Channel::defaultAutoArchiveMinutes>("default_auto_archive_duration", FieldFlag::Optional),
    field<&Channel::permissions>("permissions", FieldFlag::Optional),
    field<&Channel::appPermissions>("app_permissions", FieldFlag::Optional),
    field<&Channel::flags>("flags", FieldFlag::Optional),
    field<&Channel::totalMessageSent>("total_message_sent", FieldFlag::Optional),
    field<&Channel::availableTags>("available_tags", FieldFlag::Optional),
    field<&Channel::appliedTagIds>("applied_tags", FieldFlag::Optional),
    field<&Channel::defaultReaction>("default_reaction_emoji", FieldFlag::OptionalNullable),
    field<&Channel::defaultThreadSlowmodeSeconds>("default_thread_rate_limit_per_user", FieldFlag::Optional),
    field<&Channel::defaultSortOrder>("default_sort_order", FieldFlag::OptionalNullable),
    field<&Channel::defaultForumLayout>("default_forum_layout", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Channel>()
{
    static constexpr Table table { "Channel", channelFields, std::size(channelFields) };
    return table;
}

static constexpr Field channelInfoFields[] {
    field<&ChannelInfo::id>("id", FieldFlag::Required),
    field<&ChannelInfo::status>("status", FieldFlag::OptionalNullable),
    fieldAs<&ChannelInfo::voiceStartedAt, JsonMaybeUnixSeconds>("voice_start_time", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ChannelInfo>()
{
    static constexpr Table table { "ChannelInfo", channelInfoFields, std::size(channelInfoFields) };
    return table;
}

} // namespace Hikari
