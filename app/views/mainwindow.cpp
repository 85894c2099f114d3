#include "mainwindow.h"

#include "commands.h"
#include "data/session.h"
#include "eventspage.h"
#include "inspector.h"
#include "logdock.h"
#include "logspage.h"
#include "models/hub.h"
#include "overviewpage.h"
#include "panelstatusbar.h"
#include "shardpanel.h"
#include "topbar.h"

#include <theme/metrics.h>
#include <theme/theme.h>
#include <widgets/buttons.h>
#include <widgets/jsonview.h>
#include <widgets/liveview.h>

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace Panel {

namespace {
constexpr int layoutVersion = 1;
constexpr int dockHeight = 168;
constexpr int narrowWindow = 1100;
constexpr int quitPatience = 3000; // milliseconds for a clean close
constexpr int textStep = 10; // percent

QString key(const char *name)
{
    return QStringLiteral("window/") + QLatin1String(name);
}
} // namespace

MainWindow::MainWindow(DataSource *source, QWidget *parent)
    : QMainWindow(parent)
    , m_hub(new Hub(source, this))
{
    setObjectName(QStringLiteral("window"));
    setMinimumSize(960, 600);
    resize(defaultSize());
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_topBar = new TopBar(m_hub, central);
    column->addWidget(m_topBar);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_rail = new NavRail(m_hub, central);
    row->addWidget(m_rail);
    m_splitter = new QSplitter(Qt::Vertical, central);
    m_splitter->setObjectName(QStringLiteral("window.splitter"));
    m_splitter->setHandleWidth(Space::panelGap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setContentsMargins(Space::window, Space::window, Space::window, Space::window);
    m_pages = new QStackedWidget(m_splitter);
    m_overview = new OverviewPage(m_hub, m_pages);
    m_events = new EventsPage(m_hub, m_pages);
    m_logs = new LogsPage(m_hub, m_pages);
    m_pages->addWidget(m_overview);
    m_pages->addWidget(m_events);
    m_pages->addWidget(m_logs);
    m_dock = new LogDock(m_hub, m_splitter);
    m_dock->setMinimumHeight(Metrics::instance()->scaled(96));
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_dock);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({ 1000, Metrics::instance()->scaled(dockHeight) });
    row->addWidget(m_splitter, 1);
    column->addLayout(row, 1);
    m_status = new PanelStatusBar(m_hub, central);
    column->addWidget(m_status);
    setCentralWidget(central);

    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("topbar.menu.commands"));
    m_menu->setToolTipsVisible(true);
    m_topBar->menuButton()->setMenu(m_menu);
    buildCommands();

    connect(m_rail, &NavRail::chosen, this, &MainWindow::showPage);
    connect(m_topBar, &TopBar::badgeClicked, this, [this] {
        showPage(Page::Overview);
        m_overview->shards()->showGroup(QStringLiteral("problem"));
    });
    connect(m_topBar, &TopBar::connectClicked, source, &DataSource::startBot);
    connect(m_topBar, &TopBar::disconnectClicked, this, &MainWindow::disconnectBot);
    connect(m_topBar, &TopBar::pauseAllToggled, m_hub, &Hub::setAllPaused);
    connect(m_topBar, &TopBar::themeClicked, this, &MainWindow::switchTheme);
    connect(m_overview, &OverviewPage::demoRequested, source, &DataSource::startDemo);
    connect(m_overview, &OverviewPage::connectRequested, source, &DataSource::startBot);
    connect(m_overview, &OverviewPage::disconnectRequested, this, &MainWindow::disconnectBot);
    connect(m_overview, &OverviewPage::eventsRequested, this, [this] { showPage(Page::Events); });
    connect(m_overview, &OverviewPage::logsRequested, this, [this] { showPage(Page::Logs); });
    connect(m_overview, &OverviewPage::eventTypeRequested, this, [this](const QString &name) {
        showPage(Page::Events);
        m_events->showOnly(name);
    });
    connect(m_dock, &LogDock::closeRequested, this, [this] {
        m_dockWanted = false;
        updateDock();
    });
    connect(m_dock, &LogDock::logsRequested, this, [this] { showPage(Page::Logs); });
    connect(m_status, &PanelStatusBar::eventsClicked, this, [this] { showPage(Page::Events); });
    connect(m_status, &PanelStatusBar::droppedClicked, this, [this] { showPage(Page::Events); });
    connect(m_status, &PanelStatusBar::restClicked, this, [this] { showPage(Page::Overview); });
    connect(m_status, &PanelStatusBar::logsClicked, this, [this] { showPage(Page::Logs); });
    connect(m_hub, &Hub::secondPassed, this, &MainWindow::updateTitle);
    connect(m_hub, &Hub::stateChanged, this, [this] {
        updateTitle();
        updateDock();
        // What had the keyboard may be gone with its page; who works elsewhere is left alone.
        QWidget *focus = focusWidget();
        const bool isLost = !focus || !focus->isVisible() || m_overview->isAncestorOf(focus) || focus == m_dock->list();
        if (page() == Page::Overview && isLost && !m_overview->focusMain())
            m_dock->list()->setFocus(Qt::OtherFocusReason);
    });
    showPage(Page::Overview);
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::bind(const char *command, const std::function<void()> &function)
{
    const CommandInfo info = commandInfo(QLatin1String(command));
    auto *action = new QAction(info.text, this);
    action->setObjectName(QStringLiteral("command.") + info.id);
    if (!info.key.isEmpty())
        action->setShortcut(info.key);
    action->setToolTip(withKey(info.text, info.id));
    connect(action, &QAction::triggered, this, function);
    addAction(action);
    m_menu->addAction(action);
}

void MainWindow::buildCommands()
{
    DataSource *source = m_hub->source();
    bind("page.overview", [this] { showPage(Page::Overview); });
    bind("page.events", [this] { showPage(Page::Events); });
    bind("page.logs", [this] { showPage(Page::Logs); });
    m_menu->addSeparator();
    bind("session.demo", [source] { source->startDemo(); });
    bind("session.connect", [source] { source->startBot(); });
    bind("session.disconnect", [this] { disconnectBot(); });
    bind("shards.reconnect", [this] { m_overview->shards()->reconnectSelected(); });
    m_menu->addSeparator();
    const auto group = [this](const char *command, const char *id) {
        bind(command, [this, id] {
            showPage(Page::Overview);
            m_overview->shards()->showGroup(QLatin1String(id));
        });
    };
    group("shards.all", "all");
    group("shards.ready", "ready");
    group("shards.starting", "starting");
    group("shards.problem", "problem");
    group("shards.failed", "failed");
    m_menu->addSeparator();
    bind("view.pauseAll", [this] { m_hub->setAllPaused(!m_hub->isAllPaused()); });
    bind("view.clear", [this] {
        if (page() == Page::Events)
            m_events->clear();
        else
            m_logs->clear();
    });
    bind("view.find", [this] {
        if (page() == Page::Overview)
            m_overview->shards()->focusFilter();
        else if (page() == Page::Events)
            m_events->focusSearch();
        else
            m_logs->focusSearch();
    });
    const auto match = [this](bool backwards) {
        if (page() == Page::Events)
            m_events->inspector()->findNext(backwards);
        else if (page() == Page::Logs)
            m_logs->goToMatch(backwards);
    };
    bind("view.nextMatch", [match] { match(false); });
    bind("view.previousMatch", [match] { match(true); });
    const auto problem = [this](bool backwards) {
        showPage(Page::Logs);
        m_logs->goToProblem(backwards);
    };
    bind("logs.nextProblem", [problem] { problem(false); });
    bind("logs.previousProblem", [problem] { problem(true); });
    m_menu->addSeparator();
    bind("view.dock", [this] {
        m_dockWanted = !m_dockWanted;
        updateDock();
    });
    bind("view.inspector", [this] {
        showPage(Page::Events);
        m_events->inspector()->focusTree();
    });
    bind("view.nextRegion", [this] { nextRegion(false); });
    bind("view.previousRegion", [this] { nextRegion(true); });
    bind("view.refresh", [this] { m_hub->refresh(); });
    bind("view.theme", [this] { switchTheme(); });
    bind("view.larger", [] { Metrics::instance()->setTextPercent(Metrics::instance()->textPercent() + textStep); });
    bind("view.smaller", [] { Metrics::instance()->setTextPercent(Metrics::instance()->textPercent() - textStep); });
    bind("view.normalSize", [] { Metrics::instance()->setTextPercent(100); });
    bind("view.fullScreen", [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    m_menu->addSeparator();
    bind("app.quit", [this] { close(); });
}

Page MainWindow::page() const
{
    return Page(m_pages->currentIndex());
}

void MainWindow::showPage(Page page)
{
    m_pages->setCurrentIndex(int(page));
    m_rail->setCurrent(page);
    if (page == Page::Events)
        m_events->list()->setFocus(Qt::OtherFocusReason);
    else if (page == Page::Logs)
        m_logs->list()->setFocus(Qt::OtherFocusReason);
    else if (!m_overview->focusMain())
        m_dock->list()->setFocus(Qt::OtherFocusReason);
    updateDock();
    updateLive();
}

void MainWindow::updateDock()
{
    // The page with the log needs no second one, and the list of events needs the height.
    m_dock->setVisible(m_dockWanted && page() == Page::Overview);
    updateLive();
}

void MainWindow::updateLive()
{
    const bool listInSight = page() != Page::Overview || m_dock->isVisible();
    m_hub->setLive(listInSight && isVisible() && !isMinimized());
}

void MainWindow::updateTitle()
{
    const PanelSnapshot &snapshot = m_hub->snapshot();
    const QString badge = ApplicationStateText::badge(m_hub->state(), m_hub->counts());
    //: Title of the window: %1 is the bot's name, %2 its state
    const QString title = snapshot.name.isEmpty() ? badge : tr("%1: %2").arg(snapshot.name, badge);
    setWindowTitle(title % QStringLiteral(" \u2013 hikari-qt"));
}

void MainWindow::switchTheme()
{
    Theme *theme = Theme::instance();
    theme->setMode(theme->isDark() ? Theme::Mode::Light : Theme::Mode::Dark);
    if (m_remembersLayout)
        QSettings().setValue(key("theme"), theme->isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
}

void MainWindow::nextRegion(bool backwards)
{
    QList<QWidget *> regions { m_topBar, m_rail, m_pages->currentWidget() };
    if (m_dock->isVisible())
        regions.append(m_dock);
    regions.append(m_status);
    qsizetype now = 0;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (regions.at(i)->isAncestorOf(focusWidget()))
            now = i;
    }
    const qsizetype next = (now + (backwards ? regions.size() - 1 : 1)) % regions.size();
    QWidget *region = regions.at(next);
    const auto children = region->findChildren<QWidget *>();
    for (QWidget *child : children) {
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
            child->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::disconnectBot()
{
    m_hub->source()->stopBot();
    m_hub->refresh();
}

void MainWindow::restoreLayout()
{
    QSettings settings;
    if (settings.value(key("version")).toInt() != layoutVersion)
        return;
    const QRect place = settings.value(key("geometry")).toRect();
    if (place.isValid()) {
        resize(place.size());
        for (const QScreen *screen : QGuiApplication::screens()) {
            // A place outside all screens is forgotten.
            if (screen->availableGeometry().intersects(place.adjusted(40, 40, -40, -40))) {
                move(place.topLeft());
                break;
            }
        }
    }
    m_splitter->restoreState(settings.value(key("splitter")).toByteArray());
    m_dockWanted = settings.value(key("dock"), true).toBool();
    m_events->list()->restoreColumns(settings.value(key("eventColumns")).toByteArray());
    updateDock();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_remembersLayout && !m_quitting) {
        QSettings settings;
        settings.setValue(key("version"), layoutVersion);
        settings.setValue(key("geometry"), QRect(pos(), size()));
        settings.setValue(key("splitter"), m_splitter->saveState());
        settings.setValue(key("dock"), m_dockWanted);
        settings.setValue(key("eventColumns"), m_events->list()->saveColumns());
    }
    const auto phase = m_hub->source()->snapshot().phase;
    using Phase = ApplicationStateTracker::Phase;
    if (phase != Phase::Running && phase != Phase::Stopping) {
        event->accept();
        return;
    }
    // A clean close of all shards first; the window stays and says so.
    event->ignore();
    if (!m_quitting)
        quitWhenStopped();
}

void MainWindow::quitWhenStopped()
{
    m_quitting = true;
    connect(m_hub->source(), &DataSource::stopped, qApp, &QApplication::quit);
    QTimer::singleShot(quitPatience, qApp, &QApplication::quit);
    disconnectBot();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setCollapsed(width() < Metrics::instance()->scaled(narrowWindow));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateLive();
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!m_wasPainted) {
        m_wasPainted = true;
        updateLive();
        QTimer::singleShot(0, this, &MainWindow::painted);
    }
}

} // namespace Panel
