#include <theme/stateglyph.h>

#include <theme/paint.h>
#include <theme/theme.h>

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace Panel {

namespace {

class GlyphEngine : public QIconEngine
{
public:
    GlyphEngine(Glyph glyph, Tone tone)
        : m_glyph(glyph)
        , m_tone(tone)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintGlyph(painter, m_glyph, rect, themeColor(mode == QIcon::Disabled ? Token::Faint : toneColor(m_tone)));
    }
    QIconEngine *clone() const override { return new GlyphEngine(*this); }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

private:
    Glyph m_glyph;
    Tone m_tone;
};

} // namespace

void paintGlyph(QPainter *painter, Glyph glyph, const QRectF &box, const QColor &color)
{
    if (glyph == Glyph::None)
        return;
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const double side = std::min({ box.width(), box.height(), 12.0 * (Theme::instance()->isHighContrast() ? 2 : 1) });
    painter->translate(box.center());
    painter->scale(side / 12, side / 12);
    const QPen line(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    switch (glyph) {
    case Glyph::None:
        break;
    case Glyph::Disc:
        painter->drawEllipse(QPointF(), 4.5, 4.5);
        break;
    case Glyph::Ring:
        painter->setPen(line);
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QPointF(), 4, 4);
        break;
    case Glyph::Record:
        painter->setPen(QPen(color, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QPointF(), 4, 4);
        break;
    case Glyph::Half:
        painter->drawPie(QRectF(-4.2, -4.2, 8.4, 8.4), 90 * 16, 180 * 16);
        painter->setPen(line);
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QPointF(), 4.2, 4.2);
        break;
    case Glyph::Triangle: {
        QPainterPath path;
        path.moveTo(0, -4.4);
        path.lineTo(5, 4.2);
        path.lineTo(-5, 4.2);
        path.closeSubpath();
        painter->setPen(QPen(color, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(path);
        // The bar is cut out in the colour that reads on the fill, whatever lies behind.
        const QColor bar = color.lightness() > 110 ? QColor(0x14, 0x16, 0x1b) : QColor(Qt::white);
        painter->setPen(QPen(bar, 1.5, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(QPointF(0, -1.4), QPointF(0, 1));
        painter->drawPoint(QPointF(0, 3.1));
        break;
    }
    case Glyph::Resume: {
        painter->setPen(line);
        painter->setBrush(Qt::NoBrush);
        painter->drawArc(QRectF(-4, -4, 8, 8), 55 * 16, 250 * 16);
        QPainterPath head;
        head.moveTo(0.6, -2.6);
        head.lineTo(5, -5);
        head.lineTo(4.9, -0.2);
        head.closeSubpath();
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawPath(head);
        break;
    }
    case Glyph::Cross:
        painter->setPen(QPen(color, 1.9, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(QPointF(-3.4, -3.4), QPointF(3.4, 3.4));
        painter->drawLine(QPointF(-3.4, 3.4), QPointF(3.4, -3.4));
        break;
    case Glyph::Check: {
        QPainterPath path;
        path.moveTo(-4, 0.3);
        path.lineTo(-1.2, 3.1);
        path.lineTo(4.2, -3.2);
        painter->setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(path);
        break;
    }
    case Glyph::Play: {
        QPainterPath path;
        path.moveTo(-3, -4.4);
        path.lineTo(4.6, 0);
        path.lineTo(-3, 4.4);
        path.closeSubpath();
        painter->drawPath(path);
        break;
    }
    case Glyph::Pause:
        painter->drawRoundedRect(QRectF(-3.6, -4.2, 2.5, 8.4), 0.8, 0.8);
        painter->drawRoundedRect(QRectF(1.1, -4.2, 2.5, 8.4), 0.8, 0.8);
        break;
    case Glyph::Info:
        painter->setPen(line);
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QPointF(), 4.8, 4.8);
        painter->drawLine(QPointF(0, -0.4), QPointF(0, 2.2));
        painter->setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap));
        painter->drawPoint(QPointF(0, -2.4));
        break;
    }
}

QIcon glyphIcon(Glyph glyph, Tone tone)
{
    return QIcon(new GlyphEngine(glyph, tone));
}

} // namespace Panel
