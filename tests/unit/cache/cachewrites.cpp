#include "cacheplay.h"

//! \file
//! What CachePlay does without an event, through the functions of MutableCache

namespace Hikari {

namespace {

template<typename T>
std::optional<T> oneOf(RandomObjects &random, const QMap<Snowflake, T> &map, Snowflake *id)
{
    *id = map.isEmpty() ? Snowflake(1) : map.keys().at(random.pick(int(map.size())));
    return map.isEmpty() ? std::nullopt : std::optional(map.value(*id));
}

} // namespace

void CachePlay::write()
{
    switch (m_random.pick(6)) {
    case 0:
        return writeGuild();
    case 1:
        return writeDmChannels();
    case 2:
        return writeInvites();
    case 3:
        return writeMessages();
    case 4:
        return visitOne(userKinds, m_random.pick(3), [this](const auto &kind) { writeKind(kind); });
    default:
        visitOne(placedKinds, m_random.pick(8), [this](const auto &kind) { writeKind(kind); });
    }
}

template<typename T>
void CachePlay::writeKind(const PlacedKind<T> &kind)
{
    PlacedMap<T> &map = m_reference.*kind.map;
    switch (m_random.pick(20)) {
    case 0:
        expectView((m_cache.*kind.clear)(), map.all(), "what clear() took out");
        return map.clear();
    case 1:
    case 2:
    case 3:
        expectView((m_cache.*kind.clearGuild)(m_guildId), map.ofGuild(m_guildId), "what clear…ForGuild() took out");
        return map.clearGuild(m_guildId);
    default: {
        Snowflake id;
        const std::optional<T> expected = oneOf(m_random, map.all(), &id);
        expectSame((m_cache.*kind.remove)(id), expected, "what delete…() took out", id);
        map.remove(id);
    }
    }
}

template<typename T>
void CachePlay::writeKind(const UserKind<T> &kind)
{
    UserMap<T> &map = m_reference.*kind.map;
    const QMap<Snowflake, T> here = expectedOf(m_reference, kind, m_guildId);
    switch (m_random.pick(20)) {
    case 0: {
        const auto taken = (m_cache.*kind.clear)();
        for (int i = 0; i < RandomObjects::guildCount; ++i) {
            const Snowflake guild = RandomObjects::guildAt(i);
            if constexpr (!std::is_same_v<T, Member>)
                expectView(taken.value(guild), expectedOf(m_reference, kind, guild), "what clear() took out");
            else
                expectSame(taken.value(guild).keys(), map.usersOf(guild), "what clear() took out");
        }
        return map.clear();
    }
    case 1:
    case 2:
    case 3:
        expectView((m_cache.*kind.clearGuild)(m_guildId), here, "what clear…ForGuild() took out");
        return map.clearGuild(m_guildId);
    default: {
        Snowflake id;
        const std::optional<T> expected = oneOf(m_random, here, &id);
        expectSame((m_cache.*kind.remove)(m_guildId, id), expected, "what delete…() took out", id);
        if constexpr (std::is_same_v<T, Member>)
            m_reference.leaveMember(m_guildId, id);
        else
            map.remove(m_guildId, id);
    }
    }
}

void CachePlay::writeGuild()
{
    const std::optional<GatewayGuild> old = m_reference.guild(m_guildId);
    switch (m_random.pick(20)) {
    case 0:
        expectView(m_cache.clearGuilds(), m_reference.guilds, "what clear() took out");
        m_reference.guilds.clear();
        return m_reference.joined.clear();
    case 1:
    case 2:
        expectSame(m_cache.deleteGuild(m_guildId), old, "what delete…() took out", m_guildId);
        return m_reference.removeGuild(m_guildId);
    case 3:
    case 4:
        m_cache.clearGuildObjects(m_guildId);
        return m_reference.clearGuildObjects(m_guildId);
    case 5:
        expectSame(m_cache.deleteMe(), m_reference.me, "what delete…() took out");
        return m_reference.me.reset();
    case 6:
        if (m_random.chance(20)) {
            m_cache.clear();
            m_reference.clear();
        }
        return;
    case 7:
    case 8:
    case 9: {
        const GatewayGuild guild = m_random.guild(m_guildId);
        const CacheUpdate<GatewayGuild> update = m_cache.updateGuild(guild);
        m_reference.setGuild(guild);
        expectSame(update.oldValue, old, "what update…() found", m_guildId);
        return expectSame(update.newValue, m_reference.guild(m_guildId), "what update…() left", m_guildId);
    }
    case 10:
    case 11: {
        const Member member = m_random.member();
        const Snowflake id = member.user->id;
        const std::optional<Member> known = m_reference.member(m_guildId, id);
        const CacheUpdate<Member> update = m_cache.updateMember(m_guildId, member);
        m_reference.setMember(m_guildId, member);
        expectSame(update.oldValue, known, "what update…() found", id);
        return expectSame(update.newValue, m_reference.member(m_guildId, id), "what update…() left", id);
    }
    case 12:
    case 13: {
        const Emoji emoji = m_random.emoji(m_guildId);
        const std::optional<Emoji> known = m_reference.emojis.find(*emoji.id);
        const CacheUpdate<Emoji> update = m_cache.updateEmoji(m_guildId, emoji);
        m_reference.set(CacheComponent::Emojis, m_reference.emojis, m_guildId, emoji);
        expectSame(update.newValue, m_reference.emojis.find(*emoji.id), "what update…() left", *emoji.id);
        if (m_reference.emojis.guildOf(*emoji.id) == m_guildId && update.oldValue)
            expectSame(update.oldValue, known, "what update…() found", *emoji.id);
        return;
    }
    default: {
        const bool isAvailable = m_random.chance(50);
        m_cache.setGuildAvailability(m_guildId, isAvailable);
        m_reference.setAvailable(m_guildId, isAvailable);
    }
    }
}

void CachePlay::writeDmChannels()
{
    auto &channels = m_reference.dmChannels;
    const Snowflake user = m_random.userId();
    if (m_random.chance(5)) {
        m_cache.clearDmChannelIds();
        channels.clear();
    } else if (m_random.chance(20)) {
        std::optional<Snowflake> expected;
        channels.removeIf([&](const auto &pair) {
            if (pair.first == user)
                expected = pair.second;
            return pair.first == user;
        });
        expectSame(m_cache.deleteDmChannelId(user), expected, "what delete…() took out", user);
    } else {
        const Snowflake channel(800 + quint64(m_random.pick(100)));
        m_cache.setDmChannelId(user, channel);
        m_reference.setDmChannel(user, channel);
    }
    QMap<Snowflake, Snowflake> expected;
    for (const auto &[id, channel] : std::as_const(channels))
        expected.insert(id, channel);
    expectView(m_cache.dmChannelIds(), expected, "the direct channels");
    expectSame(m_cache.dmChannelId(user), expected.contains(user) ? std::optional(expected.value(user)) : std::nullopt,
        "the direct channel", user);
    expectSame(m_cache.statistics(CacheComponent::DmChannelIds).count, qint64(expected.size()), "the count");
}

void CachePlay::writeInvites()
{
    const Snowflake channel = m_random.channelId(m_guildId);
    QMap<QString, InviteWithMetadata> expected;
    const auto collect = [&](auto matches) {
        for (const auto &placed : std::as_const(m_reference.invites)) {
            if (matches(placed))
                expected.insert(placed.invite.code, placed.invite);
        }
        for (const QString &code : expected.keys())
            m_reference.removeInvite(code);
    };
    using Placed = ReferenceCache::PlacedInvite;
    switch (m_random.pick(10)) {
    case 0:
        collect([](const Placed &) { return true; });
        return expectView(m_cache.clearInvites(), expected, "what clear() took out");
    case 1:
    case 2:
        collect([&](const Placed &placed) { return placed.guildId == m_guildId; });
        return expectView(m_cache.clearInvitesForGuild(m_guildId), expected, "what clear…ForGuild() took out");
    case 3:
    case 4:
        collect([&](const Placed &placed) { return placed.guildId == m_guildId && placed.channelId == channel; });
        return expectView(
            m_cache.clearInvitesForChannel(m_guildId, channel), expected, "what clear…ForChannel() took out");
    case 5: {
        const auto map = m_reference.threads.ofGuild(m_guildId);
        QMap<Snowflake, Channel> threads;
        for (const Channel &thread : map) {
            if (thread.parentId == channel)
                threads.insert(thread.id, thread);
        }
        m_reference.threads.removeFrom(m_guildId, [&](const Channel &thread) { return thread.parentId == channel; });
        return expectView(
            m_cache.clearThreadsForChannel(m_guildId, channel), threads, "what clear…ForChannel() took out");
    }
    case 6: {
        QMap<Snowflake, VoiceState> states = expectedOf(m_reference, voiceStateKind, m_guildId);
        states.removeIf([&](auto it) { return it->channelId != channel; });
        for (const Snowflake user : states.keys())
            m_reference.voiceStates.remove(m_guildId, user);
        return expectView(
            m_cache.clearVoiceStatesForChannel(m_guildId, channel), states, "what clear…ForChannel() took out");
    }
    default: {
        const InviteWithMetadata invite = m_random.invite();
        const auto known = [&] {
            return m_reference.invites.contains(invite.code)
                ? std::optional(m_reference.invites.value(invite.code).invite)
                : std::nullopt;
        };
        const std::optional<InviteWithMetadata> old = known();
        const CacheUpdate<InviteWithMetadata> update = m_cache.updateInvite(invite, m_guildId, channel);
        m_reference.setInvite({ invite, m_guildId, channel });
        expectSame(update.oldValue, old, "what update…() found");
        expectSame(update.newValue, known(), "what update…() left");
    }
    }
}

void CachePlay::writeMessages()
{
    QMap<Snowflake, Message> latest;
    for (const Message &message : std::as_const(m_reference.latest))
        latest.insert(message.id, message);
    if (m_random.chance(5)) {
        expectView(m_cache.clearMessages(), latest, "what clear() took out");
        for (const Snowflake id : latest.keys())
            m_reference.removeMessage(id);
        return;
    }
    const Snowflake id = m_random.messageId();
    expectSame(m_cache.deleteMessage(id), m_reference.latestMessage(id), "what delete…() took out", id);
    m_reference.removeMessage(id);
}

} // namespace Hikari
