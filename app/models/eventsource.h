#pragma once

#include "data/eventfeed.h"
#include "data/nameindex.h"

#include <widgets/livesource.h>

namespace Panel {

//! \brief The rows of the event list; formats only what is painted
class EventSource : public LiveSource
{
    Q_OBJECT
public:
    enum Column
    {
        Number,
        Time,
        Shard,
        Type,
        Guild,
        Channel,
        Summary,
        Bytes
    };

    //! Both must outlive the source
    EventSource(EventFeed *feed, const NameIndex *names, QObject *parent = nullptr);

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

    //! The name of a guild, or its shortened id
    QString guildName(const Hikari::Event &event) const;
    //! "#general", or a shortened id
    QString channelName(const Hikari::Event &event) const;

private:
    EventFeed *m_feed;
    const NameIndex *m_names;
    quint64 m_generation = 0;
};

} // namespace Panel
