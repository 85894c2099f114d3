#pragma once

#include <QtGlobal>

namespace Hikari {

//! \brief Begins to fetch from memory what is at \a address, which may be any
inline void prefetch(const void *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    Q_UNUSED(address)
#endif
}

} // namespace Hikari
