#pragma once

#include <hikari/cache/cachesettings.h>
#include <hikari/cache/cachestatistics.h>

#include <array>
#include <atomic>
#include <bit>

namespace Hikari {

//! \brief The numbers of a cache: written in its thread, read in any
class CacheCounters
{
public:
    void add(CacheComponent component, qint64 count, qint64 bytes)
    {
        Counters &counters = of(component);
        raise(counters.count, count);
        raise(counters.bytes, bytes);
    }
    void countLookup(CacheComponent component, bool found)
    {
        raise(found ? of(component).hits : of(component).misses, quint64(1));
    }
    void countEviction(CacheComponent component) { raise(of(component).evictions, quint64(1)); }
    void countChange() { raise(m_changes, quint64(1)); }
    void addUsers(qint64 count, qint64 bytes)
    {
        raise(m_users.count, count);
        raise(m_users.bytes, bytes);
    }
    void countUserLookup(bool found) { raise(found ? m_users.hits : m_users.misses, quint64(1)); }

    quint64 changes() const { return m_changes.load(std::memory_order_relaxed); }
    CacheStatistics statistics(CacheComponent component) const { return read(m_components[indexOf(component)]); }
    CacheStatistics users() const { return read(m_users); }

private:
    struct Counters
    {
        std::atomic<qint64> count { 0 };
        std::atomic<qint64> bytes { 0 };
        std::atomic<quint64> hits { 0 };
        std::atomic<quint64> misses { 0 };
        std::atomic<quint64> evictions { 0 };
    };

    // One thread writes, so a locked instruction would buy nothing.
    template<typename T>
    static void raise(std::atomic<T> &counter, T by)
    {
        counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
    }
    static CacheStatistics read(const Counters &counters)
    {
        return { counters.count.load(std::memory_order_relaxed), counters.bytes.load(std::memory_order_relaxed),
            counters.hits.load(std::memory_order_relaxed), counters.misses.load(std::memory_order_relaxed),
            counters.evictions.load(std::memory_order_relaxed) };
    }
    static std::size_t indexOf(CacheComponent component) { return std::size_t(std::countr_zero(quint32(component))); }
    Counters &of(CacheComponent component) { return m_components[indexOf(component)]; }

    std::array<Counters, 16> m_components {};
    Counters m_users {};
    std::atomic<quint64> m_changes { 0 };
};

} // namespace Hikari
