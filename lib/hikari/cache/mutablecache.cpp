#include <hikari/cache/mutablecache.h>

#include <hikari/cache/cache_p.h>

namespace Hikari {

namespace {

//! Whether an object is worth keeping by itself; who is offline, and who left a voice channel, is not
template<CacheKind kind, typename Value>
bool isThere(const Value &value)
{
    if constexpr (kind == CacheKind::Presence)
        return value.status != Status::Offline;
    else if constexpr (kind == CacheKind::VoiceState)
        return value.channelId.has_value();
    else
        return true;
}

} // namespace

template<CacheKind kind>
void Cache::Private::set(Snowflake guildId, const Value<kind> &value)
{
    const quint64 key = CacheKindTraits<kind>::Fields::key(value);
    if (!isOn<kind>() || guildId.isNull() || key == 0)
        return;
    if constexpr (kind == CacheKind::Member) {
        if (settings.onlyMyMember && key != myId.value())
            return;
    }
    if (isThere<kind>(value))
        store->set<kind>(guildId, value);
    else
        store->remove<kind>(store->find<kind>(guildId, key));
}

template<CacheKind kind>
CacheUpdate<Cache::Private::Value<kind>> Cache::Private::update(Snowflake guildId, const Value<kind> &value)
{
    const quint64 key = CacheKindTraits<kind>::Fields::key(value);
    CacheUpdate<Value<kind>> update;
    update.oldValue = build<kind>(store->find<kind>(guildId, key));
    set<kind>(guildId, value);
    update.newValue = build<kind>(store->find<kind>(guildId, key));
    return update;
}

template<CacheKind kind>
std::optional<Cache::Private::Value<kind>> Cache::Private::take(CacheStore::Handle handle)
{
    std::optional<Value<kind>> taken = build<kind>(handle);
    store->remove<kind>(handle);
    return taken;
}

template<CacheKind kind>
CacheView<Cache::Private::Value<kind>> Cache::Private::takeEverywhere()
{
    const RecordTable all = store->unique[std::size_t(kind)];
    const QList<Snowflake> guilds = store->guildIds();
    for (const Snowflake guild : guilds)
        store->takeAll<kind>(guild);
    return view<kind>(all);
}

template<CacheKind kind>
QHash<Snowflake, CacheView<Cache::Private::Value<kind>>> Cache::Private::takeByGuild()
{
    QHash<Snowflake, CacheView<Value<kind>>> all;
    const QList<Snowflake> guilds = store->guildIds();
    for (const Snowflake guild : guilds) {
        if (auto taken = view<kind>(store->takeAll<kind>(guild)); !taken.isEmpty())
            all.insert(guild, std::move(taken));
    }
    return all;
}

MutableCache::MutableCache(const CacheSettings &settings)
    : Cache(settings)
{ }

MutableCache::~MutableCache() = default;

void MutableCache::clear()
{
    clearMessages();
    clearInvites();
    clearDmChannelIds();
    const QList<Snowflake> guilds = d->store->guildIds();
    for (const Snowflake guild : guilds)
        clearGuildObjects(guild);
    clearGuilds();
    deleteMe();
}

void MutableCache::clearGuildObjects(Snowflake guildId)
{
    clearGuildChannelsForGuild(guildId);
    clearThreadsForGuild(guildId);
    clearMembersForGuild(guildId);
    clearRolesForGuild(guildId);
    clearEmojisForGuild(guildId);
    clearStickersForGuild(guildId);
    clearPresencesForGuild(guildId);
    clearVoiceStatesForGuild(guildId);
    clearInvitesForGuild(guildId);
    clearSoundboardSoundsForGuild(guildId);
    clearStageInstancesForGuild(guildId);
    clearScheduledEventsForGuild(guildId);
}

void MutableCache::setMe(const OwnUser &user)
{
    d->myId = user.id;
    if (!d->isOn(CacheComponent::Me) || user.id.isNull() || d->me == user)
        return;
    d->store->counters.add(CacheComponent::Me, d->me ? 0 : 1, 0);
    d->store->counters.countChange();
    d->me = user;
}

CacheUpdate<OwnUser> MutableCache::updateMe(const OwnUser &user)
{
    const std::optional<OwnUser> old = d->me;
    setMe(user);
    return { old, d->me };
}

std::optional<OwnUser> MutableCache::deleteMe()
{
    if (d->me) {
        d->store->counters.add(CacheComponent::Me, -1, 0);
        d->store->counters.countChange();
    }
    return std::exchange(d->me, std::nullopt);
}

Snowflake MutableCache::myId() const
{
    return d->myId;
}

void MutableCache::setGuild(const GatewayGuild &guild)
{
    if (d->isOn(CacheComponent::Guilds) && !guild.id.isNull())
        d->store->setGuild(guild);
}

CacheUpdate<GatewayGuild> MutableCache::updateGuild(const GatewayGuild &guild)
{
    const std::optional<GatewayGuild> old = d->buildGuild(guild.id);
    setGuild(guild);
    return { old, d->buildGuild(guild.id) };
}

void MutableCache::setGuildAvailability(Snowflake id, bool isAvailable)
{
    std::optional<GatewayGuild> guild = d->buildGuild(id);
    if (!guild)
        return;
    guild->isUnavailable = !isAvailable;
    d->store->setGuild(*guild);
}

void MutableCache::setGuildComplete(Snowflake id)
{
    if (id.isNull())
        return;
    CacheStore::Guild &guild = d->store->guildOrNew(id);
    guild.isComplete = true;
    guild.joined = 0;
}

std::optional<GatewayGuild> MutableCache::deleteGuild(Snowflake id)
{
    std::optional<GatewayGuild> guild = d->buildGuild(id);
    d->store->removeGuild(id);
    return guild;
}

CacheView<GatewayGuild> MutableCache::clearGuilds()
{
    const CacheView<GatewayGuild> all = guilds();
    const QList<Snowflake> ids = d->store->guildIds();
    for (const Snowflake id : ids)
        d->store->removeGuild(id);
    return all;
}

void MutableCache::setGuildChannel(const Channel &channel)
{
    d->set<CacheKind::Channel>(channel.guildId.value_or(Snowflake()), channel);
}

CacheUpdate<Channel> MutableCache::updateGuildChannel(const Channel &channel)
{
    return d->update<CacheKind::Channel>(channel.guildId.value_or(Snowflake()), channel);
}

std::optional<Channel> MutableCache::deleteGuildChannel(Snowflake id)
{
    return d->take<CacheKind::Channel>(d->store->find<CacheKind::Channel>(id.value()));
}

CacheView<Channel> MutableCache::clearGuildChannels()
{
    return d->takeEverywhere<CacheKind::Channel>();
}

CacheView<Channel> MutableCache::clearGuildChannelsForGuild(Snowflake guildId)
{
    return d->view<CacheKind::Channel>(d->store->takeAll<CacheKind::Channel>(guildId));
}

void MutableCache::setThread(const Channel &thread)
{
    d->set<CacheKind::Thread>(thread.guildId.value_or(Snowflake()), thread);
}

CacheUpdate<Channel> MutableCache::updateThread(const Channel &thread)
{
    return d->update<CacheKind::Thread>(thread.guildId.value_or(Snowflake()), thread);
}

std::optional<Channel> MutableCache::deleteThread(Snowflake id)
{
    return d->take<CacheKind::Thread>(d->store->find<CacheKind::Thread>(id.value()));
}

CacheView<Channel> MutableCache::clearThreads()
{
    return d->takeEverywhere<CacheKind::Thread>();
}

CacheView<Channel> MutableCache::clearThreadsForGuild(Snowflake guildId)
{
    return d->view<CacheKind::Thread>(d->store->takeAll<CacheKind::Thread>(guildId));
}

CacheView<Channel> MutableCache::clearThreadsForChannel(Snowflake guildId, Snowflake channelId)
{
    const CacheView<Channel> gone = threadsForChannel(guildId, channelId);
    for (const Snowflake id : gone.keys())
        d->store->remove<CacheKind::Thread>(d->store->find<CacheKind::Thread>(id.value()));
    return gone;
}

void MutableCache::setRole(Snowflake guildId, const Role &role)
{
    d->set<CacheKind::Role>(guildId, role);
}

CacheUpdate<Role> MutableCache::updateRole(Snowflake guildId, const Role &role)
{
    return d->update<CacheKind::Role>(guildId, role);
}

std::optional<Role> MutableCache::deleteRole(Snowflake id)
{
    return d->take<CacheKind::Role>(d->store->find<CacheKind::Role>(id.value()));
}

CacheView<Role> MutableCache::clearRoles()
{
    return d->takeEverywhere<CacheKind::Role>();
}

CacheView<Role> MutableCache::clearRolesForGuild(Snowflake guildId)
{
    return d->view<CacheKind::Role>(d->store->takeAll<CacheKind::Role>(guildId));
}

void MutableCache::setEmoji(Snowflake guildId, const Emoji &emoji)
{
    d->set<CacheKind::Emoji>(guildId, emoji);
}

CacheUpdate<Emoji> MutableCache::updateEmoji(Snowflake guildId, const Emoji &emoji)
{
    return d->update<CacheKind::Emoji>(guildId, emoji);
}

std::optional<Emoji> MutableCache::deleteEmoji(Snowflake id)
{
    return d->take<CacheKind::Emoji>(d->store->find<CacheKind::Emoji>(id.value()));
}

CacheView<Emoji> MutableCache::clearEmojis()
{
    return d->takeEverywhere<CacheKind::Emoji>();
}

CacheView<Emoji> MutableCache::clearEmojisForGuild(Snowflake guildId)
{
    return d->view<CacheKind::Emoji>(d->store->takeAll<CacheKind::Emoji>(guildId));
}

void MutableCache::setSticker(Snowflake guildId, const Sticker &sticker)
{
    d->set<CacheKind::Sticker>(guildId, sticker);
}

std::optional<Sticker> MutableCache::deleteSticker(Snowflake id)
{
    return d->take<CacheKind::Sticker>(d->store->find<CacheKind::Sticker>(id.value()));
}

CacheView<Sticker> MutableCache::clearStickers()
{
    return d->takeEverywhere<CacheKind::Sticker>();
}

CacheView<Sticker> MutableCache::clearStickersForGuild(Snowflake guildId)
{
    return d->view<CacheKind::Sticker>(d->store->takeAll<CacheKind::Sticker>(guildId));
}

void MutableCache::setMember(Snowflake guildId, const Member &member)
{
    d->set<CacheKind::Member>(guildId, member);
}

CacheUpdate<Member> MutableCache::updateMember(Snowflake guildId, const Member &member)
{
    return d->update<CacheKind::Member>(guildId, member);
}

void MutableCache::addMember(Snowflake guildId, const Member &member)
{
    const auto isThere = [&] { return d->store->find<CacheKind::Member>(guildId, PackedMember::key(member)) != 0; };
    const bool wasThere = isThere();
    setMember(guildId, member);
    if (!wasThere && isThere())
        ++d->store->guildOrNew(guildId).joined;
}

std::optional<Member> MutableCache::deleteMember(Snowflake guildId, Snowflake userId)
{
    std::optional<Member> gone = d->take<CacheKind::Member>(d->store->find<CacheKind::Member>(guildId, userId.value()));
    if (CacheStore::Guild *guild = gone ? d->store->guild(guildId) : nullptr)
        --guild->joined;
    return gone;
}

void MutableCache::forgetMember(Snowflake guildId, Snowflake userId)
{
    d->store->remove<CacheKind::Member>(d->store->find<CacheKind::Member>(guildId, userId.value()));
}

QHash<Snowflake, CacheView<Member>> MutableCache::clearMembers()
{
    return d->takeByGuild<CacheKind::Member>();
}

CacheView<Member> MutableCache::clearMembersForGuild(Snowflake guildId)
{
    return d->view<CacheKind::Member>(d->store->takeAll<CacheKind::Member>(guildId));
}

void MutableCache::setPresence(const Presence &presence)
{
    d->set<CacheKind::Presence>(presence.guildId.value_or(Snowflake()), presence);
}

CacheUpdate<Presence> MutableCache::updatePresence(const Presence &presence)
{
    return d->update<CacheKind::Presence>(presence.guildId.value_or(Snowflake()), presence);
}

std::optional<Presence> MutableCache::deletePresence(Snowflake guildId, Snowflake userId)
{
    return d->take<CacheKind::Presence>(d->store->find<CacheKind::Presence>(guildId, userId.value()));
}

QHash<Snowflake, CacheView<Presence>> MutableCache::clearPresences()
{
    return d->takeByGuild<CacheKind::Presence>();
}

CacheView<Presence> MutableCache::clearPresencesForGuild(Snowflake guildId)
{
    return d->view<CacheKind::Presence>(d->store->takeAll<CacheKind::Presence>(guildId));
}

void MutableCache::setVoiceState(const VoiceState &state)
{
    d->set<CacheKind::VoiceState>(state.guildId.value_or(Snowflake()), state);
}

CacheUpdate<VoiceState> MutableCache::updateVoiceState(const VoiceState &state)
{
    return d->update<CacheKind::VoiceState>(state.guildId.value_or(Snowflake()), state);
}

std::optional<VoiceState> MutableCache::deleteVoiceState(Snowflake guildId, Snowflake userId)
{
    return d->take<CacheKind::VoiceState>(d->store->find<CacheKind::VoiceState>(guildId, userId.value()));
}

QHash<Snowflake, CacheView<VoiceState>> MutableCache::clearVoiceStates()
{
    return d->takeByGuild<CacheKind::VoiceState>();
}

CacheView<VoiceState> MutableCache::clearVoiceStatesForGuild(Snowflake guildId)
{
    return d->view<CacheKind::VoiceState>(d->store->takeAll<CacheKind::VoiceState>(guildId));
}

CacheView<VoiceState> MutableCache::clearVoiceStatesForChannel(Snowflake guildId, Snowflake channelId)
{
    const CacheView<VoiceState> gone = voiceStatesForChannel(guildId, channelId);
    for (const Snowflake id : gone.keys())
        d->store->remove<CacheKind::VoiceState>(d->store->find<CacheKind::VoiceState>(guildId, id.value()));
    return gone;
}

void MutableCache::setSoundboardSound(Snowflake guildId, const SoundboardSound &sound)
{
    d->set<CacheKind::SoundboardSound>(guildId, sound);
}

CacheUpdate<SoundboardSound> MutableCache::updateSoundboardSound(Snowflake guildId, const SoundboardSound &sound)
{
    return d->update<CacheKind::SoundboardSound>(guildId, sound);
}

std::optional<SoundboardSound> MutableCache::deleteSoundboardSound(Snowflake id)
{
    return d->take<CacheKind::SoundboardSound>(d->store->find<CacheKind::SoundboardSound>(id.value()));
}

CacheView<SoundboardSound> MutableCache::clearSoundboardSounds()
{
    return d->takeEverywhere<CacheKind::SoundboardSound>();
}

CacheView<SoundboardSound> MutableCache::clearSoundboardSoundsForGuild(Snowflake guildId)
{
    return d->view<CacheKind::SoundboardSound>(d->store->takeAll<CacheKind::SoundboardSound>(guildId));
}

void MutableCache::setStageInstance(const StageInstance &stage)
{
    d->set<CacheKind::StageInstance>(stage.guildId, stage);
}

CacheUpdate<StageInstance> MutableCache::updateStageInstance(const StageInstance &stage)
{
    return d->update<CacheKind::StageInstance>(stage.guildId, stage);
}

std::optional<StageInstance> MutableCache::deleteStageInstance(Snowflake id)
{
    return d->take<CacheKind::StageInstance>(d->store->find<CacheKind::StageInstance>(id.value()));
}

CacheView<StageInstance> MutableCache::clearStageInstances()
{
    return d->takeEverywhere<CacheKind::StageInstance>();
}

CacheView<StageInstance> MutableCache::clearStageInstancesForGuild(Snowflake guildId)
{
    return d->view<CacheKind::StageInstance>(d->store->takeAll<CacheKind::StageInstance>(guildId));
}

void MutableCache::setScheduledEvent(const ScheduledEvent &event)
{
    d->set<CacheKind::ScheduledEvent>(event.guildId, event);
}

CacheUpdate<ScheduledEvent> MutableCache::updateScheduledEvent(const ScheduledEvent &event)
{
    return d->update<CacheKind::ScheduledEvent>(event.guildId, event);
}

std::optional<ScheduledEvent> MutableCache::deleteScheduledEvent(Snowflake id)
{
    return d->take<CacheKind::ScheduledEvent>(d->store->find<CacheKind::ScheduledEvent>(id.value()));
}

CacheView<ScheduledEvent> MutableCache::clearScheduledEvents()
{
    return d->takeEverywhere<CacheKind::ScheduledEvent>();
}

CacheView<ScheduledEvent> MutableCache::clearScheduledEventsForGuild(Snowflake guildId)
{
    return d->view<CacheKind::ScheduledEvent>(d->store->takeAll<CacheKind::ScheduledEvent>(guildId));
}

} // namespace Hikari
