#include "topbar.h"

#include "commands.h"
#include "data/formats.h"
#include "models/hub.h"
#include "models/statelook.h"

#include <theme/icons.h>
#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>
#include <widgets/buttons.h>

#include <QHBoxLayout>
#include <QPainter>

namespace Panel {

//! \brief What the window is connected to: name in bold, then what it talks to; the flask marks the demo
class ProfileLabel : public QWidget
{
public:
    explicit ProfileLabel(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }

    void set(Icon icon, const QString &name, const QString &detail)
    {
        if (icon == m_icon && name == m_name && detail == m_detail)
            return;
        m_icon = icon;
        m_name = name;
        m_detail = detail;
        setAccessibleName(detail.isEmpty() ? name : QString(name % QStringLiteral(", ") % detail));
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        const QFontMetrics strong(themeFont(FontRole::Strong));
        const QFontMetrics body(themeFont(FontRole::Body));
        const int detail = m_detail.isEmpty() ? 0 : 8 + body.horizontalAdvance(m_detail);
        return { 10 + 16 + 6 + strong.horizontalAdvance(m_name) + detail + 14, Metrics::instance()->scaled(30) };
    }
    QSize minimumSizeHint() const override { return { 120, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintBox(&painter, rect(), Space::controlRadius, themeColor(Token::Raised), themeColor(Token::Border));
        paintIcon(&painter, m_icon, QRectF(10, (height() - 16) / 2.0, 16, 16), themeColor(Token::Accent));
        QRect place = rect().adjusted(32, 0, -12, 0);
        painter.setFont(themeFont(FontRole::Strong));
        painter.setPen(themeColor(Token::Text));
        const QFontMetrics strong(painter.font());
        const QString name = strong.elidedText(m_name, Qt::ElideRight, place.width());
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, name);
        place.setLeft(place.left() + strong.horizontalAdvance(name) + 8);
        painter.setFont(themeFont(FontRole::Body));
        painter.setPen(themeColor(Token::Muted));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetrics(painter.font()).elidedText(m_detail, Qt::ElideRight, place.width()));
    }

private:
    Icon m_icon = Icon::Plug;
    QString m_name;
    QString m_detail;
};

TopBar::TopBar(Hub *hub, QWidget *parent)
    : Strip(Qt::BottomEdge, parent)
    , m_hub(hub)
{
    setObjectName(QStringLiteral("topbar"));
    setFixedHeight(Metrics::instance()->scaled(Space::topBar));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::window, 0, Space::window, 1);
    row->setSpacing(8);

    m_profile = new ProfileLabel(this);
    m_profile->setObjectName(QStringLiteral("topbar.profile"));
    row->addWidget(m_profile);

    m_badge = new StateBadge(this);
    m_badge->setObjectName(QStringLiteral("topbar.badge"));
    connect(m_badge, &QAbstractButton::clicked, this, &TopBar::badgeClicked);
    row->addWidget(m_badge);
    row->addSpacing(4);

    m_connect = new Button(this);
    m_connect->setObjectName(QStringLiteral("topbar.connect"));
    connect(m_connect, &QAbstractButton::clicked, this, [this] {
        if (m_hub->state() == ApplicationState::NotConnected || m_hub->state() == ApplicationState::Failed)
            Q_EMIT connectClicked();
        else
            Q_EMIT disconnectClicked();
    });
    row->addWidget(m_connect);

    m_pause = new Button(this);
    m_pause->setObjectName(QStringLiteral("topbar.pauseAll"));
    m_pause->setCheckable(true);
    connect(m_pause, &QAbstractButton::clicked, this, &TopBar::pauseAllToggled);
    row->addWidget(m_pause);
    row->addStretch();

    m_theme = new IconButton(Icon::Theme, tr("Switch between dark and light"), this);
    m_theme->setObjectName(QStringLiteral("topbar.theme"));
    m_theme->setFlat(true);
    connect(m_theme, &QAbstractButton::clicked, this, &TopBar::themeClicked);
    row->addWidget(m_theme);
    m_menu = new IconButton(Icon::More, tr("All commands"), this);
    m_menu->setObjectName(QStringLiteral("topbar.menu"));
    m_menu->setFlat(true);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(m_menu);

    connect(hub, &Hub::ticked, this, &TopBar::refresh);
    connect(hub, &Hub::pausedChanged, this, &TopBar::refresh);
    refresh();
}

void TopBar::refresh()
{
    const PanelSnapshot &snapshot = m_hub->snapshot();
    const bool isNothing = snapshot.name.isEmpty();
    m_profile->set(snapshot.isDemo ? Icon::Simulator : Icon::Plug, isNothing ? tr("No bot") : snapshot.name,
        isNothing ? QString() : snapshot.endpoint);
    m_profile->setToolTip(snapshot.isDemo ? tr("A simulated Discord on this computer. Identify windows last 0.5 s "
                                               "instead of 5 s, heartbeats are sent every second.")
                                          : tr("What this window is connected to"));

    const ApplicationState state = m_hub->state();
    const StateLook look = lookOf(state, m_hub->counts());
    m_badge->setState(look);
    m_badge->setAccessibleName(look.word);
    m_badge->setToolTip(tr("%1. Click to show the shards that need attention.")
                            .arg(ApplicationStateText::sentence(state, m_hub->counts())));

    const bool isIdle = state == ApplicationState::NotConnected || state == ApplicationState::Failed;
    m_connect->setText(isIdle ? tr("Connect") : tr("Disconnect"));
    m_connect->setIcon(isIdle ? Icon::Plug : Icon::Stop);
    m_connect->setAccessibleName(m_connect->text());
    m_connect->setToolTip(isIdle ? tr("Connect again what was connected last")
                                 : withKey(tr("Close all connections"), QStringLiteral("session.disconnect")));
    m_connect->setEnabled(isIdle ? m_hub->source()->canConnect() : state != ApplicationState::Stopping);

    const bool paused = m_hub->isAllPaused();
    const qsizetype waiting = m_hub->events()->waiting() + m_hub->logs()->waiting();
    m_pause->setChecked(paused);
    m_pause->setIcon(paused ? Icon::Play : Icon::Pause);
    //: Button while all lists are paused; %1 is the number of rows that wait
    m_pause->setText(paused ? tr("Paused, %1 waiting").arg(Formats::largeCount(waiting)) : QString());
    m_pause->setAccessibleName(paused ? tr("Resume all lists") : tr("Pause all lists"));
    m_pause->setToolTip(withKey(m_pause->accessibleName(), QStringLiteral("view.pauseAll")));
}

} // namespace Panel
