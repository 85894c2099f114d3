#pragma once

#include <hikari/cache/cachecounters_p.h>
#include <hikari/cache/cachekinds_p.h>
#include <hikari/cache/messagering_p.h>
#include <hikari/cache/recordtable_p.h>
#include <hikari/model/invite.h>

#include <QHash>

#include <array>
#include <memory>
#include <vector>

namespace Hikari {

//! \brief An invite, and where it leads
struct CachedInvite
{
    InviteWithMetadata invite;
    Snowflake guildId;
    Snowflake channelId;
};

//! \brief The records of a cache; lives as long as the cache or a view of it
//!
//! Knows nothing of switches and limits.
class HIKARI_AUTOTEST_EXPORT CacheStore
{
public:
    using Handle = RecordHeap::Handle;

    CacheStore();
    Q_DISABLE_COPY_MOVE(CacheStore)

    //! \brief Objects of one guild
    struct Guild
    {
        Snowflake id;
        std::array<RecordTable, cacheKindCount> tables;
        bool isComplete = false; //!< GUILD_CREATE has been seen
        int joined = 0; //!< how many more members there are than GUILD_CREATE said
    };

    //! \brief Null for an unknown guild
    Guild *guild(Snowflake id);
    const Guild *guild(Snowflake id) const { return const_cast<CacheStore *>(this)->guild(id); }
    Guild &guildOrNew(Snowflake id);
    //! \brief Forgets the guild if nothing of it is left
    void dropGuildIfEmpty(Snowflake id);
    QList<Snowflake> guildIds() const { return m_slotOf.keys(); }

    //! \brief Keeps \a value, whose key must not be 0; \return whether anything has changed
    template<CacheKind kind>
    bool set(Snowflake guildId, const typename CacheKindTraits<kind>::Value &value);
    template<CacheKind kind>
    Handle find(quint64 key) const requires CacheKindTraits<kind>::isUnique;
    template<CacheKind kind>
    Handle find(Snowflake guildId, quint64 key) const;
    //! \brief False if there is none
    template<CacheKind kind>
    bool remove(Handle handle);
    //! \brief Takes all of a guild out
    template<CacheKind kind>
    RecordTable takeAll(Snowflake guildId);
    //! \brief All of a guild
    template<CacheKind kind>
    RecordTable table(Snowflake guildId) const;

    //! \brief The object in a record, whole
    template<CacheKind kind>
    typename CacheKindTraits<kind>::Value build(Handle handle) const;
    Snowflake guildOf(Handle handle) const { return m_guilds[heap.at(handle)->owner].id; }

    void holdUser(const User &user);
    void keepUser(quint64 id); //!< holds one who is known, as that is
    void dropUser(quint64 id);
    User buildUser(Handle handle) const;
    //! \brief With no more than the id for one who is not known
    User userOrId(quint64 id) const;

    bool setGuild(const GatewayGuild &guild);
    bool removeGuild(Snowflake id);
    GatewayGuild buildGuild(Handle handle) const;

    // In this order: tables give their records back to the heap, and those of members their users.
    RecordHeap heap;
    RecordTable users;
    RecordTable guilds; //!< what the guilds are, without their objects
    std::array<RecordTable, cacheKindCount> unique; //!< all objects of a kind by id
    CacheCounters counters;

private:
    template<CacheKind kind>
    static constexpr CacheComponent componentOf = CacheKindTraits<kind>::component;

    bool isSame(Handle handle, std::span<const quint8> payload) const;
    void insert(RecordTable &table, Handle handle, CacheComponent component);
    void removeKey(RecordTable &table, quint64 key, CacheComponent component);
    template<CacheKind kind>
    void changeUsers(const typename CacheKindTraits<kind>::Value &value, bool hold);

    std::vector<Guild> m_guilds;
    std::vector<quint32> m_vacant;
    QHash<Snowflake, quint32> m_slotOf;
};

template<CacheKind kind>
typename CacheKindTraits<kind>::Value CacheStore::build(Handle handle) const
{
    using Traits = CacheKindTraits<kind>;
    const Record *record = heap.at(handle);
    PackReader reader(record->payload());
    typename Traits::Value value;
    unpackMembers<typename Traits::Fields>(reader, value);
    if constexpr (kind == CacheKind::Member) {
        value.user = userOrId(record->key);
    } else {
        Traits::Fields::setKey(value, record->key);
        if constexpr (kind == CacheKind::VoiceState) {
            // As the member is now, not as it was when the state came
            if (const Handle member = find<CacheKind::Member>(value.guildId.value_or(Snowflake()), record->key))
                value.member = build<CacheKind::Member>(member);
        }
    }
    return value;
}

template<CacheKind kind>
CacheStore::Handle CacheStore::find(quint64 key) const requires CacheKindTraits<kind>::isUnique
{
    return unique[std::size_t(kind)].find(key);
}

template<CacheKind kind>
CacheStore::Handle CacheStore::find(Snowflake guildId, quint64 key) const
{
    const Guild *in = guild(guildId);
    return in ? in->tables[std::size_t(kind)].find(key) : 0;
}

template<CacheKind kind>
RecordTable CacheStore::table(Snowflake guildId) const
{
    const Guild *in = guild(guildId);
    return in ? in->tables[std::size_t(kind)] : RecordTable();
}

} // namespace Hikari
