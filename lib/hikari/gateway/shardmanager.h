#pragma once

#include <hikari/core/error.h>
#include <hikari/core/reply.h>
#include <hikari/gateway/gatewayconfig.h>
#include <hikari/gateway/gatewayshard.h>
#include <hikari/gateway/startprogress.h>

#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Hikari {

struct Delivery;

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
    //! Finishes within \a limit and never fails: connections that are not closed then are cut, and events that are not
    //! delivered then never are. Closing twice gives the same result. Nothing starts after it.
    Reply<void> close(std::chrono::nanoseconds limit = std::chrono::seconds(5));
    //! \brief As close(), but leaves the sessions to another process (close code 4000)
    //!
    //! The sessions tell of no event that has not been delivered. Empty when it is closing already.
    Reply<QList<GatewaySession>> suspend(std::chrono::nanoseconds limit = std::chrono::seconds(5));

    //! \brief The sessions as they are, while the shards go on
    //!
    //! They tell of no event that has not been delivered. Fails with State while resharding or closing; cancelled when
    //! it is called again before it is finished.
    Reply<QList<GatewaySession>> sessions();

    //! \brief Ends the gateway threads at once, and with them their connections; the sessions stay resumable
    //!
    //! No reply finishes any more, but those of close() and suspend(), at once. For the end of the application, when
    //! nobody has closed it.
    void endThreads();
    //! \brief Goes on with another number of shards, without a pause (P68)
    //!
    //! New shards sign in while the old ones go on; when they know their guilds, both receive everything for a second,
    //! then the new ones take over, and the old sessions are ended (1000). Every event is delivered once, by the old
    //! shards until then and by the new ones from then on; the first GUILD_CREATEs of the new sessions are not
    //! delivered. Nothing is switched while a shard of either is away. With the same count all sessions are renewed.
    //! Identifies are paced together with those of the old shards; the session starts are for the caller to check.
    //!
    //! \param presence what the bot shows from the start
    //! \return finished when the old shards are gone and the new ones deliver. Fails with InvalidArgument, State (not
    //! all shards have been ready, or it is under way already), ShutDown, GatewayClosed (a new shard was refused: the
    //! old ones go on), Cancelled
    Reply<void> reshard(int shardCount, const std::optional<PresenceUpdate> &presence = {});
    //! \brief How far the new shards have come; of total 0 unless reshard() is waiting for them
    StartProgress reshardProgress() const;

    //! \brief The shards by id; they live as long as the manager, or until shardsReplaced()
    QMap<int, GatewayShard *> shards() const;
    //! \brief Snapshots of all shards, in the order of their ids
    QList<ShardSnapshot> snapshots() const;
    StartProgress startProgress() const;
    //! \brief The same of any \a shards, without what only a queue knows; any thread
    //! \param resumed those that go on with a stored session and need no identify window
    static StartProgress startProgress(const QList<GatewayShard *> &shards, const QSet<int> &resumed,
        int maxConcurrency, std::chrono::milliseconds identifyWindow);
    //! \brief Monotonic time from which on another manager of the same bot may identify
    std::chrono::nanoseconds identifyFreeAt() const;

Q_SIGNALS:
    //! A shard's state, in order with its events
    void shardStateChanged(int id, Hikari::ShardState state);
    //! Every shard is ready for the first time, and the ShardReadyEvents have been delivered
    void allReady();
    //! reshardProgress() has changed
    void reshardProgressed();
    //! shards() and config() are those of the new count; the old ones only finish what they have
    void shardsReplaced();
    //! \brief Discord refused a shard for good; emitted once, at the first
    //!
    //! The close codes 4004, 4012, 4013 and 4014 concern the whole bot: all its shards are stopped then.
    void fatal(const Hikari::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
