#include <widgets/label.h>

#include <theme/theme.h>
#include <widgets/plaintext.h>

#include <QPainter>

namespace Panel {

namespace {

constexpr int glyphSize = 12;
constexpr int glyphGap = 6;

} // namespace

Label::Label(FontRole role, Token color, QWidget *parent)
    : Label(QString(), role, color, parent)
{ }

Label::Label(const QString &text, FontRole role, Token color, QWidget *parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    refresh();
    connect(Theme::instance(), &Theme::changed, this, &Label::refresh);
}

void Label::setRole(FontRole role)
{
    m_role = role;
    refresh();
}

void Label::setColor(Token color)
{
    if (color == m_color)
        return;
    m_color = color;
    refresh();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

QSize Label::minimumSizeHint() const
{
    QSize size = QLabel::minimumSizeHint();
    if (m_elided)
        size.setWidth(std::min(size.width(), 24));
    return size;
}

void Label::refresh()
{
    setFont(themeFont(m_role));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, themeColor(m_color));
    setPalette(colors);
}

void Label::paintEvent(QPaintEvent *event)
{
    if (!m_elided || wordWrap()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(themeColor(isEnabled() ? m_color : Token::Faint));
    painter.drawText(contentsRect(), int(alignment() | Qt::TextSingleLine),
        fontMetrics().elidedText(visibleText(text()), Qt::ElideRight, contentsRect().width()));
}

GlyphLabel::GlyphLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void GlyphLabel::set(Glyph glyph, Tone tone, const QString &text)
{
    if (glyph == m_glyph && tone == m_tone && text == m_text)
        return;
    const bool resized = text != m_text;
    m_glyph = glyph;
    m_tone = tone;
    m_text = text;
    setAccessibleName(text);
    if (resized)
        updateGeometry();
    update();
}

void GlyphLabel::setTinted(bool tinted)
{
    m_tinted = tinted;
    update();
}

QSize GlyphLabel::sizeHint() const
{
    const QFontMetrics metrics(themeFont(FontRole::BodyStrong));
    return QSize(glyphSize + glyphGap + metrics.horizontalAdvance(visibleText(m_text)) + 2, metrics.height() + 4);
}

QSize GlyphLabel::minimumSizeHint() const
{
    return QSize(60, sizeHint().height());
}

void GlyphLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int x = 0;
    if (m_glyph != Glyph::None) {
        paintGlyph(&painter, m_glyph, QRectF(0, (height() - glyphSize) / 2.0, glyphSize, glyphSize),
            themeColor(toneColor(m_tone)));
        x = glyphSize + glyphGap;
    }
    painter.setFont(themeFont(FontRole::BodyStrong));
    painter.setPen(themeColor(m_tinted ? toneColor(m_tone) : Token::Text));
    const QRect rect(x, 0, width() - x, height());
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(visibleText(m_text), Qt::ElideRight, rect.width()));
}

Divider::Divider(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
    , m_orientation(orientation)
{
    setSizePolicy(orientation == Qt::Horizontal ? QSizePolicy::Expanding : QSizePolicy::Fixed,
        orientation == Qt::Horizontal ? QSizePolicy::Fixed : QSizePolicy::Expanding);
}

QSize Divider::sizeHint() const
{
    return QSize(1, 1) * Theme::instance()->borderWidth();
}

void Divider::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeColor(Token::Border));
}

} // namespace Panel
