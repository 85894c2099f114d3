#pragma once

#include <theme/tokens.h>

#include <QColor>
#include <QRectF>

#include <limits>
#include <span>

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace Panel {

struct SparkStyle
{
    QColor line;
    //! \brief Below the line; invalid means none
    QColor fill = {};
    //! \brief The value at the bottom; NaN means the least value shown
    float minimum = 0;
    //! \brief The value at the top; NaN means the greatest value shown
    float maximum = std::numeric_limits<float>::quiet_NaN();
    //! \brief How many samples the width stands for; 0 means as many as there are. Fewer samples end at the right.
    int slotCount = 0;
};

//! \brief Draws samples as a line of one device pixel, oldest left; NaN is a gap
//!
//! Static and cheap enough for 64 table cells at 4 Hz: wider or floating pens would go through the stroker and cost
//! fifteen times as much.
void paintSpark(QPainter *painter, const QRectF &rect, std::span<const float> samples, const SparkStyle &style);

//! \brief The usual look: a line in \a line and, if \a filled, a faint area below
SparkStyle sparkStyle(Token line, bool filled);

} // namespace Panel
