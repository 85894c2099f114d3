#pragma once

#include "commandline.h"
#include "data/session.h"
#include "exitcodes.h"

#include <hikari/core/error.h>

namespace Panel {

//! \brief The context of the texts of the commands
class Commands
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

//! \brief Writes "hikari-panel: text" to standard error, redacted and in one line
void printError(const QString &text);

//! \brief Takes over the log and sets the levels of the command line
void installLogging(const CommandLine &line, bool toTerminal);

//! \brief Reads the token and makes the setup of `run` and `headless`
//!
//! \param exitCode says why there is none; the reason was printed
std::optional<SessionSetup> setupOf(const CommandLine &line, int *exitCode);
Hikari::SimulatorConfig worldOf(const CommandLine &line);

//! \brief The exit code for what ended a session, ExitFine for nothing
int exitCodeOf(const Hikari::Error &error);
//! \brief "what: how to fix" for what ended a session
QString describe(const Hikari::Error &error, const SessionSetup &setup);

int runHeadless(const CommandLine &line, int &argc, char **argv);
int runSimulate(const CommandLine &line, int &argc, char **argv);
int runSchema(const CommandLine &line);
//! The commands with a window, and `screenshot`
int runWindow(const CommandLine &line, int &argc, char **argv);
int runScreenshot(const CommandLine &line, int &argc, char **argv);

} // namespace Panel
