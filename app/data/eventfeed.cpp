#include "eventfeed.h"

#include <hikari/events/shard_events.h>

#include <QDateTime>

namespace Panel {

using namespace Hikari;

namespace {
qint64 bytesOf(const EventRecord &record)
{
    // The decoded event costs about as much as its text; the rest is the record and its place in the containers.
    constexpr qint64 overhead = 200;
    return overhead + record.payload.size() + record.size;
}
} // namespace

EventFeed::EventFeed(QObject *parent, qsizetype rows, qint64 bytes)
    : QObject(parent)
    , m_records(rows, bytes)
    , m_selected(eventTypeCount, true)
    , m_totals(eventTypeCount, 0)
    , m_rates(eventTypeCount)
{ }

void EventFeed::push(const QList<Delivery> &deliveries, quint64 dropped)
{
    if (deliveries.isEmpty() && dropped <= m_streamDropped)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto take = [this](EventRecord record) {
        if (!m_paused) {
            keep(std::move(record));
        } else if (qsizetype(m_waiting.size()) < m_records.ring().rowLimit()
            && m_waitingBytes < m_records.ring().byteLimit()) {
            m_waitingBytes += bytesOf(record);
            m_waiting.push_back(std::move(record));
        } else {
            ++m_lostWhilePaused;
        }
    };
    if (dropped > m_streamDropped) {
        EventRecord gap;
        gap.gap = dropped - m_streamDropped;
        gap.time = now;
        m_number += gap.gap;
        gap.number = m_number;
        m_streamDropped = dropped;
        take(std::move(gap));
    }
    for (const Delivery &delivery : deliveries) {
        EventRecord record;
        record.number = ++m_number;
        record.time = delivery.receivedAt.isNull() ? now : delivery.receivedAt.milliseconds();
        record.event = delivery.event;
        record.type = delivery.event->type;
        record.payload = delivery.payload;
        record.size = delivery.payloadSize;
        if (const auto *fromShard = eventCast<ShardEvent>(*delivery.event)) {
            record.shard = fromShard->shardId;
            record.sequence = fromShard->sequence;
        }
        ++m_total;
        if (size_t(record.type) < m_totals.size())
            ++m_totals[size_t(record.type)];
        if (isSelected(record.type))
            ++m_selectedTotal;
        take(std::move(record));
    }
    Q_EMIT changed();
}

void EventFeed::keep(EventRecord record)
{
    const qint64 bytes = bytesOf(record);
    m_records.append(std::move(record), bytes);
}

bool EventFeed::isSelected(EventType type) const
{
    return size_t(type) < m_selected.size() ? m_selected[size_t(type)] : m_everything;
}

bool EventFeed::work(int milliseconds)
{
    return !m_records.advance(
        [this](const EventRecord &record, quint64) { return record.gap > 0 || isSelected(record.type); },
        QDeadlineTimer(milliseconds, Qt::PreciseTimer));
}

void EventFeed::sample(qint64 now)
{
    for (size_t i = 0; i < m_totals.size(); ++i) {
        if (m_totals[i] > 0)
            m_rates[i].sample(m_totals[i], now);
    }
    m_selectedRate.sample(m_selectedTotal, now);
}

void EventFeed::reset()
{
    m_records.clear();
    m_waiting.clear();
    m_waitingBytes = 0;
    std::fill(m_totals.begin(), m_totals.end(), 0);
    for (RateMeter &rate : m_rates)
        rate.reset();
    m_selectedRate.reset();
    m_selectedTotal = m_total = m_number = m_streamDropped = m_lostBefore = m_lostWhilePaused = 0;
    Q_EMIT changed();
}

void EventFeed::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (!paused) {
        for (EventRecord &record : m_waiting)
            keep(std::move(record));
        m_waiting.clear();
        m_waitingBytes = 0;
        if (m_lostWhilePaused > 0) {
            EventRecord gap;
            gap.gap = m_lostWhilePaused;
            gap.number = m_number;
            gap.time = QDateTime::currentMSecsSinceEpoch();
            keep(std::move(gap));
        }
        m_lostBefore += m_lostWhilePaused;
        m_lostWhilePaused = 0;
        work();
    }
    Q_EMIT pausedChanged(paused);
    Q_EMIT changed();
}

double EventFeed::waitingFraction() const
{
    return std::max(double(m_waiting.size()) / double(m_records.ring().rowLimit()),
        double(m_waitingBytes) / double(m_records.ring().byteLimit()));
}

void EventFeed::clear(bool waitingToo)
{
    m_records.clear();
    if (waitingToo) {
        m_waiting.clear();
        m_waitingBytes = 0;
    }
    Q_EMIT changed();
}

void EventFeed::setSelected(const QSet<EventType> &types, bool everything)
{
    m_everything = everything;
    for (size_t i = 0; i < m_selected.size(); ++i)
        m_selected[i] = everything || types.contains(EventType(i));
    m_selectedRate.reset();
    m_selectedTotal = 0;
    m_records.refilter();
    work();
    Q_EMIT changed();
}

double EventFeed::rate(EventType type) const
{
    return size_t(type) < m_rates.size() ? m_rates[size_t(type)].rate(10'000) : 0;
}

} // namespace Panel
