#pragma once

#include <hikari/core/global.h>
#include <hikari/gateway/shardsnapshot.h>

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace Hikari {

class Shard;
class ShardStatus;

//! \brief One shard, as the bot's thread sees it: its state, and commands for it
//!
//! The shard itself lives in a gateway thread; commands reach it by its event loop. Owned by the ShardManager. Lives in
//! the bot's thread; only snapshot() and what reads from it may be called in any thread.
class HIKARI_EXPORT GatewayShard : public QObject
{
    Q_OBJECT
public:
    ~GatewayShard() override;

    int id() const;
    int shardCount() const;

    //! \brief The shard as it is now; any thread
    ShardSnapshot snapshot() const;
    //! \brief Between sending the last answered heartbeat and its answer; nullopt before the first; any thread
    std::optional<std::chrono::microseconds> heartbeatLatency() const;
    //! \brief Whether the shard is wanted: started, not stopped and not failed; any thread
    bool isAlive() const;
    //! \brief Whether the WebSocket is open and HELLO has come; any thread
    bool isConnected() const;

    //! \brief Drops the connection and resumes the session on a new one; no session start is used
    //!
    //! Ends a wait between attempts. A failed shard starts anew. Does nothing for a stopped one.
    void reconnect();
    //! \brief Ends the session and starts a new one, which uses up a session start
    //!
    //! Ends a wait between attempts. A failed shard starts anew. Does nothing for a stopped one.
    void restart();
    //! \brief Ends the session (close code 1000) and stays stopped until start()
    void stop();
    //! \brief Connects a stopped or failed shard; of one that waits between attempts, ends the wait
    void start();

Q_SIGNALS:
    //! Emitted in the bot's thread, in order with the shard's events
    void stateChanged(Hikari::ShardState state);

private:
    friend class ShardManager;
    GatewayShard(Shard *shard, std::shared_ptr<ShardStatus> status, QObject *parent);
    void command(void (Shard::*function)());

    Shard *m_shard; // null once the manager has closed
    std::shared_ptr<ShardStatus> m_status;
};

} // namespace Hikari
