#pragma once

#include <hikari/cache/mutablecache.h>
#include <hikari/events/event.h>

#include <QBitArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace Hikari {

struct MemberChunkEvent;

//! \brief Removes from a cache who is a member no more although no event has said so (P76)
//!
//! Chunks of all members of a guild are merged into what is known. Once all of them have come, those go who were known
//! when Discord was asked, and whom neither a chunk nor another event has shown to be there since. That takes 8 bytes
//! for each of them, while the chunks come. In the cache's thread.
class HIKARI_AUTOTEST_EXPORT MemberSweeps
{
public:
    explicit MemberSweeps(MutableCache &cache)
        : m_cache(cache)
    { }

    //! \brief All members of \a guild are asked for under \a nonce, which nobody else uses; once more: begins anew
    void begin(const QString &nonce, Snowflake guild);
    //! \brief No further chunks count; nothing is removed
    void end(const QString &nonce) { m_sweeps.remove(nonce); }
    //! \brief Looks at an event that the cache knows of already
    void see(const Event &event);

private:
    struct Sweep
    {
        Snowflake guildId;
        QList<Snowflake> known; // sorted
        QBitArray isThere; // of those known
        QSet<int> chunks; // that have come
    };

    void see(Snowflake guild, Snowflake user);
    void see(Snowflake guild, const QList<Member> &members);
    void seeChunk(const MemberChunkEvent &chunk);
    void endOf(Snowflake guild);

    MutableCache &m_cache;
    QHash<QString, Sweep> m_sweeps; // by nonce
};

} // namespace Hikari
