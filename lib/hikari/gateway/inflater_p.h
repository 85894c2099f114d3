#pragma once

#include <hikari/core/global.h>
#include <hikari/gateway/compression.h>

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <string_view>

namespace Hikari {

//! \brief Takes what came over a connection apart into payloads; one per connection, never reused (P35)
//!
//! Memory is kept between payloads, so that the usual payload costs no allocation. One thread at a time.
class HIKARI_AUTOTEST_EXPORT Inflater
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
    static std::unique_ptr<Inflater> make(Compression compression, qsizetype limit = defaultLimit);
    virtual ~Inflater();
    Q_DISABLE_COPY_MOVE(Inflater)

    //! \brief Takes the next binary \a frame; after Corrupt or TooLarge the connection is of no use any more
    virtual Result feed(QByteArrayView frame) = 0;
    //! \brief The payload that feed() completed; valid until the next feed()
    std::string_view text() const { return { m_text.get(), std::size_t(m_size) }; }
    QString error() const { return m_error; }

protected:
    explicit Inflater(qsizetype limit)
        : m_limit(limit)
    { }

    qsizetype limit() const { return m_limit; }
    //! \brief Forgets the text and has room for the next; false if the limit allows none
    bool startText();
    //! \brief Makes more room; false if the limit allows none
    bool grow();
    char *room() { return m_text.get() + m_size; }
    qsizetype roomSize() const { return m_capacity - m_size; }
    //! \brief So many bytes of the room have been written
    void wrote(qsizetype size) { m_size += size; }
    Result corrupt(const QString &error);

    //! Memory above this is given back before the next payload
    static constexpr qsizetype largestKept = 128 * 1024;

private:
    const qsizetype m_limit;
    std::unique_ptr<char[]> m_text;
    qsizetype m_capacity = 0; // without the padding
    qsizetype m_size = 0;
    QString m_error;
};

} // namespace Hikari
