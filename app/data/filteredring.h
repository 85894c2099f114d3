#pragma once

#include "ring.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <deque>

namespace Panel {

//! \brief A ring and the positions of those of its records that pass a filter
//!
//! The filter works on what arrived, in order, until its time is used up, so a new filter over a full ring never stalls
//! the window. A position is a record's number in the ring and never changes.
template<typename T>
class FilteredRing
{
public:
    FilteredRing(qsizetype rows, qint64 bytes)
        : m_ring(rows, bytes)
    { }

    const Ring<T> &ring() const { return m_ring; }

    //! Appends a record; it is not shown before advance()
    void append(T record, qint64 bytes)
    {
        m_ring.append(std::move(record), bytes);
        slide();
    }
    void clear()
    {
        m_ring.clear();
        m_shown.clear();
        m_next = m_ring.firstNumber();
    }
    //! Starts the filter again at the oldest record
    void refilter()
    {
        m_shown.clear();
        m_next = m_ring.firstNumber();
        ++m_generation;
    }
    //! \brief Filters what has not been looked at
    //!
    //! \return whether everything is filtered now
    template<typename Predicate>
    bool advance(Predicate accepts, QDeadlineTimer deadline)
    {
        constexpr quint64 chunk = 1024; // between two looks at the clock
        while (m_next < m_ring.endNumber()) {
            const quint64 end = std::min(m_ring.endNumber(), m_next + chunk);
            for (; m_next < end; ++m_next) {
                if (accepts(*m_ring.find(m_next), m_next))
                    m_shown.push_back(m_next);
            }
            if (deadline.hasExpired())
                break;
        }
        return m_next == m_ring.endNumber();
    }

    qsizetype shownCount() const { return qsizetype(m_shown.size()); }
    //! Position of the shown record number \a row, 0 being the oldest
    quint64 shownAt(qsizetype row) const { return m_shown[size_t(row)]; }
    //! Row of the first shown record at \a position or after it; shownCount() when there is none
    qsizetype rowOf(quint64 position) const
    {
        return qsizetype(std::lower_bound(m_shown.begin(), m_shown.end(), position) - m_shown.begin());
    }
    //! Whether the filter has not looked at everything yet
    bool isFiltering() const { return m_next < m_ring.endNumber(); }
    //! Grows when the filter starts again
    quint64 generation() const { return m_generation; }

private:
    void slide()
    {
        const quint64 first = m_ring.firstNumber();
        while (!m_shown.empty() && m_shown.front() < first)
            m_shown.pop_front();
        m_next = std::max(m_next, first);
    }

    Ring<T> m_ring;
    std::deque<quint64> m_shown;
    quint64 m_next = 1;
    quint64 m_generation = 0;
};

} // namespace Panel
