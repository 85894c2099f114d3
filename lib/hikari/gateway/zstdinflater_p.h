#pragma once

#include <hikari/gateway/inflater_p.h>
#include <hikari/gateway/zstdliterals_p.h>
#include <hikari/gateway/zstdsequences_p.h>

namespace Hikari {

//! \brief A zstd stream over the connection; each message is one payload (P36)
//!
//! zstd's library makes ready for megabytes, while a payload has some hundred bytes and brings codes of its own for
//! them. A frame's size and checksum, if it has any, are not looked at; dictionaries and skippable frames are refused.
//!
//! See "zstd-stream" in Discord Docs/Gateway, and RFC 8878.
class HIKARI_AUTOTEST_EXPORT ZstdInflater : public Inflater
{
public:
    explicit ZstdInflater(qsizetype limit = defaultLimit)
        : Inflater(limit)
    { }

    Result feed(QByteArrayView frame) override;

private:
    bool readFrameHeader(QByteArrayView &input);
    Result inflateBlock(QByteArrayView block);
    //! \brief Has room for \a size bytes more, of the block that begins at \a blockBegin in the text
    Result makeRoom(qsizetype size, qsizetype blockBegin);
    Result damaged(const char *what);

    bool m_isInFrame = false;
    bool m_hasChecksum = false;
    qsizetype m_window = 0; // how far back the frame may refer
    qsizetype m_largestBlock = 0;
    qsizetype m_reach = 0; // how much of the frame stands before the room
    ZstdLiterals m_literals;
    ZstdSequences m_sequences;
};

} // namespace Hikari
