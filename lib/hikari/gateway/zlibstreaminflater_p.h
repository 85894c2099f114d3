#pragma once

#include <hikari/gateway/inflater_p.h>

#include <QByteArray>

namespace Hikari {

class BitReader;

//! \brief zlib-stream: one stream over the connection; a payload ends with a flush, wherever frames end (P34)
//!
//! Our own, because inflating is most of what a payload costs. zlib keeps what it needs to stop anywhere, and copies
//! each payload into a window; here a payload is inflated when all of it has come, behind the text before it, which is
//! the window. That takes less than half of zlib's time.
//!
//! See RFC 1950 and RFC 1951; "Transport Compression" in Discord Docs/Gateway.
class HIKARI_AUTOTEST_EXPORT ZlibStreamInflater : public Inflater
{
public:
    explicit ZlibStreamInflater(qsizetype limit = defaultLimit)
        : Inflater(limit)
    { }

    Result feed(QByteArrayView frame) override;

private:
    struct Codes;

    Result inflate(QByteArrayView input);
    bool readHeader(BitReader &in);
    //! \name Read a block behind its three bits; Complete is the whole block
    //! \{
    Result inflateStored(BitReader &in);
    Result inflateWithCodes(BitReader &in, const Codes &codes);
    //! \}
    bool readCodes(BitReader &in, Codes &codes);
    Result damaged(const char *what);

    bool m_hasHeader = false;
    QByteArray m_waiting; // frames of a payload whose end has not come
};

} // namespace Hikari
