#include <hikari/core/terminalcolor.h>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace Hikari {

TerminalTraits TerminalTraits::of(Stream stream)
{
    std::FILE *const file = stream == Stream::Output ? stdout : stderr;
    TerminalTraits traits;
#ifdef Q_OS_WIN
    traits.isTerminal = _isatty(_fileno(file)) != 0;
    traits.isWindows = true;
#else
    traits.isTerminal = isatty(fileno(file)) == 1;
#endif
    traits.environment = QProcessEnvironment::systemEnvironment();
    return traits;
}

bool supportsColor(bool allow, bool force, const TerminalTraits &terminal)
{
    const auto value = [&terminal](const char *name) { return terminal.environment.value(QString::fromLatin1(name)); };
    const auto isSet = [&value](const char *name) { return !value(name).isEmpty(); };
    const auto isOn = [&value](const char *name) { return !value(name).isEmpty() && value(name) != u"0"; };

    if (force || isOn("CLICOLOR_FORCE"))
        return true;
    if (isSet("NO_COLOR") || value("CLICOLOR") == u"0")
        return false;
    if (!allow && !isOn("CLICOLOR"))
        return false;
    if (isSet("PYCHARM_HOSTED") || isSet("WT_SESSION"))
        return true;
    const QString depth = value("COLORTERM").toLower();
    if (depth == u"truecolor" || depth == u"24bit")
        return true;
    if (!terminal.isTerminal || value("TERM") == u"dumb")
        return false;
    const QString program = value("TERM_PROGRAM");
    return !terminal.isWindows || program == u"mintty" || program == u"Terminus" || isSet("ANSICON");
}

bool supportsColor(bool allow, bool force, TerminalTraits::Stream stream)
{
    return supportsColor(allow, force, TerminalTraits::of(stream));
}

} // namespace Hikari
