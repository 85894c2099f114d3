#include <widgets/barlist.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/plaintext.h>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace Panel {

BarList::BarList(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void BarList::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    m_current = std::clamp<int>(m_current, 0, std::max<int>(0, int(bars.size()) - 1));
    QStringList parts;
    for (const Bar &bar : bars)
        parts += bar.label + u' ' + bar.text;
    setAccessibleDescription(parts.join(QLatin1String(", ")));
    update();
}

void BarList::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

double BarList::rowHeight() const
{
    const double natural = Metrics::instance()->scaled(22);
    return m_bars.isEmpty() ? natural : std::clamp(height() / double(m_bars.size()), natural * 0.8, natural * 1.25);
}

int BarList::rowAt(int y) const
{
    const int row = int(y / rowHeight());
    return row >= 0 && row < m_bars.size() ? row : -1;
}

QSize BarList::sizeHint() const
{
    return QSize(240, Metrics::instance()->scaled(22) * std::max<int>(6, int(m_bars.size())));
}

QSize BarList::minimumSizeHint() const
{
    return QSize(160, Metrics::instance()->scaled(18) * 4);
}

void BarList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(themeFont(FontRole::BodyStrong));
    if (m_bars.isEmpty()) {
        painter.setPen(themeColor(Token::Muted));
        painter.drawText(rect(), int(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const double row = rowHeight();
    double greatest = 0;
    int textWidth = 0;
    for (const Bar &bar : m_bars) {
        greatest = std::max(greatest, bar.value);
        textWidth = std::max(textWidth, painter.fontMetrics().horizontalAdvance(bar.text));
    }
    const int labelWidth = std::min(width() * 45 / 100, Metrics::instance()->scaled(132));
    const QColor fill = mixed(themeColor(Token::Surface), themeColor(Token::Accent), 0.6);
    const double barLeft = labelWidth + 8;
    const double barRoom = width() - barLeft - textWidth - 14;
    for (int i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars[i];
        const QRectF line(0, i * row, width(), row);
        if (i == m_hover)
            paintBox(&painter, line.adjusted(-6, 0, 6, 0), 4, themeColor(Token::Hover));
        painter.setPen(themeColor(Token::Text));
        painter.drawText(QRectF(0, line.top(), labelWidth, row), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(visibleText(bar.label), Qt::ElideRight, labelWidth));
        if (greatest > 0 && barRoom > 4) {
            const double length = std::max(2.0, barRoom * bar.value / greatest);
            paintBox(&painter, QRectF(barLeft, line.center().y() - 4, length, 8), 2, bar.value > 0 ? fill : QColor());
        }
        painter.setPen(themeColor(bar.value > 0 ? Token::Text : Token::Muted));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, bar.text);
        if (hasFocus() && i == m_current)
            paintFocusRing(&painter, line, 4);
    }
}

void BarList::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(int(event->position().y()));
    if (row == m_hover)
        return;
    m_hover = row;
    setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void BarList::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(int(event->position().y()));
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    m_current = row;
    Q_EMIT activated(m_bars[row].key);
}

void BarList::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void BarList::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_bars.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        m_current = std::max(0, m_current - 1);
        break;
    case Qt::Key_Down:
        m_current = std::min(std::max(0, last), m_current + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current <= last)
            Q_EMIT activated(m_bars[m_current].key);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

void BarList::contextMenuEvent(QContextMenuEvent *event)
{
    const int row = event->reason() == QContextMenuEvent::Keyboard ? m_current : rowAt(event->pos().y());
    if (row >= 0 && row < m_bars.size())
        Q_EMIT menuRequested(m_bars[row].key, event->globalPos());
}

} // namespace Panel
