#include <widgets/spark.h>

#include <theme/paint.h>
#include <theme/theme.h>

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace Panel {

SparkStyle sparkStyle(Token line, bool filled)
{
    SparkStyle style;
    style.line = themeColor(line);
    if (filled) {
        style.fill = style.line;
        style.fill.setAlphaF(0.18F);
    }
    return style;
}

void paintSpark(QPainter *painter, const QRectF &rect, std::span<const float> samples, const SparkStyle &style)
{
    if (samples.empty() || rect.width() < 2 || rect.height() < 2)
        return;
    float low = style.minimum;
    float high = style.maximum;
    if (std::isnan(low) || std::isnan(high)) {
        float least = std::numeric_limits<float>::max();
        float greatest = std::numeric_limits<float>::lowest();
        for (const float value : samples) {
            if (std::isnan(value))
                continue;
            least = std::min(least, value);
            greatest = std::max(greatest, value);
        }
        if (least > greatest)
            return;
        if (std::isnan(low))
            low = least;
        if (std::isnan(high))
            high = greatest;
    }
    if (!(high > low))
        high = low + 1;

    const size_t places = std::max<size_t>(samples.size(), size_t(std::max(0, style.slotCount)));
    const double step = places > 1 ? (rect.width() - 1) / double(places - 1) : 0;
    const double begin = rect.right() - 0.5 - step * double(samples.size() - 1);
    const double scale = (rect.height() - 1) / double(high - low);
    const auto point = [&](size_t i) {
        const double value = std::clamp(samples[i], low, high);
        return QPointF(begin + step * double(i), rect.bottom() - 0.5 - (value - low) * scale);
    };

    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    // A cosmetic pen of width 0 stays on the fast line path; see section 11.2 of the control panel's design.
    const QPen pen(style.line, 0);
    std::vector<QPointF> points;
    points.reserve(samples.size() + 2);
    size_t i = 0;
    while (i < samples.size()) {
        if (std::isnan(samples[i])) {
            ++i;
            continue;
        }
        points.clear();
        for (; i < samples.size() && !std::isnan(samples[i]); ++i)
            points.push_back(point(i));
        const int count = int(points.size());
        if (style.fill.isValid() && count > 1) {
            points.emplace_back(points[size_t(count) - 1].x(), rect.bottom());
            points.emplace_back(points[0].x(), rect.bottom());
            painter->setPen(Qt::NoPen);
            painter->setBrush(style.fill);
            painter->drawPolygon(points.data(), int(points.size()));
        }
        painter->setPen(pen);
        if (count == 1)
            painter->drawLine(points[0] - QPointF(1, 0), points[0] + QPointF(1, 0));
        else
            painter->drawPolyline(points.data(), count);
    }
}

} // namespace Panel
