// The part of GatewayBot that starts it: what the user gave is checked, sessions are taken up, shards are made

#include <hikari/bot/gatewaybot_p.h>

#include <QPointer>
#include <QThread>

#include <algorithm>
#include <utility>

namespace Hikari {

namespace {

constexpr int smallestLargeThreshold = 50;
constexpr int greatestLargeThreshold = 250;

Error invalidArgument(const QString &message)
{
    return { .kind = Error::Kind::InvalidArgument, .message = message };
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
    return {};
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

Reply<void> GatewayBot::start(const StartOptions &options)
{
    if (isAlive())
        return Reply<void>::failed(
            { .kind = Error::Kind::State, .message = QStringLiteral("the bot is already running") });
    if (const Error error = checkArguments(d->config, options))
        return Reply<void>::failed(error);

    d->failure.reset();
    d->changeSnapshot([](SessionSnapshot &s) {
        s.lastError.reset();
        s.me.reset();
    });
    const Reply<void> reply = d->startSource.emplace().reply();
    const QPointer<GatewayBot> guard(this);
    d->setState(BotState::Starting);
    if (!guard || d->state != BotState::Starting)
        return reply;
    d->events.dispatch(StartingEvent());
    if (!guard || d->state != BotState::Starting)
        return reply; // a listener closed the bot

    d->setStep(QStringLiteral("GET /gateway/bot"));
    d->gatewayInfo = d->rest->fetchGatewayBot();
    d->gatewayInfo
        .then(this,
            [this, options](const GatewayBotInfo &info) {
                if (d->state == BotState::Starting)
                    d->prepareShards(info, options);
            })
        .onError(this, [this](const Error &error) {
            if (d->state == BotState::Starting)
                d->fail(error);
        });
    return reply;
}

void GatewayBot::Private::prepareShards(const GatewayBotInfo &info, const StartOptions &options)
{
    const SessionStartLimit &limit = info.sessionStartLimit;
    const int shardCount = options.shardCount.value_or(std::max(1, info.shards));
    const QList<int> ids = shardIdsOrAll(options.shardIds, shardCount);
    const auto wanted = int(ids.size());
    const Timestamp resetAt = clock->wall() + limit.resetAfter;
    changeSnapshot([&](SessionSnapshot &s) {
        s.shardCount = shardCount;
        s.wantedShards = wanted;
        s.maxConcurrency = std::max(1, limit.maxConcurrency);
        s.identifyWindow = options.startupWindowDelay;
        s.sessionStartsTotal = limit.total;
        s.sessionStartsRemaining = limit.remaining;
        s.sessionStartsResetAt = resetAt;
    });
    takeSessions(ids);
    const int starts = wanted - int(sessions.size()); // RESUME needs none
    if (starts > limit.remaining && !options.ignoreSessionStartLimit) {
        fail({ .kind = Error::Kind::SessionLimit,
            .message = QStringLiteral(
                "%1 shards have to begin a session, but only %2 of %3 session starts are left until %4: start "
                "later, or fewer shards")
                           .arg(starts)
                           .arg(limit.remaining)
                           .arg(limit.total)
                           .arg(resetAt.toIso8601()),
            .retryAfter = limit.resetAfter });
        return;
    }

    if (sessions.isEmpty()) {
        connectShards(info, options);
        return;
    }
    // No READY will say who the bot is.
    setStep(QStringLiteral("GET /users/@me"));
    ownUser = rest->fetchMyUser();
    ownUser
        .then(q,
            [this](const OwnUser &user) {
                if (state != BotState::Starting)
                    return;
                cache.setMe(user);
                changeSnapshot([&](SessionSnapshot &s) { s.me = user; });
            })
        .onFinished(q, [this, info, options] {
            if (state == BotState::Starting)
                connectShards(info, options);
        });
}

void GatewayBot::Private::takeSessions(const QList<int> &shardIds)
{
    sessions.clear();
    if (!config.sessionStore)
        return;
    Error error;
    const QList<GatewaySession> taken = config.sessionStore->take(sessionKey(), shardIds, &error);
    if (error)
        qCWarning(lcBot).noquote() << "starting with new sessions:" << error.toString();
    if (config.resumesStoredSessions)
        sessions = taken;
}

// What was taken, but not used.
void GatewayBot::Private::returnSessions()
{
    if (sessions.isEmpty())
        return;
    if (const Error error = config.sessionStore->save(sessionKey(), std::exchange(sessions, {})))
        qCWarning(lcBot).noquote() << "sessions are lost:" << error.toString();
}

SessionKey GatewayBot::Private::sessionKey() const
{
    return SessionKey::of(
        config.token, snapshot.shardCount, config.intents, snapshot.gatewayVersion, config.compression);
}

void GatewayBot::Private::connectShards(const GatewayBotInfo &info, const StartOptions &options)
{
    const SessionStartLimit &limit = info.sessionStartLimit;
    const int shardCount = snapshot.shardCount;
    const int wanted = snapshot.wantedShards;
    GatewayConfig gateway;
    gateway.token = config.token;
    gateway.intents = config.intents;
    gateway.url = QUrl(info.url);
    gateway.shardCount = shardCount;
    gateway.shardIds = options.shardIds;
    gateway.sessions = std::exchange(sessions, {});
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
    gateway.ssl = config.ssl;

    qCInfo(lcBot).nospace() << "starting " << wanted << (wanted == 1 ? " shard" : " shards") << " of " << shardCount
                            << ", " << gateway.sessions.size() << " with a stored session, " << gateway.maxConcurrency
                            << " at once; " << limit.remaining << " of " << limit.total << " session starts left";
    manager =
        std::make_unique<ShardManager>(std::move(gateway), [this](const Delivery &delivery) { deliver(delivery); });
    QObject::connect(manager.get(), &ShardManager::allReady, q, [this] {
        if (state != BotState::Starting)
            return;
        qCInfo(lcBot) << "all shards are ready";
        const QPointer<GatewayBot> guard(q);
        setState(BotState::Running);
        if (!guard || state != BotState::Running)
            return; // a slot destroyed or closed the bot
        events.dispatch(StartedEvent());
        if (guard && startSource)
            std::exchange(startSource, std::nullopt)->succeed();
    });
    QObject::connect(manager.get(), &ShardManager::shardsReplaced, q, [this] { onShardsReplaced(); });
    QObject::connect(manager.get(), &ShardManager::reshardProgressed, q, [this] {
        changeSnapshot([ready = manager->reshardProgress().ready](SessionSnapshot &s) { s.reshardedReady = ready; });
    });
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
    manager->start();
}

} // namespace Hikari
