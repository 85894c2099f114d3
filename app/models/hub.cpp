#include "hub.h"

#include <widgets/framemeter.h>

#include <QDateTime>

#include <algorithm>

namespace Panel {

namespace {
constexpr int tick = 250; // milliseconds between two looks at the snapshot
constexpr int frameInterval = 16;
constexpr int drainBudget = 4; // milliseconds of a frame
constexpr int idleFramesBeforeRest = 15; // a quarter of a second without anything new
constexpr int chunk = 256; // events or lines between two looks at the clock
constexpr qint64 staleAfter = 2000;
constexpr qsizetype minute = 60;
} // namespace

void Hub::Recent::second(quint64 now)
{
    seconds.append(now >= total ? now - total : 0);
    total = now;
    if (seconds.size() > minute)
        seconds.removeFirst();
    last = 0;
    for (const quint64 each : seconds)
        last += each;
}

Hub::Hub(DataSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_eventRows(&m_events, &source->names())
    , m_logRows(&m_logs)
{
    m_clock.start();
    m_timer.setInterval(tick);
    connect(&m_timer, &QTimer::timeout, this, &Hub::refresh);
    m_timer.start();
    m_frames.setInterval(frameInterval);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &Hub::frame);
    connect(&m_classes, &EventClassModel::selectionChanged, this,
        [this] { m_events.setSelected(m_classes.selected(), m_classes.isEverythingSelected()); });
    connect(source, &DataSource::sessionStarted, this, &Hub::startSession);
    connect(&m_events, &EventFeed::pausedChanged, this, &Hub::pausedChanged);
    connect(&m_logs, &LogFeed::pausedChanged, this, &Hub::pausedChanged);
}

void Hub::startSession()
{
    m_events.reset();
    m_eventRate.reset();
    m_restRate.reset();
    m_latencyHistory.clear();
    m_dropped = {};
    m_rateLimited = {};
    m_lastMark = {};
}

qint64 Hub::age() const
{
    if (m_snapshot.takenAt.isNull())
        return 0;
    return std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - m_snapshot.takenAt.milliseconds());
}

void Hub::refresh()
{
    const FrameMeter::Scope meter;
    const qint64 now = m_clock.elapsed();
    m_snapshot = m_source->snapshot();
    m_counts = ShardText::count(m_snapshot.shards, m_snapshot.wanted);
    m_stale = m_snapshot.phase == ApplicationStateTracker::Phase::Running && age() > staleAfter;

    if (m_snapshot.intentBits != 0)
        m_classes.setIntents(Hikari::Intents::fromInt(Hikari::Intents::Int(m_snapshot.intentBits)));

    quint64 events = 0;
    for (const auto &shard : m_snapshot.shards)
        events += shard.events;
    m_eventRate.sample(events, now);
    m_restRate.sample(m_snapshot.restRequests, now);
    m_shards.update(m_snapshot.shards, QDateTime::currentMSecsSinceEpoch(), now);
    m_shards.setStale(m_stale || m_snapshot.phase == ApplicationStateTracker::Phase::Stopping);

    QList<std::pair<double, int>> latencies;
    for (const auto &shard : m_snapshot.shards) {
        if (shard.heartbeatLatency && shard.isReady())
            latencies.append({ double(shard.heartbeatLatency->count()) / 1000.0, shard.id });
    }
    m_latency = {};
    if (!latencies.isEmpty()) {
        std::sort(latencies.begin(), latencies.end());
        const auto at = [&](double q) { return latencies.at(qsizetype(q * double(latencies.size() - 1) + 0.5)); };
        m_latency = { at(0.5).first, at(0.95).first, latencies.last().first, latencies.last().second };
    }

    drain(drainBudget);
    m_events.sample(now);
    if (m_live && !m_frames.isActive()) {
        m_idleFrames = 0;
        m_frames.start();
    }
    const ApplicationState before = m_tracker.state();
    if (const ApplicationState after = m_tracker.update(m_snapshot.phase, m_counts, now); after != before)
        Q_EMIT stateChanged(after);
    for (const FaultMark &mark : m_snapshot.marks) {
        if (m_lastMark.isNull() || mark.at > m_lastMark) {
            m_lastMark = mark.at;
            Q_EMIT markAdded(mark.text);
        }
    }
    Q_EMIT ticked();
    if (now - m_lastSecond >= 1000 - tick / 2) {
        m_lastSecond = now;
        second();
    }
}

void Hub::second()
{
    m_dropped.second(m_events.dropped() + m_snapshot.logsDropped);
    m_rateLimited.second(m_snapshot.rest429);
    m_latencyHistory.append(float(m_latency.median));
    if (m_latencyHistory.size() > minute)
        m_latencyHistory.removeFirst();
    m_classes.updateRates([this](Hikari::EventType type) { return m_events.rate(type); });
    Q_EMIT secondPassed();
}

void Hub::frame()
{
    const FrameMeter::Scope meter;
    m_idleFrames = drain(drainBudget) ? 0 : m_idleFrames + 1;
    if (!m_live || m_idleFrames > idleFramesBeforeRest)
        m_frames.stop();
}

bool Hub::drain(int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds, Qt::PreciseTimer);
    bool any = false;
    bool more = true;
    while (more && !deadline.hasExpired()) {
        const auto events = m_source->takeEvents(chunk);
        m_events.push(events, m_source->eventsDropped());
        const auto lines = m_source->takeLogs(chunk);
        m_logs.push(lines);
        any = any || !events.isEmpty() || !lines.isEmpty();
        more = events.size() == chunk || lines.size() == chunk;
    }
    // What arrived is filtered at once; a new filter over a full ring takes several turns.
    const bool eventsLeft = m_events.work(2);
    const bool logsLeft = m_logs.work(2);
    return any || eventsLeft || logsLeft;
}

void Hub::freeze()
{
    m_timer.stop();
    m_frames.stop();
}

void Hub::setAllPaused(bool paused)
{
    m_events.setPaused(paused);
    m_logs.setPaused(paused);
}

} // namespace Panel
