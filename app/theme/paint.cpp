#include <theme/paint.h>

#include <theme/metrics.h>
#include <theme/theme.h>

#include <QPainter>
#include <QPainterPath>

namespace Panel {

PainterState::PainterState(QPainter *painter)
    : m_painter(painter)
{
    m_painter->save();
}

PainterState::~PainterState()
{
    m_painter->restore();
}

void paintBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &border)
{
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const double width = border.isValid() ? Theme::instance()->borderWidth() : 0;
    const double inset = width / 2;
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
}

void paintFocusRing(QPainter *painter, const QRectF &rect, double radius)
{
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(themeColor(Token::Accent), 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
}

void paintCheckBox(QPainter *painter, const QRectF &rect, Qt::CheckState state, bool enabled, bool hovered)
{
    const PainterState saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const double side = std::min(rect.width(), rect.height());
    const QRectF box(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side);
    const double radius = side * 0.25;
    if (state == Qt::Unchecked) {
        paintBox(painter, box, radius, hovered ? themeColor(Token::Hover) : QColor(),
            themeColor(enabled ? Token::BorderStrong : Token::Border));
        return;
    }
    paintBox(painter, box, radius, themeColor(enabled ? Token::Accent : Token::BorderStrong));
    painter->setPen(QPen(themeColor(Token::AccentText), side * 0.14, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) { return QPointF(box.x() + side * x, box.y() + side * y); };
    if (state == Qt::PartiallyChecked) {
        painter->drawLine(at(0.26, 0.5), at(0.74, 0.5));
    } else {
        QPainterPath tick(at(0.24, 0.52));
        tick.lineTo(at(0.43, 0.70));
        tick.lineTo(at(0.76, 0.32));
        painter->drawPath(tick);
    }
}

} // namespace Panel
