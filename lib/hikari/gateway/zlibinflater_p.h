#pragma once

#include <hikari/gateway/inflater_p.h>

namespace Hikari {

//! \brief zlib, each message by itself
//!
//! See "Payload Compression" in Discord Docs/Gateway.
class HIKARI_AUTOTEST_EXPORT ZlibInflater : public Inflater
{
public:
    explicit ZlibInflater(qsizetype limit = defaultLimit);
    ~ZlibInflater() override;

    Result feed(QByteArrayView frame) override;

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace Hikari
