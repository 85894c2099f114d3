#include "cacheplay.h"

#include <QTest>

namespace Hikari {

void CachePlay::playGuild()
{
    const Snowflake id = guildId();
    ReferenceCache &r = m_reference;
    const Box<GatewayGuild> old = r.guilds.contains(id) ? Box<GatewayGuild>(r.guilds.value(id)) : Box<GatewayGuild>();
    switch (pick(10)) {
    case 0: {
        QCOMPARE(send(in<GuildLeaveEvent>(id))->oldGuild, old);
        r.guilds.remove(id);
        r.clearGuildObjects(id);
        return;
    }
    case 1: {
        send(in<GuildUnavailableEvent>(id));
        if (r.guilds.contains(id))
            r.guilds[id].isUnavailable = true;
        return;
    }
    case 2:
    case 3: {
        GuildUpdateEvent event = in<GuildUpdateEvent>(id);
        event.guild.id = id;
        event.guild.name = word();
        event.guild.roles = listOf([&] { return role(id); }, 8);
        event.guild.emojis = listOf([&] { return emoji(id); }, 8);
        event.guild.stickers = listOf([&] { return sticker(id); }, 8);
        QCOMPARE(send(event)->oldGuild, old);
        if (r.has(CacheComponent::Guilds)) {
            GatewayGuild &guild = r.guilds[id];
            guild.id = id;
            guild.name = event.guild.name;
        }
        if (event.guild.roles.isEmpty())
            return;
        replace(CacheComponent::Roles, r.roles, id, event.guild.roles);
        replace(CacheComponent::Emojis, r.emojis, id, event.guild.emojis);
        replace(CacheComponent::GuildStickers, r.stickers, id, event.guild.stickers);
        seeMakers(event.guild.emojis, CacheComponent::Emojis);
        seeMakers(event.guild.stickers, CacheComponent::GuildStickers);
        return;
    }
    default:
        break;
    }
    GatewayGuild guild;
    guild.id = id;
    guild.name = word();
    guild.isUnavailable = chance(10);
    guild.memberCount = pick(8);
    guild.roles = listOf([&] { return role(id); }, 8);
    guild.emojis = listOf([&] { return emoji(id); }, 8);
    guild.stickers = listOf([&] { return sticker(id); }, 8);
    guild.channels = listOf([&] { return channel(id, channelKind); }, 8);
    guild.threads = listOf([&] { return channel(id, threadKind); }, 8);
    guild.members = listOf([&] { return member(); }, 12);
    guild.presences = listOf([&] { return presence(id); }, 8);
    guild.voiceStates = listOf([&] { return voiceState(id); }, 8);
    guild.stageInstances = listOf([&] { return stage(id); }, 4);
    guild.scheduledEvents = listOf([&] { return scheduled(id); }, 4);
    guild.soundboardSounds = listOf([&] { return sound(id); }, 4);
    const auto arrive = [&]<typename E>(E event) {
        event.guild = guild;
        send(event);
    };
    if (chance(50))
        arrive(in<GuildAvailableEvent>(id));
    else
        arrive(in<GuildJoinEvent>(id));
    if (guild.isUnavailable) {
        if (r.guilds.contains(id))
            r.guilds[id].isUnavailable = true;
        return;
    }
    if (r.has(CacheComponent::Guilds)) {
        GatewayGuild &kept = r.guilds[id];
        kept = {};
        kept.id = id;
        kept.name = guild.name;
        kept.memberCount = guild.memberCount;
    }
    replace(CacheComponent::GuildChannels, r.channels, id, guild.channels);
    replace(CacheComponent::GuildThreads, r.threads, id, guild.threads);
    replace(CacheComponent::Roles, r.roles, id, guild.roles);
    replace(CacheComponent::Emojis, r.emojis, id, guild.emojis);
    replace(CacheComponent::GuildStickers, r.stickers, id, guild.stickers);
    replace(CacheComponent::StageInstances, r.stages, id, guild.stageInstances);
    replace(CacheComponent::ScheduledEvents, r.events, id, guild.scheduledEvents);
    replace(CacheComponent::SoundboardSounds, r.sounds, id, guild.soundboardSounds);
    seeMakers(guild.emojis, CacheComponent::Emojis);
    seeMakers(guild.stickers, CacheComponent::GuildStickers);
    if (guild.members.size() >= guild.memberCount)
        r.members[id].clear();
    for (const Member &value : std::as_const(guild.members))
        r.setMember(id, value);
    r.presences[id].clear();
    for (const Presence &value : std::as_const(guild.presences))
        setPresence(value, id);
    r.voiceStates[id].clear();
    for (const VoiceState &value : std::as_const(guild.voiceStates))
        setVoiceState(value);
}

void CachePlay::playGuildObjects()
{
    const Snowflake id = guildId();
    ReferenceCache &r = m_reference;
    const auto placed = [&](auto event, auto value, auto member) {
        event.*member = value;
        return event;
    };
    switch (pick(14)) {
    case 0: {
        const Role value = role(id);
        send(placed(in<RoleCreateEvent>(id), value, &RoleCreateEvent::role));
        set(CacheComponent::Roles, r.roles, id, value);
        break;
    }
    case 1: {
        const Role value = role(id);
        const Box<Role> old = oldOf(r.roles, value.id);
        QCOMPARE(send(placed(in<RoleUpdateEvent>(id), value, &RoleUpdateEvent::role))->oldRole, old);
        set(CacheComponent::Roles, r.roles, id, value);
        break;
    }
    case 2: {
        const Snowflake gone = idIn(id, 3);
        QCOMPARE(send(placed(in<RoleDeleteEvent>(id), gone, &RoleDeleteEvent::roleId))->oldRole, oldOf(r.roles, gone));
        r.roles.remove(gone);
        break;
    }
    case 3: {
        const QList<Emoji> list = listOf([&] { return emoji(id); }, 8);
        const QList<Emoji> old = r.emojis.ofGuild(id).values();
        const auto event = send(placed(in<EmojisUpdateEvent>(id), list, &EmojisUpdateEvent::emojis));
        QCOMPARE(event->oldEmojis.value_or(QList<Emoji>()), old);
        replace(CacheComponent::Emojis, r.emojis, id, list);
        seeMakers(list, CacheComponent::Emojis);
        break;
    }
    case 4: {
        const QList<Sticker> list = listOf([&] { return sticker(id); }, 8);
        const QList<Sticker> old = r.stickers.ofGuild(id).values();
        const auto event = send(placed(in<StickersUpdateEvent>(id), list, &StickersUpdateEvent::stickers));
        QCOMPARE(event->oldStickers.value_or(QList<Sticker>()), old);
        replace(CacheComponent::GuildStickers, r.stickers, id, list);
        seeMakers(list, CacheComponent::GuildStickers);
        break;
    }
    case 5: {
        const SoundboardSound value = sound(id);
        const Box<SoundboardSound> old = oldOf(r.sounds, value.id);
        const auto event = send(placed(in<SoundboardSoundUpdateEvent>(id), value, &SoundboardSoundUpdateEvent::sound));
        QCOMPARE(event->oldSound, old);
        set(CacheComponent::SoundboardSounds, r.sounds, id, value);
        break;
    }
    case 6: {
        const Snowflake gone = idIn(id, 6);
        const Box<SoundboardSound> old = oldOf(r.sounds, gone);
        const auto event = send(placed(in<SoundboardSoundDeleteEvent>(id), gone, &SoundboardSoundDeleteEvent::soundId));
        QCOMPARE(event->oldSound, old);
        r.sounds.remove(gone);
        break;
    }
    case 7: {
        const QList<SoundboardSound> list = listOf([&] { return sound(id); }, 5);
        send(placed(in<SoundboardSoundsUpdateEvent>(id), list, &SoundboardSoundsUpdateEvent::sounds));
        for (const SoundboardSound &value : list)
            set(CacheComponent::SoundboardSounds, r.sounds, id, value);
        break;
    }
    case 8: {
        const QList<SoundboardSound> list = listOf([&] { return sound(id); }, 5);
        send(placed(in<SoundboardSoundsEvent>(id), list, &SoundboardSoundsEvent::sounds));
        replace(CacheComponent::SoundboardSounds, r.sounds, id, list);
        break;
    }
    case 9:
    case 10: {
        const StageInstance value = stage(id);
        const Box<StageInstance> old = oldOf(r.stages, value.id);
        StageInstanceUpdateEvent event;
        event.stageInstance = value;
        QCOMPARE(send(event)->oldStageInstance, old);
        set(CacheComponent::StageInstances, r.stages, id, value);
        break;
    }
    case 11: {
        StageInstanceDeleteEvent event;
        event.stageInstance = stage(id);
        send(event);
        r.stages.remove(event.stageInstance.id);
        break;
    }
    case 12: {
        const ScheduledEvent value = scheduled(id);
        const Box<ScheduledEvent> old = oldOf(r.events, value.id);
        const auto event = send(placed(in<ScheduledEventUpdateEvent>(id), value, &ScheduledEventUpdateEvent::event));
        QCOMPARE(event->oldEvent, old);
        set(CacheComponent::ScheduledEvents, r.events, id, value);
        break;
    }
    case 13: {
        const ScheduledEvent value = scheduled(id);
        send(placed(in<ScheduledEventDeleteEvent>(id), value, &ScheduledEventDeleteEvent::event));
        r.events.remove(value.id);
        break;
    }
    }
}

void CachePlay::playChannels()
{
    const Snowflake id = guildId();
    ReferenceCache &r = m_reference;
    switch (pick(10)) {
    case 0:
    case 1: {
        GuildChannelUpdateEvent event = in<GuildChannelUpdateEvent>(id);
        event.channel = channel(id, channelKind);
        const Box<Channel> old = oldOf(r.channels, event.channel.id);
        QCOMPARE(send(event)->oldChannel, old);
        set(CacheComponent::GuildChannels, r.channels, id, event.channel);
        break;
    }
    case 2: {
        GuildChannelDeleteEvent event = in<GuildChannelDeleteEvent>(id);
        event.channel = channel(id, channelKind);
        send(event);
        const Snowflake gone = event.channel.id;
        r.channels.remove(gone);
        r.threads.removeIf([&](auto it) { return it->guildId == id && it->value.parentId == gone; });
        r.invites.removeIf([&](auto it) { return it->guildId == id && it->channelId == gone; });
        break;
    }
    case 3:
    case 4: {
        GuildThreadUpdateEvent event = in<GuildThreadUpdateEvent>(id);
        event.thread = channel(id, threadKind);
        const Box<Channel> old = oldOf(r.threads, event.thread.id);
        QCOMPARE(send(event)->oldThread, old);
        if (old)
            event.thread.threadMember = old->threadMember;
        set(CacheComponent::GuildThreads, r.threads, id, event.thread);
        break;
    }
    case 5: {
        GuildThreadDeleteEvent event = in<GuildThreadDeleteEvent>(id);
        event.threadId = idIn(id, threadKind);
        QCOMPARE(send(event)->oldThread, oldOf(r.threads, event.threadId));
        r.threads.remove(event.threadId);
        break;
    }
    case 6: {
        ThreadListSyncEvent event = in<ThreadListSyncEvent>(id);
        if (chance(50))
            event.channelIds = QList<Snowflake> { idIn(id, channelKind), idIn(id, channelKind) };
        event.threads = listOf([&] { return channel(id, threadKind); }, 5);
        send(event);
        if (!event.channelIds)
            r.threads.clearGuild(id);
        else
            r.threads.removeIf([&](auto it) {
                return it->guildId == id && event.channelIds->contains(it->value.parentId.value_or(Snowflake()));
            });
        for (const Channel &value : std::as_const(event.threads))
            set(CacheComponent::GuildThreads, r.threads, id, value);
        break;
    }
    case 7: {
        ThreadMembersUpdateEvent event = in<ThreadMembersUpdateEvent>(id);
        event.threadId = idIn(id, threadKind);
        event.removedMemberIds = { userId(), userId() };
        send(event);
        if (event.removedMemberIds.contains(r.myId))
            r.threads.remove(event.threadId);
        break;
    }
    case 8: {
        InviteCreateEvent event = in<InviteCreateEvent>(id);
        event.channelId = idIn(id, channelKind);
        event.invite.code = word().left(3);
        if (chance(50))
            event.invite.inviter = Box<User>(user());
        send(event);
        if (r.has(CacheComponent::Invites)) {
            r.invites.insert(event.invite.code, { event.invite, id, event.channelId });
            if (event.invite.inviter)
                r.seeUser(*event.invite.inviter);
        }
        break;
    }
    case 9: {
        InviteDeleteEvent event = in<InviteDeleteEvent>(id);
        event.code = word().left(3);
        const auto seen = send(event);
        QCOMPARE(seen->oldInvite.hasValue(), r.invites.contains(event.code));
        if (seen->oldInvite)
            QCOMPARE(*seen->oldInvite, r.invites.value(event.code).invite);
        r.invites.remove(event.code);
        break;
    }
    }
}

void CachePlay::playMembers()
{
    const Snowflake id = guildId();
    ReferenceCache &r = m_reference;
    const auto oldMember = [&](Snowflake user) {
        return r.members.value(id).contains(user) ? Box<Member>(whole(id, user)) : Box<Member>();
    };
    switch (pick(8)) {
    case 0: {
        MemberCreateEvent event = in<MemberCreateEvent>(id);
        event.member = member();
        event.user = *event.member.user;
        send(event);
        r.setMember(id, event.member);
        break;
    }
    case 1:
    case 2: {
        MemberUpdateEvent event = in<MemberUpdateEvent>(id);
        event.member = member();
        event.user = *event.member.user;
        const Box<Member> old = oldMember(event.user.id);
        QCOMPARE(send(event)->oldMember, old);
        r.setMember(id, event.member);
        break;
    }
    case 3: {
        MemberDeleteEvent event = in<MemberDeleteEvent>(id);
        event.user = user();
        QCOMPARE(send(event)->oldMember, oldMember(event.user.id));
        r.members[id].remove(event.user.id);
        break;
    }
    case 4: {
        MemberChunkEvent event = in<MemberChunkEvent>(id);
        event.members = listOf([&] { return member(); }, 10);
        event.presences = listOf([&] { return presence(id); }, 5);
        send(event);
        for (const Member &value : std::as_const(event.members))
            r.setMember(id, value);
        for (const Presence &value : std::as_const(event.presences))
            setPresence(value, id);
        break;
    }
    case 5: {
        PresenceUpdateEvent event = in<PresenceUpdateEvent>(id);
        event.presence = presence(id);
        event.userId = event.presence.userId;
        const auto known = r.presences.value(id);
        const auto seen = send(event);
        QCOMPARE(seen->oldPresence.hasValue(), known.contains(event.userId));
        if (seen->oldPresence)
            QCOMPARE(*seen->oldPresence, known.value(event.userId));
        setPresence(event.presence, id);
        break;
    }
    case 6: {
        VoiceStateUpdateEvent event = in<VoiceStateUpdateEvent>(id);
        event.state = voiceState(id);
        const auto known = r.voiceStates.value(id);
        const auto seen = send(event);
        QCOMPARE(seen->oldState.hasValue(), known.contains(event.state.userId));
        if (seen->oldState)
            QCOMPARE(*seen->oldState, whole(known.value(event.state.userId)));
        setVoiceState(event.state);
        break;
    }
    case 7: {
        OwnUserUpdateEvent event;
        event.user.id = Snowflake(1);
        event.user.username = word();
        const std::optional<OwnUser> old = r.me;
        const auto seen = send(event);
        QCOMPARE(seen->oldUser.hasValue(), old.has_value());
        r.myId = Snowflake(1);
        if (r.has(CacheComponent::Me))
            r.me = event.user;
        break;
    }
    }
}

void CachePlay::playMessages()
{
    ReferenceCache &r = m_reference;
    const auto isOld = [](const Box<Message> &box, const std::optional<Message> &old) {
        return box.hasValue() == old.has_value() && (!old || *box == *old);
    };
    switch (pick(8)) {
    case 0: {
        GuildMessageUpdateEvent event;
        event.message = message();
        event.messageId = event.message.id;
        const std::optional<Message> old = r.message(event.messageId);
        QVERIFY(isOld(send(event)->oldMessage, old));
        if (r.isLatest(event.messageId))
            r.setMessage(event.message);
        else if (old)
            r.answered[event.messageId] = event.message;
        break;
    }
    case 1: {
        DMMessageUpdateEvent event; // a part: no author
        event.message.id = message().id;
        event.message.content = word();
        event.messageId = event.message.id;
        const std::optional<Message> old = r.message(event.messageId);
        QVERIFY(isOld(send(event)->oldMessage, old));
        if (!old)
            break;
        Message merged = *old;
        merged.content = event.message.content;
        if (r.isLatest(event.messageId))
            r.setMessage(merged);
        else
            r.answered[event.messageId] = merged;
        break;
    }
    case 2: {
        GuildMessageDeleteEvent event;
        event.messageId = message().id;
        Message *known = r.latestMessage(event.messageId);
        const std::optional<Message> old = known ? std::optional(*known) : std::nullopt;
        QVERIFY(isOld(send(event)->oldMessage, old));
        r.removeMessage(event.messageId);
        break;
    }
    case 3: {
        GuildBulkMessageDeleteEvent event = in<GuildBulkMessageDeleteEvent>(guildId());
        event.messageIds = { message().id, message().id };
        QMap<Snowflake, Message> old;
        for (const Snowflake id : std::as_const(event.messageIds)) {
            if (const Message *known = r.latestMessage(id))
                old.insert(id, *known);
        }
        const auto seen = send(event);
        QCOMPARE(seen->oldMessages.size(), old.size());
        for (auto it = old.cbegin(); it != old.cend(); ++it)
            QCOMPARE(*seen->oldMessages.value(it.key()), *it);
        for (const Snowflake id : std::as_const(event.messageIds))
            r.removeMessage(id);
        break;
    }
    default: {
        GuildMessageCreateEvent event;
        event.message = message();
        event.messageId = event.message.id;
        send(event);
        r.setMessage(event.message);
        break;
    }
    }
}

void CachePlay::step()
{
    const int kind = pick(100);
    if (kind < 3)
        playGuild();
    else if (kind < 25)
        playGuildObjects();
    else if (kind < 45)
        playChannels();
    else if (kind < 75)
        playMembers();
    else
        playMessages();
}

} // namespace Hikari
