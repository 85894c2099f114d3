#include <hikari/cache/cachestore_p.h>

namespace Hikari {

CacheStore::CacheStore()
    : heap([this](quint64 id) { dropUser(id); })
{ }

CacheStore::Guild *CacheStore::guild(Snowflake id)
{
    const auto it = m_slotOf.constFind(id);
    return it == m_slotOf.cend() ? nullptr : &m_guilds[*it];
}

CacheStore::Guild &CacheStore::guildOrNew(Snowflake id)
{
    if (Guild *known = guild(id))
        return *known;
    quint32 slot = 0;
    if (m_vacant.empty()) {
        slot = quint32(m_guilds.size());
        m_guilds.emplace_back();
    } else {
        slot = m_vacant.back();
        m_vacant.pop_back();
    }
    m_slotOf.insert(id, slot);
    m_guilds[slot].id = id;
    return m_guilds[slot];
}

void CacheStore::dropGuildIfEmpty(Snowflake id)
{
    const Guild *in = guild(id);
    if (!in || in->isComplete || guilds.find(id.value()) != 0)
        return;
    for (const RecordTable &table : in->tables) {
        if (!table.isEmpty())
            return;
    }
    const quint32 slot = m_slotOf.take(id);
    m_guilds[slot] = {};
    m_vacant.push_back(slot);
}

bool CacheStore::isSame(Handle handle, std::span<const quint8> payload) const
{
    // What is packed says itself where it ends, so the same beginning is the same object.
    return handle != 0 && heap.capacityOf(handle) >= qsizetype(payload.size())
        && std::memcmp(heap.at(handle)->payload(), payload.data(), payload.size()) == 0;
}

void CacheStore::insert(RecordTable &table, Handle handle, CacheComponent component)
{
    const auto before = table.bytes();
    table.insert(heap, handle);
    counters.add(component, 0, table.bytes() - before);
}

void CacheStore::removeKey(RecordTable &table, quint64 key, CacheComponent component)
{
    const auto before = table.bytes();
    table.remove(key);
    counters.add(component, 0, table.bytes() - before);
}

//! A member's user, and who made an emoji or sticker, is known for as long as that is
template<CacheKind kind>
void CacheStore::changeUsers(const typename CacheKindTraits<kind>::Value &value, bool hold)
{
    if constexpr (kind == CacheKind::Member || kind == CacheKind::Emoji || kind == CacheKind::Sticker) {
        if (!value.user)
            return;
        if (hold)
            holdUser(*value.user);
        else
            dropUser(value.user->id.value());
    }
}

template<CacheKind kind>
bool CacheStore::set(Snowflake guildId, const typename CacheKindTraits<kind>::Value &value)
{
    using Fields = typename CacheKindTraits<kind>::Fields;
    PackWriter writer;
    packMembers<Fields>(writer, value);
    const quint64 key = Fields::key(value);
    Guild &in = guildOrNew(guildId);
    RecordTable &table = in.tables[std::size_t(kind)];
    const Handle old = table.find(key);
    changeUsers<kind>(value, true); // also when nothing else has changed: they may have a new name
    if (isSame(old, writer.bytes())) {
        changeUsers<kind>(value, false);
        return false;
    }
    const Handle handle = heap.create(key, m_slotOf.value(guildId), writer.bytes());
    heap.at(handle)->holdsUser = kind == CacheKind::Member;
    constexpr CacheComponent component = componentOf<kind>;
    if constexpr (CacheKindTraits<kind>::isUnique) {
        if (const Handle elsewhere = find<kind>(key); elsewhere != 0 && elsewhere != old)
            remove<kind>(elsewhere); // it has moved to another guild
    }
    if (old != 0) {
        if constexpr (kind == CacheKind::Emoji || kind == CacheKind::Sticker)
            changeUsers<kind>(build<kind>(old), false);
        counters.add(component, -1, -heap.sizeOf(old));
    }
    counters.add(component, 1, heap.sizeOf(handle));
    insert(table, handle, component);
    if constexpr (CacheKindTraits<kind>::isUnique)
        insert(unique[std::size_t(kind)], handle, component);
    heap.release(handle);
    counters.countChange();
    return true;
}

template<CacheKind kind>
bool CacheStore::remove(Handle handle)
{
    if (handle == 0)
        return false;
    constexpr CacheComponent component = componentOf<kind>;
    const quint64 key = heap.at(handle)->key;
    Guild &in = m_guilds[heap.at(handle)->owner];
    const Snowflake guildId = in.id;
    if constexpr (kind == CacheKind::Emoji || kind == CacheKind::Sticker)
        changeUsers<kind>(build<kind>(handle), false);
    counters.add(component, -1, -heap.sizeOf(handle));
    if constexpr (CacheKindTraits<kind>::isUnique)
        removeKey(unique[std::size_t(kind)], key, component);
    removeKey(in.tables[std::size_t(kind)], key, component);
    counters.countChange();
    dropGuildIfEmpty(guildId);
    return true;
}

template<CacheKind kind>
RecordTable CacheStore::takeAll(Snowflake guildId)
{
    Guild *in = guild(guildId);
    if (!in || in->tables[std::size_t(kind)].isEmpty())
        return {};
    constexpr CacheComponent component = componentOf<kind>;
    RecordTable taken = std::exchange(in->tables[std::size_t(kind)], {});
    counters.add(component, -taken.size(), -taken.bytes());
    taken.forEach([&](Handle handle) {
        if constexpr (kind == CacheKind::Emoji || kind == CacheKind::Sticker)
            changeUsers<kind>(build<kind>(handle), false);
        counters.add(component, 0, -heap.sizeOf(handle));
        if constexpr (CacheKindTraits<kind>::isUnique)
            removeKey(unique[std::size_t(kind)], heap.at(handle)->key, component);
    });
    counters.countChange();
    dropGuildIfEmpty(guildId);
    return taken;
}

void CacheStore::holdUser(const User &user)
{
    users.fetchPlace(user.id.value()); // memory answers while the user is packed
    PackWriter writer;
    packMembers<Packed<User>>(writer, user);
    const Handle old = users.find(user.id.value());
    if (isSame(old, writer.bytes())) {
        heap.at(old)->owner = heap.at(old)->owner + 1;
        return;
    }
    const quint32 holders = old != 0 ? heap.at(old)->owner + 1 : 1;
    const Handle handle = heap.create(user.id.value(), holders, writer.bytes());
    const auto before = users.bytes();
    counters.addUsers(old != 0 ? 0 : 1, heap.sizeOf(handle) - (old != 0 ? heap.sizeOf(old) : 0));
    users.insert(heap, handle);
    heap.release(handle);
    counters.addUsers(0, users.bytes() - before);
    counters.countChange();
}

void CacheStore::keepUser(quint64 id)
{
    const Handle handle = users.find(id);
    Q_ASSERT(handle != 0);
    heap.at(handle)->owner = heap.at(handle)->owner + 1;
}

void CacheStore::dropUser(quint64 id)
{
    const Handle handle = users.find(id);
    if (handle == 0)
        return;
    const quint32 holders = heap.at(handle)->owner - 1;
    heap.at(handle)->owner = holders & 0x7fffffff;
    if (holders > 0)
        return;
    const auto before = users.bytes();
    counters.addUsers(-1, -heap.sizeOf(handle));
    users.remove(id);
    counters.addUsers(0, users.bytes() - before);
}

User CacheStore::buildUser(Handle handle) const
{
    const Record *record = heap.at(handle);
    PackReader reader(record->payload());
    User user;
    unpackMembers<Packed<User>>(reader, user);
    user.id = Snowflake(record->key);
    return user;
}

User CacheStore::userOrId(quint64 id) const
{
    if (const Handle handle = users.find(id))
        return buildUser(handle);
    User user;
    user.id = Snowflake(id);
    return user;
}

bool CacheStore::setGuild(const GatewayGuild &guild)
{
    PackWriter writer;
    packMembers<Packed<GatewayGuild>>(writer, guild);
    guildOrNew(guild.id);
    const Handle old = guilds.find(guild.id.value());
    if (isSame(old, writer.bytes()))
        return false;
    const Handle handle = heap.create(guild.id.value(), m_slotOf.value(guild.id), writer.bytes());
    counters.add(CacheComponent::Guilds, old != 0 ? 0 : 1, heap.sizeOf(handle) - (old != 0 ? heap.sizeOf(old) : 0));
    insert(guilds, handle, CacheComponent::Guilds);
    heap.release(handle);
    counters.countChange();
    return true;
}

bool CacheStore::removeGuild(Snowflake id)
{
    const Handle handle = guilds.find(id.value());
    if (handle != 0) {
        counters.add(CacheComponent::Guilds, -1, -heap.sizeOf(handle));
        removeKey(guilds, id.value(), CacheComponent::Guilds);
        counters.countChange();
    }
    if (Guild *in = guild(id)) {
        in->isComplete = false;
        dropGuildIfEmpty(id);
    }
    return handle != 0;
}

GatewayGuild CacheStore::buildGuild(Handle handle) const
{
    const Record *record = heap.at(handle);
    PackReader reader(record->payload());
    GatewayGuild guild;
    unpackMembers<Packed<GatewayGuild>>(reader, guild);
    guild.id = Snowflake(record->key);
    return guild;
}

#define HIKARI_CACHE_KIND(kind)                                                                                        \
    template bool CacheStore::set<CacheKind::kind>(Snowflake, const CacheKindTraits<CacheKind::kind>::Value &);        \
    template bool CacheStore::remove<CacheKind::kind>(CacheStore::Handle);                                             \
    template RecordTable CacheStore::takeAll<CacheKind::kind>(Snowflake);
HIKARI_CACHE_KIND(Channel)
HIKARI_CACHE_KIND(Thread)
HIKARI_CACHE_KIND(Role)
HIKARI_CACHE_KIND(Emoji)
HIKARI_CACHE_KIND(Sticker)
HIKARI_CACHE_KIND(Member)
HIKARI_CACHE_KIND(Presence)
HIKARI_CACHE_KIND(VoiceState)
HIKARI_CACHE_KIND(SoundboardSound)
HIKARI_CACHE_KIND(StageInstance)
HIKARI_CACHE_KIND(ScheduledEvent)
#undef HIKARI_CACHE_KIND

} // namespace Hikari
