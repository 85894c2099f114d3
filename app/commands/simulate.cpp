#include "interrupt.h"
#include "language.h"
#include "start.h"

#include <hikari/core/logging.h>
#include <hikari/simulator/simulator.h>

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace Panel {

int runSimulate(const CommandLine &line, int &argc, char **argv)
{
    QCoreApplication app(argc, argv);
    installLanguage(line.language);
    Hikari::SimulatorConfig config = worldOf(line);
    config.restPort = line.port;
    bool isOwnToken = false;
    if (!line.madeUpToken.isEmpty()) {
        config.token = Hikari::Token(line.madeUpToken);
    } else if (line.tokenFromInput) {
        config.token = Hikari::Token::fromStandardInput();
    } else if (line.tokenFromEnvironmentGiven) {
        config.token = Hikari::Token::fromEnvironment(line.tokenEnvironment.toLocal8Bit().constData());
    } else {
        isOwnToken = true;
    }
    if (!isOwnToken && config.token.isEmpty()) {
        printError(
            Commands::tr("the token is empty: give one with --token, --token-env or --token-stdin, or none of them"));
        return ExitWrongUsage;
    }
    installLogging(line, true);
    Hikari::Simulator simulator(config);
    // By an own line when the log does not show them
    QObject::connect(&simulator, &Hikari::Simulator::violationFound, &app, [](const Hikari::SimulatorViolation &found) {
        if (!Hikari::lcSimulator().isWarningEnabled())
            printError(QStringLiteral("sim.violation: ") + found.text);
    });
    Hikari::Error error;
    if (!simulator.start(&error)) {
        // "what: how to fix" comes from the simulator.
        printError(error.message);
        return ExitRunTimeError;
    }
    std::printf("REST     %s\n", qPrintable(simulator.restUrl().toString()));
    std::printf("Gateway  %s\n", qPrintable(simulator.gatewayUrl().toString()));
    if (isOwnToken) // made up by the simulator; it opens nothing else
        std::printf("Token    %s\n", qPrintable(simulator.token().secret()));
    std::fflush(stdout);
    for (const Hikari::FaultOrder &fault : line.faults)
        simulator.injectFault(fault);
    if (line.scenario)
        simulator.play(*line.scenario);
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &app, &QCoreApplication::quit);
    if (line.duration > 0)
        QTimer::singleShot(int(line.duration * 1000), &app, &QCoreApplication::quit);
    QCoreApplication::exec();
    simulator.stop();
    std::printf("Violations  %llu\n", static_cast<unsigned long long>(simulator.ledger().violationCount));
    return ExitFine;
}

} // namespace Panel
