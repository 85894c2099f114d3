#include <widgets/framemeter.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace Panel {

using namespace std::chrono_literals;

namespace {

constexpr auto frameLength = 16ms;
constexpr auto stallLength = 50ms;

} // namespace

FrameMeter *FrameMeter::instance()
{
    static FrameMeter meter;
    return &meter;
}

void FrameMeter::add(Clock::time_point start, std::chrono::nanoseconds duration)
{
    if (m_total > 0) {
        Frame &last = m_frames[(m_total - 1) % frames];
        if (start - last.start < frameLength) {
            const bool wasStall = last.work > stallLength;
            last.work += duration;
            m_stalls += !wasStall && last.work > stallLength;
            return;
        }
    }
    m_frames[m_total % frames] = { start, duration };
    ++m_total;
    m_stalls += duration > stallLength;
}

std::chrono::nanoseconds FrameMeter::quantile(double share) const
{
    const size_t count = std::min<size_t>(m_total, frames);
    if (count == 0)
        return 0ns;
    std::vector<std::chrono::nanoseconds> work;
    work.reserve(count);
    for (size_t i = 0; i < count; ++i)
        work.push_back(m_frames[i].work);
    const auto index =
        std::clamp<std::ptrdiff_t>(std::ptrdiff_t(std::ceil(share * double(count))) - 1, 0, std::ptrdiff_t(count) - 1);
    std::nth_element(work.begin(), work.begin() + index, work.end());
    return work[size_t(index)];
}

std::chrono::nanoseconds FrameMeter::recent() const
{
    const Clock::time_point since = Clock::now() - 1s;
    std::chrono::nanoseconds sum {};
    int count = 0;
    for (size_t i = 0; i < std::min<size_t>(m_total, frames); ++i) {
        if (m_frames[i].start >= since) {
            sum += m_frames[i].work;
            ++count;
        }
    }
    return count ? sum / count : 0ns;
}

void FrameMeter::reset()
{
    m_total = 0;
    m_stalls = 0;
}

} // namespace Panel
