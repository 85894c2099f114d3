#pragma once

#include "data/ratemeter.h"
#include "data/shardtext.h"

#include <hikari/gateway/shardsnapshot.h>

#include <theme/tokens.h>

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

namespace Panel {

//! \brief One row a shard with the columns of the shard table
//!
//! Looks are given by the roles of CellDelegate. Rows are the shards in the order of their ids; sorting and filtering
//! is ShardFilterModel's work.
class ShardModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Id,
        State,
        Heartbeat,
        EventRate,
        Guilds,
        Session,
        Uptime,
        Reconnects,
        LastEvent,
        Note,
        ColumnCount
    };
    enum Role
    {
        SortRole = Qt::UserRole, //!< the raw value of the cell
        ShardIdRole, //!< int
        StateRole, //!< int of Hikari::ShardState
    };

    explicit ShardModel(QObject *parent = nullptr);

    //! \brief Takes new snapshots
    //!
    //! \param wallNow milliseconds since 1970 UTC; \param steadyNow milliseconds of a steady clock, for the rates
    void update(const QList<Hikari::ShardSnapshot> &shards, qint64 wallNow, qint64 steadyNow);
    //! \brief Values that are no longer updated are drawn muted
    void setStale(bool stale);
    bool isStale() const { return m_stale; }

    const Hikari::ShardSnapshot &shard(int row) const { return m_rows.at(row).snapshot; }
    //! -1 when there is no such shard
    int rowOf(int shardId) const;
    double eventRate(int row) const { return m_rows.at(row).rate.rate(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Hikari::ShardSnapshot snapshot;
        RateMeter rate;
        QList<qint64> reconnectsAt; // wall milliseconds of the reconnects of the last hour
    };

    QString text(const Row &row, int column) const;
    QVariant sortValue(const Row &row, int column) const;
    QString tip(const Row &row, int column) const;
    bool isMuted(const Row &row, int column) const;
    Tone tone(const Row &row, int column) const;

    QList<Row> m_rows;
    qint64 m_now = 0;
    bool m_stale = false;
};

} // namespace Panel
