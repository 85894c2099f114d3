#include <hikari/bot/gatewaybot.h>

#include <hikari/bot/banner.h>
#include <hikari/bot/gatewaybot_p.h>
#include <hikari/events/registry.h>
#include <hikari/events/signalswitch.h>

#include <QMetaMethod>
#include <QPointer>
#include <QThread>

#include <utility>

namespace Hikari {

// What the bot itself looks at, see Private::deliver()
static bool isLookedAt(EventType type, const BotConfig &config)
{
    switch (type) {
    case EventType::ShardReady:
    case EventType::ShardResumed:
    case EventType::OwnUserUpdate:
    case EventType::MemberChunk:
    case EventType::RequestGuildMembersRateLimited:
        return true;
    case EventType::GuildAvailable:
    case EventType::GuildJoin:
    case EventType::GuildLeave:
    case EventType::GuildUnavailable:
        return config.autoChunkMembers && config.intents.has(Intent::GuildMembers);
    default:
        return false;
    }
}

void GatewayBot::Private::enterState(BotState newState)
{
    state = newState;
    if (newState == BotState::Stopped)
        watchdog.stop();
    else
        watchdog.start();
    changeSnapshot([&](SessionSnapshot &s) {
        s.state = newState;
        s.since = clock->wall();
        s.step.clear();
    });
}

void GatewayBot::Private::setState(BotState newState)
{
    enterState(newState);
    Q_EMIT q->stateChanged(newState);
}

void GatewayBot::Private::setStep(const QString &step)
{
    changeSnapshot([&](SessionSnapshot &s) { s.step = step; });
    watch->setRequest({});
}

void GatewayBot::Private::setRequestStep(const QString &route)
{
    setStep(route);
    watch->setRequest(route);
}

void GatewayBot::Private::deliver(const Delivery &delivery)
{
    if (const auto *ready = eventCast<ShardReadyEvent>(*delivery.event)) {
        changeSnapshot([&](SessionSnapshot &s) {
            s.me = ready->ready.user;
            s.applicationId = ready->applicationId();
            s.applicationFlags = ready->applicationFlags();
        });
        forgetGuilds(*ready);
    } else if (const auto *update = eventCast<OwnUserUpdateEvent>(*delivery.event)) {
        changeSnapshot([&](SessionSnapshot &s) { s.me = update->user; });
    } else if (const auto *resumed = eventCast<ShardResumedEvent>(*delivery.event)) {
        restoredShards.remove(resumed->shardId); // what has changed has been replayed
    }
    cacheUpdater.update(delivery.event, events.reachesAnybody(*delivery.event));
    const EventPtr event = delivery.event;
    const QPointer<GatewayBot> guard(q);
    events.deliver(delivery);
    if (guard)
        memberRequests.deliver(*event);
    if (guard && memberChunker)
        chunkMembers(*event);
    if (guard && guildArrival)
        guildArrival->deliver(*event);
}

void GatewayBot::Private::chunkMembers(const Event &event)
{
    const GatewayGuild *guild = nullptr;
    if (const auto *available = eventCast<GuildAvailableEvent>(event))
        guild = &available->guild;
    else if (const auto *joined = eventCast<GuildJoinEvent>(event))
        guild = &joined->guild;
    else if (const auto *left = eventCast<GuildLeaveEvent>(event))
        memberChunker->removeIf([&](Snowflake id) { return id == left->guildId; });
    else if (const auto *unavailable = eventCast<GuildUnavailableEvent>(event))
        memberChunker->removeIf([&](Snowflake id) { return id == unavailable->guildId; });
    if (!guild || !(guild->isLarge || !config.intents.has(Intent::GuildPresences)))
        return;
    const bool isKept =
        config.cacheSettings.components.has(CacheComponent::Members) && !config.cacheSettings.onlyMyMember;
    if (isKept || events.reachesAnybody(*makeEvent(MemberChunkEvent())))
        memberChunker->add(guild->id);
}

GatewayShard *GatewayBot::Private::shardOf(Snowflake guild) const
{
    return manager ? manager->shards().value(guild.shardId(manager->config().shardCount)) : nullptr;
}

Error GatewayBot::Private::noShard(Snowflake guild) const
{
    if (!manager)
        return notAlive();
    return { .kind = Error::Kind::State,
        .message = QStringLiteral("the shard of guild %1 does not run in this process").arg(guild.toString()) };
}

GatewayBot::GatewayBot(BotConfig config, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(config)))
{
    if (d->config.logs)
        d->logFailure = d->config.logs->apply(d->config.allowColor, d->config.forceColor);
    if (d->logFailure)
        qCCritical(lcBot).noquote() << "the log is not set up as asked for:" << d->logFailure.message;
    if (const Error error = printBanner(d->config.banner, d->config.allowColor, d->config.forceColor))
        qCWarning(lcBot).noquote() << error.message;

    d->events.setIntents(d->config.intents);
    d->events.setClock(d->clock);
    for (std::size_t type = 0; type < eventTypeCount; ++type) {
        if (isLookedAt(EventType(type), d->config)
            || CacheUpdater::needs(EventType(type), d->config.cacheSettings.components))
            d->events.setNeeded(EventType(type), true);
    }
    connect(&d->memberRequests, &MemberRequests::askedForAll, this,
        [this](const QString &nonce, Snowflake guild) { d->cacheUpdater.beginSweep(nonce, guild); });
    connect(&d->memberRequests, &MemberRequests::askingEnded, this,
        [this](const QString &nonce) { d->cacheUpdater.endSweep(nonce); });
    connect(&d->saveTimer, &Timer::timeout, this, [this] { d->saveSessions(); });
    connect(&d->watchdog, &Watchdog::ended, this, &GatewayBot::eventLoopBlocked);
    d->events.setSignalEmitter([this](const Event &event) { emitEventSignal(this, event); });
    d->changeSnapshot([this](SessionSnapshot &s) {
        s.intents = d->config.intents;
        s.since = d->clock->wall();
    });

    RestConfig rest;
    rest.token = d->config.token;
    if (!d->config.restUrl.isEmpty())
        rest.baseUrl = d->config.restUrl;
    rest.maxRetries = d->config.maxRetries;
    rest.maxRateLimit = d->config.maxRateLimit;
    rest.httpSettings = d->config.httpSettings;
    rest.proxySettings = d->config.proxySettings;
    rest.clock = d->clock;
    d->rest = std::make_unique<RestClient>(rest);
    d->executor = std::make_unique<Executor>(d->config.executor);
    d->voice.reset(new VoiceComponent(this)); // only we may
    d->watch = std::make_unique<StartWatch>(d->clock, d->rest.get());
    connect(d->watch.get(), &StartWatch::progressed, this, &GatewayBot::startProgressed);
    connect(d->watch.get(), &StartWatch::waiting, this, &GatewayBot::waiting);
    // Queued in any case: it comes from inside an identify queue.
    connect(
        d->watch->budget().get(), &SessionBudget::identified, this, [this] { d->noteStart(); }, Qt::QueuedConnection);
}

void GatewayBot::Private::leave()
{
    if (q->thread() != QThread::currentThread())
        return; // its event loop is not the one that goes
    watchdog.stop();
    if (manager)
        manager->endThreads();
}

GatewayBot::~GatewayBot()
{
    {
        const QMutexLocker lock(&d->mutex);
        d->shardsForSnapshots.clear();
    }
    d->watchdog.stop(); // it reads what the event manager publishes
    // In this order: nothing is delivered any more, then pending requests end, then waits and streams.
    d->state = BotState::Stopped;
    delete d->listenerWait;
    d->voice.reset();
    d->memberChunker.reset();
    d->guildArrival.reset();
    d->watch->end();
    d->manager.reset();
    d->returnSessions();
    std::optional<ReplySource<void>> start = std::exchange(d->startSource, std::nullopt);
    std::optional<ReplySource<void>> reshard = std::exchange(d->reshardSource, std::nullopt);
    const QList<ReplySource<void>> waiting = std::exchange(d->stopSources, {});
    const Error shutDown { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was destroyed") };
    if (start)
        start->fail(shutDown);
    if (reshard)
        reshard->fail(shutDown);
    for (ReplySource<void> source : waiting)
        source.fail(shutDown);
    for (ReplySource<GuildMembers> source : d->memberRequests.takeAll())
        source.fail(shutDown);
    d->executor.reset();
    d->rest.reset();
}

const BotConfig &GatewayBot::config() const
{
    return d->config;
}

bool GatewayBot::isAlive() const
{
    return d->state != BotState::Stopped;
}

BotState GatewayBot::state() const
{
    return d->state;
}

QMap<int, GatewayShard *> GatewayBot::shards() const
{
    return d->manager ? d->manager->shards() : QMap<int, GatewayShard *>();
}

int GatewayBot::shardCount() const
{
    return sessionSnapshot().shardCount;
}

std::optional<Snowflake> GatewayBot::tokenId() const
{
    return d->config.token.isWellFormed() ? d->config.token.botId() : std::nullopt;
}

Intents GatewayBot::intents() const
{
    return d->config.intents;
}

GatewayCapabilities GatewayBot::capabilities() const
{
    return d->config.capabilities;
}

const HttpSettings &GatewayBot::httpSettings() const
{
    return d->config.httpSettings;
}

const ProxySettings &GatewayBot::proxySettings() const
{
    return d->config.proxySettings;
}

std::optional<OwnUser> GatewayBot::me() const
{
    return sessionSnapshot().me;
}

RestClient *GatewayBot::rest() const
{
    return d->rest.get();
}

Executor *GatewayBot::executor() const
{
    return d->executor.get();
}

VoiceComponent *GatewayBot::voice() const
{
    return d->voice.get();
}

const Cache *GatewayBot::cache() const
{
    return &d->cache;
}

std::optional<std::chrono::microseconds> GatewayBot::heartbeatLatency() const
{
    const QMap<int, std::chrono::microseconds> latencies = heartbeatLatencies();
    if (latencies.isEmpty())
        return {};
    std::chrono::microseconds sum { 0 };
    for (const std::chrono::microseconds latency : latencies)
        sum += latency;
    return sum / latencies.size();
}

QMap<int, std::chrono::microseconds> GatewayBot::heartbeatLatencies() const
{
    QMap<int, std::chrono::microseconds> latencies;
    for (const ShardSnapshot &shard : shardSnapshots()) {
        if (shard.heartbeatLatency)
            latencies.insert(shard.id, *shard.heartbeatLatency);
    }
    return latencies;
}

SessionSnapshot GatewayBot::sessionSnapshot() const
{
    SessionSnapshot snapshot;
    {
        const QMutexLocker lock(&d->mutex);
        snapshot = d->snapshot;
    }
    d->watch->fill(&snapshot);
    return snapshot;
}

QList<ShardSnapshot> GatewayBot::shardSnapshots() const
{
    const QMutexLocker lock(&d->mutex);
    QList<ShardSnapshot> snapshots;
    snapshots.reserve(d->shardsForSnapshots.size());
    for (const GatewayShard *shard : std::as_const(d->shardsForSnapshots))
        snapshots.append(shard->snapshot());
    return snapshots;
}

std::optional<BlockedReport> GatewayBot::lastBlocked() const
{
    return d->watchdog.last();
}

EventManager *GatewayBot::events() const
{
    return &d->events;
}

Error GatewayBot::notAlive()
{
    return { .kind = Error::Kind::State, .message = QStringLiteral("the bot is not running") };
}

void GatewayBot::connectNotify(const QMetaMethod &signal)
{
    if (const EventType type = eventTypeOfSignal(signal.name()); type != EventType::Event)
        d->events.setSignalInterest(type, true);
}

void GatewayBot::disconnectNotify(const QMetaMethod &signal)
{
    const auto update = [this](const QMetaMethod &method) {
        if (const EventType type = eventTypeOfSignal(method.name()); type != EventType::Event)
            d->events.setSignalInterest(type, isSignalConnected(method));
    };
    if (signal.isValid()) {
        update(signal);
        return;
    }
    for (int i = staticMetaObject.methodOffset(); i < staticMetaObject.methodCount();
         ++i) { // everything was disconnected at once
        if (const QMetaMethod method = staticMetaObject.method(i); method.methodType() == QMetaMethod::Signal)
            update(method);
    }
}

} // namespace Hikari
