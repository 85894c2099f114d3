#pragma once

#include <QtCore/qglobal.h>

namespace Hikari {

//! \brief How the gateway compresses what it sends
//!
//! See Discord Docs/Gateway, "Encoding and Compression".
enum class Compression : quint8
{
    None, //!< text frames
    Payload, //!< large payloads by themselves, about 3 : 1 (what IDENTIFY calls "compress")
    ZlibStream, //!< one zlib stream over the whole connection, about 4 : 1
    ZstdStream, //!< one zstd stream over the whole connection, about 4.7 : 1, and cheaper to inflate
};

} // namespace Hikari
