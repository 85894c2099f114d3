#include "shardfiltermodel.h"

#include "shardmodel.h"

#include <QRegularExpression>

namespace Panel {

using Hikari::ShardSnapshot;
using Hikari::ShardState;

namespace {

bool needsLook(ShardState state)
{
    const ShardGroup group = ShardText::group(state);
    return group == ShardGroup::Failed || group == ShardGroup::Problem;
}

bool wordMatches(const ShardSnapshot &shard, const QString &word)
{
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (isNumber && (shard.id == number || (shard.lastCloseCode == number && number >= 1000)))
        return true;
    if (const qsizetype dash = word.indexOf(u'-'); dash > 0) {
        bool okFrom = false, okTo = false;
        const int from = word.left(dash).toInt(&okFrom);
        const int to = word.mid(dash + 1).toInt(&okTo);
        if (okFrom && okTo)
            return shard.id >= from && shard.id <= to;
    }
    if (ShardText::word(shard.state).contains(word, Qt::CaseInsensitive)
        || ShardText::groupName(ShardText::group(shard.state)).compare(word, Qt::CaseInsensitive) == 0)
        return true;
    return word.size() >= 2 && shard.sessionId.startsWith(word, Qt::CaseInsensitive);
}

} // namespace

ShardFilterModel::ShardFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(false);
    setSortRole(ShardModel::SortRole);
}

void ShardFilterModel::setGroup(std::optional<ShardGroup> group)
{
    m_group = group;
    invalidateFilter();
}

void ShardFilterModel::setFilterText(const QString &text)
{
    m_text = text.simplified();
    invalidateFilter();
}

void ShardFilterModel::setProblemsFirst(bool on)
{
    m_problemsFirst = on;
    invalidate();
}

void ShardFilterModel::settle()
{
    invalidate();
}

bool ShardFilterModel::matches(const ShardSnapshot &shard, const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString &word) { return wordMatches(shard, word); });
}

bool ShardFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = qobject_cast<const ShardModel *>(sourceModel());
    const ShardSnapshot &shard = model->shard(row);
    if (m_group && ShardText::group(shard.state) != *m_group)
        return false;
    return m_text.isEmpty() || matches(shard, m_text);
}

bool ShardFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto *model = qobject_cast<const ShardModel *>(sourceModel());
    if (m_problemsFirst) {
        const bool a = needsLook(model->shard(left.row()).state);
        const bool b = needsLook(model->shard(right.row()).state);
        if (a != b) // the view reverses the comparison when it sorts downwards: undo that
            return sortOrder() == Qt::AscendingOrder ? a : b;
    }
    const QVariant a = left.data(ShardModel::SortRole);
    const QVariant b = right.data(ShardModel::SortRole);
    const auto order = QVariant::compare(a, b);
    if (order == QPartialOrdering::Equivalent) {
        const int x = model->shard(left.row()).id;
        const int y = model->shard(right.row()).id;
        return sortOrder() == Qt::AscendingOrder ? x < y : x > y;
    }
    return order == QPartialOrdering::Less;
}

} // namespace Panel
