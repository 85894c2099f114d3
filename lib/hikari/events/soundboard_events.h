#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/guild.h>

namespace Hikari {

//! \brief About the soundboard of a guild
struct SoundboardEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Soundboard);

    Snowflake guildId;
};

//! \brief A sound was added (GUILD_SOUNDBOARD_SOUND_CREATE)
//!
//! Needs Intent::GuildExpressions.
struct SoundboardSoundCreateEvent : SoundboardEvent
{
    static constexpr auto lineage = lineageOf<SoundboardEvent::lineage>(EventType::SoundboardSoundCreate);

    SoundboardSound sound;
};

//! \brief A sound changed (GUILD_SOUNDBOARD_SOUND_UPDATE)
//!
//! Needs Intent::GuildExpressions.
struct SoundboardSoundUpdateEvent : SoundboardEvent
{
    static constexpr auto lineage = lineageOf<SoundboardEvent::lineage>(EventType::SoundboardSoundUpdate);

    SoundboardSound sound;
};

//! \brief A sound was deleted (GUILD_SOUNDBOARD_SOUND_DELETE)
//!
//! Needs Intent::GuildExpressions.
struct SoundboardSoundDeleteEvent : SoundboardEvent
{
    static constexpr auto lineage = lineageOf<SoundboardEvent::lineage>(EventType::SoundboardSoundDelete);

    Snowflake soundId;
};

//! \brief Several sounds changed at once (GUILD_SOUNDBOARD_SOUNDS_UPDATE)
//!
//! Needs Intent::GuildExpressions.
struct SoundboardSoundsUpdateEvent : SoundboardEvent
{
    static constexpr auto lineage = lineageOf<SoundboardEvent::lineage>(EventType::SoundboardSoundsUpdate);

    QList<SoundboardSound> sounds;
};

//! \brief The answer to a request for the sounds of a guild (SOUNDBOARD_SOUNDS)
struct SoundboardSoundsEvent : SoundboardEvent
{
    static constexpr auto lineage = lineageOf<SoundboardEvent::lineage>(EventType::SoundboardSounds);

    QList<SoundboardSound> sounds;
};

} // namespace Hikari
