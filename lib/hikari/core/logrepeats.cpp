#include <hikari/core/logrepeats_p.h>

#include <QHashFunctions>

#include <utility>

namespace Hikari {

void LogRepeats::setLimit(int limit)
{
    m_limit = std::max(limit, 0);
}

bool LogRepeats::admit(const LogRecord &record, std::chrono::nanoseconds now, std::vector<LogRecord> *summaries)
{
    if (m_limit == 0)
        return true;
    if (m_heldBack > 0) {
        for (Seen &seen : m_seen) {
            if (seen.heldBack > 0 && now - seen.begin >= window) {
                end(seen, summaries);
                --m_heldBack;
            }
        }
    }
    const size_t hash = qHashMulti(0, record.category, record.message, int(record.level));
    Seen *found = nullptr;
    for (Seen &seen : m_seen) {
        if (seen.count > 0 && seen.hash == hash && seen.record.message == record.message
            && seen.record.category == record.category && seen.record.level == record.level)
            found = &seen;
    }
    if (!found) {
        found = &m_seen[m_next];
        m_next = (m_next + 1) % m_seen.size();
        if (found->heldBack > 0) {
            end(*found, summaries);
            --m_heldBack;
        }
        *found = { .record = record, .hash = hash, .begin = now, .count = 0, .heldBack = 0 };
    } else if (now - found->begin >= window) {
        found->begin = now;
        found->count = 0;
    }
    if (found->count < m_limit) {
        ++found->count;
        return true;
    }
    if (found->heldBack++ == 0)
        ++m_heldBack;
    found->record.time = record.time;
    return false;
}

std::vector<LogRecord> LogRepeats::takeAll()
{
    std::vector<LogRecord> summaries;
    for (Seen &seen : m_seen)
        end(seen, &summaries);
    m_heldBack = 0;
    return summaries;
}

void LogRepeats::end(Seen &seen, std::vector<LogRecord> *summaries)
{
    if (const quint64 times = std::exchange(seen.heldBack, 0); times > 0) {
        LogRecord summary = seen.record;
        summary.message = QStringLiteral("%1 more times: %2").arg(times).arg(seen.record.message);
        summaries->push_back(std::move(summary));
    }
    seen.count = 0;
}

} // namespace Hikari
