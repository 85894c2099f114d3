#include "commandline.h"

#include <hikari/core/global.h>

#include <array>

namespace Panel {

namespace {

using Command = CommandLine::Command;

// One bit a command, so that an option says where it is allowed.
constexpr int bit(Command c)
{
    return 1 << int(c);
}
constexpr int window = bit(Command::Window), demo = bit(Command::Demo), run = bit(Command::Run),
              headless = bit(Command::Headless), simulate = bit(Command::Simulate),
              screenshot = bit(Command::Screenshot), schema = bit(Command::Schema);
constexpr int withWindow = window | demo | run | screenshot;
constexpr int withWorld = demo | headless | simulate | screenshot;
constexpr int withFaults = demo | headless | simulate;

struct Option
{
    const char *name;
    const char *value; // nullptr = a switch
    int commands;
    const char *text;
};

constexpr std::array options {
    Option { "shards", "N", withWorld,
        QT_TRANSLATE_NOOP("CommandLine", "number of shards of the simulated bot (default 8)") },
    Option { "rate", "N", withWorld, QT_TRANSLATE_NOOP("CommandLine", "simulated events per second (default 300)") },
    Option { "guilds", "N", withWorld, QT_TRANSLATE_NOOP("CommandLine", "simulated guilds (default 2,048)") },
    Option { "seed", "N", withWorld, QT_TRANSLATE_NOOP("CommandLine", "seed of the simulated world (default 1)") },
    Option { "repeatable", nullptr, withWorld,
        QT_TRANSLATE_NOOP("CommandLine", "ids and times come from the seed, not from the clock: runs are alike") },
    Option { "fault", "TEXT", withFaults,
        QT_TRANSLATE_NOOP("CommandLine",
            "let something go wrong, for example rest-429:share=0.2 or cut:shard=3,every=10s; may be repeated") },
    Option { "scenario", "NAME|FILE", withFaults,
        QT_TRANSLATE_NOOP("CommandLine", "play faults in sequence: a built-in scenario, or a file of JSON") },
    Option { "calm", nullptr, demo | headless | screenshot,
        QT_TRANSLATE_NOOP("CommandLine", "without the scripted incident") },
    Option { "demo", nullptr, headless, QT_TRANSLATE_NOOP("CommandLine", "connect to the built-in simulator") },
    Option { "token-env", "NAME", run | headless | simulate,
        QT_TRANSLATE_NOOP("CommandLine", "read the token from this environment variable (default BOT_TOKEN)") },
    Option { "token-stdin", nullptr, run | headless | simulate,
        QT_TRANSLATE_NOOP("CommandLine", "read the token from standard input") },
    Option { "token", "TEXT", simulate,
        QT_TRANSLATE_NOOP("CommandLine", "token that the simulator accepts; make one up, it opens nothing") },
    Option { "rest-url", "URL", run | headless,
        QT_TRANSLATE_NOOP("CommandLine", "another server than Discord, for example http://127.0.0.1:8080/api/v10") },
    Option { "port", "N", simulate, QT_TRANSLATE_NOOP("CommandLine", "port of the REST server (default: a free one)") },
    Option { "duration", "S", headless | simulate, QT_TRANSLATE_NOOP("CommandLine", "stop after this many seconds") },
    Option { "page", "NAME", withWindow, QT_TRANSLATE_NOOP("CommandLine", "overview, events or logs") },
    Option { "theme", "NAME", withWindow, QT_TRANSLATE_NOOP("CommandLine", "dark, light or system") },
    Option { "size", "WxH", withWindow, QT_TRANSLATE_NOOP("CommandLine", "size of the window, for example 1280x800") },
    Option { "at", "SECONDS", screenshot,
        QT_TRANSLATE_NOOP("CommandLine", "when to take the picture, after the start (default 5)") },
    Option { "output", "FILE", screenshot, QT_TRANSLATE_NOOP("CommandLine", "where to write the picture (PNG)") },
    Option { "state", "NAME", screenshot,
        QT_TRANSLATE_NOOP("CommandLine", "forced state: empty, connecting, degraded, failed or paused") },
    Option { "tsv", "TABLE", schema,
        QT_TRANSLATE_NOOP("CommandLine", "what to list, tab separated: events, fields, models or enums") },
    Option { "lang", "LL", ~0, QT_TRANSLATE_NOOP("CommandLine", "language, for example de (default: the system's)") },
    Option { "log-level", "CATEGORY=LEVEL", ~0,
        QT_TRANSLATE_NOOP("CommandLine", "level to record: trace, debug, info, warning, error; may be repeated") },
    Option { "no-color", nullptr, ~0, QT_TRANSLATE_NOOP("CommandLine", "no colours on the terminal") },
    Option { "trace-startup", nullptr, withWindow,
        QT_TRANSLATE_NOOP("CommandLine", "print how long each step of the start took") },
};

struct CommandName
{
    const char *name;
    Command command;
    const char *text;
};

constexpr std::array commandNames {
    CommandName { "demo", Command::Demo,
        QT_TRANSLATE_NOOP("CommandLine", "open the panel on a simulated Discord; needs no account and no network") },
    CommandName { "run", Command::Run, QT_TRANSLATE_NOOP("CommandLine", "open the panel and connect a bot") },
    CommandName {
        "headless", Command::Headless, QT_TRANSLATE_NOOP("CommandLine", "no window: banner and log on the terminal") },
    CommandName { "simulate", Command::Simulate,
        QT_TRANSLATE_NOOP("CommandLine", "serve the simulated Discord to any client on this computer") },
    CommandName {
        "screenshot", Command::Screenshot, QT_TRANSLATE_NOOP("CommandLine", "write a picture of a page to a file") },
    CommandName { "schema", Command::Schema,
        QT_TRANSLATE_NOOP("CommandLine", "list the events, objects and enums that the library knows") },
};

constexpr std::array qtOptionsWithValue { "platform", "platformpluginpath", "platformtheme", "plugin",
    "qwindowgeometry", "qwindowicon", "qwindowtitle", "icon", "geometry", "title", "display", "style", "stylesheet",
    "fontengine" };
constexpr std::array qtOptionsWithoutValue { "reverse", "nograb", "dograb", "widgetcount" };

bool contains(const auto &names, const QString &name)
{
    return std::any_of(names.begin(), names.end(), [&](const char *n) { return name == QLatin1String(n); });
}

// Options of QGuiApplication are for it; everything else is for us.
QStringList withoutQtOptions(const QStringList &arguments)
{
    QStringList rest;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        QString name = arguments[i];
        if (name.startsWith(u'-') && name.size() > 2) {
            name.remove(0, name.startsWith(QLatin1String("--")) ? 2 : 1);
            const bool hasValue = name.contains(u'=');
            const QString bare = name.section(u'=', 0, 0);
            if (contains(qtOptionsWithoutValue, bare))
                continue;
            if (contains(qtOptionsWithValue, bare)) {
                i += hasValue ? 0 : 1;
                continue;
            }
        }
        rest.append(arguments[i]);
    }
    return rest;
}

bool isOneOf(const QString &value, std::initializer_list<const char *> names)
{
    return contains(names, value);
}

} // namespace

CommandLine CommandLine::parse(const QStringList &arguments)
{
    CommandLine line;
    const auto fail = [&](const QString &text) {
        line.error = text;
        return line;
    };
    const QString seeHelp = tr("see hikari-panel --help");
    const QStringList args = withoutQtOptions(arguments);

    QString commandName;
    struct Given
    {
        const Option *option;
        QString value;
    };
    QList<Given> given;
    for (qsizetype i = 0; i < args.size(); ++i) {
        const QString &arg = args[i];
        if (arg == QLatin1String("--help") || arg == QLatin1String("-h")) {
            line.command = Command::Help;
            return line;
        }
        if (arg == QLatin1String("--version") || arg == QLatin1String("-v")) {
            line.command = Command::Version;
            return line;
        }
        if (!arg.startsWith(u'-') || arg.size() == 1) {
            if (!commandName.isEmpty())
                return fail(tr("unexpected argument \"%1\": %2").arg(arg, seeHelp));
            commandName = arg;
            continue;
        }
        const qsizetype equals = arg.indexOf(u'=');
        const QString name = arg.left(equals);
        const auto it = std::find_if(options.begin(), options.end(),
            [&](const Option &o) { return name == QLatin1String("--") + QLatin1String(o.name); });
        if (it == options.end())
            return fail(tr("unknown option %1: %2").arg(name, seeHelp));
        QString value;
        if (it->value) {
            if (equals >= 0)
                value = arg.mid(equals + 1);
            else if (i + 1 < args.size())
                value = args[++i];
            if (value.isEmpty())
                return fail(tr("option %1 has no value: write %1 %2").arg(name, QLatin1String(it->value)));
        } else if (equals >= 0) {
            return fail(tr("option %1 takes no value: leave out \"%2\"").arg(name, arg.mid(equals)));
        }
        given.append({ &*it, value });
    }

    if (!commandName.isEmpty()) {
        const auto it = std::find_if(commandNames.begin(), commandNames.end(),
            [&](const CommandName &c) { return commandName == QLatin1String(c.name); });
        if (it == commandNames.end())
            return fail(
                tr("unknown command \"%1\": use demo, run, headless, simulate, screenshot or schema").arg(commandName));
        line.command = it->command;
    }

    bool seedGiven = false;
    for (const Given &each : given) {
        const Option *option = each.option;
        const QString &value = each.value;
        const QString name = QLatin1String(option->name);
        const QString shown = QLatin1String("--") + name;
        if (!(option->commands & bit(line.command))) {
            if (commandName.isEmpty())
                return fail(tr("option %1 needs a command: %2").arg(shown, seeHelp));
            if (name == QLatin1String("token"))
                return fail(
                    tr("a token on the command line can be read by others: use --token-env NAME or --token-stdin"));
            return fail(tr("option %1 does not belong to \"%2\": %3").arg(shown, commandName, seeHelp));
        }
        bool ok = true;
        const auto number = [&](double least, double most) {
            const double n = value.toDouble(&ok);
            ok = ok && n >= least && n <= most;
            return ok ? n : 0;
        };
        const auto wrong = [&](const QString &expected) {
            //: Of the command line: %1 is an option, %2 what was given, %3 what would be right
            return fail(tr("option %1 cannot be \"%2\": %3").arg(shown, value, expected));
        };
        const auto whole = [&](qint64 least, qint64 most) {
            const qint64 n = value.toLongLong(&ok);
            ok = ok && n >= least && n <= most;
            return ok ? n : 0;
        };
        const auto range = [](qint64 least, qint64 most) { return tr("use %1 to %2").arg(least).arg(most); };

        if (name == QLatin1String("shards")) {
            line.shards = int(whole(1, 1024));
            if (!ok)
                return wrong(range(1, 1024));
        } else if (name == QLatin1String("guilds")) {
            line.guilds = int(whole(1, 131'072));
            if (!ok)
                return wrong(range(1, 131'072));
        } else if (name == QLatin1String("rate")) {
            line.rate = number(0, 20'000);
            if (!ok)
                return wrong(range(0, 20'000));
        } else if (name == QLatin1String("seed")) {
            line.seed = value.toULongLong(&ok);
            if (!ok)
                return wrong(tr("use a whole number from 0 on"));
            seedGiven = true;
        } else if (name == QLatin1String("repeatable")) {
            line.repeatable = true;
        } else if (name == QLatin1String("fault")) {
            // What is wrong and what is allowed comes from the simulator, in English.
            QString problem;
            const auto order = Hikari::FaultOrder::fromText(value, &problem);
            if (!order)
                return wrong(problem);
            if (!Hikari::faultIsCondition(order->kind) && order->period.count() == 0)
                return wrong(tr("it happens once, before anybody is connected; add every=TIME, or use --scenario"));
            line.faults.append(*order);
        } else if (name == QLatin1String("scenario")) {
            QString problem;
            line.scenario = Hikari::Scenario::find(value, &problem);
            if (!line.scenario)
                return wrong(problem);
        } else if (name == QLatin1String("calm")) {
            line.calm = true;
        } else if (name == QLatin1String("demo")) {
            line.demo = true;
        } else if (name == QLatin1String("token-env")) {
            line.tokenEnvironment = value;
            line.tokenFromEnvironmentGiven = true;
        } else if (name == QLatin1String("token-stdin")) {
            line.tokenFromInput = true;
        } else if (name == QLatin1String("token")) {
            line.madeUpToken = value;
        } else if (name == QLatin1String("rest-url")) {
            line.restUrl = QUrl(value, QUrl::StrictMode);
            if (!line.restUrl.isValid() || line.restUrl.host().isEmpty()
                || !isOneOf(line.restUrl.scheme(), { "http", "https" }))
                return wrong(tr("use an address such as http://127.0.0.1:8080/api/v10"));
        } else if (name == QLatin1String("port")) {
            line.port = quint16(whole(1, 65'535));
            if (!ok)
                return wrong(range(1, 65'535));
        } else if (name == QLatin1String("duration")) {
            line.duration = number(0.1, 31'536'000);
            if (!ok)
                return wrong(tr("use seconds, 0.1 or more"));
        } else if (name == QLatin1String("page")) {
            line.page = value;
            if (!isOneOf(value, { "overview", "events", "logs" }))
                return wrong(tr("use overview, events or logs"));
        } else if (name == QLatin1String("theme")) {
            line.theme = value;
            if (!isOneOf(value, { "dark", "light", "system" }))
                return wrong(tr("use dark, light or system"));
        } else if (name == QLatin1String("size")) {
            const QStringList sides = value.split(u'x');
            bool okHeight = false;
            if (sides.size() == 2)
                line.size = QSize(sides[0].toInt(&ok), sides[1].toInt(&okHeight));
            if (!ok || !okHeight || line.size.width() < 640 || line.size.height() < 480 || line.size.width() > 7680
                || line.size.height() > 4320)
                return wrong(tr("use WIDTHxHEIGHT from 640x480 to 7680x4320"));
        } else if (name == QLatin1String("at")) {
            line.at = number(0, 3600);
            if (!ok)
                return wrong(range(0, 3600));
        } else if (name == QLatin1String("output")) {
            line.output = value;
        } else if (name == QLatin1String("state")) {
            line.state = value;
            if (!isOneOf(value, { "empty", "connecting", "degraded", "failed", "paused" }))
                return wrong(tr("use empty, connecting, degraded, failed or paused"));
        } else if (name == QLatin1String("tsv")) {
            line.table = value;
            if (!isOneOf(value, { "events", "fields", "models", "enums" }))
                return wrong(tr("use events, fields, models or enums"));
        } else if (name == QLatin1String("lang")) {
            line.language = value;
            if (!isOneOf(value, { "de", "en" }))
                return wrong(tr("use de or en"));
        } else if (name == QLatin1String("log-level")) {
            const QString level = value.section(u'=', 1).toLower();
            if (!isOneOf(level, { "trace", "debug", "info", "warning", "error" }) || value.startsWith(u'='))
                return wrong(tr("use CATEGORY=LEVEL, for example hikari.gateway=debug"));
            line.logRules.append({ value.section(u'=', 0, 0), level });
        } else if (name == QLatin1String("no-color")) {
            line.noColor = true;
        } else if (name == QLatin1String("trace-startup")) {
            line.traceStartup = true;
        }
    }

    if (line.tokenFromInput && line.tokenFromEnvironmentGiven)
        return fail(tr("--token-env and --token-stdin exclude each other: use one of them"));
    if (!line.madeUpToken.isEmpty() && (line.tokenFromInput || line.tokenFromEnvironmentGiven))
        return fail(tr("--token excludes --token-env and --token-stdin: use one of them"));
    if (line.command == Command::Headless && line.demo
        && (line.tokenFromInput || line.tokenFromEnvironmentGiven || !line.restUrl.isEmpty()))
        return fail(tr("--demo brings its own server and token: leave out --rest-url, --token-env and --token-stdin"));
    if (line.command == Command::Headless && !line.demo && (!line.faults.isEmpty() || line.scenario))
        return fail(tr("--fault and --scenario are for the simulator: add --demo"));
    if (!seedGiven && line.scenario)
        line.seed = line.scenario->seed.value_or(line.seed);
    if (line.command == Command::Screenshot && line.output.isEmpty())
        return fail(tr("screenshot needs a file: add --output FILE"));
    if (line.command == Command::Schema && line.table.isEmpty())
        return fail(tr("schema needs a table: add --tsv events, fields, models or enums"));
    return line;
}

QString CommandLine::help()
{
    QString text;
    text += tr("Usage: hikari-panel [command] [options]") + QLatin1String("\n\n");
    text += tr("Without a command the window opens and nothing is connected.") + QLatin1String("\n\n");
    text += tr("Commands:") + u'\n';
    constexpr int column = 28;
    const auto row = [&](const QString &left, const char *right) {
        text += QLatin1String("  ") + left.leftJustified(column) + QLatin1String("  ") + tr(right) + u'\n';
    };
    for (const CommandName &c : commandNames)
        row(QLatin1String(c.name), c.text);
    text += u'\n' + tr("Options:") + u'\n';
    for (const Option &o : options) {
        QString left = QLatin1String("--") + QLatin1String(o.name);
        if (o.value)
            left += u' ' + QLatin1String(o.value);
        row(left, o.text);
    }
    row(QStringLiteral("--help"), QT_TR_NOOP("show this text"));
    row(QStringLiteral("--version"), QT_TR_NOOP("show the versions"));
    text += u'\n' + tr("Exit codes:") + u'\n';
    constexpr std::array codes {
        QT_TR_NOOP("fine"),
        QT_TR_NOOP("error while running"),
        QT_TR_NOOP("wrong usage"),
        QT_TR_NOOP("the token was refused"),
        QT_TR_NOOP("another close code that forbids further attempts"),
        QT_TR_NOOP("time limit reached"),
        QT_TR_NOOP("file error"),
    };
    for (size_t i = 0; i < codes.size(); ++i)
        text += QStringLiteral("  %1  %2\n").arg(i).arg(tr(codes[i]));
    return text;
}

QString CommandLine::version()
{
    return QStringLiteral("hikari-panel " HIKARI_PANEL_VERSION "\nQt %1 (built with %2)\n")
        .arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR));
}

bool CommandLine::needsDisplay() const
{
    switch (command) {
    case Command::Window:
    case Command::Demo:
    case Command::Run:
    case Command::Screenshot:
        return true;
    case Command::Headless:
    case Command::Simulate:
    case Command::Schema:
    case Command::Help:
    case Command::Version:
        break;
    }
    return false;
}

} // namespace Panel
