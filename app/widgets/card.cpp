#include <widgets/card.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/label.h>

#include <QChildEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace Panel {

//! Four small squares over the children, so that lists may reach the border and the corners stay round
class Card::Corners : public QWidget
{
public:
    explicit Corners(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void resizeEvent(QResizeEvent *) override
    {
        constexpr int side = Space::panelRadius;
        QRegion region(0, 0, side, side);
        region += QRegion(width() - side, 0, side, side);
        region += QRegion(0, height() - side, side, side);
        region += QRegion(width() - side, height() - side, side, side);
        setMask(region);
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QPainterPath outside;
        outside.addRect(rect());
        QPainterPath inside;
        inside.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Space::panelRadius, Space::panelRadius);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(outside - inside, themeColor(Token::Window));
        paintBox(&painter, rect(), Space::panelRadius, QColor(), themeColor(Token::Border));
    }
};

Card::Card(QWidget *parent)
    : QFrame(parent)
{
    m_corners = new Corners(this);
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

void Card::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_corners->setGeometry(rect());
    m_corners->raise();
}

void Card::childEvent(QChildEvent *event)
{
    QFrame::childEvent(event);
    if (event->added() && m_corners)
        m_corners->raise();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), Space::panelRadius, themeColor(m_fill), themeColor(Token::Border));
}

} // namespace Panel
