#pragma once

#include "replayclient.h"

#include <QByteArray>

#include <memory>

//! \brief The server's end of a compressed connection
class ReplayCompressor
{
public:
    static std::unique_ptr<ReplayCompressor> make(ReplayCompression compression);
    virtual ~ReplayCompressor() = default;

    //! \brief The bytes of the stream up to the end of this payload
    virtual QByteArray compress(const QByteArray &text) = 0;
};
