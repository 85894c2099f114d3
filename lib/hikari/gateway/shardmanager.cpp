#include <hikari/gateway/shardmanager.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/core/timer.h>
#include <hikari/events/delivery.h>
#include <hikari/gateway/closecode_p.h>
#include <hikari/gateway/eventinbox_p.h>
#include <hikari/gateway/identifyqueue_p.h>
#include <hikari/gateway/shard_p.h>
#include <hikari/gateway/websockettransport_p.h>

#include <QPointer>
#include <QSet>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

namespace Hikari {

// All shards close at once; each has the same time for its close frame.
constexpr auto closeLimit = 5s;

QList<int> shardIdsOrAll(QList<int> ids, int shardCount)
{
    if (ids.isEmpty()) {
        ids.resize(shardCount);
        std::iota(ids.begin(), ids.end(), 0);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

static GatewayConfig completed(GatewayConfig config)
{
    if (!config.clock)
        config.clock = Clock::system();
    if (!config.interest) {
        config.interest = std::make_shared<EventInterest>();
        for (std::size_t type = 0; type < eventTypeCount; ++type) {
            if (EventType(type) != EventType::ShardPayload)
                config.interest->setWanted(EventType(type), true);
        }
    }
    config.shardCount = std::max(1, config.shardCount);
    config.maxConcurrency = std::max(1, config.maxConcurrency);
    config.shardIds = shardIdsOrAll(std::move(config.shardIds), config.shardCount);
    return config;
}

class ShardManager::Private
{
public:
    Private(ShardManager *q, GatewayConfig given, std::function<void(const Delivery &)> deliver);
    ~Private();

    Reply<void> end(void (Shard::*how)());
    void onItem(const EventInbox::Item &item);
    void onFailed(int id, const Error &error);
    void onStopped(int id);
    void endThreads();
    void onThreadFinished();
    void finishClosing();

    ShardManager *const q;
    const std::shared_ptr<const GatewayConfig> config;
    // Shared, because it may destroy the manager while it runs
    const std::shared_ptr<const std::function<void(const Delivery &)>> deliver;
    EventInbox inbox;
    std::unique_ptr<LocalIdentifyQueue> queue; // in the first gateway thread
    std::vector<QThread *> threads;
    QMap<int, Shard *> shards; // in the gateway threads; gone when these have ended
    QMap<int, GatewayShard *> handles;
    QMap<int, ShardState> states; // as the bot has seen them

    bool isStarted = false;
    bool wasReady = false;
    bool hasFailed = false;
    QSet<int> closing; // shards whose stopped() is awaited
    int threadsRunning = 0;
    bool isClosing = false;
    bool isClosed = false;
    Timer closeTimer;
    std::optional<ReplySource<void>> closeSource;
    QList<GatewaySession> suspended;
};

ShardManager::Private::Private(ShardManager *q, GatewayConfig given, std::function<void(const Delivery &)> deliver)
    : q(q)
    , config(std::make_shared<const GatewayConfig>(completed(std::move(given))))
    , deliver(std::make_shared<const std::function<void(const Delivery &)>>(std::move(deliver)))
    , inbox(config->inboxLimit, config->inboxBytes, [this](const EventInbox::Item &item) { onItem(item); })
    , queue(std::make_unique<LocalIdentifyQueue>(
          config->clock, config->maxConcurrency, config->identifyWindow, config->identifyNotBefore))
    , closeTimer(config->clock)
{
    const auto count = std::min<qsizetype>(std::max(0, config->gatewayThreads), config->shardIds.size());
    for (qsizetype i = 0; i < count; ++i) {
        auto *thread = new QThread;
        thread->setObjectName(QStringLiteral("gateway %1").arg(i));
        threads.push_back(thread);
    }
    const auto transports = [ssl = config->ssl](TransportClient *client) -> Transport * {
        return new WebSocketTransport(ssl, Inflater::defaultLimit, client);
    };
    for (const int id : config->shardIds) {
        auto status = std::make_shared<ShardStatus>(id, config->shardCount, config->compression, config->clock);
        ShardSetup setup;
        setup.config = config;
        setup.id = id;
        setup.status = status;
        setup.identifyQueue = queue.get();
        setup.inbox = &inbox;
        setup.transports = transports;
        auto *shard = new Shard(std::move(setup));
        // Queued also within one thread: the receiver may destroy the shard.
        QObject::connect(
            shard, &Shard::failed, q, [this, id](const Error &error) { onFailed(id, error); }, Qt::QueuedConnection);
        QObject::connect(
            shard, &Shard::stopped, q, [this, id] { onStopped(id); }, Qt::QueuedConnection);
        QObject::connect(
            shard, &Shard::suspended, q, [this](const GatewaySession &session) { suspended.append(session); },
            Qt::QueuedConnection);
        if (!threads.empty()) {
            QThread *thread = threads[std::size_t(shards.size()) % threads.size()];
            shard->moveToThread(thread);
            QObject::connect(thread, &QThread::finished, shard, &QObject::deleteLater);
        }
        shards.insert(id, shard);
        handles.insert(id, new GatewayShard(shard, std::move(status), config->intents, q));
        states.insert(id, ShardState::Stopped);
    }
    if (!threads.empty()) {
        queue->moveToThread(threads.front());
        QObject::connect(threads.front(), &QThread::finished, queue.get(), &LocalIdentifyQueue::stop);
    }
    for (QThread *thread : threads) {
        QObject::connect(thread, &QThread::finished, q, [this] { onThreadFinished(); });
        thread->start();
        ++threadsRunning;
    }
    QObject::connect(&closeTimer, &Timer::timeout, q, [this] {
        qCWarning(lcGateway) << "some connections did not close in time and were cut";
        endThreads();
    });
}

ShardManager::Private::~Private()
{
    for (GatewayShard *handle : std::as_const(handles))
        handle->m_shard = nullptr;
    for (QThread *thread : threads)
        thread->quit();
    for (QThread *thread : threads) {
        thread->wait();
        delete thread;
    }
    if (threads.empty())
        qDeleteAll(shards);
    for (GatewayShard *handle : std::as_const(handles))
        handle->detach();
}

void ShardManager::Private::onItem(const EventInbox::Item &item)
{
    if (item.delivery.event) {
        const auto keptAlive = deliver;
        (*keptAlive)(item.delivery);
        return;
    }
    const QPointer<ShardManager> guard(q);
    states[item.shardId] = item.state;
    if (GatewayShard *handle = handles.value(item.shardId))
        Q_EMIT handle->stateChanged(item.state);
    if (!guard)
        return;
    Q_EMIT q->shardStateChanged(item.shardId, item.state);
    if (!guard || wasReady || item.state != ShardState::Ready)
        return;
    wasReady = std::all_of(states.begin(), states.end(), [](ShardState state) { return isReady(state); });
    if (wasReady)
        Q_EMIT q->allReady();
}

void ShardManager::Private::onFailed(int id, const Error &error)
{
    if (error.kind == Error::Kind::GatewayClosed && closeReaction(error.closeCode) == CloseReaction::StopBot) {
        for (auto shard = shards.begin(); shard != shards.end(); ++shard) {
            if (shard.key() != id)
                QMetaObject::invokeMethod(
                    shard.value(), [to = shard.value(), code = error.closeCode] { to->giveUp(code); },
                    Qt::QueuedConnection);
        }
    }
    if (!std::exchange(hasFailed, true))
        Q_EMIT q->fatal(error);
}

void ShardManager::Private::onStopped(int id)
{
    if (closing.remove(id) && closing.isEmpty())
        endThreads();
}

void ShardManager::Private::endThreads()
{
    if (isClosed || !isClosing)
        return;
    closing.clear();
    closeTimer.stop();
    for (GatewayShard *handle : std::as_const(handles))
        handle->m_shard = nullptr;
    if (threads.empty()) {
        finishClosing(); // the shards go with us
        return;
    }
    shards.clear(); // they go with their threads
    for (QThread *thread : threads)
        thread->quit();
}

void ShardManager::Private::onThreadFinished()
{
    if (--threadsRunning == 0)
        finishClosing();
}

void ShardManager::Private::finishClosing()
{
    if (std::exchange(isClosed, true))
        return;
    const QPointer<ShardManager> guard(q);
    inbox.drainAll();
    if (guard && closeSource) {
        ReplySource<void> source = *closeSource;
        source.succeed();
    }
}

ShardManager::ShardManager(GatewayConfig config, std::function<void(const Delivery &)> deliver, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(config), std::move(deliver)))
{ }

ShardManager::~ShardManager() = default;

const GatewayConfig &ShardManager::config() const
{
    return *d->config;
}

void ShardManager::start()
{
    if (d->isClosing || std::exchange(d->isStarted, true))
        return;
    // All queue up before the first is granted: threads start in any order, buckets must not (P52).
    d->queue->setHeld(true);
    const auto remaining = std::make_shared<std::atomic<qsizetype>>(d->shards.size());
    for (Shard *shard : std::as_const(d->shards)) {
        QMetaObject::invokeMethod(
            shard,
            [shard, remaining, queue = d->queue.get()] {
                shard->start();
                if (remaining->fetch_sub(1) == 1)
                    queue->setHeld(false);
            },
            Qt::QueuedConnection);
    }
}

Reply<void> ShardManager::close()
{
    return d->end(&Shard::close);
}

Reply<QList<GatewaySession>> ShardManager::suspend()
{
    if (d->closeSource)
        return Reply<QList<GatewaySession>>::succeeded();
    ReplySource<QList<GatewaySession>> source;
    const Reply<QList<GatewaySession>> reply = source.reply();
    d->end(&Shard::suspend).then(this, [this, source]() mutable { source.succeed(d->suspended); });
    return reply;
}

Reply<void> ShardManager::Private::end(void (Shard::*how)())
{
    if (closeSource)
        return closeSource->reply();
    const Reply<void> reply = closeSource.emplace().reply();
    isClosing = true;
    closeTimer.start(closeLimit);
    for (auto shard = shards.begin(); shard != shards.end(); ++shard) {
        closing.insert(shard.key());
        QMetaObject::invokeMethod(shard.value(), how, Qt::QueuedConnection);
    }
    // Last: whoever waits for a command may destroy the manager.
    const QPointer<ShardManager> guard(q);
    const QMap<int, GatewayShard *> all = handles;
    for (GatewayShard *handle : all) {
        if (guard)
            handle->detach();
    }
    return reply;
}

QMap<int, GatewayShard *> ShardManager::shards() const
{
    return d->handles;
}

QList<ShardSnapshot> ShardManager::snapshots() const
{
    QList<ShardSnapshot> snapshots;
    snapshots.reserve(d->handles.size());
    for (const GatewayShard *shard : std::as_const(d->handles))
        snapshots.append(shard->snapshot());
    return snapshots;
}

std::chrono::nanoseconds ShardManager::identifyFreeAt() const
{
    return d->queue->freeAt();
}

StartProgress ShardManager::startProgress() const
{
    StartProgress progress;
    QMap<int, int> wanted; // shards by rate limit key
    QMap<int, int> waiting;
    for (const GatewayShard *shard : std::as_const(d->handles)) {
        const ShardState state = shard->m_status->state();
        const int key = shard->id() % d->config->maxConcurrency;
        ++progress.total;
        progress.ready += isReady(state) ? 1 : 0;
        ++wanted[key];
        waiting[key] += state == ShardState::Queued || state == ShardState::Stopped ? 1 : 0;
    }
    const auto longest = [](const QMap<int, int> &counts) {
        const auto most = std::max_element(counts.begin(), counts.end());
        return most == counts.end() ? 0 : *most;
    };
    progress.windows = longest(wanted);
    progress.window = progress.windows - longest(waiting);
    progress.estimate = longest(waiting) * d->config->identifyWindow;
    return progress;
}

} // namespace Hikari
