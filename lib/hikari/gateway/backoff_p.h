#pragma once

#include <hikari/core/global.h>

#include <QRandomGenerator>

#include <chrono>

namespace Hikari {

//! \brief Random delays from a seed, so that tests repeat
class RandomDelays
{
public:
    //! \param seed 0: a random one
    explicit RandomDelays(quint32 seed)
        : m_generator(seed ? seed : QRandomGenerator::global()->generate())
    { }

    //! \brief Evenly spread over [\a from, \a to)
    std::chrono::nanoseconds between(std::chrono::nanoseconds from, std::chrono::nanoseconds to)
    {
        return from + std::chrono::nanoseconds(qint64(double((to - from).count()) * m_generator.generateDouble()));
    }

private:
    QRandomGenerator m_generator;
};

//! \brief How long to wait before the next attempt: exponential, with full jitter (P29)
//!
//! The n-th wait is random between 0 and min(60 s, 1 s x 2^n).
class HIKARI_AUTOTEST_EXPORT Backoff
{
public:
    static constexpr std::chrono::seconds first { 1 };
    static constexpr std::chrono::seconds cap { 60 };

    //! \brief The wait after one more failure
    std::chrono::nanoseconds next(RandomDelays &random);
    //! \brief The upper bound of the wait after \a failures failures before it
    static std::chrono::nanoseconds bound(int failures);
    //! \brief Failures since the last reset()
    int failures() const { return m_failures; }
    void reset() { m_failures = 0; }

private:
    int m_failures = 0;
};

} // namespace Hikari
