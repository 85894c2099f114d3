#include <hikari/events/eventtables_p.h>

#include <hikari/events/events.h>
#include <hikari/events/registry.h>
#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

namespace {

//! Whole seconds since 1970 UTC
constexpr TypeOps unixSeconds {
    [](void *member, JsonValue value, DecodeContext &) {
        const std::optional<qint64> seconds = value.toInt64();
        if (seconds)
            *static_cast<Timestamp *>(member) = Timestamp::fromSeconds(*seconds);
        return seconds.has_value();
    },
    [](const void *member, JsonWriter &writer) { writer.integer(static_cast<const Timestamp *>(member)->seconds()); },
    [](const void *member) { return static_cast<const Timestamp *>(member)->isNull(); },
    "unix timestamp",
    false,
    [] { return static_cast<const Table *>(nullptr); },
    false,
    [] { return static_cast<const TypeOps *>(nullptr); },
};

constexpr Field fieldOfUnixSeconds(std::string_view key, void *(*access)(void *))
{
    return { key, access, &unixSeconds, FieldFlag::Plain };
}

} // namespace

#define HIKARI_EVENT_TABLE(Class, ...)                                                                                 \
    static constexpr Field fieldsOf##Class[] { __VA_ARGS__ };                                                          \
    template<>                                                                                                         \
    HIKARI_AUTOTEST_EXPORT const Table &tableOf<Class>()                                                               \
    {                                                                                                                  \
        static constexpr Table table { #Class, fieldsOf##Class, std::size(fieldsOf##Class) };                          \
        return table;                                                                                                  \
    }

template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ShardResumedEvent>()
{
    static constexpr Table table { "ShardResumedEvent", nullptr, 0 };
    return table;
}
HIKARI_EVENT_TABLE(ShardReadyEvent, whole<&ShardReadyEvent::ready>())

HIKARI_EVENT_TABLE(GuildAvailableEvent, whole<&GuildAvailableEvent::guild>())
HIKARI_EVENT_TABLE(GuildJoinEvent, whole<&GuildJoinEvent::guild>())
HIKARI_EVENT_TABLE(GuildLeaveEvent, field<&GuildLeaveEvent::guildId>("id", FieldFlag::Required))
HIKARI_EVENT_TABLE(GuildUnavailableEvent, field<&GuildUnavailableEvent::guildId>("id", FieldFlag::Required))
HIKARI_EVENT_TABLE(GuildUpdateEvent, whole<&GuildUpdateEvent::guild>())

HIKARI_EVENT_TABLE(GuildChannelCreateEvent, whole<&GuildChannelCreateEvent::channel>())
HIKARI_EVENT_TABLE(GuildChannelUpdateEvent, whole<&GuildChannelUpdateEvent::channel>())
HIKARI_EVENT_TABLE(GuildChannelDeleteEvent, whole<&GuildChannelDeleteEvent::channel>())
HIKARI_EVENT_TABLE(PinsUpdateEvent, field<&PinsUpdateEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&PinsUpdateEvent::channelId>("channel_id", FieldFlag::Required),
    field<&PinsUpdateEvent::lastPinAt>("last_pin_timestamp", FieldFlag::Optional))

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

HIKARI_EVENT_TABLE(MessageCreateEvent, whole<&MessageCreateEvent::message>())
HIKARI_EVENT_TABLE(MessageUpdateEvent, whole<&MessageUpdateEvent::message>())
HIKARI_EVENT_TABLE(MessageDeleteEvent, field<&MessageDeleteEvent::messageId>("id", FieldFlag::Required),
    field<&MessageDeleteEvent::channelId>("channel_id", FieldFlag::Required),
    field<&MessageDeleteEvent::guildId>("guild_id", FieldFlag::Optional))
HIKARI_EVENT_TABLE(GuildBulkMessageDeleteEvent, field<&GuildBulkMessageDeleteEvent::messageIds>("ids"),
    field<&GuildBulkMessageDeleteEvent::channelId>("channel_id", FieldFlag::Required),
    field<&GuildBulkMessageDeleteEvent::guildId>("guild_id", FieldFlag::Optional))

HIKARI_EVENT_TABLE(ReactionAddEvent, field<&ReactionAddEvent::userId>("user_id", FieldFlag::Required),
    field<&ReactionAddEvent::channelId>("channel_id", FieldFlag::Required),
    field<&ReactionAddEvent::messageId>("message_id", FieldFlag::Required),
    field<&ReactionAddEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&ReactionAddEvent::member>("member", FieldFlag::Optional), field<&ReactionAddEvent::emoji>("emoji"),
    field<&ReactionAddEvent::messageAuthorId>("message_author_id", FieldFlag::Optional),
    field<&ReactionAddEvent::isBurst>("burst"),
    field<&ReactionAddEvent::burstColors>("burst_colors", FieldFlag::Optional),
    field<&ReactionAddEvent::reactionType>("type"))
HIKARI_EVENT_TABLE(ReactionDeleteEvent, field<&ReactionDeleteEvent::userId>("user_id", FieldFlag::Required),
    field<&ReactionDeleteEvent::channelId>("channel_id", FieldFlag::Required),
    field<&ReactionDeleteEvent::messageId>("message_id", FieldFlag::Required),
    field<&ReactionDeleteEvent::guildId>("guild_id", FieldFlag::Optional), field<&ReactionDeleteEvent::emoji>("emoji"),
    field<&ReactionDeleteEvent::isBurst>("burst"), field<&ReactionDeleteEvent::reactionType>("type"))
HIKARI_EVENT_TABLE(ReactionDeleteAllEvent, field<&ReactionDeleteAllEvent::channelId>("channel_id", FieldFlag::Required),
    field<&ReactionDeleteAllEvent::messageId>("message_id", FieldFlag::Required),
    field<&ReactionDeleteAllEvent::guildId>("guild_id", FieldFlag::Optional))
HIKARI_EVENT_TABLE(ReactionDeleteEmojiEvent,
    field<&ReactionDeleteEmojiEvent::channelId>("channel_id", FieldFlag::Required),
    field<&ReactionDeleteEmojiEvent::messageId>("message_id", FieldFlag::Required),
    field<&ReactionDeleteEmojiEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&ReactionDeleteEmojiEvent::emoji>("emoji"))

HIKARI_EVENT_TABLE(TypingEvent, field<&TypingEvent::channelId>("channel_id", FieldFlag::Required),
    field<&TypingEvent::guildId>("guild_id", FieldFlag::Optional),
    field<&TypingEvent::userId>("user_id", FieldFlag::Required),
    fieldOfUnixSeconds(
        "timestamp", [](void *event) -> void * { return &static_cast<TypingEvent *>(event)->startedAt; }),
    field<&TypingEvent::member>("member", FieldFlag::Optional))
HIKARI_EVENT_TABLE(PresenceUpdateEvent, whole<&PresenceUpdateEvent::presence>())
HIKARI_EVENT_TABLE(OwnUserUpdateEvent, whole<&OwnUserUpdateEvent::user>())
HIKARI_EVENT_TABLE(VoiceStateUpdateEvent, whole<&VoiceStateUpdateEvent::state>())
HIKARI_EVENT_TABLE(VoiceServerUpdateEvent, field<&VoiceServerUpdateEvent::token>("token"),
    field<&VoiceServerUpdateEvent::guildId>("guild_id", FieldFlag::Required),
    field<&VoiceServerUpdateEvent::endpoint>("endpoint", FieldFlag::Nullable))
HIKARI_EVENT_TABLE(InteractionCreateEvent, whole<&InteractionCreateEvent::interaction>())

#undef HIKARI_EVENT_TABLE

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
