#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/core/token.h>
#include <hikari/model/intents.h>

#include <QString>

#include <chrono>

namespace Hikari {

//! \brief What a simulated Discord looks like and how hard it works
struct SimulatorConfig
{
    //! The only token that is let in; empty: a well formed one of the simulator's own, see Simulator::token()
    Token token;
    quint16 restPort = 0; //!< 0: a free one of the system's choice
    quint16 gatewayPort = 0; //!< 0: a free one of the system's choice
    bool tls = false; //!< https and wss with a certificate made at start, see Simulator::certificate()

    int shards = 8; //!< recommended by GET /gateway/bot; clients may use another count
    int maxConcurrency = 2; //!< identify buckets: shard id modulo this
    std::chrono::milliseconds identifyWindow { 500 }; //!< one IDENTIFY per bucket and window; Discord has 5 s
    int sessionStartLimit = 1000; //!< IDENTIFYs allowed from start to stop
    std::chrono::milliseconds heartbeatInterval { 1000 }; //!< Discord has 41.25 s
    //! A client silent for longer is closed with 4009; zero: twice the interval plus one second
    std::chrono::milliseconds heartbeatTimeout { 0 };
    Intents allowedIntents = Intent::All; //!< IDENTIFY with a privileged one that is not among them: 4014
    bool limitSends = true; //!< close with 4008 after 120 payloads of a client in 60 s

    int guilds = 2048;
    int membersPerGuild = 40; //!< on average; the largest guilds have eight times as many
    int channelsPerGuild = 12; //!< 4 to 200
    int rolesPerGuild = 8; //!< 2 to 200, \@everyone included
    int emojisPerGuild = 6; //!< 0 to 250
    //! The same seed makes the same world and lets the same happen in it, in the same order, whoever listens. Without
    //! \a liveClock clients that act alike get the same dispatches byte for byte, session ids included; only what they
    //! have to wait for is told in real time (retry_after).
    quint64 seed = 1;
    double eventsPerSecond = 300; //!< of the whole world, spread over its guilds; 0: none
    //! Whether ids and times in the world are those of the machine, as for somebody who watches; then no two runs are
    //! the same. Otherwise the world's time begins at \a startTime and goes on by 1 s / \a eventsPerSecond with each
    //! thing that happens, by 1 ms without a rate.
    bool liveClock = false;
    Timestamp startTime = Timestamp::fromMilliseconds(1767225600000); //!< 2026-01-01; not used with \a liveClock

    //! Dispatches a session keeps for RESUME: those the client has not acknowledged and those of the last 30 s,
    //! at most this many bytes of them
    qint64 replayBytes = 16 << 20;
    //! How long a session waits for its client to come back; later RESUMEs get op 9
    std::chrono::milliseconds sessionTimeout { 120000 };

    int restGlobalLimit = 50; //!< REST requests a second over all routes; 0: no limit
    QString requestLogFile; //!< every REST request is appended as a line of JSON, message texts included; empty: none
};

} // namespace Hikari
