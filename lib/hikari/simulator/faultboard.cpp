#include <hikari/simulator/faultboard_p.h>

#include <algorithm>

namespace Hikari::Sim {

FaultBoard::FaultBoard()
{
    m_clock.start();
}

quint64 FaultBoard::add(const FaultOrder &order)
{
    const std::lock_guard lock(m_mutex);
    Entry entry;
    entry.fault = { ++m_lastId, order, Timestamp::now(), std::nullopt, 0 };
    if (order.duration.count() > 0)
        entry.endsAtMs = m_clock.elapsed() + order.duration.count();
    m_entries.push_back(std::move(entry));
    return m_lastId;
}

bool FaultBoard::remove(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    const auto at =
        std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry &entry) { return entry.fault.id == id; });
    if (at == m_entries.end())
        return false;
    m_entries.erase(at);
    return true;
}

void FaultBoard::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
}

void FaultBoard::hit(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    for (Entry &entry : m_entries)
        entry.fault.hits += entry.fault.id == id ? 1 : 0;
}

QList<ActiveFault> FaultBoard::list() const
{
    const std::lock_guard lock(m_mutex);
    QList<ActiveFault> faults;
    const qint64 now = m_clock.elapsed();
    for (const Entry &entry : m_entries) {
        faults += entry.fault;
        if (entry.endsAtMs != 0)
            faults.last().remaining = std::chrono::milliseconds(std::max<qint64>(0, entry.endsAtMs - now));
    }
    return faults;
}

} // namespace Hikari::Sim
