#include <hikari/gateway/backoff_p.h>

#include <algorithm>

namespace Hikari {

std::chrono::nanoseconds Backoff::next(RandomDelays &random)
{
    return random.between(std::chrono::nanoseconds(0), bound(m_failures++));
}

std::chrono::nanoseconds Backoff::bound(int failures)
{
    // 2^6 s is above the cap already.
    return std::min<std::chrono::nanoseconds>(cap, first * (1 << std::clamp(failures, 0, 6)));
}

} // namespace Hikari
