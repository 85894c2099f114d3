#pragma once

#include <hikari/core/box.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/member.h>

#include <QString>

#include <optional>

namespace Hikari {

//! \brief How an emoji flies when it is sent into a voice channel
//!
//! Numbers that are not listed are kept. See Discord Docs/Gateway Events, "Animation Types".
enum class VoiceEffectAnimation : int
{
    Premium = 0, //!< sent by a Nitro subscriber
    Basic = 1,
};

//! \brief Where and how a user is connected to voice
//!
//! See Discord Docs/Voice, "Voice State Structure".
struct VoiceState
{
    std::optional<Snowflake> guildId; //!< absent inside GUILD_CREATE
    std::optional<Snowflake> channelId; //!< nullopt: left
    Snowflake userId;
    std::optional<Member> member;
    QString sessionId;
    bool isGuildDeaf = false; //!< by the guild
    bool isGuildMute = false; //!< by the guild
    bool isSelfDeaf = false;
    bool isSelfMute = false;
    bool isStreaming = false;
    bool isVideo = false;
    bool isSuppressed = false; //!< may not speak on a stage
    std::optional<Timestamp> requestedToSpeakAt;

    bool operator==(const VoiceState &) const = default;
};

} // namespace Hikari
