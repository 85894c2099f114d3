#include "logcategorymodel.h"

#include "data/formats.h"

#include <widgets/tablelook.h>

#include <QCollator>

#include <algorithm>

using Hikari::LogLevel;

namespace Panel {

namespace {
constexpr quintptr rootId = 0;
constexpr quintptr childId = 1;

//! Shard 10's category comes after that of shard 9
bool comesBefore(const QString &one, const QString &other)
{
    static const QCollator collator = [] {
        QCollator numeric(QLocale(QLocale::English)); // that of C knows no numbers
        numeric.setNumericMode(true);
        return numeric;
    }();
    const int order = collator.compare(one, other);
    return order == 0 ? one < other : order < 0;
}
} // namespace

LogCategoryModel::LogCategoryModel(LogFeed *feed, QObject *parent)
    : QAbstractItemModel(parent)
    , m_feed(feed)
    , m_categories(Hikari::Logging::categories())
{
    for (auto it = feed->categoryTotals().begin(); it != feed->categoryTotals().end(); ++it) {
        if (!m_categories.contains(it.key()))
            m_categories.append(it.key());
    }
    std::sort(m_categories.begin(), m_categories.end(), comesBefore);
    connect(feed, &LogFeed::categoryAdded, this, &LogCategoryModel::add);
}

void LogCategoryModel::add(const QString &category)
{
    const auto at = std::lower_bound(m_categories.begin(), m_categories.end(), category, comesBefore);
    if (at != m_categories.end() && *at == category)
        return;
    const int row = int(at - m_categories.begin());
    beginInsertRows(index(0, 0), row, row);
    m_categories.insert(row, category);
    endInsertRows();
}

void LogCategoryModel::sample(qint64 now)
{
    const auto &totals = m_feed->categoryTotals();
    for (auto it = totals.begin(); it != totals.end(); ++it)
        m_rates[it.key()].sample(it.value(), now);
    const QModelIndex root = index(0, 0);
    Q_EMIT dataChanged(index(0, Rate), index(0, Rate));
    if (!m_categories.isEmpty())
        Q_EMIT dataChanged(index(0, Rate, root), index(int(m_categories.size()) - 1, Rate, root));
}

QString LogCategoryModel::levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Trace:
        return tr("Trace", "log level");
    case LogLevel::Debug:
        return tr("Debug", "log level");
    case LogLevel::Info:
        return tr("Info", "log level");
    case LogLevel::Warning:
        return tr("Warn", "log level");
    case LogLevel::Error:
    case LogLevel::Critical:
        break;
    }
    return tr("Error", "log level");
}

void LogCategoryModel::resetLevels()
{
    for (const auto &[category, level] : m_own) {
        if (!category.isEmpty())
            Hikari::Logging::resetLevel(category);
        else if (m_rootBefore)
            Hikari::Logging::setLevel(QString(), *m_rootBefore);
    }
    m_own.clear();
    m_rootBefore.reset();
    everythingChanged();
    Q_EMIT levelsChanged();
}

void LogCategoryModel::everythingChanged()
{
    const QModelIndex root = index(0, 0);
    Q_EMIT dataChanged(root, index(0, ColumnCount - 1));
    if (!m_categories.isEmpty())
        Q_EMIT dataChanged(index(0, 0, root), index(int(m_categories.size()) - 1, ColumnCount - 1, root));
}

QString LogCategoryModel::categoryOf(const QModelIndex &index) const
{
    return index.internalId() == rootId ? QString() : m_categories.at(index.row());
}

QModelIndex LogCategoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? childId : rootId);
}

QModelIndex LogCategoryModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == childId ? createIndex(0, 0, rootId) : QModelIndex();
}

int LogCategoryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return 1;
    return parent.internalId() == rootId && parent.column() == 0 ? int(m_categories.size()) : 0;
}

int LogCategoryModel::columnCount(const QModelIndex &) const
{
    return int(ColumnCount);
}

QVariant LogCategoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isRoot = index.internalId() == rootId;
    const QString category = categoryOf(index);
    const auto own = m_own.find(category);
    const auto rateOf = [this](const QString &name) {
        const auto it = m_rates.constFind(name);
        return it == m_rates.constEnd() ? 0.0 : it->rate(10'000);
    };
    double rate = 0;
    if (index.column() == Rate) {
        if (isRoot) {
            for (const QString &name : m_categories)
                rate += rateOf(name);
        } else {
            rate = rateOf(category);
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name:
            return isRoot ? tr("All categories") : category;
        case Level: {
            const QString name = levelName(Hikari::Logging::level(category));
            // A dot marks what differs from how the panel was started.
            return own == m_own.end() ? name : QString(name % QStringLiteral(" \u2022"));
        }
        default:
            return Formats::rateNumber(rate);
        }
    case Qt::CheckStateRole: {
        if (index.column() != Name)
            return {};
        if (!isRoot)
            return int(m_feed->isCategoryShown(category) ? Qt::Checked : Qt::Unchecked);
        const auto shown = std::count_if(m_categories.begin(), m_categories.end(),
            [this](const QString &name) { return m_feed->isCategoryShown(name); });
        return int(shown == m_categories.size() ? Qt::Checked : shown == 0 ? Qt::Unchecked : Qt::PartiallyChecked);
    }
    case Qt::ToolTipRole:
        if (index.column() == Level)
            return own == m_own.end()
                ? tr(
                    "Recorded from this level on. Double-click or F2 to change it; it takes effect with the next line.")
                : tr("Recorded from this level on; changed since the start.");
        if (index.column() == Rate)
            return tr("Lines per second, mean of the last 10 s");
        return tr("%1: the tick shows or hides kept lines and loses nothing")
            .arg(isRoot ? tr("All categories") : category);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Rate ? Qt::AlignRight : Qt::AlignLeft));
    case OwnLevelRole:
        return own == m_own.end() ? -1 : int(own->second);
    case StrongRole:
        return isRoot && index.column() == Name;
    case MutedRole:
        return index.column() == Rate ? rate < 0.05 : index.column() == Level && own == m_own.end();
    default:
        return {};
    }
}

bool LogCategoryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const QString category = categoryOf(index);
    if (role == Qt::CheckStateRole && index.column() == Name) {
        const bool shown = value.toInt() == Qt::Checked;
        if (category.isEmpty()) {
            for (const QString &name : std::as_const(m_categories))
                m_feed->setCategoryShown(name, shown);
        } else {
            m_feed->setCategoryShown(category, shown);
        }
        everythingChanged();
        return true;
    }
    if (role == OwnLevelRole && index.column() == Level) {
        const int level = value.toInt();
        if (level < 0) {
            if (m_own.erase(category) == 0)
                return true;
            if (!category.isEmpty())
                Hikari::Logging::resetLevel(category);
            else if (m_rootBefore)
                Hikari::Logging::setLevel(QString(), *m_rootBefore);
        } else {
            if (category.isEmpty() && !m_rootBefore)
                m_rootBefore = Hikari::Logging::level(QString());
            m_own[category] = LogLevel(level);
            Hikari::Logging::setLevel(category, LogLevel(level));
        }
        everythingChanged();
        Q_EMIT levelsChanged();
        return true;
    }
    return false;
}

Qt::ItemFlags LogCategoryModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == Level)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant LogCategoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Rate ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Category");
    case Level:
        return tr("Recorded");
    default:
        return tr("per s");
    }
}

} // namespace Panel
