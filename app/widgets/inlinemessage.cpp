#include <widgets/inlinemessage.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/stateglyph.h>
#include <theme/theme.h>
#include <widgets/buttons.h>
#include <widgets/label.h>

#include <QHBoxLayout>
#include <QPainter>

namespace Panel {

namespace {

Glyph glyphOf(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return Glyph::Check;
    case Tone::Warn:
        return Glyph::Triangle;
    case Tone::Err:
        return Glyph::Cross;
    default:
        return Glyph::Info;
    }
}

} // namespace

InlineMessage::InlineMessage(QWidget *parent)
    : QFrame(parent)
    , m_title(new Label(FontRole::Strong, Token::Text))
    , m_text(new Label(FontRole::Body, Token::Muted))
    , m_buttons(new QHBoxLayout)
    , m_close(new IconButton(Icon::Close, tr("Close this message")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(40, 8, 8, 8);
    row->setSpacing(10);
    m_title->setRole(FontRole::BodyStrong);
    QFont bold = themeFont(FontRole::BodyStrong);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_text->setElided(true);
    row->addWidget(m_title);
    row->addWidget(m_text, 1);
    m_buttons->setSpacing(8);
    row->addLayout(m_buttons);
    m_close->setFlat(true);
    m_close->hide();
    row->addWidget(m_close);
    connect(m_close, &QAbstractButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
}

void InlineMessage::setMessage(Tone tone, const QString &title, const QString &text)
{
    m_tone = tone;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setToolTip(text);
    m_text->setColor(tone == Tone::Neutral ? Token::Muted : Token::Text);
    setAccessibleName(QString(title + u' ' + text));
    update();
}

QString InlineMessage::title() const
{
    return m_title->text();
}

QString InlineMessage::text() const
{
    return m_text->text();
}

Button *InlineMessage::addButton(const QString &text)
{
    auto *button = new Button(text);
    m_buttons->addWidget(button);
    return button;
}

void InlineMessage::clearButtons()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void InlineMessage::setClosable(bool closable)
{
    m_close->setVisible(closable);
    if (objectName().isEmpty())
        return;
    m_close->setObjectName(QString(objectName() + QLatin1String(".close")));
}

void InlineMessage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor color = themeColor(toneColor(m_tone));
    const QColor fill = themeColor(toneBackground(m_tone));
    paintBox(&painter, rect(), Space::panelRadius, fill, mixed(fill, color, 0.55));
    paintGlyph(&painter, glyphOf(m_tone), QRectF(14, (height() - 14) / 2.0, 14, 14), color);
}

} // namespace Panel
