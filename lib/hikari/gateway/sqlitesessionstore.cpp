#include <hikari/core/logging.h>
#include <hikari/gateway/sessionstore.h>

#include <QFile>
#include <QMap>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QUuid>
#include <QVariant>

namespace Hikari {

// A session that waited for longer is dead at Discord long since.
constexpr auto longestKept = "-1 day";

static QString joined(const QList<Snowflake> &ids)
{
    QStringList texts;
    texts.reserve(ids.size());
    for (const Snowflake id : ids)
        texts.append(id.toString());
    return texts.join(u' ');
}

static QList<Snowflake> split(const QString &text)
{
    QList<Snowflake> ids;
    for (const QString &part : text.split(u' ', Qt::SkipEmptyParts)) {
        if (const auto id = Snowflake::fromString(part))
            ids.append(*id);
    }
    return ids;
}

class SqliteSessionStore::Private
{
public:
    explicit Private(const QString &name)
        : fileName(name)
    { }

    bool open();
    bool run(QSqlQuery &query);
    void bindShard(QSqlQuery &query, const SessionKey &key, int shardId) const;
    bool saveCache(const SessionKey &key, const QList<GatewaySession> &sessions, const QByteArray &cache);
    bool takeCaches(const SessionKey &key, const QList<int> &shardIds, const QList<GatewaySession> &sessions,
        QList<StoredCache> *caches);
    bool dropUnusedCaches();
    Error error() const;

    const QString fileName;
    const QString connection = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase database;
    QString problem;
};

bool SqliteSessionStore::Private::open()
{
    if (database.isOpen())
        return true;
    // The file exists with its permissions before anything is in it.
    QFile file(fileName);
    if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        problem = file.errorString();
        return false;
    }
    file.close();
    if (!database.isValid())
        database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
    database.setDatabaseName(fileName);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    if (!database.open()) {
        problem = database.lastError().text();
        return false;
    }
    const auto statements = {
        QStringLiteral("PRAGMA secure_delete = ON"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS session (token TEXT, shard_count INTEGER, shard INTEGER, intents "
                       "INTEGER, capabilities INTEGER, version INTEGER, compression INTEGER, id TEXT, resume_url TEXT, "
                       "sequence INTEGER, guilds TEXT, unavailable TEXT, stored_at TEXT, PRIMARY KEY (token, "
                       "shard_count, shard))"),
        // Caches, and the sessions that they wait with
        QStringLiteral("CREATE TABLE IF NOT EXISTS session_cache (id TEXT PRIMARY KEY, snapshot BLOB)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS session_cache_of (token TEXT, shard_count INTEGER, shard INTEGER, "
                       "cache TEXT, PRIMARY KEY (token, shard_count, shard))"),
        // Microseconds since 1970
        QStringLiteral("CREATE TABLE IF NOT EXISTS session_start (token TEXT, at INTEGER)"),
    };
    for (const QString &statement : statements) {
        QSqlQuery query(database);
        query.prepare(statement);
        if (run(query))
            continue;
        query.clear();
        database.close();
        return false;
    }
    return true;
}

bool SqliteSessionStore::Private::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    problem = query.lastError().text();
    return false;
}

void SqliteSessionStore::Private::bindShard(QSqlQuery &query, const SessionKey &key, int shardId) const
{
    query.bindValue(QStringLiteral(":token"), QString::fromLatin1(key.tokenHash));
    query.bindValue(QStringLiteral(":count"), key.shardCount);
    query.bindValue(QStringLiteral(":shard"), shardId);
}

// Within a transaction, after the sessions
bool SqliteSessionStore::Private::saveCache(
    const SessionKey &key, const QList<GatewaySession> &sessions, const QByteArray &cache)
{
    const QString id = cache.isEmpty() ? QString() : QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlQuery place(database);
    place.prepare(QStringLiteral("INSERT OR REPLACE INTO session_cache_of VALUES (:token, :count, :shard, :cache)"));
    for (const GatewaySession &session : sessions) {
        bindShard(place, key, session.shardId);
        place.bindValue(QStringLiteral(":cache"), id);
        if (!run(place))
            return false;
    }
    place.finish();
    if (!id.isEmpty()) {
        QSqlQuery add(database);
        add.prepare(QStringLiteral("INSERT INTO session_cache VALUES (:cache, :snapshot)"));
        add.bindValue(QStringLiteral(":cache"), id);
        add.bindValue(QStringLiteral(":snapshot"), cache);
        if (!run(add))
            return false;
    }
    return dropUnusedCaches();
}

// Within a transaction, when the sessions are gone
bool SqliteSessionStore::Private::takeCaches(const SessionKey &key, const QList<int> &shardIds,
    const QList<GatewaySession> &sessions, QList<StoredCache> *caches)
{
    QSqlQuery find(database);
    find.prepare(QStringLiteral(
        "SELECT cache FROM session_cache_of WHERE token = :token AND shard_count = :count AND shard = :shard"));
    QMap<QString, QList<int>> shardsOf;
    for (const GatewaySession &session : sessions) {
        bindShard(find, key, session.shardId);
        if (!run(find))
            return false;
        if (find.next() && !find.value(0).toString().isEmpty())
            shardsOf[find.value(0).toString()].append(session.shardId);
        find.finish();
    }
    QSqlQuery read(database);
    read.prepare(QStringLiteral("SELECT snapshot FROM session_cache WHERE id = :cache"));
    for (auto it = shardsOf.cbegin(); caches && it != shardsOf.cend(); ++it) {
        read.bindValue(QStringLiteral(":cache"), it.key());
        if (!run(read))
            return false;
        if (read.next())
            caches->append({ read.value(0).toByteArray(), *it });
        read.finish();
    }
    QSqlQuery remove(database);
    remove.prepare(QStringLiteral(
        "DELETE FROM session_cache_of WHERE token = :token AND shard_count = :count AND shard = :shard"));
    for (const int shardId : shardIds) {
        bindShard(remove, key, shardId);
        if (!run(remove))
            return false;
    }
    return dropUnusedCaches();
}

bool SqliteSessionStore::Private::dropUnusedCaches()
{
    QSqlQuery old(database);
    old.prepare(
        QStringLiteral("DELETE FROM session WHERE stored_at <= datetime('now', '%1')").arg(QLatin1String(longestKept)));
    QSqlQuery places(database);
    places.prepare(QStringLiteral(
        "DELETE FROM session_cache_of WHERE NOT EXISTS (SELECT 1 FROM session WHERE session.token = "
        "session_cache_of.token AND session.shard_count = session_cache_of.shard_count AND session.shard = "
        "session_cache_of.shard)"));
    QSqlQuery caches(database);
    caches.prepare(QStringLiteral(
        "DELETE FROM session_cache WHERE id NOT IN (SELECT cache FROM session_cache_of WHERE cache IS NOT NULL)"));
    return run(old) && run(places) && run(caches);
}

Error SqliteSessionStore::Private::error() const
{
    return { .kind = Error::Kind::State,
        .message = QStringLiteral("the session file \"%1\" cannot be used: %2").arg(fileName, problem.trimmed()) };
}

SqliteSessionStore::SqliteSessionStore(const QString &fileName)
    : d(std::make_unique<Private>(fileName))
{ }

SqliteSessionStore::~SqliteSessionStore()
{
    const QString connection = d->connection;
    const bool wasUsed = d->database.isValid();
    d.reset(); // the database must have no user any more
    if (wasUsed)
        QSqlDatabase::removeDatabase(connection);
}

Error SqliteSessionStore::save(const SessionKey &key, const QList<GatewaySession> &sessions, const QByteArray &cache)
{
    if (!d->open())
        return d->error();
    if (!d->database.transaction()) {
        d->problem = d->database.lastError().text();
        return d->error();
    }
    QSqlQuery query(d->database);
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO session VALUES (:token, :count, :shard, :intents, "
                                 ":capabilities, :version, :compression, :id, "
                                 ":url, :sequence, :guilds, :unavailable, datetime('now'))"));
    for (const GatewaySession &session : sessions) {
        d->bindShard(query, key, session.shardId);
        query.bindValue(QStringLiteral(":intents"), qint64(key.intents.toInt()));
        query.bindValue(QStringLiteral(":capabilities"), qint64(key.capabilities.toInt()));
        query.bindValue(QStringLiteral(":version"), key.gatewayVersion);
        query.bindValue(QStringLiteral(":compression"), int(key.compression));
        query.bindValue(QStringLiteral(":id"), session.sessionId);
        query.bindValue(QStringLiteral(":url"), session.resumeUrl.toString(QUrl::FullyEncoded));
        query.bindValue(QStringLiteral(":sequence"), session.sequence);
        query.bindValue(QStringLiteral(":guilds"), joined(session.guilds));
        query.bindValue(QStringLiteral(":unavailable"), joined(session.unavailableGuilds));
        if (!d->run(query)) {
            d->database.rollback();
            return d->error();
        }
    }
    query.finish();
    if (!d->saveCache(key, sessions, cache)) {
        d->database.rollback();
        return d->error();
    }
    if (!d->database.commit()) {
        d->problem = d->database.lastError().text();
        d->database.rollback();
        return d->error();
    }
    return {};
}

QList<GatewaySession> SqliteSessionStore::take(
    const SessionKey &key, const QList<int> &shardIds, Error *error, QList<StoredCache> *caches)
{
    QList<GatewaySession> taken;
    if (!d->open()) {
        *error = d->error();
        return {};
    }
    // Exclusive from the start: two processes must not both read before one deletes.
    QSqlQuery begin(d->database);
    begin.prepare(QStringLiteral("BEGIN IMMEDIATE"));
    if (!d->run(begin)) {
        *error = d->error();
        return {};
    }
    QSqlQuery find(d->database);
    find.prepare(QStringLiteral(
        "SELECT intents, version, compression, id, resume_url, sequence, guilds, unavailable, capabilities FROM "
        "session WHERE token = :token AND shard_count = :count AND shard = :shard AND stored_at > "
        "datetime('now', '%1')")
                     .arg(QLatin1String(longestKept)));
    QSqlQuery remove(d->database);
    remove.prepare(
        QStringLiteral("DELETE FROM session WHERE token = :token AND shard_count = :count AND shard = :shard"));
    bool isFine = true;
    for (const int shardId : shardIds) {
        d->bindShard(find, key, shardId);
        d->bindShard(remove, key, shardId);
        isFine = isFine && d->run(find);
        if (isFine && find.next() && find.value(0).toLongLong() == qint64(key.intents.toInt())
            && find.value(1).toInt() == key.gatewayVersion && find.value(2).toInt() == int(key.compression)
            && find.value(8).toLongLong() == qint64(key.capabilities.toInt())) {
            GatewaySession session;
            session.shardId = shardId;
            session.sessionId = find.value(3).toString();
            session.resumeUrl = QUrl(find.value(4).toString(), QUrl::StrictMode);
            session.sequence = find.value(5).toLongLong();
            session.guilds = split(find.value(6).toString());
            session.unavailableGuilds = split(find.value(7).toString());
            if (!session.sessionId.isEmpty() && session.sequence >= 0)
                taken.append(session);
        }
        find.finish();
        isFine = isFine && d->run(remove);
    }
    remove.finish();
    isFine = isFine && d->takeCaches(key, shardIds, taken, caches);
    QSqlQuery end(d->database);
    end.prepare(isFine ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
    if (!d->run(end) || !isFine) {
        *error = d->error();
        if (caches)
            caches->clear();
        return {};
    }
    return taken;
}

Error SqliteSessionStore::addStart(const QByteArray &tokenHash, Timestamp at)
{
    if (!d->open())
        return d->error();
    QSqlQuery forget(d->database);
    forget.prepare(
        QStringLiteral("DELETE FROM session_start WHERE token = :token AND (at <= :earliest OR at > :latest)"));
    forget.bindValue(QStringLiteral(":token"), QString::fromLatin1(tokenHash));
    forget.bindValue(QStringLiteral(":earliest"), (at - startsKept).microseconds());
    forget.bindValue(QStringLiteral(":latest"), (at + startsKept).microseconds());
    QSqlQuery add(d->database);
    add.prepare(QStringLiteral("INSERT INTO session_start VALUES (:token, :at)"));
    add.bindValue(QStringLiteral(":token"), QString::fromLatin1(tokenHash));
    add.bindValue(QStringLiteral(":at"), at.microseconds());
    const bool isFine = d->database.transaction() && d->run(forget) && d->run(add);
    forget.finish();
    add.finish();
    if (isFine && d->database.commit())
        return {};
    if (isFine || d->problem.isEmpty())
        d->problem = d->database.lastError().text();
    d->database.rollback();
    return d->error();
}

QList<Timestamp> SqliteSessionStore::starts(const QByteArray &tokenHash, Timestamp now, Error *error)
{
    if (!d->open()) {
        *error = d->error();
        return {};
    }
    QSqlQuery query(d->database);
    query.prepare(QStringLiteral(
        "SELECT at FROM session_start WHERE token = :token AND at > :earliest AND at <= :now ORDER BY at"));
    query.bindValue(QStringLiteral(":token"), QString::fromLatin1(tokenHash));
    query.bindValue(QStringLiteral(":earliest"), (now - startsKept).microseconds());
    query.bindValue(QStringLiteral(":now"), now.microseconds());
    if (!d->run(query)) {
        *error = d->error();
        return {};
    }
    QList<Timestamp> starts;
    while (query.next())
        starts.append(Timestamp::fromMicroseconds(query.value(0).toLongLong()));
    return starts;
}

} // namespace Hikari
