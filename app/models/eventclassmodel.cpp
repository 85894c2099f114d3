#include "eventclassmodel.h"

#include "data/formats.h"

#include <widgets/tablelook.h>

#include <QHash>

using namespace Hikari;

namespace Panel {

EventClassModel::EventClassModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_intents(Intents::fromInt(~Intents::Int(0)))
{
    QHash<EventType, int> nodes;
    for (const EventClassInfo &info : eventClasses()) {
        Node node;
        node.type = info.type;
        node.isConcrete = info.isConcrete;
        const int number = int(m_nodes.size());
        if (number > 0) {
            node.parent = nodes.value(info.parent);
            auto &siblings = m_nodes[size_t(node.parent)].children;
            node.row = int(siblings.size());
            siblings.push_back(number);
        }
        nodes.insert(info.type, number);
        m_nodes.push_back(std::move(node));
    }
}

void EventClassModel::setIntents(Intents intents)
{
    if (m_intents == intents)
        return;
    m_intents = intents;
    Q_EMIT dataChanged(indexOfNode(0), indexOfNode(0, ColumnCount - 1));
}

void EventClassModel::updateRates(const std::function<double(EventType)> &rateOf)
{
    for (Node &node : m_nodes)
        node.rate = node.isConcrete ? rateOf(node.type) : 0;
    for (size_t i = m_nodes.size(); i-- > 1;)
        m_nodes[size_t(m_nodes[i].parent)].rate += m_nodes[i].rate;
    // One signal for each group of siblings.
    Q_EMIT dataChanged(indexOfNode(0, Rate), indexOfNode(0, Rate));
    for (const Node &node : m_nodes) {
        if (!node.children.empty())
            Q_EMIT dataChanged(indexOfNode(node.children.front(), Name), indexOfNode(node.children.back(), Rate));
    }
}

QSet<EventType> EventClassModel::selected() const
{
    QSet<EventType> types;
    for (const Node &node : m_nodes) {
        if (node.isConcrete && node.ticked)
            types.insert(node.type);
    }
    return types;
}

bool EventClassModel::isEverythingSelected() const
{
    return checkState(0) == Qt::Checked;
}

void EventClassModel::selectAll(bool on)
{
    setData(indexOfNode(0), on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

QModelIndex EventClassModel::indexOf(EventType type) const
{
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes[i].type == type)
            return indexOfNode(int(i));
    }
    return {};
}

EventType EventClassModel::typeAt(const QModelIndex &index) const
{
    return m_nodes[size_t(nodeOf(index))].type;
}

QString EventClassModel::shownName(EventType type)
{
    QString name = eventName(type);
    const EventClassInfo *info = eventClass(type);
    if (info && info->isConcrete && name.endsWith(QLatin1String("Event")))
        name.chop(5);
    return name;
}

QString EventClassModel::lineage(EventType type)
{
    QStringList names;
    const Lineage line = lineageOfType(type);
    for (const EventType each : line)
        names.prepend(shownName(each));
    return names.join(QStringLiteral(" \u203a "));
}

int EventClassModel::nodeOf(const QModelIndex &index) const
{
    return int(index.internalId());
}

QModelIndex EventClassModel::indexOfNode(int node, int column) const
{
    return createIndex(m_nodes[size_t(node)].row, column, quintptr(node));
}

QModelIndex EventClassModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(0, column, quintptr(0));
    return createIndex(row, column, quintptr(m_nodes[size_t(nodeOf(parent))].children[size_t(row)]));
}

QModelIndex EventClassModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || nodeOf(index) == 0)
        return {};
    return indexOfNode(m_nodes[size_t(nodeOf(index))].parent);
}

int EventClassModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return 1;
    return parent.column() == 0 ? int(m_nodes[size_t(nodeOf(parent))].children.size()) : 0;
}

int EventClassModel::columnCount(const QModelIndex &) const
{
    return int(ColumnCount);
}

Qt::CheckState EventClassModel::checkState(int number) const
{
    const Node &node = m_nodes[size_t(number)];
    if (node.children.empty())
        return node.ticked ? Qt::Checked : Qt::Unchecked;
    bool any = node.isConcrete && node.ticked;
    bool all = !node.isConcrete || node.ticked;
    for (const int child : node.children) {
        const Qt::CheckState state = checkState(child);
        any = any || state != Qt::Unchecked;
        all = all && state == Qt::Checked;
    }
    return all ? Qt::Checked : any ? Qt::PartiallyChecked : Qt::Unchecked;
}

void EventClassModel::tick(int number, bool on)
{
    Node &node = m_nodes[size_t(number)];
    node.ticked = on;
    for (const int child : node.children)
        tick(child, on);
}

bool EventClassModel::isReceivable(const Node &node) const
{
    const EventClassInfo *info = eventClass(node.type);
    return !node.isConcrete || !info || info->intents.isEmpty() || !(info->intents & m_intents).isEmpty();
}

QVariant EventClassModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = m_nodes[size_t(nodeOf(index))];
    const bool isRate = index.column() == Rate;
    switch (role) {
    case Qt::DisplayRole:
        return isRate ? Formats::rateNumber(node.rate) : shownName(node.type);
    case Qt::CheckStateRole:
        return isRate ? QVariant() : QVariant(int(checkState(nodeOf(index))));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isRate ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole: {
        const EventClassInfo *info = eventClass(node.type);
        QString text = lineage(node.type);
        if (info && !info->gatewayNames.isEmpty() && node.isConcrete)
            text += u'\n' % info->gatewayNames.join(QStringLiteral(", "));
        if (!isReceivable(node))
            text += u'\n' % tr("Not received: the bot lacks the intent for it");
        return text;
    }
    case TypeRole:
        return quint32(node.type);
    case RateValueRole:
        return node.rate;
    case StrongRole:
        return !isRate && !node.children.empty();
    case MutedRole:
        return !isReceivable(node) || (isRate && node.rate < 0.05)
            || (!isRate && checkState(nodeOf(index)) == Qt::Unchecked);
    default:
        return {};
    }
}

bool EventClassModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Name)
        return false;
    tick(nodeOf(index), value.toInt() == Qt::Checked);
    // Ticks change below and above: everything may look different.
    Q_EMIT dataChanged(indexOfNode(0), indexOfNode(0, ColumnCount - 1), { Qt::CheckStateRole, MutedRole });
    for (const Node &node : m_nodes) {
        if (!node.children.empty())
            Q_EMIT dataChanged(indexOfNode(node.children.front(), Name), indexOfNode(node.children.back(), Name),
                { Qt::CheckStateRole, MutedRole });
    }
    Q_EMIT selectionChanged();
    return true;
}

Qt::ItemFlags EventClassModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant EventClassModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Event type") : tr("per s");
}

} // namespace Panel
