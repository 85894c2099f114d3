#pragma once

#include <QString>

namespace Panel {

//! \brief Makes the application speak a language, and write numbers and dates as is usual there
//!
//! Needs an application object. \param code two letters; empty = the system's language if there is a translation
void installLanguage(const QString &code);

} // namespace Panel
