#pragma once

#include <hikari/core/global.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <string_view>

namespace Hikari {

//! \brief Takes a zlib-stream apart into payloads; one per connection, never reused (P35)
//!
//! Memory is kept between payloads, so that the usual payload costs no allocation. One thread at a time.
class HIKARI_AUTOTEST_EXPORT ZlibInflater
{
public:
    //! Readable bytes behind the text, for parsers that read ahead
    static constexpr qsizetype padding = 64;
    static constexpr qsizetype defaultLimit = 64 * 1024 * 1024;

    enum class Result
    {
        Incomplete, //!< more frames are needed
        Complete, //!< text() is a whole payload
        Corrupt, //!< no valid stream: error() says why
        TooLarge, //!< the payload exceeds the limit (P38)
    };

    //! \param limit bytes one payload may have, compressed and inflated
    explicit ZlibInflater(qsizetype limit = defaultLimit);
    ~ZlibInflater();
    Q_DISABLE_COPY_MOVE(ZlibInflater)

    //! \brief Takes the next \a frame; after Corrupt or TooLarge the connection is of no use any more
    Result feed(QByteArrayView frame);
    //! \brief The payload that feed() completed; valid until the next feed()
    std::string_view text() const { return { m_text.get(), std::size_t(m_size) }; }
    QString error() const { return m_error; }

private:
    struct Stream;

    Result inflate(QByteArrayView input);
    bool grow();

    std::unique_ptr<Stream> m_stream;
    qsizetype m_limit;
    QByteArray m_waiting; // frames of a payload whose end has not come
    std::unique_ptr<char[]> m_text;
    qsizetype m_capacity = 0; // without the padding
    qsizetype m_size = 0;
    QString m_error;
};

} // namespace Hikari
