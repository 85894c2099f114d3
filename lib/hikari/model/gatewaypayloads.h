#pragma once

#include <hikari/model/application.h>
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
    std::chrono::milliseconds heartbeatInterval {};

    bool operator==(const Hello &) const = default;
};

//! \brief What runs the bot
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
    QString token; //!< a secret
    IdentifyProperties properties;
    bool usesPayloadCompression = false;
    int largeThreshold = 250; //!< 50 to 250 members
    QList<int> shard; //!< id and count
    std::optional<PresenceUpdate> presence;
    Intents intents;

    bool operator==(const Identify &) const = default;
};

//! \brief Goes on with a session (op 6)
//!
//! See Discord Docs/Gateway Events, "Resume Structure".
struct Resume
{
    QString token; //!< a secret
    QString sessionId;
    qint64 sequence = 0;

    bool operator==(const Resume &) const = default;
};

//! \brief The application as READY has it
//!
//! See Discord Docs/Gateway Events, "Ready Event Fields".
struct PartialApplication
{
    Snowflake id;
    ApplicationFlags flags;

    bool operator==(const PartialApplication &) const = default;
};

//! \brief A session has started
//!
//! See Discord Docs/Gateway Events, "Ready Event Fields".
struct ReadyPayload
{
    int version = 0;
    OwnUser user;
    QList<UnavailableGuild> guilds;
    QString sessionId;
    QString resumeGatewayUrl;
    QList<int> shard; //!< id and count
    PartialApplication application;

    bool operator==(const ReadyPayload &) const = default;
};

} // namespace Hikari
