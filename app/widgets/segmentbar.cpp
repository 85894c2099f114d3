#include <widgets/segmentbar.h>

#include <theme/paint.h>
#include <theme/theme.h>

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace Panel {

void paintSegments(QPainter *painter, const QRectF &rect, const QList<Segment> &segments, double gap, double total)
{
    double sum = 0;
    for (const Segment &segment : segments)
        sum += segment.share;
    total = std::max(sum, total);
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const double radius = std::min(3.0, rect.height() / 2);
    QPainterPath clip;
    clip.addRoundedRect(rect, radius, radius);
    painter->setClipPath(clip);
    const bool isGroove = segments.isEmpty() || sum < total;
    if (isGroove)
        painter->fillRect(rect, themeColor(Token::IdleBg));
    if (total <= 0)
        return;
    double x = rect.left();
    for (const Segment &segment : segments) {
        const double width = rect.width() * segment.share / total;
        if (width > 0) {
            const QRectF box(x, rect.top(), std::max(1.5, width - gap), rect.height());
            painter->fillRect(box, themeColor(segment.empty ? Token::IdleBg : toneColor(segment.tone)));
            if (segment.notch) {
                QPainterPath notch(QPointF(box.center().x() - 3, box.top()));
                notch.lineTo(box.center().x() + 3, box.top());
                notch.lineTo(box.center().x(), box.top() + 3.5);
                notch.closeSubpath();
                painter->fillPath(notch, themeColor(Token::Surface));
            }
        }
        x += width;
    }
}

SegmentBar::SegmentBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SegmentBar::setSegments(const QList<Segment> &segments, double total)
{
    m_segments = segments;
    m_total = total;
    m_gap = 1;
    update();
}

void SegmentBar::setProgress(double done, Tone tone)
{
    m_segments = { Segment { std::clamp(done, 0.0, 1.0), tone } };
    m_total = 1;
    m_gap = 0;
    update();
}

void SegmentBar::setSteps(int count, int done, int current, Tone tone, const QList<int> &problems)
{
    m_segments.clear();
    for (int i = 0; i < count; ++i) {
        Segment step { 1, i == current ? Tone::Info : tone, i >= done && i != current, problems.contains(i) };
        if (step.notch)
            step.tone = Tone::Warn;
        m_segments += step;
    }
    m_total = count;
    m_gap = 2;
    update();
}

QSize SegmentBar::sizeHint() const
{
    return QSize(120, 7);
}

void SegmentBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSegments(&painter, QRectF(0, (height() - 6) / 2.0, width(), 6), m_segments, m_gap, m_total);
}

} // namespace Panel
