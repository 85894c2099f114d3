#pragma once

#include "data/logfeed.h"
#include "data/ratemeter.h"

#include <QAbstractItemModel>
#include <QHash>

#include <map>
#include <optional>

namespace Panel {

//! \brief The log categories as a tree: what is shown (ticks) and what is recorded (levels)
//!
//! The first row stands for everything; below it are the categories of the library and those that were seen.
class LogCategoryModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Level,
        Rate,
        ColumnCount
    };
    enum Role
    {
        OwnLevelRole = Qt::UserRole, //!< int of LogLevel, -1 = inherited; may be set
    };

    //! \a feed must outlive the model
    explicit LogCategoryModel(LogFeed *feed, QObject *parent = nullptr);

    //! Takes the counters; once a second. \param now milliseconds of a steady clock
    void sample(qint64 now);
    //! Gives up all levels that were set here
    void resetLevels();
    bool hasOwnLevels() const { return !m_own.empty(); }
    static QString levelName(Hikari::LogLevel level);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void levelsChanged();

private:
    void add(const QString &category);
    QString categoryOf(const QModelIndex &index) const; // empty for the first row
    void everythingChanged();

    LogFeed *m_feed;
    QStringList m_categories; // sorted
    QHash<QString, RateMeter> m_rates;
    std::map<QString, Hikari::LogLevel> m_own; // set here; the empty key is the root
    std::optional<Hikari::LogLevel> m_rootBefore; // what the root was before it was set here
};

} // namespace Panel
