#pragma once

namespace Panel {

//! \brief What hikari-panel returns to the shell
enum ExitCode
{
    ExitFine = 0,
    ExitRunTimeError = 1,
    ExitWrongUsage = 2,
    ExitAuthentication = 3, //!< Discord refused the token
    ExitFatalClose = 4, //!< another close code that forbids further attempts
    ExitTimeLimit = 5, //!< what was asked for was not reached in time
    ExitFileError = 6,
};

} // namespace Panel
