#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/model/member.h>

#include <QString>

#include <optional>

namespace Hikari {

//! \brief Where a user is connected to voice and how
//!
//! See Discord Docs/Voice, "Voice State Structure".
struct VoiceState
{
    Snowflake userId;
    std::optional<Snowflake> guildId;
    std::optional<Snowflake> channelId; //!< nullopt: not connected
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
