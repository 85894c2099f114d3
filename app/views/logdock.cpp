#include "logdock.h"

#include "commands.h"
#include "models/hub.h"

#include <widgets/buttons.h>
#include <widgets/label.h>
#include <widgets/liveview.h>

#include <QVBoxLayout>

namespace Panel {

LogDock::LogDock(Hub *hub, QWidget *parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("dock.logs"));
    setTitle(tr("Logs"));
    setBodyMargins(1, 0, 1, 1);
    auto *follow =
        new IconButton(Icon::Follow, withKey(tr("Follow the newest line"), QStringLiteral("view.follow")), this);
    follow->setObjectName(QStringLiteral("dock.logs.follow"));
    follow->setAccessibleName(tr("Follow the newest line"));
    follow->setCheckable(true);
    auto *open =
        new IconButton(Icon::Logs, withKey(tr("Open the page with the log"), QStringLiteral("page.logs")), this);
    open->setObjectName(QStringLiteral("dock.logs.open"));
    open->setAccessibleName(tr("Open the page with the log"));
    open->setFlat(true);
    auto *close = new IconButton(Icon::Close, withKey(tr("Hide the log"), QStringLiteral("view.dock")), this);
    close->setObjectName(QStringLiteral("dock.logs.close"));
    close->setAccessibleName(tr("Hide the log"));
    close->setFlat(true);
    addHeaderWidget(new Label(tr("Follow"), FontRole::Body, Token::Muted, this));
    addHeaderWidget(follow);
    addHeaderWidget(open);
    addHeaderWidget(close);
    body()->addWidget(new Divider(Qt::Horizontal, this));
    m_list = new LiveView(this);
    m_list->setObjectName(QStringLiteral("dock.logs.list"));
    m_list->setAccessibleName(tr("Log"));
    m_list->setNoun(LiveView::Noun::Lines);
    m_list->setLogStyle(true);
    m_list->setEmptyText(tr("No log lines yet."));
    m_list->setSource(hub->logRows());
    body()->addWidget(m_list, 1);
    follow->setChecked(m_list->isFollowing());
    connect(follow, &QAbstractButton::clicked, m_list, &LiveView::setFollowing);
    connect(m_list, &LiveView::followingChanged, follow, &QAbstractButton::setChecked);
    connect(close, &QAbstractButton::clicked, this, &LogDock::closeRequested);
    connect(open, &QAbstractButton::clicked, this, &LogDock::logsRequested);
    connect(hub->logs(), &LogFeed::pausedChanged, m_list, &LiveView::setPaused);
}

} // namespace Panel
