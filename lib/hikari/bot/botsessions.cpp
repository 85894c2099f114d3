// The part of GatewayBot that keeps sessions, and what belongs to them, beyond its process

#include <hikari/bot/gatewaybot_p.h>

#include <hikari/cache/cachesnapshot_p.h>

#include <QElapsedTimer>
#include <QSet>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

// As EventInbox::drainBudget: listeners and windows on the thread stay alive.
constexpr auto restoreBudget = 8ms;

SessionKey GatewayBot::Private::sessionKey() const
{
    return SessionKey::of(config.token, snapshot.shardCount, config.intents, snapshot.gatewayVersion,
        config.compression, config.capabilities);
}

void GatewayBot::Private::takeSessions(const QList<int> &shardIds)
{
    sessions.clear();
    caches.clear();
    if (!config.sessionStore)
        return;
    Error error;
    const QList<GatewaySession> taken = config.sessionStore->take(
        sessionKey(), shardIds, &error, config.storedSessions == StoredSessions::RestoreCache ? &caches : nullptr);
    if (error)
        qCWarning(lcBot).noquote() << "starting with new sessions:" << error.toString();
    if (config.storedSessions != StoredSessions::Ignore)
        sessions = taken;
}

// What was taken, but not used.
void GatewayBot::Private::returnSessions()
{
    cacheRestore.reset();
    QList<GatewaySession> left = std::exchange(sessions, {});
    const QList<StoredCache> waiting = std::exchange(caches, {});
    const auto give = [this](const QList<GatewaySession> &some, const QByteArray &known) {
        if (some.isEmpty())
            return;
        if (const Error error = config.sessionStore->save(sessionKey(), some, known))
            qCWarning(lcBot).noquote() << "sessions are lost:" << error.toString();
    };
    for (const StoredCache &stored : waiting) {
        QList<GatewaySession> some;
        left.removeIf([&](const GatewaySession &session) {
            if (!stored.shardIds.contains(session.shardId))
                return false;
            some.append(session);
            return true;
        });
        give(some, stored.snapshot);
    }
    give(left, {});
}

Error GatewayBot::Private::saveSuspended(const QList<GatewaySession> &suspended)
{
    QByteArray known;
    if (config.storedSessions == StoredSessions::RestoreCache && !suspended.isEmpty())
        known = cacheSnapshot(cache, sessionKey().tokenHash);
    const Error error = config.sessionStore->save(sessionKey(), suspended, known);
    if (!error) {
        noteSaved(suspended);
        qCInfo(lcBot) << suspended.size() << "sessions wait in the store, with" << known.size() / 1024
                      << "KiB of what the cache knows";
    }
    endSaving(suspended); // when they are not kept, they can still be resumed as of the last saving
    return error;
}

// Before anything connects: what is replayed changes what was known. The shards connect when it is done.
void GatewayBot::Private::restoreCaches(const GatewayBotInfo &info, const StartOptions &options)
{
    QElapsedTimer turn;
    turn.start();
    while (restoredCaches < caches.size() && !turn.hasExpired(restoreBudget.count())) {
        const StoredCache &stored = caches[restoredCaches];
        if (!cacheRestore)
            cacheRestore = std::make_unique<CacheRestore>(cache, stored.snapshot, sessionKey().tokenHash,
                [ids = stored.shardIds, count = snapshot.shardCount](
                    Snowflake guild) { return ids.contains(guild.shardId(count)); });
        const CacheRestore::Result result = cacheRestore->step();
        if (result == CacheRestore::Result::More)
            continue;
        if (result == CacheRestore::Result::Failed) {
            qCWarning(lcBot).noquote() << "the stored cache is not restored, the cache only knows what events bring:"
                                       << cacheRestore->problem();
            cache.clear();
            if (const auto me = q->me())
                cache.setMe(*me);
            restoredShards.clear();
            restoredCaches = caches.size();
        } else {
            restoredShards.unite({ stored.shardIds.begin(), stored.shardIds.end() });
            ++restoredCaches;
        }
        cacheRestore.reset();
    }
    if (restoredCaches == caches.size()) {
        connectShards(info, options);
        return;
    }
    QMetaObject::invokeMethod(
        q,
        [this, info, options] {
            if (state == BotState::Starting)
                restoreCaches(info, options);
        },
        Qt::QueuedConnection);
}

// A new session names all guilds of its shard and brings them anew. Those that it does not name were left while nobody
// listened: no GUILD_DELETE tells. What another process knew is forgotten in any case.
void GatewayBot::Private::forgetGuilds(const ShardReadyEvent &event)
{
    const bool isRestored = restoredShards.remove(event.shardId);
    if (isRestored)
        cacheUpdater.forgetGuilds([id = event.shardId, count = snapshot.shardCount](
                                      Snowflake guild) { return int(guild.shardId(count)) == id; });
    // Without the intent nobody says which guilds there are.
    const QList<int> &shard = event.ready.shard;
    if (!config.intents.has(Intent::Guilds) || shard.size() != 2 || shard[1] < 1)
        return;
    QSet<Snowflake> named;
    for (const UnavailableGuild &guild : event.ready.guilds)
        named.insert(guild.id);
    // By the count that READY says: while resharding ends, shards of the old count still begin new sessions.
    const auto isLeft = [&](Snowflake guild) {
        return int(guild.shardId(shard[1])) == shard[0] && !named.contains(guild);
    };
    if (!isRestored)
        cacheUpdater.forgetGuilds(isLeft);
    if (memberChunker)
        memberChunker->removeIf(isLeft);
}

void GatewayBot::Private::saveSessionsLater()
{
    if (config.sessionStore && config.sessionSaveInterval > 0ms)
        saveTimer.start(config.sessionSaveInterval);
}

void GatewayBot::Private::saveSessions()
{
    if (state != BotState::Running)
        return;
    saveSessionsLater();
    manager->sessions()
        .then(q,
            [this](const QList<GatewaySession> &running) {
                if (state != BotState::Running)
                    return;
                if (const Error error = config.sessionStore->save(sessionKey(), running))
                    qCWarning(lcBot).noquote() << "the sessions are not saved:" << error.toString();
                else
                    noteSaved(running);
                forgetSavedSessions(running); // a shard that has none now has lost the one before
            })
        .onError(q, [](const Error &error) { qCDebug(lcBot) << "not saving sessions now:" << error.message; });
}

void GatewayBot::Private::noteSaved(const QList<GatewaySession> &saved)
{
    if (!savedSessions)
        savedSessions = SavedSessions { sessionKey(), {} };
    for (const GatewaySession &session : saved)
        savedSessions->ids.insert(session.shardId, session.sessionId);
}

// All but \a others have ended. What cannot be taken out is tried again the next time.
void GatewayBot::Private::forgetSavedSessions(const QList<GatewaySession> &others)
{
    if (!savedSessions)
        return;
    QSet<QString> left;
    for (const GatewaySession &session : others)
        left.insert(session.sessionId);
    QList<int> ended;
    for (auto it = savedSessions->ids.cbegin(); it != savedSessions->ids.cend(); ++it) {
        if (!left.contains(it.value()))
            ended.append(it.key());
    }
    if (ended.isEmpty())
        return;
    Error error;
    config.sessionStore->take(savedSessions->key, ended, &error);
    if (error) {
        // The next process finds out that they cannot be resumed, and begins new ones.
        qCWarning(lcBot).noquote() << "sessions that have ended are still in the store:" << error.toString();
        return;
    }
    for (const int shardId : std::as_const(ended))
        savedSessions->ids.remove(shardId);
}

// There will be no next time; those of \a left stay in the store.
void GatewayBot::Private::endSaving(const QList<GatewaySession> &left)
{
    saveTimer.stop();
    forgetSavedSessions(left);
    savedSessions.reset();
}

} // namespace Hikari
