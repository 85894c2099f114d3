#include "navrail.h"

#include "commands.h"
#include "models/hub.h"

#include <theme/metrics.h>
#include <widgets/buttons.h>

#include <QButtonGroup>
#include <QVBoxLayout>

namespace Panel {

NavRail::NavRail(Hub *hub, QWidget *parent)
    : Strip(Qt::RightEdge, parent)
    , m_hub(hub)
{
    setObjectName(QStringLiteral("nav"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 10, 9, 8);
    column->setSpacing(4);
    auto *group = new QButtonGroup(this);
    struct Entry
    {
        Page page;
        Icon icon;
        const char *name;
        const char *command;
        QString tip;
    };
    const Entry entries[] {
        { Page::Overview, Icon::Overview, "nav.overview", "page.overview", tr("Shards, rates and charts") },
        { Page::Events, Icon::Events, "nav.events", "page.events", tr("Events as they arrive") },
        { Page::Logs, Icon::Logs, "nav.logs", "page.logs", tr("Everything the bot and the panel say") },
    };
    for (const Entry &entry : entries) {
        const QString command = QLatin1String(entry.command);
        auto *button = new NavButton(entry.icon, commandInfo(command).text, this);
        button->setObjectName(QLatin1String(entry.name));
        button->setCheckable(true);
        button->setToolTip(withKey(entry.tip, command));
        button->setAccessibleName(commandInfo(command).text);
        group->addButton(button, int(entry.page));
        column->addWidget(button);
        m_buttons.append(button);
    }
    column->addStretch();
    connect(group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(Page(id)); });
    connect(hub, &Hub::ticked, this, &NavRail::refresh);
    setCollapsed(false);
}

void NavRail::setCurrent(Page page)
{
    m_buttons.at(int(page))->setChecked(true);
}

void NavRail::setCollapsed(bool collapsed)
{
    for (NavButton *button : std::as_const(m_buttons))
        button->setCollapsed(collapsed);
    setFixedWidth(Metrics::instance()->scaled(collapsed ? Space::navRailCollapsed : Space::navRail));
}

void NavRail::refresh()
{
    const ShardCounts &counts = m_hub->counts();
    const auto shown = [](quint64 count) { return int(std::min<quint64>(count, 999)); };
    m_buttons.at(int(Page::Overview))->setCount(counts.problem + counts.failed);
    m_buttons.at(int(Page::Events))->setCount(shown(m_hub->droppedRecently()));
    m_buttons.at(int(Page::Logs))->setCount(shown(quint64(m_hub->logs()->unseenProblems())));
}

} // namespace Panel
