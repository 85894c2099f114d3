#pragma once

#include "data/applicationstate.h"
#include "data/datasource.h"
#include "data/eventfeed.h"
#include "data/logfeed.h"
#include "data/ratemeter.h"
#include "eventclassmodel.h"
#include "eventsource.h"
#include "logsource.h"
#include "shardmodel.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace Panel {

//! \brief What all pages share: the newest snapshot, the feeds, the rates, and the beats at which they change
//!
//! Reads the source four times a second, and once per frame while a live list is in sight and something arrives. A
//! minimised window costs four short looks a second.
class Hub : public QObject
{
    Q_OBJECT
public:
    //! Median and 95 % of the last heartbeats over all shards, and the slowest one; milliseconds, NaN = none
    struct Latency
    {
        double median = qQNaN();
        double high = qQNaN();
        double worst = qQNaN();
        int worstShard = -1;
    };

    //! \a source must outlive the hub
    explicit Hub(DataSource *source, QObject *parent = nullptr);

    DataSource *source() const { return m_source; }
    EventFeed *events() { return &m_events; }
    LogFeed *logs() { return &m_logs; }
    EventSource *eventRows() { return &m_eventRows; }
    LogSource *logRows() { return &m_logRows; }
    ShardModel *shards() { return &m_shards; }
    EventClassModel *classes() { return &m_classes; }

    const PanelSnapshot &snapshot() const { return m_snapshot; }
    ApplicationState state() const { return m_tracker.state(); }
    const ShardCounts &counts() const { return m_counts; }

    double eventRate() const { return m_eventRate.rate(); }
    const QList<float> &eventHistory() const { return m_eventRate.history(); }
    double restRate() const { return m_restRate.rate(); }
    const QList<float> &restHistory() const { return m_restRate.history(); }
    const Latency &latency() const { return m_latency; }
    //! Medians of the last 60 s, oldest first; NaN = none
    const QList<float> &latencyHistory() const { return m_latencyHistory; }
    //! In the last minute
    quint64 droppedRecently() const { return m_dropped.last; }
    quint64 rateLimitedRecently() const { return m_rateLimited.last; }

    //! \brief Whether the snapshot is older than 2 s, and how old
    bool isStale() const { return m_stale; }
    qint64 age() const; //!< milliseconds

    //! A live list is in sight: drain once per frame while something arrives
    void setLive(bool live) { m_live = live; }
    //! \brief Reads everything now; the timer does the same
    void refresh();
    //! Stops reading, for pictures of a fixed moment
    void freeze();

    void setAllPaused(bool paused);
    bool isAllPaused() const { return m_events.isPaused() && m_logs.isPaused(); }

Q_SIGNALS:
    //! Four times a second, after everything was read
    void ticked();
    //! Once a second, after ticked()
    void secondPassed();
    void stateChanged(Panel::ApplicationState state);
    //! A fault was injected or a shard reconnected
    void markAdded(const QString &text);
    void pausedChanged();

private:
    struct Recent // growth of a counter over the last minute
    {
        QList<quint64> seconds;
        quint64 total = 0;
        quint64 last = 0;
        void second(quint64 now);
    };

    bool drain(int milliseconds); // whether something arrived or is left to do
    void frame();
    void second();
    void startSession();

    DataSource *m_source;
    EventFeed m_events;
    LogFeed m_logs;
    EventSource m_eventRows;
    LogSource m_logRows;
    ShardModel m_shards;
    EventClassModel m_classes;
    PanelSnapshot m_snapshot;
    ShardCounts m_counts;
    ApplicationStateTracker m_tracker;
    RateMeter m_eventRate;
    RateMeter m_restRate;
    Latency m_latency;
    QList<float> m_latencyHistory;
    Recent m_dropped;
    Recent m_rateLimited;
    QElapsedTimer m_clock;
    QTimer m_timer;
    QTimer m_frames;
    qint64 m_lastSecond = 0;
    Hikari::Timestamp m_lastMark;
    int m_idleFrames = 0;
    bool m_live = false;
    bool m_stale = false;
};

} // namespace Panel
