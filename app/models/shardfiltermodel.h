#pragma once

#include "data/shardtext.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace Panel {

//! \brief Sorts and filters the shard table without stealing the reader's place
//!
//! "Problems first" is a stable grouping on top of the sorted column. Order changes only in settle(), which the page
//! calls when nobody points at a row.
class ShardFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit ShardFilterModel(QObject *parent = nullptr);

    //! nullopt = all
    void setGroup(std::optional<ShardGroup> group);
    std::optional<ShardGroup> group() const { return m_group; }
    //! \brief Words that must all match: an id, a range "0-15", a state, the start of a session id, a close code
    void setFilterText(const QString &text);
    bool problemsFirst() const { return m_problemsFirst; }
    void setProblemsFirst(bool on);

    //! \brief Applies order and filter to the present values
    void settle();

    //! Whether a shard passes \a text
    static bool matches(const Hikari::ShardSnapshot &shard, const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    std::optional<ShardGroup> m_group;
    QString m_text;
    bool m_problemsFirst = true;
};

} // namespace Panel
