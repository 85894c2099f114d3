#include <widgets/chip.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace Panel {

namespace {

QFont chipFont()
{
    QFont font = themeFont(FontRole::BodyStrong);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

Chip::Chip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(Metrics::instance(), &Metrics::changed, this, &QWidget::updateGeometry);
}

void Chip::setGlyph(Glyph glyph, Tone tone)
{
    m_glyph = glyph;
    m_tone = tone;
    updateGeometry();
    update();
}

void Chip::setCount(qint64 count, bool tinted)
{
    if (count == m_count && tinted == m_tinted)
        return;
    m_count = count;
    m_tinted = tinted;
    setAccessibleName(count < 0 ? text() : QString(text() + u' ' + QLocale().toString(count)));
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(chipFont());
    int width = 10 + metrics.horizontalAdvance(text()) + 10;
    if (m_glyph != Glyph::None)
        width += 18;
    if (m_count >= 0)
        width += 6 + metrics.horizontalAdvance(QLocale().toString(m_count));
    return QSize(width, Metrics::instance()->scaled(24));
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool on = isChecked();
    const QColor fill =
        on ? themeColor(Token::AccentBg) : themeColor(underMouse() && isEnabled() ? Token::Hover : Token::Surface);
    paintBox(&painter, rect(), height() / 2.0, fill, themeColor(on ? Token::Accent : Token::Border));
    int x = 10;
    if (m_glyph != Glyph::None) {
        paintGlyph(&painter, m_glyph, QRectF(x, (height() - 12) / 2.0, 12, 12), themeColor(toneColor(m_tone)));
        x += 18;
    }
    painter.setFont(chipFont());
    painter.setPen(themeColor(isEnabled() ? Token::Text : Token::Faint));
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    if (m_count >= 0) {
        x += painter.fontMetrics().horizontalAdvance(text()) + 6;
        painter.setPen(themeColor(m_tinted && m_count > 0 ? toneColor(m_tone) : Token::Muted));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            QLocale().toString(m_count));
    }
    if (hasFocus())
        paintFocusRing(&painter, rect(), height() / 2.0);
}

ChipBar::ChipBar(bool exclusive, QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_exclusive(exclusive)
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(6);
}

Chip *ChipBar::addChip(const QString &id, const QString &text, Glyph glyph, Tone tone)
{
    auto *chip = new Chip(text, this);
    chip->setGlyph(glyph, tone);
    m_chips += { id, chip };
    m_row->addWidget(chip);
    if (m_exclusive) {
        chip->setAutoExclusive(true);
        if (m_chips.size() == 1)
            chip->setChecked(true);
    }
    connect(chip, &QAbstractButton::toggled, this, [this](bool on) {
        // Of the two toggles of an exclusive change only the second says what holds afterwards.
        if (on || !m_exclusive)
            Q_EMIT checkedChanged(checkedIds());
    });
    return chip;
}

Chip *ChipBar::chip(const QString &id) const
{
    for (const Entry &entry : m_chips) {
        if (entry.id == id)
            return entry.chip;
    }
    return nullptr;
}

QString ChipBar::idOf(const Chip *chip) const
{
    for (const Entry &entry : m_chips) {
        if (entry.chip == chip)
            return entry.id;
    }
    return {};
}

QStringList ChipBar::checkedIds() const
{
    QStringList ids;
    for (const Entry &entry : m_chips) {
        if (entry.chip->isChecked())
            ids += entry.id;
    }
    return ids;
}

void ChipBar::setChecked(const QString &id, bool checked)
{
    if (Chip *wanted = chip(id))
        wanted->setChecked(checked);
}

} // namespace Panel
