#pragma once

#include <hikari/cache/membersweeps_p.h>
#include <hikari/cache/mutablecache.h>
#include <hikari/events/event.h>

#include <functional>

namespace Hikari {

//! \brief Brings events into a cache
//!
//! In the cache's thread, in the order of arrival, before anybody else sees the event (P69). The same event twice is as
//! once (P75).
class HIKARI_AUTOTEST_EXPORT CacheUpdater
{
public:
    explicit CacheUpdater(MutableCache &cache)
        : m_cache(cache)
        , m_sweeps(cache)
    { }

    //! \brief Whether a cache of \a components has a use for events of the concrete class \a type
    static bool needs(EventType type, CacheComponents components);

    //! \param event not shared with anybody yet: it gets the old values
    //! \param wantsOld whether somebody will look at what the cache had before
    void update(const EventPtr &event, bool wantsOld);
    //! \brief Forgets the guilds, with all that is in them, for which \a isMeant: they were left unnoticed
    void forgetGuilds(const std::function<bool(Snowflake guildId)> &isMeant);

    //! \brief All members of \a guild are asked for under \a nonce: who is in none of the chunks is gone (P76)
    void beginSweep(const QString &nonce, Snowflake guild) { m_sweeps.begin(nonce, guild); }
    //! \brief That request has ended, or is sent anew later: its chunks are merged only
    void endSweep(const QString &nonce) { m_sweeps.end(nonce); }

private:
    MutableCache &m_cache;
    MemberSweeps m_sweeps;
};

} // namespace Hikari
