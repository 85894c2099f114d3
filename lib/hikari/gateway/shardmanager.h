#pragma once

#include <hikari/core/error.h>
#include <hikari/core/reply.h>
#include <hikari/gateway/gatewayconfig.h>
#include <hikari/gateway/gatewayshard.h>

#include <QMap>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace Hikari {

struct Delivery;

//! \brief How far the start of the shards has come
struct StartProgress
{
    int total = 0; //!< shards wanted here
    int ready = 0; //!< shards that are ready now
    int window = 0; //!< identify windows begun
    int windows = 0; //!< identify windows needed
    std::chrono::milliseconds estimate { 0 }; //!< until the last window begins
};

//! \brief Runs the shards of one bot on gateway threads and hands their events to the bot's thread
//!
//! Lives in the bot's thread; every function must be called there. It may be destroyed at any time, also inside deliver
//! or a signal: then connections are cut without a close frame, so that the sessions stay resumable.
class HIKARI_EXPORT ShardManager : public QObject
{
    Q_OBJECT
public:
    //! \param deliver called in the bot's thread for every event, in order per shard
    ShardManager(GatewayConfig config, std::function<void(const Delivery &)> deliver, QObject *parent = nullptr);
    ~ShardManager() override;

    const GatewayConfig &config() const;

    //! \brief Connects all shards, paced by identifyWindow and maxConcurrency; once
    void start();
    //! \brief Ends all sessions (close code 1000) and the gateway threads; what has been received is still delivered
    //!
    //! Finishes within 5 s and never fails. Closing twice gives the same result. Nothing starts after it.
    Reply<void> close();
    //! \brief As close(), but leaves the sessions to another process (close code 4000)
    //!
    //! The sessions tell of no event that has not been delivered. Empty when it is closing already.
    Reply<QList<GatewaySession>> suspend();

    //! \brief The shards by id; they live as long as the manager
    QMap<int, GatewayShard *> shards() const;
    //! \brief Snapshots of all shards, in the order of their ids
    QList<ShardSnapshot> snapshots() const;
    StartProgress startProgress() const;
    //! \brief Monotonic time from which on another manager of the same bot may identify
    std::chrono::nanoseconds identifyFreeAt() const;

Q_SIGNALS:
    //! A shard's state, in order with its events
    void shardStateChanged(int id, Hikari::ShardState state);
    //! Every shard is ready for the first time, and the ShardReadyEvents have been delivered
    void allReady();
    //! \brief Discord refused a shard for good; emitted once, at the first
    //!
    //! The close codes 4004, 4012, 4013 and 4014 concern the whole bot: all its shards are stopped then.
    void fatal(const Hikari::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
