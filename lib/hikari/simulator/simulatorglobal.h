#pragma once

#include <QtCore/qglobal.h>

//! \file
//! Export macros of Hikari::Simulator

#if defined(HIKARI_SIMULATOR_STATIC)
#define HIKARI_SIMULATOR_EXPORT
#elif defined(HIKARI_BUILDING_SIMULATOR)
#define HIKARI_SIMULATOR_EXPORT Q_DECL_EXPORT
#else
#define HIKARI_SIMULATOR_EXPORT Q_DECL_IMPORT
#endif
#define HIKARI_SIMULATOR_AUTOTEST_EXPORT HIKARI_SIMULATOR_EXPORT
