#include <widgets/stategrid.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/plaintext.h>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Panel {

namespace {

constexpr int stripColumns = 32;

} // namespace

StateGrid::StateGrid(Size size, QWidget *parent)
    : QWidget(parent)
    , m_size(size)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void StateGrid::setCells(const QList<StateCell> &cells)
{
    const bool resized = cells.size() != m_cells.size();
    m_cells = cells;
    if (resized) {
        m_current = std::min(m_current, int(cells.size()) - 1);
        updateGeometry();
    }
    update();
}

void StateGrid::setCurrent(int cell)
{
    cell = std::clamp(cell, -1, int(m_cells.size()) - 1);
    if (cell == m_current)
        return;
    m_current = cell;
    if (cell >= 0)
        setAccessibleDescription(m_cells[cell].tooltip);
    update();
    Q_EMIT currentChanged(cell);
}

QSize StateGrid::cellSize() const
{
    const Metrics *metrics = Metrics::instance();
    return m_size == Size::Strip ? QSize(metrics->scaled(17), metrics->scaled(17))
                                 : QSize(metrics->scaled(68), metrics->scaled(30));
}

int StateGrid::gap() const
{
    return m_size == Size::Strip ? 3 : 5;
}

int StateGrid::columnsFor(int width) const
{
    const int fits = std::max(1, (width + gap()) / (cellSize().width() + gap()));
    return m_size == Size::Strip ? std::min(fits, stripColumns) : fits;
}

QRect StateGrid::cellRect(int cell) const
{
    const int columns = columnsFor(width());
    const QSize size = cellSize();
    return QRect(QPoint(cell % columns * (size.width() + gap()), cell / columns * (size.height() + gap())), size);
}

int StateGrid::cellAt(const QPoint &position) const
{
    for (int i = 0; i < m_cells.size(); ++i) {
        if (cellRect(i).contains(position))
            return i;
    }
    return -1;
}

int StateGrid::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int rows = std::max(1, (int(m_cells.size()) + columns - 1) / columns);
    return rows * (cellSize().height() + gap()) - gap();
}

QSize StateGrid::sizeHint() const
{
    const int width = (m_size == Size::Strip ? stripColumns : 8) * (cellSize().width() + gap()) - gap();
    return QSize(width, heightForWidth(width));
}

QSize StateGrid::minimumSizeHint() const
{
    return QSize(cellSize().width() * 4, cellSize().height());
}

void StateGrid::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setFont(themeFont(FontRole::BodyStrong));
    for (int i = 0; i < m_cells.size(); ++i) {
        const QRect rect = cellRect(i);
        if (!rect.intersects(event->rect()))
            continue;
        const StateCell &cell = m_cells[i];
        const QColor color = themeColor(toneColor(cell.tone));
        QColor fill = themeColor(toneBackground(cell.tone));
        if (cell.shade >= 0)
            fill =
                mixed(themeColor(Token::Surface), themeColor(Token::Accent), 0.75 * std::clamp(cell.shade, 0.0, 1.0));
        paintBox(&painter, rect, m_size == Size::Strip ? 4 : Space::controlRadius, fill, mixed(fill, color, 0.55));
        // A tick reads better than a disc in a row of boxes.
        const Glyph glyph = cell.glyph == Glyph::Disc && m_size == Size::Strip ? Glyph::Check : cell.glyph;
        if (m_size == Size::Strip) {
            paintGlyph(&painter, glyph, QRectF(rect).adjusted(3.5, 3.5, -3.5, -3.5), color);
        } else {
            paintGlyph(&painter, glyph, QRectF(rect.left() + 9, rect.center().y() - 5.5, 12, 12), color);
            painter.setPen(themeColor(Token::Text));
            painter.drawText(rect.adjusted(26, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, visibleText(cell.label));
        }
        if (i == m_current)
            paintFocusRing(&painter, QRectF(rect).adjusted(-1, -1, 1, 1), m_size == Size::Strip ? 5 : 7);
    }
}

void StateGrid::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setCurrent(cellAt(event->position().toPoint()));
}

void StateGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int cell = cellAt(event->position().toPoint());
    if (cell >= 0)
        Q_EMIT activated(cell);
}

void StateGrid::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_cells.size()) - 1;
    if (last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto go = [&](int step) {
        setCurrent(std::clamp(std::max(0, m_current) + (m_current < 0 ? 0 : step), 0, last));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        go(-1);
        break;
    case Qt::Key_Right:
        go(1);
        break;
    case Qt::Key_Up:
        go(-columnsFor(width()));
        break;
    case Qt::Key_Down:
        go(columnsFor(width()));
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(last);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool StateGrid::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int cell = cellAt(help->pos());
        if (cell >= 0)
            QToolTip::showText(help->globalPos(), tooltipText(m_cells[cell].tooltip), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace Panel
