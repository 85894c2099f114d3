#pragma once

#include "data/logfeed.h"

#include <widgets/livesource.h>

namespace Panel {

//! \brief The rows of the log lists
class LogSource : public LiveSource
{
    Q_OBJECT
public:
    enum Column
    {
        Time,
        Level,
        Category,
        Message
    };

    //! \a feed must outlive the source
    explicit LogSource(LogFeed *feed, QObject *parent = nullptr);

    QList<LiveColumn> columns() const override;
    qint64 count() const override { return m_feed->shownCount(); }
    quint64 numberAt(qint64 row) const override { return m_feed->shownAt(row); }
    qint64 rowOf(quint64 number) const override { return m_feed->rowOf(number); }
    LiveRow row(qint64 row) const override;
    void cell(qint64 row, int column, LiveCell *cell) const override;
    void setPaused(bool paused) override { m_feed->setPaused(paused); }
    qint64 waiting() const override { return m_feed->waiting(); }
    qint64 waitingLimit() const override { return m_feed->rowLimit(); }
    qint64 waitingDropped() const override { return qint64(m_feed->droppedWhilePaused()); }

private:
    LogFeed *m_feed;
    quint64 m_generation = 0;
};

} // namespace Panel
