#include "commands/start.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstring>

#ifdef Q_OS_LINUX
#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace Panel;

namespace {

bool choosesPlatform(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (!std::strncmp(argv[i], "-platform", 9) || !std::strncmp(argv[i], "--platform", 10))
            return true;
    }
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

#ifdef Q_OS_LINUX

bool answers(const QByteArray &path)
{
    sockaddr_un address {};
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return false;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(path.size()));
    const int handle = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const bool ok = handle >= 0 && ::connect(handle, reinterpret_cast<sockaddr *>(&address), size) == 0;
    if (handle >= 0)
        ::close(handle);
    return ok;
}

// Qt aborts when there is none; a line that says what to do is kinder.
bool hasDisplay()
{
    if (!qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return true;
    const QByteArray display = qgetenv("DISPLAY");
    if (display.isEmpty())
        return false;
    if (!display.startsWith(':'))
        return true; // on another machine: Qt finds out
    const QByteArray socket = "/tmp/.X11-unix/X" + display.mid(1).split('.').first();
    return answers(socket) || answers('\0' + socket);
}

#else

bool hasDisplay()
{
    return true;
}

#endif

int showText(const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stdout);
    return ExitFine;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("hikari-panel"));
    QCoreApplication::setOrganizationName(QStringLiteral("hikari-qt"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HIKARI_PANEL_VERSION));

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const CommandLine line = CommandLine::parse(arguments);
    if (!line.error.isEmpty()) {
        printError(line.error);
        return ExitWrongUsage;
    }
    if (line.command == CommandLine::Command::Screenshot && !choosesPlatform(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (line.needsDisplay() && !choosesPlatform(argc, argv) && !hasDisplay()) {
        printError(QStringLiteral("no display found: set DISPLAY or WAYLAND_DISPLAY, add -platform offscreen, or use "
                                  "\"hikari-panel headless\""));
        return ExitRunTimeError;
    }
    switch (line.command) {
    case CommandLine::Command::Help:
        return showText(CommandLine::help());
    case CommandLine::Command::Version:
        return showText(CommandLine::version());
    case CommandLine::Command::Headless:
        return runHeadless(line, argc, argv);
    case CommandLine::Command::Simulate:
        return runSimulate(line, argc, argv);
    case CommandLine::Command::Schema:
        return runSchema(line);
    case CommandLine::Command::Screenshot:
        return runScreenshot(line, argc, argv);
    case CommandLine::Command::Window:
    case CommandLine::Command::Demo:
    case CommandLine::Command::Run:
        return runWindow(line, argc, argv);
    }
    return ExitFine;
}
