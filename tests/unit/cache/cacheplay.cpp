#include "cacheplay.h"

#include <hikari/events/registry.h>

#include <QTest>

namespace Hikari {

void CachePlay::fail(const QString &what) const
{
    if (QTest::currentTestFailed())
        return; // the first difference tells the most
    const QString text = QStringLiteral("step %1, after %2: %3");
    QFAIL(qPrintable(text.arg(m_step).arg(eventName(m_lastType), what)));
}

void CachePlay::step()
{
    ++m_step;
    m_guildId = m_random.guildId();
    m_lastType = EventType::Event;
    if (m_random.chance(30))
        m_random.changeUser();
    const quint64 before = m_cache.changeCount();

    using Play = void (CachePlay::*)();
    static constexpr std::pair<int, Play> plays[] { { 2, &CachePlay::playGuild }, { 1, &CachePlay::playGuildUpdate },
        { 5, &CachePlay::playRoles }, { 4, &CachePlay::playEmojis }, { 5, &CachePlay::playSounds },
        { 4, &CachePlay::playStages }, { 4, &CachePlay::playScheduledEvents }, { 7, &CachePlay::playChannels },
        { 7, &CachePlay::playThreads }, { 4, &CachePlay::playThreadMembers }, { 5, &CachePlay::playInvites },
        { 12, &CachePlay::playMembers }, { 6, &CachePlay::playPresences }, { 7, &CachePlay::playVoiceStates },
        { 2, &CachePlay::playMe }, { 12, &CachePlay::playMessages }, { 6, &CachePlay::playMessageUpdates },
        { 4, &CachePlay::playMessageDeletes }, { 3, &CachePlay::write } };
    int at = m_random.pick(100);
    for (const auto &[weight, play] : plays) {
        if (at < weight) {
            (this->*play)();
            break;
        }
        at -= weight;
    }

    if (takeIsChanged())
        expect(m_cache.changeCount() > before, "the count of changes");
    compareTouched();
    if (m_random.chance(2))
        holdView();
    dropViews();
}

void CachePlay::playGuild()
{
    const std::optional<GatewayGuild> old = m_reference.guild(m_guildId);
    switch (m_random.pick(6)) {
    case 0: {
        const auto sent = send(made<GuildLeaveEvent>());
        expectOld(sent->oldGuild, old);
        m_memberRequests.remove(m_guildId);
        m_reference.removeGuild(m_guildId);
        m_reference.clearGuildObjects(m_guildId);
        return;
    }
    case 1:
        send(made<GuildUnavailableEvent>());
        m_memberRequests.remove(m_guildId);
        m_reference.setAvailable(m_guildId, false);
        return;
    default:
        break;
    }
    GatewayGuild guild = m_random.wholeGuild(m_guildId);
    if (m_random.chance(10)) { // P72: in an outage when the session begins
        guild = {};
        guild.id = m_guildId;
        guild.isUnavailable = true;
    }
    if (m_random.chance(50)) {
        auto event = made<GuildAvailableEvent>();
        event.guild = guild;
        send(event);
    } else {
        auto event = made<GuildJoinEvent>();
        event.guild = guild;
        send(event);
    }
    if (guild.isUnavailable) {
        m_reference.setAvailable(m_guildId, false);
        return;
    }
    const auto inGuild = [&](auto list) {
        for (auto &value : list)
            value.guildId = m_guildId;
        return list;
    };
    ReferenceCache &r = m_reference;
    r.setGuild(guild);
    r.joined[m_guildId] = 0;
    r.setAll(CacheComponent::GuildChannels, r.channels, m_guildId, inGuild(guild.channels));
    r.setAll(CacheComponent::GuildThreads, r.threads, m_guildId, inGuild(guild.threads));
    r.setAll(CacheComponent::Roles, r.roles, m_guildId, guild.roles);
    r.setAll(CacheComponent::Emojis, r.emojis, m_guildId, guild.emojis);
    r.setAll(CacheComponent::GuildStickers, r.stickers, m_guildId, guild.stickers);
    r.setAll(CacheComponent::SoundboardSounds, r.sounds, m_guildId, guild.soundboardSounds);
    r.setAll(CacheComponent::StageInstances, r.stages, m_guildId, guild.stageInstances);
    r.setAll(CacheComponent::ScheduledEvents, r.events, m_guildId, guild.scheduledEvents);
    if (guild.members.size() >= guild.memberCount) // P76: otherwise these are some of them
        r.members.clearGuild(m_guildId);
    for (const Member &member : std::as_const(guild.members)) {
        seeMember(member.user->id);
        r.setMember(m_guildId, member);
    }
    r.presences.clearGuild(m_guildId);
    for (const Presence &presence : std::as_const(guild.presences))
        r.setPresence(m_guildId, presence);
    r.voiceStates.clearGuild(m_guildId);
    for (const VoiceState &state : std::as_const(guild.voiceStates))
        r.setVoiceState(m_guildId, state);
}

void CachePlay::playGuildUpdate()
{
    auto event = made<GuildUpdateEvent>();
    event.guild = m_random.wholeGuild(m_guildId);
    const std::optional<GatewayGuild> old = m_reference.guild(m_guildId);
    const auto sent = send(event);
    expectOld(sent->oldGuild, old);
    GatewayGuild now = old.value_or(GatewayGuild()); // the event does not say what only GUILD_CREATE does
    static_cast<Guild &>(now) = event.guild;
    m_reference.setGuild(now);
    if (event.guild.roles.isEmpty()) // not even @everyone: sent in part
        return;
    m_reference.setAll(CacheComponent::Roles, m_reference.roles, m_guildId, event.guild.roles);
    m_reference.setAll(CacheComponent::Emojis, m_reference.emojis, m_guildId, event.guild.emojis);
    m_reference.setAll(CacheComponent::GuildStickers, m_reference.stickers, m_guildId, event.guild.stickers);
}

void CachePlay::playRoles()
{
    const Role role = m_random.role(m_guildId);
    switch (m_random.pick(3)) {
    case 0:
        return sendSet<RoleCreateEvent>(roleKind, role, &RoleCreateEvent::role);
    case 1:
        return sendUpdate<RoleUpdateEvent>(roleKind, role, &RoleUpdateEvent::role, &RoleUpdateEvent::oldRole);
    default: {
        auto event = made<RoleDeleteEvent>();
        event.roleId = role.id;
        expectOld(send(event)->oldRole, m_reference.roles.find(role.id));
        m_reference.roles.remove(role.id);
    }
    }
}

void CachePlay::playEmojis()
{
    if (m_random.chance(50)) {
        auto event = made<EmojisUpdateEvent>();
        event.emojis = m_random.listOf(10, [&] { return m_random.emoji(m_guildId); });
        expectOld(send(event)->oldEmojis, CacheComponent::Emojis, m_reference.emojis);
        m_reference.setAll(CacheComponent::Emojis, m_reference.emojis, m_guildId, event.emojis);
    } else {
        auto event = made<StickersUpdateEvent>();
        event.stickers = m_random.listOf(10, [&] { return m_random.sticker(m_guildId); });
        expectOld(send(event)->oldStickers, CacheComponent::GuildStickers, m_reference.stickers);
        m_reference.setAll(CacheComponent::GuildStickers, m_reference.stickers, m_guildId, event.stickers);
    }
}

void CachePlay::playSounds()
{
    PlacedMap<SoundboardSound> &sounds = m_reference.sounds;
    const SoundboardSound sound = m_random.sound(m_guildId);
    const QList<SoundboardSound> list = m_random.listOf(5, [&] { return m_random.sound(m_guildId); });
    switch (m_random.pick(5)) {
    case 0:
        return sendSet<SoundboardSoundCreateEvent>(soundKind, sound, &SoundboardSoundCreateEvent::sound);
    case 1:
        return sendUpdate<SoundboardSoundUpdateEvent>(
            soundKind, sound, &SoundboardSoundUpdateEvent::sound, &SoundboardSoundUpdateEvent::oldSound);
    case 2: {
        auto event = made<SoundboardSoundDeleteEvent>();
        event.soundId = sound.id;
        expectOld(send(event)->oldSound, sounds.find(sound.id));
        return sounds.remove(sound.id);
    }
    case 3: { // some that have changed
        auto event = made<SoundboardSoundsUpdateEvent>();
        event.sounds = list;
        expectOld(send(event)->oldSounds, CacheComponent::SoundboardSounds, sounds);
        for (const SoundboardSound &one : list)
            m_reference.set(CacheComponent::SoundboardSounds, sounds, m_guildId, one);
        return;
    }
    default: { // all of the guild
        auto event = made<SoundboardSoundsEvent>();
        event.sounds = list;
        send(event);
        m_reference.setAll(CacheComponent::SoundboardSounds, sounds, m_guildId, list);
    }
    }
}

void CachePlay::playStages()
{
    const StageInstance stage = m_random.stage(m_guildId);
    switch (m_random.pick(3)) {
    case 0:
        return sendSet<StageInstanceCreateEvent>(stageKind, stage, &StageInstanceCreateEvent::stageInstance);
    case 1:
        return sendUpdate<StageInstanceUpdateEvent>(
            stageKind, stage, &StageInstanceUpdateEvent::stageInstance, &StageInstanceUpdateEvent::oldStageInstance);
    default: {
        auto event = made<StageInstanceDeleteEvent>();
        event.stageInstance = stage;
        send(event);
        m_reference.stages.remove(stage.id);
    }
    }
}

void CachePlay::playScheduledEvents()
{
    const ScheduledEvent value = m_random.scheduled(m_guildId);
    switch (m_random.pick(3)) {
    case 0:
        return sendSet<ScheduledEventCreateEvent>(eventKind, value, &ScheduledEventCreateEvent::event);
    case 1:
        return sendUpdate<ScheduledEventUpdateEvent>(
            eventKind, value, &ScheduledEventUpdateEvent::event, &ScheduledEventUpdateEvent::oldEvent);
    default: {
        auto event = made<ScheduledEventDeleteEvent>();
        event.event = value;
        send(event);
        m_reference.events.remove(value.id);
    }
    }
}

void CachePlay::playChannels()
{
    const Channel channel = m_random.channel(m_guildId);
    switch (m_random.pick(3)) {
    case 0:
        return sendSet<GuildChannelCreateEvent>(channelKind, channel, &GuildChannelCreateEvent::channel);
    case 1:
        return sendUpdate<GuildChannelUpdateEvent>(
            channelKind, channel, &GuildChannelUpdateEvent::channel, &GuildChannelUpdateEvent::oldChannel);
    default: {
        auto event = made<GuildChannelDeleteEvent>();
        event.channel = channel;
        send(event);
        m_reference.channels.remove(channel.id);
        m_reference.threads.removeFrom(m_guildId, [&](const Channel &thread) { return thread.parentId == channel.id; });
        m_reference.removeInvites(m_guildId, channel.id);
    }
    }
}

void CachePlay::playThreads()
{
    PlacedMap<Channel> &threads = m_reference.threads;
    Channel thread = m_random.thread(m_guildId);
    switch (m_random.pick(5)) {
    case 0:
        return sendSet<GuildThreadCreateEvent>(threadKind, thread, &GuildThreadCreateEvent::thread);
    case 1:
        return sendSet<GuildThreadAccessEvent>(threadKind, thread, &GuildThreadAccessEvent::thread);
    case 2: {
        const std::optional<Channel> old = threads.find(thread.id);
        auto event = made<GuildThreadUpdateEvent>();
        event.thread = thread;
        expectOld(send(event)->oldThread, old);
        if (old && !thread.threadMember) // whether the bot is in it is no part of the update
            thread.threadMember = old->threadMember;
        return m_reference.set(CacheComponent::GuildThreads, threads, m_guildId, thread);
    }
    case 3: {
        auto event = made<GuildThreadDeleteEvent>();
        event.threadId = thread.id;
        expectOld(send(event)->oldThread, threads.find(thread.id));
        return threads.remove(thread.id);
    }
    default: {
        auto event = made<ThreadListSyncEvent>();
        if (m_random.chance(70))
            event.channelIds = m_random.listOf(10, [&] { return m_random.channelId(m_guildId); });
        event.threads = m_random.listOf(5, [&] { return m_random.thread(m_guildId); });
        for (Channel &one : event.threads) {
            one.threadMember.reset();
            if (m_random.chance(50))
                event.members.append(m_random.threadMember(one.id));
        }
        send(event);
        threads.removeFrom(m_guildId, [&](const Channel &old) {
            return !event.channelIds || event.channelIds->contains(old.parentId.value_or(Snowflake()));
        });
        for (Channel one : std::as_const(event.threads)) {
            for (const ThreadMember &member : std::as_const(event.members)) {
                if (member.threadId == one.id)
                    one.threadMember = member;
            }
            m_reference.set(CacheComponent::GuildThreads, threads, m_guildId, one);
        }
    }
    }
}

void CachePlay::playThreadMembers()
{
    const Snowflake id = m_random.threadId(m_guildId);
    if (m_random.chance(50)) {
        auto event = made<ThreadMemberUpdateEvent>();
        event.threadId = id;
        event.member = m_random.threadMember(id);
        send(event);
        if (std::optional<Channel> thread = m_reference.threads.find(id)) {
            thread->threadMember = event.member;
            m_reference.threads.set(*m_reference.threads.guildOf(id), id, *thread);
        }
        return;
    }
    auto event = made<ThreadMembersUpdateEvent>();
    event.threadId = id;
    for (int i = m_random.pick(10); i > 0; --i)
        event.removedMemberIds.append(m_random.userId());
    send(event);
    if (event.removedMemberIds.contains(m_reference.myId)) // what the bot is not in it is not told of
        m_reference.threads.remove(id);
}

void CachePlay::playInvites()
{
    if (m_random.chance(60)) {
        auto event = made<InviteCreateEvent>();
        event.channelId = m_random.channelId(m_guildId);
        event.invite = m_random.invite();
        event.code = event.invite.code;
        send(event);
        m_reference.setInvite({ event.invite, m_guildId, event.channelId });
        return;
    }
    auto event = made<InviteDeleteEvent>();
    event.code = m_random.inviteCode();
    const bool isThere = m_reference.invites.contains(event.code);
    expectOld(
        send(event)->oldInvite, isThere ? std::optional(m_reference.invites.value(event.code).invite) : std::nullopt);
    m_reference.removeInvite(event.code);
}

} // namespace Hikari
