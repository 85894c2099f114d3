#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>

namespace Panel {

//! \brief How long the user-interface thread worked per frame; "UI frame" of the status bar
//!
//! Work of the same frame (a drain, then paintings) adds up until 16 ms have passed. User-interface thread only.
class FrameMeter
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr int frames = 256;

    static FrameMeter *instance();

    //! \brief Adds work that began at \a start and took \a duration
    void add(Clock::time_point start, std::chrono::nanoseconds duration);
    //! \brief The work below which \a share (0 to 1) of the last 256 frames with work stayed; zero before the first
    std::chrono::nanoseconds quantile(double share) const;
    //! \brief The mean of the frames of the last second that had work; zero if none had
    std::chrono::nanoseconds recent() const;
    //! \brief Frames longer than 50 ms since the start
    quint64 stalls() const { return m_stalls; }
    quint64 total() const { return m_total; }
    void reset();

    //! \brief Measures a block
    class Scope
    {
    public:
        Scope()
            : m_start(Clock::now())
        { }
        ~Scope() { instance()->add(m_start, Clock::now() - m_start); }
        Q_DISABLE_COPY_MOVE(Scope)

    private:
        Clock::time_point m_start;
    };

private:
    struct Frame
    {
        Clock::time_point start;
        std::chrono::nanoseconds work {};
    };
    std::array<Frame, frames> m_frames;
    quint64 m_total = 0;
    quint64 m_stalls = 0;
};

} // namespace Panel
