#pragma once

#include <QtGlobal>

namespace Panel {

//! \brief Bytes of physical memory that this process uses; 0 where the platform does not say
qint64 processMemory();

} // namespace Panel
