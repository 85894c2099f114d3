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
#include <QPainter>
#include <QSettings>
#include <QTcpServer>
#include <QTimer>

#include <cstdio>

namespace Panel {

namespace {

// The drawing of resources/icons/hikari-panel.svg; made here, because reading SVG would need one more library.
QIcon applicationIcon()
{
    QIcon icon;
    for (const int side : { 16, 24, 32, 48, 64, 128 }) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(side / 128.0, side / 128.0);
        painter.setPen(QPen(QColor(0x2d, 0x32, 0x3d), 2));
        painter.setBrush(QColor(0x14, 0x16, 0x1b));
        painter.drawRoundedRect(QRectF(5, 5, 118, 118), 25, 25);
        painter.setPen(QPen(QColor(0x8a, 0xa0, 0xff), 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const QPointF beat[] { { 24, 72 }, { 44, 72 }, { 54, 38 }, { 72, 96 }, { 84, 60 }, { 90, 72 }, { 104, 72 } };
        painter.drawPolyline(beat, int(std::size(beat)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x4c, 0xc7, 0x9a));
        painter.drawEllipse(QPointF(98, 36), 10, 10);
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

void prepare(const CommandLine &line)
{
    QApplication::setApplicationDisplayName(QString());
    QGuiApplication::setDesktopFileName(QStringLiteral("hikari-panel"));
    QApplication::setWindowIcon(applicationIcon());
    installLanguage(line.language);
}

// Has the form of a token and opens nothing.
Hikari::Token madeUpToken()
{
    const QByteArray id = QByteArrayLiteral("123456789012345678").toBase64(QByteArray::OmitTrailingEquals);
    return Hikari::Token(QString::fromLatin1(id) % QStringLiteral(".AAAAAA.") % QString(27, u'x'));
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
        setup.token = madeUpToken();
        setup.restUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/api/v10").arg(silent.serverPort()));
    } else if (line.state == QLatin1String("failed")) {
        refusing = std::make_unique<Hikari::Simulator>(setup.world);
        refusing->start();
        setup.isDemo = false;
        setup.name = QStringLiteral("hikari");
        setup.tokenSource = QStringLiteral("BOT_TOKEN");
        setup.token = madeUpToken();
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
                if (record && isEventType(record->type, Hikari::EventType::MessageCreate)) {
                    window.events()->list()->setCurrent(feed->shownAt(row));
                    break;
                }
            }
        }
        window.hub()->freeze();
        QTimer::singleShot(50, &window, [&] {
            const QPixmap picture = window.grab();
            if (!picture.save(line.output, "PNG")) {
                printError(Commands::tr("cannot write %1: choose a file that can be written").arg(line.output));
                exitCode = ExitFileError;
            }
            QApplication::exit(exitCode);
        });
    });
    return QApplication::exec();
}

} // namespace Panel
