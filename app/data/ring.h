#pragma once

#include <QtGlobal>

#include <deque>

namespace Panel {

//! \brief Records in order of arrival under a limit of rows and bytes; the oldest slide out
//!
//! Every record has a number that never changes: the first one ever appended has 1.
template<typename T>
class Ring
{
public:
    //! \param rows, bytes limits, at least 1
    Ring(qsizetype rows, qint64 bytes)
        : m_rowLimit(rows)
        , m_byteLimit(bytes)
    { }

    //! \return how many old records slid out
    qsizetype append(T record, qint64 bytes)
    {
        m_records.push_back({ std::move(record), bytes });
        m_bytes += bytes;
        qsizetype removed = 0;
        while (size() > m_rowLimit || (m_bytes > m_byteLimit && size() > 1)) {
            m_bytes -= m_records.front().bytes;
            m_records.pop_front();
            ++m_first;
            ++removed;
        }
        return removed;
    }
    //! Forgets the records, not the numbering
    void clear()
    {
        m_first += quint64(m_records.size());
        m_records.clear();
        m_bytes = 0;
    }

    qsizetype size() const { return qsizetype(m_records.size()); }
    bool isEmpty() const { return m_records.empty(); }
    qint64 bytes() const { return m_bytes; }
    qsizetype rowLimit() const { return m_rowLimit; }
    qint64 byteLimit() const { return m_byteLimit; }
    quint64 firstNumber() const { return m_first; }
    quint64 endNumber() const { return m_first + quint64(m_records.size()); }

    //! nullptr when the number slid out or has not come yet
    const T *find(quint64 number) const
    {
        if (number < m_first || number >= endNumber())
            return nullptr;
        return &m_records[size_t(number - m_first)].record;
    }

private:
    struct Slot
    {
        T record;
        qint64 bytes;
    };
    std::deque<Slot> m_records;
    qsizetype m_rowLimit;
    qint64 m_byteLimit;
    qint64 m_bytes = 0;
    quint64 m_first = 1;
};

} // namespace Panel
