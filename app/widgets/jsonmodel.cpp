#include <widgets/jsonmodel.h>

#include <widgets/jsonscan_p.h>
#include <widgets/plaintext.h>

#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <utility>
#include <vector>

namespace Panel {

namespace {

constexpr int maxDepth = 500;

const QString &mask()
{
    static const QString dots(8, QChar(0x2022));
    return dots;
}

} // namespace

struct JsonModel::Node
{
    Node *parent = nullptr;
    int row = 0;
    qsizetype keyBegin = -1;
    qsizetype keyEnd = -1;
    qsizetype begin = 0;
    qsizetype end = 0;
    JsonKind kind = JsonKind::Invalid;
    mutable qsizetype count = -1; //!< of children; -1 = not counted
    mutable qsizetype next = -1; //!< where the next child is read; -1 = all are
    mutable std::vector<std::unique_ptr<Node>> children;

    bool isContainer() const { return kind == JsonKind::Object || kind == JsonKind::Array; }
};

JsonModel::JsonModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_secretKeys { QStringLiteral("token"), QStringLiteral("authorization"), QStringLiteral("password"),
        QStringLiteral("secret"), QStringLiteral("client_secret"), QStringLiteral("access_token"),
        QStringLiteral("refresh_token"), QStringLiteral("bot_token"), QStringLiteral("webhook_token") }
{
    setJson({});
}

JsonModel::~JsonModel() = default;

void JsonModel::setJson(const QByteArray &json)
{
    beginResetModel();
    m_json = json;
    m_root = std::make_unique<Node>();
    m_root->begin = JsonScan::skipSpace(m_json, 0);
    m_root->end = JsonScan::skipValue(m_json, m_root->begin);
    m_root->kind = m_root->end < 0 ? JsonKind::Invalid : JsonScan::kindAt(m_json, m_root->begin);
    if (m_root->isContainer()) {
        m_root->next = m_root->begin + 1;
        fetch(m_root.get(), batch);
    }
    endResetModel();
}

void JsonModel::setSecretKeys(const QSet<QString> &keys)
{
    m_secretKeys.clear();
    for (const QString &key : keys)
        m_secretKeys += key.toLower();
    setJson(m_json);
}

void JsonModel::setRedactor(std::function<QString(const QString &)> redactor)
{
    m_redactor = std::move(redactor);
}

void JsonModel::setHints(std::function<QString(const QString &, const QString &)> hints)
{
    m_hints = std::move(hints);
}

void JsonModel::fetch(Node *node, int count) const
{
    JsonScan::Child child;
    while (count-- > 0 && node->next >= 0) {
        const qsizetype after = JsonScan::nextChild(m_json, node->next, node->kind == JsonKind::Object, &child);
        node->next = after;
        if (after < 0)
            break;
        auto added = std::make_unique<Node>();
        added->parent = node;
        added->row = int(node->children.size());
        added->keyBegin = child.keyBegin;
        added->keyEnd = child.keyEnd;
        added->begin = child.begin;
        added->end = child.end;
        added->kind = JsonScan::kindAt(m_json, child.begin);
        if (added->isContainer())
            added->next = added->begin + 1;
        node->children.push_back(std::move(added));
    }
    // The end may be right behind the last one read.
    if (node->next >= 0 && JsonScan::nextChild(m_json, node->next, node->kind == JsonKind::Object, &child) < 0)
        node->next = -1;
}

qsizetype JsonModel::childCount(const Node *node) const
{
    if (node->count < 0) {
        node->count = 0;
        JsonScan::Child child;
        qsizetype at = node->begin + 1;
        while ((at = JsonScan::nextChild(m_json, at, node->kind == JsonKind::Object, &child)) >= 0)
            ++node->count;
    }
    return node->count;
}

JsonModel::Node *JsonModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex JsonModel::indexOf(const Node *node) const
{
    return !node || node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0)
        return {};
    if (!m_root->isContainer()) // one row for a lone value or a broken text
        return !parent.isValid() && row == 0 && !m_json.isEmpty() ? createIndex(0, 0, m_root.get()) : QModelIndex();
    const Node *node = nodeOf(parent);
    return size_t(row) < node->children.size() ? createIndex(row, 0, node->children[size_t(row)].get()) : QModelIndex();
}

QModelIndex JsonModel::parent(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return index.isValid() && node->parent ? indexOf(node->parent) : QModelIndex();
}

int JsonModel::rowCount(const QModelIndex &parent) const
{
    if (!m_root->isContainer())
        return !parent.isValid() && !m_json.isEmpty() ? 1 : 0;
    return int(nodeOf(parent)->children.size());
}

int JsonModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool JsonModel::hasChildren(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (!m_root->isContainer())
        return !parent.isValid() && !m_json.isEmpty();
    return node->isContainer() && !isSecret(node) && (!node->children.empty() || node->next >= 0)
        && childCount(node) > 0;
}

bool JsonModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return node->isContainer() && node->next >= 0 && !isSecret(node);
}

void JsonModel::fetchMore(const QModelIndex &parent)
{
    Node *node = nodeOf(parent);
    if (!canFetchMore(parent))
        return;
    // Rows are announced before they exist, so they are read aside first.
    const int had = int(node->children.size());
    Node aside;
    aside.kind = node->kind;
    aside.next = node->next;
    fetch(&aside, batch);
    node->next = aside.next;
    if (aside.children.empty())
        return;
    beginInsertRows(parent, had, had + int(aside.children.size()) - 1);
    for (std::unique_ptr<Node> &child : aside.children) {
        child->parent = node;
        child->row = int(node->children.size());
        node->children.push_back(std::move(child));
    }
    endInsertRows();
}

void JsonModel::fetchAll(Node *node)
{
    while (node->isContainer() && node->next >= 0) {
        const qsizetype before = node->next;
        fetchMore(indexOf(node));
        if (node->next == before)
            break;
    }
}

QString JsonModel::keyOf(const Node *node) const
{
    if (node->keyBegin >= 0)
        return JsonScan::unescape(QByteArrayView(m_json).sliced(node->keyBegin, node->keyEnd - node->keyBegin));
    return node->parent ? QString::number(node->row) : QString();
}

bool JsonModel::isSecretKey(const QString &key) const
{
    return m_secretKeys.contains(key.toLower());
}

bool JsonModel::isSecret(const Node *node) const
{
    for (; node && node->parent; node = node->parent) {
        if (node->keyBegin >= 0 && node->kind != JsonKind::Null && isSecretKey(keyOf(node)))
            return true;
    }
    return false;
}

QString JsonModel::shownValue(const Node *node) const
{
    if (isSecret(node))
        return mask();
    const QByteArrayView bytes = node->end >= node->begin
        ? QByteArrayView(m_json).sliced(node->begin, node->end - node->begin)
        : QByteArrayView();
    switch (node->kind) {
    case JsonKind::Object: {
        const qsizetype count = childCount(node);
        return count == 0 ? QStringLiteral("{ }")
            : count == 1
            ? tr("{ 1 key }")
            : QString(QLatin1String("{ ") + tr("%1 keys").arg(QLocale().toString(count)) + QLatin1String(" }"));
    }
    case JsonKind::Array: {
        const qsizetype count = childCount(node);
        return count == 0 ? QStringLiteral("[ ]")
            : count == 1
            ? tr("[ 1 item ]")
            : QString(QLatin1String("[ ") + tr("%1 items").arg(QLocale().toString(count)) + QLatin1String(" ]"));
    }
    case JsonKind::String: {
        QString text = JsonScan::unescape(bytes.sliced(1, std::min<qsizetype>(bytes.size() - 2, maxValue * 2)));
        if (m_redactor)
            text = m_redactor(text);
        if (bytes.size() - 2 > maxValue) {
            text.truncate(maxValue);
            return u'"' + text + QChar(0x2026) + QLatin1String("\" ")
                + tr("(%1 characters)").arg(QLocale().toString(bytes.size() - 2));
        }
        return u'"' + text + u'"';
    }
    case JsonKind::Invalid:
        return tr("This is not JSON.");
    default:
        return QString::fromUtf8(bytes);
    }
}

QVariant JsonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        const QString key = keyOf(node);
        return visibleText(
            QString(key.isEmpty() ? shownValue(node) : QString(key + QLatin1String(": ") + shownValue(node))));
    }
    case KeyRole:
        return keyOf(node);
    case ValueRole:
        return shownValue(node);
    case KindRole:
        return int(node->kind);
    case PathRole:
        return path(index);
    case SecretRole:
        return isSecret(node);
    case HintRole:
        return m_hints && node->kind == JsonKind::Number ? m_hints(path(index), shownValue(node)) : QString();
    default:
        return {};
    }
}

QString JsonModel::path(const QModelIndex &index) const
{
    QStringList parts;
    for (const Node *node = nodeOf(index); node && node->parent; node = node->parent) {
        if (node->keyBegin < 0)
            parts.prepend(u'[' + QString::number(node->row) + u']');
        else
            parts.prepend(node->parent->parent ? QString(u'.' + keyOf(node)) : keyOf(node));
    }
    return parts.join(QString());
}

QModelIndex JsonModel::indexOf(const QString &path)
{
    Node *node = m_root.get();
    qsizetype at = 0;
    while (at < path.size()) {
        if (!node->isContainer())
            return {};
        fetchAll(node);
        Node *next = nullptr;
        if (path[at] == u'[') {
            const qsizetype close = path.indexOf(u']', at);
            bool ok = false;
            const int row = close < 0 ? -1 : path.mid(at + 1, close - at - 1).toInt(&ok);
            if (ok && row >= 0 && size_t(row) < node->children.size())
                next = node->children[size_t(row)].get();
            at = close + 1;
        } else {
            at += path[at] == u'.';
            // Keys may contain dots, so the longest key that fits wins.
            qsizetype length = -1;
            for (const std::unique_ptr<Node> &child : node->children) {
                const QString key = keyOf(child.get());
                const qsizetype end = at + key.size();
                const bool ends = end == path.size() || (end < path.size() && (path[end] == u'.' || path[end] == u'['));
                if (ends && key.size() > length && QStringView(path).mid(at).startsWith(key)) {
                    next = child.get();
                    length = key.size();
                }
            }
            at += std::max<qsizetype>(0, length);
        }
        if (!next)
            return {};
        node = next;
    }
    return indexOf(node);
}

QString JsonModel::value(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    if (isSecret(node) || node->end < node->begin)
        return {};
    const QByteArrayView bytes = QByteArrayView(m_json).sliced(node->begin, node->end - node->begin);
    if (node->kind == JsonKind::String) {
        const QString text = JsonScan::unescape(bytes.sliced(1, bytes.size() - 2));
        return m_redactor ? m_redactor(text) : text;
    }
    return QString::fromUtf8(masked(node->begin, node->end));
}

QByteArray JsonModel::subtree(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    if (isSecret(node))
        return JsonScan::escaped(mask());
    return node->end < node->begin ? QByteArray() : masked(node->begin, node->end);
}

QByteArray JsonModel::masked(qsizetype begin, qsizetype end, int depth) const
{
    const JsonKind kind = JsonScan::kindAt(m_json, begin);
    if (kind == JsonKind::String) {
        const QByteArrayView inner = QByteArrayView(m_json).sliced(begin + 1, end - begin - 2);
        return m_redactor ? JsonScan::escaped(m_redactor(JsonScan::unescape(inner))) : m_json.mid(begin, end - begin);
    }
    if (kind != JsonKind::Object && kind != JsonKind::Array)
        return m_json.mid(begin, end - begin);
    // A text can be nested deeper than the stack is; nothing of Discord's comes near.
    if (depth > maxDepth)
        return JsonScan::escaped(QString(QChar(0x2026)));
    const bool isObject = kind == JsonKind::Object;
    QByteArray result(1, isObject ? '{' : '[');
    JsonScan::Child child;
    qsizetype at = begin + 1;
    while ((at = JsonScan::nextChild(m_json, at, isObject, &child)) >= 0) {
        if (result.size() > 1)
            result += ',';
        bool secret = false;
        if (isObject) {
            const QByteArrayView key = QByteArrayView(m_json).sliced(child.keyBegin, child.keyEnd - child.keyBegin);
            result += '"' + key.toByteArray() + "\":";
            secret = isSecretKey(JsonScan::unescape(key)) && JsonScan::kindAt(m_json, child.begin) != JsonKind::Null;
        }
        result += secret ? JsonScan::escaped(mask()) : masked(child.begin, child.end, depth + 1);
    }
    return result + (isObject ? '}' : ']');
}

QModelIndex JsonModel::descendTo(qsizetype offset)
{
    Node *node = m_root.get();
    for (;;) {
        if (!node->isContainer() || isSecret(node))
            return indexOf(node);
        fetchAll(node);
        const auto after = std::upper_bound(
            node->children.begin(), node->children.end(), offset, [](qsizetype at, const std::unique_ptr<Node> &child) {
                return at < (child->keyBegin >= 0 ? child->keyBegin : child->begin);
            });
        if (after == node->children.begin())
            return indexOf(node);
        Node *child = std::prev(after)->get();
        if (offset >= child->end || offset < child->begin)
            return indexOf(child); // on its key
        node = child;
    }
}

QModelIndex JsonModel::find(const QString &text, const QModelIndex &from, bool backwards)
{
    if (text.isEmpty() || !m_root->isContainer())
        return {};
    // Bytes are searched, not nodes: closed branches need not be opened. Escapes hide a match only where they are.
    const QByteArray needle = text.toUtf8().toLower();
    const QByteArray haystack = m_json.toLower();
    const Node *start = from.isValid() ? nodeOf(from) : nullptr;
    const qsizetype startAt = !start ? (backwards ? haystack.size() : -1)
        : start->keyBegin >= 0       ? start->keyBegin
                                     : start->begin;
    qsizetype at = startAt;
    for (bool wrapped = false;;) {
        at = backwards ? (at > 0 ? haystack.lastIndexOf(needle, at - 1) : -1) : haystack.indexOf(needle, at + 1);
        if (at < 0) {
            if (wrapped)
                return {};
            wrapped = true;
            at = backwards ? haystack.size() : -1;
            continue;
        }
        const QModelIndex index = descendTo(at);
        const Node *node = nodeOf(index);
        if (!index.isValid() || (node == start && !wrapped))
            continue;
        const bool inKey = keyOf(node).contains(text, Qt::CaseInsensitive);
        const bool inValue =
            !node->isContainer() && !isSecret(node) && value(index).contains(text, Qt::CaseInsensitive);
        if (inKey || inValue)
            return index;
        if (wrapped && (backwards ? at <= startAt : at >= startAt))
            return {};
    }
}

} // namespace Panel
