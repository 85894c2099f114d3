#include <hikari/gateway/sessionstore.h>

#include <hikari/core/token.h>

#include <QCryptographicHash>
#include <QMap>

#include <algorithm>

namespace Hikari {

SessionKey SessionKey::of(const Token &token, int shardCount, Intents intents, int gatewayVersion,
    Compression compression, GatewayCapabilities capabilities)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray("hikari session " + token.secret().toUtf8()), QCryptographicHash::Sha256);
    return { hash.toHex(), shardCount, intents, gatewayVersion, compression, capabilities };
}

SessionStore::~SessionStore() = default;

static bool isSameShard(const SessionKey &a, const SessionKey &b)
{
    return a.tokenHash == b.tokenHash && a.shardCount == b.shardCount;
}

Error MemorySessionStore::save(const SessionKey &key, const QList<GatewaySession> &sessions, const QByteArray &cache)
{
    const auto shared = cache.isEmpty() ? nullptr : std::make_shared<const QByteArray>(cache);
    const std::lock_guard lock(m_mutex);
    for (const GatewaySession &session : sessions) {
        m_entries.removeIf([&](const Entry &entry) {
            return isSameShard(entry.key, key) && entry.session.shardId == session.shardId;
        });
        m_entries.append({ key, session, shared });
    }
    return {};
}

QList<GatewaySession> MemorySessionStore::take(
    const SessionKey &key, const QList<int> &shardIds, Error *, QList<StoredCache> *caches)
{
    const std::lock_guard lock(m_mutex);
    QList<GatewaySession> taken;
    QMap<std::shared_ptr<const QByteArray>, QList<int>> shardsOf;
    m_entries.removeIf([&](const Entry &entry) {
        if (!isSameShard(entry.key, key) || !shardIds.contains(entry.session.shardId))
            return false;
        if (entry.key == key) {
            taken.append(entry.session);
            if (entry.cache)
                shardsOf[entry.cache].append(entry.session.shardId);
        }
        return true;
    });
    for (auto it = shardsOf.cbegin(); caches && it != shardsOf.cend(); ++it)
        caches->append({ *it.key(), *it });
    return taken;
}

Error MemorySessionStore::addStart(const QByteArray &tokenHash, Timestamp at)
{
    const std::lock_guard lock(m_mutex);
    QList<Timestamp> &starts = m_starts[tokenHash];
    starts.removeIf([at](Timestamp other) { return other <= at - startsKept || other > at + startsKept; });
    starts.insert(std::upper_bound(starts.begin(), starts.end(), at), at);
    return {};
}

QList<Timestamp> MemorySessionStore::starts(const QByteArray &tokenHash, Timestamp now, Error *)
{
    const std::lock_guard lock(m_mutex);
    QList<Timestamp> starts = m_starts.value(tokenHash);
    starts.removeIf([now](Timestamp at) { return at <= now - startsKept || at > now; });
    return starts;
}

} // namespace Hikari
