#include <widgets/tablelook.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/plaintext.h>
#include <widgets/spark.h>

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QTreeView>

namespace Panel {

namespace {

constexpr int padding = 8;
constexpr int glyphSize = 12;
constexpr int extraGap = 6;

} // namespace

CellDelegate::CellDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{ }

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width =
        QFontMetrics(themeFont(FontRole::BodyStrong)).horizontalAdvance(index.data(Qt::DisplayRole).toString());
    const bool checkable = index.flags() & Qt::ItemIsUserCheckable;
    Q_UNUSED(option)
    return QSize(width + 2 * padding + (checkable ? 22 : 0), Metrics::instance()->rowHeight());
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PainterState saved(painter);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, themeColor(Token::Sel));
    else if (option.features & QStyleOptionViewItem::Alternate)
        painter->fillRect(option.rect, themeColor(Token::Alt));

    const auto tone = Tone(index.data(ToneRole).toInt());
    const bool isTree = qobject_cast<const QTreeView *>(option.widget);
    QRect rect = option.rect.adjusted(isTree && index.column() == 0 ? 2 : padding, 0, -padding, 0);
    const QVariant check = index.data(Qt::CheckStateRole);
    if (check.isValid()) {
        const int side = Metrics::instance()->scaled(14);
        paintCheckBox(painter, QRectF(rect.left() + 1, rect.center().y() - side / 2.0 + 0.5, side, side),
            check.value<Qt::CheckState>(), option.state & QStyle::State_Enabled,
            option.state & QStyle::State_MouseOver);
        rect.setLeft(rect.left() + side + 7);
    }
    const auto glyph = Glyph(index.data(GlyphRole).toInt());
    const bool highlighted = selected && Theme::instance()->isHighContrast();
    if (glyph != Glyph::None) {
        paintGlyph(painter, glyph, QRectF(rect.left(), rect.center().y() - glyphSize / 2.0 + 0.5, glyphSize, glyphSize),
            themeColor(highlighted ? Token::SelText : toneColor(tone)));
        rect.setLeft(rect.left() + glyphSize + 6);
    }

    const bool strong = index.data(StrongRole).toBool();
    const bool mono = index.data(MonoRole).toBool();
    const bool muted = index.data(MutedRole).toBool() || !(index.flags() & Qt::ItemIsEnabled);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const bool right = alignment & Qt::AlignRight;
    const QString text = visibleText(index.data(Qt::DisplayRole).toString());
    QFont font = mono ? themeFont(strong ? FontRole::MonoStrong : FontRole::Mono)
        : right       ? Metrics::instance()->numberFontFor(text)
                      : themeFont(strong ? FontRole::BodyStrong : FontRole::Body);
    if (right && !mono)
        font.setWeight(strong ? QFont::DemiBold : muted ? QFont::Normal : QFont::Medium);
    else if (strong && !mono)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const Token ink = selected            ? Token::SelText
        : index.data(TintedRole).toBool() ? toneColor(tone)
        : muted                           ? Token::Muted
                                          : Token::Text;
    painter->setPen(themeColor(ink));
    const QVariant spark = index.data(SparkRole);
    if (spark.isValid()) {
        const int textWidth = std::max(painter->fontMetrics().horizontalAdvance(text), Metrics::instance()->scaled(44));
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
        const QList<float> samples = spark.value<QList<float>>();
        const QRectF line(rect.left(), rect.top() + 5, rect.width() - textWidth - 6, rect.height() - 10);
        SparkStyle style = sparkStyle(highlighted ? Token::SelText : toneColor(tone), false);
        style.slotCount = m_sparkSlots;
        paintSpark(painter, line, samples, style);
        return;
    }
    const QString shown = painter->fontMetrics().elidedText(text, option.textElideMode, rect.width());
    painter->drawText(rect, int((alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    const QString extra = index.data(ExtraRole).toString();
    if (!extra.isEmpty()) {
        rect.setLeft(rect.left() + painter->fontMetrics().horizontalAdvance(shown) + extraGap);
        painter->setFont(themeFont(FontRole::Body));
        painter->setPen(themeColor(selected ? Token::SelText : Token::Muted));
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(visibleText(extra), Qt::ElideRight, rect.width()));
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paintFocusRing(painter, option.rect, 4);
}

void prepareTable(QTableView *table)
{
    table->setItemDelegate(new CellDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    QHeaderView *rows = table->verticalHeader();
    rows->setVisible(false);
    rows->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *columns = table->horizontalHeader();
    columns->setSectionsMovable(true);
    columns->setHighlightSections(false);
    columns->setTextElideMode(Qt::ElideNone); // the style elides, and leaves less room for the arrow
    columns->setMinimumSectionSize(24);
    columns->setContextMenuPolicy(Qt::CustomContextMenu);
    const auto fit = [rows] {
        rows->setMinimumSectionSize(Metrics::instance()->rowHeight());
        rows->setDefaultSectionSize(Metrics::instance()->rowHeight());
    };
    fit();
    QObject::connect(Metrics::instance(), &Metrics::changed, table, fit);
}

void prepareTree(QTreeView *tree)
{
    tree->setItemDelegate(new CellDelegate(tree));
    tree->setFrameShape(QFrame::NoFrame);
    tree->setUniformRowHeights(true);
    tree->setAnimated(false);
    tree->setIndentation(14);
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree->setContextMenuPolicy(Qt::CustomContextMenu);
    tree->setAllColumnsShowFocus(true);
    tree->header()->setStretchLastSection(false);
    QObject::connect(Metrics::instance(), &Metrics::changed, tree, [tree] { tree->doItemsLayout(); });
}

} // namespace Panel
