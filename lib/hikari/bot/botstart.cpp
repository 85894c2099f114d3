// The part of GatewayBot that starts it: what the user gave is checked, sessions are taken up, shards are made

#include <hikari/bot/gatewaybot_p.h>
#include <hikari/rest/proxyresolver_p.h>

#include <QMetaMethod>
#include <QPointer>
#include <QThread>

#include <algorithm>
#include <utility>

namespace Hikari {

namespace {

constexpr int smallestLargeThreshold = 50;
constexpr int greatestLargeThreshold = 250;
constexpr int mostRetries = 5;
constexpr std::chrono::seconds discordWindow { 5 }; // see Discord Docs/Gateway, "Rate Limiting"

Error invalidArgument(const QString &message)
{
    return { .kind = Error::Kind::InvalidArgument, .message = message };
}

bool isDiscord(const QUrl &restUrl)
{
    const QString host = restUrl.host();
    return restUrl.isEmpty() || host == u"discord.com" || host.endsWith(u".discord.com") || host == u"discordapp.com";
}

// The first thing wrong with what the user gave, or no error.
Error checkArguments(const BotConfig &config, const StartOptions &options)
{
    if (config.token.isEmpty())
        return invalidArgument(
            QStringLiteral("no token was given: copy it from the page of your application in the Developer Portal"));
    if (!config.token.isWellFormed())
        return invalidArgument(QStringLiteral(
            "the token is not well formed: it has three parts with dots between them; copy it again, whole"));
    if (!options.shardIds.isEmpty() && !options.shardCount)
        return invalidArgument(
            QStringLiteral("shardIds needs shardCount: say how many shards the bot has in all processes"));
    if (options.shardCount && *options.shardCount < 1)
        return invalidArgument(QStringLiteral("shardCount must be at least 1"));
    for (const int id : options.shardIds) {
        if (id < 0 || id >= *options.shardCount)
            return invalidArgument(QStringLiteral("shard id %1 is out of range: with %2 shards, ids are 0 to %3")
                                       .arg(id)
                                       .arg(*options.shardCount)
                                       .arg(*options.shardCount - 1));
    }
    if (options.largeThreshold < smallestLargeThreshold || options.largeThreshold > greatestLargeThreshold)
        return invalidArgument(QStringLiteral("largeThreshold must be from 50 to 250"));
    if (options.startupWindowDelay < (isDiscord(config.restUrl) ? discordWindow : std::chrono::seconds(0)))
        return invalidArgument(
            QStringLiteral("startupWindowDelay must be at least 5 s: Discord refuses identifies that follow each other "
                           "faster"));
    if (options.sessionStartReserve.value_or(0) < 0 || options.identifiesPerHour.value_or(1) < 1)
        return invalidArgument(
            QStringLiteral("sessionStartReserve must be at least 0, and identifiesPerHour at least 1"));
    if (config.maxRetries < 0 || config.maxRetries > mostRetries)
        return invalidArgument(
            QStringLiteral("maxRetries is %1: it must be from 0 to %2").arg(config.maxRetries).arg(mostRetries));
    if (const Error error = config.httpSettings.check())
        return error;
    return ProxyResolver(config.proxySettings).error();
}

PresenceUpdate presenceOf(const StartOptions &options)
{
    PresenceUpdate presence;
    presence.status = options.status;
    presence.isAfk = options.isAfk;
    if (options.activity)
        presence.activities.append(*options.activity);
    if (options.idleSince)
        presence.since = options.idleSince;
    return presence;
}

} // namespace

// Whether the day's session starts allow for \a starts more of \a wanted shards
Error GatewayBot::Private::checkSessionStarts(
    const SessionStartLimit &limit, int starts, int wanted, const StartOptions &options, Timestamp resetAt)
{
    if (starts == 0 || options.ignoreSessionStartLimit)
        return {};
    const int usualReserve = std::min(std::max(limit.total / 10, wanted), std::max(0, limit.total - wanted));
    const int reserve = options.sessionStartReserve.value_or(usualReserve);
    const int after = limit.remaining - starts;
    if (after >= reserve)
        return {};
    QString message = QStringLiteral("%1 shards have to begin a session, but only %2 of %3 session starts are left")
                          .arg(starts)
                          .arg(limit.remaining)
                          .arg(limit.total);
    if (after >= 0)
        message += QStringLiteral(", and %1 of them are kept for sessions that break").arg(reserve);
    message += QStringLiteral(". They are counted anew from %1: start later, or fewer shards%2")
                   .arg(resetAt.toIso8601(),
                       after >= 0 ? QStringLiteral(", or set StartOptions::sessionStartReserve") : QString());
    return { .kind = Error::Kind::SessionLimit, .message = message, .retryAfter = limit.resetAfter };
}

Reply<void> GatewayBot::start(const StartOptions &options)
{
    if (isAlive())
        return Reply<void>::failed(
            { .kind = Error::Kind::State, .message = QStringLiteral("the bot is already running") });
    if (const Error error = checkArguments(d->config, options))
        return Reply<void>::failed(error);
    if (d->logFailure)
        return Reply<void>::failed(d->logFailure);

    d->failure.reset();
    d->interruption.reset();
    d->startOptions = options;
    d->changeSnapshot([](SessionSnapshot &s) {
        s.lastError.reset();
        s.me.reset();
        s.applicationId = {};
        s.applicationFlags.reset();
    });
    const Reply<void> reply = d->startSource.emplace().reply();
    d->startSource->onCancel([this] {
        if (isAlive() && d->state != BotState::Stopping)
            close();
    });
    const QPointer<GatewayBot> guard(this);
    d->setState(BotState::Starting);
    if (!guard || d->state != BotState::Starting)
        return reply;
    const Reply<void> heard = d->events.dispatch(StartingEvent());
    if (!guard || d->state != BotState::Starting)
        return reply; // a listener closed the bot
    if (!heard.isFinished())
        d->setStep(QStringLiteral("waiting for listeners of StartingEvent"));
    d->whenHeard(heard, {}, [this, options] { d->askForGateway(options); });
    return reply;
}

void GatewayBot::Private::askForGateway(const StartOptions &options)
{
    setRequestStep(QStringLiteral("GET /gateway/bot"));
    gatewayInfo = rest->fetchGatewayBot();
    gatewayInfo
        .then(q,
            [this, options, spent = watch->budget()->spent()](const GatewayBotInfo &info) {
                watch->setLimit(info.sessionStartLimit, spent);
                if (state == BotState::Starting)
                    prepareShards(info, options);
            })
        .onError(q, [this](const Error &error) {
            if (state == BotState::Starting)
                fail(error);
        });
}

void GatewayBot::Private::prepareShards(const GatewayBotInfo &info, const StartOptions &options)
{
    const SessionStartLimit &limit = info.sessionStartLimit;
    const int shardCount = options.shardCount.value_or(std::max(1, info.shards));
    const QList<int> ids = shardIdsOrAll(options.shardIds, shardCount);
    const auto wanted = int(ids.size());
    changeSnapshot([&](SessionSnapshot &s) {
        s.shardCount = shardCount;
        s.wantedShards = wanted;
        s.maxConcurrency = std::max(1, limit.maxConcurrency);
        s.identifyWindow = options.startupWindowDelay;
    });
    takeSessions(ids);
    const int starts = wanted - int(sessions.size()); // RESUME needs none
    if (const Error error =
            checkSessionStarts(limit, starts, wanted, options, q->sessionSnapshot().sessionStartsResetAt)) {
        fail(error);
        return;
    }
    watch->budget()->setLimited(!options.ignoreSessionStartLimit);
    slowDown(starts, options.identifiesPerHour.value_or(2 * wanted + 20));

    if (sessions.isEmpty()) {
        connectShards(info, options);
        return;
    }
    // No READY will say who the bot is.
    rest->fetchApplication()
        .then(q,
            [this](const Application &application) {
                changeSnapshot([&](SessionSnapshot &s) {
                    s.applicationId = application.id;
                    s.applicationFlags = application.flagsNew.value_or(application.flags);
                });
            })
        .onError(q, [](const Error &error) {
            qCDebug(lcBot).noquote() << "the application's flags are not known:" << error.toString();
        });
    setRequestStep(QStringLiteral("GET /users/@me"));
    ownUser = rest->fetchMyUser();
    ownUser
        .then(q,
            [this](const OwnUser &user) {
                if (state != BotState::Starting)
                    return;
                cache.setMe(user);
                changeSnapshot([&](SessionSnapshot &s) { s.me = user; });
            })
        .onError(q,
            [this](const Error &error) {
                if (state == BotState::Starting)
                    qCWarning(lcBot).noquote() << "starting without knowing who the bot is:" << error.toString();
            })
        .onFinished(q, [this, info, options] {
            if (state != BotState::Starting)
                return;
            if (!caches.isEmpty())
                setStep(QStringLiteral("restoring the cache"));
            restoredCaches = 0;
            restoreCaches(info, options);
        });
}

// A process that cannot know why those before it have ended at least does not end as they did (P50).
void GatewayBot::Private::slowDown(int starts, int allowed)
{
    watch->holdStarts({}, {});
    if (!config.sessionStore || starts == 0)
        return;
    Error error;
    const QList<Timestamp> before = config.sessionStore->starts(sessionKey().tokenHash, clock->wall(), &error);
    if (error)
        qCWarning(lcBot).noquote() << "not looking for a crash loop:" << error.toString();
    const qsizetype tooMany = before.size() + starts - std::max(starts, allowed);
    if (tooMany <= 0)
        return;
    watch->holdStarts(before[tooMany - 1] + SessionStore::startsKept,
        QStringLiteral("%1 sessions were begun within an hour: does the bot crash and start again? See "
                       "StartOptions::identifiesPerHour")
            .arg(before.size()));
}

void GatewayBot::Private::noteStart()
{
    if (!config.sessionStore)
        return;
    if (const Error error = config.sessionStore->addStart(sessionKey().tokenHash, clock->wall()))
        qCWarning(lcBot).noquote() << "other processes will not know of this session:" << error.toString();
}

void GatewayBot::Private::connectShards(const GatewayBotInfo &info, const StartOptions &options)
{
    const SessionStartLimit &limit = info.sessionStartLimit;
    const int shardCount = snapshot.shardCount;
    const int wanted = snapshot.wantedShards;
    GatewayConfig gateway;
    gateway.token = config.token;
    gateway.intents = config.intents;
    gateway.capabilities = config.capabilities;
    gateway.url = QUrl(info.url);
    gateway.shardCount = shardCount;
    gateway.shardIds = options.shardIds;
    gateway.sessions = std::exchange(sessions, {});
    caches.clear();
    gateway.sessionBudget = watch->budget();
    gateway.maxConcurrency = std::max(1, limit.maxConcurrency);
    gateway.identifyWindow = options.startupWindowDelay;
    gateway.identifyNotBefore = identifyFreeAt;
    gateway.largeThreshold = options.largeThreshold;
    presence = presenceOf(options);
    gateway.presence = presence;
    gateway.compression = config.compression;
    gateway.gatewayThreads =
        config.gatewayThreads >= 0 ? config.gatewayThreads : std::clamp(QThread::idealThreadCount() - 1, 1, 4);
    gateway.inboxLimit = config.inboxLimit;
    gateway.inboxBytes = config.inboxBytes;
    gateway.clock = clock;
    gateway.interest = events.interest();
    gateway.ssl = config.httpSettings.sslConfiguration();
    gateway.proxyFor = [proxies = ProxyResolver(config.proxySettings)](
                           const QUrl &url) { return proxies.proxyFor(url); };

    qCInfo(lcBot).nospace() << "starting " << wanted << (wanted == 1 ? " shard" : " shards") << " of " << shardCount
                            << ", " << gateway.sessions.size() << " with a stored session, " << gateway.maxConcurrency
                            << " at once; " << limit.remaining << " of " << limit.total << " session starts left";
    watchGuilds(gateway.sessions);
    QSet<int> resumed;
    for (const GatewaySession &session : std::as_const(gateway.sessions))
        resumed.insert(session.shardId);
    manager =
        std::make_unique<ShardManager>(std::move(gateway), [this](const Delivery &delivery) { deliver(delivery); });
    QObject::connect(manager.get(), &ShardManager::allReady, q, [this] { finishStart(); });
    QObject::connect(manager.get(), &ShardManager::shardsReplaced, q, [this] { onShardsReplaced(); });
    QObject::connect(manager.get(), &ShardManager::reshardProgressed, q, [this] {
        changeSnapshot([ready = manager->reshardProgress().ready](SessionSnapshot &s) { s.reshardedReady = ready; });
    });
    QObject::connect(manager.get(), &ShardManager::shardStateChanged, watch.get(),
        [this, from = manager.get()](
            int id, ShardState shard) { watch->shardChanged(from->shards().value(id), shard); });
    QObject::connect(manager.get(), &ShardManager::fatal, q, [this](const Error &error) { fail(error); });
    if (config.autoChunkMembers && config.intents.has(Intent::GuildMembers)) {
        const bool withPresences = config.intents.has(Intent::GuildPresences)
            && config.cacheSettings.components.has(CacheComponent::Presences);
        memberChunker = std::make_unique<MemberChunker>(&memberRequests, shardCount, withPresences);
        QObject::connect(memberChunker.get(), &MemberChunker::progressed, q, [this] {
            const MemberChunker::Progress progress = memberChunker->progress();
            changeSnapshot([&](SessionSnapshot &s) {
                s.guildsToChunk = progress.guilds;
                s.guildsChunked = progress.done;
                s.membersChunked = progress.members;
            });
        });
    }
    {
        const QMutexLocker lock(&mutex);
        shardsForSnapshots = manager->shards().values();
    }
    setStep(QStringLiteral("waiting for the shards"));
    watch->begin(manager->shards().values(), resumed, std::max(1, limit.maxConcurrency), options.startupWindowDelay);
    manager->start();
}

void GatewayBot::Private::finishStart()
{
    if (state != BotState::Starting)
        return;
    qCInfo(lcBot) << "all shards are ready";
    const QPointer<GatewayBot> guard(q);
    watch->setStarted();
    if (!guard || state != BotState::Starting)
        return; // a slot destroyed or closed the bot
    setState(BotState::Running);
    if (!guard || state != BotState::Running)
        return; // likewise
    saveSessionsLater();
    const Reply<void> heard = events.dispatch(StartedEvent());
    if (!guard || (state != BotState::Running && !heard.isFinished()))
        return; // a listener did; whoever stops it finishes the reply
    whenHeard(heard, {}, [this] {
        if (startSource)
            std::exchange(startSource, std::nullopt)->succeed();
    });
    if (guard && state == BotState::Running && guildArrival)
        guildArrival->setAllReady();
    if (guard && state == BotState::Running)
        checkForUpdates();
}

// Nobody waits for it, and nothing depends on it.
void GatewayBot::Private::checkForUpdates()
{
    if (!startOptions.checkForUpdates)
        return;
    updateCheck = std::make_unique<UpdateCheck>(clock, config.httpSettings, config.proxySettings);
    updateCheck->start(config.releaseFeed);
}

void GatewayBot::Private::watchGuilds(const QList<GatewaySession> &resumed)
{
    guildArrival.reset();
    if (!q->isSignalConnected(QMetaMethod::fromSignal(&GatewayBot::guildsReady)))
        return;
    for (const EventType type :
        { EventType::GuildAvailable, EventType::GuildJoin, EventType::GuildLeave, EventType::GuildUnavailable })
        events.setNeeded(type, true);
    guildArrival = std::make_unique<GuildArrival>(clock, config.intents.has(Intent::Guilds));
    for (const GatewaySession &session : resumed)
        guildArrival->expect(session.unavailableGuilds);
    QObject::connect(guildArrival.get(), &GuildArrival::finished, q, &GatewayBot::guildsReady);
}

} // namespace Hikari
