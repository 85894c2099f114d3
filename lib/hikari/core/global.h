#pragma once

#include <QtCore/qglobal.h>

//! \file
//! Export macros and the library's version
//!
//! HIKARI_EXPORT marks what users link to; HIKARI_AUTOTEST_EXPORT what only our own tests and the simulator reach.

#if defined(HIKARI_STATIC)
#define HIKARI_EXPORT
#elif defined(HIKARI_BUILDING_LIBRARY)
#define HIKARI_EXPORT Q_DECL_EXPORT
#else
#define HIKARI_EXPORT Q_DECL_IMPORT
#endif
#define HIKARI_AUTOTEST_EXPORT HIKARI_EXPORT

namespace Hikari {

//! \brief The version of the library that runs, for example "0.1.0"
HIKARI_EXPORT QString libraryVersion();

} // namespace Hikari
