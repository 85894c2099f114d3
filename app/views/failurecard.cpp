#include "failurecard.h"

#include "data/formats.h"
#include "models/hub.h"

#include <theme/icons.h>
#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/buttons.h>
#include <widgets/label.h>

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace Panel {

using Hikari::Error;

//! \brief The cross in its tinted disc
class FailureCard::Cross : public QWidget
{
public:
    explicit Cross(QWidget *parent)
        : QWidget(parent)
    {
        const int side = Metrics::instance()->scaled(44);
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintBox(&painter, rect(), width() / 2.0, themeColor(Token::ErrBg));
        paintIcon(&painter, Icon::Cross, QRectF(rect()).adjusted(10, 10, -10, -10), themeColor(Token::Err));
    }
};

namespace {

//! \brief The facts in a box of terminal text
class FactLabel : public Label
{
public:
    explicit FactLabel(QWidget *parent)
        : Label(FontRole::Mono, Token::Muted, parent)
    {
        setContentsMargins(14, 12, 14, 12);
        setElided(true);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        paintBox(&painter, rect(), Space::controlRadius, themeColor(Token::Window), themeColor(Token::Border));
        painter.end();
        Label::paintEvent(event);
    }
};

} // namespace

FailureCard::FailureCard(Hub *hub, QWidget *parent)
    : Card(parent)
    , m_hub(hub)
{
    setObjectName(QStringLiteral("overview.failure"));
    setBodyMargins(32, 32, 32, 32);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(new Cross(this));
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    m_title = new Label(FontRole::PageTitle, Token::Text, this);
    m_title->setObjectName(QStringLiteral("overview.failure.title"));
    m_subtitle = new Label(FontRole::Body, Token::Muted, this);
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    head->addLayout(titles, 1);
    body()->addLayout(head);
    body()->addSpacing(24);
    m_text = new Label(FontRole::Body, Token::Text, this);
    m_text->setObjectName(QStringLiteral("overview.failure.text"));
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(Metrics::instance()->scaled(560));
    body()->addWidget(m_text);
    body()->addSpacing(16);
    m_facts = new FactLabel(this);
    m_facts->setMaximumWidth(Metrics::instance()->scaled(560));
    body()->addWidget(m_facts);
    body()->addSpacing(20);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    const auto add = [&](const char *name, const QString &text, Button::Kind kind, const QString &tip) {
        auto *button = new Button(text, kind, this);
        button->setObjectName(QStringLiteral("overview.failure.") + QLatin1String(name));
        button->setToolTip(tip);
        button->setAccessibleName(text);
        buttons->addWidget(button);
        return button;
    };
    m_remedy = add("remedy", tr("Try again"), Button::Kind::Primary, tr("What helps here"));
    Button *log = add("log", tr("Show log"), Button::Kind::Normal, tr("Opens the page with the log"));
    Button *copy =
        add("copy", tr("Copy details"), Button::Kind::Normal, tr("Copies what happened as text, without secrets"));
    buttons->addStretch();
    body()->addLayout(buttons);
    body()->addStretch();
    connect(m_remedy, &QAbstractButton::clicked, this, &FailureCard::remedy);
    connect(log, &QAbstractButton::clicked, this, &FailureCard::logRequested);
    connect(copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(details()); });
}

void FailureCard::refresh()
{
    const Error &error = m_hub->snapshot().error;
    m_code = error.closeCode;
    int shardId = -1;
    Hikari::Timestamp at;
    for (const auto &shard : m_hub->snapshot().shards) {
        if (shard.state == Hikari::ShardState::Failed) {
            shardId = shard.id;
            at = shard.since;
            m_code = shard.lastCloseCode ? shard.lastCloseCode : m_code;
            break;
        }
    }
    FatalCloseText text;
    QString facts;
    if (m_code) {
        text = ShardText::fatalClose(m_code);
        facts = QString::number(m_code) % u' ' % ShardText::closeName(m_code);
        if (shardId < 0)
            m_subtitle->setText(tr("Close code %1").arg(m_code));
        else //: %1 is a close code, %2 the number of a shard, %3 a clock time
            m_subtitle->setText(tr("Close code %1 on shard %2 at %3")
                                    .arg(m_code)
                                    .arg(shardId)
                                    .arg(Formats::clock(at.milliseconds()).left(8)));
    } else if (error.kind == Error::Kind::Unauthorized) {
        text = ShardText::fatalClose(4004);
        facts = QStringLiteral("401 Unauthorized");
        m_subtitle->setText(error.route);
    } else {
        text.title = tr("The bot could not be started");
        text.explanation = tr("The bot has stopped. What went wrong is written below; the log says more.");
        text.remedy = tr("Try again");
        facts = error.message;
        m_subtitle->setText(error.route);
    }
    m_title->setText(text.title);
    m_text->setText(text.explanation);
    m_facts->setText(Formats::singleLine(facts, 200));
    m_remedy->setText(text.remedy);
    m_remedy->setAccessibleName(text.remedy);
}

QString FailureCard::details() const
{
    return m_title->text() % u'\n' % m_subtitle->text() % u'\n' % m_facts->text() % QStringLiteral("\nhikari-panel ")
        % QStringLiteral(HIKARI_PANEL_VERSION) % QStringLiteral(", Qt ") % QLatin1String(qVersion()) % u'\n';
}

void FailureCard::remedy()
{
    switch (m_code) {
    case 4012:
    case 4013:
        QGuiApplication::clipboard()->setText(details());
        break;
    case 4014:
        QDesktopServices::openUrl(QUrl(QStringLiteral("https://discord.com/developers/applications")));
        break;
    default:
        Q_EMIT retryRequested();
        break;
    }
}

} // namespace Panel
