#include "ratemeter.h"

namespace Panel {

namespace {
constexpr qint64 longestWindow = 10'500; // a 10 s mean needs a sample that is a little older
constexpr qsizetype historyLength = 60;
} // namespace

void RateMeter::sample(quint64 total, qint64 now)
{
    if (m_started && total < m_samples.back().total)
        reset(); // the counter was started again
    if (!m_started)
        m_second = { total, now };
    m_started = true;
    if (!m_samples.empty() && m_samples.back().at == now)
        m_samples.back().total = total;
    else
        m_samples.push_back({ total, now });
    while (m_samples.size() > 2 && now - m_samples.front().at > longestWindow)
        m_samples.pop_front();
    if (const qint64 span = now - m_second.at; span >= 1000) {
        m_history.append(float(double(total - m_second.total) * 1000.0 / double(span)));
        if (m_history.size() > historyLength)
            m_history.removeFirst();
        m_second = { total, now };
    }
}

void RateMeter::reset()
{
    m_samples.clear();
    m_history.clear();
    m_started = false;
}

double RateMeter::rate(qint64 window) const
{
    if (m_samples.size() < 2)
        return 0;
    const Sample &last = m_samples.back();
    // The youngest sample that is at least a window old; before there is one, all we have.
    auto from = m_samples.begin();
    for (auto it = m_samples.begin(); it != m_samples.end() && last.at - it->at >= window; ++it)
        from = it;
    if (last.at == from->at)
        return 0;
    return double(last.total - from->total) * 1000.0 / double(last.at - from->at);
}

} // namespace Panel
