#include <widgets/liveview.h>

#include <theme/metrics.h>
#include <widgets/frametick.h>
#include <widgets/liveparts.h>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

// What LiveView does with keys, the mouse and the window's events.

namespace Panel {

bool LiveView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Space and single letters belong to the list while it has the keyboard.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Space || key->key() == Qt::Key_F)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool LiveView::viewportEvent(QEvent *event)
{
    return QAbstractScrollArea::viewportEvent(event);
}

void LiveView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layoutChildren();
    layoutColumns();
    sync();
}

void LiveView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    layoutChildren();
    layoutColumns();
    sync();
    if (std::exchange(m_showCurrent, false) && m_current)
        ensureVisible(*m_current);
}

void LiveView::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    FrameTick::instance()->cancel(this);
}

void LiveView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        loadColumns();
}

void LiveView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LiveView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void LiveView::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const int page = std::max(1, viewport()->height() / rowHeight() - 1);
    if (event == QKeySequence::Copy) {
        copySelected();
        return;
    }
    if (event == QKeySequence::SelectAll && m_source && m_source->count() > 0) {
        m_rangeStart = m_source->numberAt(0);
        m_current = m_source->numberAt(m_source->count() - 1);
        viewport()->update();
        return;
    }
    if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        step(-1, extend);
        break;
    case Qt::Key_Down:
        step(1, extend);
        break;
    case Qt::Key_PageUp:
        step(-page, extend);
        break;
    case Qt::Key_PageDown:
        step(page, extend);
        break;
    case Qt::Key_Home:
        choose(0, extend);
        break;
    case Qt::Key_End:
    case Qt::Key_F:
        setFollowing(true);
        break;
    case Qt::Key_Space:
        setPaused(!m_paused);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isCurrentKept())
            Q_EMIT activated(*m_current);
        break;
    case Qt::Key_Escape:
        if (!m_current) {
            event->ignore();
            return;
        }
        clearCurrent();
        break;
    default:
        event->ignore();
    }
}

void LiveView::mousePressEvent(QMouseEvent *event)
{
    const std::optional<quint64> number = numberAtY(int(event->position().y()));
    if (!number || (event->button() != Qt::LeftButton && event->button() != Qt::RightButton))
        return;
    if (event->button() == Qt::RightButton && isSelected(*number))
        return;
    choose(m_source->rowOf(*number), event->modifiers() & Qt::ShiftModifier);
}

void LiveView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || !m_current)
        return;
    const int y = std::clamp(int(event->position().y()), 0, viewport()->height() - 1);
    const std::optional<quint64> number = numberAtY(y);
    if (number && number != m_current)
        choose(m_source->rowOf(*number), true);
}

void LiveView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const std::optional<quint64> number = numberAtY(int(event->position().y()));
    if (number && event->button() == Qt::LeftButton)
        Q_EMIT activated(*number);
}

void LiveView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const std::optional<quint64> number = byKey ? m_current : numberAtY(event->pos().y());
    if (!number)
        return;
    QString column;
    for (const Shown &shown : std::as_const(m_shown)) {
        if (!byKey && event->pos().x() >= shown.x && event->pos().x() < shown.x + shown.width)
            column = m_columns[shown.column].column.id;
    }
    const QPoint place = byKey ? viewport()->mapToGlobal(QPoint(40, yOf(*number) + rowHeight())) : event->globalPos();
    Q_EMIT menuRequested(*number, column, place);
}

} // namespace Panel
