#include <hikari/events/eventtables_p.h>

#include <hikari/events/events.h>
#include <hikari/events/registry.h>
#include <hikari/json/fieldcodecs_p.h>
#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

namespace {

//! For fieldAs(): colours as "#rrggbb"; what is none is left out
struct JsonHexColors : JsonPlain
{
    static constexpr const char *name = "array of string";
    static bool decode(QList<Color> &member, JsonValue value, DecodeContext &context)
    {
        QList<QString> texts;
        if (!JsonType<QList<QString>>::decode(texts, value, context))
            return false;
        member.clear();
        for (const QString &text : std::as_const(texts)) {
            if (const std::optional<Color> color = Color::fromHex(text))
                member.append(*color);
        }
        return true;
    }
    static void encode(const QList<Color> &member, JsonWriter &writer)
    {
        writer.beginArray();
        for (const Color color : member)
            writer.string(QStringView(color.toHex()));
        writer.endArray();
    }
    static bool isAbsent(const QList<Color> &member) { return member.isEmpty(); }
};

} // namespace

#define HIKARI_EVENT_TABLE(Class, ...)                                                                                 \
    static constexpr Field fieldsOf##Class[] { __VA_ARGS__ };                                                          \
    template<>                                                                                                         \
    HIKARI_AUTOTEST_EXPORT const Table &tableOf<Class>()                                                               \
    {                                                                                                                  \
        static constexpr Table table { #Class, fieldsOf##Class, std::size(fieldsOf##Class) };                          \
        return table;                                                                                                  \
    }
//! The same fields for both classes of a split base
#define HIKARI_SPLIT_TABLES(Base, ...)                                                                                 \
    static constexpr Field fieldsOf##Base[] { __VA_ARGS__ };                                                           \
    template<>                                                                                                         \
    HIKARI_AUTOTEST_EXPORT const Table &tableOf<Guild##Base>()                                                         \
    {                                                                                                                  \
        static constexpr Table table { "Guild" #Base, fieldsOf##Base, std::size(fieldsOf##Base) };                     \
        return table;                                                                                                  \
    }                                                                                                                  \
    template<>                                                                                                         \
    HIKARI_AUTOTEST_EXPORT const Table &tableOf<DM##Base>()                                                            \
    {                                                                                                                  \
        static constexpr Table table { "DM" #Base, fieldsOf##Base, std::size(fieldsOf##Base) };                        \
        return table;                                                                                                  \
    }

template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ShardResumedEvent>()
{
    static constexpr Table table { "ShardResumedEvent", nullptr, 0 };
    return table;
}
HIKARI_EVENT_TABLE(ShardReadyEvent, whole<&ShardReadyEvent::ready>())

HIKARI_EVENT_TABLE(ShardRateLimitedEvent, field<&ShardRateLimitedEvent::opcode>("opcode"),
    field<&ShardRateLimitedEvent::retryAfterSeconds>("retry_after"), field<&ShardRateLimitedEvent::meta>("meta"))
HIKARI_EVENT_TABLE(RequestGuildMembersRateLimitedEvent, field<&RequestGuildMembersRateLimitedEvent::opcode>("opcode"),
    field<&RequestGuildMembersRateLimitedEvent::retryAfterSeconds>("retry_after"),
    field<&RequestGuildMembersRateLimitedEvent::meta>("meta"))

HIKARI_EVENT_TABLE(GuildAvailableEvent, whole<&GuildAvailableEvent::guild>())
HIKARI_EVENT_TABLE(GuildJoinEvent, whole<&GuildJoinEvent::guild>())
HIKARI_EVENT_TABLE(GuildLeaveEvent, field<&GuildLeaveEvent::guildId>("id", FieldFlag::Required))
HIKARI_EVENT_TABLE(GuildUnavailableEvent, field<&GuildUnavailableEvent::guildId>("id", FieldFlag::Required))
HIKARI_EVENT_TABLE(GuildUpdateEvent, whole<&GuildUpdateEvent::guild>())
HIKARI_EVENT_TABLE(BanCreateEvent, field<&BanCreateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&BanCreateEvent::user>("user", FieldFlag::Required))
HIKARI_EVENT_TABLE(BanDeleteEvent, field<&BanDeleteEvent::guildId>("guild_id", FieldFlag::Required),
    field<&BanDeleteEvent::user>("user", FieldFlag::Required))
HIKARI_EVENT_TABLE(EmojisUpdateEvent, field<&EmojisUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&EmojisUpdateEvent::emojis>("emojis"))
HIKARI_EVENT_TABLE(StickersUpdateEvent, field<&StickersUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&StickersUpdateEvent::stickers>("stickers"))
HIKARI_EVENT_TABLE(
    GuildIntegrationsUpdateEvent, field<&GuildIntegrationsUpdateEvent::guildId>("guild_id", FieldFlag::Required))

HIKARI_EVENT_TABLE(GuildChannelCreateEvent, whole<&GuildChannelCreateEvent::channel>())
HIKARI_EVENT_TABLE(GuildChannelUpdateEvent, whole<&GuildChannelUpdateEvent::channel>())
HIKARI_EVENT_TABLE(GuildChannelDeleteEvent, whole<&GuildChannelDeleteEvent::channel>())
HIKARI_SPLIT_TABLES(PinsUpdateEvent, field<&PinsUpdateEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&PinsUpdateEvent::channelId>("channel_id", FieldFlag::Required),
    field<&PinsUpdateEvent::lastPinAt>("last_pin_timestamp", FieldFlag::OptionalNullable))

HIKARI_EVENT_TABLE(WebhookUpdateEvent, field<&WebhookUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&WebhookUpdateEvent::channelId>("channel_id", FieldFlag::Required))
HIKARI_EVENT_TABLE(VoiceChannelStatusUpdateEvent,
    field<&VoiceChannelStatusUpdateEvent::channelId>("id", FieldFlag::Required),
    field<&VoiceChannelStatusUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&VoiceChannelStatusUpdateEvent::status>("status", FieldFlag::Nullable))
HIKARI_EVENT_TABLE(ChannelInfoEvent, field<&ChannelInfoEvent::guildId>("guild_id", FieldFlag::Required),
    field<&ChannelInfoEvent::channels>("channels"))

HIKARI_EVENT_TABLE(GuildThreadCreateEvent, whole<&GuildThreadCreateEvent::thread>())
HIKARI_EVENT_TABLE(GuildThreadAccessEvent, whole<&GuildThreadAccessEvent::thread>())
HIKARI_EVENT_TABLE(GuildThreadUpdateEvent, whole<&GuildThreadUpdateEvent::thread>())
HIKARI_EVENT_TABLE(GuildThreadDeleteEvent, field<&GuildThreadDeleteEvent::threadId>("id", FieldFlag::Required),
    field<&GuildThreadDeleteEvent::guildId>("guild_id", FieldFlag::Required),
    field<&GuildThreadDeleteEvent::parentId>("parent_id", FieldFlag::Nullable),
    field<&GuildThreadDeleteEvent::channelType>("type"))
HIKARI_EVENT_TABLE(ThreadMembersUpdateEvent, field<&ThreadMembersUpdateEvent::threadId>("id", FieldFlag::Required),
    field<&ThreadMembersUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&ThreadMembersUpdateEvent::approximateMemberCount>("member_count"),
    field<&ThreadMembersUpdateEvent::addedMembers>("added_members", FieldFlag::Optional),
    field<&ThreadMembersUpdateEvent::removedMemberIds>("removed_member_ids", FieldFlag::Optional))
HIKARI_EVENT_TABLE(ThreadMemberUpdateEvent, field<&ThreadMemberUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    whole<&ThreadMemberUpdateEvent::member>())
HIKARI_EVENT_TABLE(ThreadListSyncEvent, field<&ThreadListSyncEvent::guildId>("guild_id", FieldFlag::Required),
    field<&ThreadListSyncEvent::channelIds>("channel_ids", FieldFlag::Optional),
    field<&ThreadListSyncEvent::threads>("threads"), field<&ThreadListSyncEvent::members>("members"))

HIKARI_EVENT_TABLE(RoleCreateEvent, field<&RoleCreateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&RoleCreateEvent::role>("role", FieldFlag::Required))
HIKARI_EVENT_TABLE(RoleUpdateEvent, field<&RoleUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&RoleUpdateEvent::role>("role", FieldFlag::Required))
HIKARI_EVENT_TABLE(RoleDeleteEvent, field<&RoleDeleteEvent::guildId>("guild_id", FieldFlag::Required),
    field<&RoleDeleteEvent::roleId>("role_id", FieldFlag::Required))

HIKARI_EVENT_TABLE(MemberCreateEvent, field<&MemberCreateEvent::guildId>("guild_id", FieldFlag::Required),
    whole<&MemberCreateEvent::member>())
HIKARI_EVENT_TABLE(MemberUpdateEvent, field<&MemberUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    whole<&MemberUpdateEvent::member>())
HIKARI_EVENT_TABLE(MemberDeleteEvent, field<&MemberDeleteEvent::guildId>("guild_id", FieldFlag::Required),
    field<&MemberDeleteEvent::user>("user", FieldFlag::Required))
HIKARI_EVENT_TABLE(MemberChunkEvent, field<&MemberChunkEvent::guildId>("guild_id", FieldFlag::Required),
    field<&MemberChunkEvent::members>("members"), field<&MemberChunkEvent::chunkIndex>("chunk_index"),
    field<&MemberChunkEvent::chunkCount>("chunk_count"),
    field<&MemberChunkEvent::notFound>("not_found", FieldFlag::Optional),
    field<&MemberChunkEvent::presences>("presences", FieldFlag::Optional),
    field<&MemberChunkEvent::nonce>("nonce", FieldFlag::Optional))

HIKARI_SPLIT_TABLES(MessageCreateEvent, whole<&MessageCreateEvent::message>())
HIKARI_SPLIT_TABLES(MessageUpdateEvent, whole<&MessageUpdateEvent::message>())
HIKARI_SPLIT_TABLES(MessageDeleteEvent, field<&MessageDeleteEvent::messageId>("id", FieldFlag::Required),
    field<&MessageDeleteEvent::channelId>("channel_id", FieldFlag::Required),
    field<&MessageDeleteEvent::guildId>("guild_id", FieldFlag::Optional))
HIKARI_EVENT_TABLE(GuildBulkMessageDeleteEvent, field<&GuildBulkMessageDeleteEvent::messageIds>("ids"),
    field<&GuildBulkMessageDeleteEvent::channelId>("channel_id", FieldFlag::Required),
    field<&GuildBulkMessageDeleteEvent::guildId>("guild_id", FieldFlag::Optional))

HIKARI_SPLIT_TABLES(ReactionAddEvent, field<&ReactionAddEvent::userId>("user_id", FieldFlag::Required),
    field<&ReactionAddEvent::channelId>("channel_id", FieldFlag::Required),
    field<&ReactionAddEvent::messageId>("message_id", FieldFlag::Required),
    field<&ReactionAddEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&ReactionAddEvent::member>("member", FieldFlag::Optional), field<&ReactionAddEvent::emoji>("emoji"),
    field<&ReactionAddEvent::messageAuthorId>("message_author_id", FieldFlag::Optional),
    field<&ReactionAddEvent::isBurst>("burst"),
    fieldAs<&ReactionAddEvent::burstColors, JsonHexColors>("burst_colors", FieldFlag::Optional),
    field<&ReactionAddEvent::reactionType>("type"))
HIKARI_SPLIT_TABLES(ReactionDeleteEvent, field<&ReactionDeleteEvent::userId>("user_id", FieldFlag::Required),
    field<&ReactionDeleteEvent::channelId>("channel_id", FieldFlag::Required),
    field<&ReactionDeleteEvent::messageId>("message_id", FieldFlag::Required),
    field<&ReactionDeleteEvent::guildId>("guild_id", FieldFlag::Optional), field<&ReactionDeleteEvent::emoji>("emoji"),
    field<&ReactionDeleteEvent::isBurst>("burst"), field<&ReactionDeleteEvent::reactionType>("type"))
HIKARI_SPLIT_TABLES(ReactionDeleteAllEvent,
    field<&ReactionDeleteAllEvent::channelId>("channel_id", FieldFlag::Required),
    field<&ReactionDeleteAllEvent::messageId>("message_id", FieldFlag::Required),
    field<&ReactionDeleteAllEvent::guildId>("guild_id", FieldFlag::Optional))
HIKARI_SPLIT_TABLES(ReactionDeleteEmojiEvent,
    field<&ReactionDeleteEmojiEvent::channelId>("channel_id", FieldFlag::Required),
    field<&ReactionDeleteEmojiEvent::messageId>("message_id", FieldFlag::Required),
    field<&ReactionDeleteEmojiEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&ReactionDeleteEmojiEvent::emoji>("emoji"))

HIKARI_EVENT_TABLE(PollVoteCreateEvent, field<&PollVoteCreateEvent::userId>("user_id", FieldFlag::Required),
    field<&PollVoteCreateEvent::channelId>("channel_id", FieldFlag::Required),
    field<&PollVoteCreateEvent::messageId>("message_id", FieldFlag::Required),
    field<&PollVoteCreateEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&PollVoteCreateEvent::answerId>("answer_id"))
HIKARI_EVENT_TABLE(PollVoteDeleteEvent, field<&PollVoteDeleteEvent::userId>("user_id", FieldFlag::Required),
    field<&PollVoteDeleteEvent::channelId>("channel_id", FieldFlag::Required),
    field<&PollVoteDeleteEvent::messageId>("message_id", FieldFlag::Required),
    field<&PollVoteDeleteEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&PollVoteDeleteEvent::answerId>("answer_id"))

HIKARI_SPLIT_TABLES(TypingEvent, field<&TypingEvent::channelId>("channel_id", FieldFlag::Required),
    field<&TypingEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&TypingEvent::userId>("user_id", FieldFlag::Required),
    fieldAs<&TypingEvent::startedAt, JsonUnixSeconds>("timestamp"),
    field<&TypingEvent::member>("member", FieldFlag::Optional))
HIKARI_EVENT_TABLE(PresenceUpdateEvent, whole<&PresenceUpdateEvent::presence>())
HIKARI_EVENT_TABLE(OwnUserUpdateEvent, whole<&OwnUserUpdateEvent::user>())
HIKARI_EVENT_TABLE(VoiceStateUpdateEvent, whole<&VoiceStateUpdateEvent::state>())
HIKARI_EVENT_TABLE(VoiceServerUpdateEvent, field<&VoiceServerUpdateEvent::token>("token"),
    field<&VoiceServerUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&VoiceServerUpdateEvent::endpoint>("endpoint", FieldFlag::Nullable))
HIKARI_EVENT_TABLE(VoiceChannelEffectSendEvent,
    field<&VoiceChannelEffectSendEvent::channelId>("channel_id", FieldFlag::Required),
    field<&VoiceChannelEffectSendEvent::guildId>("guild_id", FieldFlag::Required),
    field<&VoiceChannelEffectSendEvent::userId>("user_id", FieldFlag::Required),
    field<&VoiceChannelEffectSendEvent::emoji>("emoji", FieldFlag::OptionalNullable),
    field<&VoiceChannelEffectSendEvent::animationType>("animation_type", FieldFlag::OptionalNullable),
    field<&VoiceChannelEffectSendEvent::animationId>("animation_id", FieldFlag::Optional),
    field<&VoiceChannelEffectSendEvent::soundId>("sound_id", FieldFlag::Optional),
    field<&VoiceChannelEffectSendEvent::soundVolume>("sound_volume", FieldFlag::Optional))
HIKARI_EVENT_TABLE(VoiceChannelStartTimeUpdateEvent,
    field<&VoiceChannelStartTimeUpdateEvent::channelId>("id", FieldFlag::Required),
    field<&VoiceChannelStartTimeUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    fieldAs<&VoiceChannelStartTimeUpdateEvent::voiceStartedAt, JsonMaybeUnixSeconds>(
        "voice_start_time", FieldFlag::OptionalNullable))

HIKARI_EVENT_TABLE(SoundboardSoundCreateEvent, whole<&SoundboardSoundCreateEvent::sound>())
HIKARI_EVENT_TABLE(SoundboardSoundUpdateEvent, whole<&SoundboardSoundUpdateEvent::sound>())
HIKARI_EVENT_TABLE(SoundboardSoundDeleteEvent,
    field<&SoundboardSoundDeleteEvent::soundId>("sound_id", FieldFlag::Required),
    field<&SoundboardSoundDeleteEvent::guildId>("guild_id", FieldFlag::Required))
HIKARI_EVENT_TABLE(SoundboardSoundsUpdateEvent, field<&SoundboardSoundsUpdateEvent::sounds>("soundboard_sounds"),
    field<&SoundboardSoundsUpdateEvent::guildId>("guild_id", FieldFlag::Required))
HIKARI_EVENT_TABLE(SoundboardSoundsEvent, field<&SoundboardSoundsEvent::sounds>("soundboard_sounds"),
    field<&SoundboardSoundsEvent::guildId>("guild_id", FieldFlag::Required))

HIKARI_EVENT_TABLE(StageInstanceCreateEvent, whole<&StageInstanceCreateEvent::stageInstance>())
HIKARI_EVENT_TABLE(StageInstanceUpdateEvent, whole<&StageInstanceUpdateEvent::stageInstance>())
HIKARI_EVENT_TABLE(StageInstanceDeleteEvent, whole<&StageInstanceDeleteEvent::stageInstance>())

HIKARI_EVENT_TABLE(ScheduledEventCreateEvent, whole<&ScheduledEventCreateEvent::event>())
HIKARI_EVENT_TABLE(ScheduledEventUpdateEvent, whole<&ScheduledEventUpdateEvent::event>())
HIKARI_EVENT_TABLE(ScheduledEventDeleteEvent, whole<&ScheduledEventDeleteEvent::event>())
HIKARI_EVENT_TABLE(ScheduledEventUserAddEvent,
    field<&ScheduledEventUserAddEvent::eventId>("guild_scheduled_event_id", FieldFlag::Required),
    field<&ScheduledEventUserAddEvent::userId>("user_id", FieldFlag::Required),
    field<&ScheduledEventUserAddEvent::guildId>("guild_id", FieldFlag::Required))
HIKARI_EVENT_TABLE(ScheduledEventUserRemoveEvent,
    field<&ScheduledEventUserRemoveEvent::eventId>("guild_scheduled_event_id", FieldFlag::Required),
    field<&ScheduledEventUserRemoveEvent::userId>("user_id", FieldFlag::Required),
    field<&ScheduledEventUserRemoveEvent::guildId>("guild_id", FieldFlag::Required))

HIKARI_EVENT_TABLE(EntitlementCreateEvent, whole<&EntitlementCreateEvent::entitlement>())
HIKARI_EVENT_TABLE(EntitlementUpdateEvent, whole<&EntitlementUpdateEvent::entitlement>())
HIKARI_EVENT_TABLE(EntitlementDeleteEvent, whole<&EntitlementDeleteEvent::entitlement>())

HIKARI_EVENT_TABLE(CommandInteractionCreateEvent, whole<&CommandInteractionCreateEvent::interaction>())
HIKARI_EVENT_TABLE(ComponentInteractionCreateEvent, whole<&ComponentInteractionCreateEvent::interaction>())
HIKARI_EVENT_TABLE(AutocompleteInteractionCreateEvent, whole<&AutocompleteInteractionCreateEvent::interaction>())
HIKARI_EVENT_TABLE(ModalInteractionCreateEvent, whole<&ModalInteractionCreateEvent::interaction>())

HIKARI_EVENT_TABLE(AutoModRuleCreateEvent, whole<&AutoModRuleCreateEvent::rule>())
HIKARI_EVENT_TABLE(AutoModRuleUpdateEvent, whole<&AutoModRuleUpdateEvent::rule>())
HIKARI_EVENT_TABLE(AutoModRuleDeleteEvent, whole<&AutoModRuleDeleteEvent::rule>())
HIKARI_EVENT_TABLE(AutoModActionExecutionEvent,
    field<&AutoModActionExecutionEvent::guildId>("guild_id", FieldFlag::Required),
    field<&AutoModActionExecutionEvent::action>("action"),
    field<&AutoModActionExecutionEvent::ruleId>("rule_id", FieldFlag::Required),
    field<&AutoModActionExecutionEvent::ruleTriggerType>("rule_trigger_type"),
    field<&AutoModActionExecutionEvent::userId>("user_id", FieldFlag::Required),
    field<&AutoModActionExecutionEvent::channelId>("channel_id", FieldFlag::Optional),
    field<&AutoModActionExecutionEvent::messageId>("message_id", FieldFlag::Optional),
    field<&AutoModActionExecutionEvent::alertSystemMessageId>("alert_system_message_id", FieldFlag::Optional),
    field<&AutoModActionExecutionEvent::content>("content"),
    field<&AutoModActionExecutionEvent::matchedKeyword>("matched_keyword", FieldFlag::Nullable),
    field<&AutoModActionExecutionEvent::matchedContent>("matched_content", FieldFlag::Nullable))
HIKARI_EVENT_TABLE(IntegrationCreateEvent, field<&IntegrationCreateEvent::guildId>("guild_id", FieldFlag::Required),
    whole<&IntegrationCreateEvent::integration>())
HIKARI_EVENT_TABLE(IntegrationUpdateEvent, field<&IntegrationUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    whole<&IntegrationUpdateEvent::integration>())
HIKARI_EVENT_TABLE(IntegrationDeleteEvent, field<&IntegrationDeleteEvent::integrationId>("id", FieldFlag::Required),
    field<&IntegrationDeleteEvent::guildId>("guild_id", FieldFlag::Required),
    field<&IntegrationDeleteEvent::applicationId>("application_id", FieldFlag::Optional))
HIKARI_EVENT_TABLE(InviteCreateEvent, field<&InviteCreateEvent::channelId>("channel_id", FieldFlag::Required),
    field<&InviteCreateEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&InviteCreateEvent::code>("code", FieldFlag::Required),
    field<&InviteCreateEvent::roleIds>("role_ids", FieldFlag::Optional), whole<&InviteCreateEvent::invite>())
HIKARI_EVENT_TABLE(InviteDeleteEvent, field<&InviteDeleteEvent::channelId>("channel_id", FieldFlag::Required),
    field<&InviteDeleteEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&InviteDeleteEvent::code>("code", FieldFlag::Required))
HIKARI_EVENT_TABLE(AuditLogEntryCreateEvent, field<&AuditLogEntryCreateEvent::guildId>("guild_id", FieldFlag::Required),
    whole<&AuditLogEntryCreateEvent::entry>())
HIKARI_EVENT_TABLE(SubscriptionCreateEvent, whole<&SubscriptionCreateEvent::subscription>())
HIKARI_EVENT_TABLE(SubscriptionUpdateEvent, whole<&SubscriptionUpdateEvent::subscription>())
HIKARI_EVENT_TABLE(SubscriptionDeleteEvent, whole<&SubscriptionDeleteEvent::subscription>())
HIKARI_EVENT_TABLE(
    ApplicationCommandPermissionsUpdateEvent, whole<&ApplicationCommandPermissionsUpdateEvent::permissions>())

#undef HIKARI_EVENT_TABLE
#undef HIKARI_SPLIT_TABLES

const Table *tableOfEvent(EventType type)
{
    switch (type) {
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    case EventType::name:                                                                                              \
        if constexpr (std::string_view(gateway).empty())                                                               \
            return nullptr;                                                                                            \
        else                                                                                                           \
            return &tableOf<name##Event>();
#include <hikari/events/events.def>
    default:
        return nullptr;
    }
}

QByteArray eventPayload(const Event &event)
{
    if (event.type == EventType::ShardPayload)
        return static_cast<const ShardPayloadEvent &>(event).payload;
    if (event.type == EventType::Unknown)
        return static_cast<const UnknownEvent &>(event).payload;
    QByteArray text;
    if (const Table *table = tableOfEvent(event.type)) {
        JsonWriter writer(text);
        writer.beginObject();
        encodeMembers(&event, *table, writer);
        writer.endObject();
    }
    return text;
}

} // namespace Hikari
