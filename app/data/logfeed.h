#pragma once

#include "filteredring.h"

#include <hikari/core/logging.h>

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>

#include <array>
#include <deque>

namespace Panel {

//! \brief The log lines the panel keeps, with what is shown of them
//!
//! Lives in the window's thread. Hiding a level, a category or a text loses nothing: lines stay until the ring slides.
class LogFeed : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype defaultRows = 200'000;
    static constexpr qint64 defaultBytes = 48 << 20;

    explicit LogFeed(QObject *parent = nullptr, qsizetype rows = defaultRows, qint64 bytes = defaultBytes);

    void push(const QList<Hikari::LogRecord> &records);
    //! \brief Filters what arrived, for at most \a milliseconds
    //!
    //! \return whether something is left to do
    bool work(int milliseconds = 4);

    //! Keeps the list as it is; what arrives waits in a second ring of the same size
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    qsizetype waiting() const { return m_waiting.size(); }
    double waitingFraction() const;
    //! Lost because the second ring was full
    quint64 droppedWhilePaused() const { return m_droppedWhilePaused; }
    //! Forgets the kept lines, and those that wait
    void clear();

    bool isLevelShown(Hikari::LogLevel level) const { return m_levels.at(size_t(level)); }
    void setLevelShown(Hikari::LogLevel level, bool shown);
    bool isCategoryShown(const QString &category) const { return !m_hiddenCategories.contains(category); }
    //! Also those below it: "hikari.gateway" has one for each shard
    void setCategoryShown(const QString &category, bool shown);
    void resetFilters();
    //! \param hideOthers false = matches are only marked
    void setSearch(const QString &text, bool caseSensitive, bool hideOthers);
    const QString &searchText() const { return m_search; }
    Qt::CaseSensitivity searchCase() const { return m_searchCase; }
    bool matchesSearch(const Hikari::LogRecord &record) const;
    qsizetype matchCount() const { return qsizetype(m_matches.size()); }

    qsizetype rowLimit() const { return m_records.ring().rowLimit(); }
    qsizetype keptCount() const { return m_records.ring().size(); }
    qsizetype shownCount() const { return m_records.shownCount(); }
    quint64 shownAt(qsizetype row) const { return m_records.shownAt(row); }
    qsizetype rowOf(quint64 position) const { return m_records.rowOf(position); }
    quint64 generation() const { return m_records.generation(); }
    const Hikari::LogRecord *find(quint64 position) const { return m_records.ring().find(position); }
    //! How many kept lines have this level
    qsizetype levelCount(Hikari::LogLevel level) const { return m_levelCounts.at(size_t(level)); }
    //! Kept lines by category
    const QHash<QString, qsizetype> &categoryCounts() const { return m_categoryCounts; }
    //! Lines ever seen by category, for rates
    const QHash<QString, quint64> &categoryTotals() const { return m_categoryTotals; }

    //! \brief Position of the next shown warning or error after \a position, or before it; 0 when there is none
    quint64 nextProblem(quint64 position, bool backwards) const;
    //! The same for lines that match the search
    quint64 nextMatch(quint64 position, bool backwards) const;
    //! Warnings and errors since the last call of markProblemsSeen()
    qsizetype unseenProblems() const { return m_unseenProblems; }
    void markProblemsSeen();

    static bool isProblem(Hikari::LogLevel level) { return level >= Hikari::LogLevel::Warning; }

Q_SIGNALS:
    //! Something arrived or the filter changed; at most once a push
    void changed();
    void pausedChanged(bool paused);
    //! A category was seen for the first time
    void categoryAdded(const QString &category);

private:
    void keep(const Hikari::LogRecord &record);
    void forgetSlidOut();
    void refilter();
    bool accepts(const Hikari::LogRecord &record, quint64 position);
    static quint64 neighbour(const std::deque<quint64> &positions, quint64 position, bool backwards);

    FilteredRing<Hikari::LogRecord> m_records;
    std::deque<Hikari::LogRecord> m_waiting;
    std::deque<std::pair<quint8, QString>> m_keys; // level and category of the kept lines, to count them out again
    std::deque<quint64> m_problems; // shown ones
    std::deque<quint64> m_matches;
    std::array<bool, Hikari::logLevelCount> m_levels;
    std::array<qsizetype, Hikari::logLevelCount> m_levelCounts {};
    QHash<QString, qsizetype> m_categoryCounts;
    QHash<QString, quint64> m_categoryTotals;
    QSet<QString> m_hiddenCategories;
    QString m_search;
    Qt::CaseSensitivity m_searchCase = Qt::CaseInsensitive;
    bool m_hideOthers = false;
    bool m_paused = false;
    quint64 m_droppedWhilePaused = 0;
    qsizetype m_unseenProblems = 0;
};

} // namespace Panel
