#pragma once

#include <hikari/core/error.h>
#include <hikari/core/global.h>
#include <hikari/core/timestamp.h>
#include <hikari/gateway/compression.h>
#include <hikari/gateway/gatewaysession.h>
#include <hikari/model/gatewaycapabilities.h>
#include <hikari/model/intents.h>

#include <QByteArray>
#include <QHash>
#include <QList>

#include <chrono>
#include <memory>
#include <mutex>

namespace Hikari {

class Token;

//! \brief Whose sessions they are: one that was begun with anything else would be refused, or bring other events (P61)
struct SessionKey
{
    QByteArray tokenHash; //!< the token itself is never stored
    int shardCount = 0;
    Intents intents;
    int gatewayVersion = 10;
    Compression compression = Compression::ZstdStream;
    GatewayCapabilities capabilities;

    static HIKARI_EXPORT SessionKey of(const Token &token, int shardCount, Intents intents, int gatewayVersion,
        Compression compression, GatewayCapabilities capabilities = {});
    bool operator==(const SessionKey &) const = default;
};

//! \brief What a process that was suspended knew, see cacheSnapshot()
struct StoredCache
{
    QByteArray snapshot;
    QList<int> shardIds; //!< whose sessions were taken, and waited together with it

    bool operator==(const StoredCache &) const = default;
};

//! \brief Where sessions wait for the next process, see GatewayBot::suspend(), and where processes tell each other how
//! many they have begun
//!
//! Called in the bot's thread, rarely: when a bot starts, when it is suspended, and for each IDENTIFY. Outlives the
//! bots that use it.
class HIKARI_EXPORT SessionStore
{
public:
    //! How long it is remembered that a session was begun
    static constexpr std::chrono::hours startsKept { 1 };

    SessionStore() = default;
    virtual ~SessionStore();
    Q_DISABLE_COPY_MOVE(SessionStore)

    //! \brief Keeps \a sessions, instead of any that it had of the same token, shard count and shards
    //! \param cache what is known of the guilds of these sessions, for as long as one of them waits; empty: nothing
    //! \return what went wrong, in which case all is as it was; none: all are kept
    virtual Error save(const SessionKey &key, const QList<GatewaySession> &sessions, const QByteArray &cache = {}) = 0;
    //! \brief The sessions of \a shardIds that match \a key; they are gone from the store, so that nobody else takes
    //! them
    //!
    //! Others of the same token, shard count and shards are gone as well: they are of no use any more.
    //! \param error what went wrong; not null
    //! \param caches what was kept with them; null: it is not wanted
    virtual QList<GatewaySession> take(
        const SessionKey &key, const QList<int> &shardIds, Error *error, QList<StoredCache> *caches = nullptr) = 0;

    //! \brief Notes that a session of the token was begun at \a at, by the wall clock (P50)
    //! \return what went wrong; none: it is noted
    virtual Error addStart(const QByteArray &tokenHash, Timestamp at) = 0;
    //! \brief When sessions of the token were begun, by all processes, in the time startsKept before \a now
    //!
    //! The oldest first; what a clock that went wrong has put in the future is left out.
    //! \param error what went wrong; not null
    virtual QList<Timestamp> starts(const QByteArray &tokenHash, Timestamp now, Error *error) = 0;
};

//! \brief Keeps sessions in memory: for a bot that is made anew within one process, and for tests
//!
//! Any thread; may be shared by bots.
class HIKARI_EXPORT MemorySessionStore : public SessionStore
{
public:
    Error save(const SessionKey &key, const QList<GatewaySession> &sessions, const QByteArray &cache = {}) override;
    QList<GatewaySession> take(
        const SessionKey &key, const QList<int> &shardIds, Error *error, QList<StoredCache> *caches = nullptr) override;
    Error addStart(const QByteArray &tokenHash, Timestamp at) override;
    QList<Timestamp> starts(const QByteArray &tokenHash, Timestamp now, Error *error) override;

private:
    struct Entry
    {
        SessionKey key;
        GatewaySession session;
        std::shared_ptr<const QByteArray> cache; // of all that were saved with it; null: none
    };
    std::mutex m_mutex;
    QList<Entry> m_entries; // guarded by m_mutex
    QHash<QByteArray, QList<Timestamp>> m_starts; // guarded by m_mutex
};

//! \brief Keeps sessions in a SQLite file, readable by its owner only
//!
//! What is taken out is overwritten in the file, and what waited for a day is forgotten: a cache is made of what people
//! wrote.
//! Belongs to the thread that made it. Several processes may use one file.
class HIKARI_EXPORT SqliteSessionStore : public SessionStore
{
public:
    //! \param fileName made when it is not there, its folder is not; what is wrong with it, each function tells
    explicit SqliteSessionStore(const QString &fileName);
    ~SqliteSessionStore() override;

    Error save(const SessionKey &key, const QList<GatewaySession> &sessions, const QByteArray &cache = {}) override;
    QList<GatewaySession> take(
        const SessionKey &key, const QList<int> &shardIds, Error *error, QList<StoredCache> *caches = nullptr) override;
    Error addStart(const QByteArray &tokenHash, Timestamp at) override;
    QList<Timestamp> starts(const QByteArray &tokenHash, Timestamp now, Error *error) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
