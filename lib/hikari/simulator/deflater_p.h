#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace Hikari::Sim {

//! \brief One compressed stream over a whole connection; each payload ends with a flush
class Deflater
{
public:
    Deflater() = default;
    virtual ~Deflater();
    Q_DISABLE_COPY_MOVE(Deflater)

    virtual QByteArray compress(const QByteArray &payload) = 0;
    //! The same without a flush: the beginning of a payload that compress() ends
    virtual QByteArray compressPart(const QByteArray &part) = 0;

    //! \param name "zlib-stream" or "zstd-stream"; null for any other
    static std::unique_ptr<Deflater> make(const QString &name);
};

} // namespace Hikari::Sim
