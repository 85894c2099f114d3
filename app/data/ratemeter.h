#pragma once

#include <QList>
#include <QtGlobal>

#include <deque>

namespace Panel {

//! \brief Turns a counter that only grows into rates and a 60 s history
//!
//! Feed it with sample() a few times a second. Time is an argument in milliseconds of any steady clock.
class RateMeter
{
public:
    void sample(quint64 total, qint64 now);
    //! A new session: the counter starts again from 0
    void reset();

    //! Mean per second over the last \a window milliseconds; 0 before there are two samples
    double rate(qint64 window = 1000) const;
    //! Rate of each full second, oldest first, at most 60
    const QList<float> &history() const { return m_history; }

private:
    struct Sample
    {
        quint64 total;
        qint64 at;
    };
    std::deque<Sample> m_samples; // the last 10.5 s
    QList<float> m_history;
    Sample m_second {};
    bool m_started = false;
};

} // namespace Panel
