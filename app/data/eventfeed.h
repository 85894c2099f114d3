#pragma once

#include "filteredring.h"
#include "ratemeter.h"

#include <hikari/events/delivery.h>

#include <QList>
#include <QObject>
#include <QSet>

#include <array>
#include <deque>
#include <vector>

namespace Panel {

//! \brief One event as the panel keeps it
struct EventRecord
{
    quint64 number = 0; //!< running number of this session, from 1; dropped events leave a gap
    qint64 time = 0; //!< arrival, milliseconds since 1970 UTC
    int shard = -1; //!< -1 = not from a shard
    qint64 sequence = -1; //!< -1 = has none
    Hikari::EventType type = Hikari::EventType::Event;
    Hikari::EventPtr event; //!< null for a gap
    QByteArray payload;
    int size = 0; //!< bytes of the uncompressed payload
    quint64 gap = 0; //!< how many events were dropped here; such a record has no event
};

//! \brief The events the panel keeps, with what is shown of them and how often each type comes
//!
//! Lives in the window's thread.
class EventFeed : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype defaultRows = 100'000;
    static constexpr qint64 defaultBytes = 64 << 20;

    explicit EventFeed(QObject *parent = nullptr, qsizetype rows = defaultRows, qint64 bytes = defaultBytes);

    //! \param dropped how many events the library's stream has dropped since it was opened
    void push(const QList<Hikari::Delivery> &deliveries, quint64 dropped);
    //! \brief Filters what arrived, for at most \a milliseconds; returns whether something is left to do
    bool work(int milliseconds = 4);
    //! \brief Takes the counters for the rates; a few times a second
    //!
    //! \param now milliseconds of a steady clock
    void sample(qint64 now);
    //! A new session: numbers start at 1, nothing is kept
    void reset();

    //! Keeps the list as it is; what arrives waits in a second ring of the same size
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    qsizetype waiting() const { return qsizetype(m_waiting.size()); }
    double waitingFraction() const;
    //! Lost because the second ring was full
    quint64 droppedWhilePaused() const { return m_lostWhilePaused; }
    //! Forgets the kept events, and those that wait if \a waitingToo
    void clear(bool waitingToo = true);

    //! \brief Which concrete types are shown
    //!
    //! Types of user code are shown as long as everything is selected.
    void setSelected(const QSet<Hikari::EventType> &types, bool everything);

    qsizetype keptCount() const { return m_records.ring().size(); }
    qsizetype rowLimit() const { return m_records.ring().rowLimit(); }
    qsizetype shownCount() const { return m_records.shownCount(); }
    quint64 shownAt(qsizetype row) const { return m_records.shownAt(row); }
    qsizetype rowOf(quint64 position) const { return m_records.rowOf(position); }
    quint64 generation() const { return m_records.generation(); }
    const EventRecord *find(quint64 position) const { return m_records.ring().find(position); }
    //! By the library's stream and by full second rings
    quint64 dropped() const { return m_streamDropped + m_lostBefore + m_lostWhilePaused; }

    //! Mean over 10 s of one concrete type
    double rate(Hikari::EventType type) const;
    //! Events of the selected types: mean over 1 s, and its last 60 s
    double selectedRate() const { return m_selectedRate.rate(); }
    const QList<float> &selectedHistory() const { return m_selectedRate.history(); }
    quint64 total() const { return m_total; }

Q_SIGNALS:
    //! Something arrived or the selection changed; at most once a push
    void changed();
    void pausedChanged(bool paused);

private:
    void keep(EventRecord record);
    bool isSelected(Hikari::EventType type) const;

    FilteredRing<EventRecord> m_records;
    std::deque<EventRecord> m_waiting;
    qint64 m_waitingBytes = 0;
    std::vector<bool> m_selected; // by number of the type
    bool m_everything = true;
    std::vector<quint64> m_totals; // by number of the type
    std::vector<RateMeter> m_rates;
    RateMeter m_selectedRate;
    quint64 m_selectedTotal = 0;
    quint64 m_total = 0;
    quint64 m_number = 0;
    quint64 m_streamDropped = 0;
    quint64 m_lostWhilePaused = 0;
    quint64 m_lostBefore = 0; // in earlier pauses
    bool m_paused = false;
};

} // namespace Panel
