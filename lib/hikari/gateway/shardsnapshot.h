#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/gateway/compression.h>
#include <hikari/gateway/shardstate.h>

#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief A shard entered a state
struct ShardTransition
{
    Timestamp at;
    ShardState state = ShardState::Stopped;
    QString reason; //!< for a person; may be empty

    bool operator==(const ShardTransition &) const = default;
};

//! \brief Everything about one shard at one moment, for views and logs
//!
//! A value: copying it is cheap, and nothing in it changes.
struct ShardSnapshot
{
    int id = 0;
    int shardCount = 1;
    ShardState state = ShardState::Stopped;
    Timestamp since; //!< when the state was entered
    QString detail; //!< one short text about the state for a person, for example "no ACK for 41 s"; may be empty
    bool isConnected = false; //!< the WebSocket is open and HELLO has come

    std::optional<std::chrono::microseconds> heartbeatLatency; //!< of the last answered heartbeat of this connection
    QList<float> latencyHistory; //!< milliseconds, at most 60, the oldest first
    std::chrono::milliseconds heartbeatInterval { 0 }; //!< as told by HELLO; 0 before
    Timestamp lastHeartbeatSentAt;
    Timestamp lastHeartbeatAckAt;

    quint64 events = 0; //!< dispatches received, wanted or not, since the shard was created
    Timestamp lastEventAt;
    QString lastEventName; //!< as on the wire, for example "MESSAGE_CREATE"
    int guildCount = 0; //!< guilds of this shard, the unavailable ones included
    int unavailableGuilds = 0;

    qint64 sequence = -1; //!< last sequence number of the session; -1: none
    QString sessionId; //!< empty: no session
    QString resumeHost; //!< host and port to resume at; empty: the gateway's own
    Timestamp readySince; //!< when the session became READY; stays over a RESUME
    int reconnects = 0; //!< connections lost or given up since the shard was created
    int lastCloseCode = 0; //!< of the last connection that ended; 0: none was sent
    QString lastCloseReason; //!< why the last connection ended, for a person
    Timestamp nextAttemptAt; //!< in Queued and BackingOff: when it goes on, as far as known; else null
    int attempt = 0; //!< failed attempts since the shard was last READY or RESUMED

    int sendsWaiting = 0; //!< commands that wait for a connection or for their place in the limit
    int sendBudget = 120; //!< payloads that may still be sent, of 120 in any 60 s
    Compression compression = Compression::ZstdStream;
    quint64 bytesIn = 0; //!< as received, compressed, without WebSocket and TLS framing; over all connections
    quint64 bytesOut = 0;
    quint64 bytesInflated = 0; //!< JSON text received
    bool isHeldBack = false; //!< the inbox is full: the socket is not read until listeners have caught up

    QList<ShardTransition> transitions; //!< the last 20, the oldest first

    //! \brief Whether events are received
    bool isReady() const { return Hikari::isReady(state); }
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::ShardSnapshot)
