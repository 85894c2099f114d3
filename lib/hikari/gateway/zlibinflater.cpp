#include <hikari/gateway/zlibinflater_p.h>

#include <zlib.h>

#include <algorithm>
#include <cstring>

namespace Hikari {

// Nearly every payload fits; a connection starts with this.
constexpr qsizetype usualCapacity = 32 * 1024;
// Memory above this is given back before the next payload.
constexpr qsizetype largestKept = 1024 * 1024;

struct ZlibInflater::Stream : z_stream
{
    Stream()
        : z_stream {}
    {
        isValid = inflateInit(this) == Z_OK;
    }
    ~Stream() { inflateEnd(this); }
    Q_DISABLE_COPY_MOVE(Stream)

    bool isValid = false;
};

ZlibInflater::ZlibInflater(qsizetype limit)
    : m_stream(std::make_unique<Stream>())
    , m_limit(limit)
{ }

ZlibInflater::~ZlibInflater() = default;

ZlibInflater::Result ZlibInflater::feed(QByteArrayView frame)
{
    m_size = 0;
    if (m_waiting.size() + frame.size() > m_limit)
        return Result::TooLarge;
    // Discord flushes the stream at the end of each payload; the mark may be split over frames (P34).
    constexpr QByteArrayView flushMark("\x00\x00\xff\xff", 4);
    if (m_waiting.isEmpty()) {
        if (frame.endsWith(flushMark))
            return inflate(frame);
        m_waiting.append(frame);
        return Result::Incomplete;
    }
    m_waiting.append(frame);
    if (!m_waiting.endsWith(flushMark))
        return Result::Incomplete;
    const Result result = inflate(m_waiting);
    if (m_waiting.capacity() > largestKept)
        m_waiting = {};
    else
        m_waiting.resize(0);
    return result;
}

ZlibInflater::Result ZlibInflater::inflate(QByteArrayView input)
{
    if (!m_stream->isValid) {
        m_error = QStringLiteral("zlib could not be initialised");
        return Result::Corrupt;
    }
    if (m_capacity > largestKept) {
        m_text.reset();
        m_capacity = 0;
    }
    if (m_capacity == 0 && !grow())
        return Result::TooLarge;
    // zlib does not write to its input.
    m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
    m_stream->avail_in = uInt(input.size());
    for (;;) {
        m_stream->next_out = reinterpret_cast<Bytef *>(m_text.get() + m_size);
        m_stream->avail_out = uInt(m_capacity - m_size);
        const int result = ::inflate(m_stream.get(), Z_SYNC_FLUSH);
        m_size = m_capacity - qsizetype(m_stream->avail_out);
        if (result != Z_OK && result != Z_BUF_ERROR) {
            m_error = result == Z_STREAM_END ? QStringLiteral("the stream ended")
                : m_stream->msg              ? QString::fromLatin1(m_stream->msg)
                                             : QStringLiteral("zlib error %1").arg(result);
            return Result::Corrupt;
        }
        // Room left over: zlib has no more to give.
        if (m_stream->avail_out > 0)
            return Result::Complete;
        if (!grow())
            return Result::TooLarge;
    }
}

bool ZlibInflater::grow()
{
    if (m_capacity >= m_limit)
        return false;
    const qsizetype capacity = std::min(m_limit, std::max(usualCapacity, m_capacity * 2));
    // Not cleared: zlib writes what is read, and the padding is never interpreted.
    std::unique_ptr<char[]> text(new char[std::size_t(capacity + padding)]);
    if (m_size > 0)
        std::memcpy(text.get(), m_text.get(), std::size_t(m_size));
    m_text = std::move(text);
    m_capacity = capacity;
    return true;
}

} // namespace Hikari
