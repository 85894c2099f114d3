#pragma once

#include <QtGlobal>

#include <cstddef>

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

//! \brief The same for \a size bytes
inline void prefetch(const void *address, std::size_t size)
{
    constexpr std::size_t lineSize = 64; // of the processors that there are; others fetch a part
    for (std::size_t at = 0; at < size; at += lineSize)
        prefetch(reinterpret_cast<const void *>(quintptr(address) + at));
}

} // namespace Hikari
