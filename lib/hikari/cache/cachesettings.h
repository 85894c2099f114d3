#pragma once

#include <hikari/core/flags.h>

namespace Hikari {

//! \brief What a cache keeps; the numbers are hikari's, from SoundboardSounds on they are ours
enum class CacheComponent : quint32
{
    Guilds = 1u << 0,
    GuildChannels = 1u << 1,
    Members = 1u << 2,
    Roles = 1u << 3,
    Invites = 1u << 4,
    Emojis = 1u << 5,
    Presences = 1u << 6,
    VoiceStates = 1u << 7,
    Messages = 1u << 8,
    Me = 1u << 9, //!< the bot's own user
    DmChannelIds = 1u << 10,
    GuildStickers = 1u << 11,
    GuildThreads = 1u << 12,
    SoundboardSounds = 1u << 13,
    StageInstances = 1u << 14,
    ScheduledEvents = 1u << 15,
    None = 0,
    All = 0xffff,
};

using CacheComponents = Flags<CacheComponent>;
HIKARI_DECLARE_FLAG_OPERATORS(CacheComponent)

//! \brief How much a bot remembers
struct CacheSettings
{
    //! What is off costs nothing: it is neither kept nor, unless somebody listens to its events, decoded
    CacheComponents components = CacheComponent::All;
    int maxMessages = 300; //!< the oldest go first; 0: none
    int maxDmChannelIds = 50; //!< the oldest go first; 0: none
    bool onlyMyMember = false; //!< of each guild, keep no member but the bot itself

    bool operator==(const CacheSettings &) const = default;
};

} // namespace Hikari
