#include <hikari/cache/membersweeps_p.h>

#include <hikari/events/guild_events.h>
#include <hikari/events/member_events.h>
#include <hikari/events/voice_events.h>

#include <algorithm>

namespace Hikari {

void MemberSweeps::begin(const QString &nonce, Snowflake guild)
{
    Sweep sweep;
    sweep.guildId = guild;
    sweep.known = m_cache.membersForGuild(guild).keys();
    sweep.isThere.resize(sweep.known.size());
    m_sweeps.insert(nonce, sweep);
}

void MemberSweeps::see(const Event &event)
{
    if (m_sweeps.isEmpty()) // nearly always
        return;
    if (const auto *chunk = eventCast<MemberChunkEvent>(event))
        seeChunk(*chunk);
    else if (const auto *joined = eventCast<MemberCreateEvent>(event))
        see(joined->guildId, joined->user.id);
    else if (const auto *updated = eventCast<MemberUpdateEvent>(event))
        see(updated->guildId, updated->user.id);
    else if (const auto *voice = eventCast<VoiceStateUpdateEvent>(event); voice && voice->state.member)
        see(voice->guildId, voice->state.userId);
    else if (const auto *available = eventCast<GuildAvailableEvent>(event))
        see(available->guildId, available->guild.members);
    else if (const auto *joinedGuild = eventCast<GuildJoinEvent>(event))
        see(joinedGuild->guildId, joinedGuild->guild.members);
    else if (const auto *unavailable = eventCast<GuildUnavailableEvent>(event))
        endOf(unavailable->guildId); // who knows what is left out
    else if (const auto *left = eventCast<GuildLeaveEvent>(event))
        endOf(left->guildId);
}

void MemberSweeps::see(Snowflake guild, Snowflake user)
{
    for (Sweep &sweep : m_sweeps) {
        if (sweep.guildId != guild)
            continue;
        const auto it = std::lower_bound(sweep.known.cbegin(), sweep.known.cend(), user);
        if (it != sweep.known.cend() && *it == user)
            sweep.isThere.setBit(it - sweep.known.cbegin());
    }
}

void MemberSweeps::see(Snowflake guild, const QList<Member> &members)
{
    for (const Member &member : members) {
        if (member.user)
            see(guild, member.user->id);
    }
}

void MemberSweeps::seeChunk(const MemberChunkEvent &chunk)
{
    see(chunk.guildId, chunk.members); // also of other requests
    const auto it = chunk.nonce ? m_sweeps.find(*chunk.nonce) : m_sweeps.end();
    if (it == m_sweeps.end() || it->guildId != chunk.guildId || chunk.chunkIndex < 0
        || chunk.chunkIndex >= chunk.chunkCount)
        return;
    if (chunk.members.isEmpty()) { // there is at least the bot: this is no answer
        m_sweeps.erase(it);
        return;
    }
    it->chunks.insert(chunk.chunkIndex);
    if (it->chunks.size() < chunk.chunkCount)
        return;
    const Sweep done = *it;
    m_sweeps.erase(it);
    for (qsizetype i = 0; i < done.known.size(); ++i) {
        if (!done.isThere.testBit(i))
            m_cache.forgetMember(done.guildId, done.known[i]);
    }
}

void MemberSweeps::endOf(Snowflake guild)
{
    m_sweeps.removeIf([&](const auto &entry) { return entry.value().guildId == guild; });
}

} // namespace Hikari
