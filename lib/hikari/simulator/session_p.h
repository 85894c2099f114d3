#pragma once

#include <hikari/simulator/simulatorledger.h>

#include <QByteArray>
#include <QSet>
#include <QString>

#include <deque>
#include <vector>

namespace Hikari::Sim {

class Connection;

//! \brief A gateway session: what outlives a connection
//!
//! Lives in the simulator's thread.
class Session
{
public:
    struct Sent
    {
        qint64 sequence = 0;
        qint64 atMs = 0;
        QByteArray payload; // as JSON text
    };

    QString id;
    int shardId = 0;
    int shardCount = 1;
    quint64 intents = 0;
    int largeThreshold = 50;
    qint64 sequence = 0; // of the last dispatch
    qint64 acknowledged = 0; // the client's word, by heartbeat or RESUME
    Connection *connection = nullptr; // null: waiting for RESUME
    qint64 abandonedAtMs = 0; // when the connection went
    std::vector<int> guilds; // indexes, in rising order
    std::size_t introduced = 0; // how many of them had their GUILD_CREATE
    QSet<int> out; // of the introduced ones, those that an outage made unavailable
    SimulatorShard *book = nullptr; // under Books::change() only

    //! Numbers a dispatch and keeps it. \return the payload
    QByteArray number(const char *name, const QByteArray &data, qint64 nowMs, qint64 replayBytes);
    //! Whether RESUME with \a sequence misses nothing that was kept
    bool canReplayFrom(qint64 sequence) const;
    const std::deque<Sent> &sent() const { return m_sent; }
    void acknowledge(qint64 sequence, qint64 nowMs);
    //! Whether the client knows the guild already, so that its events make sense
    bool knows(int guild) const
    {
        return (introduced == guilds.size() || guild < guilds[introduced]) && !out.contains(guild);
    }

private:
    void trim(qint64 nowMs, qint64 replayBytes);

    std::deque<Sent> m_sent;
    qint64 m_sentBytes = 0;
};

} // namespace Hikari::Sim
