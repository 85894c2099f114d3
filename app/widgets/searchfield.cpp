#include <widgets/searchfield.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/stateglyph.h>
#include <theme/theme.h>

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFrame>

namespace Panel {

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
    , m_clearAction(addAction(themeIcon(Icon::Close, Token::Muted), QLineEdit::TrailingPosition))
{
    setTextMargins(6, 0, 2, 0);
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    m_clearAction->setToolTip(tr("Clear (Esc)"));
    m_clearAction->setVisible(false);
    connect(m_clearAction, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_clearAction->setVisible(!text.isEmpty()); });
}

void SearchField::setIcon(Icon icon)
{
    delete m_iconAction;
    m_iconAction = addAction(themeIcon(icon, Token::Muted), QLineEdit::LeadingPosition);
    m_iconAction->setToolTip(placeholderText());
}

void SearchField::setKeyHint(const QString &key)
{
    m_keyHint = key;
    update();
}

QSize SearchField::sizeHint() const
{
    return QSize(QLineEdit::sizeHint().width(), Metrics::instance()->controlHeight());
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_keyHint.isEmpty() || !text().isEmpty())
        return;
    QPainter painter(this);
    QFont font = themeFont(FontRole::Caption);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const int textWidth = painter.fontMetrics().horizontalAdvance(m_keyHint);
    const QRect box(width() - textWidth - 18, (height() - 18) / 2, textWidth + 12, 18);
    paintBox(&painter, box, 4, themeColor(Token::Surface), themeColor(Token::Border));
    painter.setPen(themeColor(Token::Muted));
    painter.drawText(box, Qt::AlignCenter, m_keyHint);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            Q_EMIT leaveRequested();
        else
            clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent)
    , m_clearAction(addAction(themeIcon(Icon::Close, Token::Muted), QLineEdit::TrailingPosition))
{
    addAction(themeIcon(Icon::Filter, Token::Muted), QLineEdit::LeadingPosition)->setToolTip(tr("Filter"));
    setFrame(false);
    setLayoutDirection(Qt::LeftToRight);
    m_clearAction->setToolTip(tr("Clear the filter (Esc)"));
    m_clearAction->setVisible(false);
    connect(m_clearAction, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_clearAction->setVisible(!text.isEmpty()); });
    connect(Theme::instance(), &Theme::changed, this, &FilterField::refresh);
    refresh();
}

QSize FilterField::sizeHint() const
{
    return QSize(QLineEdit::sizeHint().width(), Metrics::instance()->scaled(34));
}

void FilterField::setValidity(Validity validity, const QString &note)
{
    m_validity = validity;
    m_note = note;
    setAccessibleDescription(note);
    refresh();
}

void FilterField::refresh()
{
    setFont(themeFont(FontRole::Mono));
    QPalette colors = palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    colors.setColor(QPalette::Text, themeColor(Token::Text));
    setPalette(colors);
    const int note =
        m_note.isEmpty() ? 0 : QFontMetrics(themeFont(FontRole::BodyStrong)).horizontalAdvance(m_note) + 30;
    setTextMargins(6, 0, std::min(note, width() / 2), 0);
    update();
}

void FilterField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    refresh();
}

void FilterField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        update();
}

void FilterField::paintEvent(QPaintEvent *event)
{
    Tone tone = Tone::Neutral;
    Glyph glyph = Glyph::None;
    switch (m_validity) {
    case Validity::Empty:
        break;
    case Validity::Incomplete:
        tone = Tone::Info;
        break;
    case Validity::Invalid:
        tone = Tone::Err;
        glyph = Glyph::Triangle;
        break;
    case Validity::Warning:
        tone = Tone::Warn;
        glyph = Glyph::Triangle;
        break;
    case Validity::Valid:
        tone = Tone::Ok;
        glyph = Glyph::Check;
        break;
    }
    {
        QPainter painter(this);
        const bool neutral = tone == Tone::Neutral;
        const QColor fill = neutral ? themeColor(Token::Raised)
                                    : mixed(themeColor(Token::Surface), themeColor(toneBackground(tone)), 0.6);
        const QColor border =
            neutral ? themeColor(hasFocus() ? Token::Accent : Token::Border) : themeColor(toneColor(tone));
        paintBox(&painter, rect(), Space::controlRadius, fill, border);
        if (hasFocus()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(border, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(
                QRectF(rect()).adjusted(1, 1, -1, -1), Space::controlRadius - 1, Space::controlRadius - 1);
        }
        if (!m_note.isEmpty()) {
            painter.setFont(themeFont(FontRole::BodyStrong));
            const int width = std::min(painter.fontMetrics().horizontalAdvance(m_note) + 2, this->width() / 2 - 30);
            const int right = this->width() - (m_clearAction->isVisible() ? 34 : 12);
            const QRect place(right - width, 0, width, height());
            if (glyph != Glyph::None)
                paintGlyph(&painter, glyph, QRectF(place.left() - 19, (height() - 12) / 2.0, 12, 12),
                    themeColor(toneColor(tone)));
            painter.setPen(themeColor(Token::Text));
            painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                painter.fontMetrics().elidedText(m_note, Qt::ElideRight, width));
        }
    }
    QLineEdit::paintEvent(event);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            Q_EMIT leaveRequested();
        else
            clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace Panel
