#pragma once

#include "referencecache.h"

#include <hikari/cache/mutablecache.h>

#include <tuple>

//! \file
//! Every query of Cache that looks for objects of guilds, beside what the reference has for it

namespace Hikari {

//! \brief Objects with unique ids
template<typename T>
struct PlacedKind
{
    using Value = T;

    CacheComponent component;
    PlacedMap<T> ReferenceCache::*map;
    std::optional<T> (Cache::*find)(Snowflake) const;
    CacheView<T> (Cache::*all)() const;
    CacheView<T> (Cache::*ofGuild)(Snowflake) const;
    std::optional<T> (MutableCache::*remove)(Snowflake);
    CacheView<T> (MutableCache::*clear)();
    CacheView<T> (MutableCache::*clearGuild)(Snowflake);
};

//! \brief Objects of users in guilds
template<typename T>
struct UserKind
{
    using Value = T;

    CacheComponent component;
    UserMap<T> ReferenceCache::*map;
    std::optional<T> (ReferenceCache::*expected)(Snowflake, Snowflake) const;
    std::optional<T> (Cache::*find)(Snowflake, Snowflake) const;
    QHash<Snowflake, CacheView<T>> (Cache::*all)() const;
    CacheView<T> (Cache::*ofGuild)(Snowflake) const;
    std::optional<T> (MutableCache::*remove)(Snowflake, Snowflake);
    QHash<Snowflake, CacheView<T>> (MutableCache::*clear)();
    CacheView<T> (MutableCache::*clearGuild)(Snowflake);
};

#define HIKARI_PLACED_KIND(component, map, one, many, One, Many)                                                       \
    {                                                                                                                  \
        CacheComponent::component, &ReferenceCache::map, &Cache::one, &Cache::many, &Cache::many##ForGuild,            \
            &MutableCache::delete##One, &MutableCache::clear##Many, &MutableCache::clear##Many##ForGuild               \
    }
inline constexpr PlacedKind<Channel> channelKind =
    HIKARI_PLACED_KIND(GuildChannels, channels, guildChannel, guildChannels, GuildChannel, GuildChannels);
inline constexpr PlacedKind<Channel> threadKind =
    HIKARI_PLACED_KIND(GuildThreads, threads, thread, threads, Thread, Threads);
inline constexpr PlacedKind<Role> roleKind = HIKARI_PLACED_KIND(Roles, roles, role, roles, Role, Roles);
inline constexpr PlacedKind<Emoji> emojiKind = HIKARI_PLACED_KIND(Emojis, emojis, emoji, emojis, Emoji, Emojis);
inline constexpr PlacedKind<Sticker> stickerKind =
    HIKARI_PLACED_KIND(GuildStickers, stickers, sticker, stickers, Sticker, Stickers);
inline constexpr PlacedKind<SoundboardSound> soundKind =
    HIKARI_PLACED_KIND(SoundboardSounds, sounds, soundboardSound, soundboardSounds, SoundboardSound, SoundboardSounds);
inline constexpr PlacedKind<StageInstance> stageKind =
    HIKARI_PLACED_KIND(StageInstances, stages, stageInstance, stageInstances, StageInstance, StageInstances);
inline constexpr PlacedKind<ScheduledEvent> eventKind =
    HIKARI_PLACED_KIND(ScheduledEvents, events, scheduledEvent, scheduledEvents, ScheduledEvent, ScheduledEvents);
#undef HIKARI_PLACED_KIND
inline constexpr auto placedKinds =
    std::tuple(channelKind, threadKind, roleKind, emojiKind, stickerKind, soundKind, stageKind, eventKind);

#define HIKARI_USER_KIND(component, map, one, One, Many)                                                               \
    {                                                                                                                  \
        CacheComponent::component, &ReferenceCache::map, &ReferenceCache::one, &Cache::one, &Cache::map,               \
            &Cache::map##ForGuild, &MutableCache::delete##One, &MutableCache::clear##Many,                             \
            &MutableCache::clear##Many##ForGuild                                                                       \
    }
inline constexpr UserKind<Member> memberKind = HIKARI_USER_KIND(Members, members, member, Member, Members);
inline constexpr UserKind<Presence> presenceKind =
    HIKARI_USER_KIND(Presences, presences, presence, Presence, Presences);
inline constexpr UserKind<VoiceState> voiceStateKind =
    HIKARI_USER_KIND(VoiceStates, voiceStates, voiceState, VoiceState, VoiceStates);
#undef HIKARI_USER_KIND
inline constexpr auto userKinds = std::tuple(memberKind, presenceKind, voiceStateKind);

//! \brief What a view of a guild has to show
template<typename T>
QMap<Snowflake, T> expectedOf(const ReferenceCache &reference, const PlacedKind<T> &kind, Snowflake guildId)
{
    return (reference.*kind.map).ofGuild(guildId);
}
template<typename T>
QMap<Snowflake, T> expectedOf(const ReferenceCache &reference, const UserKind<T> &kind, Snowflake guildId)
{
    QMap<Snowflake, T> found;
    for (const Snowflake user : (reference.*kind.map).usersOf(guildId))
        found.insert(user, *(reference.*kind.expected)(guildId, user));
    return found;
}

//! \brief Calls \a visit(kind) with one of \a kinds
template<typename Kinds, typename Visit>
void visitOne(const Kinds &kinds, int index, Visit visit)
{
    int at = 0;
    std::apply([&](const auto &...kind) { ((at++ == index ? visit(kind) : void()), ...); }, kinds);
}
template<typename Kinds, typename Visit>
void visitAll(const Kinds &kinds, Visit visit)
{
    std::apply([&](const auto &...kind) { (visit(kind), ...); }, kinds);
}

} // namespace Hikari
