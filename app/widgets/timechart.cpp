#include <widgets/timechart.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/spark.h>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace Panel {

namespace {

constexpr int legendGap = 16;
constexpr int sampleWidth = 16; // of a line in the legend

//! Lines stay apart without colour: whole, long dashes, dots, dash and dot. In units of the pen, which is a pixel.
Qt::PenStyle dashOf(int series)
{
    static constexpr Qt::PenStyle styles[] { Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine };
    return styles[series % 4];
}

QPen linePen(int series, const QColor &color)
{
    QPen pen(color, 0, dashOf(series));
    if (dashOf(series) == Qt::DashLine)
        pen.setDashPattern({ 6, 3 });
    else if (dashOf(series) == Qt::DotLine)
        pen.setDashPattern({ 2, 3 });
    else if (dashOf(series) == Qt::DashDotLine)
        pen.setDashPattern({ 7, 3, 2, 3 });
    return pen;
}

} // namespace

TimeChart::TimeChart(int samples, double secondsPerSample, QWidget *parent)
    : QWidget(parent)
    , m_bandMinimum(samples)
    , m_bandMaximum(samples)
    , m_emptyText(tr("No data yet."))
    , m_secondsPerSample(secondsPerSample)
    , m_samples(std::max(2, samples))
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

int TimeChart::addSeries(const QString &name, Token token)
{
    Q_ASSERT(m_lines.size() < maxSeries);
    m_lines += Line { name, token, RingSeries(m_samples) };
    update();
    return int(m_lines.size()) - 1;
}

void TimeChart::setSeriesName(int series, const QString &name)
{
    m_lines[series].name = name;
    update();
}

void TimeChart::setSeriesToken(int series, Token token)
{
    m_lines[series].token = token;
    update();
}

void TimeChart::setSeriesVisible(int series, bool visible)
{
    m_lines[series].visible = visible;
    update();
}

void TimeChart::append(std::span<const double> values, double bandMinimum, double bandMaximum)
{
    for (int i = 0; i < m_lines.size(); ++i)
        m_lines[i].values.append(size_t(i) < values.size() ? float(values[size_t(i)]) : float(qQNaN()));
    m_bandMinimum.append(float(bandMinimum));
    m_bandMaximum.append(float(bandMaximum));
    ++m_ticks;
    m_marks.removeIf([this](const Mark &mark) { return mark.tick + quint64(m_samples) <= m_ticks; });
    if (isVisible())
        update();
}

void TimeChart::addMark(const QString &text, Tone tone)
{
    m_marks += Mark { m_ticks, text, tone };
    update();
}

void TimeChart::clear()
{
    for (Line &line : m_lines)
        line.values.clear();
    m_bandMinimum.clear();
    m_bandMaximum.clear();
    m_marks.clear();
    update();
}

void TimeChart::setFormatter(std::function<QString(double)> formatter)
{
    m_formatter = std::move(formatter);
    update();
}

void TimeChart::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

void TimeChart::setSummaryTitle(const QString &title)
{
    m_summaryTitle = title;
    setAccessibleName(title);
}

QString TimeChart::text(double value) const
{
    if (std::isnan(value))
        return QStringLiteral("\u2013");
    return m_formatter ? m_formatter(value)
                       : QLocale().toString(value, 'f', value < 10 && value != std::floor(value) ? 1 : 0);
}

QString TimeChart::summary() const
{
    QStringList parts;
    for (const Line &line : m_lines)
        parts += line.name + u' ' + text(double(line.values.last()));
    const QString span = tr("last %1 s").arg(qRound(m_samples * m_secondsPerSample));
    return m_summaryTitle + QLatin1String(", ") + span + QLatin1String(": ") + parts.join(QLatin1String(", "));
}

QString TimeChart::toCsv() const
{
    QString csv = QStringLiteral("seconds");
    for (const Line &line : m_lines)
        csv += u',' + line.name;
    csv += u'\n';
    const qsizetype rows = m_lines.isEmpty() ? 0 : m_lines[0].values.size();
    for (qsizetype row = 0; row < rows; ++row) {
        csv += QString::number(-double(rows - 1 - row) * m_secondsPerSample);
        for (const Line &line : m_lines) {
            const qsizetype index = row - (rows - line.values.size());
            const float value = index >= 0 ? line.values.at(index) : float(qQNaN());
            csv += u',';
            if (!std::isnan(value))
                csv += QString::number(double(value));
        }
        csv += u'\n';
    }
    return csv;
}

TimeChart::Axis TimeChart::axisFor(double maximum)
{
    if (!(maximum > 0))
        return { 1, 1 };
    const double power = std::pow(10.0, std::floor(std::log10(maximum)));
    // The least top above the values that can be cut into at most four steps of 1, 2, 2.5 or 5.
    Axis best { 10 * power, 4 };
    bool found = false;
    for (const double scale : { power / 10, power, power * 10 }) {
        for (const double unit : { 1.0, 2.0, 2.5, 5.0 }) {
            const double step = unit * scale;
            const int steps = int(std::ceil(maximum / step - 1e-9));
            if (steps < 2 || steps > 4)
                continue;
            const double top = step * steps;
            if (!found || top < best.top || (top == best.top && steps > best.steps)) {
                best = { top, steps };
                found = true;
            }
        }
    }
    return best;
}

QSize TimeChart::sizeHint() const
{
    return QSize(280, Metrics::instance()->scaled(170));
}

QSize TimeChart::minimumSizeHint() const
{
    return QSize(180, Metrics::instance()->scaled(100));
}

double TimeChart::topValue() const
{
    double greatest = 0;
    for (const Line &line : m_lines) {
        const float value = line.values.range().maximum;
        if (line.visible && !std::isnan(value))
            greatest = std::max(greatest, double(value));
    }
    const float band = m_bandMaximum.range().maximum;
    return std::isnan(band) ? greatest : std::max(greatest, double(band));
}

QRectF TimeChart::plotRect() const
{
    const QFontMetrics metrics(themeFont(FontRole::Caption));
    int labels = 0;
    for (int i = 0; i <= m_axis.steps; ++i)
        labels = std::max(labels, metrics.horizontalAdvance(text(m_axis.top * i / m_axis.steps)));
    const int below = metrics.height() * 2 + 8;
    return QRectF(
        labels + 8, metrics.height() / 2.0 + 1, width() - labels - 9, height() - metrics.height() / 2.0 - below);
}

QList<QRectF> TimeChart::legendRects() const
{
    const QFontMetrics metrics(themeFont(FontRole::Caption));
    QList<QRectF> rects;
    double x = plotRect().left();
    for (const Line &line : m_lines) {
        const double width = sampleWidth + 6 + metrics.horizontalAdvance(line.name);
        rects += QRectF(x, height() - metrics.height() - 1, width, metrics.height() + 1);
        x += width + legendGap;
    }
    return rects;
}

double TimeChart::xOf(qsizetype fromRight) const
{
    const QRectF plot = plotRect();
    return plot.right() - 0.5 - double(fromRight) * (plot.width() - 1) / (m_samples - 1);
}

void TimeChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_hover = -1;
}

void TimeChart::paintEvent(QPaintEvent *)
{
    const double greatest = topValue();
    m_axis = axisFor(greatest);
    QPainter painter(this);
    painter.setFont(themeFont(FontRole::Caption));
    const QRectF plot = plotRect();
    const QFontMetrics metrics = painter.fontMetrics();
    const double labelRight = plot.left() - 6;

    const bool empty =
        std::all_of(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.values.isEmpty(); });
    for (int i = 0; i <= m_axis.steps; ++i) {
        const double y = std::round(plot.bottom() - 1 - (plot.height() - 1) * i / m_axis.steps) + 0.5;
        painter.setPen(QPen(themeColor(i == 0 ? Token::Border : Token::Grid), 0));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        if (empty && i > 0)
            continue;
        painter.setPen(themeColor(Token::Muted));
        painter.drawText(QRectF(0, y - metrics.height(), labelRight, metrics.height() * 2),
            Qt::AlignRight | Qt::AlignVCenter, text(m_axis.top * i / m_axis.steps));
    }
    painter.setPen(themeColor(Token::Muted));
    const QRectF times(plot.left(), plot.bottom() + 2, plot.width(), metrics.height() + 1);
    const int seconds = qRound(m_samples * m_secondsPerSample);
    const QString from = seconds < 120 ? tr("\u2212%1 s").arg(seconds)
        : seconds < 7200               ? tr("\u2212%1 min").arg(seconds / 60)
                                       : tr("\u2212%1 h").arg(seconds / 3600);
    painter.drawText(times, Qt::AlignLeft | Qt::AlignVCenter, from);
    painter.drawText(times, Qt::AlignRight | Qt::AlignVCenter, tr("now"));
    if (empty) {
        painter.setFont(themeFont(FontRole::Body));
        painter.drawText(plot, int(Qt::AlignCenter) | Qt::TextWordWrap, m_emptyText);
    }
    paintLines(&painter, plot, m_axis.top);
    paintLegend(&painter);
    if (m_hover >= 0 && !empty)
        paintHover(&painter, plot);
}

void TimeChart::paintLines(QPainter *painter, const QRectF &plot, double top) const
{
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const double scale = (plot.height() - 1) / top;
    const auto yOf = [&](float value) { return plot.bottom() - 0.5 - double(value) * scale; };

    QPolygonF band;
    const qsizetype bandSize = m_bandMaximum.size();
    const auto flushBand = [&](qsizetype begin, qsizetype end) {
        band.clear();
        for (qsizetype i = begin; i < end; ++i)
            band += QPointF(xOf(bandSize - 1 - i), yOf(m_bandMaximum.at(i)));
        for (qsizetype i = end; i-- > begin;)
            band += QPointF(xOf(bandSize - 1 - i), yOf(m_bandMinimum.at(i)));
        QColor fill = themeColor(Token::Muted);
        fill.setAlphaF(0.16F);
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawPolygon(band);
    };
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= bandSize; ++i) {
        const bool missing = i == bandSize || std::isnan(m_bandMaximum.at(i)) || std::isnan(m_bandMinimum.at(i));
        if (missing && i > begin + 1)
            flushBand(begin, i);
        if (missing)
            begin = i + 1;
    }

    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const Mark &mark : m_marks) {
        const double x = std::round(xOf(qsizetype(m_ticks - mark.tick))) + 0.5;
        QPen pen(themeColor(toneColor(mark.tone)), 0);
        pen.setDashPattern({ 1, 2 });
        painter->setPen(pen);
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter->fillRect(QRectF(x - 2.5, plot.top() - 1, 5, 3), themeColor(toneColor(mark.tone)));
    }
    painter->setRenderHint(QPainter::Antialiasing);

    QPolygonF points;
    const qsizetype pixels = std::max<qsizetype>(1, qsizetype(plot.width()));
    for (int index = 0; index < m_lines.size(); ++index) {
        const Line &line = m_lines[index];
        const qsizetype size = line.values.size();
        if (!line.visible || size == 0)
            continue;
        painter->setPen(linePen(index, themeColor(line.token)));
        painter->setBrush(Qt::NoBrush);
        points.clear();
        const auto flush = [&] {
            if (points.size() == 1)
                painter->drawLine(points[0] - QPointF(1, 0), points[0] + QPointF(1, 0));
            else if (!points.isEmpty())
                painter->drawPolyline(points);
            points.clear();
        };
        if (size <= 2 * pixels) {
            for (qsizetype i = 0; i < size; ++i) {
                const float value = line.values.at(i);
                if (std::isnan(value))
                    flush();
                else
                    points += QPointF(xOf(size - 1 - i), yOf(value));
            }
        } else {
            // More samples than pixels: each column draws its extremes, so no peak is lost.
            const QList<RingSeries::Range> columns = line.values.resampled(size, pixels);
            for (qsizetype i = 0; i < columns.size(); ++i) {
                if (std::isnan(columns[i].maximum)) {
                    flush();
                    continue;
                }
                const double x = plot.right() - 0.5 - double(columns.size() - 1 - i);
                points += QPointF(x, yOf(columns[i].minimum));
                points += QPointF(x, yOf(columns[i].maximum));
            }
        }
        flush();
    }
}

void TimeChart::paintLegend(QPainter *painter) const
{
    painter->setFont(themeFont(FontRole::Caption));
    const QList<QRectF> rects = legendRects();
    for (int i = 0; i < rects.size(); ++i) {
        const Line &line = m_lines[i];
        const double y = std::round(rects[i].center().y()) + 0.5;
        painter->setPen(linePen(i, themeColor(line.visible ? line.token : Token::Faint)));
        painter->drawLine(QPointF(rects[i].left(), y), QPointF(rects[i].left() + sampleWidth, y));
        painter->drawLine(QPointF(rects[i].left(), y + 1), QPointF(rects[i].left() + sampleWidth, y + 1));
        QFont font = themeFont(FontRole::Caption);
        font.setStrikeOut(!line.visible);
        painter->setFont(font);
        painter->setPen(themeColor(line.visible ? Token::Text : Token::Faint));
        painter->drawText(rects[i].adjusted(sampleWidth + 6, 0, 10, 0), Qt::AlignLeft | Qt::AlignVCenter, line.name);
    }
}

void TimeChart::paintHover(QPainter *painter, const QRectF &plot) const
{
    const double x = std::round(xOf(m_hover)) + 0.5;
    painter->setPen(QPen(themeColor(Token::BorderStrong), 0));
    painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    struct Row
    {
        QString name;
        QString value;
        int series;
    };
    QList<Row> rows;
    for (int i = 0; i < m_lines.size(); ++i) {
        const qsizetype index = m_lines[i].values.size() - 1 - m_hover;
        if (m_lines[i].visible)
            rows += Row { m_lines[i].name, text(index >= 0 ? double(m_lines[i].values.at(index)) : qQNaN()), i };
    }
    painter->setFont(themeFont(FontRole::Caption));
    const QFontMetrics metrics = painter->fontMetrics();
    const QString title = m_hover == 0 ? tr("now") : tr("%1 s ago").arg(qRound(m_hover * m_secondsPerSample));
    int names = metrics.horizontalAdvance(title);
    int values = 0;
    for (const Row &row : rows) {
        names = std::max(names, metrics.horizontalAdvance(row.name));
        values = std::max(values, metrics.horizontalAdvance(row.value));
    }
    const double width = 8 + sampleWidth + 4 + names + 12 + values + 8;
    const double line = metrics.height() + 2;
    QRectF box(x + 8, plot.top() + 4, width, line * double(rows.size() + 1) + 8);
    if (box.right() > this->width())
        box.moveRight(x - 8);
    paintBox(painter, box, 4, themeColor(Token::Raised), themeColor(Token::BorderStrong));
    QRectF place(box.left() + 8, box.top() + 4, width - 16, line);
    painter->setPen(themeColor(Token::Muted));
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, title);
    for (const Row &row : rows) {
        place.translate(0, line);
        painter->setPen(linePen(row.series, themeColor(m_lines[row.series].token)));
        painter->drawLine(
            QPointF(place.left(), place.center().y()), QPointF(place.left() + sampleWidth, place.center().y()));
        painter->setPen(themeColor(Token::Text));
        painter->drawText(place.adjusted(sampleWidth + 4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF plot = plotRect();
    int hover = -1;
    if (plot.adjusted(-2, 0, 2, 0).contains(event->position()))
        hover = std::clamp(
            qRound((plot.right() - event->position().x()) * (m_samples - 1) / plot.width()), 0, m_samples - 1);
    if (hover != m_hover) {
        m_hover = hover;
        update();
    }
}

void TimeChart::mousePressEvent(QMouseEvent *event)
{
    const QList<QRectF> rects = legendRects();
    for (int i = 0; i < rects.size(); ++i) {
        if (event->button() == Qt::LeftButton && rects[i].contains(event->position()))
            setSeriesVisible(i, !m_lines[i].visible);
    }
}

void TimeChart::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

bool TimeChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (const Mark &mark : m_marks) {
            if (std::abs(xOf(qsizetype(m_ticks - mark.tick)) - help->pos().x()) < 4) {
                QToolTip::showText(help->globalPos(), mark.text.toHtmlEscaped(), this);
                return true;
            }
        }
    }
    return QWidget::event(event);
}

void TimeChart::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy values as CSV"), this, [this] { QApplication::clipboard()->setText(toCsv()); });
    menu->addAction(tr("Copy picture"), this, [this] { QApplication::clipboard()->setPixmap(grab()); });
    menu->popup(event->globalPos());
}

} // namespace Panel
