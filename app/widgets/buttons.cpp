#include <widgets/buttons.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/plaintext.h>

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace Panel {

namespace {

constexpr int iconSide = 16;
constexpr int chevronSize = 14;

const QFont &buttonFont()
{
    static QFont font;
    font = themeFont(FontRole::BodyStrong);
    font.setWeight(QFont::DemiBold);
    return font;
}

struct BoxColors
{
    QColor fill;
    QColor border;
    QColor text;
};

BoxColors boxColors(Button::Kind kind, bool enabled, bool hovered, bool down)
{
    const auto color = [](Token token) { return themeColor(token); };
    BoxColors colors { color(Token::Raised), color(Token::Border), color(Token::Text) };
    switch (kind) {
    case Button::Kind::Primary:
        colors = { color(Token::Accent), QColor(), color(Token::AccentText) };
        if (enabled && (hovered || down))
            colors.fill = mixed(colors.fill, colors.text, down ? 0.18 : 0.09);
        break;
    case Button::Kind::Danger:
        colors.text = color(Token::Err);
        [[fallthrough]];
    case Button::Kind::Normal:
        if (down) {
            colors.fill = color(Token::AccentBg);
            colors.border = color(Token::Accent);
        } else if (enabled && hovered) {
            colors.fill = color(Token::Hover);
        }
        break;
    case Button::Kind::Quiet:
        colors.border = QColor();
        colors.fill = down ? color(Token::AccentBg) : hovered && enabled ? color(Token::Hover) : QColor();
        break;
    case Button::Kind::Link:
        colors = { QColor(), QColor(), color(Token::Link) };
        break;
    }
    if (!enabled) {
        if (kind == Button::Kind::Primary)
            colors.fill = color(Token::Hover);
        colors.text = color(Token::Faint);
    }
    return colors;
}

void paintPillCount(QPainter *painter, const QRectF &rect, const QString &text, Tone tone)
{
    paintBox(painter, rect, rect.height() / 2, themeColor(toneBackground(tone)));
    QFont font = themeFont(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(themeColor(toneColor(tone)));
    painter->drawText(rect, Qt::AlignCenter, text);
}

} // namespace

Button::Button(QWidget *parent)
    : Button(QString(), Kind::Normal, parent)
{ }

Button::Button(const QString &text, Kind kind, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(kind == Kind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    connect(Metrics::instance(), &Metrics::changed, this, &QWidget::updateGeometry);
}

Button::Button(Icon icon, const QString &text, Kind kind, QWidget *parent)
    : Button(text, kind, parent)
{
    m_icon = icon;
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    setCursor(kind == Kind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

void Button::setIcon(Icon icon, Token color)
{
    m_icon = icon;
    m_iconColor = color;
    updateGeometry();
    update();
}

void Button::clearIcon()
{
    setIcon(Icon::Count);
}

void Button::setDetail(const QString &detail)
{
    m_detail = detail;
    updateGeometry();
    update();
}

QSize Button::sizeHint() const
{
    const QFontMetrics metrics(buttonFont());
    int width = metrics.size(Qt::TextShowMnemonic, text()).width();
    if (m_icon != Icon::Count)
        width += iconSide + (text().isEmpty() ? 0 : 6);
    if (!m_detail.isEmpty())
        width += 8 + QFontMetrics(themeFont(FontRole::Body)).horizontalAdvance(m_detail);
    if (menu())
        width += chevronSize + 8;
    const int padding = m_kind == Kind::Link ? 4 : 12;
    return QSize(width + 2 * padding, Metrics::instance()->controlHeight());
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

void Button::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool hovered = underMouse();
    const BoxColors colors = boxColors(m_kind, isEnabled(), hovered, isDown() || isChecked());
    if (colors.fill.isValid() || colors.border.isValid())
        paintBox(&painter, rect(), Space::controlRadius, colors.fill, colors.border);
    const int padding = m_kind == Kind::Link ? 4 : 12;
    QRect content = rect().adjusted(padding, 0, -padding, 0);
    if (menu()) {
        paintIcon(&painter, Icon::ChevronDown,
            QRectF(content.right() - chevronSize + 3, (height() - chevronSize) / 2.0, chevronSize, chevronSize),
            themeColor(Token::Muted));
        content.setRight(content.right() - chevronSize - 6);
    }
    QFont font = buttonFont();
    font.setUnderline(m_kind == Kind::Link && hovered && isEnabled());
    painter.setFont(font);
    const int iconWidth = m_icon == Icon::Count ? 0 : iconSide + (text().isEmpty() ? 0 : 6);
    const int textWidth = painter.fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    const int detailWidth =
        m_detail.isEmpty() ? 0 : 8 + QFontMetrics(themeFont(FontRole::Body)).horizontalAdvance(m_detail);
    const int total = iconWidth + textWidth + detailWidth;
    int x = menu() || total > content.width() ? content.left() : content.left() + (content.width() - total) / 2;
    if (m_icon != Icon::Count) {
        const Token token = !isEnabled() ? Token::Faint : m_iconColor;
        const QColor color = token == Token::Text ? colors.text : themeColor(token);
        paintIcon(
            &painter, m_icon, QRectF(x, (height() - iconSide) / 2.0, iconSide, iconSide).adjusted(1, 1, -1, -1), color);
        x += iconWidth;
    }
    painter.setPen(colors.text);
    painter.drawText(QRect(x, 0, std::min(textWidth, content.right() + 1 - x) + 1, height()),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine, text());
    x += textWidth;
    if (!m_detail.isEmpty()) {
        painter.setFont(themeFont(FontRole::Body));
        painter.setPen(themeColor(Token::Muted));
        const QRect rect(x + 8, 0, content.right() + 1 - x - 8, height());
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(visibleText(m_detail), Qt::ElideRight, rect.width()));
    }
    if (hasFocus())
        paintFocusRing(&painter, rect(), Space::controlRadius);
}

IconButton::IconButton(Icon icon, const QString &toolTip, QWidget *parent)
    : QToolButton(parent)
    , m_icon(icon)
{
    setAttribute(Qt::WA_Hover);
    setToolTip(toolTip);
    setAccessibleName(toolTip);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconButton::setIcon(Icon icon, Token color)
{
    m_icon = icon;
    m_color = color;
    update();
}

void IconButton::setFlat(bool flat)
{
    m_flat = flat;
    update();
}

void IconButton::setBadge(int count)
{
    if (count == m_badge)
        return;
    m_badge = count;
    update();
}

QSize IconButton::sizeHint() const
{
    const int side = Metrics::instance()->controlHeight();
    return QSize(side, side);
}

void IconButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool on = isDown() || isChecked();
    const bool hovered = underMouse() && isEnabled();
    if (!m_flat || on || hovered) {
        paintBox(&painter, rect(), Space::controlRadius,
            themeColor(on     ? Token::AccentBg
                    : hovered ? Token::Hover
                              : Token::Raised),
            on           ? themeColor(Token::Accent)
                : m_flat ? QColor()
                         : themeColor(Token::Border));
    }
    const double side = 15;
    paintIcon(&painter, m_icon, QRectF((width() - side) / 2, (height() - side) / 2, side, side),
        themeColor(!isEnabled() ? Token::Faint : m_color));
    if (m_badge > 0) {
        const QString text = m_badge > 99 ? QStringLiteral("99+") : QLocale().toString(m_badge);
        const int badgeWidth = std::max(14, QFontMetrics(themeFont(FontRole::Caption)).horizontalAdvance(text) + 8);
        paintPillCount(&painter, QRectF(width() - badgeWidth, 0, badgeWidth, 14), text, Tone::Warn);
    }
    if (hasFocus())
        paintFocusRing(&painter, rect(), Space::controlRadius);
}

NavButton::NavButton(Icon icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setCheckable(true);
    setAutoExclusive(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavButton::setCount(int count, Tone tone)
{
    if (count == m_count && tone == m_tone)
        return;
    m_count = count;
    m_tone = tone;
    setAccessibleDescription(count > 0 ? QLocale().toString(count) : QString());
    update();
}

void NavButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    updateGeometry();
    update();
}

QSize NavButton::sizeHint() const
{
    const int height = Metrics::instance()->scaled(34);
    return QSize(m_collapsed ? 36 : Metrics::instance()->scaled(132), height);
}

void NavButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool current = isChecked();
    if (current || underMouse())
        paintBox(&painter, rect(), Space::controlRadius, themeColor(current ? Token::AccentBg : Token::Hover));
    if (current)
        paintBox(&painter, QRectF(0, 9, 3, height() - 18), 1.5, themeColor(Token::Accent));
    const QColor color = themeColor(current ? Token::Text : Token::Muted);
    const double iconX = m_collapsed ? (width() - iconSide) / 2.0 : 12;
    paintIcon(&painter, m_icon, QRectF(iconX, (height() - iconSide) / 2.0, iconSide, iconSide), color);
    if (!m_collapsed) {
        painter.setFont(buttonFont());
        painter.setPen(color);
        painter.drawText(
            QRect(38, 0, width() - 38, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    }
    if (m_count > 0) {
        const QString count = m_count > 999 ? QStringLiteral("999+") : QLocale().toString(m_count);
        const double badge = std::max(18, QFontMetrics(themeFont(FontRole::Caption)).horizontalAdvance(count) + 11);
        if (m_collapsed)
            paintPillCount(
                &painter, QRectF(width() - 14, 1, 14, 14), m_count > 9 ? QStringLiteral("+") : count, m_tone);
        else
            paintPillCount(&painter, QRectF(width() - badge - 8, (height() - 18) / 2.0, badge, 18), count, m_tone);
    }
    if (hasFocus())
        paintFocusRing(&painter, rect(), Space::controlRadius);
}

Switch::Switch(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const
{
    return QSize(36, 24);
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF track(1, (height() - 18) / 2.0, 34, 18);
    const bool on = isChecked();
    if (on)
        paintBox(&painter, track, 9, themeColor(isEnabled() ? Token::Accent : Token::BorderStrong));
    else
        paintBox(&painter, track, 9, themeColor(Token::IdleBg),
            themeColor(isEnabled() ? Token::BorderStrong : Token::Border));
    const QPointF knob(on ? track.right() - 9 : track.left() + 9, track.center().y());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColor(on ? Token::AccentText : Token::BorderStrong));
    painter.drawEllipse(knob, 5.5, 5.5);
    if (hasFocus())
        paintFocusRing(&painter, rect(), 12);
}

StateBadge::StateBadge(QWidget *parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateBadge::setState(Glyph glyph, Tone tone, const QString &text)
{
    if (glyph == m_glyph && tone == m_tone && text == this->text())
        return;
    m_glyph = glyph;
    m_tone = tone;
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StateBadge::sizeHint() const
{
    const int textWidth = QFontMetrics(buttonFont()).horizontalAdvance(text());
    return QSize(9 + 12 + 6 + textWidth + 11, Metrics::instance()->scaled(26));
}

void StateBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor color = themeColor(toneColor(m_tone));
    const QColor fill = themeColor(toneBackground(m_tone));
    paintBox(
        &painter, rect(), height() / 2.0, underMouse() ? mixed(fill, color, 0.12) : fill, mixed(fill, color, 0.55));
    paintGlyph(&painter, m_glyph, QRectF(9, (height() - 12) / 2.0, 12, 12), color);
    painter.setFont(buttonFont());
    painter.setPen(color);
    painter.drawText(
        QRect(27, 0, width() - 27, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
    if (hasFocus())
        paintFocusRing(&painter, rect(), height() / 2.0);
}

} // namespace Panel
