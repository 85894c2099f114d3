#pragma once

#include <QtGlobal>

#ifdef __GLIBC__
#include <malloc.h>
#if __GLIBC_PREREQ(2, 33) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HIKARI_HAS_MALLINFO
#endif
#endif

namespace Hikari {

//! \brief Bytes that this process has allocated and not freed; 0: it is not known here
//!
//! What the process takes is more: the allocator keeps what was needed once. Sanitizers keep what is freed.
inline qint64 heldBytes()
{
#ifdef HIKARI_HAS_MALLINFO
    const auto heap = mallinfo2();
    return qint64(heap.uordblks + heap.hblkhd);
#else
    return 0;
#endif
}

} // namespace Hikari
