#include <hikari/bot/gatewaybot.h>

#include <hikari/bot/banner.h>
#include <hikari/bot/gatewaybot_p.h>
#include <hikari/bot/signalhandler_p.h>
#include <hikari/events/registry.h>
#include <hikari/events/signalswitch.h>

#include <QCoreApplication>
#include <QEventLoop>
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
    if (const auto *ready = eventCast<ShardReadyEvent>(*delivery.event))
        changeSnapshot([&](SessionSnapshot &s) {
            s.me = ready->ready.user;
            s.applicationId = ready->applicationId();
            s.applicationFlags = ready->applicationFlags();
        });
    else if (const auto *update = eventCast<OwnUserUpdateEvent>(*delivery.event))
        changeSnapshot([&](SessionSnapshot &s) { s.me = update->user; });
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
        memberChunker->remove(left->guildId);
    else if (const auto *unavailable = eventCast<GuildUnavailableEvent>(event))
        memberChunker->remove(unavailable->guildId);
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

// Something ended the bot: tells everybody once, and stops.
void GatewayBot::Private::fail(const Error &error)
{
    if (state == BotState::Stopped || state == BotState::Stopping)
        return;
    qCCritical(lcBot).noquote() << "the bot stops:" << error.toString();
    failure = error;
    changeSnapshot([&](SessionSnapshot &s) { s.lastError = error; });
    const QPointer<GatewayBot> guard(q);
    Q_EMIT q->fatalError(error);
    if (guard && q->isAlive())
        q->close();
}

void GatewayBot::Private::finishStop()
{
    {
        const QMutexLocker lock(&mutex);
        shardsForSnapshots.clear();
    }
    if (manager) {
        identifyFreeAt = manager->identifyFreeAt();
        manager.release()->deleteLater(); // we may be inside one of its signals
    }
    memberChunker.reset();
    guildArrival.reset();
    watch->end();
    returnSessions();
    changeSnapshot([](SessionSnapshot &s) {
        s.wantedShards = 0;
        s.reshardingTo = 0;
        s.reshardedReady = 0;
        s.guildsToChunk = 0;
        s.guildsChunked = 0;
        s.membersChunked = 0;
    });
    qCInfo(lcBot) << "stopped";
    // Whoever is told may destroy the bot, or start it again, so everything that is still needed is taken along.
    std::optional<ReplySource<void>> start = std::exchange(startSource, std::nullopt);
    const QList<ReplySource<void>> waiting = std::exchange(stopSources, {});
    const QList<ReplySource<GuildMembers>> requests = memberRequests.takeAll();
    const std::optional<ReplySource<void>> reshard = std::exchange(reshardSource, std::nullopt);
    const std::optional<Error> unstored = std::exchange(storeFailure, std::nullopt);
    const Error why = failure.value_or(
        Error { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was closed while it started") });
    const QPointer<GatewayBot> guard(q);
    enterState(BotState::Stopped);
    cache.clear();
    events.dispatch(StoppedEvent());
    if (guard && state == BotState::Stopped)
        Q_EMIT q->stateChanged(BotState::Stopped);
    for (ReplySource<GuildMembers> source : requests)
        source.fail({ .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot has stopped") });
    if (reshard)
        ReplySource<void>(*reshard).fail(
            { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was closed while it was resharded") });
    if (start)
        start->fail(why);
    for (ReplySource<void> source : waiting) {
        if (unstored)
            source.fail(*unstored);
        else
            source.succeed();
    }
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
    d->watch = std::make_unique<StartWatch>(d->clock, d->rest.get());
    connect(d->watch.get(), &StartWatch::progressed, this, &GatewayBot::startProgressed);
    connect(d->watch.get(), &StartWatch::waiting, this, &GatewayBot::waiting);
    // Queued in any case: it comes from inside an identify queue.
    connect(
        d->watch->budget().get(), &SessionBudget::identified, this, [this] { d->noteStart(); }, Qt::QueuedConnection);
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
    d->memberChunker.reset();
    d->guildArrival.reset();
    d->watch->end();
    d->manager.reset();
    d->returnSessions();
    std::optional<ReplySource<void>> start = std::exchange(d->startSource, std::nullopt);
    const QList<ReplySource<void>> waiting = std::exchange(d->stopSources, {});
    const Error shutDown { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was destroyed") };
    if (start)
        start->fail(shutDown);
    for (ReplySource<void> source : waiting)
        source.fail(shutDown);
    for (ReplySource<GuildMembers> source : d->memberRequests.takeAll())
        source.fail(shutDown);
    d->rest.reset();
}

const BotConfig &GatewayBot::config() const
{
    return d->config;
}

Reply<void> GatewayBot::close()
{
    if (!isAlive())
        return Reply<void>::failed(notAlive());
    ReplySource<void> source;
    d->stopSources.append(source);
    const Reply<void> reply = source.reply();
    if (d->state == BotState::Stopping || !d->beginStopping())
        return reply;
    if (d->manager)
        d->manager->close().onFinished(this, [this] { d->finishStop(); });
    else
        QMetaObject::invokeMethod(
            this, [this] { d->finishStop(); }, Qt::QueuedConnection);
    return reply;
}

Reply<void> GatewayBot::suspend()
{
    if (!isAlive())
        return Reply<void>::failed(notAlive());
    if (!d->config.sessionStore)
        return Reply<void>::failed({ .kind = Error::Kind::InvalidArgument,
            .message = QStringLiteral("there is nowhere to leave the sessions: set BotConfig::sessionStore") });
    if (d->state == BotState::Stopping)
        return Reply<void>::failed(
            { .kind = Error::Kind::State, .message = QStringLiteral("the bot is stopping already") });
    if (!d->manager)
        return close(); // no session has begun; those from the store are put back
    ReplySource<void> source;
    d->stopSources.append(source);
    const Reply<void> reply = source.reply();
    if (!d->beginStopping())
        return reply;
    d->manager->suspend().then(this, [this](const QList<GatewaySession> &sessions) {
        const Error error = d->config.sessionStore->save(d->sessionKey(), sessions);
        if (error)
            d->storeFailure = error;
        else
            qCInfo(lcBot) << sessions.size() << "sessions wait in the store";
        d->finishStop();
    });
    return reply;
}

// False when whoever was told destroyed the bot.
bool GatewayBot::Private::beginStopping()
{
    qCInfo(lcBot) << "stopping";
    const QPointer<GatewayBot> guard(q);
    setState(BotState::Stopping);
    if (!guard)
        return false;
    events.dispatch(StoppingEvent());
    if (!guard)
        return false;
    gatewayInfo.cancel();
    ownUser.cancel();
    return true;
}

Reply<void> GatewayBot::join()
{
    if (!isAlive())
        return Reply<void>::failed(notAlive());
    ReplySource<void> source;
    d->stopSources.append(source);
    return source.reply();
}

int GatewayBot::run(const StartOptions &options)
{
    std::unique_ptr<QCoreApplication> application;
    static int argumentCount = 0;
    if (!QCoreApplication::instance())
        application = std::make_unique<QCoreApplication>(argumentCount, nullptr);

    std::unique_ptr<SignalHandler> signalHandler;
    int interrupted = 0;
    if (options.enableSignalHandlers) {
        signalHandler = std::make_unique<SignalHandler>();
        connect(signalHandler.get(), &SignalHandler::interrupted, this, [this, &interrupted](int signal) {
            interrupted = signal;
            qCInfo(lcBot) << "interrupted by signal" << signal << "- once more exits at once";
            if (isAlive())
                close();
        });
    }

    QObject context; // of this call
    std::optional<Error> error;
    start(options).onError(&context, [&error](const Error &e) {
        if (e.kind != Error::Kind::ShutDown)
            error = e;
    });
    const auto loopUntilStopped = [this, &context] {
        if (!isAlive())
            return;
        // exec() of the application answers quit() from anywhere; inside a running one only a loop of our own is
        // possible.
        if (QThread::currentThread()->loopLevel() == 0
            && QCoreApplication::instance()->thread() == QThread::currentThread()) {
            join().onFinished(&context, [] { QCoreApplication::quit(); });
            QCoreApplication::exec();
        } else {
            QEventLoop loop;
            join().onFinished(&loop, [&loop] { loop.quit(); });
            loop.exec();
        }
    };
    loopUntilStopped();
    if (isAlive()) { // the application was asked to quit: end the sessions first
        if (d->state != BotState::Stopping)
            close();
        loopUntilStopped();
    }
    if (!error && d->failure)
        error = d->failure;
    if (error) {
        qCCritical(lcBot).noquote() << "the bot did not run:" << error->toString();
        return 1;
    }
    return interrupted && options.propagateInterrupts ? 128 + interrupted : 0;
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
