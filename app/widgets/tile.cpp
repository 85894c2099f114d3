#include <widgets/tile.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/plaintext.h>
#include <widgets/spark.h>

#include <QPainter>

namespace Panel {

namespace {

constexpr int padding = 14;
constexpr int sparkHeight = 22;

} // namespace

Tile::Tile(const QString &title, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(title);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(Metrics::instance(), &Metrics::changed, this, &QWidget::updateGeometry);
    refreshAccessible();
}

void Tile::setTitle(const QString &title)
{
    setText(title);
    refreshAccessible();
}

void Tile::setValue(const QString &value, const QString &unit)
{
    if (value == m_value && unit == m_unit)
        return;
    m_value = value;
    m_unit = unit;
    refreshAccessible();
    update();
}

void Tile::setSubline(const QString &text, Tone tone)
{
    if (text == m_subline && tone == m_subTone)
        return;
    m_subline = text;
    m_subTone = tone;
    refreshAccessible();
    update();
}

void Tile::setSamples(const QList<float> &samples, Token line, int slotCount)
{
    m_samples = samples;
    m_segments.clear();
    m_line = line;
    m_slotCount = slotCount;
    update();
}

void Tile::setSegments(const QList<Segment> &segments, double total)
{
    m_segments = segments;
    m_samples.clear();
    m_total = total;
    update();
}

void Tile::setStale(bool stale, const QString &age)
{
    if (stale == m_stale && age == m_age)
        return;
    m_stale = stale;
    m_age = age;
    refreshAccessible();
    update();
}

void Tile::refreshAccessible()
{
    QStringList parts { text() };
    const QString value = m_unit.isEmpty() ? m_value : QString(m_value + u' ' + m_unit);
    for (const QString &part : { value, m_stale ? m_age : QString(), m_subline }) {
        if (!part.isEmpty())
            parts += part;
    }
    setAccessibleName(parts.join(QLatin1String(", ")));
}

QSize Tile::sizeHint() const
{
    const Metrics *metrics = Metrics::instance();
    return QSize(metrics->scaled(172), metrics->scaled(96) + sparkHeight - 2);
}

QSize Tile::minimumSizeHint() const
{
    return QSize(Metrics::instance()->scaled(128), sizeHint().height());
}

void Tile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), Space::panelRadius, themeColor(underMouse() ? Token::Alt : Token::Surface),
        themeColor(Token::Border));
    const Metrics *metrics = Metrics::instance();
    const int width = this->width() - 2 * padding;
    const auto lineAt = [&](int y, int height) { return QRect(padding, y, width, height); };

    painter.setFont(themeFont(FontRole::BodyStrong));
    painter.setPen(themeColor(Token::Muted));
    const QRect title = lineAt(metrics->scaled(9), metrics->scaled(18));
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, width));

    painter.setFont(themeFont(FontRole::TileValue));
    painter.setPen(themeColor(m_stale ? Token::Muted : Token::Text));
    const int baseline = metrics->scaled(53);
    const int valueWidth = painter.fontMetrics().horizontalAdvance(m_value);
    painter.drawText(QPoint(padding, baseline), m_value);
    painter.setFont(themeFont(FontRole::BodyStrong));
    painter.setPen(themeColor(Token::Muted));
    const QString unit = m_stale && !m_age.isEmpty() ? QString(m_unit + QLatin1String(", ") + m_age) : m_unit;
    const int unitX = padding + valueWidth + 6;
    painter.drawText(
        QPoint(unitX, baseline), painter.fontMetrics().elidedText(unit, Qt::ElideRight, padding + width - unitX));

    QRect sub = lineAt(metrics->scaled(61), metrics->scaled(18));
    if (m_subTone == Tone::Warn || m_subTone == Tone::Err) {
        paintGlyph(&painter, Glyph::Triangle, QRectF(sub.left(), sub.center().y() - 5.5, 12, 12),
            themeColor(toneColor(m_subTone)));
        sub.setLeft(sub.left() + 16);
    }
    painter.setPen(themeColor(m_subTone == Tone::Neutral ? Token::Muted : toneColor(m_subTone)));
    painter.drawText(sub, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(visibleText(m_subline), Qt::ElideRight, sub.width()));

    const QRectF strip(padding, height() - 12 - sparkHeight, width, sparkHeight);
    if (!m_segments.isEmpty())
        paintSegments(&painter, QRectF(strip.left(), strip.bottom() - 8, strip.width(), 6), m_segments, 1, m_total);
    else
        paintSpark(&painter, strip, m_samples, [&] {
            SparkStyle style = sparkStyle(m_stale ? Token::Muted : m_line, true);
            style.slotCount = m_slotCount;
            return style;
        }());
    if (hasFocus())
        paintFocusRing(&painter, rect(), Space::panelRadius);
}

} // namespace Panel
