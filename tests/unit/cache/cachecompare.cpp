#include "cacheplay.h"

#include <hikari/cache/cachesnapshot_p.h>

#include <QTest>

//! \file
//! How CachePlay compares the cache with the reference

namespace Hikari {

namespace {

//! Without what is not part of a view's moment: users, and the members of voice states, are as they are now
template<typename T>
T ofItsMoment(T value)
{
    if constexpr (std::is_same_v<T, Member>) {
        User user;
        user.id = value.user->id;
        value.user = user;
    }
    if constexpr (std::is_same_v<T, VoiceState>)
        value.member.reset();
    return value;
}

template<typename T>
QMap<Snowflake, T> ofItsMoment(QMap<Snowflake, T> values)
{
    for (T &value : values)
        value = ofItsMoment(value);
    return values;
}

template<typename T>
QMap<Snowflake, T> valuesOf(const CacheView<T> &view)
{
    QMap<Snowflake, T> values;
    for (auto it = view.begin(); it != view.end(); ++it)
        values.insert(it.key(), *it);
    return values;
}

} // namespace

bool CachePlay::takeIsChanged()
{
    bool isChanged = false;
    const auto take = [&](const auto &kind) {
        isChanged = std::exchange((m_reference.*kind.map).isChanged, false) || isChanged;
    };
    visitAll(placedKinds, take);
    visitAll(userKinds, take);
    return isChanged;
}

template<typename T>
void CachePlay::compareTouched(const PlacedKind<T> &kind)
{
    PlacedMap<T> &map = m_reference.*kind.map;
    const QList<Snowflake> touched = std::exchange(map.touched, {});
    if (touched.isEmpty())
        return;
    const CacheView<T> view = (m_cache.*kind.ofGuild)(m_guildId);
    for (const Snowflake id : touched) {
        const bool isHere = map.guildOf(id) == m_guildId;
        expectSame((m_cache.*kind.find)(id), map.find(id), "the object", id);
        expectSame(view.contains(id), isHere, "that the guild has the object", id);
        expectSame(m_cache.knowledgeOf(kind.component, m_guildId, id),
            m_reference.knowledge(kind.component, m_guildId, isHere), "what is known of the object", id);
    }
    expectSame(m_cache.statistics(kind.component).count, qint64(map.size()), "the count");
}

template<typename T>
void CachePlay::compareTouched(const UserKind<T> &kind)
{
    UserMap<T> &map = m_reference.*kind.map;
    const QList<std::pair<Snowflake, Snowflake>> touched = std::exchange(map.touched, {});
    for (const auto &[guild, user] : touched) {
        const std::optional<T> expected = (m_reference.*kind.expected)(guild, user);
        expectSame((m_cache.*kind.find)(guild, user), expected, "the object of the user", user);
        expectSame(m_cache.knowledgeOf(kind.component, guild, user),
            m_reference.knowledge(kind.component, guild, expected.has_value()), "what is known of the user", user);
        if constexpr (std::is_same_v<T, Member>) {
            expectSame(m_cache.voiceState(guild, user), m_reference.voiceState(guild, user), "the voice state", user);
            m_reference.touchedUsers.append(user);
        }
    }
    if (!touched.isEmpty())
        expectSame(m_cache.statistics(kind.component).count, qint64(map.size()), "the count");
}

void CachePlay::compareTouched()
{
    visitAll(placedKinds, [this](const auto &kind) { compareTouched(kind); });
    visitAll(userKinds, [this](const auto &kind) { compareTouched(kind); });
    expectSame(m_cache.guild(m_guildId), m_reference.guild(m_guildId), "the guild", m_guildId);
    m_reference.touchedUsers.append(m_random.userId());
    for (const Snowflake id : std::exchange(m_reference.touchedUsers, {}))
        expectSame(m_cache.user(id), m_reference.user(id), "the user", id);
    for (const Snowflake id : std::exchange(m_reference.touchedMessages, {}))
        expectSame(m_cache.message(id), m_reference.message(id), "the message", id);
    const CacheStatistics messages = m_cache.statistics(CacheComponent::Messages);
    expectSame(messages.count, qint64(m_reference.latest.size()), "the count of messages");
    for (const QString &code : std::exchange(m_reference.touchedInvites, {})) {
        expect(m_cache.invite(code).has_value() == m_reference.invites.contains(code), "whether there is the invite");
        if (const auto invite = m_cache.invite(code))
            expectSame(*invite, m_reference.invites.value(code).invite, "the invite");
    }
    if (m_step % 16 == 0)
        compareUsers();
}

void CachePlay::compareUsers()
{
    QMap<Snowflake, User> users;
    for (int i = 0; i < RandomObjects::userCount; ++i) {
        if (const std::optional<User> user = m_reference.user(RandomObjects::userAt(i)))
            users.insert(user->id, *user);
    }
    expectView(m_cache.users(), users, "the users");
    expectSame(m_cache.userStatistics().count, qint64(users.size()), "the count of users");
}

void CachePlay::compareGuilds()
{
    QMap<Snowflake, GatewayGuild> available, unavailable;
    for (int i = 0; i < RandomObjects::guildCount; ++i) {
        const Snowflake id = RandomObjects::guildAt(i);
        const std::optional<GatewayGuild> guild = m_reference.guild(id);
        const bool isOut = guild && guild->isUnavailable;
        if (guild)
            (isOut ? unavailable : available).insert(id, *guild);
        expectSame(m_cache.availableGuild(id), isOut ? std::nullopt : guild, "the available guild", id);
        expectSame(m_cache.unavailableGuild(id), isOut ? guild : std::nullopt, "the unavailable guild", id);
        expectSame(m_cache.knowledgeOf(CacheComponent::Guilds, id, id),
            m_reference.knowledge(CacheComponent::Guilds, id, guild.has_value()), "what is known of the guild", id);
    }
    expectView(m_cache.guilds(), m_reference.guilds, "the guilds");
    expectView(m_cache.availableGuilds(), available, "the available guilds");
    expectView(m_cache.unavailableGuilds(), unavailable, "the unavailable guilds");
    expectSame(m_cache.statistics(CacheComponent::Guilds).count, qint64(m_reference.guilds.size()), "the count");
}

void CachePlay::compareInvites()
{
    QMap<QString, InviteWithMetadata> all, ofGuild, ofChannel;
    const Snowflake channel = m_random.channelId(m_guildId);
    for (const auto &placed : std::as_const(m_reference.invites)) {
        const QString code = placed.invite.code;
        expectSame(m_cache.invite(code), std::optional(placed.invite), "the invite");
        all.insert(code, placed.invite);
        if (placed.guildId == m_guildId)
            ofGuild.insert(code, placed.invite);
        if (placed.guildId == m_guildId && placed.channelId == channel)
            ofChannel.insert(code, placed.invite);
    }
    expectView(m_cache.invites(), all, "the invites");
    expectView(m_cache.invitesForGuild(m_guildId), ofGuild, "the invites of the guild");
    expectView(m_cache.invitesForChannel(m_guildId, channel), ofChannel, "the invites of the channel");
    expectSame(m_cache.statistics(CacheComponent::Invites).count, qint64(all.size()), "the count of invites");
}

void CachePlay::compareMessages()
{
    QMap<Snowflake, Message> messages;
    for (const Message &message : std::as_const(m_reference.latest))
        messages.insert(message.id, message);
    expectView(m_cache.messages(), messages, "the messages");
    for (int i = 0; i < RandomObjects::messageCount; ++i) {
        const Snowflake id = RandomObjects::messageAt(i);
        expectSame(m_cache.message(id), m_reference.message(id), "the message", id);
    }
    const CacheStatistics statistics = m_cache.statistics(CacheComponent::Messages);
    expectSame(statistics.evictions, m_reference.evictions, "the count of evictions");
}

void CachePlay::compareAll()
{
    visitAll(placedKinds, [this](const auto &kind) {
        const auto &map = m_reference.*kind.map;
        expectView((m_cache.*kind.all)(), map.all(), "the objects");
        expectSame(m_cache.statistics(kind.component).count, qint64(map.size()), "the count");
    });
    visitAll(userKinds, [this](const auto &kind) {
        QList<Snowflake> guilds, expected;
        for (int i = 0; i < RandomObjects::guildCount; ++i) {
            if (!(m_reference.*kind.map).usersOf(RandomObjects::guildAt(i)).isEmpty())
                expected.append(RandomObjects::guildAt(i));
        }
        const auto all = (m_cache.*kind.all)();
        guilds = all.keys();
        std::sort(guilds.begin(), guilds.end());
        expectSame(guilds, expected, "the guilds that have objects");
        for (const Snowflake guild : guilds)
            expectView(all.value(guild), expectedOf(m_reference, kind, guild), "the objects of users");
        expectSame(m_cache.statistics(kind.component).count, qint64((m_reference.*kind.map).size()), "the count");
    });
    for (int i = 0; i < RandomObjects::guildCount; ++i) {
        const Snowflake guild = RandomObjects::guildAt(i);
        const auto compare = [&](const auto &kind) {
            expectView((m_cache.*kind.ofGuild)(guild), expectedOf(m_reference, kind, guild), "the objects of a guild");
        };
        visitAll(placedKinds, compare);
        visitAll(userKinds, compare);
        const Snowflake channel = m_random.channelId(guild);
        QMap<Snowflake, Channel> threads = m_reference.threads.ofGuild(guild);
        threads.removeIf([&](auto it) { return it->parentId != channel; });
        expectView(m_cache.threadsForChannel(guild, channel), threads, "the threads of a channel");
        QMap<Snowflake, VoiceState> states = expectedOf(m_reference, voiceStateKind, guild);
        states.removeIf([&](auto it) { return it->channelId != channel; });
        expectView(m_cache.voiceStatesForChannel(guild, channel), states, "the voice states of a channel");
    }
    expectSame(m_cache.me(), m_reference.me, "the own user");
    expectSame(m_cache.myId(), m_reference.myId, "the own id");
    expectSame(m_cache.statistics(CacheComponent::Me).count, qint64(m_reference.me ? 1 : 0), "the count");
    compareUsers();
    compareGuilds();
    compareInvites();
    compareMessages();
}

template<typename T>
CachePlay::HeldView CachePlay::heldView(const PlacedKind<T> &kind)
{
    const bool isOfGuild = m_random.chance(70);
    const PlacedMap<T> &map = m_reference.*kind.map;
    return { 0,
        [this, expected = isOfGuild ? map.ofGuild(m_guildId) : map.all(),
            view = isOfGuild ? (m_cache.*kind.ofGuild)(m_guildId) : (m_cache.*kind.all)()] {
            expectView(view, expected, "a view of a former moment");
        },
        {} };
}

template<typename T>
CachePlay::HeldView CachePlay::heldView(const UserKind<T> &kind)
{
    const QMap<Snowflake, T> expected = ofItsMoment(expectedOf(m_reference, kind, m_guildId));
    const CacheView<T> view = (m_cache.*kind.ofGuild)(m_guildId);
    return { 0,
        [this, expected, view] {
            expect(ofItsMoment(valuesOf(view)) == expected, "a view of a former moment");
            if constexpr (std::is_same_v<T, Member>) {
                for (const Member &member : view)
                    expectSame(member.user, m_reference.user(member.user->id), "the user of a member in a view");
            }
        },
        std::is_same_v<T, Member> ? expected.keys() : QList<Snowflake>() };
}

void CachePlay::holdView()
{
    HeldView held;
    const int which = m_random.pick(14);
    if (which < 8)
        visitOne(placedKinds, which, [&](const auto &kind) { held = heldView(kind); });
    else if (which < 11)
        visitOne(userKinds, which - 8, [&](const auto &kind) { held = heldView(kind); });
    else if (which == 11)
        held.compare = [this, view = m_cache.guilds(), expected = m_reference.guilds] {
            expectView(view, expected, "guilds of a former moment");
        };
    else if (which == 12)
        held.compare = [this, view = m_cache.users(), expected = valuesOf(m_cache.users())] {
            expectView(view, expected, "users of a former moment");
        };
    else
        held.compare = [this, view = m_cache.messages(), expected = valuesOf(m_cache.messages())] {
            expectView(view, expected, "messages of a former moment");
        };
    held.until = m_step + m_random.pick(300);
    m_reference.usersInViews.append(held.users);
    m_heldViews.append(held);
}

void CachePlay::dropViews()
{
    m_heldViews.removeIf([this](const HeldView &held) {
        if (held.until > m_step)
            return false;
        held.compare();
        for (const Snowflake id : held.users)
            m_reference.usersInViews.removeOne(id);
        return true;
    });
}

void CachePlay::clear()
{
    m_step = std::numeric_limits<int>::max();
    dropViews();
    m_cache.clear();
    m_reference.clear();
}

void CachePlay::restart()
{
    const int step = std::exchange(m_step, std::numeric_limits<int>::max());
    dropViews();
    m_step = step;
    const QByteArray snapshot = cacheSnapshot(m_cache, QByteArrayLiteral("me"));
    m_cache.clear();
    for (const Snowflake guild : m_memberRequests.keys())
        endMemberRequest(guild); // of a process that is gone
    CacheRestore restore(m_cache, snapshot, QByteArrayLiteral("me"));
    CacheRestore::Result result = CacheRestore::Result::More;
    while (result == CacheRestore::Result::More)
        result = restore.step();
    expect(result == CacheRestore::Result::Done, "the snapshot");
}

} // namespace Hikari
