#pragma once

#include <hikari/core/error.h>
#include <hikari/core/global.h>

#include <QHash>
#include <QString>

namespace Hikari {

//! \brief The variables that every banner may use, as ${name} or $name: versions, system, and colours
//!
//! hikari_version, hikari_copyright, hikari_license, qt_version, qt_build_version, compiler, system, architecture,
//! system_description, pid, date, time. Colours, empty unless \a withColor: default, reset, bright or bold, thin,
//! underline, and red, green, yellow, blue, magenta, cyan, white, black, each also as bright_red, bold_red, fg_red and
//! bg_red, and as ${color_141} (0 to 255).
HIKARI_EXPORT QHash<QString, QString> bannerVariables(bool withColor);

//! \brief The text of a banner with its variables filled in
//!
//! "$$" is a dollar; variables that nobody knows stay as written.
//!
//! \param banner "hikari" for the library's own, the name of a Qt resource folder or a folder that holds banner.txt, or
//! a text file; at most 40 lines of 160 columns are used \param extra further variables
//! \param error InvalidArgument when \a extra names one of the variables above, or nothing can be read at \a banner
//! \return empty after an error
HIKARI_EXPORT QString renderBanner(
    const QString &banner, bool withColor, const QHash<QString, QString> &extra = {}, Error *error = nullptr);

} // namespace Hikari
