#pragma once

#include "navrail.h"

#include <QHash>
#include <QMainWindow>

QT_FORWARD_DECLARE_CLASS(QMenu)
QT_FORWARD_DECLARE_CLASS(QSplitter)
QT_FORWARD_DECLARE_CLASS(QStackedWidget)

namespace Panel {

class DataSource;
class EventsPage;
class Hub;
class LogDock;
class LogsPage;
class OverviewPage;
class PanelStatusBar;
class TopBar;
enum class ApplicationState;

//! \brief The window: frame, pages, log dock, and the commands with their keys
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    //! \a source must outlive the window
    explicit MainWindow(DataSource *source, QWidget *parent = nullptr);
    ~MainWindow() override;

    Hub *hub() const { return m_hub; }
    OverviewPage *overview() const { return m_overview; }
    EventsPage *events() const { return m_events; }
    LogsPage *logs() const { return m_logs; }
    Page page() const;
    void showPage(Page page);
    //! Whether place and size come from and go to the settings; not for tests and pictures
    void setRemembersLayout(bool on) { m_remembersLayout = on; }
    void restoreLayout();

    static QSize defaultSize() { return { 1280, 800 }; }

Q_SIGNALS:
    //! The first picture is on the screen
    void painted();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildCommands();
    void bind(const char *command, const std::function<void()> &function);
    void updateDock();
    void updateLive();
    void updateTitle();
    void switchTheme();
    void nextRegion(bool backwards);
    void disconnectBot();
    void quitWhenStopped();

    Hub *m_hub;
    TopBar *m_topBar;
    NavRail *m_rail;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    OverviewPage *m_overview;
    EventsPage *m_events;
    LogsPage *m_logs;
    LogDock *m_dock;
    PanelStatusBar *m_status;
    QMenu *m_menu;
    bool m_dockWanted = true;
    bool m_remembersLayout = false;
    bool m_wasPainted = false;
    bool m_quitting = false;
};

} // namespace Panel
