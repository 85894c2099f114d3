#include <hikari/events/decoder_p.h>

#include <hikari/core/logging.h>
#include <hikari/events/eventhome_p.h>
#include <hikari/events/events.h>
#include <hikari/events/eventtables_p.h>
#include <hikari/model/gatewaycodes.h>
#include <hikari/model/tables_p.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace Hikari {

namespace {

// --- Names of dispatches: a hash table without collisions, made by the compiler

constexpr std::size_t slotCount = 1024;

constexpr std::uint64_t eightBytes(const char *text)
{
    if (!std::is_constant_evaluated()) {
        std::uint64_t bytes;
        std::memcpy(&bytes, text, sizeof bytes);
        return bytes;
    }
    std::uint64_t bytes = 0;
    for (int i = 0; i < 8; ++i) {
        const int shift = std::endian::native == std::endian::little ? 8 * i : 8 * (7 - i);
        bytes |= std::uint64_t(static_cast<unsigned char>(text[i])) << shift;
    }
    return bytes;
}

//! Mixes the length and both ends, which tell all names apart
constexpr std::size_t slotOf(std::string_view name, std::uint64_t seed)
{
    std::uint64_t hash = seed + name.size();
    if (name.size() >= 8) {
        hash ^= eightBytes(name.data());
        hash = hash * 0x9e3779b97f4a7c15u + std::rotl(eightBytes(name.data() + name.size() - 8), 29);
    } else {
        for (const char c : name)
            hash = hash * 31 + static_cast<unsigned char>(c);
    }
    return std::size_t((hash * 0xff51afd7ed558ccdu) >> 54);
}

struct DispatchTable
{
    std::array<std::uint8_t, slotCount> slots {}; // 1 + index of the entry; 0: free
    std::array<DispatchEntry, eventTypeCount> entries {};
    std::size_t count = 0;
    std::uint64_t seed = 0;
};
static_assert(eventTypeCount < 255);

consteval bool insert(DispatchTable &table, std::string_view name, EventType type)
{
    if (name.empty())
        return true;
    std::uint8_t &slot = table.slots[slotOf(name, table.seed)];
    if (slot == 0) {
        table.entries[table.count].name = name;
        slot = std::uint8_t(++table.count);
    }
    DispatchEntry &entry = table.entries[slot - 1u];
    if (entry.name != name || entry.count == DispatchEntry::maxTypes)
        return false;
    entry.types[entry.count++] = type;
    return true;
}

consteval DispatchTable makeDispatchTable()
{
    for (std::uint64_t seed = 1; seed < 1'000; ++seed) {
        DispatchTable table;
        table.seed = seed;
        bool fits = true;
#define HIKARI_EVENT(name, parent, gateway, intents, signal) fits = fits && insert(table, gateway, EventType::name);
#include <hikari/events/events.def>
        if (fits)
            return table;
    }
    throw "no seed without collisions; use more slots";
}

constexpr DispatchTable dispatches = makeDispatchTable();

// --- What is left to do when the fields are read

void complete(Event &) { }

template<typename E>
requires requires(E event)
{
    event.guild.id;
}
void complete(E &event)
{
    event.guildId = event.guild.id;
}

template<typename E>
requires requires(E event)
{
    event.channel.guildId;
}
void complete(E &event)
{
    event.channelId = event.channel.id;
    event.guildId = event.channel.guildId.value_or(Snowflake());
}

template<typename E>
requires requires(E event)
{
    event.role.id;
}
void complete(E &event)
{
    event.roleId = event.role.id;
}

template<typename E>
requires requires(E event)
{
    event.member.user;
    event.user;
}
void complete(E &event)
{
    if (event.member.user)
        event.user = *event.member.user;
}

template<typename E>
requires requires(E event)
{
    event.message.channelId;
}
void complete(E &event)
{
    event.messageId = event.message.id;
    event.channelId = event.message.channelId;
    event.guildId = event.message.guildId;
}

template<typename E>
requires requires(E event)
{
    event.thread.id;
}
void complete(E &event)
{
    event.threadId = event.thread.id;
    event.guildId = event.thread.guildId.value_or(Snowflake());
}

void complete(ThreadMemberUpdateEvent &event)
{
    event.threadId = event.member.threadId.value_or(Snowflake());
}

template<typename E>
requires requires(E event)
{
    event.sound.guildId;
}
void complete(E &event)
{
    event.guildId = event.sound.guildId.value_or(Snowflake());
}

template<typename E>
requires requires(E event)
{
    event.event.guildId;
}
void complete(E &event)
{
    event.eventId = event.event.id;
    event.guildId = event.event.guildId;
}

template<typename E>
requires requires(E event)
{
    event.rule.guildId;
}
void complete(E &event)
{
    event.guildId = event.rule.guildId;
}

template<typename E>
requires requires(E event)
{
    event.integration.application;
}
void complete(E &event)
{
    event.integrationId = event.integration.id;
    if (event.integration.application)
        event.applicationId = event.integration.application->id;
}

void complete(InviteCreateEvent &event)
{
    event.invite.code = event.code;
}

void complete(PresenceUpdateEvent &event)
{
    event.guildId = event.presence.guildId.value_or(Snowflake());
    event.userId = event.presence.userId;
}

void complete(VoiceStateUpdateEvent &event)
{
    event.guildId = event.state.guildId.value_or(Snowflake());
}

//! What stands deeper in the payload than a table reaches
void decodeMore(Event &, JsonValue, DecodeContext &) { }

void decodeMore(RequestGuildMembersRateLimitedEvent &event, JsonValue d, DecodeContext &context)
{
    const JsonValue meta = d.find("meta");
    decode(meta.find("guild_id"), event.guildId, context);
    decode(meta.find("nonce"), event.nonce, context);
}

template<typename E, typename... Others>
constexpr bool isOneOf = (std::is_same_v<E, Others> || ...);

//! Rare, and a thousand times as large as others, or with much that the bot's thread adds out of the cache
template<typename E>
constexpr bool isLarge = isOneOf<E, ShardReadyEvent, GuildAvailableEvent, GuildJoinEvent, GuildUpdateEvent,
    GuildLeaveEvent, GuildBulkMessageDeleteEvent, MemberChunkEvent>;

template<typename E>
std::shared_ptr<E> newEvent()
{
    if constexpr (isLarge<E>)
        return makeEvent<E>();
    else
        return EventHome::current().make<E>();
}

template<typename E>
EventPtr decodeAs(JsonValue d, DecodeContext &context, int shardId, qint64 sequence)
{
    auto event = newEvent<E>();
    event->shardId = shardId;
    event->sequence = sequence;
    const Table &table = tableOf<E>();
    if (table.count == 1 && table.fields[0].key.empty()) {
        const Field &field = table.fields[0];
        if (!field.decode(event.get(), d, context))
            return nullptr;
    } else if (table.count > 0 && !decodeObject(event.get(), table, d, context)) {
        return nullptr;
    }
    complete(*event);
    decodeMore(*event, d, context);
    return event;
}

EventPtr decodeType(EventType type, JsonValue d, DecodeContext &context, int shardId, qint64 sequence)
{
    switch (type) {
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    case EventType::name:                                                                                              \
        if constexpr (std::string_view(gateway).empty())                                                               \
            return nullptr;                                                                                            \
        else                                                                                                           \
            return decodeAs<name##Event>(d, context, shardId, sequence);
#include <hikari/events/events.def>
    default:
        return nullptr;
    }
}

bool isValue(JsonValue value)
{
    return value.isValid() && !value.isNull();
}

//! Why \a d cannot become what \a table describes
QString reasonOf(const Table &table, JsonValue d, const DecodeContext &context)
{
    if (!d.isObject())
        return QStringLiteral("not an object");
    for (std::size_t i = 0; i < table.count; ++i) {
        const Field &field = table.fields[i];
        if (field.key.empty()) {
            const Table *nested = field.ops->nested();
            const QString reason = nested ? reasonOf(*nested, d, context) : QString();
            if (!reason.isEmpty())
                return reason;
        } else if (has(field.flag, FieldFlag::Required) && !isValue(d.find(field.key))) {
            const QString key = QString::fromUtf8(field.key.data(), qsizetype(field.key.size()));
            return key + (d.find(field.key).isValid() ? QStringLiteral(": null") : QStringLiteral(": missing"));
        }
    }
    return context.warnings().join(u"; ");
}

bool isAlwaysDecoded(EventType type)
{
    return type == EventType::ShardReady || type == EventType::ShardResumed;
}

//! GUILD_CREATE and GUILD_DELETE: the guilds are counted in any case
bool countsGuilds(EventType first)
{
    return first == EventType::GuildAvailable || first == EventType::GuildLeave;
}

Snowflake idOf(JsonValue d)
{
    Snowflake id;
    if (const auto text = d.find("id").toString())
        id = Snowflake::fromString(QByteArrayView(text->data(), qsizetype(text->size()))).value_or(Snowflake());
    return id;
}

} // namespace

const DispatchEntry *findDispatch(std::string_view name)
{
    const std::uint8_t slot = dispatches.slots[slotOf(name, dispatches.seed)];
    if (slot == 0 || name != dispatches.entries[slot - 1u].name)
        return nullptr;
    return &dispatches.entries[slot - 1u];
}

EventDecoder::EventDecoder(std::shared_ptr<EventInterest> interest)
    : m_interest(std::move(interest))
{ }

bool EventDecoder::wants(std::string_view name)
{
    if (m_interest->wants(EventType::ShardPayload))
        return true;
    const DispatchEntry *entry = findDispatch(name);
    if (!entry) {
        if (m_interest->wants(EventType::Unknown))
            return true;
        m_interest->countReceived(EventType::Unknown);
        return false;
    }
    if (isAlwaysDecoded(entry->first()) || countsGuilds(entry->first()))
        return true;
    if (std::any_of(entry->begin(), entry->end(), [this](EventType type) { return m_interest->wants(type); }))
        return true;
    m_interest->countReceived(entry->first());
    return false;
}

bool EventDecoder::wantsPayload(std::string_view name) const
{
    if (!m_interest->wantsPayload())
        return false;
    const DispatchEntry *entry = findDispatch(name);
    if (!entry)
        return m_interest->wantsPayload(EventType::Unknown);
    return std::any_of(entry->begin(), entry->end(), [this](EventType type) { return m_interest->wantsPayload(type); });
}

EventPtr EventDecoder::decode(std::string_view name, JsonValue d, int shardId, qint64 sequence)
{
    const DispatchEntry *entry = findDispatch(name);
    if (!entry) {
        m_interest->countReceived(EventType::Unknown);
        return m_interest->wants(EventType::Unknown) ? unknown(name, d, shardId, sequence, {}) : nullptr;
    }

    const EventType type = typeOf(*entry, d);
    if (type == EventType::Event) {
        qCDebug(lcEvents).nospace() << "shard " << shardId << ": guild " << idOf(d).value()
                                    << " was deleted, but had not been known";
        return nullptr;
    }
    if (type == EventType::Unknown) {
        m_interest->countReceived(type);
        return m_interest->wants(type) ? unknown(name, d, shardId, sequence, {}) : nullptr;
    }
    m_interest->countReceived(type);
    if (!m_interest->wants(type) && !isAlwaysDecoded(type))
        return nullptr;

    m_context.clear();
    if (EventPtr event = decodeType(type, d, m_context, shardId, sequence)) [[likely]] {
        if (type == EventType::ShardReady)
            rememberReady(*event);
        return event;
    }

    const QString reason = reasonOf(*tableOfEvent(type), d, m_context);
    if (!m_reported.contains(name)) {
        m_reported.emplace(name);
        qCWarning(lcEvents).noquote().nospace()
            << "shard " << shardId << ": " << QLatin1StringView(name.data(), qsizetype(name.size()))
            << " could not be decoded and goes on as UnknownEvent (" << reason << "); further ones are not logged";
    }
    return unknown(name, d, shardId, sequence, reason.isEmpty() ? QStringLiteral("not usable") : reason);
}

EventPtr EventDecoder::unknown(
    std::string_view name, JsonValue d, int shardId, qint64 sequence, const QString &error) const
{
    auto event = makeEvent<UnknownEvent>();
    event->shardId = shardId;
    event->sequence = sequence;
    event->name = QString::fromUtf8(name.data(), qsizetype(name.size()));
    event->payload = d.toJson();
    event->error = error;
    return event;
}

EventPtr EventDecoder::payloadEvent(
    std::string_view name, JsonValue d, int shardId, qint64 sequence, std::string_view text) const
{
    if (!m_interest->wants(EventType::ShardPayload))
        return nullptr;
    auto event = makeEvent<ShardPayloadEvent>();
    event->shardId = shardId;
    event->sequence = sequence;
    event->name = QString::fromUtf8(name.data(), qsizetype(name.size()));
    event->payload = text.empty() ? d.toJson() : QByteArray(text.data(), qsizetype(text.size()));
    return event;
}

QVarLengthArray<EventPtr, 2> EventDecoder::decodeAll(
    std::string_view name, JsonValue d, int shardId, qint64 sequence, std::string_view text)
{
    QVarLengthArray<EventPtr, 2> events;
    if (EventPtr payload = payloadEvent(name, d, shardId, sequence, text))
        events.append(std::move(payload));
    if (EventPtr event = decode(name, d, shardId, sequence))
        events.append(std::move(event));
    return events;
}

void EventDecoder::restoreGuilds(QSet<Snowflake> available, QSet<Snowflake> unavailable)
{
    m_available = std::move(available);
    m_unavailable = std::move(unavailable);
    m_knowsGuilds = true;
}

void EventDecoder::rememberReady(const Event &event)
{
    m_available.clear();
    m_unavailable.clear();
    for (const UnavailableGuild &guild : static_cast<const ShardReadyEvent &>(event).ready.guilds)
        m_unavailable.insert(guild.id);
    m_knowsGuilds = true;
}

EventType EventDecoder::typeOf(const DispatchEntry &entry, JsonValue d)
{
    const EventType first = entry.first();
    if (entry.count == 1)
        return first;
    switch (first) {
    case EventType::GuildAvailable:
    case EventType::GuildLeave: {
        const Snowflake id = idOf(d);
        if (id.isNull())
            return first; // fails to decode and says why
        return first == EventType::GuildAvailable ? typeOfGuildCreate(id, d) : typeOfGuildDelete(id, d);
    }
    case EventType::GuildThreadCreate:
        return d.find("newly_created").toBool().value_or(false) ? first : EventType::GuildThreadAccess;
    case EventType::ShardRateLimited:
        return d.find("opcode").toInt64() == qint64(GatewayOpcode::RequestGuildMembers)
            ? EventType::RequestGuildMembersRateLimited
            : first;
    case EventType::CommandInteractionCreate:
        switch (InteractionType(d.find("type").toInt64().value_or(0))) {
        case InteractionType::ApplicationCommand:
            return EventType::CommandInteractionCreate;
        case InteractionType::MessageComponent:
            return EventType::ComponentInteractionCreate;
        case InteractionType::ApplicationCommandAutocomplete:
            return EventType::AutocompleteInteractionCreate;
        case InteractionType::ModalSubmit:
            return EventType::ModalInteractionCreate;
        case InteractionType::Ping: // over HTTP only
        case InteractionType::SocialLayerSkuPurchaseEligibility:
            break;
        }
        return EventType::Unknown; // a kind that came after this library
    default: // split into guilds and DMs
        return isValue(d.find("guild_id")) ? first : entry.types[1];
    }
}

EventType EventDecoder::typeOfGuildCreate(Snowflake id, JsonValue d)
{
    const JsonValue unavailable = d.find("unavailable");
    if (unavailable.toBool().value_or(false)) {
        m_available.remove(id);
        m_unavailable.insert(id);
        return EventType::GuildUnavailable;
    }
    // Discord sends the key for guilds that the bot was in before, and leaves it out when the bot joins.
    const bool wasKnown = m_unavailable.remove(id) || m_available.contains(id) || unavailable.isValid();
    m_available.insert(id);
    return wasKnown ? EventType::GuildAvailable : EventType::GuildJoin;
}

EventType EventDecoder::typeOfGuildDelete(Snowflake id, JsonValue d)
{
    const bool wasAvailable = m_available.remove(id);
    if (d.find("unavailable").toBool().value_or(false)) {
        m_unavailable.insert(id);
        return EventType::GuildUnavailable;
    }
    const bool wasKnown = m_unavailable.remove(id) || wasAvailable;
    return wasKnown || !m_knowsGuilds ? EventType::GuildLeave : EventType::Event;
}

} // namespace Hikari
