#include "interrupt.h"
#include "language.h"
#include "start.h"
#include "views/eventspage.h"
#include "views/mainwindow.h"

#include <hikari/simulator/simulator.h>

#include <theme/theme.h>
#include <widgets/liveview.h>

#include <models/hub.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QIcon>
#include <QSettings>
#include <QTcpServer>
#include <QTimer>

#include <cstdio>

namespace Panel {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Commands", text);
}

void prepare(const CommandLine &line)
{
    QApplication::setApplicationDisplayName(QString());
    QGuiApplication::setDesktopFileName(QStringLiteral("hikari-panel"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/hikari-panel.svg")));
    installLanguage(line.language);
}

Theme::Mode modeOf(const QString &name)
{
    return Theme::modeFromName(name).value_or(Theme::Mode::System);
}

void show(MainWindow *window, const CommandLine &line)
{
    if (line.size.isValid())
        window->resize(line.size);
    if (line.page == QLatin1String("events"))
        window->showPage(Page::Events);
    else if (line.page == QLatin1String("logs"))
        window->showPage(Page::Logs);
    window->show();
}

} // namespace

int runWindow(const CommandLine &line, int &argc, char **argv)
{
    QElapsedTimer clock;
    clock.start();
    const auto trace = [&](const char *step) {
        if (line.traceStartup)
            std::fprintf(stderr, "%5lld ms  %s\n", static_cast<long long>(clock.elapsed()), step);
    };
    std::optional<SessionSetup> setup;
    int exitCode = ExitFine;
    const bool connects = line.command != CommandLine::Command::Window;
    QApplication app(argc, argv);
    prepare(line);
    if (connects) {
        setup = setupOf(line, &exitCode);
        if (!setup)
            return exitCode;
    }
    trace("application");
    installLogging(line, false);
    const QString stored = QSettings().value(QStringLiteral("window/theme")).toString();
    Theme::instance()->install(modeOf(line.theme.isEmpty() ? stored : line.theme));
    trace("theme");
    Session session(setup.value_or(SessionSetup()));
    if (connects)
        session.startBot(); // while the window is built
    MainWindow window(&session);
    trace("window built");
    window.setRemembersLayout(true);
    window.restoreLayout();
    QObject::connect(&window, &MainWindow::painted, &app, [&] { trace("first picture"); });
    QObject::connect(&session, &Session::ready, &app, [&] { trace("all shards ready"); });
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &window, &QWidget::close);
    show(&window, line);
    QApplication::exec();
    const PanelSnapshot last = session.snapshot();
    return last.phase == ApplicationStateTracker::Phase::Failed ? exitCodeOf(last.error) : ExitFine;
}

int runScreenshot(const CommandLine &line, int &argc, char **argv)
{
    constexpr int troubleBefore = 3500; // milliseconds of trouble in the picture "degraded"
    constexpr int pauseBefore = 2500; // milliseconds of waiting events in the picture "paused"
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("hikari-panel-screenshot")); // no settings of the user
    prepare(line);
    installLogging(line, false);
    Theme::instance()->install(modeOf(line.theme.isEmpty() ? QStringLiteral("dark") : line.theme));
    Theme::instance()->setMotionReduced(true);

    // Every state is a real one: a server that keeps silent, a wrong token, a fault.
    QTcpServer silent;
    std::unique_ptr<Hikari::Simulator> refusing;
    SessionSetup setup = Session::demoSetup(worldOf(line));
    if (line.calm || !line.state.isEmpty())
        setup.incidentAfter = -1;
    if (line.state == QLatin1String("connecting")) {
        silent.listen(QHostAddress::LocalHost);
        setup.isDemo = false;
        setup.name = QStringLiteral("hikari");
        setup.tokenSource = QStringLiteral("BOT_TOKEN");
        setup.token = Hikari::Token(QStringLiteral("made up"));
        setup.restUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/api/v10").arg(silent.serverPort()));
    } else if (line.state == QLatin1String("failed")) {
        refusing = std::make_unique<Hikari::Simulator>(setup.world);
        refusing->start();
        setup.isDemo = false;
        setup.name = QStringLiteral("hikari");
        setup.tokenSource = QStringLiteral("BOT_TOKEN");
        setup.token = Hikari::Token(QStringLiteral("made up"));
        setup.restUrl = refusing->restUrl();
    }
    Session session(setup);
    if (line.state != QLatin1String("empty"))
        session.startBot();
    MainWindow window(&session);
    if (!line.size.isValid())
        window.resize(MainWindow::defaultSize());
    show(&window, line);

    const int at = int(line.at * 1000);
    if (line.state == QLatin1String("degraded")) {
        QTimer::singleShot(std::max(0, at - troubleBefore), &window, [&] {
            session.inject(1, Fault::SwallowAcks);
            session.inject(std::min(3, line.shards - 1), Fault::SwallowAcks);
        });
    } else if (line.state == QLatin1String("paused")) {
        QTimer::singleShot(std::max(0, at - pauseBefore), &window, [&] { window.events()->list()->setPaused(true); });
    }
    int exitCode = ExitFine;
    QTimer::singleShot(at, &window, [&] {
        window.hub()->refresh();
        if (line.page == QLatin1String("events") && window.hub()->events()->shownCount() > 0) {
            // The inspector shows an event, as in use.
            EventFeed *feed = window.hub()->events();
            for (qsizetype row = feed->shownCount() - 1; row >= 0; --row) {
                const EventRecord *record = feed->find(feed->shownAt(row));
                if (record && record->type == Hikari::EventType::MessageCreate) {
                    window.events()->list()->setCurrent(feed->shownAt(row));
                    break;
                }
            }
        }
        window.hub()->freeze();
        QTimer::singleShot(50, &window, [&] {
            const QPixmap picture = window.grab();
            if (!picture.save(line.output, "PNG")) {
                printError(tr("cannot write %1: choose a file that can be written").arg(line.output));
                exitCode = ExitFileError;
            }
            QApplication::exit(exitCode);
        });
    });
    return QApplication::exec();
}

} // namespace Panel
