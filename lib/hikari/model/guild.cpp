#include <hikari/model/guild.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field unavailableGuildFields[] {
    field<&UnavailableGuild::id>("id", FieldFlag::Required),
    field<&UnavailableGuild::isUnavailable>("unavailable"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<UnavailableGuild>()
{
    static constexpr Table table { "UnavailableGuild", unavailableGuildFields, std::size(unavailableGuildFields) };
    return table;
}

static constexpr Field welcomeScreenChannelFields[] {
    field<&WelcomeScreenChannel::channelId>("channel_id"),
    field<&WelcomeScreenChannel::description>("description"),
    field<&WelcomeScreenChannel::emojiId>("emoji_id", FieldFlag::Nullable),
    field<&WelcomeScreenChannel::emojiName>("emoji_name", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<WelcomeScreenChannel>()
{
    static constexpr Table table { "WelcomeScreenChannel", welcomeScreenChannelFields,
        std::size(welcomeScreenChannelFields) };
    return table;
}

static constexpr Field welcomeScreenFields[] {
    field<&WelcomeScreen::description>("description", FieldFlag::Nullable),
    field<&WelcomeScreen::channels>("welcome_channels"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<WelcomeScreen>()
{
    static constexpr Table table { "WelcomeScreen", welcomeScreenFields, std::size(welcomeScreenFields) };
    return table;
}

static constexpr Field incidentsDataFields[] {
    field<&IncidentsData::invitesDisabledUntil>("invites_disabled_until", FieldFlag::Nullable),
    field<&IncidentsData::dmsDisabledUntil>("dms_disabled_until", FieldFlag::Nullable),
    field<&IncidentsData::dmSpamDetectedAt>("dm_spam_detected_at", FieldFlag::OptionalNullable),
    field<&IncidentsData::raidDetectedAt>("raid_detected_at", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<IncidentsData>()
{
    static constexpr Table table { "IncidentsData", incidentsDataFields, std::size(incidentsDataFields) };
    return table;
}

static constexpr Field stageInstanceFields[] {
    field<&StageInstance::id>("id", FieldFlag::Required),
    field<&StageInstance::guildId>("guild_id"),
    field<&StageInstance::channelId>("channel_id"),
    field<&StageInstance::topic>("topic"),
    field<&StageInstance::privacyLevel>("privacy_level"),
    field<&StageInstance::isDiscoverableDisabled>("discoverable_disabled"),
    field<&StageInstance::scheduledEventId>("guild_scheduled_event_id", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<StageInstance>()
{
    static constexpr Table table { "StageInstance", stageInstanceFields, std::size(stageInstanceFields) };
    return table;
}

static constexpr Field soundboardSoundFields[] {
    field<&SoundboardSound::name>("name"),
    field<&SoundboardSound::id>("sound_id", FieldFlag::Required),
    field<&SoundboardSound::volume>("volume"),
    field<&SoundboardSound::emojiId>("emoji_id", FieldFlag::Nullable),
    field<&SoundboardSound::emojiName>("emoji_name", FieldFlag::Nullable),
    field<&SoundboardSound::guildId>("guild_id", FieldFlag::Optional),
    field<&SoundboardSound::isAvailable>("available"),
    field<&SoundboardSound::user>("user", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<SoundboardSound>()
{
    static constexpr Table table { "SoundboardSound", soundboardSoundFields, std::size(soundboardSoundFields) };
    return table;
}

static constexpr Field guildFields[] {
    field<&Guild::id>("id", FieldFlag::Required),
    field<&Guild::name>("name"),
    field<&Guild::icon>("icon", FieldFlag::Nullable),
    field<&Guild::iconHash>("icon_hash", FieldFlag::OptionalNullable),
    field<&Guild::splash>("splash", FieldFlag::Nullable),
    field<&Guild::discoverySplash>("discovery_splash", FieldFlag::Nullable),
    field<&Guild::isOwner>("owner", FieldFlag::Optional),
    field<&Guild::ownerId>("owner_id"),
    field<&Guild::permissions>("permissions", FieldFlag::Optional),
    field<&Guild::region>("region", FieldFlag::OptionalNullable),
    field<&Guild::afkChannelId>("afk_channel_id", FieldFlag::Nullable),
    field<&Guild::afkTimeoutSeconds>("afk_timeout"),
    field<&Guild::isWidgetEnabled>("widget_enabled", FieldFlag::Optional),
    field<&Guild::widgetChannelId>("widget_channel_id", FieldFlag::OptionalNullable),
    field<&Guild::verificationLevel>("verification_level"),
    field<&Guild::defaultMessageNotifications>("default_message_notifications"),
    field<&Guild::explicitContentFilter>("explicit_content_filter"),
    field<&Guild::roles>("roles"),
    field<&Guild::emojis>("emojis"),
    field<&Guild::features>("features"),
    field<&Guild::mfaLevel>("mfa_level"),
    field<&Guild::applicationId>("application_id", FieldFlag::Nullable),
    field<&Guild::systemChannelId>("system_channel_id", FieldFlag::Nullable),
    field<&Guild::systemChannelFlags>("system_channel_flags"),
    field<&Guild::rulesChannelId>("rules_channel_id", FieldFlag::Nullable),
    field<&Guild::maxPresences>("max_presences", FieldFlag::OptionalNullable),
    field<&Guild::maxMembers>("max_members", FieldFlag::Optional),
    field<&Guild::vanityUrlCode>("vanity_url_code", FieldFlag::Nullable),
    field<&Guild::description>("description", FieldFlag::Nullable),
    field<&Guild::banner>("banner", FieldFlag::Nullable),
    field<&Guild::premiumTier>("premium_tier"),
    field<&Guild::premiumSubscriptionCount>("premium_subscription_count", FieldFlag::Optional),
    field<&Guild::preferredLocale>("preferred_locale"),
    field<&Guild::publicUpdatesChannelId>("public_updates_channel_id", FieldFlag::Nullable),
    field<&Guild::maxVideoChannelUsers>("max_video_channel_users", FieldFlag::Optional),
    field<&Guild::maxStageVideoChannelUsers>("max_stage_video_channel_users", FieldFlag::Optional),
    field<&Guild::approximateMemberCount>("approximate_member_count", FieldFlag::Optional),
    field<&Guild::approximatePresenceCount>("approximate_presence_count", FieldFlag::Optional),
    field<&Guild::welcomeScreen>("welcome_screen", FieldFlag::Optional),
    field<&Guild::nsfwLevel>("nsfw_level"),
    field<&Guild::stickers>("stickers", FieldFlag::Optional),
    field<&Guild::isPremiumProgressBarEnabled>("premium_progress_bar_enabled"),
    field<&Guild::safetyAlertsChannelId>("safety_alerts_channel_id", FieldFlag::Nullable),
    field<&Guild::incidentsData>("incidents_data", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Guild>()
{
    static constexpr Table table { "Guild", guildFields, std::size(guildFields) };
    return table;
}

static constexpr Field gatewayGuildFields[] {
    inherited<GatewayGuild, Guild>(),
    field<&GatewayGuild::joinedAt>("joined_at"),
    field<&GatewayGuild::isLarge>("large"),
    field<&GatewayGuild::isUnavailable>("unavailable", FieldFlag::Optional),
    field<&GatewayGuild::memberCount>("member_count"),
    field<&GatewayGuild::voiceStates>("voice_states"),
    field<&GatewayGuild::members>("members"),
    field<&GatewayGuild::channels>("channels"),
    field<&GatewayGuild::threads>("threads"),
    field<&GatewayGuild::presences>("presences"),
    field<&GatewayGuild::stageInstances>("stage_instances"),
    field<&GatewayGuild::scheduledEvents>("guild_scheduled_events"),
    field<&GatewayGuild::soundboardSounds>("soundboard_sounds"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<GatewayGuild>()
{
    static constexpr Table table { "GatewayGuild", gatewayGuildFields, std::size(gatewayGuildFields) };
    return table;
}

} // namespace Hikari
