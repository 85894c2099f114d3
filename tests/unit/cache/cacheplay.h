#pragma once

#include "cachequeries.h"
#include "randomobjects.h"

#include <hikari/cache/cacheupdater_p.h>

#include <QSet>

#include <functional>

namespace Hikari {

//! \brief Sends random events to a cache and its reference, and compares what the two know
//!
//! A difference fails the running test.
class CachePlay
{
public:
    CachePlay(const CacheSettings &settings, quint32 seed)
        : m_cache(settings)
        , m_reference(settings)
        , m_random(seed)
    { }

    //! \brief Sends one event, or writes directly, and compares what that may have changed
    void step();
    //! \brief Compares the answers of every query
    void compareAll();
    //! \brief Lets go of all views and clears the cache
    void clear();
    //! \brief Goes on with a cache that was restored from a snapshot of this one
    void restart();

    const MutableCache &cache() const { return m_cache; }
    const QSet<EventType> &sentTypes() const { return m_sentTypes; }

private:
    //! A view that is looked at later, when the cache has changed
    struct HeldView
    {
        int until; // step
        std::function<void()> compare;
        QList<Snowflake> users; // of members
    };

    void playGuild();
    void playGuildUpdate();
    void playRoles();
    void playEmojis();
    void playSounds();
    void playStages();
    void playScheduledEvents();
    void playChannels();
    void playThreads();
    void playThreadMembers();
    void playInvites();
    void playMembers();
    void playMemberChunk();
    void playPresences();
    void playVoiceStates();
    void playMe();
    void playMessages();
    void playMessageUpdates();
    void playMessageDeletes();
    void write();
    void writeGuild();
    void writeDmChannels();
    void writeInvites();
    void writeMessages();
    template<typename T>
    void writeKind(const PlacedKind<T> &kind);
    template<typename T>
    void writeKind(const UserKind<T> &kind);

    void compareTouched();
    template<typename T>
    void compareTouched(const PlacedKind<T> &kind);
    template<typename T>
    void compareTouched(const UserKind<T> &kind);
    void compareUsers();
    void compareGuilds();
    void compareInvites();
    void compareMessages();
    bool takeIsChanged();
    void holdView();
    template<typename T>
    HeldView heldView(const PlacedKind<T> &kind);
    template<typename T>
    HeldView heldView(const UserKind<T> &kind);
    void dropViews();

    void fail(const QString &what) const;
    void expect(bool holds, const char *what) const
    {
        if (!holds)
            fail(QLatin1String(what));
    }
    template<typename T>
    void expectSame(const T &actual, const T &expected, const char *what, Snowflake id = {}) const
    {
        if (!(actual == expected))
            fail(QLatin1String(what) + QStringLiteral(" ") + QString::number(id.value()));
    }
    template<typename T, typename Key>
    void expectView(const CacheView<T, Key> &view, const QMap<Key, T> &expected, const char *what) const;
    //! An old value that an event carries; it may lack when nobody wants it
    template<typename T>
    void expectOld(const Box<T> &actual, const std::optional<T> &expected) const
    {
        if (m_wantsOld || actual)
            expect(actual ? expected && *actual == *expected : !expected, "the old value");
    }
    template<typename T>
    void expectOld(const std::optional<QList<T>> &actual, CacheComponent component, const PlacedMap<T> &map) const
    {
        if (m_wantsOld || actual)
            expect(actual.has_value() == m_reference.has(component)
                    && actual.value_or(QList<T>()) == map.ofGuild(m_guildId).values(),
                "the old values");
    }

    //! An event of the guild of this step
    template<typename E>
    E made() const
    {
        E event;
        if constexpr (requires { event.guildId; })
            event.guildId = m_guildId;
        return event;
    }
    template<typename E>
    std::shared_ptr<const E> send(const E &event);
    //! An event shows that \a userId is there: no request for all members makes that undone
    void seeMember(Snowflake userId)
    {
        if (const auto it = m_memberRequests.find(m_guildId); it != m_memberRequests.end())
            it->missing.remove(userId);
    }
    void endMemberRequest(Snowflake guildId);
    //! Sends an E with \a value as its \a member, which sets it
    template<typename E, typename T>
    void sendSet(const PlacedKind<T> &kind, const T &value, auto member);
    //! The same; the event has the old value, too
    template<typename E, typename T>
    void sendUpdate(const PlacedKind<T> &kind, const T &value, auto member, auto oldMember);

    //! All members of a guild that are being sent
    struct MemberRequest
    {
        QString nonce;
        int nextChunk = 0;
        int chunkCount = 0;
        QSet<Snowflake> missing; // who were known, and have not been seen since
    };

    MutableCache m_cache;
    CacheUpdater m_updater { m_cache };
    ReferenceCache m_reference;
    QHash<Snowflake, MemberRequest> m_memberRequests; // by guild
    int m_requestCount = 0;
    RandomObjects m_random;
    QList<HeldView> m_heldViews;
    QSet<EventType> m_sentTypes;
    int m_step = 0;
    Snowflake m_guildId; // of this step
    EventType m_lastType = EventType::Event;
    bool m_wantsOld = true;
};

template<typename E>
std::shared_ptr<const E> CachePlay::send(const E &event)
{
    const std::shared_ptr<E> sent = makeEvent<E>(event);
    m_lastType = sent->type;
    m_sentTypes.insert(sent->type);
    m_wantsOld = m_random.chance(90);
    const quint64 before = m_cache.changeCount();
    m_updater.update(sent, m_wantsOld);
    if (m_random.chance(5)) // P75: what comes twice is as what comes once
        m_updater.update(makeEvent<E>(event), true);
    if (!CacheUpdater::needs(sent->type, m_reference.settings.components))
        expectSame(m_cache.changeCount(), before, "an event that is not needed changes nothing");
    return sent;
}

template<typename E, typename T>
void CachePlay::sendSet(const PlacedKind<T> &kind, const T &value, auto member)
{
    E event = made<E>();
    event.*member = value;
    send(event);
    m_reference.set(kind.component, m_reference.*kind.map, m_guildId, value);
}

template<typename E, typename T>
void CachePlay::sendUpdate(const PlacedKind<T> &kind, const T &value, auto member, auto oldMember)
{
    E event = made<E>();
    event.*member = value;
    const std::shared_ptr<const E> sent = send(event);
    expectOld((*sent).*oldMember, (m_reference.*kind.map).find(idOf(value)));
    m_reference.set(kind.component, m_reference.*kind.map, m_guildId, value);
}

template<typename T, typename Key>
void CachePlay::expectView(const CacheView<T, Key> &view, const QMap<Key, T> &expected, const char *what) const
{
    expect(view.size() == expected.size() && view.keys() == expected.keys(), what);
    expect(view.values() == expected.values(), what);
    for (auto it = expected.cbegin(); it != expected.cend(); ++it)
        expect(view.contains(it.key()) && view.value(it.key()) == *it, what);
    expect(!view.contains(Key()) && !view.value(Key()), what);
}

} // namespace Hikari
