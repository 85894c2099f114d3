#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/simulator/simulatorconfig.h>

namespace Hikari::Sim {

//! \brief What time it is in the world
//!
//! With SimulatorConfig::liveClock the machine's time. Otherwise a time of its own, which only what happens moves on,
//! by the same step each: so the ids and times in a run depend on the seed and on what happened before, on nothing
//! else.
//!
//! Not thread-safe: the simulator holds the lock of the world around it.
class WorldClock
{
public:
    explicit WorldClock(const SimulatorConfig &config)
        : m_isLive(config.liveClock)
        , m_nowUs(config.startTime.microseconds())
        , m_stepUs(config.eventsPerSecond > 0 ? qint64(1e6 / config.eventsPerSecond) : 1000)
    { }

    //! Something happens. \return when, in milliseconds since 1970
    qint64 step()
    {
        if (!m_isLive)
            m_nowUs += m_stepUs;
        return nowMs();
    }
    qint64 nowMs() const { return m_isLive ? Timestamp::now().milliseconds() : m_nowUs / 1000; }

private:
    bool m_isLive;
    qint64 m_nowUs;
    qint64 m_stepUs;
};

} // namespace Hikari::Sim
