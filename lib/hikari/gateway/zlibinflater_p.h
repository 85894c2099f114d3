#pragma once

#include <hikari/gateway/inflater_p.h>

#include <QByteArray>

namespace Hikari {

//! \brief zlib: a stream over the connection, or each message by itself
class HIKARI_AUTOTEST_EXPORT ZlibInflater : public Inflater
{
public:
    enum class Mode
    {
        Stream, //!< a payload ends with a flush, wherever frames end
        Message, //!< each frame is a zlib stream of its own
    };

    explicit ZlibInflater(Mode mode, qsizetype limit = defaultLimit);
    ~ZlibInflater() override;

    Result feed(QByteArrayView frame) override;

private:
    struct Stream;

    Result inflate(QByteArrayView input);

    const Mode m_mode;
    std::unique_ptr<Stream> m_stream;
    QByteArray m_waiting; // frames of a payload whose end has not come
};

} // namespace Hikari
