#include <hikari/cache/cacheupdater_p.h>

#include <hikari/cache/cache_p.h>
#include <hikari/events/channel_events.h>
#include <hikari/events/guild_events.h>
#include <hikari/events/invite_events.h>
#include <hikari/events/member_events.h>
#include <hikari/events/message_events.h>
#include <hikari/events/presence_events.h>
#include <hikari/events/role_events.h>
#include <hikari/events/scheduled_events.h>
#include <hikari/events/shard_events.h>
#include <hikari/events/soundboard_events.h>
#include <hikari/events/stage_events.h>
#include <hikari/events/thread_events.h>
#include <hikari/events/user_events.h>
#include <hikari/events/voice_events.h>

#include <QSet>

#include <array>

namespace Hikari {

namespace {

template<typename T>
Box<T> boxed(std::optional<T> value)
{
    return value ? Box<T>(std::move(*value)) : Box<T>();
}

template<typename T>
T inGuild(const T &value, Snowflake guildId)
{
    T copy = value;
    copy.guildId = guildId;
    return copy;
}

//! Deletes what is in \a view but not in \a list, which is about to be set
template<typename T, typename IdOf, typename Delete>
void prune(const CacheView<T> &view, const QList<T> &list, IdOf idOf, Delete deleteOne)
{
    if (view.isEmpty())
        return; // as at the start
    QSet<Snowflake> present;
    present.reserve(list.size());
    for (const T &value : list)
        present.insert(idOf(value));
    for (const Snowflake id : view.keys()) {
        if (!present.contains(id))
            deleteOne(id);
    }
}

Snowflake idOf(const auto &value)
{
    return value.id;
}
Snowflake idOfEmoji(const Emoji &emoji)
{
    return emoji.id.value_or(Snowflake());
}
Snowflake idOfMember(const Member &member)
{
    return member.user ? member.user->id : Snowflake();
}

void setRoles(MutableCache &cache, Snowflake guildId, const QList<Role> &roles)
{
    prune(cache.rolesForGuild(guildId), roles, idOf<Role>, [&](Snowflake id) { cache.deleteRole(id); });
    for (const Role &role : roles)
        cache.setRole(guildId, role);
}

void setEmojis(MutableCache &cache, Snowflake guildId, const QList<Emoji> &emojis)
{
    prune(cache.emojisForGuild(guildId), emojis, idOfEmoji, [&](Snowflake id) { cache.deleteEmoji(id); });
    for (const Emoji &emoji : emojis)
        cache.setEmoji(guildId, emoji);
}

void setStickers(MutableCache &cache, Snowflake guildId, const QList<Sticker> &stickers)
{
    prune(cache.stickersForGuild(guildId), stickers, idOf<Sticker>, [&](Snowflake id) { cache.deleteSticker(id); });
    for (const Sticker &sticker : stickers)
        cache.setSticker(guildId, sticker);
}

void setSounds(MutableCache &cache, Snowflake guildId, const QList<SoundboardSound> &sounds)
{
    prune(cache.soundboardSoundsForGuild(guildId), sounds, idOf<SoundboardSound>,
        [&](Snowflake id) { cache.deleteSoundboardSound(id); });
    for (const SoundboardSound &sound : sounds)
        cache.setSoundboardSound(guildId, sound);
}

void setPresences(MutableCache &cache, Snowflake guildId, const QList<Presence> &presences)
{
    for (const Presence &presence : presences)
        cache.setPresence(inGuild(presence, guildId));
}

//! The member that a state brings is kept once: with the other members if it is one of them, else with the state
void setVoiceState(MutableCache &cache, VoiceState state)
{
    const Snowflake guildId = state.guildId.value_or(Snowflake());
    if (state.member && cache.settings().components.has(CacheComponent::VoiceStates)
        && cache.knowledgeOf(CacheComponent::Members, guildId, state.userId) == CacheKnowledge::Known) {
        cache.setMember(guildId, *state.member);
        state.member.reset();
    }
    cache.setVoiceState(state);
}

//! All that GUILD_CREATE says. What is not in its lists does not exist any more, also when a list is empty; only of
//! members it may have sent a part.
void setWholeGuild(MutableCache &cache, const GatewayGuild &guild)
{
    const Snowflake id = guild.id;
    if (guild.isUnavailable) { // in an outage from the start: there is nothing else in it
        cache.setGuildAvailability(id, false);
        return;
    }
    cache.setGuild(guild);
    prune(cache.guildChannelsForGuild(id), guild.channels, idOf<Channel>,
        [&](Snowflake channel) { cache.deleteGuildChannel(channel); });
    for (const Channel &channel : guild.channels)
        cache.setGuildChannel(inGuild(channel, id));
    prune(
        cache.threadsForGuild(id), guild.threads, idOf<Channel>, [&](Snowflake thread) { cache.deleteThread(thread); });
    for (const Channel &thread : guild.threads)
        cache.setThread(inGuild(thread, id));
    setRoles(cache, id, guild.roles);
    setEmojis(cache, id, guild.emojis);
    setStickers(cache, id, guild.stickers);
    if (guild.members.size() >= guild.memberCount)
        prune(cache.membersForGuild(id), guild.members, idOfMember,
            [&](Snowflake user) { cache.deleteMember(id, user); });
    for (const Member &member : guild.members)
        cache.setMember(id, member);
    prune(
        cache.presencesForGuild(id), guild.presences, [](const Presence &presence) { return presence.userId; },
        [&](Snowflake user) { cache.deletePresence(id, user); });
    setPresences(cache, id, guild.presences);
    prune(
        cache.voiceStatesForGuild(id), guild.voiceStates, [](const VoiceState &state) { return state.userId; },
        [&](Snowflake user) { cache.deleteVoiceState(id, user); });
    for (const VoiceState &state : guild.voiceStates)
        setVoiceState(cache, inGuild(state, id));
    prune(cache.stageInstancesForGuild(id), guild.stageInstances, idOf<StageInstance>,
        [&](Snowflake stage) { cache.deleteStageInstance(stage); });
    for (const StageInstance &stage : guild.stageInstances)
        cache.setStageInstance(stage);
    prune(cache.scheduledEventsForGuild(id), guild.scheduledEvents, idOf<ScheduledEvent>,
        [&](Snowflake event) { cache.deleteScheduledEvent(event); });
    for (const ScheduledEvent &event : guild.scheduledEvents)
        cache.setScheduledEvent(event);
    setSounds(cache, id, guild.soundboardSounds);
    cache.setGuildComplete(id);
}

//! GUILD_UPDATE says nothing of what only GUILD_CREATE has
GatewayGuild updated(const GatewayGuild &old, const Guild &guild)
{
    GatewayGuild result = old;
    static_cast<Guild &>(result) = guild;
    return result;
}

void setThreads(MutableCache &cache, const ThreadListSyncEvent &sync)
{
    if (!sync.channelIds) {
        cache.clearThreadsForGuild(sync.guildId);
    } else {
        for (const Snowflake channel : *sync.channelIds)
            cache.clearThreadsForChannel(sync.guildId, channel);
    }
    for (Channel thread : sync.threads) {
        for (const ThreadMember &member : sync.members) {
            if (member.threadId == thread.id && !thread.threadMember)
                thread.threadMember = member;
        }
        cache.setThread(inGuild(thread, sync.guildId));
    }
}

//! The bot's own membership
void setThreadMember(MutableCache &cache, Snowflake threadId, const ThreadMember &member)
{
    if (std::optional<Channel> thread = cache.thread(threadId)) {
        thread->threadMember = member;
        cache.setThread(*thread);
    }
}

void setMessage(MutableCache &cache, const EventPtr &event)
{
    // Shares the event's message: it is kept as it came.
    cache.setMessage(std::shared_ptr<const Message>(event, &static_cast<const MessageCreateEvent &>(*event).message));
}

Box<Message> takeMessage(MutableCache &cache, Snowflake id)
{
    return Box<Message>(cache.takeMessage(id));
}

Member whole(const Member &member, const User &user)
{
    Member copy = member;
    copy.user = user;
    return copy;
}

using Apply = void (*)(MutableCache &cache, const EventPtr &event, bool wantsOld);

struct Step
{
    CacheComponents components; // with one of these on, the event is needed
    Apply apply = nullptr;
};

using Steps = std::array<Step, eventTypeCount>;

//! Events are constant for everybody but who fills them in, and the cache is the last one who does.
template<typename E>
E &unshared(const EventPtr &event)
{
    return const_cast<E &>(static_cast<const E &>(*event));
}

//! What events of class E do: a lambda without captures that takes the cache, the event, and whether old values are
//! wanted
template<typename E, typename F>
void on(Steps &steps, CacheComponents components, F)
{
    steps[std::size_t(E::lineage.type())] = { components,
        [](MutableCache &cache, const EventPtr &event, bool wantsOld) {
            F()
            (cache, unshared<E>(event), wantsOld);
        } };
}

constexpr auto ofGuilds = CacheComponents::fromInt(CacheComponents::Int(CacheComponent::All)
    & ~(CacheComponents::Int(CacheComponent::Me) | CacheComponents::Int(CacheComponent::Messages)
        | CacheComponents::Int(CacheComponent::DmChannelIds)));

void addGuildSteps(Steps &steps)
{
    on<GuildAvailableEvent>(steps, ofGuilds,
        [](MutableCache &cache, GuildAvailableEvent &event, bool) { setWholeGuild(cache, event.guild); });
    on<GuildJoinEvent>(
        steps, ofGuilds, [](MutableCache &cache, GuildJoinEvent &event, bool) { setWholeGuild(cache, event.guild); });
    // P71: an outage keeps everything, leaving nothing.
    on<GuildUnavailableEvent>(
        steps, CacheComponent::Guilds, [](MutableCache &cache, GuildUnavailableEvent &event, bool) {
            cache.setGuildAvailability(event.guildId, false);
        });
    on<GuildLeaveEvent>(steps, ofGuilds, [](MutableCache &cache, GuildLeaveEvent &event, bool) {
        event.oldGuild = boxed(cache.deleteGuild(event.guildId));
        cache.clearGuildObjects(event.guildId);
    });
    on<GuildUpdateEvent>(steps,
        CacheComponent::Guilds | CacheComponent::Roles | CacheComponent::Emojis | CacheComponent::GuildStickers,
        [](MutableCache &cache, GuildUpdateEvent &event, bool) {
            std::optional<GatewayGuild> old = cache.guild(event.guild.id);
            cache.setGuild(updated(old.value_or(GatewayGuild()), event.guild));
            event.oldGuild = boxed(std::move(old));
            if (event.guild.roles.isEmpty())
                return; // there is always @everyone: a guild that came in part
            setRoles(cache, event.guild.id, event.guild.roles);
            setEmojis(cache, event.guild.id, event.guild.emojis);
            setStickers(cache, event.guild.id, event.guild.stickers);
        });
    on<EmojisUpdateEvent>(steps, CacheComponent::Emojis, [](MutableCache &cache, EmojisUpdateEvent &event, bool old) {
        if (old && cache.settings().components.has(CacheComponent::Emojis))
            event.oldEmojis = cache.emojisForGuild(event.guildId).values();
        setEmojis(cache, event.guildId, event.emojis);
    });
    on<StickersUpdateEvent>(
        steps, CacheComponent::GuildStickers, [](MutableCache &cache, StickersUpdateEvent &event, bool old) {
            if (old && cache.settings().components.has(CacheComponent::GuildStickers))
                event.oldStickers = cache.stickersForGuild(event.guildId).values();
            setStickers(cache, event.guildId, event.stickers);
        });
    on<RoleCreateEvent>(steps, CacheComponent::Roles,
        [](MutableCache &cache, RoleCreateEvent &event, bool) { cache.setRole(event.guildId, event.role); });
    on<RoleUpdateEvent>(steps, CacheComponent::Roles, [](MutableCache &cache, RoleUpdateEvent &event, bool old) {
        if (old)
            event.oldRole = boxed(cache.role(event.role.id));
        cache.setRole(event.guildId, event.role);
    });
    on<RoleDeleteEvent>(steps, CacheComponent::Roles, [](MutableCache &cache, RoleDeleteEvent &event, bool) {
        event.oldRole = boxed(cache.deleteRole(event.roleId));
    });
}

void addChannelSteps(Steps &steps)
{
    on<GuildChannelCreateEvent>(steps, CacheComponent::GuildChannels,
        [](MutableCache &cache, GuildChannelCreateEvent &event, bool) { cache.setGuildChannel(event.channel); });
    on<GuildChannelUpdateEvent>(
        steps, CacheComponent::GuildChannels, [](MutableCache &cache, GuildChannelUpdateEvent &event, bool old) {
            if (old)
                event.oldChannel = boxed(cache.guildChannel(event.channel.id));
            cache.setGuildChannel(event.channel);
        });
    on<GuildChannelDeleteEvent>(steps,
        CacheComponent::GuildChannels | CacheComponent::GuildThreads | CacheComponent::Invites,
        [](MutableCache &cache, GuildChannelDeleteEvent &event, bool) {
            cache.deleteGuildChannel(event.channel.id);
            cache.clearThreadsForChannel(event.guildId, event.channel.id);
            cache.clearInvitesForChannel(event.guildId, event.channel.id);
        });
    on<GuildThreadCreateEvent>(steps, CacheComponent::GuildThreads,
        [](MutableCache &cache, GuildThreadCreateEvent &event, bool) { cache.setThread(event.thread); });
    on<GuildThreadAccessEvent>(steps, CacheComponent::GuildThreads,
        [](MutableCache &cache, GuildThreadAccessEvent &event, bool) { cache.setThread(event.thread); });
    on<GuildThreadUpdateEvent>(
        steps, CacheComponent::GuildThreads, [](MutableCache &cache, GuildThreadUpdateEvent &event, bool) {
            std::optional<Channel> old = cache.thread(event.thread.id);
            Channel thread = event.thread;
            if (old && !thread.threadMember)
                thread.threadMember = old->threadMember; // the update does not say it
            event.oldThread = boxed(std::move(old));
            cache.setThread(thread);
        });
    on<GuildThreadDeleteEvent>(
        steps, CacheComponent::GuildThreads, [](MutableCache &cache, GuildThreadDeleteEvent &event, bool) {
            event.oldThread = boxed(cache.deleteThread(event.threadId));
        });
    on<ThreadListSyncEvent>(steps, CacheComponent::GuildThreads,
        [](MutableCache &cache, ThreadListSyncEvent &event, bool) { setThreads(cache, event); });
    on<ThreadMemberUpdateEvent>(
        steps, CacheComponent::GuildThreads, [](MutableCache &cache, ThreadMemberUpdateEvent &event, bool) {
            setThreadMember(cache, event.threadId, event.member);
        });
    on<ThreadMembersUpdateEvent>(
        steps, CacheComponent::GuildThreads, [](MutableCache &cache, ThreadMembersUpdateEvent &event, bool) {
            if (event.removedMemberIds.contains(cache.myId()))
                cache.deleteThread(event.threadId); // the bot is out
        });
    on<InviteCreateEvent>(steps, CacheComponent::Invites, [](MutableCache &cache, InviteCreateEvent &event, bool) {
        cache.setInvite(event.invite, event.guildId, event.channelId);
    });
    on<InviteDeleteEvent>(steps, CacheComponent::Invites, [](MutableCache &cache, InviteDeleteEvent &event, bool) {
        event.oldInvite = boxed(cache.deleteInvite(event.code));
    });
    on<StageInstanceCreateEvent>(
        steps, CacheComponent::StageInstances, [](MutableCache &cache, StageInstanceCreateEvent &event, bool) {
            cache.setStageInstance(event.stageInstance);
        });
    on<StageInstanceUpdateEvent>(
        steps, CacheComponent::StageInstances, [](MutableCache &cache, StageInstanceUpdateEvent &event, bool old) {
            if (old)
                event.oldStageInstance = boxed(cache.stageInstance(event.stageInstance.id));
            cache.setStageInstance(event.stageInstance);
        });
    on<StageInstanceDeleteEvent>(
        steps, CacheComponent::StageInstances, [](MutableCache &cache, StageInstanceDeleteEvent &event, bool) {
            cache.deleteStageInstance(event.stageInstance.id);
        });
}

void addMemberSteps(Steps &steps)
{
    on<ShardReadyEvent>(steps, CacheComponent::Me,
        [](MutableCache &cache, ShardReadyEvent &event, bool) { cache.setMe(event.ready.user); });
    on<OwnUserUpdateEvent>(steps, CacheComponent::Me, [](MutableCache &cache, OwnUserUpdateEvent &event, bool) {
        event.oldUser = boxed(cache.updateMe(event.user).oldValue);
    });
    on<MemberCreateEvent>(steps, CacheComponent::Members, [](MutableCache &cache, MemberCreateEvent &event, bool) {
        cache.addMember(event.guildId, whole(event.member, event.user));
    });
    on<MemberUpdateEvent>(steps, CacheComponent::Members, [](MutableCache &cache, MemberUpdateEvent &event, bool old) {
        if (old)
            event.oldMember = boxed(cache.member(event.guildId, event.user.id));
        cache.setMember(event.guildId, whole(event.member, event.user));
    });
    on<MemberDeleteEvent>(steps, CacheComponent::Members, [](MutableCache &cache, MemberDeleteEvent &event, bool) {
        event.oldMember = boxed(cache.deleteMember(event.guildId, event.user.id));
    });
    on<MemberChunkEvent>(steps, CacheComponent::Members | CacheComponent::Presences,
        [](MutableCache &cache, MemberChunkEvent &event, bool) {
            for (const Member &member : event.members) // P76: those known are replaced
                cache.setMember(event.guildId, member);
            setPresences(cache, event.guildId, event.presences);
        });
    on<PresenceUpdateEvent>(
        steps, CacheComponent::Presences, [](MutableCache &cache, PresenceUpdateEvent &event, bool old) {
            if (old)
                event.oldPresence = boxed(cache.presence(event.guildId, event.userId));
            cache.setPresence(event.presence);
        });
    on<VoiceStateUpdateEvent>(
        steps, CacheComponent::VoiceStates, [](MutableCache &cache, VoiceStateUpdateEvent &event, bool old) {
            if (old)
                event.oldState = boxed(cache.voiceState(event.guildId, event.state.userId));
            setVoiceState(cache, event.state);
        });
    on<ScheduledEventCreateEvent>(steps, CacheComponent::ScheduledEvents,
        [](MutableCache &cache, ScheduledEventCreateEvent &event, bool) { cache.setScheduledEvent(event.event); });
    on<ScheduledEventUpdateEvent>(
        steps, CacheComponent::ScheduledEvents, [](MutableCache &cache, ScheduledEventUpdateEvent &event, bool old) {
            if (old)
                event.oldEvent = boxed(cache.scheduledEvent(event.event.id));
            cache.setScheduledEvent(event.event);
        });
    on<ScheduledEventDeleteEvent>(
        steps, CacheComponent::ScheduledEvents, [](MutableCache &cache, ScheduledEventDeleteEvent &event, bool) {
            cache.deleteScheduledEvent(event.event.id);
        });
    on<SoundboardSoundCreateEvent>(
        steps, CacheComponent::SoundboardSounds, [](MutableCache &cache, SoundboardSoundCreateEvent &event, bool) {
            cache.setSoundboardSound(event.guildId, event.sound);
        });
    on<SoundboardSoundUpdateEvent>(
        steps, CacheComponent::SoundboardSounds, [](MutableCache &cache, SoundboardSoundUpdateEvent &event, bool old) {
            if (old)
                event.oldSound = boxed(cache.soundboardSound(event.sound.id));
            cache.setSoundboardSound(event.guildId, event.sound);
        });
    on<SoundboardSoundDeleteEvent>(
        steps, CacheComponent::SoundboardSounds, [](MutableCache &cache, SoundboardSoundDeleteEvent &event, bool) {
            event.oldSound = boxed(cache.deleteSoundboardSound(event.soundId));
        });
    on<SoundboardSoundsUpdateEvent>(
        steps, CacheComponent::SoundboardSounds, [](MutableCache &cache, SoundboardSoundsUpdateEvent &event, bool old) {
            if (old && cache.settings().components.has(CacheComponent::SoundboardSounds))
                event.oldSounds = cache.soundboardSoundsForGuild(event.guildId).values();
            for (const SoundboardSound &sound : event.sounds) // several of them, not all
                cache.setSoundboardSound(event.guildId, sound);
        });
    on<SoundboardSoundsEvent>(steps, CacheComponent::SoundboardSounds,
        [](MutableCache &cache, SoundboardSoundsEvent &event, bool) { setSounds(cache, event.guildId, event.sounds); });
}

template<typename E>
void addMessageCreate(Steps &steps)
{
    steps[std::size_t(E::lineage.type())] = { CacheComponent::Messages,
        [](MutableCache &cache, const EventPtr &event, bool) { setMessage(cache, event); } };
}

template<typename E>
void addMessageUpdate(Steps &steps)
{
    on<E>(steps, CacheComponent::Messages, [](MutableCache &cache, E &event, bool) {
        const std::shared_ptr<const Message> old = cache.findMessage(event.messageId);
        event.oldMessage = Box<Message>(old);
        if (old)
            cache.changeMessage(event.message);
    });
}

template<typename E>
void addMessageDelete(Steps &steps)
{
    on<E>(steps, CacheComponent::Messages,
        [](MutableCache &cache, E &event, bool) { event.oldMessage = takeMessage(cache, event.messageId); });
}

void addMessageSteps(Steps &steps)
{
    addMessageCreate<GuildMessageCreateEvent>(steps);
    addMessageCreate<DMMessageCreateEvent>(steps);
    addMessageUpdate<GuildMessageUpdateEvent>(steps);
    addMessageUpdate<DMMessageUpdateEvent>(steps);
    addMessageDelete<GuildMessageDeleteEvent>(steps);
    addMessageDelete<DMMessageDeleteEvent>(steps);
    on<GuildBulkMessageDeleteEvent>(
        steps, CacheComponent::Messages, [](MutableCache &cache, GuildBulkMessageDeleteEvent &event, bool) {
            for (const Snowflake id : std::as_const(event.messageIds)) {
                if (Box<Message> message = takeMessage(cache, id))
                    event.oldMessages.insert(id, message);
            }
        });
}

const Steps &allSteps()
{
    static const Steps steps = [] {
        Steps made;
        addGuildSteps(made);
        addChannelSteps(made);
        addMemberSteps(made);
        addMessageSteps(made);
        return made;
    }();
    return steps;
}

} // namespace

bool CacheUpdater::needs(EventType type, CacheComponents components)
{
    return std::size_t(type) < eventTypeCount && allSteps()[std::size_t(type)].components.hasAny(components);
}

void CacheUpdater::update(const EventPtr &event, bool wantsOld)
{
    if (std::size_t(event->type) >= eventTypeCount)
        return;
    if (const Apply apply = allSteps()[std::size_t(event->type)].apply)
        apply(m_cache, event, wantsOld);
    m_sweeps.see(*event);
}

void CacheUpdater::forgetGuilds(const std::function<bool(Snowflake)> &isMeant)
{
    const QList<Snowflake> ids = static_cast<Cache &>(m_cache).d->store->guildIds();
    for (const Snowflake id : ids) {
        if (!isMeant(id))
            continue;
        m_cache.clearGuildObjects(id);
        m_cache.deleteGuild(id);
    }
}

} // namespace Hikari
