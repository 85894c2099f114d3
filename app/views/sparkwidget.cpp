#include "sparkwidget.h"

#include <theme/metrics.h>
#include <widgets/spark.h>

#include <QPainter>

namespace Panel {

SparkWidget::SparkWidget(Token line, QWidget *parent)
    : QWidget(parent)
    , m_line(line)
{ }

void SparkWidget::setSamples(const QList<float> &samples)
{
    m_samples = samples;
    update();
}

QSize SparkWidget::sizeHint() const
{
    return { Metrics::instance()->scaled(104), Metrics::instance()->scaled(20) };
}

void SparkWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    SparkStyle style = sparkStyle(m_line, true);
    style.slotCount = 60;
    paintSpark(&painter, rect(), std::span<const float>(m_samples.constData(), size_t(m_samples.size())), style);
}

} // namespace Panel
