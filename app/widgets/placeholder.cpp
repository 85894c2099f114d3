#include <widgets/placeholder.h>

#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/stateglyph.h>
#include <theme/theme.h>
#include <widgets/buttons.h>
#include <widgets/label.h>
#include <widgets/plaintext.h>

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace Panel {

class Placeholder::Disc : public QWidget
{
public:
    Disc() { setFixedSize(64, 64); }

    Icon icon = Icon::Simulator;
    Tone tone = Tone::Accent;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintBox(&painter, rect(), 32, themeColor(toneBackground(tone)));
        paintIcon(&painter, icon, QRectF(18, 18, 28, 28), themeColor(toneColor(tone)));
    }
};

Placeholder::Placeholder(QWidget *parent)
    : QWidget(parent)
    , m_disc(new Disc)
    , m_title(new Label(FontRole::Headline, Token::Text))
    , m_text(new Label(FontRole::Body, Token::Muted))
    , m_hint(new Label(FontRole::Body, Token::Faint))
    , m_buttons(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(m_disc, 0, Qt::AlignHCenter);
    column->addSpacing(16);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addSpacing(8);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 16, 0, 0);
    row->addStretch(1);
    m_buttons->setSpacing(8);
    row->addLayout(m_buttons);
    row->addStretch(1);
    column->addLayout(row);
    column->addSpacing(16);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->hide();
    column->addWidget(m_hint);
    column->addStretch(1);
}

Placeholder::Placeholder(Icon icon, const QString &title, const QString &text, QWidget *parent)
    : Placeholder(parent)
{
    setIcon(icon);
    setTitle(title);
    setText(text);
}

void Placeholder::setIcon(Icon icon, Tone tone)
{
    m_disc->icon = icon;
    m_disc->tone = tone;
    m_disc->update();
}

void Placeholder::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Placeholder::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleDescription(text);
}

Button *Placeholder::addButton(const QString &text)
{
    auto *button = new Button(text, m_buttons->isEmpty() ? Button::Kind::Primary : Button::Kind::Normal);
    m_buttons->addWidget(button);
    return button;
}

void Placeholder::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

StepList::StepList(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepList::setSteps(const QList<Step> &steps)
{
    m_steps = steps;
    QStringList parts;
    for (const Step &step : steps) {
        if (step.state != State::Waiting)
            parts += step.text;
    }
    setAccessibleName(parts.join(QLatin1String(", ")));
    updateGeometry();
    update();
}

QSize StepList::sizeHint() const
{
    return QSize(360, Metrics::instance()->scaled(34) * std::max<int>(1, int(m_steps.size())));
}

void StepList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int row = Metrics::instance()->scaled(34);
    for (int i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps[i];
        const QPointF center(10, i * row + row / 2.0);
        const QRectF box(center.x() - 6, center.y() - 6, 12, 12);
        if (i + 1 < m_steps.size()) {
            const bool done = step.state == State::Done;
            painter.fillRect(
                QRectF(center.x() - 1, center.y() + 12, 2, row - 24), themeColor(done ? Token::Ok : Token::Border));
        }
        Token ink = Token::Text;
        switch (step.state) {
        case State::Done:
            paintBox(&painter, box.adjusted(-4, -4, 4, 4), 10, themeColor(Token::OkBg));
            paintGlyph(&painter, Glyph::Check, box, themeColor(Token::Ok));
            break;
        case State::Running:
            paintGlyph(&painter, Glyph::Half, box.adjusted(-1, -1, 1, 1), themeColor(Token::Info));
            break;
        case State::Failed:
            paintGlyph(&painter, Glyph::Cross, box, themeColor(Token::Err));
            break;
        case State::Waiting:
            paintGlyph(&painter, Glyph::Ring, box.adjusted(-1, -1, 1, 1), themeColor(Token::Idle));
            ink = Token::Muted;
            break;
        }
        painter.setFont(themeFont(FontRole::Body));
        painter.setPen(themeColor(Token::Muted));
        const int detail = painter.fontMetrics().horizontalAdvance(step.detail);
        const QRect line(32, i * row, width() - 32, row);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, visibleText(step.detail));
        painter.setFont(themeFont(step.state == State::Running ? FontRole::Strong : FontRole::BodyStrong));
        painter.setPen(themeColor(ink));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(visibleText(step.text), Qt::ElideRight, line.width() - detail - 12));
    }
}

} // namespace Panel
