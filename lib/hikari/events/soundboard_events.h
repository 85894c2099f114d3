#pragma once

#include <hikari/core/box.h>
#include <hikari/events/shard_events.h>
#include <hikari/model/guild.h>

#include <QList>

#include <optional>

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
    Box<SoundboardSound> oldSound; //!< as the cache had it; empty when it had not
};

//! \brief A sound was deleted (GUILD_SOUNDBOARD_SOUND_DELETE)
//!
//! Needs Intent::GuildExpressions.
struct SoundboardSoundDeleteEvent : SoundboardEvent
{
    static constexpr auto lineage = lineageOf<SoundboardEvent::lineage>(EventType::SoundboardSoundDelete);

    Snowflake soundId;
    Box<SoundboardSound> oldSound; //!< as the cache had it; empty when it had not
};

//! \brief Several sounds changed at once (GUILD_SOUNDBOARD_SOUNDS_UPDATE)
//!
//! Needs Intent::GuildExpressions.
struct SoundboardSoundsUpdateEvent : SoundboardEvent
{
    static constexpr auto lineage = lineageOf<SoundboardEvent::lineage>(EventType::SoundboardSoundsUpdate);

    QList<SoundboardSound> sounds;
    std::optional<QList<SoundboardSound>> oldSounds; //!< as the cache had them; nullopt when it does not keep any
};

//! \brief The answer to a request for the sounds of a guild (SOUNDBOARD_SOUNDS)
struct SoundboardSoundsEvent : SoundboardEvent
{
    static constexpr auto lineage = lineageOf<SoundboardEvent::lineage>(EventType::SoundboardSounds);

    QList<SoundboardSound> sounds;
};

} // namespace Hikari
