#pragma once

#include <hikari/core/error.h>
#include <hikari/core/global.h>

#include <QHash>
#include <QString>

namespace Hikari {

//! \brief The variables that every banner may use, as ${name}: versions, system, and colours
//!
//! hikari_version, qt_version, qt_build_version, compiler, system, architecture, pid, date, time. Colours, empty unless
//! \a withColor: default, bright, underline, reset, and red, green, yellow, blue, magenta, cyan, white, black, each
//! also as bright_red and so on, and as ${color_141} (0 to 255).
HIKARI_EXPORT QHash<QString, QString> bannerVariables(bool withColor);

//! \brief The text of a banner with its variables filled in
//!
//! \param banner "hikari" for the library's own, the name of a Qt resource folder or a folder that holds banner.txt, or
//! a text file; at most 40 lines of 160 columns are used \param extra further variables; unknown ones stay as written
//! \param error InvalidArgument when \a extra names one of the variables above, or nothing can be read at \a banner
//! \return empty after an error
HIKARI_EXPORT QString renderBanner(
    const QString &banner, bool withColor, const QHash<QString, QString> &extra = {}, Error *error = nullptr);

//! \brief Whether text for standard output may have colours
//!
//! In this order: CLICOLOR_FORCE other than 0, \a force; NO_COLOR set and not empty forbids; CLICOLOR other than 0, \a
//! allow permit them on a terminal, and COLORTERM (truecolor, 24bit) anywhere.
HIKARI_EXPORT bool supportsColor(bool allow, bool force);

//! \brief Prints a banner to standard output; a wrong one is a warning in the log
HIKARI_EXPORT void printBanner(
    const QString &banner, bool allowColor, bool forceColor, const QHash<QString, QString> &extra = {});

} // namespace Hikari
