#include "referencecache.h"

namespace Hikari {

void ReferenceCache::seeUser(const User &user)
{
    m_users[user.id] = user;
    touchedUsers.append(user.id);
}

void ReferenceCache::setMe(const OwnUser &user)
{
    myId = user.id;
    if (has(CacheComponent::Me))
        me = user;
}

void ReferenceCache::setGuild(const GatewayGuild &guild)
{
    if (!has(CacheComponent::Guilds))
        return;
    GatewayGuild &kept = guilds[guild.id];
    kept = guild;
    kept.roles.clear();
    kept.emojis.clear();
    kept.stickers.clear();
    kept.voiceStates.clear();
    kept.members.clear();
    kept.channels.clear();
    kept.threads.clear();
    kept.presences.clear();
    kept.stageInstances.clear();
    kept.scheduledEvents.clear();
    kept.soundboardSounds.clear();
}

void ReferenceCache::setAvailable(Snowflake id, bool isAvailable)
{
    if (const auto it = guilds.find(id); it != guilds.end())
        it->isUnavailable = !isAvailable;
}

void ReferenceCache::removeGuild(Snowflake id)
{
    guilds.remove(id);
    joined.remove(id);
}

void ReferenceCache::clearGuildObjects(Snowflake guildId)
{
    channels.clearGuild(guildId);
    threads.clearGuild(guildId);
    roles.clearGuild(guildId);
    emojis.clearGuild(guildId);
    stickers.clearGuild(guildId);
    sounds.clearGuild(guildId);
    stages.clearGuild(guildId);
    events.clearGuild(guildId);
    members.clearGuild(guildId);
    presences.clearGuild(guildId);
    voiceStates.clearGuild(guildId);
    removeInvites(guildId);
}

void ReferenceCache::setMember(Snowflake guildId, const Member &member)
{
    if (!has(CacheComponent::Members) || (settings.onlyMyMember && member.user->id != myId))
        return;
    seeUser(*member.user);
    Member kept = member;
    kept.user.reset();
    kept.permissions.reset(); // they are for one channel
    members.set(guildId, member.user->id, kept);
}

void ReferenceCache::joinMember(Snowflake guildId, const Member &member)
{
    const bool wasThere = members.contains(guildId, member.user->id);
    setMember(guildId, member);
    if (!wasThere && members.contains(guildId, member.user->id) && joined.contains(guildId))
        ++joined[guildId];
}

void ReferenceCache::leaveMember(Snowflake guildId, Snowflake userId)
{
    if (members.contains(guildId, userId) && joined.contains(guildId))
        --joined[guildId];
    members.remove(guildId, userId);
}

void ReferenceCache::setPresence(Snowflake guildId, const Presence &presence)
{
    if (!has(CacheComponent::Presences))
        return;
    Presence kept = presence;
    kept.guildId = guildId;
    if (presence.status == Status::Offline)
        presences.remove(guildId, presence.userId);
    else
        presences.set(guildId, presence.userId, kept);
}

void ReferenceCache::setVoiceState(Snowflake guildId, const VoiceState &state)
{
    if (!has(CacheComponent::VoiceStates))
        return;
    VoiceState kept = state;
    kept.guildId = guildId;
    if (state.member && members.contains(guildId, state.userId)) {
        setMember(guildId, *state.member);
        kept.member.reset();
    }
    if (state.channelId)
        voiceStates.set(guildId, state.userId, kept);
    else
        voiceStates.remove(guildId, state.userId);
}

void ReferenceCache::setInvite(const PlacedInvite &placed)
{
    if (!has(CacheComponent::Invites))
        return;
    invites.insert(placed.invite.code, placed);
    touchedInvites.append(placed.invite.code);
    for (const Box<User> &user : { placed.invite.inviter, placed.invite.targetUser }) {
        if (user)
            seeUser(*user);
    }
}

void ReferenceCache::removeInvite(const QString &code)
{
    invites.remove(code);
    touchedInvites.append(code);
}

void ReferenceCache::removeInvites(Snowflake guildId, std::optional<Snowflake> channelId)
{
    for (const auto &[code, placed] : QMap(invites).toStdMap()) {
        if (placed.guildId == guildId && (!channelId || placed.channelId == *channelId))
            removeInvite(code);
    }
}

void ReferenceCache::seeUsersOf(const Message &message)
{
    if (!message.webhookId && !message.author.id.isNull())
        seeUser(message.author);
    for (const MentionedUser &user : message.mentions)
        seeUser(user);
}

void ReferenceCache::setMessage(const Message &message, const Message &news)
{
    touchedMessages.append(message.id);
    if (!has(CacheComponent::Messages) || settings.maxMessages <= 0)
        return;
    seeUsersOf(news);
    if (message.referencedMessage) {
        const Message &referenced = *message.referencedMessage;
        touchedMessages.append(referenced.id);
        if (!this->message(referenced.id))
            answered.insert(referenced.id, referenced);
    }
    const auto known = std::find_if(
        latest.begin(), latest.end(), [&](const Message &candidate) { return candidate.id == message.id; });
    if (known != latest.end()) {
        *known = message;
    } else {
        latest.append(message);
        answered.remove(message.id);
    }
    if (latest.size() > settings.maxMessages) {
        const Message gone = latest.takeFirst();
        answered.insert(gone.id, gone);
        touchedMessages.append(gone.id);
        ++evictions;
    }
    forgetUnanswered();
}

void ReferenceCache::updateMessage(const Message &message)
{
    touchedMessages.append(message.id);
    const std::optional<Message> old = this->message(message.id);
    if (!old)
        return;
    Message now = message;
    if (message.author.id.isNull()) { // a part of it
        now = *old;
        if (!message.content.isEmpty())
            now.content = message.content;
        if (message.editedAt)
            now.editedAt = message.editedAt;
        if (!message.mentions.isEmpty())
            now.mentions = message.mentions;
        if (!message.embeds.isEmpty())
            now.embeds = message.embeds;
        if (message.isPinned)
            now.isPinned = true;
    }
    if (latestMessage(message.id))
        setMessage(now, message);
    else
        answered.insert(message.id, now);
}

void ReferenceCache::removeMessage(Snowflake id)
{
    touchedMessages.append(id);
    latest.removeIf([&](const Message &message) { return message.id == id; });
    answered.remove(id);
    forgetUnanswered();
}

//! Those that no message of the latest answers
void ReferenceCache::forgetUnanswered()
{
    answered.removeIf([this](auto it) {
        return std::none_of(latest.cbegin(), latest.cend(), [&](const Message &message) {
            return message.referencedMessage && message.referencedMessage->id == it.key();
        });
    });
}

void ReferenceCache::setDmChannel(Snowflake userId, Snowflake channelId)
{
    if (!has(CacheComponent::DmChannelIds))
        return;
    const auto known =
        std::find_if(dmChannels.begin(), dmChannels.end(), [&](const auto &pair) { return pair.first == userId; });
    if (known != dmChannels.end())
        known->second = channelId;
    else
        dmChannels.append({ userId, channelId });
    if (dmChannels.size() > settings.maxDmChannelIds)
        dmChannels.removeFirst();
}

void ReferenceCache::clear()
{
    ReferenceCache empty(settings);
    empty.myId = myId;
    empty.m_users = m_users;
    empty.usersInViews = usersInViews;
    empty.evictions = evictions;
    *this = empty;
}

//! Known while something that is kept refers to them
std::optional<User> ReferenceCache::user(Snowflake id) const
{
    const auto isMaker = [&](const auto &map) {
        return map.hasAny([&](const auto &value) { return value.user && value.user->id == id; });
    };
    const auto isNamedBy = [&](const Message &message) {
        return (!message.webhookId && message.author.id == id)
            || std::any_of(message.mentions.cbegin(), message.mentions.cend(),
                [&](const MentionedUser &user) { return user.id == id; });
    };
    const auto isIn = [&](const PlacedInvite &placed) {
        return (placed.invite.inviter && placed.invite.inviter->id == id)
            || (placed.invite.targetUser && placed.invite.targetUser->id == id);
    };
    if (members.isAnywhere(id) || usersInViews.contains(id) || std::any_of(latest.cbegin(), latest.cend(), isNamedBy)
        || std::any_of(invites.cbegin(), invites.cend(), isIn) || isMaker(emojis) || isMaker(stickers))
        return m_users.value(id);
    return std::nullopt;
}

std::optional<GatewayGuild> ReferenceCache::guild(Snowflake id) const
{
    return guilds.contains(id) ? std::optional(guilds.value(id)) : std::nullopt;
}

std::optional<Member> ReferenceCache::member(Snowflake guildId, Snowflake userId) const
{
    std::optional<Member> found = members.find(guildId, userId);
    if (found)
        found->user = m_users.value(userId);
    return found;
}

std::optional<Presence> ReferenceCache::presence(Snowflake guildId, Snowflake userId) const
{
    return presences.find(guildId, userId);
}

std::optional<VoiceState> ReferenceCache::voiceState(Snowflake guildId, Snowflake userId) const
{
    std::optional<VoiceState> found = voiceStates.find(guildId, userId);
    if (const std::optional<Member> known = member(guildId, userId); found && known)
        found->member = known; // as it is now
    return found;
}

std::optional<Message> ReferenceCache::latestMessage(Snowflake id) const
{
    const auto it =
        std::find_if(latest.cbegin(), latest.cend(), [&](const Message &message) { return message.id == id; });
    return it != latest.cend() ? std::optional(*it) : std::nullopt;
}

std::optional<Message> ReferenceCache::message(Snowflake id) const
{
    if (const std::optional<Message> found = latestMessage(id))
        return found;
    return answered.contains(id) ? std::optional(answered.value(id)) : std::nullopt;
}

CacheKnowledge ReferenceCache::knowledge(CacheComponent component, Snowflake guildId, bool isThere) const
{
    if (!has(component))
        return CacheKnowledge::Unknown;
    if (isThere)
        return CacheKnowledge::Known;
    bool isAllThere = joined.contains(guildId);
    if (component == CacheComponent::GuildThreads)
        isAllThere = false; // there are archived ones
    if (component == CacheComponent::Members)
        isAllThere = isAllThere && !settings.onlyMyMember && guilds.contains(guildId)
            && members.usersOf(guildId).size() >= guilds.value(guildId).memberCount + joined.value(guildId);
    return isAllThere ? CacheKnowledge::Absent : CacheKnowledge::Unknown;
}

} // namespace Hikari
