#include <hikari/gateway/shardset_p.h>

#include <hikari/gateway/eventinbox_p.h>
#include <hikari/gateway/gatewaythread_p.h>
#include <hikari/gateway/identifyqueue_p.h>
#include <hikari/gateway/shardmanager.h>
#include <hikari/gateway/websockettransport_p.h>

#include <QPointer>

#include <algorithm>
#include <utility>

namespace Hikari {

ShardSet::ShardSet(std::shared_ptr<const GatewayConfig> config, quint32 number, const Shared &shared, QObject *owner)
    : m_config(std::move(config))
    , m_number(number)
    , m_shared(shared)
{
    const auto transports = [config = m_config](TransportClient *client) -> Transport * {
        return new WebSocketTransport(config->ssl, Inflater::defaultLimit, client, config->proxyFor);
    };
    const std::vector<GatewayThread *> &threads = *m_shared.threads;
    for (const int id : m_config->shardIds) {
        auto status = std::make_shared<ShardStatus>(
            id, m_config->shardCount, m_config->compression, m_config->clock, m_config->sessionBudget);
        GatewayThread *const thread =
            threads.empty() ? nullptr : threads[std::size_t(m_shards.size()) % threads.size()];
        ShardSetup setup;
        setup.config = m_config;
        setup.id = id;
        setup.set = m_number;
        setup.status = status;
        setup.identifyQueue = m_shared.queue;
        setup.inbox = m_shared.inbox;
        setup.thread = thread;
        setup.wantsFingerprints = m_shared.wantsFingerprints;
        setup.transports = transports;
        auto *shard = new Shard(std::move(setup));
        // Queued also within one thread: the receiver may destroy the shard.
        connect(
            shard, &Shard::failed, this,
            [this, id](const Error &error) {
                const QPointer<ShardSet> guard(this);
                Q_EMIT failed(id, error);
                if (guard)
                    onStopped(id);
            },
            Qt::QueuedConnection);
        connect(
            shard, &Shard::stopped, this, [this, id] { onStopped(id); }, Qt::QueuedConnection);
        connect(shard, &Shard::suspended, this, &ShardSet::suspended, Qt::QueuedConnection);
        if (thread) {
            shard->moveToThread(thread);
            connect(thread, &QThread::finished, shard, &QObject::deleteLater);
        }
        m_shards.insert(id, shard);
        m_handles.insert(id, new GatewayShard(shard, std::move(status), m_config, owner));
        m_states.insert(id, ShardState::Stopped);
    }
}

ShardSet::~ShardSet()
{
    release();
    if (m_shared.threads->empty())
        qDeleteAll(m_shards);
}

void ShardSet::start()
{
    // All queue up before the first is granted: threads start in any order, buckets must not (P52).
    m_shared.queue->setHeld(true);
    const auto remaining = std::make_shared<std::atomic<qsizetype>>(m_shards.size());
    for (Shard *shard : std::as_const(m_shards)) {
        QMetaObject::invokeMethod(
            shard,
            [shard, remaining, queue = m_shared.queue] {
                shard->start();
                if (remaining->fetch_sub(1) == 1)
                    queue->setHeld(false);
            },
            Qt::QueuedConnection);
    }
}

void ShardSet::end(void (Shard::*how)())
{
    m_isEnding = true;
    for (auto shard = m_shards.begin(); shard != m_shards.end(); ++shard)
        m_ending.insert(shard.key());
    urge(how);
}

void ShardSet::urge(void (Shard::*how)())
{
    for (const int id : std::as_const(m_ending))
        QMetaObject::invokeMethod(m_shards.value(id), how, Qt::QueuedConnection);
}

void ShardSet::requestSessions()
{
    for (Shard *shard : std::as_const(m_shards))
        QMetaObject::invokeMethod(shard, &Shard::reportSession, Qt::QueuedConnection);
}

void ShardSet::catchUp()
{
    for (Shard *shard : std::as_const(m_shards))
        QMetaObject::invokeMethod(shard, &Shard::catchUp, Qt::QueuedConnection);
}

void ShardSet::onStopped(int id)
{
    if (m_ending.remove(id) && m_ending.isEmpty())
        Q_EMIT ended();
}

void ShardSet::giveUp(int failed, int closeCode)
{
    for (auto shard = m_shards.begin(); shard != m_shards.end(); ++shard) {
        if (shard.key() != failed)
            QMetaObject::invokeMethod(
                shard.value(), [to = shard.value(), closeCode] { to->giveUp(closeCode); }, Qt::QueuedConnection);
    }
}

void ShardSet::destroyShards()
{
    const QMap<int, Shard *> all = std::exchange(m_shards, {});
    release();
    for (auto it = all.begin(); it != all.end(); ++it) {
        Shard *const shard = it.value();
        // Qt looks at the sender when a receiver is destroyed, and the shard is destroyed in its own thread.
        shard->disconnect(this);
        shard->disconnect(m_handles.value(it.key()));
        if (m_shared.threads->empty())
            delete shard;
        else
            shard->deleteLater();
    }
    for (GatewayShard *handle : std::exchange(m_handles, {}))
        handle->deleteLater();
}

bool ShardSet::setState(int id, ShardState state)
{
    const auto found = m_states.find(id);
    if (found == m_states.end())
        return false;
    *found = state;
    return true;
}

bool ShardSet::isReady() const
{
    return std::all_of(m_states.begin(), m_states.end(), [](ShardState state) { return Hikari::isReady(state); });
}

bool ShardSet::isReconnecting() const
{
    return std::any_of(m_states.begin(), m_states.end(), [](ShardState state) {
        return !Hikari::isReady(state) && state != ShardState::Stopped && state != ShardState::Failed;
    });
}

QStringList ShardSet::sessionIds() const
{
    QStringList ids;
    for (const GatewayShard *handle : m_handles)
        ids.append(handle->snapshot().sessionId);
    return ids;
}

int ShardSet::missingGuilds() const
{
    int missing = 0;
    for (const GatewayShard *handle : m_handles)
        missing += handle->snapshot().unavailableGuilds;
    return missing;
}

void ShardSet::release()
{
    for (GatewayShard *handle : std::as_const(m_handles))
        handle->m_shard = nullptr;
    if (!m_shared.threads->empty())
        m_shards.clear(); // they go with their threads
}

void ShardSet::detach()
{
    const QPointer<ShardSet> guard(this);
    const QMap<int, GatewayShard *> all = m_handles;
    for (GatewayShard *handle : all) {
        if (guard)
            handle->detach();
    }
}

StartProgress ShardSet::progress() const
{
    QSet<int> resumed;
    for (const GatewaySession &session : m_config->sessions)
        resumed.insert(session.shardId);
    return ShardManager::startProgress(m_handles.values(), resumed, m_config->maxConcurrency, m_config->identifyWindow);
}

} // namespace Hikari
