#pragma once

#include <hikari/cache/cachesettings.h>
#include <hikari/cache/packedmodels_p.h>

namespace Hikari {

//! \brief What the cache keeps as records that belong to a guild
enum class CacheKind : quint8
{
    Channel,
    Thread,
    Role,
    Emoji,
    Sticker,
    Member,
    Presence,
    VoiceState,
    SoundboardSound,
    StageInstance,
    ScheduledEvent,
};
constexpr std::size_t cacheKindCount = 11;

//! \brief What the objects of a kind are
//!
//! `isUnique`: the key says which guild it is in; otherwise it is a user's id and the guild has to be known.
template<CacheKind kind>
struct CacheKindTraits;

template<typename T, CacheComponent cacheComponent, bool unique = true, typename PackedFields = Packed<T>>
struct CacheKindOf
{
    using Value = T;
    using Fields = PackedFields;
    static constexpr CacheComponent component = cacheComponent;
    static constexpr bool isUnique = unique;
};

template<>
struct CacheKindTraits<CacheKind::Channel> : CacheKindOf<Channel, CacheComponent::GuildChannels>
{ };
template<>
struct CacheKindTraits<CacheKind::Thread> : CacheKindOf<Channel, CacheComponent::GuildThreads>
{ };
template<>
struct CacheKindTraits<CacheKind::Role> : CacheKindOf<Role, CacheComponent::Roles>
{ };
template<>
struct CacheKindTraits<CacheKind::Emoji> : CacheKindOf<Emoji, CacheComponent::Emojis>
{ };
template<>
struct CacheKindTraits<CacheKind::Sticker> : CacheKindOf<Sticker, CacheComponent::GuildStickers>
{ };
template<>
struct CacheKindTraits<CacheKind::Member> : CacheKindOf<Member, CacheComponent::Members, false, PackedMember>
{ };
template<>
struct CacheKindTraits<CacheKind::Presence> : CacheKindOf<Presence, CacheComponent::Presences, false>
{ };
template<>
struct CacheKindTraits<CacheKind::VoiceState> : CacheKindOf<VoiceState, CacheComponent::VoiceStates, false>
{ };
template<>
struct CacheKindTraits<CacheKind::SoundboardSound> : CacheKindOf<SoundboardSound, CacheComponent::SoundboardSounds>
{ };
template<>
struct CacheKindTraits<CacheKind::StageInstance> : CacheKindOf<StageInstance, CacheComponent::StageInstances>
{ };
template<>
struct CacheKindTraits<CacheKind::ScheduledEvent> : CacheKindOf<ScheduledEvent, CacheComponent::ScheduledEvents>
{ };

} // namespace Hikari
