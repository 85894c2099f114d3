#pragma once

#include <hikari/cache/cacheviews_p.h>
#include <hikari/cache/mutablecache.h>

namespace Hikari {

class Cache::Private
{
public:
    explicit Private(const CacheSettings &settings);

    bool isOn(CacheComponent component) const { return settings.components.has(component); }
    template<CacheKind kind>
    bool isOn() const
    {
        return isOn(CacheKindTraits<kind>::component);
    }

    template<CacheKind kind>
    using Value = typename CacheKindTraits<kind>::Value;

    //! \brief The object, counted as a lookup
    template<CacheKind kind>
    std::optional<Value<kind>> lookUp(CacheStore::Handle handle) const
    {
        store->counters.countLookup(CacheKindTraits<kind>::component, handle != 0);
        return build<kind>(handle);
    }
    template<CacheKind kind>
    std::optional<Value<kind>> build(CacheStore::Handle handle) const
    {
        return handle != 0 ? std::optional<Value<kind>>(store->build<kind>(handle)) : std::nullopt;
    }
    template<CacheKind kind>
    CacheView<Value<kind>> view(RecordTable table) const
    {
        if (table.isEmpty())
            return {};
        return CacheView<Value<kind>>(std::make_shared<const RecordView<Value<kind>>>(store, std::move(table),
            [](const CacheStore &from, CacheStore::Handle handle) { return from.build<kind>(handle); }));
    }
    template<CacheKind kind>
    CacheView<Value<kind>> view() const
    {
        return view<kind>(store->unique[std::size_t(kind)]);
    }
    template<CacheKind kind>
    CacheView<Value<kind>> viewOf(Snowflake guildId) const
    {
        return view<kind>(store->table<kind>(guildId));
    }
    template<CacheKind kind>
    QHash<Snowflake, CacheView<Value<kind>>> viewsByGuild() const
    {
        QHash<Snowflake, CacheView<Value<kind>>> views;
        const QList<Snowflake> guilds = store->guildIds();
        for (const Snowflake guild : guilds) {
            if (const auto objects = viewOf<kind>(guild); !objects.isEmpty())
                views.insert(guild, objects);
        }
        return views;
    }
    CacheView<GatewayGuild> guildView(RecordTable table) const;
    std::optional<GatewayGuild> buildGuild(Snowflake id) const
    {
        const CacheStore::Handle handle = store->guilds.find(id.value());
        return handle != 0 ? std::optional(store->buildGuild(handle)) : std::nullopt;
    }
    //! \a isAvailable: nullopt for both
    std::optional<GatewayGuild> guild(Snowflake id, std::optional<bool> isAvailable) const;

    using Invites = QMap<QString, std::shared_ptr<const CachedInvite>>;
    //! Those for which \a matches(invite) is true
    template<typename Matches>
    CacheView<InviteWithMetadata, QString> inviteView(Matches matches) const
    {
        typename ValueView<InviteWithMetadata, QString>::Values values;
        for (auto it = invites.cbegin(); it != invites.cend(); ++it) {
            if (matches(**it))
                values.insert(it.key(), std::shared_ptr<const InviteWithMetadata>(*it, &(*it)->invite));
        }
        return CacheView<InviteWithMetadata, QString>(
            std::make_shared<const ValueView<InviteWithMetadata, QString>>(values));
    }

    template<CacheKind kind>
    void set(Snowflake guildId, const Value<kind> &value);
    template<CacheKind kind>
    CacheUpdate<Value<kind>> update(Snowflake guildId, const Value<kind> &value);
    template<CacheKind kind>
    std::optional<Value<kind>> take(CacheStore::Handle handle);
    template<CacheKind kind>
    CacheView<Value<kind>> takeEverywhere();
    template<CacheKind kind>
    QHash<Snowflake, CacheView<Value<kind>>> takeByGuild();
    void changeUsersOf(const Message &message, bool hold);
    void setPart(const Message &old, const Message &part);
    void changeUsersOf(const Invite &invite, bool hold);

    const CacheSettings settings;
    const std::shared_ptr<CacheStore> store = std::make_shared<CacheStore>();
    std::optional<OwnUser> me;
    Snowflake myId; // also when `me` is not kept
    Invites invites;
    MessageRing messages;
    QHash<Snowflake, Snowflake> dmChannels; // by user
    QList<Snowflake> dmOrder; // users, the oldest first
};

} // namespace Hikari
