#include <hikari/gateway/sequencewindow_p.h>

#include <algorithm>
#include <utility>

namespace Hikari {

bool SequenceWindow::takeOutOfOrder(qint64 sequence)
{
    if (sequence <= m_last) {
        const auto found = std::lower_bound(m_missing.begin(), m_missing.end(), sequence);
        if (found == m_missing.end() || *found != sequence)
            return false;
        m_missing.erase(found);
        return true;
    }
    const qint64 before = std::exchange(m_last, sequence);
    if (before < 0)
        return true; // the first
    std::erase_if(m_missing, [this](qint64 one) { return one < m_last - patience; });
    for (qint64 one = std::max(before + 1, m_last - patience); one < m_last; ++one)
        m_missing.push_back(one);
    return true;
}

} // namespace Hikari
