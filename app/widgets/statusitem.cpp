#include <widgets/statusitem.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/stateglyph.h>
#include <theme/theme.h>

#include <QPainter>

namespace Panel {

namespace {

constexpr int padding = 8;
constexpr int gap = 5;
constexpr int glyphRoom = 14;

QFont valueFont()
{
    QFont font = themeFont(FontRole::BodyStrong);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

StatusItem::StatusItem(const QString &label, const QString &widest, QWidget *parent)
    : QAbstractButton(parent)
    , m_value(QStringLiteral("\u2013"))
    , m_widest(widest)
{
    setText(label);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(label);
    connect(Metrics::instance(), &Metrics::changed, this, &QWidget::updateGeometry);
}

void StatusItem::setValue(const QString &value)
{
    if (value == m_value)
        return;
    m_value = value;
    setAccessibleName(QString(text() + u' ' + value));
    update();
}

void StatusItem::setWarning(bool warning)
{
    if (warning == m_warning)
        return;
    m_warning = warning;
    update();
}

QSize StatusItem::sizeHint() const
{
    const int label = QFontMetrics(themeFont(FontRole::Body)).horizontalAdvance(text());
    const int value = QFontMetrics(valueFont()).horizontalAdvance(m_widest);
    return QSize(padding + glyphRoom + label + gap + value + padding + 1, Metrics::instance()->scaled(24));
}

void StatusItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (underMouse())
        paintBox(&painter, rect().adjusted(2, 1, 0, -1), 4, themeColor(Token::Hover));
    painter.fillRect(QRect(0, 6, 1, height() - 12), themeColor(Token::Border));
    // From the right: digits that grow push the label left, never the neighbours.
    QRect rect = this->rect().adjusted(0, 0, -padding, 0);
    painter.setFont(valueFont());
    painter.setPen(themeColor(m_warning ? Token::Warn : Token::Text));
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_value);
    rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(m_value) - gap);
    painter.setFont(themeFont(FontRole::Body));
    painter.setPen(themeColor(Token::Muted));
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text());
    if (m_warning) {
        const int left = rect.right() - painter.fontMetrics().horizontalAdvance(text()) - 15;
        paintGlyph(&painter, Glyph::Triangle, QRectF(std::max(3, left), (height() - 11) / 2.0, 11, 11),
            themeColor(Token::Warn));
    }
    if (hasFocus())
        paintFocusRing(&painter, this->rect().adjusted(1, 0, 0, 0), 4);
}

} // namespace Panel
