#include <hikari/gateway/shardmanager_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/events/guild_events.h>
#include <hikari/events/shard_events.h>
#include <hikari/gateway/closecode_p.h>

#include <QPointer>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

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

ShardManager::Private::Private(ShardManager *q, GatewayConfig given, std::function<void(const Delivery &)> deliver)
    : q(q)
    , deliver(std::make_shared<const std::function<void(const Delivery &)>>(std::move(deliver)))
    , clock(given.clock ? given.clock : Clock::system())
    , inbox(given.inboxLimit, given.inboxBytes, [this](const EventInbox::Item &item) { onItem(item); })
    , closeTimer(clock)
    , reshardTimer(clock)
{
    GatewayConfig config = completed(std::move(given));
    queue = std::make_unique<LocalIdentifyQueue>(
        clock, config.maxConcurrency, config.identifyWindow, config.identifyNotBefore, config.sessionBudget);
    addThreads(std::min<qsizetype>(config.gatewayThreads, config.shardIds.size()));
    if (!threads.empty()) {
        queue->moveToThread(threads.front());
        QObject::connect(threads.front(), &QThread::finished, queue.get(), &LocalIdentifyQueue::stop);
    }
    set = makeSet(std::move(config));
    QObject::connect(&closeTimer, &Timer::timeout, q, [this] {
        qCWarning(lcGateway) << "some connections did not close in time and were cut";
        quitThreads();
    });
    QObject::connect(&reshardTimer, &Timer::timeout, q, [this] { checkResharding(); });
}

ShardManager::Private::~Private()
{
    joinThreads();
    for (QThread *thread : threads)
        delete thread;
    threads.clear();
    for (ShardSet *one : { set.get(), other.get() }) {
        if (one)
            one->detach();
    }
}

void ShardManager::Private::joinThreads()
{
    for (ShardSet *one : { set.get(), other.get() }) {
        if (one)
            one->release();
    }
    for (QThread *thread : threads)
        thread->quit();
    for (QThread *thread : threads)
        thread->wait();
}

// So that there are \a count at least
void ShardManager::Private::addThreads(qsizetype count)
{
    while (qsizetype(threads.size()) < count) {
        auto *thread = new GatewayThread(&inbox);
        thread->setObjectName(QStringLiteral("gateway %1").arg(threads.size()));
        threads.push_back(thread);
        QObject::connect(thread, &QThread::finished, q, [this] { onThreadFinished(); });
        thread->start();
        ++threadsRunning;
    }
}

std::unique_ptr<ShardSet> ShardManager::Private::makeSet(GatewayConfig config)
{
    const ShardSet::Shared shared {
        .inbox = &inbox, .queue = queue.get(), .threads = &threads, .wantsFingerprints = &wantsFingerprints
    };
    auto made =
        std::make_unique<ShardSet>(std::make_shared<const GatewayConfig>(std::move(config)), ++lastSet, shared, q);
    ShardSet *const of = made.get();
    QObject::connect(of, &ShardSet::failed, q, [this, of](int id, const Error &error) { onFailed(of, id, error); });
    QObject::connect(of, &ShardSet::ended, q, [this, of] { onEnded(of); });
    QObject::connect(of, &ShardSet::suspended, q, [this](const GatewaySession &session) { suspended.append(session); });
    return made;
}

void ShardManager::Private::onItem(const EventInbox::Item &item)
{
    if (item.session) {
        onSession(item);
        return;
    }
    if (item.isCaughtUp) {
        onCaughtUp(item);
        return;
    }
    if (!item.delivery.event) {
        onState(item);
        return;
    }
    if (!isToDeliver(item))
        return;
    const auto keptAlive = deliver;
    (*keptAlive)(item.delivery);
}

void ShardManager::Private::onState(const EventInbox::Item &item)
{
    if (other && item.set == other->number()) {
        if (item.shardId < 0)
            dropOther();
        else if (other->setState(item.shardId, item.state) && isStartingOther())
            Q_EMIT q->reshardProgressed();
        return;
    }
    if (item.set != set->number() || !set->setState(item.shardId, item.state))
        return;
    const QPointer<ShardManager> guard(q);
    if (GatewayShard *handle = set->handles().value(item.shardId))
        Q_EMIT handle->stateChanged(item.state);
    if (!guard)
        return;
    Q_EMIT q->shardStateChanged(item.shardId, item.state);
    if (!guard || wasReady || item.state != ShardState::Ready)
        return;
    wasReady = set->isReady();
    if (wasReady)
        Q_EMIT q->allReady();
}

void ShardManager::Private::onSession(const EventInbox::Item &item)
{
    if (!sessionsSource || item.set != set->number() || !toReport.remove(item.shardId))
        return;
    if (!item.session->sessionId.isEmpty())
        reported.append(*item.session);
    if (toReport.isEmpty()) {
        ReplySource<QList<GatewaySession>> source = *std::exchange(sessionsSource, std::nullopt);
        source.succeed(std::exchange(reported, {}));
    }
}

void ShardManager::Private::onFailed(ShardSet *of, int id, const Error &error)
{
    if (of == other.get()) {
        if (isStartingOther())
            giveUpResharding(error);
        return;
    }
    if (error.kind == Error::Kind::GatewayClosed && closeReaction(error.closeCode) == CloseReaction::StopBot)
        of->giveUp(id, error.closeCode);
    if (!std::exchange(hasFailed, true))
        Q_EMIT q->fatal(error);
}

void ShardManager::Private::onEnded(ShardSet *of)
{
    if (!isClosing) {
        // In order with what the set had received
        EventInbox::Item last;
        last.set = of->number();
        inbox.push(std::move(last));
    } else if (set->hasEnded() && (!other || other->hasEnded())) {
        quitThreads();
    }
}

void ShardManager::Private::quitThreads()
{
    if (isClosed || !isClosing)
        return;
    closeTimer.stop();
    set->release();
    if (other)
        other->release();
    if (threads.empty()) {
        finishClosing(); // the shards go with us
        return;
    }
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
    if (!deliverHeld({})) // a listener of one of these may be waiting for us
        return;
    // The listeners of an inbox that is full may take minutes.
    std::vector<EventInbox::Item> left =
        inbox.drainAll([clock = clock, end = closeDeadline] { return clock->monotonic() < end; });
    std::vector<EventInbox::Item> late;
    for (EventInbox::Item &item : left) {
        if (!guard)
            return;
        if (!item.delivery.event)
            onItem(item); // states cost nothing, and are to be right in the end
        else if (item.set == set->number() && isToDeliver(item))
            late.push_back(std::move(item));
    }
    if (!guard || (!isStartingOther() && !deliverHeld(overlap.takeAll())))
        return;
    std::move(late.begin(), late.end(), std::back_inserter(undelivered));
    leaveUndelivered();
    if (closeSource) {
        ReplySource<void> source = *closeSource;
        source.succeed();
    }
}

// As if \a event had not come, which is the last one of \a session that tells of its guild
static void takeBack(GatewaySession &session, const Event &event)
{
    const auto *const guild = eventCast<GuildVisibilityEvent>(event);
    if (!guild)
        return;
    session.guilds.removeOne(guild->guildId);
    session.unavailableGuilds.removeOne(guild->guildId);
    if (event.type == EventType::GuildAvailable)
        session.unavailableGuilds.append(guild->guildId);
    else if (event.type != EventType::GuildJoin)
        session.guilds.append(guild->guildId);
}

// RESUMED is of a connection, whatever its number.
static bool isOfResuming(const ShardEvent &event)
{
    const auto *const payload = eventCast<ShardPayloadEvent>(event);
    return payload ? payload->name == u"RESUMED" : event.type == EventType::ShardResumed;
}

// What nobody heard of is not part of a suspended session: it comes again when that is resumed.
void ShardManager::Private::leaveUndelivered()
{
    int events = 0;
    for (auto item = undelivered.rbegin(); item != undelivered.rend(); ++item) {
        const auto event = eventCast<ShardEvent>(item->delivery.event);
        if (!event || event->sequence < 0 || isOfResuming(*event))
            continue;
        events += item->isContinued ? 0 : 1; // of Discord's
        for (GatewaySession &session : suspended) {
            if (session.shardId != item->shardId)
                continue;
            session.sequence = std::min(session.sequence, event->sequence - 1);
            takeBack(session, *event);
        }
    }
    if (events > 0)
        qCWarning(lcGateway) << events << "events were not delivered: the listeners took too long while closing";
    suspended.removeIf([](const GatewaySession &session) { return session.sequence < 1; }); // nobody saw it begin
}

ShardManager::ShardManager(GatewayConfig config, std::function<void(const Delivery &)> deliver, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(config), std::move(deliver)))
{ }

ShardManager::~ShardManager() = default;

void ShardManager::endThreads()
{
    d->joinThreads();
    d->isClosed = true;
}

const GatewayConfig &ShardManager::config() const
{
    return d->set->config();
}

void ShardManager::start()
{
    if (!d->isClosing && !std::exchange(d->isStarted, true))
        d->set->start();
}

Reply<void> ShardManager::close(std::chrono::nanoseconds limit)
{
    return d->end(&Shard::close, limit);
}

Reply<QList<GatewaySession>> ShardManager::suspend(std::chrono::nanoseconds limit)
{
    if (d->closeSource)
        return Reply<QList<GatewaySession>>::succeeded();
    ReplySource<QList<GatewaySession>> source;
    const Reply<QList<GatewaySession>> reply = source.reply();
    const QPointer<ShardManager> guard(this);
    const Reply<void> ended = d->end(&Shard::suspend, limit);
    if (guard)
        ended.then(this, [this, source]() mutable { source.succeed(d->suspended); });
    return reply;
}

Reply<QList<GatewaySession>> ShardManager::sessions()
{
    d->sessionsSource.reset();
    if (d->isClosing || d->resharding != Private::Resharding::None)
        return Reply<QList<GatewaySession>>::failed({ .kind = Error::Kind::State,
            .message = QStringLiteral("the sessions are about to end: ask for them later") });
    d->reported.clear();
    const QList<int> ids = d->set->handles().keys();
    d->toReport = { ids.begin(), ids.end() };
    const Reply<QList<GatewaySession>> reply = d->sessionsSource.emplace().reply();
    d->set->requestSessions();
    return reply;
}

Reply<void> ShardManager::Private::end(void (Shard::*how)(), std::chrono::nanoseconds limit)
{
    if (closeSource)
        return closeSource->reply();
    const Reply<void> reply = closeSource.emplace().reply();
    if (isClosed) {
        ReplySource<void> source = *closeSource;
        source.succeed(); // may destroy the manager
        return reply;
    }
    isClosing = true;
    reshardTimer.stop();
    queue->close(); // whoever is not identifying yet does not begin to
    closeTimer.start(limit * 9 / 10); // the rest is for the listeners of what waits then
    closeDeadline = clock->monotonic() + limit;
    set->end(how);
    if (other && other->isEnding())
        other->urge(&Shard::close);
    else if (other)
        other->end(&Shard::close);
    // Last: whoever waits for a command or for the resharding may destroy the manager.
    const QPointer<ShardManager> guard(q);
    set->detach();
    if (guard && other)
        other->detach();
    if (guard)
        endResharding(Error { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot has shut down") });
    return reply;
}

QMap<int, GatewayShard *> ShardManager::shards() const
{
    return d->set->handles();
}

QList<ShardSnapshot> ShardManager::snapshots() const
{
    QList<ShardSnapshot> snapshots;
    snapshots.reserve(d->set->handles().size());
    for (const GatewayShard *shard : d->set->handles())
        snapshots.append(shard->snapshot());
    return snapshots;
}

std::chrono::nanoseconds ShardManager::identifyFreeAt() const
{
    return d->queue->freeAt();
}

StartProgress ShardManager::startProgress() const
{
    return d->set->progress();
}

StartProgress ShardManager::startProgress(const QList<GatewayShard *> &shards, const QSet<int> &resumed,
    int maxConcurrency, std::chrono::milliseconds identifyWindow)
{
    StartProgress progress;
    QMap<int, int> wanted; // shards that need an identify, by rate limit key
    QMap<int, int> waiting;
    for (const GatewayShard *shard : shards) {
        const ShardState state = shard->m_status->state();
        const int key = shard->id() % std::max(1, maxConcurrency);
        ++progress.total;
        progress.ready += isReady(state) ? 1 : 0;
        const bool isQueued = state == ShardState::Queued;
        if (resumed.contains(shard->id()) && !isQueued)
            continue;
        ++wanted[key];
        waiting[key] += isQueued || state == ShardState::Stopped ? 1 : 0;
    }
    const auto longest = [](const QMap<int, int> &counts) {
        const auto most = std::max_element(counts.begin(), counts.end());
        return most == counts.end() ? 0 : *most;
    };
    progress.windows = longest(wanted);
    progress.window = progress.windows - longest(waiting);
    progress.estimate = longest(waiting) * identifyWindow;
    return progress;
}

} // namespace Hikari
