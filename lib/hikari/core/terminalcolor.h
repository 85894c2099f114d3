#pragma once

#include <hikari/core/global.h>

#include <QProcessEnvironment>

namespace Hikari {

//! \brief What decides whether text may have colours
struct HIKARI_EXPORT TerminalTraits
{
    enum class Stream
    {
        Output, //!< standard output, for example of the banner
        Error, //!< standard error, where the log goes
    };

    bool isTerminal = false;
    bool isWindows = false; //!< where a terminal shows colours only if TERM_PROGRAM, ANSICON or WT_SESSION says so
    QProcessEnvironment environment {};

    //! \brief Those of this process at the moment
    static TerminalTraits of(Stream stream);
};

//! \brief Whether text may have colours (ANSI escape sequences)
//!
//! The first that applies decides:
//! - CLICOLOR_FORCE is set and not 0, or \a force: yes, whatever the device, and whatever \a allow says
//! - NO_COLOR is set and not empty, or CLICOLOR is 0: no
//! - \a allow is false and CLICOLOR is not set: no
//! - PYCHARM_HOSTED or WT_SESSION is set, or COLORTERM is truecolor or 24bit: yes
//! - otherwise on a terminal whose TERM is not "dumb"; on Windows only if TERM_PROGRAM is mintty or Terminus, or
//! ANSICON
//!   is set
//!
//! An empty variable counts as one that is not set.
HIKARI_EXPORT bool supportsColor(bool allow, bool force, const TerminalTraits &terminal);
//! The same for the terminal that this process has
HIKARI_EXPORT bool supportsColor(
    bool allow, bool force, TerminalTraits::Stream stream = TerminalTraits::Stream::Output);

} // namespace Hikari
