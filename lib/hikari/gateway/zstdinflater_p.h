#pragma once

#include <hikari/gateway/inflater_p.h>

namespace Hikari {

//! \brief A zstd stream over the connection; each message is one payload (P36)
class HIKARI_AUTOTEST_EXPORT ZstdInflater : public Inflater
{
public:
    explicit ZstdInflater(qsizetype limit = defaultLimit);
    ~ZstdInflater() override;

    Result feed(QByteArrayView frame) override;

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace Hikari
