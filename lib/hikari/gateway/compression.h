#pragma once

#include <QtCore/qglobal.h>

namespace Hikari {

//! \brief How the gateway compresses what it sends
enum class Compression : quint8
{
    None, //!< text frames
    ZlibStream, //!< one zlib stream over the whole connection, about 4 : 1
};

} // namespace Hikari
