#pragma once

#include <QtGlobal>

#include <utility>
#include <vector>

namespace Panel {

//! \brief The records behind a live list: a ring of fixed size, and a second one that fills while the list is paused
//!
//! Numbers start at 1 and are given in the order of append(), also to records that are dropped because both rings are
//! full, so that gaps show. A record is constructed in its place; no allocation per record once the ring is full.
template<typename T>
class LiveRing
{
public:
    struct Entry
    {
        quint64 number = 0;
        T record {};
    };

    //! \param capacity records kept, at least 1
    explicit LiveRing(qsizetype capacity)
        : m_shown(capacity)
        , m_waiting(capacity)
    { }

    qsizetype capacity() const { return m_shown.capacity(); }
    qsizetype size() const { return m_shown.size; }
    //! \brief Record \a row, 0 = oldest kept
    const Entry &at(qsizetype row) const { return m_shown.at(row); }
    Entry &at(qsizetype row) { return m_shown.at(row); }
    //! \brief The first row whose number is not less than \a number
    qsizetype rowOf(quint64 number) const
    {
        qsizetype low = 0;
        qsizetype high = size();
        while (low < high) {
            const qsizetype middle = low + (high - low) / 2;
            if (at(middle).number < number)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
    quint64 lastNumber() const { return m_last; }

    //! \brief Adds a record; returns its number
    quint64 append(T record)
    {
        ++m_last;
        if (!m_paused)
            m_shown.push({ m_last, std::move(record) });
        else if (m_waiting.size < m_waiting.capacity())
            m_waiting.push({ m_last, std::move(record) });
        else
            ++m_waitingDropped;
        return m_last;
    }

    bool isPaused() const { return m_paused; }
    //! \brief On resume exactly the waiting records are added, in order
    void setPaused(bool paused)
    {
        if (paused == m_paused)
            return;
        m_paused = paused;
        if (paused) {
            m_waitingDropped = 0;
            return;
        }
        for (qsizetype i = 0; i < m_waiting.size; ++i)
            m_shown.push(std::move(m_waiting.at(i)));
        m_waiting.clear();
    }
    qsizetype waiting() const { return m_waiting.size; }
    //! \brief Records lost in this pause, kept until the next one
    quint64 waitingDropped() const { return m_waitingDropped; }

    //! \brief Forgets what is shown; what waits and the numbers stay
    void clear() { m_shown.clear(); }

private:
    struct Ring
    {
        explicit Ring(qsizetype capacity)
            : limit(qMax<qsizetype>(1, capacity))
        { }

        qsizetype capacity() const { return limit; }
        Entry &at(qsizetype index) { return entries[size_t((first + index) % limit)]; }
        const Entry &at(qsizetype index) const { return entries[size_t((first + index) % limit)]; }
        void push(Entry entry)
        {
            if (qsizetype(entries.size()) < limit && size == qsizetype(entries.size())) {
                entries.push_back(std::move(entry));
                ++size;
            } else if (size < limit) {
                at(size) = std::move(entry);
                ++size;
            } else {
                entries[size_t(first)] = std::move(entry);
                first = (first + 1) % limit;
            }
        }
        void clear()
        {
            entries.clear();
            first = 0;
            size = 0;
        }

        std::vector<Entry> entries;
        qsizetype limit;
        qsizetype first = 0;
        qsizetype size = 0;
    };

    Ring m_shown;
    Ring m_waiting;
    quint64 m_last = 0;
    quint64 m_waitingDropped = 0;
    bool m_paused = false;
};

} // namespace Panel
