#pragma once

#include <hikari/core/timestamp.h>

#include <QByteArray>
#include <QList>
#include <QString>

namespace Hikari {

//! \brief One misbehaviour that was ordered from the simulator
struct SimulatorFault
{
    Timestamp at;
    QString kind; //!< see faultKindName()
    int shardId = -1; //!< -1: all shards, or none of them for REST
    QString text; //!< as FaultOrder::toText() has it
};

//! \brief A breach of Discord's rules by a client
struct SimulatorViolation
{
    Timestamp at;
    int shardId = -1; //!< -1: not known, or REST
    QString text;
};

//! \brief One REST request
struct SimulatorRequest
{
    quint64 number = 0; //!< of all requests, from 1, in the order in which they came
    Timestamp at; //!< when it came
    int status = 0; //!< of the answer; 0: there was none
    QString scope; //!< of a 429: "user", "shared" or "global"
    //! {"method", "path" (after /api/v10), "content_type", "body", "files"} as one line of JSON
    QByteArray json;
};

//! \brief What happened to one shard, over all its connections and sessions
struct SimulatorShard
{
    int shardId = 0;
    int shardCount = 1;
    bool isConnected = false; //!< a connection holds the session now
    QString sessionId; //!< of the newest session; empty when it has ended
    quint64 connections = 0; //!< that got as far as IDENTIFY or RESUME
    quint64 identifies = 0; //!< accepted
    quint64 resumes = 0; //!< accepted
    quint64 replayed = 0; //!< dispatches sent again by RESUME
    qint64 lastSequence = 0; //!< of the newest session, whether sent or kept for RESUME
    quint64 events = 0; //!< dispatches numbered, replays not counted
    quint64 eventBytes = 0; //!< of them, as JSON text
    quint64 heartbeats = 0;
    int lastClientCloseCode = 0; //!< what the client said when it closed; 0: nothing, or still there
    QString status; //!< of the presence the client set last: "online", "idle", "dnd", "invisible", "offline"
    QString activity; //!< name of its first activity
};

//! \brief A copy of the simulator's books at one moment
struct SimulatorLedger
{
    QList<SimulatorShard> shards; //!< by shard count, then by id
    QList<SimulatorViolation> violations; //!< the newest 1,000
    quint64 violationCount = 0;
    QList<SimulatorFault> faults; //!< the newest 1,000
    quint64 connections = 0; //!< web sockets that were opened
    int openConnections = 0;
    quint64 identifies = 0;
    quint64 resumes = 0;
    quint64 replayed = 0;
    quint64 events = 0; //!< dispatches numbered over all sessions
    quint64 worldEvents = 0; //!< things that happened in the world, whether a session saw them or not
    quint64 gatewayBytes = 0; //!< sent over web sockets, after compression
    int sessionStartsLeft = 0;
    quint64 restRequests = 0;
    quint64 rest429 = 0;
    quint64 restFaults = 0; //!< answers spoilt by order
};

} // namespace Hikari
