#pragma once

#include <hikari/cache/cache.h>
#include <hikari/events/events.h>

#include <QMap>

#include <algorithm>

//! \file
//! What a cache has to know after a row of events, in the plainest words: maps of whole structs, and loops

namespace Hikari {

//! \brief Objects whose ids are unique, each in one guild
template<typename T>
class PlacedMap
{
public:
    struct Placed
    {
        Snowflake guildId;
        T value;
    };

    void set(Snowflake guildId, Snowflake id, const T &value)
    {
        isChanged = isChanged || guildOf(id) != guildId || find(id) != value;
        m_values.insert(id, { guildId, value });
        touched.append(id);
    }
    void remove(Snowflake id)
    {
        isChanged = m_values.remove(id) > 0 || isChanged;
        touched.append(id);
    }
    //! \a matches(value)
    template<typename Matches>
    void removeFrom(Snowflake guildId, Matches matches)
    {
        for (const auto &[id, value] : ofGuild(guildId).toStdMap()) {
            if (matches(value))
                remove(id);
        }
    }
    void clearGuild(Snowflake guildId)
    {
        removeFrom(guildId, [](const T &) { return true; });
    }
    void clear()
    {
        for (const Snowflake id : m_values.keys())
            remove(id);
    }

    qsizetype size() const { return m_values.size(); }
    std::optional<T> find(Snowflake id) const
    {
        const auto it = m_values.constFind(id);
        return it != m_values.cend() ? std::optional(it->value) : std::nullopt;
    }
    //! \a matches(value)
    template<typename Matches>
    bool hasAny(Matches matches) const
    {
        return std::any_of(
            m_values.cbegin(), m_values.cend(), [&](const Placed &placed) { return matches(placed.value); });
    }
    std::optional<Snowflake> guildOf(Snowflake id) const
    {
        const auto it = m_values.constFind(id);
        return it != m_values.cend() ? std::optional(it->guildId) : std::nullopt;
    }
    QMap<Snowflake, T> ofGuild(Snowflake guildId) const
    {
        QMap<Snowflake, T> found;
        for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
            if (it->guildId == guildId)
                found.insert(it.key(), it->value);
        }
        return found;
    }
    QMap<Snowflake, T> all() const
    {
        QMap<Snowflake, T> found;
        for (auto it = m_values.cbegin(); it != m_values.cend(); ++it)
            found.insert(it.key(), it->value);
        return found;
    }

    QList<Snowflake> touched; //!< since somebody emptied it
    bool isChanged = false; //!< since somebody set it back

private:
    QMap<Snowflake, Placed> m_values;
};

//! \brief Objects of users in guilds
template<typename T>
class UserMap
{
public:
    void set(Snowflake guildId, Snowflake userId, const T &value)
    {
        isChanged = isChanged || find(guildId, userId) != value;
        m_values[guildId].insert(userId, value);
        touched.append({ guildId, userId });
    }
    void remove(Snowflake guildId, Snowflake userId)
    {
        isChanged = m_values[guildId].remove(userId) > 0 || isChanged;
        touched.append({ guildId, userId });
    }
    void clearGuild(Snowflake guildId)
    {
        for (const Snowflake id : usersOf(guildId))
            remove(guildId, id);
    }
    void clear()
    {
        for (const Snowflake guildId : m_values.keys())
            clearGuild(guildId);
    }

    qsizetype size() const
    {
        qsizetype all = 0;
        for (const auto &guild : m_values)
            all += guild.size();
        return all;
    }
    std::optional<T> find(Snowflake guildId, Snowflake userId) const
    {
        const auto guild = m_values.constFind(guildId);
        if (guild == m_values.cend() || !guild->contains(userId))
            return std::nullopt;
        return guild->value(userId);
    }
    bool contains(Snowflake guildId, Snowflake userId) const { return find(guildId, userId).has_value(); }
    bool isAnywhere(Snowflake userId) const
    {
        return std::any_of(
            m_values.cbegin(), m_values.cend(), [&](const auto &guild) { return guild.contains(userId); });
    }
    QList<Snowflake> usersOf(Snowflake guildId) const { return m_values.value(guildId).keys(); }

    QList<std::pair<Snowflake, Snowflake>> touched; //!< guild and user, since somebody emptied it
    bool isChanged = false; //!< since somebody set it back

private:
    QMap<Snowflake, QMap<Snowflake, T>> m_values; // by guild and user
};

class ReferenceCache
{
public:
    struct PlacedInvite
    {
        InviteWithMetadata invite;
        Snowflake guildId;
        Snowflake channelId;
    };

    explicit ReferenceCache(const CacheSettings &cacheSettings)
        : settings(cacheSettings)
    { }

    bool has(CacheComponent component) const { return settings.components.has(component); }

    //! Of one whom something that is kept refers to
    void seeUser(const User &user);
    void setMe(const OwnUser &user);
    void setGuild(const GatewayGuild &guild); //!< without its lists
    void setAvailable(Snowflake id, bool isAvailable);
    void removeGuild(Snowflake id);
    void clearGuildObjects(Snowflake guildId);
    //! Does nothing when \a component is off
    template<typename T>
    void set(CacheComponent component, PlacedMap<T> &map, Snowflake guildId, const T &value);
    template<typename T>
    void setAll(CacheComponent component, PlacedMap<T> &map, Snowflake guildId, const QList<T> &list)
    {
        map.clearGuild(guildId);
        for (const T &value : list)
            set(component, map, guildId, value);
    }
    void setMember(Snowflake guildId, const Member &member);
    //! GUILD_MEMBER_ADD, GUILD_MEMBER_REMOVE: they change how many there are
    void joinMember(Snowflake guildId, const Member &member);
    void leaveMember(Snowflake guildId, Snowflake userId);
    void setPresence(Snowflake guildId, const Presence &presence);
    void setVoiceState(Snowflake guildId, const VoiceState &state);
    void setInvite(const PlacedInvite &placed);
    void removeInvite(const QString &code);
    void removeInvites(Snowflake guildId, std::optional<Snowflake> channelId = {});
    void setMessage(const Message &message) { setMessage(message, message); }
    void updateMessage(const Message &message);
    void removeMessage(Snowflake id);
    void setDmChannel(Snowflake userId, Snowflake channelId);
    void clear();

    std::optional<User> user(Snowflake id) const;
    std::optional<GatewayGuild> guild(Snowflake id) const;
    std::optional<Member> member(Snowflake guildId, Snowflake userId) const; //!< with the user
    std::optional<Presence> presence(Snowflake guildId, Snowflake userId) const;
    std::optional<VoiceState> voiceState(Snowflake guildId, Snowflake userId) const; //!< with the member
    std::optional<Message> message(Snowflake id) const;
    std::optional<Message> latestMessage(Snowflake id) const;
    //! \param isThere in that guild
    CacheKnowledge knowledge(CacheComponent component, Snowflake guildId, bool isThere) const;

    CacheSettings settings;
    Snowflake myId;
    std::optional<OwnUser> me;
    QMap<Snowflake, GatewayGuild> guilds; // without lists
    QMap<Snowflake, int> joined; // of guilds that GUILD_CREATE has told of: how many more members there are since
    PlacedMap<Channel> channels, threads;
    PlacedMap<Role> roles;
    PlacedMap<Emoji> emojis;
    PlacedMap<Sticker> stickers;
    PlacedMap<SoundboardSound> sounds;
    PlacedMap<StageInstance> stages;
    PlacedMap<ScheduledEvent> events;
    UserMap<Member> members; // without users
    UserMap<Presence> presences;
    UserMap<VoiceState> voiceStates;
    QMap<QString, PlacedInvite> invites;
    QList<Message> latest; // the oldest first
    QMap<Snowflake, Message> answered; // not among the latest
    quint64 evictions = 0; // of messages
    QList<std::pair<Snowflake, Snowflake>> dmChannels; // user and channel, the oldest first
    QList<Snowflake> usersInViews; // of members that somebody still looks at
    QList<Snowflake> touchedUsers, touchedMessages; // since somebody emptied them
    QStringList touchedInvites; // likewise

private:
    void setMessage(const Message &message, const Message &news);
    void seeUsersOf(const Message &message);
    void forgetUnanswered();

    QMap<Snowflake, User> m_users; // everybody ever seen, as the latest event had them
};

inline Snowflake idOf(const auto &value)
{
    return value.id;
}
inline Snowflake idOf(const Emoji &emoji)
{
    return *emoji.id;
}

template<typename T>
void ReferenceCache::set(CacheComponent component, PlacedMap<T> &map, Snowflake guildId, const T &value)
{
    if (!has(component))
        return;
    map.set(guildId, idOf(value), value);
    if constexpr (std::is_same_v<T, Emoji> || std::is_same_v<T, Sticker>) {
        if (value.user)
            seeUser(*value.user);
    }
}

} // namespace Hikari
