#include "cacheplay.h"

namespace Hikari {

void CachePlay::playMembers()
{
    const Member member = m_random.member();
    const Snowflake userId = member.user->id;
    switch (m_random.pick(4)) {
    case 0: {
        auto event = made<MemberCreateEvent>();
        event.member = member;
        event.user = *member.user;
        send(event);
        seeMember(userId);
        return m_reference.joinMember(m_guildId, member);
    }
    case 1: {
        auto event = made<MemberUpdateEvent>();
        event.member = member;
        event.member.user.reset();
        event.user = *member.user;
        const std::optional<Member> old = m_reference.member(m_guildId, userId);
        expectOld(send(event)->oldMember, old);
        seeMember(userId);
        return m_reference.setMember(m_guildId, member);
    }
    case 2: {
        auto event = made<MemberDeleteEvent>();
        event.user = *member.user;
        const std::optional<Member> old = m_reference.member(m_guildId, userId);
        expectOld(send(event)->oldMember, old);
        return m_reference.leaveMember(m_guildId, userId);
    }
    default:
        return playMemberChunk();
    }
}

//! Often of a request for all members, which may be cancelled; in order, since the cache does not care
void CachePlay::playMemberChunk()
{
    if (!m_memberRequests.contains(m_guildId) && m_random.chance(30)) {
        MemberRequest request;
        request.nonce = QString::number(++m_requestCount);
        request.chunkCount = 1 + m_random.pick(3);
        const QList<Snowflake> known = m_reference.members.usersOf(m_guildId);
        request.missing = { known.cbegin(), known.cend() };
        m_updater.beginSweep(request.nonce, m_guildId);
        m_memberRequests.insert(m_guildId, request);
    } else if (m_random.chance(3)) {
        endMemberRequest(m_guildId);
    }
    auto event = made<MemberChunkEvent>();
    event.members = m_random.listOf(m_random.chance(10) ? 100 : 5, [&] { return m_random.member(); });
    event.presences = m_random.listOf(5, [&] { return m_random.presence(m_guildId); });
    event.chunkCount = 1;
    const auto request = m_memberRequests.find(m_guildId);
    const bool isOfAll = request != m_memberRequests.end() && m_random.chance(70);
    if (isOfAll) {
        event.nonce = request->nonce;
        event.chunkIndex = request->nextChunk++;
        event.chunkCount = request->chunkCount;
    }
    send(event);
    for (const Member &one : std::as_const(event.members)) {
        seeMember(one.user->id);
        m_reference.setMember(m_guildId, one);
    }
    for (const Presence &presence : std::as_const(event.presences))
        m_reference.setPresence(m_guildId, presence);
    if (!isOfAll)
        return;
    if (event.members.isEmpty()) { // no answer
        m_memberRequests.erase(request);
    } else if (request->nextChunk == request->chunkCount) {
        for (const Snowflake id : std::as_const(request->missing))
            m_reference.members.remove(m_guildId, id);
        m_memberRequests.erase(request);
    }
}

void CachePlay::endMemberRequest(Snowflake guildId)
{
    if (m_memberRequests.contains(guildId))
        m_updater.endSweep(m_memberRequests.take(guildId).nonce);
}

void CachePlay::playPresences()
{
    auto event = made<PresenceUpdateEvent>();
    event.presence = m_random.presence(m_guildId);
    event.userId = event.presence.userId;
    expectOld(send(event)->oldPresence, m_reference.presence(m_guildId, event.userId));
    m_reference.setPresence(m_guildId, event.presence);
}

void CachePlay::playVoiceStates()
{
    auto event = made<VoiceStateUpdateEvent>();
    event.state = m_random.voiceState(m_guildId);
    expectOld(send(event)->oldState, m_reference.voiceState(m_guildId, event.state.userId));
    if (event.state.member)
        seeMember(event.state.userId);
    m_reference.setVoiceState(m_guildId, event.state);
}

void CachePlay::playMe()
{
    const OwnUser me = m_random.ownUser();
    if (m_random.chance(50)) {
        ShardReadyEvent event;
        event.ready.user = me;
        send(event);
    } else {
        OwnUserUpdateEvent event;
        event.user = me;
        expectOld(send(event)->oldUser, m_reference.me);
    }
    m_reference.setMe(me);
}

void CachePlay::playMessages()
{
    Message message = m_random.message();
    if (m_random.chance(40)) { // an answer: to one of the latest, or to whatever there was
        Message referenced = m_random.message();
        if (!m_reference.latest.isEmpty() && m_random.chance(70))
            referenced = m_reference.latest[m_random.pick(int(m_reference.latest.size()))];
        referenced.referencedMessage = {};
        if (referenced.id != message.id)
            message.referencedMessage = Box<Message>(referenced);
    }
    const auto create = [&]<typename E>(E event) {
        event.messageId = message.id;
        event.message = message;
        send(event);
    };
    if (m_random.chance(80))
        create(GuildMessageCreateEvent());
    else
        create(DMMessageCreateEvent());
    m_reference.setMessage(message);
}

void CachePlay::playMessageUpdates()
{
    Message message = m_random.message();
    if (m_random.chance(50)) { // more often one that is there
        if (const auto &latest = m_reference.latest; !latest.isEmpty())
            message.id = latest[m_random.pick(int(latest.size()))].id;
    }
    if (const auto old = m_reference.message(message.id); old && m_random.chance(80))
        message.referencedMessage = old->referencedMessage;
    if (m_random.chance(40)) { // in part
        Message part;
        part.id = message.id;
        if (m_random.chance(50))
            part.content = message.content;
        if (m_random.chance(50))
            part.mentions = message.mentions;
        if (m_random.chance(50))
            part.embeds.emplaceBack();
        part.editedAt = m_random.maybeTime();
        part.isPinned = message.isPinned;
        message = part;
    }
    const auto update = [&]<typename E>(E event) {
        event.messageId = message.id;
        event.message = message;
        const std::optional<Message> old = m_reference.message(message.id);
        expectOld(send(event)->oldMessage, old);
    };
    if (m_random.chance(80))
        update(GuildMessageUpdateEvent());
    else
        update(DMMessageUpdateEvent());
    m_reference.updateMessage(message);
}

//! A deleted message is not found any more, and its old value is there if it was one of the latest
void CachePlay::playMessageDeletes()
{
    if (m_random.chance(30)) {
        auto event = made<GuildBulkMessageDeleteEvent>();
        QHash<Snowflake, Box<Message>> old;
        event.messageIds = m_random.listOf(4, [&] { return m_random.messageId(); });
        for (const Snowflake id : std::as_const(event.messageIds)) {
            if (const std::optional<Message> known = m_reference.latestMessage(id))
                old.insert(id, Box<Message>(*known));
        }
        expect(send(event)->oldMessages == old, "the old values");
        for (const Snowflake id : std::as_const(event.messageIds))
            m_reference.removeMessage(id);
        return;
    }
    const Snowflake id = m_random.messageId();
    const auto remove = [&]<typename E>(E event) {
        event.messageId = id;
        expectOld(send(event)->oldMessage, m_reference.latestMessage(id));
    };
    if (m_random.chance(80))
        remove(GuildMessageDeleteEvent());
    else
        remove(DMMessageDeleteEvent());
    m_reference.removeMessage(id);
}

} // namespace Hikari
