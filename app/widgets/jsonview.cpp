#include <widgets/jsonview.h>

#include <theme/metrics.h>
#include <theme/theme.h>
#include <widgets/plaintext.h>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace Panel {

namespace {

constexpr int maxExpanded = 20'000; // rows that one key may open
constexpr int gap = 8;

Token colorOf(JsonKind kind)
{
    switch (kind) {
    case JsonKind::String:
        return Token::JsonStr;
    case JsonKind::Number:
        return Token::JsonNum;
    case JsonKind::Bool:
        return Token::JsonBool;
    case JsonKind::Null:
        return Token::JsonNull;
    case JsonKind::Object:
    case JsonKind::Array:
        return Token::Muted;
    case JsonKind::Invalid:
        return Token::Err;
    }
    return Token::Text;
}

class JsonDelegate : public QStyledItemDelegate
{
public:
    explicit JsonDelegate(JsonView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return QSize(10, Metrics::instance()->scaled(21));
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const bool selected = option.state & QStyle::State_Selected;
        const auto color = [selected](Token token) { return themeColor(selected ? Token::SelText : token); };
        if (selected)
            painter->fillRect(option.rect, themeColor(Token::Sel));
        painter->setFont(themeFont(FontRole::Mono));
        QRect rect = option.rect.adjusted(4, 0, -8, 0);
        const auto part = [&](const QString &text, const QColor &ink) {
            const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
            mark(painter, rect, shown);
            painter->setPen(ink);
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
            rect.setLeft(rect.left() + painter->fontMetrics().horizontalAdvance(shown) + gap);
        };
        const QString key = index.data(JsonModel::KeyRole).toString();
        const auto kind = JsonKind(index.data(JsonModel::KindRole).toInt());
        const bool secret = index.data(JsonModel::SecretRole).toBool();
        if (!key.isEmpty())
            part(visibleText(key), color(Token::JsonKey));
        part(visibleText(index.data(JsonModel::ValueRole).toString(), JsonModel::maxValue + 64),
            color(secret ? Token::Muted : colorOf(kind)));
        const QString hint = index.data(JsonModel::HintRole).toString();
        if (!hint.isEmpty())
            part(hint, color(colorOf(kind)));
        painter->restore();
    }

private:
    void mark(QPainter *painter, const QRect &rect, const QString &text) const
    {
        const QString &search = m_view->searchText();
        if (search.isEmpty())
            return;
        QColor fill = themeColor(Token::Warn);
        fill.setAlphaF(0.35F);
        const QFontMetrics metrics = painter->fontMetrics();
        for (qsizetype at = 0; (at = text.indexOf(search, at, Qt::CaseInsensitive)) >= 0; at += search.size()) {
            const int from = metrics.horizontalAdvance(text.left(at));
            const int to = metrics.horizontalAdvance(text.left(at + search.size()));
            painter->fillRect(QRect(rect.left() + from, rect.top() + 3, to - from, rect.height() - 6), fill);
        }
    }

    JsonView *m_view;
};

} // namespace

JsonView::JsonView(QWidget *parent)
    : QTreeView(parent)
    , m_model(new JsonModel(this))
{
    setModel(m_model);
    setItemDelegate(new JsonDelegate(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setAnimated(false);
    setFrameShape(QFrame::NoFrame);
    setIndentation(14);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTextElideMode(Qt::ElideRight);
    setLayoutDirection(Qt::LeftToRight);
    header()->setStretchLastSection(true);
}

void JsonView::setJson(const QByteArray &json)
{
    m_model->setJson(json);
    Q_EMIT currentPathChanged(QString());
}

QString JsonView::currentPath() const
{
    return currentIndex().isValid() ? m_model->path(currentIndex()) : QString();
}

bool JsonView::isCurrentSecret() const
{
    return currentIndex().data(JsonModel::SecretRole).toBool();
}

bool JsonView::setCurrentPath(const QString &path)
{
    const QModelIndex index = m_model->indexOf(path);
    if (!index.isValid())
        return false;
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

void JsonView::expandLevels(int levels)
{
    collapseAll();
    int budget = maxExpanded;
    expandBelow({}, levels, budget);
}

void JsonView::expandBelow(const QModelIndex &index, int levels, int &budget)
{
    if (levels <= 0 || budget <= 0)
        return;
    if (m_model->canFetchMore(index) && m_model->rowCount(index) == 0)
        m_model->fetchMore(index);
    if (index.isValid())
        expand(index);
    const int rows = m_model->rowCount(index);
    budget -= rows;
    for (int row = 0; row < rows && budget > 0; ++row) {
        const QModelIndex child = m_model->index(row, 0, index);
        if (m_model->hasChildren(child))
            expandBelow(child, index.isValid() ? levels - 1 : levels, budget);
    }
}

bool JsonView::find(const QString &text, bool backwards)
{
    m_search = text;
    viewport()->update();
    const QModelIndex index = m_model->find(text, currentIndex(), backwards);
    if (!index.isValid())
        return false;
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

void JsonView::copyPath() const
{
    QApplication::clipboard()->setText(currentPath());
}

void JsonView::copyValue() const
{
    if (currentIndex().isValid() && !isCurrentSecret())
        QApplication::clipboard()->setText(m_model->value(currentIndex()));
}

void JsonView::copySubtree() const
{
    if (!isCurrentSecret())
        QApplication::clipboard()->setText(QString::fromUtf8(m_model->subtree(currentIndex())));
}

void JsonView::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::AltModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
        expandLevels(event->key() - Qt::Key_0);
    } else if (event->key() == Qt::Key_F3 && !m_search.isEmpty()) {
        find(m_search, modifiers & Qt::ShiftModifier);
    } else if (event == QKeySequence::Copy) {
        copyValue();
    } else if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && event->key() == Qt::Key_C) {
        copySubtree();
    } else if (event->text() == QLatin1String("*") && currentIndex().isValid()) {
        int budget = maxExpanded;
        expandBelow(currentIndex(), 64, budget);
    } else if (event->text() == QLatin1String("-") && currentIndex().isValid()) {
        collapse(currentIndex());
    } else {
        QTreeView::keyPressEvent(event);
    }
}

void JsonView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT currentPathChanged(currentPath());
}

void JsonView::contextMenuEvent(QContextMenuEvent *event)
{
    if (currentIndex().isValid())
        Q_EMIT menuRequested(currentPath(), event->globalPos());
}

void JsonView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

} // namespace Panel
