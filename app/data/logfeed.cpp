#include "logfeed.h"

namespace Panel {

using Hikari::LogLevel;
using Hikari::LogRecord;

namespace {
qint64 bytesOf(const LogRecord &record)
{
    // The texts, and what the record and its place in the containers cost.
    constexpr qint64 overhead = 160;
    return overhead + 2 * (record.message.size() + record.source.size());
}
} // namespace

LogFeed::LogFeed(QObject *parent, qsizetype rows, qint64 bytes)
    : QObject(parent)
    , m_records(rows, bytes)
{
    m_levels.fill(true);
}

void LogFeed::push(const QList<LogRecord> &records)
{
    if (records.isEmpty())
        return;
    for (const LogRecord &record : records) {
        if (!m_paused) {
            keep(record);
        } else if (qsizetype(m_waiting.size()) < m_records.ring().rowLimit()) {
            m_waiting.push_back(record);
        } else {
            ++m_droppedWhilePaused;
        }
        if (isProblem(record.level))
            ++m_unseenProblems;
    }
    Q_EMIT changed();
}

void LogFeed::keep(const LogRecord &record)
{
    m_records.append(record, bytesOf(record));
    m_keys.emplace_back(quint8(record.level), record.category);
    ++m_levelCounts.at(size_t(record.level));
    ++m_categoryCounts[record.category];
    quint64 &total = m_categoryTotals[record.category];
    if (++total == 1) {
        const qsizetype dot = record.category.lastIndexOf(u'.');
        if (dot > 0 && !isCategoryShown(record.category.left(dot)))
            m_hiddenCategories.insert(record.category); // the next shard of a hidden gateway
        Q_EMIT categoryAdded(record.category);
    }
    forgetSlidOut();
}

void LogFeed::forgetSlidOut()
{
    while (qsizetype(m_keys.size()) > m_records.ring().size()) {
        const auto &[level, category] = m_keys.front();
        --m_levelCounts.at(level);
        --m_categoryCounts[category];
        m_keys.pop_front();
    }
    const quint64 first = m_records.ring().firstNumber();
    for (auto *positions : { &m_problems, &m_matches }) {
        while (!positions->empty() && positions->front() < first)
            positions->pop_front();
    }
}

bool LogFeed::work(int milliseconds)
{
    return !m_records.advance([this](const LogRecord &record, quint64 position) { return accepts(record, position); },
        QDeadlineTimer(milliseconds, Qt::PreciseTimer));
}

bool LogFeed::accepts(const LogRecord &record, quint64 position)
{
    if (!m_levels.at(size_t(record.level)))
        return false;
    if (!m_hiddenCategories.isEmpty() && m_hiddenCategories.contains(record.category))
        return false;
    if (!m_search.isEmpty()) {
        if (matchesSearch(record))
            m_matches.push_back(position);
        else if (m_hideOthers)
            return false;
    }
    if (isProblem(record.level))
        m_problems.push_back(position);
    return true;
}

bool LogFeed::matchesSearch(const LogRecord &record) const
{
    return !m_search.isEmpty()
        && (record.message.contains(m_search, m_searchCase) || record.category.contains(m_search, m_searchCase));
}

void LogFeed::refilter()
{
    m_problems.clear();
    m_matches.clear();
    m_records.refilter();
    work();
    Q_EMIT changed();
}

void LogFeed::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (!paused) {
        for (const LogRecord &record : m_waiting)
            keep(record);
        m_waiting.clear();
        m_droppedWhilePaused = 0;
        work();
    }
    Q_EMIT pausedChanged(paused);
    Q_EMIT changed();
}

double LogFeed::waitingFraction() const
{
    return double(m_waiting.size()) / double(m_records.ring().rowLimit());
}

void LogFeed::clear()
{
    m_records.clear();
    m_waiting.clear();
    m_keys.clear();
    m_problems.clear();
    m_matches.clear();
    m_levelCounts.fill(0);
    m_categoryCounts.clear();
    m_droppedWhilePaused = 0;
    m_unseenProblems = 0;
    Q_EMIT changed();
}

void LogFeed::setLevelShown(LogLevel level, bool shown)
{
    if (m_levels.at(size_t(level)) == shown)
        return;
    m_levels.at(size_t(level)) = shown;
    refilter();
}

void LogFeed::setCategoryShown(const QString &category, bool shown)
{
    QStringList concerned { category };
    for (auto it = m_categoryTotals.cbegin(); it != m_categoryTotals.cend(); ++it) {
        if (it.key().startsWith(QString(category + u'.')))
            concerned += it.key();
    }
    bool isChange = false;
    for (const QString &each : std::as_const(concerned)) {
        if (isCategoryShown(each) == shown)
            continue;
        isChange = true;
        if (shown)
            m_hiddenCategories.remove(each);
        else
            m_hiddenCategories.insert(each);
    }
    if (isChange)
        refilter();
}

void LogFeed::resetFilters()
{
    m_levels.fill(true);
    m_hiddenCategories.clear();
    m_search.clear();
    refilter();
}

void LogFeed::setSearch(const QString &text, bool caseSensitive, bool hideOthers)
{
    const auto sensitivity = caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (text == m_search && sensitivity == m_searchCase && hideOthers == m_hideOthers)
        return;
    m_search = text;
    m_searchCase = sensitivity;
    m_hideOthers = hideOthers;
    refilter();
}

quint64 LogFeed::neighbour(const std::deque<quint64> &positions, quint64 position, bool backwards)
{
    if (backwards) {
        const auto it = std::lower_bound(positions.begin(), positions.end(), position);
        return it == positions.begin() ? 0 : *std::prev(it);
    }
    const auto it = std::upper_bound(positions.begin(), positions.end(), position);
    return it == positions.end() ? 0 : *it;
}

quint64 LogFeed::nextProblem(quint64 position, bool backwards) const
{
    return neighbour(m_problems, position, backwards);
}

quint64 LogFeed::nextMatch(quint64 position, bool backwards) const
{
    return neighbour(m_matches, position, backwards);
}

void LogFeed::markProblemsSeen()
{
    if (m_unseenProblems == 0)
        return;
    m_unseenProblems = 0;
    Q_EMIT changed();
}

} // namespace Panel
