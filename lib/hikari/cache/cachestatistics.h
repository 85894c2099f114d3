#pragma once

#include <QtGlobal>

namespace Hikari {

//! \brief How much of one component a cache holds, and how useful it was
struct CacheStatistics
{
    qint64 count = 0; //!< objects
    qint64 bytes =
        0; //!< of packed objects and their indexes; 0 where objects are kept as they came (messages, invites)
    quint64 hits = 0; //!< lookups by id that found one, since the cache was made
    quint64 misses = 0; //!< lookups by id that found none
    quint64 evictions = 0; //!< objects that a limit pushed out

    bool operator==(const CacheStatistics &) const = default;
};

} // namespace Hikari
