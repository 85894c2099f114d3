#include <theme/icons.h>

#include <theme/paint.h>
#include <theme/theme.h>

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <array>

namespace Panel {

namespace {

constexpr double grid = 16;
constexpr double lineWidth = 1.35;

//! What is stroked and what is filled, on the grid
struct Drawing
{
    QPainterPath lines = {};
    QPainterPath fills = {};
};

struct Pen
{
    QPainterPath &path;

    Pen &from(double x, double y)
    {
        path.moveTo(x, y);
        return *this;
    }
    Pen &to(double x, double y)
    {
        path.lineTo(x, y);
        return *this;
    }
    Pen &close()
    {
        path.closeSubpath();
        return *this;
    }
    Pen &line(double x1, double y1, double x2, double y2) { return from(x1, y1).to(x2, y2); }
    Pen &box(double x, double y, double w, double h, double r)
    {
        path.addRoundedRect(x, y, w, h, r, r);
        return *this;
    }
    Pen &circle(double x, double y, double r)
    {
        path.addEllipse(QPointF(x, y), r, r);
        return *this;
    }
    //! Degrees counter-clockwise from three o'clock
    Pen &arc(double x, double y, double r, double start, double span)
    {
        const QRectF box(x - r, y - r, 2 * r, 2 * r);
        path.arcMoveTo(box, start);
        path.arcTo(box, start, span);
        return *this;
    }
    Pen &curve(double cx1, double cy1, double cx2, double cy2, double x, double y)
    {
        path.cubicTo(cx1, cy1, cx2, cy2, x, y);
        return *this;
    }
};

void drawPage(Icon icon, Pen line, Pen fill)
{
    switch (icon) {
    case Icon::Overview:
        line.box(2, 2, 5, 5, 1.2).box(9, 2, 5, 5, 1.2).box(2, 9, 5, 5, 1.2).box(9, 9, 5, 5, 1.2);
        break;
    case Icon::Events:
        line.from(1.5, 8).to(4.5, 8).to(6.5, 2.8).to(9.5, 13.2).to(11.5, 8).to(14.5, 8);
        break;
    case Icon::Logs:
        line.line(2.5, 3.5, 13.5, 3.5).line(2.5, 8, 13.5, 8).line(2.5, 12.5, 9.5, 12.5);
        break;
    case Icon::Cache:
        line.path.addEllipse(QRectF(2.5, 1.8, 11, 4));
        line.from(2.5, 3.8)
            .to(2.5, 12.2)
            .curve(2.5, 13.4, 5, 14.2, 8, 14.2)
            .curve(11, 14.2, 13.5, 13.4, 13.5, 12.2)
            .to(13.5, 3.8);
        line.from(2.5, 8).curve(2.5, 9.2, 5, 10, 8, 10).curve(11, 10, 13.5, 9.2, 13.5, 8);
        break;
    case Icon::Rest:
        line.line(2, 5, 14, 5).from(11, 2).to(14, 5).to(11, 8);
        line.line(14, 11, 2, 11).from(5, 8).to(2, 11).to(5, 14);
        break;
    case Icon::Actions:
        line.from(9, 1.8).to(3.2, 9).to(7.6, 9).to(6.8, 14.2).to(12.8, 6.8).to(8.4, 6.8).close();
        break;
    case Icon::Simulator:
        line.line(5.5, 1.8, 10.5, 1.8).from(6.5, 1.8).to(6.5, 6).to(2.6, 12.6).curve(2.1, 13.6, 2.6, 14.2, 3.5, 14.2);
        line.to(12.5, 14.2)
            .curve(13.4, 14.2, 13.9, 13.6, 13.4, 12.6)
            .to(9.5, 6)
            .to(9.5, 1.8)
            .line(4.6, 10.2, 11.4, 10.2);
        break;
    case Icon::Settings:
        line.line(2, 4, 8.2, 4).line(12, 4, 14, 4).circle(10.1, 4, 1.7);
        line.line(2, 8, 3.2, 8).line(7, 8, 14, 8).circle(5.1, 8, 1.7);
        line.line(2, 12, 8.2, 12).line(12, 12, 14, 12).circle(10.1, 12, 1.7);
        break;
    case Icon::Bell:
        line.from(3, 11.5).curve(4.2, 10.2, 4.2, 9, 4.2, 6.6).curve(4.2, 4.2, 5.8, 2.4, 8, 2.4);
        line.curve(10.2, 2.4, 11.8, 4.2, 11.8, 6.6).curve(11.8, 9, 11.8, 10.2, 13, 11.5).close();
        line.arc(8, 12, 1.9, 200, 140);
        break;
    case Icon::Theme:
        line.circle(8, 8, 5.8);
        fill.from(8, 2.2).path.arcTo(QRectF(2.2, 2.2, 11.6, 11.6), 90, -180);
        fill.close();
        break;
    case Icon::Grid:
        for (const double y : { 2.0, 6.4, 10.8 }) {
            for (const double x : { 2.0, 6.4, 10.8 })
                fill.box(x, y, 3.2, 3.2, 0.8);
        }
        break;
    case Icon::Rows:
        line.box(2, 2.5, 12, 11, 1.6).line(2, 6.2, 14, 6.2).line(2, 9.8, 14, 9.8);
        break;
    case Icon::Columns:
        line.box(2, 2.5, 12, 11, 1.6).line(6, 2.5, 6, 13.5).line(10, 2.5, 10, 13.5);
        break;
    case Icon::Chart:
        line.from(2, 2).to(2, 14).to(14, 14).from(4.5, 10.5).to(7.2, 7.2).to(9.6, 9).to(13.6, 4);
        break;
    case Icon::Key:
        line.circle(5.2, 10.8, 3).line(7.4, 8.6, 13.6, 2.4).line(11, 5, 13, 7).line(13, 3, 14.4, 4.4);
        break;
    case Icon::Plug:
        line.line(6, 1.8, 6, 5)
            .line(10, 1.8, 10, 5)
            .from(3.8, 5)
            .to(12.2, 5)
            .to(12.2, 7.4)
            .curve(12.2, 9.8, 10.4, 11, 8, 11);
        line.curve(5.6, 11, 3.8, 9.8, 3.8, 7.4).close().line(8, 11, 8, 14.4);
        break;
    case Icon::Link:
        line.arc(5.2, 10.8, 3, 90, 270).from(5.2, 7.8).to(6.6, 7.8).from(8.2, 10.8).to(8.2, 9.8);
        line.arc(10.8, 5.2, 3, 270, 270).from(10.8, 8.2).to(9.4, 8.2).from(7.8, 5.2).to(7.8, 6.2);
        break;
    default:
        break;
    }
}

void drawAction(Icon icon, Pen line, Pen fill)
{
    switch (icon) {
    case Icon::Pause:
        fill.box(4, 3, 2.9, 10, 0.9).box(9.1, 3, 2.9, 10, 0.9);
        break;
    case Icon::Play:
        fill.from(4.4, 2.6).to(13.2, 8).to(4.4, 13.4).close();
        break;
    case Icon::Stop:
        fill.box(3.6, 3.6, 8.8, 8.8, 1.6);
        break;
    case Icon::Step:
        fill.from(3.4, 2.8).to(10.4, 8).to(3.4, 13.2).close();
        fill.box(11, 2.8, 2.2, 10.4, 0.8);
        break;
    case Icon::Record:
        fill.circle(8, 8, 4.8);
        break;
    case Icon::Follow:
        line.line(8, 2.5, 8, 10.6).from(4.4, 7.2).to(8, 10.8).to(11.6, 7.2).line(3, 13.8, 13, 13.8);
        break;
    case Icon::Save:
        line.line(8, 2, 8, 9.6).from(4.8, 6.6).to(8, 9.8).to(11.2, 6.6);
        line.from(2.4, 10.4).to(2.4, 13.6).to(13.6, 13.6).to(13.6, 10.4);
        break;
    case Icon::Copy:
        line.box(5.8, 5.8, 8, 8, 1.6).from(3.9, 10.2).to(3.6, 10.2).curve(2.8, 10.2, 2.2, 9.6, 2.2, 8.6).to(2.2, 3.8);
        line.curve(2.2, 2.8, 2.8, 2.2, 3.8, 2.2).to(8.6, 2.2).curve(9.6, 2.2, 10.2, 2.8, 10.2, 3.6);
        break;
    case Icon::Float:
        line.box(5.8, 2.2, 8, 8, 1.2).from(5.4, 5.8).to(3.2, 5.8).curve(2.6, 5.8, 2.2, 6.2, 2.2, 6.8).to(2.2, 12.8);
        line.curve(2.2, 13.4, 2.6, 13.8, 3.2, 13.8)
            .to(9.2, 13.8)
            .curve(9.8, 13.8, 10.2, 13.4, 10.2, 12.8)
            .to(10.2, 10.6);
        break;
    case Icon::Close:
        line.line(3.8, 3.8, 12.2, 12.2).line(12.2, 3.8, 3.8, 12.2);
        break;
    case Icon::Cross:
        line.line(2.8, 2.8, 13.2, 13.2).line(13.2, 2.8, 2.8, 13.2);
        break;
    case Icon::Search:
        line.circle(6.8, 6.8, 4.4).line(10.1, 10.1, 13.8, 13.8);
        break;
    case Icon::Filter:
        line.from(2.2, 2.8).to(13.8, 2.8).to(9.6, 8).to(9.6, 12).to(6.4, 13.6).to(6.4, 8).close();
        break;
    case Icon::ChevronDown:
        line.from(4.4, 6.2).to(8, 9.8).to(11.6, 6.2);
        break;
    case Icon::ChevronUp:
        line.from(4.4, 9.8).to(8, 6.2).to(11.6, 9.8);
        break;
    case Icon::ChevronRight:
        line.from(6.2, 4.4).to(9.8, 8).to(6.2, 11.6);
        break;
    case Icon::ChevronLeft:
        line.from(9.8, 4.4).to(6.2, 8).to(9.8, 11.6);
        break;
    case Icon::Check:
        line.from(2.8, 8.4).to(6.4, 12).to(13.4, 4.2);
        break;
    case Icon::Warning:
        line.from(8, 2.2).to(14.4, 13.6).to(1.6, 13.6).close().line(8, 6.4, 8, 9.6);
        fill.circle(8, 11.6, 0.85);
        break;
    case Icon::Info:
        line.circle(8, 8, 6).line(8, 7.4, 8, 11.2);
        fill.circle(8, 4.9, 0.85);
        break;
    case Icon::Help:
        line.circle(8, 8, 6).from(6, 6.4).curve(6, 4, 10, 4, 10, 6.4).curve(10, 7.8, 8, 7.9, 8, 9.4);
        fill.circle(8, 11.5, 0.85);
        break;
    case Icon::Plus:
        line.line(8, 2.8, 8, 13.2).line(2.8, 8, 13.2, 8);
        break;
    case Icon::Trash:
        line.line(2.4, 4.2, 13.6, 4.2).from(6, 4).to(6, 2.2).to(10, 2.2).to(10, 4);
        line.from(3.8, 4.2).to(4.6, 13.8).to(11.4, 13.8).to(12.2, 4.2).line(6.7, 7, 6.7, 11).line(9.3, 7, 9.3, 11);
        break;
    case Icon::Refresh:
        line.arc(8, 8, 5.2, 40, 280);
        fill.from(9.4, 4.2).to(13.8, 2.2).to(13.6, 7).close();
        break;
    case Icon::Bookmark:
        line.from(4, 2.2).to(12, 2.2).to(12, 13.8).to(8, 10.8).to(4, 13.8).close();
        break;
    case Icon::More:
        fill.circle(3.4, 8, 1.25).circle(8, 8, 1.25).circle(12.6, 8, 1.25);
        break;
    case Icon::Star:
        line.from(8, 1.9).to(9.9, 5.9).to(14.2, 6.4).to(11, 9.4).to(11.8, 13.7).to(8, 11.6);
        line.to(4.2, 13.7).to(5, 9.4).to(1.8, 6.4).to(6.1, 5.9).close();
        break;
    case Icon::Clock:
        line.circle(8, 8, 6).from(8, 4.4).to(8, 8).to(10.6, 9.6);
        break;
    default:
        break;
    }
}

const Drawing &drawingOf(Icon icon)
{
    static const std::array<Drawing, size_t(Icon::Count)> drawings = [] {
        std::array<Drawing, size_t(Icon::Count)> all;
        for (size_t i = 0; i < all.size(); ++i) {
            all[i].fills.setFillRule(Qt::WindingFill);
            drawPage(Icon(i), { all[i].lines }, { all[i].fills });
            drawAction(Icon(i), { all[i].lines }, { all[i].fills });
        }
        return all;
    }();
    return drawings[size_t(icon)];
}

class ThemeIconEngine : public QIconEngine
{
public:
    ThemeIconEngine(Icon icon, Token normal)
        : m_icon(icon)
        , m_normal(normal)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const Token token = mode == QIcon::Disabled         ? Token::Faint
            : mode == QIcon::Selected || state == QIcon::On ? Token::Text
                                                            : m_normal;
        paintIcon(painter, m_icon, rect, themeColor(token));
    }
    QIconEngine *clone() const override { return new ThemeIconEngine(*this); }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

private:
    Icon m_icon;
    Token m_normal;
};

} // namespace

void paintIcon(QPainter *painter, Icon icon, const QRectF &box, const QColor &color)
{
    if (icon >= Icon::Count)
        return;
    const Drawing &drawing = drawingOf(icon);
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const double side = std::min(box.width(), box.height());
    painter->translate(box.center().x() - side / 2, box.center().y() - side / 2);
    painter->scale(side / grid, side / grid);
    painter->setPen(QPen(color, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(drawing.lines);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPath(drawing.fills);
}

QIcon themeIcon(Icon icon, Token normal)
{
    return QIcon(new ThemeIconEngine(icon, normal));
}

} // namespace Panel
