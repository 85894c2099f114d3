#include <widgets/liveview.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/ansi.h>
#include <widgets/framemeter.h>
#include <widgets/plaintext.h>

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

// How LiveView paints: rows in sight only, each cell elided and escaped.

namespace Panel {

namespace {

constexpr int cellPadding = 8;
constexpr int markWidth = 3;
constexpr int markGap = 6;
constexpr int edgeWidth = 3;

QColor tint(Tone tone)
{
    return mixed(themeColor(Token::Surface), themeColor(toneBackground(tone)), 0.55);
}

} // namespace

void LiveView::paintEvent(QPaintEvent *event)
{
    const FrameMeter::Scope measure;
    ++m_paints;
    QPainter painter(viewport());
    painter.fillRect(event->rect(), themeColor(Token::Surface));
    const qint64 count = m_source ? std::min(m_count, m_source->count()) : 0;
    if (count == 0) {
        paintEmpty(&painter);
        return;
    }
    const int row = rowHeight();
    const qint64 value = verticalScrollBar()->value();
    qint64 index = value / row;
    for (int y = int(index * row - value); y < viewport()->height() && index < count; y += row, ++index)
        paintRow(&painter, index, y);
    if (hasFocus() && m_current) {
        const qint64 current = m_source->rowOf(*m_current);
        if (isCurrentKept() && current < count)
            paintFocusRing(&painter, QRectF(0, double(current * row - value), viewport()->width(), row), 4);
    }
}

void LiveView::paintEmpty(QPainter *painter)
{
    const QRect area = viewport()->rect().adjusted(24, 0, -24, 0);
    const QFontMetrics title(themeFont(FontRole::Strong));
    const QFontMetrics detail(themeFont(FontRole::Body));
    const int height = title.height() + (m_emptyDetail.isEmpty() ? 0 : detail.height() * 2 + 4);
    QRect place(area.left(), area.center().y() - height / 2, area.width(), title.height());
    painter->setFont(themeFont(m_emptyDetail.isEmpty() ? FontRole::Body : FontRole::Strong));
    painter->setPen(themeColor(m_emptyDetail.isEmpty() ? Token::Muted : Token::Text));
    painter->drawText(place, int(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyTitle);
    place.translate(0, title.height() + 4);
    place.setHeight(detail.height() * 2);
    painter->setFont(themeFont(FontRole::Body));
    painter->setPen(themeColor(Token::Muted));
    painter->drawText(place, int(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap, m_emptyDetail);
}

void LiveView::paintRow(QPainter *painter, qint64 row, int y)
{
    const quint64 number = m_source->numberAt(row);
    const LiveRow look = m_source->row(row);
    const bool selected = isSelected(number);
    const QRect rect(0, y, viewport()->width(), rowHeight());
    if (selected)
        painter->fillRect(rect, themeColor(Token::Sel));
    else if (look.tone != Tone::Neutral)
        painter->fillRect(rect, tint(look.tone));
    else if (!m_logStyle && number % 2 == 0)
        painter->fillRect(rect, themeColor(Token::Alt)); // by number: stripes travel with their rows
    if (look.tone != Tone::Neutral)
        painter->fillRect(QRect(0, y, edgeWidth, rect.height()), themeColor(toneColor(look.tone)));
    if (look.bookmarked)
        painter->fillRect(QRect(rect.right() - 3, y, edgeWidth, rect.height()), themeColor(Token::Accent));
    if (look.isGap) {
        painter->setFont(themeFont(FontRole::BodyStrong));
        const QString text = visibleText(look.gapText);
        const int width = painter->fontMetrics().horizontalAdvance(text);
        const int middle = y + rect.height() / 2;
        painter->setPen(themeColor(selected ? Token::SelText : Token::Border));
        painter->drawLine(12, middle, rect.center().x() - width / 2 - 12, middle);
        painter->drawLine(rect.center().x() + width / 2 + 12, middle, rect.right() - 12, middle);
        painter->setPen(themeColor(selected ? Token::SelText : Token::Warn));
        painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
        return;
    }
    LiveCell cell;
    for (const Shown &shown : std::as_const(m_shown)) {
        const ColumnState &state = m_columns[shown.column];
        cell.text.clear();
        cell.color = Token::Text;
        cell.strong = false;
        cell.mark.reset();
        cell.ansi = false;
        m_source->cell(row, state.sourceIndex, &cell);
        const QRect place(shown.x + cellPadding, y, shown.width - 2 * cellPadding, rect.height());
        paintCell(painter, place, cell, state.column, selected);
    }
}

void LiveView::paintCell(
    QPainter *painter, const QRect &rect, const LiveCell &cell, const LiveColumn &column, bool selected)
{
    QRect place = rect;
    if (cell.mark) {
        painter->fillRect(QRect(place.left(), place.center().y() - 5, markWidth, 12), themeColor(*cell.mark));
        place.setLeft(place.left() + markWidth + markGap);
    }
    if (cell.text.isEmpty() || place.width() <= 0)
        return;
    const bool mono = m_logStyle || column.mono;
    const bool right = column.alignment & Qt::AlignRight;
    const QFont &font = mono ? themeFont(cell.strong ? FontRole::MonoStrong : FontRole::Mono)
        : right              ? Metrics::instance()->numberFontFor(cell.text)
                             : themeFont(cell.strong ? FontRole::BodyStrong : FontRole::Body);
    painter->setFont(font);
    const int flags = int((column.alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter) | Qt::TextSingleLine;
    if (cell.ansi) {
        int x = place.left();
        for (const AnsiRun &run : AnsiText::parseLine(cell.text)) {
            const QString text = visibleText(run.text);
            painter->setPen(run.style.foreground.isValid() && !selected
                    ? run.style.foreground
                    : themeColor(selected ? Token::SelText : cell.color));
            const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, place.right() + 1 - x);
            painter->drawText(QRect(x, place.top(), place.right() + 1 - x, place.height()), flags, shown);
            x += painter->fontMetrics().horizontalAdvance(shown);
            if (x >= place.right())
                break;
        }
        return;
    }
    const QString text = visibleText(cell.text);
    const QFontMetrics metrics = painter->fontMetrics();
    const int width = metrics.horizontalAdvance(text);
    const QString shown = width <= place.width() ? text : metrics.elidedText(text, Qt::ElideRight, place.width());
    if (!m_highlight.isEmpty() && !right) {
        for (qsizetype at = 0; (at = shown.indexOf(m_highlight, at, m_highlightCase)) >= 0; at += m_highlight.size()) {
            const int from = metrics.horizontalAdvance(shown.left(at));
            const int to = metrics.horizontalAdvance(shown.left(at + m_highlight.size()));
            QColor mark = themeColor(Token::Warn);
            mark.setAlphaF(0.35F);
            painter->fillRect(QRect(place.left() + from, place.top() + 3, to - from, place.height() - 6), mark);
        }
    }
    painter->setPen(themeColor(selected ? Token::SelText : cell.color));
    painter->drawText(place, flags, shown);
}

} // namespace Panel
