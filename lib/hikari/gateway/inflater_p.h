#pragma once

#include <hikari/core/global.h>
#include <hikari/gateway/compression.h>

#include <QByteArrayView>
#include <QString>

#include <algorithm>
#include <cstdlib>
#include <cstring>
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

    //! \param limit how many bytes are too many for one payload, compressed or inflated
    static std::unique_ptr<Inflater> make(Compression compression, qsizetype limit = defaultLimit);
    virtual ~Inflater();
    Q_DISABLE_COPY_MOVE(Inflater)

    //! \brief Takes the next binary \a frame; after Corrupt or TooLarge the connection is of no use any more
    virtual Result feed(QByteArrayView frame) = 0;
    //! \brief The payload that feed() completed; valid until the next feed()
    std::string_view text() const { return { m_memory.get() + m_begin, std::size_t(m_size) }; }
    QString error() const { return m_error; }
    //! \brief Bytes that are kept for texts, and for what stands before them
    qsizetype capacity() const { return m_capacity; }

protected:
    explicit Inflater(qsizetype limit)
        : m_limit(limit)
    { }

    qsizetype limit() const { return m_limit; }
    //! \brief Has room for the next text
    //!
    //! \param history bytes that stay before it, of the text up to now and of what stands before that
    void startText(qsizetype history = 0);
    //! \brief Makes more room, behind what stands in the slack as well; false if the limit allows none
    bool grow();
    const char *historyBegin() const { return m_memory.get(); }
    qsizetype size() const { return m_size; }
    char *room() { return m_memory.get() + m_begin + m_size; }
    //! So many more bytes may be written behind the room, and are text once there is room for them: see grow()
    static constexpr qsizetype slack = 320;
    //! \brief Writes the \a length bytes that stand \a distance before \a out, which may be less, again
    //!
    //! Whole blocks, so that up to 29 bytes behind them are written as well.
    static void repeat(char *out, std::size_t distance, std::size_t length)
    {
        const char *from = out - distance;
        if (Q_UNLIKELY(distance < 16)) {
            for (std::size_t i = 0; i < length; ++i)
                out[i] = from[i];
            return;
        }
        std::memcpy(out, from, 16);
        std::memcpy(out + 16, from + 16, 16);
        for (std::size_t done = 32; Q_UNLIKELY(done < length); done += 16)
            std::memcpy(out + done, from + done, 16);
    }
    //! \brief Negative if the slack was used
    qsizetype roomSize() const { return std::min(m_capacity - m_begin, m_limit) - m_size; }
    //! \brief So many bytes of the room have been written
    void wrote(qsizetype size) { m_size += size; }
    Result corrupt(const QString &error);

    //! Memory above this is given back before the next payload
    static constexpr qsizetype largestKept = 128 * 1024;

private:
    struct Free
    {
        void operator()(char *memory) const { std::free(memory); }
    };

    void setCapacity(qsizetype capacity);

    const qsizetype m_limit;
    std::unique_ptr<char, Free> m_memory; // history, text, room, slack, padding
    qsizetype m_capacity = 0; // without slack and padding
    qsizetype m_begin = 0; // of the text
    qsizetype m_size = 0;
    QString m_error;
};

} // namespace Hikari
