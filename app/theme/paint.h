#pragma once

#include <theme/tokens.h>

#include <QRectF>

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace Panel {

//! \brief A filled box with a crisp border inside \a rect; an invalid colour is left out
void paintBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &border = {});

//! \brief The 2 px accent ring inside a control that has the keyboard
void paintFocusRing(QPainter *painter, const QRectF &rect, double radius);

//! \brief The square of a check box: empty, a tick, or a bar for "partly"
void paintCheckBox(QPainter *painter, const QRectF &rect, Qt::CheckState state, bool enabled, bool hovered);

//! \brief Restores the painter at the end of a block
class PainterState
{
public:
    explicit PainterState(QPainter *painter);
    ~PainterState();
    Q_DISABLE_COPY_MOVE(PainterState)

private:
    QPainter *m_painter;
};

} // namespace Panel
