#pragma once

#include <hikari/events/shard_events.h>
#include <hikari/model/voicestate.h>

#include <QString>

#include <optional>

namespace Hikari {

//! \brief About voice in a guild
struct VoiceEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Voice);

    Snowflake guildId; //!< null for calls outside guilds
};

//! \brief Somebody joined, left, moved, or changed how he is connected to voice (VOICE_STATE_UPDATE)
//!
//! Needs Intent::GuildVoiceStates.
struct VoiceStateUpdateEvent : VoiceEvent
{
    static constexpr auto lineage = lineageOf<VoiceEvent::lineage>(EventType::VoiceStateUpdate);

    VoiceState state;
};

//! \brief What the bot connects its voice to (VOICE_SERVER_UPDATE)
struct VoiceServerUpdateEvent : VoiceEvent
{
    static constexpr auto lineage = lineageOf<VoiceEvent::lineage>(EventType::VoiceServerUpdate);

    QString token; //!< a secret of this connection
    std::optional<QString> endpoint; //!< host and port; nullopt: wait for the next one
};

} // namespace Hikari
