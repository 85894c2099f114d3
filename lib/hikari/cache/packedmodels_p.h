#pragma once

#include <hikari/cache/packing_p.h>
#include <hikari/model/channel.h>
#include <hikari/model/emoji.h>
#include <hikari/model/guild.h>
#include <hikari/model/member.h>
#include <hikari/model/presence.h>
#include <hikari/model/role.h>
#include <hikari/model/scheduledevent.h>
#include <hikari/model/sticker.h>
#include <hikari/model/user.h>
#include <hikari/model/voicestate.h>

//! \file
//! Which members of the cached structs are packed. tst_packing finds one that is missing here.

namespace Hikari {

//! \brief The key of a struct is its member `id`
template<typename T>
struct PackedById
{
    static quint64 key(const T &value) { return value.id.value(); }
    static void setKey(T &value, quint64 key) { value.id = Snowflake(key); }
};

//! \brief The key of a struct is its member `userId`
template<typename T>
struct PackedByUser
{
    static quint64 key(const T &value) { return value.userId.value(); }
    static void setKey(T &value, quint64 key) { value.userId = Snowflake(key); }
};

template<>
struct Packed<AvatarDecoration>
{
    static constexpr auto members = std::tuple(&AvatarDecoration::asset, &AvatarDecoration::skuId);
};

template<>
struct Packed<Nameplate>
{
    static constexpr auto members =
        std::tuple(&Nameplate::skuId, &Nameplate::asset, &Nameplate::label, &Nameplate::palette);
};

template<>
struct Packed<Collectibles>
{
    static constexpr auto members = std::tuple(&Collectibles::nameplate);
};

template<>
struct Packed<PrimaryGuild>
{
    static constexpr auto members =
        std::tuple(&PrimaryGuild::guildId, &PrimaryGuild::isEnabled, &PrimaryGuild::tag, &PrimaryGuild::badge);
};

template<>
struct Packed<User> : PackedById<User>
{
    static constexpr auto members = std::tuple(&User::username, &User::discriminator, &User::globalName, &User::avatar,
        &User::isBot, &User::isSystem, &User::banner, &User::accentColor, &User::publicFlags, &User::avatarDecoration,
        &User::collectibles, &User::primaryGuild);
    static User usual()
    {
        User user;
        user.discriminator = QStringLiteral("0");
        return user;
    }
};

//! Inside other objects
template<>
struct Packed<Member>
{
    static constexpr auto members = std::tuple(&Member::user, &Member::nickname, &Member::avatar, &Member::banner,
        &Member::roleIds, &Member::joinedAt, &Member::premiumSince, &Member::isDeaf, &Member::isMute, &Member::flags,
        &Member::isPending, &Member::permissions, &Member::timedOutUntil, &Member::avatarDecoration,
        &Member::collectibles);
};

//! In a record of its own: the user has another, and what the member may do in a channel is not kept
struct PackedMember
{
    static constexpr auto members = std::tuple(&Member::nickname, &Member::avatar, &Member::banner, &Member::roleIds,
        &Member::joinedAt, &Member::premiumSince, &Member::isDeaf, &Member::isMute, &Member::flags, &Member::isPending,
        &Member::timedOutUntil, &Member::avatarDecoration, &Member::collectibles);
    static quint64 key(const Member &member) { return member.user ? member.user->id.value() : 0; }
    static void setKey(Member &member, quint64 key) { member.user.emplace().id = Snowflake(key); }
};

template<>
struct Packed<ActivityTimestamps>
{
    static constexpr auto members = std::tuple(&ActivityTimestamps::start, &ActivityTimestamps::end);
};

template<>
struct Packed<ActivityEmoji>
{
    static constexpr auto members = std::tuple(&ActivityEmoji::name, &ActivityEmoji::id, &ActivityEmoji::isAnimated);
};

template<>
struct Packed<ActivityParty>
{
    static constexpr auto members = std::tuple(&ActivityParty::id, &ActivityParty::size);
};

template<>
struct Packed<ActivityAssets>
{
    static constexpr auto members = std::tuple(&ActivityAssets::largeImage, &ActivityAssets::largeText,
        &ActivityAssets::largeUrl, &ActivityAssets::smallImage, &ActivityAssets::smallText, &ActivityAssets::smallUrl,
        &ActivityAssets::inviteCoverImage);
};

template<>
struct Packed<ActivitySecrets>
{
    static constexpr auto members =
        std::tuple(&ActivitySecrets::join, &ActivitySecrets::spectate, &ActivitySecrets::match);
};

template<>
struct Packed<ActivityButton>
{
    static constexpr auto members = std::tuple(&ActivityButton::label, &ActivityButton::url);
};

template<>
struct Packed<Activity>
{
    static constexpr auto members = std::tuple(&Activity::name, &Activity::type, &Activity::url, &Activity::createdAt,
        &Activity::timestamps, &Activity::applicationId, &Activity::statusDisplayType, &Activity::details,
        &Activity::detailsUrl, &Activity::state, &Activity::stateUrl, &Activity::emoji, &Activity::party,
        &Activity::assets, &Activity::secrets, &Activity::isInstance, &Activity::flags, &Activity::buttons);
};

template<>
struct Packed<ClientStatus>
{
    static constexpr auto members =
        std::tuple(&ClientStatus::desktop, &ClientStatus::mobile, &ClientStatus::web, &ClientStatus::vr);
};

template<>
struct Packed<Presence> : PackedByUser<Presence>
{
    static constexpr auto members =
        std::tuple(&Presence::guildId, &Presence::status, &Presence::activities, &Presence::clientStatus);
};

template<>
struct Packed<VoiceState> : PackedByUser<VoiceState>
{
    static constexpr auto members =
        std::tuple(&VoiceState::guildId, &VoiceState::channelId, &VoiceState::member, &VoiceState::sessionId,
            &VoiceState::isGuildDeaf, &VoiceState::isGuildMute, &VoiceState::isSelfDeaf, &VoiceState::isSelfMute,
            &VoiceState::isStreaming, &VoiceState::isVideo, &VoiceState::isSuppressed, &VoiceState::requestedToSpeakAt);
};

template<>
struct Packed<RoleColors>
{
    static constexpr auto members = std::tuple(&RoleColors::primary, &RoleColors::secondary, &RoleColors::tertiary);
};

template<>
struct Packed<RoleTags>
{
    static constexpr auto members =
        std::tuple(&RoleTags::botId, &RoleTags::integrationId, &RoleTags::subscriptionListingId,
            &RoleTags::isPremiumSubscriber, &RoleTags::isAvailableForPurchase, &RoleTags::isGuildConnection);
};

template<>
struct Packed<Role> : PackedById<Role>
{
    static constexpr auto members =
        std::tuple(&Role::name, &Role::color, &Role::colors, &Role::isHoisted, &Role::icon, &Role::unicodeEmoji,
            &Role::position, &Role::permissions, &Role::isManaged, &Role::isMentionable, &Role::tags, &Role::flags);
};

template<>
struct Packed<Emoji>
{
    static constexpr auto members = std::tuple(&Emoji::name, &Emoji::roleIds, &Emoji::user, &Emoji::requiresColons,
        &Emoji::isManaged, &Emoji::isAnimated, &Emoji::isAvailable);
    static quint64 key(const Emoji &emoji) { return emoji.id.value_or(Snowflake()).value(); }
    static void setKey(Emoji &emoji, quint64 key)
    {
        if (key != 0)
            emoji.id = Snowflake(key);
    }
    static Emoji usual()
    {
        Emoji emoji;
        emoji.requiresColons = true;
        return emoji;
    }
};

template<>
struct Packed<Sticker> : PackedById<Sticker>
{
    static constexpr auto members =
        std::tuple(&Sticker::packId, &Sticker::name, &Sticker::description, &Sticker::tags, &Sticker::type,
            &Sticker::format, &Sticker::isAvailable, &Sticker::guildId, &Sticker::user, &Sticker::sortValue);
};

template<>
struct Packed<PermissionOverwrite> : PackedById<PermissionOverwrite>
{
    static constexpr auto members =
        std::tuple(&PermissionOverwrite::type, &PermissionOverwrite::allow, &PermissionOverwrite::deny);
};

template<>
struct Packed<ThreadMetadata>
{
    static constexpr auto members =
        std::tuple(&ThreadMetadata::isArchived, &ThreadMetadata::autoArchiveMinutes, &ThreadMetadata::archivedAt,
            &ThreadMetadata::isLocked, &ThreadMetadata::isInvitable, &ThreadMetadata::createdAt);
};

template<>
struct Packed<ThreadMember>
{
    static constexpr auto members = std::tuple(&ThreadMember::threadId, &ThreadMember::userId, &ThreadMember::joinedAt,
        &ThreadMember::flags, &ThreadMember::member);
};

template<>
struct Packed<ForumTag> : PackedById<ForumTag>
{
    static constexpr auto members =
        std::tuple(&ForumTag::name, &ForumTag::isModerated, &ForumTag::emojiId, &ForumTag::emojiName);
};

template<>
struct Packed<DefaultReaction>
{
    static constexpr auto members = std::tuple(&DefaultReaction::emojiId, &DefaultReaction::emojiName);
};

template<>
struct Packed<Channel> : PackedById<Channel>
{
    static constexpr auto members = std::tuple(&Channel::type, &Channel::guildId, &Channel::position,
        &Channel::permissionOverwrites, &Channel::name, &Channel::topic, &Channel::isNsfw, &Channel::lastMessageId,
        &Channel::bitrate, &Channel::userLimit, &Channel::slowmodeSeconds, &Channel::recipients, &Channel::icon,
        &Channel::ownerId, &Channel::applicationId, &Channel::isManaged, &Channel::parentId, &Channel::lastPinAt,
        &Channel::rtcRegion, &Channel::videoQualityMode, &Channel::messageCount, &Channel::memberCount,
        &Channel::threadMetadata, &Channel::threadMember, &Channel::defaultAutoArchiveMinutes, &Channel::permissions,
        &Channel::appPermissions, &Channel::flags, &Channel::totalMessageSent, &Channel::availableTags,
        &Channel::appliedTagIds, &Channel::defaultReaction, &Channel::defaultThreadSlowmodeSeconds,
        &Channel::defaultSortOrder, &Channel::defaultForumLayout);
};

template<>
struct Packed<WelcomeScreenChannel>
{
    static constexpr auto members = std::tuple(&WelcomeScreenChannel::channelId, &WelcomeScreenChannel::description,
        &WelcomeScreenChannel::emojiId, &WelcomeScreenChannel::emojiName);
};

template<>
struct Packed<WelcomeScreen>
{
    static constexpr auto members = std::tuple(&WelcomeScreen::description, &WelcomeScreen::channels);
};

template<>
struct Packed<IncidentsData>
{
    static constexpr auto members = std::tuple(&IncidentsData::invitesDisabledUntil, &IncidentsData::dmsDisabledUntil,
        &IncidentsData::dmSpamDetectedAt, &IncidentsData::raidDetectedAt);
};

//! What its lists hold are records of their own
template<>
struct Packed<GatewayGuild> : PackedById<GatewayGuild>
{
    static constexpr auto members = std::tuple(&Guild::name, &Guild::icon, &Guild::iconHash, &Guild::splash,
        &Guild::discoverySplash, &Guild::isOwner, &Guild::ownerId, &Guild::permissions, &Guild::region,
        &Guild::afkChannelId, &Guild::afkTimeoutSeconds, &Guild::isWidgetEnabled, &Guild::widgetChannelId,
        &Guild::verificationLevel, &Guild::defaultMessageNotifications, &Guild::explicitContentFilter, &Guild::features,
        &Guild::mfaLevel, &Guild::applicationId, &Guild::systemChannelId, &Guild::systemChannelFlags,
        &Guild::rulesChannelId, &Guild::maxPresences, &Guild::maxMembers, &Guild::vanityUrlCode, &Guild::description,
        &Guild::banner, &Guild::premiumTier, &Guild::premiumSubscriptionCount, &Guild::preferredLocale,
        &Guild::publicUpdatesChannelId, &Guild::maxVideoChannelUsers, &Guild::maxStageVideoChannelUsers,
        &Guild::approximateMemberCount, &Guild::approximatePresenceCount, &Guild::welcomeScreen, &Guild::nsfwLevel,
        &Guild::isPremiumProgressBarEnabled, &Guild::safetyAlertsChannelId, &Guild::incidentsData,
        &GatewayGuild::joinedAt, &GatewayGuild::isLarge, &GatewayGuild::isUnavailable, &GatewayGuild::memberCount);
};

template<>
struct Packed<StageInstance> : PackedById<StageInstance>
{
    static constexpr auto members =
        std::tuple(&StageInstance::guildId, &StageInstance::channelId, &StageInstance::topic,
            &StageInstance::privacyLevel, &StageInstance::isDiscoverableDisabled, &StageInstance::scheduledEventId);
};

template<>
struct Packed<SoundboardSound> : PackedById<SoundboardSound>
{
    static constexpr auto members = std::tuple(&SoundboardSound::name, &SoundboardSound::volume,
        &SoundboardSound::emojiId, &SoundboardSound::emojiName, &SoundboardSound::guildId,
        &SoundboardSound::isAvailable, &SoundboardSound::user);
};

template<>
struct Packed<ScheduledEventMetadata>
{
    static constexpr auto members = std::tuple(&ScheduledEventMetadata::location);
};

template<>
struct Packed<RecurrenceWeekday>
{
    static constexpr auto members = std::tuple(&RecurrenceWeekday::week, &RecurrenceWeekday::day);
};

template<>
struct Packed<RecurrenceRule>
{
    static constexpr auto members = std::tuple(&RecurrenceRule::start, &RecurrenceRule::end, &RecurrenceRule::frequency,
        &RecurrenceRule::interval, &RecurrenceRule::weekdays, &RecurrenceRule::monthWeekdays, &RecurrenceRule::months,
        &RecurrenceRule::monthDays, &RecurrenceRule::yearDays, &RecurrenceRule::count);
};

template<>
struct Packed<ScheduledEvent> : PackedById<ScheduledEvent>
{
    static constexpr auto members = std::tuple(&ScheduledEvent::guildId, &ScheduledEvent::channelId,
        &ScheduledEvent::creatorId, &ScheduledEvent::name, &ScheduledEvent::description, &ScheduledEvent::startsAt,
        &ScheduledEvent::endsAt, &ScheduledEvent::privacyLevel, &ScheduledEvent::status, &ScheduledEvent::entityType,
        &ScheduledEvent::entityId, &ScheduledEvent::metadata, &ScheduledEvent::creator, &ScheduledEvent::userCount,
        &ScheduledEvent::image, &ScheduledEvent::recurrenceRule);
};

} // namespace Hikari
