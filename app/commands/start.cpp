#include "start.h"

#include <hikari/core/logging.h>
#include <hikari/core/redact.h>

#include <QCoreApplication>

#include <cstdio>

using Hikari::Error;
using Hikari::LogLevel;

namespace Panel {

void printError(const QString &text)
{
    QString line = Hikari::redact(text);
    line.replace(u'\n', u' ');
    std::fprintf(stderr, "hikari-panel: %s\n", line.toLocal8Bit().constData());
}

void installLogging(const CommandLine &line, bool toTerminal)
{
    Hikari::LogOptions options;
    options.toTerminal = toTerminal;
    options.colour = line.noColor ? Hikari::LogOptions::Colour::Never : Hikari::LogOptions::Colour::Auto;
    Hikari::Logging::install(options);
    for (const CommandLine::LogRule &rule : line.logRules) {
        if (const auto level = Hikari::logLevelFromName(rule.level))
            Hikari::Logging::setLevel(rule.category, *level);
    }
}

Hikari::SimulatorConfig worldOf(const CommandLine &line)
{
    Hikari::SimulatorConfig world;
    world.shards = line.shards;
    world.guilds = line.guilds;
    world.eventsPerSecond = line.rate;
    world.seed = line.seed;
    world.liveClock = !line.repeatable;
    return world;
}

std::optional<SessionSetup> setupOf(const CommandLine &line, int *exitCode)
{
    *exitCode = ExitFine;
    if (line.command == CommandLine::Command::Demo || line.demo) {
        SessionSetup setup = Session::demoSetup(worldOf(line));
        if (line.calm)
            setup.incidentAfter = -1;
        setup.faults = line.faults;
        setup.scenario = line.scenario;
        return setup;
    }
    SessionSetup setup;
    //: Name of a bot whose own name is not known yet
    setup.name = Commands::tr("Bot");
    setup.restUrl = line.restUrl;
    if (line.tokenFromInput) {
        setup.token = Hikari::Token::fromStandardInput();
        if (setup.token.isEmpty()) {
            printError(
                Commands::tr("no token came on standard input: write it there in one line, or use --token-env NAME"));
            *exitCode = ExitWrongUsage;
            return std::nullopt;
        }
    } else {
        const QByteArray name = line.tokenEnvironment.toLocal8Bit();
        setup.token = Hikari::Token::fromEnvironment(name.constData());
        setup.tokenSource = line.tokenEnvironment;
        if (setup.token.isEmpty()) {
            printError(Commands::tr(
                "no token in the environment variable %1: set it, name another one with --token-env NAME, or "
                "use --token-stdin")
                           .arg(line.tokenEnvironment));
            *exitCode = ExitWrongUsage;
            return std::nullopt;
        }
    }
    if (!setup.token.isWellFormed()) {
        printError(Commands::tr(
            "the token does not have the form of a bot token: copy it again from the Developer Portal, page "
            "\"Bot\""));
        *exitCode = ExitAuthentication;
        return std::nullopt;
    }
    return setup;
}

int exitCodeOf(const Error &error)
{
    if (error.kind == Error::Kind::None)
        return ExitFine;
    if (error.kind == Error::Kind::Unauthorized || error.closeCode == 4004)
        return ExitAuthentication;
    if (error.closeCode != 0)
        return ExitFatalClose;
    return ExitRunTimeError;
}

QString describe(const Error &error, const SessionSetup &setup)
{
    const QString server = setup.restUrl.isEmpty() ? QStringLiteral("Discord") : setup.restUrl.toString();
    switch (error.kind) {
    case Error::Kind::Unauthorized:
        //: %1 is a server
        return Commands::tr("%1 refused the token: create a new one in the Developer Portal").arg(server);
    case Error::Kind::Network:
    case Error::Kind::Timeout:
        //: %1 is a server, %2 what went wrong
        return Commands::tr("cannot reach %1 (%2): check the network and --rest-url").arg(server, error.message);
    case Error::Kind::Tls:
        //: %1 is a server, %2 what went wrong
        return Commands::tr("no secure connection to %1 (%2): check the certificates and the clock")
            .arg(server, error.message);
    case Error::Kind::Protocol:
    case Error::Kind::NotFound:
        //: %1 is a server, %2 what went wrong
        return Commands::tr("%1 does not answer as Discord does (%2): check --rest-url").arg(server, error.message);
    case Error::Kind::SessionLimit:
        return Commands::tr("%1: wait until session starts are left").arg(error.message);
    default:
        break;
    }
    switch (error.closeCode) {
    case 0:
        return Commands::tr("the bot could not run (%1): see the log above").arg(error.message);
    case 4004:
        return Commands::tr("%1 refused the token: create a new one in the Developer Portal").arg(server);
    case 4014:
        return Commands::tr(
            "an intent is not allowed for this bot (close code 4014): switch it on in the Developer Portal");
    default:
        //: %1 is a close code, %2 what went wrong
        return Commands::tr("the gateway closed for good with code %1 (%2): see the log above")
            .arg(error.closeCode)
            .arg(error.message);
    }
}

} // namespace Panel
