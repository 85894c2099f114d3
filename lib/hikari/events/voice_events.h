#pragma once

#include <hikari/core/box.h>
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
    Box<VoiceState> oldState; //!< as the cache had it; empty when it had not
};

//! \brief What the bot connects its voice to (VOICE_SERVER_UPDATE)
struct VoiceServerUpdateEvent : VoiceEvent
{
    static constexpr auto lineage = lineageOf<VoiceEvent::lineage>(EventType::VoiceServerUpdate);

    QString token; //!< a secret of this connection
    std::optional<QString> endpoint; //!< host and port; nullopt: wait for the next one
};

//! \brief Somebody sent an emoji or a sound into the voice channel that the bot is in (VOICE_CHANNEL_EFFECT_SEND)
//!
//! Needs Intent::GuildVoiceStates.
struct VoiceChannelEffectSendEvent : VoiceEvent
{
    static constexpr auto lineage = lineageOf<VoiceEvent::lineage>(EventType::VoiceChannelEffectSend);

    Snowflake channelId;
    Snowflake userId;
    std::optional<Emoji> emoji;
    std::optional<VoiceEffectAnimation> animationType;
    std::optional<int> animationId;
    std::optional<Snowflake> soundId; //!< nullopt: an emoji only
    std::optional<double> soundVolume; //!< 0 to 1
};

//! \brief A voice channel's first person came, or its last one went (VOICE_CHANNEL_START_TIME_UPDATE)
//!
//! Needs Intent::Guilds.
struct VoiceChannelStartTimeUpdateEvent : VoiceEvent
{
    static constexpr auto lineage = lineageOf<VoiceEvent::lineage>(EventType::VoiceChannelStartTimeUpdate);

    Snowflake channelId;
    std::optional<Timestamp> voiceStartedAt; //!< to the second; nullopt: nobody is there
};

} // namespace Hikari
