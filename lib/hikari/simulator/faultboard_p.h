#pragma once

#include <hikari/simulator/simulatorfault.h>

#include <QElapsedTimer>

#include <deque>
#include <mutex>

namespace Hikari::Sim {

//! \brief Which faults are at work, for everybody to see
//!
//! Thread-safe. Whoever carries a fault out says so here; nothing happens by an entry alone.
class FaultBoard
{
public:
    FaultBoard();

    quint64 add(const FaultOrder &order); //!< never 0
    bool remove(quint64 id); //!< false when there is no such fault
    void clear();
    void hit(quint64 id);
    QList<ActiveFault> list() const; //!< the oldest first

private:
    struct Entry
    {
        ActiveFault fault;
        qint64 endsAtMs = 0; // 0: when it is cleared
    };

    QElapsedTimer m_clock;
    mutable std::mutex m_mutex;
    std::deque<Entry> m_entries; // guarded by m_mutex, as all below
    quint64 m_lastId = 0;
};

} // namespace Hikari::Sim
