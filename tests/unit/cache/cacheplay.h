#pragma once

#include "referencecache.h"

#include <hikari/cache/cacheupdater_p.h>

#include <random>

namespace Hikari {

//! Random events in, the same into the cache and into the reference, and both compared
class CachePlay
{
public:
    CachePlay(const CacheSettings &settings, quint32 seed)
        : m_cache(settings)
        , m_reference(settings)
        , m_random(seed)
    { }

    void step();
    //! Each query of the cache
    void compareAll();
    void clear()
    {
        m_cache.clear();
        m_reference = ReferenceCache(m_reference.settings);
    }
    const MutableCache &cache() const { return m_cache; }

private:
    int pick(int below) { return int(m_random() % quint32(below)); }
    bool chance(int percent) { return pick(100) < percent; }
    Snowflake guildId() { return Snowflake(1'000 + quint64(pick(5))); }
    Snowflake userId() { return Snowflake(1 + quint64(pick(30))); }
    //! Ids of one kind in one guild; a few stand for several guilds
    Snowflake idIn(Snowflake guild, int kind, int count = 8)
    {
        return Snowflake(1'000'000 * quint64(kind) + (chance(3) ? 0 : guild.value() * 100) + quint64(pick(count)));
    }
    QString word() { return QString(1 + pick(20), QChar(u'a' + char16_t(pick(4)))); }

    User user()
    {
        User value;
        value.id = userId();
        value.username = QStringLiteral("user ") + QString::number(pick(3));
        value.discriminator = QStringLiteral("0");
        return value;
    }
    Member member()
    {
        Member value;
        value.user = user();
        if (chance(30))
            value.nickname = word();
        for (int i = pick(4); i > 0; --i)
            value.roleIds.append(Snowflake(quint64(i)));
        value.isDeaf = chance(20);
        return value;
    }
    Channel channel(Snowflake guild, int kind)
    {
        Channel value;
        value.id = idIn(guild, kind);
        value.guildId = guild;
        value.name = word();
        value.position = pick(3);
        if (kind == threadKind)
            value.parentId = idIn(guild, channelKind);
        return value;
    }
    Role role(Snowflake guild)
    {
        Role value;
        value.id = idIn(guild, 3);
        value.name = word();
        return value;
    }
    Emoji emoji(Snowflake guild)
    {
        Emoji value;
        value.id = idIn(guild, 4);
        value.name = word();
        if (chance(40))
            value.user = user();
        return value;
    }
    Sticker sticker(Snowflake guild)
    {
        Sticker value;
        value.id = idIn(guild, 5);
        value.name = word();
        if (chance(40))
            value.user = user();
        return value;
    }
    SoundboardSound sound(Snowflake guild)
    {
        SoundboardSound value;
        value.id = idIn(guild, 6);
        value.name = word();
        value.volume = chance(50) ? 1.0 : 0.25;
        return value;
    }
    StageInstance stage(Snowflake guild)
    {
        StageInstance value;
        value.id = idIn(guild, 7);
        value.guildId = guild;
        value.topic = word();
        return value;
    }
    ScheduledEvent scheduled(Snowflake guild)
    {
        ScheduledEvent value;
        value.id = idIn(guild, 8);
        value.guildId = guild;
        value.name = word();
        return value;
    }
    Presence presence(Snowflake guild)
    {
        Presence value;
        value.userId = userId();
        value.guildId = guild;
        value.status = chance(30) ? Status::Offline : Status::Idle;
        if (chance(30))
            value.activities.append(Activity::playing(word()));
        return value;
    }
    VoiceState voiceState(Snowflake guild)
    {
        VoiceState value;
        value.userId = userId();
        value.guildId = guild;
        if (chance(70))
            value.channelId = idIn(guild, channelKind);
        value.sessionId = word();
        return value;
    }
    Message message()
    {
        Message value;
        value.id = Snowflake(5'000 + quint64(pick(60)));
        value.channelId = Snowflake(3);
        value.author = user();
        value.content = word();
        if (chance(10))
            value.webhookId = Snowflake(77);
        for (int i = pick(3); i > 0; --i) {
            MentionedUser mentioned;
            static_cast<User &>(mentioned) = user();
            value.mentions.append(mentioned);
        }
        if (!m_reference.latest.isEmpty() && chance(30)) {
            Message answered = m_reference.latest[pick(int(m_reference.latest.size()))];
            answered.referencedMessage = {};
            value.referencedMessage = Box<Message>(answered);
        }
        return value;
    }
    //! With different ids
    template<typename Make>
    auto listOf(Make make, int most)
    {
        QMap<Snowflake, decltype(make())> byId;
        for (int i = pick(most); i > 0; --i) {
            const auto value = make();
            byId.insert(idOf(value), value);
        }
        return byId.values();
    }
    static Snowflake idOf(const auto &value) { return value.id; }
    static Snowflake idOf(const Emoji &emoji) { return *emoji.id; }
    static Snowflake idOf(const Member &member) { return member.user->id; }
    static Snowflake idOf(const Presence &presence) { return presence.userId; }
    static Snowflake idOf(const VoiceState &state) { return state.userId; }

    template<typename E>
    std::shared_ptr<const E> send(E event)
    {
        const std::shared_ptr<E> made = makeEvent<E>(std::move(event));
        CacheUpdater(m_cache).update(made, true);
        return made;
    }
    template<typename E>
    static E in(Snowflake guild)
    {
        E event;
        event.guildId = guild;
        return event;
    }

    template<typename T>
    void set(CacheComponent component, PlacedMap<T> &map, Snowflake guild, const T &value)
    {
        if (m_reference.has(component))
            map.insert(idOf(value), { guild, value });
    }
    template<typename T>
    void replace(CacheComponent component, PlacedMap<T> &map, Snowflake guild, const QList<T> &list)
    {
        map.clearGuild(guild);
        for (const T &value : list)
            set(component, map, guild, value);
    }
    template<typename T>
    static Box<T> oldOf(const PlacedMap<T> &map, Snowflake id)
    {
        const auto it = map.constFind(id);
        return it != map.cend() ? Box<T>(it->value) : Box<T>();
    }
    void seeMakers(const auto &list, CacheComponent component)
    {
        for (const auto &value : list) {
            if (value.user && m_reference.has(component))
                m_reference.seeUser(*value.user);
        }
    }
    void setPresence(const Presence &presence, Snowflake guild)
    {
        Presence placed = presence;
        placed.guildId = guild;
        if (!m_reference.has(CacheComponent::Presences))
            return;
        if (presence.status == Status::Offline)
            m_reference.presences[guild].remove(presence.userId);
        else
            m_reference.presences[guild].insert(presence.userId, placed);
    }
    void setVoiceState(const VoiceState &state)
    {
        if (!m_reference.has(CacheComponent::VoiceStates))
            return;
        if (state.channelId)
            m_reference.voiceStates[*state.guildId].insert(state.userId, state);
        else
            m_reference.voiceStates[*state.guildId].remove(state.userId);
    }
    Member whole(Snowflake guild, Snowflake id) const
    {
        Member found = m_reference.members.value(guild).value(id);
        found.user = m_reference.userData.value(id);
        return found;
    }
    VoiceState whole(VoiceState state) const
    {
        if (m_reference.members.value(*state.guildId).contains(state.userId))
            state.member = whole(*state.guildId, state.userId);
        return state;
    }

    void playGuild();
    void playGuildObjects();
    void playChannels();
    void playMembers();
    void playMessages();

    static constexpr int channelKind = 1;
    static constexpr int threadKind = 2;

    MutableCache m_cache;
    ReferenceCache m_reference;
    std::mt19937 m_random;
};

} // namespace Hikari
