#pragma once

#include <hikari/core/jsonblob.h>
#include <hikari/events/event.h>
#include <hikari/model/gatewaypayloads.h>

#include <QByteArray>
#include <QString>

namespace Hikari {

//! \brief Came from a shard
struct ShardEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(EventType::Shard);

    int shardId = 0;
    qint64 sequence = -1; //!< of the dispatch in its session; -1: not a dispatch
};

//! \brief Any dispatch, as Discord sent it; delivered before the event that is made of it
//!
//! Costs every dispatch its text, so it is made only while somebody subscribes to, waits for, streams or connects to
//! just this class. Listeners of its bases get it then as well.
struct ShardPayloadEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::ShardPayload);

    QString name; //!< of the dispatch, for example "MESSAGE_CREATE"
    QByteArray payload; //!< its "d", in JSON
};

//! \brief A dispatch that could not be made an event of another class
//!
//! Either Discord has not documented it, or the library has no class for it, or a part without which it is worthless
//! was missing.
struct UnknownEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::Unknown);

    QString name; //!< of the dispatch, as Discord sent it
    QByteArray payload; //!< its "d" as compact JSON
    QString error; //!< why a dispatch with a class could not be decoded; empty: there is no class for it
};

//! \brief A shard's connection changed
struct ShardStateEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::ShardState);
};

//! \brief A shard's socket is open and Discord has said HELLO; it is not ready yet
struct ShardConnectedEvent : ShardStateEvent
{
    static constexpr auto lineage = lineageOf<ShardStateEvent::lineage>(EventType::ShardConnected);
};

//! \brief A shard has a new session (READY)
struct ShardReadyEvent : ShardStateEvent
{
    static constexpr auto lineage = lineageOf<ShardStateEvent::lineage>(EventType::ShardReady);

    ReadyPayload ready;

    const OwnUser &myUser() const { return ready.user; }
    Snowflake applicationId() const { return ready.application.id; }
    ApplicationFlags applicationFlags() const { return ready.application.flags; }
    const QString &sessionId() const { return ready.sessionId; }
    const QString &resumeGatewayUrl() const { return ready.resumeGatewayUrl; }
    int actualGatewayVersion() const { return ready.version; }
    QList<Snowflake> unavailableGuildIds() const
    {
        QList<Snowflake> ids;
        ids.reserve(ready.guilds.size());
        for (const UnavailableGuild &guild : ready.guilds)
            ids.append(guild.id);
        return ids;
    }
};

//! \brief A shard went on with its session; all that was missed has been replayed (RESUMED)
struct ShardResumedEvent : ShardStateEvent
{
    static constexpr auto lineage = lineageOf<ShardStateEvent::lineage>(EventType::ShardResumed);
};

//! \brief A shard that was connected lost its connection or closed it
struct ShardDisconnectedEvent : ShardStateEvent
{
    static constexpr auto lineage = lineageOf<ShardStateEvent::lineage>(EventType::ShardDisconnected);

    int closeCode = 0; //!< 0: cut without a code
    QString reason; //!< as Discord gave it, or what went wrong
};

//! \brief Discord did not carry out a command of the gateway, because there were too many (RATE_LIMITED)
struct ShardRateLimitedEvent : ShardEvent
{
    static constexpr auto lineage = lineageOf<ShardEvent::lineage>(EventType::ShardRateLimited);

    int opcode = 0; //!< of the command
    double retryAfterSeconds = 0; //!< until it may be sent again
    JsonBlob meta; //!< what Discord tells about the command
};

//! \brief Discord did not send the members that the bot asked for (RATE_LIMITED for opcode 8)
struct RequestGuildMembersRateLimitedEvent : ShardRateLimitedEvent
{
    static constexpr auto lineage =
        lineageOf<ShardRateLimitedEvent::lineage>(EventType::RequestGuildMembersRateLimited);

    Snowflake guildId;
    std::optional<QString> nonce; //!< of the request
};

} // namespace Hikari
