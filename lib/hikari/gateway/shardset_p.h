#pragma once

#include <hikari/core/error.h>
#include <hikari/gateway/gatewaysession.h>
#include <hikari/gateway/gatewayshard.h>
#include <hikari/gateway/shard_p.h>

#include <QMap>
#include <QObject>
#include <QSet>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace Hikari {

class EventInbox;
class GatewayThread;
class LocalIdentifyQueue;
struct StartProgress;

//! \brief All shards of one shard count, as the bot's thread sees them
//!
//! A bot has one, and a second one while it is resharded. Lives in the bot's thread; its shards live in gateway
//! threads, or in the bot's when there are none.
class ShardSet : public QObject
{
    Q_OBJECT
public:
    //! What the sets of one bot share; outlives them
    struct Shared
    {
        EventInbox *inbox = nullptr;
        LocalIdentifyQueue *queue = nullptr;
        const std::vector<GatewayThread *> *threads = nullptr; // empty: the bot's own
        const std::atomic<bool> *wantsFingerprints = nullptr;
    };

    //! \param config complete: shardIds, clock and interest are set
    //! \param number tells its items in the inbox from those of others
    //! \param owner parent of the handles
    ShardSet(std::shared_ptr<const GatewayConfig> config, quint32 number, const Shared &shared, QObject *owner);
    //! Shards without a gateway thread are destroyed, others go when their thread ends or after destroyShards()
    ~ShardSet() override;

    const GatewayConfig &config() const { return *m_config; }
    quint32 number() const { return m_number; }
    const QMap<int, GatewayShard *> &handles() const { return m_handles; }
    StartProgress progress() const;
    //! \brief Guilds of the sessions that have not come yet, or are unavailable
    int missingGuilds() const;

    void start();
    //! \brief Calls \a how on every shard; ended() follows once each has stopped or failed
    void end(void (Shard::*how)());
    //! \brief Likewise, on those that end() is still waiting for
    void urge(void (Shard::*how)());
    //! \brief Has every shard put its session into the inbox
    void requestSessions();
    //! \brief Has every shard say in the inbox when it has read what was sent to it until now
    void catchUp();
    bool isEnding() const { return m_isEnding; }
    bool hasEnded() const { return m_isEnding && m_ending.isEmpty(); }
    //! \brief Discord refused all for what it refused \a failed for
    void giveUp(int failed, int closeCode);
    //! \brief Destroys ended shards, each in its thread, and the handles
    void destroyShards();

    //! \brief A shard's state, as the bot has come to know of it; false when it is none of this set
    bool setState(int id, ShardState state);
    bool isReady() const;
    //! \brief Whether a shard that is to run is not ready
    bool isReconnecting() const;
    //! \brief Of the shards' sessions; an empty one stands for none
    QStringList sessionIds() const;

    //! \brief Commands fail from now on, those that wait with ShutDown; whoever waits may destroy this
    void detach();
    //! \brief No command reaches a shard any more; those of gateway threads are left to these
    void release();

Q_SIGNALS:
    void failed(int id, const Hikari::Error &error);
    void suspended(const Hikari::GatewaySession &session);
    //! All have stopped; what they had received may still be in the inbox
    void ended();

private:
    void onStopped(int id);

    const std::shared_ptr<const GatewayConfig> m_config;
    const quint32 m_number;
    const Shared m_shared;
    QMap<int, Shard *> m_shards; // empty once they go with their threads
    QMap<int, GatewayShard *> m_handles;
    QMap<int, ShardState> m_states;
    QSet<int> m_ending; // shards whose end is awaited
    bool m_isEnding = false;
};

} // namespace Hikari
