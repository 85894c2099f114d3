#include "strip.h"

#include <theme/theme.h>

#include <QPainter>

namespace Panel {

Strip::Strip(Qt::Edges edges, QWidget *parent)
    : QWidget(parent)
    , m_edges(edges)
{ }

void Strip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(Token::Chrome));
    const int line = Theme::instance()->borderWidth();
    const QColor color = themeColor(Token::Border);
    if (m_edges & Qt::TopEdge)
        painter.fillRect(0, 0, width(), line, color);
    if (m_edges & Qt::BottomEdge)
        painter.fillRect(0, height() - line, width(), line, color);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (m_edges & Qt::RightEdge)
        painter.fillRect(mirrored ? 0 : width() - line, 0, line, height(), color);
}

} // namespace Panel
