#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/model/application.h>
#include <hikari/model/gatewaycapabilities.h>
#include <hikari/model/guild.h>
#include <hikari/model/intents.h>
#include <hikari/model/presence.h>
#include <hikari/model/user.h>

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief The first payload of a connection (op 10)
//!
//! See Discord Docs/Gateway Events, "Hello".
struct Hello
{
    std::chrono::milliseconds heartbeatInterval = std::chrono::milliseconds(0);

    bool operator==(const Hello &) const = default;
};

//! \brief What connects
//!
//! See Discord Docs/Gateway Events, "Identify Connection Properties".
struct IdentifyProperties
{
    QString os;
    QString browser;
    QString device;

    bool operator==(const IdentifyProperties &) const = default;
};

//! \brief Starts a session (op 2)
//!
//! See Discord Docs/Gateway Events, "Identify Structure".
struct Identify
{
    QString token; //!< secret: never logged
    IdentifyProperties properties;
    bool usesPayloadCompression = false; //!< payload compression: never together with transport compression
    int largeThreshold = 0; //!< 50 to 250 members; 0 leaves it to Discord, which takes 50
    QList<int> shard; //!< id and count
    std::optional<PresenceUpdate> presence;
    Intents intents;
    GatewayCapabilities capabilities; //!< left out when there are none

    bool operator==(const Identify &) const = default;
};

//! \brief Continues a session (op 6)
//!
//! See Discord Docs/Gateway Events, "Resume Structure".
struct Resume
{
    QString token; //!< secret: never logged
    QString sessionId;
    qint64 sequence = 0; //!< the last one received

    bool operator==(const Resume &) const = default;
};

//! \brief A session began (READY)
//!
//! See Discord Docs/Gateway Events, "Ready Event Fields".
struct ReadyPayload
{
    int version = 0; //!< of the gateway
    OwnUser user;
    QList<UnavailableGuild> guilds; //!< sent next, one GUILD_CREATE each
    QString sessionId;
    QString resumeGatewayUrl;
    QList<int> shard; //!< id and count
    PartialApplication application;

    bool operator==(const ReadyPayload &) const = default;
};

//! \brief Asks for members of a guild in chunks (op 8)
//!
//! See Discord Docs/Gateway Events, "Request Guild Members Structure".
struct RequestGuildMembers
{
    Snowflake guildId;
    std::optional<QString> query; //!< start of the name; empty for all members
    int limit = 0; //!< 0 for all that match
    std::optional<bool> wantsPresences;
    QList<Snowflake> userIds; //!< instead of query
    std::optional<QString> nonce; //!< at most 32 bytes

    bool operator==(const RequestGuildMembers &) const = default;
};

//! \brief Joins, moves in or leaves voice (op 4)
//!
//! See Discord Docs/Gateway Events, "Gateway Voice State Update Structure".
struct VoiceStateUpdate
{
    Snowflake guildId;
    std::optional<Snowflake> channelId; //!< nullopt: leave
    bool isSelfMute = false;
    bool isSelfDeaf = false;

    bool operator==(const VoiceStateUpdate &) const = default;
};

//! \brief Asks for the soundboard sounds of guilds (op 31)
//!
//! See Discord Docs/Gateway Events, "Request Soundboard Sounds Structure".
struct RequestSoundboardSounds
{
    QList<Snowflake> guildIds;

    bool operator==(const RequestSoundboardSounds &) const = default;
};

//! \brief Asks what voice channels of a guild show (op 43)
//!
//! See Discord Docs/Gateway Events, "Request Channel Info Structure".
struct RequestChannelInfo
{
    Snowflake guildId;
    QList<QString> fields; //!< "status", "voice_start_time"

    bool operator==(const RequestChannelInfo &) const = default;
};

} // namespace Hikari
