#include <hikari/cache/cache.h>

#include <hikari/cache/cache_p.h>

#include <bit>

namespace Hikari {

Cache::Private::Private(const CacheSettings &settings)
    : settings(settings)
    , messages(isOn(CacheComponent::Messages) ? settings.maxMessages : 0)
{ }

Cache::Cache(const CacheSettings &settings)
    : d(std::make_unique<Private>(settings))
{ }

Cache::~Cache() = default;

const CacheSettings &Cache::settings() const
{
    return d->settings;
}

CacheStatistics Cache::statistics(CacheComponent component) const
{
    const bool isOne = std::has_single_bit(quint32(component)) && CacheComponents(CacheComponent::All).has(component);
    return isOne ? d->store->counters.statistics(component) : CacheStatistics();
}

CacheStatistics Cache::userStatistics() const
{
    return d->store->counters.users();
}

quint64 Cache::changeCount() const
{
    return d->store->counters.changes();
}

CacheKnowledge Cache::knowledgeOf(CacheComponent component, Snowflake guildId, Snowflake id) const
{
    const CacheStore &store = *d->store;
    const CacheStore::Guild *guild = store.guild(guildId);
    if (!d->isOn(component) || !guild)
        return CacheKnowledge::Unknown;
    const auto look = [&](CacheKind kind) { return guild->tables[std::size_t(kind)].find(id.value()) != 0; };
    const auto knowledge = [&](bool isThere) {
        if (isThere)
            return CacheKnowledge::Known;
        return guild->isComplete ? CacheKnowledge::Absent : CacheKnowledge::Unknown;
    };
    switch (component) {
    case CacheComponent::Guilds:
        return knowledge(store.guilds.find(guildId.value()) != 0);
    case CacheComponent::GuildChannels:
        return knowledge(look(CacheKind::Channel));
    case CacheComponent::GuildThreads: // archived ones, and private ones of others, are not sent
        return look(CacheKind::Thread) ? CacheKnowledge::Known : CacheKnowledge::Unknown;
    case CacheComponent::Roles:
        return knowledge(look(CacheKind::Role));
    case CacheComponent::Emojis:
        return knowledge(look(CacheKind::Emoji));
    case CacheComponent::GuildStickers:
        return knowledge(look(CacheKind::Sticker));
    case CacheComponent::Members: {
        if (look(CacheKind::Member))
            return CacheKnowledge::Known;
        const CacheStore::Handle handle = store.guilds.find(guildId.value());
        const bool areAllThere = handle != 0 && !d->settings.onlyMyMember
            && guild->tables[std::size_t(CacheKind::Member)].size()
                >= store.buildGuild(handle).memberCount + guild->joined;
        return areAllThere ? knowledge(false) : CacheKnowledge::Unknown;
    }
    case CacheComponent::Presences:
        return knowledge(look(CacheKind::Presence));
    case CacheComponent::VoiceStates:
        return knowledge(look(CacheKind::VoiceState));
    case CacheComponent::SoundboardSounds:
        return knowledge(look(CacheKind::SoundboardSound));
    case CacheComponent::StageInstances:
        return knowledge(look(CacheKind::StageInstance));
    case CacheComponent::ScheduledEvents:
        return knowledge(look(CacheKind::ScheduledEvent));
    case CacheComponent::Invites:
    case CacheComponent::Messages:
    case CacheComponent::Me:
    case CacheComponent::DmChannelIds:
    case CacheComponent::None:
    case CacheComponent::All:
        break;
    }
    return CacheKnowledge::Unknown;
}

std::optional<OwnUser> Cache::me() const
{
    return d->me;
}

std::optional<User> Cache::user(Snowflake id) const
{
    const CacheStore::Handle handle = d->store->users.find(id.value());
    d->store->counters.countUserLookup(handle != 0);
    return handle != 0 ? std::optional<User>(d->store->buildUser(handle)) : std::nullopt;
}

CacheView<User> Cache::users() const
{
    return CacheView<User>(std::make_shared<const RecordView<User>>(d->store, d->store->users,
        [](const CacheStore &store, CacheStore::Handle handle) { return store.buildUser(handle); }));
}

CacheView<GatewayGuild> Cache::Private::guildView(RecordTable table) const
{
    return CacheView<GatewayGuild>(std::make_shared<const RecordView<GatewayGuild>>(store, std::move(table),
        [](const CacheStore &from, CacheStore::Handle handle) { return from.buildGuild(handle); }));
}

std::optional<GatewayGuild> Cache::Private::guild(Snowflake id, std::optional<bool> isAvailable) const
{
    std::optional<GatewayGuild> found = buildGuild(id);
    if (found && isAvailable && found->isUnavailable == *isAvailable)
        found.reset();
    store->counters.countLookup(CacheComponent::Guilds, found.has_value());
    return found;
}

std::optional<GatewayGuild> Cache::guild(Snowflake id) const
{
    return d->guild(id, std::nullopt);
}

std::optional<GatewayGuild> Cache::availableGuild(Snowflake id) const
{
    return d->guild(id, true);
}

std::optional<GatewayGuild> Cache::unavailableGuild(Snowflake id) const
{
    return d->guild(id, false);
}

CacheView<GatewayGuild> Cache::guilds() const
{
    return d->guildView(d->store->guilds);
}

CacheView<GatewayGuild> Cache::availableGuilds() const
{
    return guilds().filtered([](const GatewayGuild &guild) { return !guild.isUnavailable; });
}

CacheView<GatewayGuild> Cache::unavailableGuilds() const
{
    return guilds().filtered([](const GatewayGuild &guild) { return guild.isUnavailable; });
}

std::optional<Channel> Cache::guildChannel(Snowflake id) const
{
    return d->lookUp<CacheKind::Channel>(d->store->find<CacheKind::Channel>(id.value()));
}

CacheView<Channel> Cache::guildChannels() const
{
    return d->view<CacheKind::Channel>();
}

CacheView<Channel> Cache::guildChannelsForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::Channel>(guildId);
}

std::optional<Channel> Cache::thread(Snowflake id) const
{
    return d->lookUp<CacheKind::Thread>(d->store->find<CacheKind::Thread>(id.value()));
}

CacheView<Channel> Cache::threads() const
{
    return d->view<CacheKind::Thread>();
}

CacheView<Channel> Cache::threadsForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::Thread>(guildId);
}

CacheView<Channel> Cache::threadsForChannel(Snowflake guildId, Snowflake channelId) const
{
    return threadsForGuild(guildId).filtered(
        [channelId](const Channel &thread) { return thread.parentId == channelId; });
}

std::optional<Role> Cache::role(Snowflake id) const
{
    return d->lookUp<CacheKind::Role>(d->store->find<CacheKind::Role>(id.value()));
}

CacheView<Role> Cache::roles() const
{
    return d->view<CacheKind::Role>();
}

CacheView<Role> Cache::rolesForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::Role>(guildId);
}

std::optional<Emoji> Cache::emoji(Snowflake id) const
{
    return d->lookUp<CacheKind::Emoji>(d->store->find<CacheKind::Emoji>(id.value()));
}

CacheView<Emoji> Cache::emojis() const
{
    return d->view<CacheKind::Emoji>();
}

CacheView<Emoji> Cache::emojisForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::Emoji>(guildId);
}

std::optional<Sticker> Cache::sticker(Snowflake id) const
{
    return d->lookUp<CacheKind::Sticker>(d->store->find<CacheKind::Sticker>(id.value()));
}

CacheView<Sticker> Cache::stickers() const
{
    return d->view<CacheKind::Sticker>();
}

CacheView<Sticker> Cache::stickersForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::Sticker>(guildId);
}

std::optional<Member> Cache::member(Snowflake guildId, Snowflake userId) const
{
    d->store->users.fetchPlace(userId.value()); // memory answers while the member is looked for
    return d->lookUp<CacheKind::Member>(d->store->find<CacheKind::Member>(guildId, userId.value()));
}

QHash<Snowflake, CacheView<Member>> Cache::members() const
{
    return d->viewsByGuild<CacheKind::Member>();
}

CacheView<Member> Cache::membersForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::Member>(guildId);
}

std::optional<Presence> Cache::presence(Snowflake guildId, Snowflake userId) const
{
    return d->lookUp<CacheKind::Presence>(d->store->find<CacheKind::Presence>(guildId, userId.value()));
}

QHash<Snowflake, CacheView<Presence>> Cache::presences() const
{
    return d->viewsByGuild<CacheKind::Presence>();
}

CacheView<Presence> Cache::presencesForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::Presence>(guildId);
}

std::optional<VoiceState> Cache::voiceState(Snowflake guildId, Snowflake userId) const
{
    return d->lookUp<CacheKind::VoiceState>(d->store->find<CacheKind::VoiceState>(guildId, userId.value()));
}

QHash<Snowflake, CacheView<VoiceState>> Cache::voiceStates() const
{
    return d->viewsByGuild<CacheKind::VoiceState>();
}

CacheView<VoiceState> Cache::voiceStatesForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::VoiceState>(guildId);
}

CacheView<VoiceState> Cache::voiceStatesForChannel(Snowflake guildId, Snowflake channelId) const
{
    return voiceStatesForGuild(guildId).filtered(
        [channelId](const VoiceState &state) { return state.channelId == channelId; });
}

std::optional<SoundboardSound> Cache::soundboardSound(Snowflake id) const
{
    return d->lookUp<CacheKind::SoundboardSound>(d->store->find<CacheKind::SoundboardSound>(id.value()));
}

CacheView<SoundboardSound> Cache::soundboardSounds() const
{
    return d->view<CacheKind::SoundboardSound>();
}

CacheView<SoundboardSound> Cache::soundboardSoundsForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::SoundboardSound>(guildId);
}

std::optional<StageInstance> Cache::stageInstance(Snowflake id) const
{
    return d->lookUp<CacheKind::StageInstance>(d->store->find<CacheKind::StageInstance>(id.value()));
}

CacheView<StageInstance> Cache::stageInstances() const
{
    return d->view<CacheKind::StageInstance>();
}

CacheView<StageInstance> Cache::stageInstancesForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::StageInstance>(guildId);
}

std::optional<ScheduledEvent> Cache::scheduledEvent(Snowflake id) const
{
    return d->lookUp<CacheKind::ScheduledEvent>(d->store->find<CacheKind::ScheduledEvent>(id.value()));
}

CacheView<ScheduledEvent> Cache::scheduledEvents() const
{
    return d->view<CacheKind::ScheduledEvent>();
}

CacheView<ScheduledEvent> Cache::scheduledEventsForGuild(Snowflake guildId) const
{
    return d->viewOf<CacheKind::ScheduledEvent>(guildId);
}

std::optional<InviteWithMetadata> Cache::invite(const QString &code) const
{
    const auto it = d->invites.constFind(code);
    d->store->counters.countLookup(CacheComponent::Invites, it != d->invites.cend());
    return it != d->invites.cend() ? std::optional<InviteWithMetadata>((*it)->invite) : std::nullopt;
}

CacheView<InviteWithMetadata, QString> Cache::invites() const
{
    return d->inviteView([](const CachedInvite &) { return true; });
}

CacheView<InviteWithMetadata, QString> Cache::invitesForGuild(Snowflake guildId) const
{
    return d->inviteView([guildId](const CachedInvite &invite) { return invite.guildId == guildId; });
}

CacheView<InviteWithMetadata, QString> Cache::invitesForChannel(Snowflake guildId, Snowflake channelId) const
{
    return d->inviteView([guildId, channelId](const CachedInvite &invite) {
        return invite.guildId == guildId && invite.channelId == channelId;
    });
}

std::optional<Message> Cache::message(Snowflake id) const
{
    const MessageRing::Pointer found = d->messages.find(id);
    d->store->counters.countLookup(CacheComponent::Messages, found != nullptr);
    return found ? std::optional<Message>(*found) : std::nullopt;
}

CacheView<Message> Cache::messages() const
{
    return CacheView<Message>(std::make_shared<const ValueView<Message, Snowflake>>(d->messages.all()));
}

std::optional<Snowflake> Cache::dmChannelId(Snowflake userId) const
{
    const auto it = d->dmChannels.constFind(userId);
    d->store->counters.countLookup(CacheComponent::DmChannelIds, it != d->dmChannels.cend());
    return it != d->dmChannels.cend() ? std::optional<Snowflake>(*it) : std::nullopt;
}

CacheView<Snowflake> Cache::dmChannelIds() const
{
    ValueView<Snowflake, Snowflake>::Values values;
    for (auto it = d->dmChannels.cbegin(); it != d->dmChannels.cend(); ++it)
        values.insert(it.key(), std::make_shared<const Snowflake>(*it));
    return CacheView<Snowflake>(std::make_shared<const ValueView<Snowflake, Snowflake>>(values));
}

} // namespace Hikari
