#include <widgets/card.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/label.h>

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace Panel {

Card::Card(QWidget *parent)
    : QFrame(parent)
{
    setAttribute(Qt::WA_StyledBackground, false);
}

void Card::build()
{
    if (m_layout)
        return;
    const int border = Theme::instance()->borderWidth();
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(border, border, border, border);
    m_layout->setSpacing(0);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(Space::panelPadding, 8, Space::panelPadding, Space::panelPadding);
    m_body->setSpacing(8);
    m_layout->addLayout(m_body, 1);
}

QHBoxLayout *Card::header()
{
    build();
    if (!m_header) {
        m_header = new QHBoxLayout;
        m_header->setContentsMargins(Space::panelPadding, 8, 8, 0);
        m_header->setSpacing(8);
        m_title = new Label(FontRole::Strong, Token::Text);
        m_caption = new Label(FontRole::Body, Token::Muted);
        m_caption->hide();
        m_header->addWidget(m_title);
        m_header->addStretch(1);
        m_header->addWidget(m_caption);
        m_layout->insertLayout(0, m_header);
    }
    return m_header;
}

QVBoxLayout *Card::body()
{
    build();
    return m_body;
}

void Card::setTitle(const QString &title)
{
    header();
    m_title->setText(title);
    setAccessibleName(title);
}

QString Card::title() const
{
    return m_title ? m_title->text() : QString();
}

void Card::setCaption(const QString &caption)
{
    header()->setContentsMargins(Space::panelPadding, 8, Space::panelPadding, 0);
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
}

void Card::addHeaderWidget(QWidget *widget, Qt::Alignment side)
{
    header();
    if (side & Qt::AlignLeft)
        m_header->insertWidget(1 + m_leftWidgets++, widget);
    else
        m_header->addWidget(widget);
}

void Card::setBodyMargins(int left, int top, int right, int bottom)
{
    body()->setContentsMargins(left, top, right, bottom);
}

void Card::setFill(Token token)
{
    m_fill = token;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), Space::panelRadius, themeColor(m_fill), themeColor(Token::Border));
}

} // namespace Panel
