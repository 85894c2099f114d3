#include <hikari/gateway/zlibinflater_p.h>

#include <zlib.h>

namespace Hikari {

struct ZlibInflater::Stream : z_stream
{
    explicit Stream(Mode mode)
        : z_stream {}
    {
        isValid = inflateInit(this) == Z_OK;
        // The check value stands at the end, which a stream of the gateway never reaches: there is nothing to compare
        // the sums with, and they cost a twelfth of inflating.
        if (mode == Mode::Stream)
            inflateValidate(this, 0);
    }
    ~Stream() { inflateEnd(this); }
    Q_DISABLE_COPY_MOVE(Stream)

    bool isValid = false;
};

ZlibInflater::ZlibInflater(Mode mode, qsizetype limit)
    : Inflater(limit)
    , m_mode(mode)
    , m_stream(std::make_unique<Stream>(mode))
{ }

ZlibInflater::~ZlibInflater() = default;

ZlibInflater::Result ZlibInflater::feed(QByteArrayView frame)
{
    if (m_waiting.size() + frame.size() > limit())
        return Result::TooLarge;
    if (m_mode == Mode::Message) {
        if (inflateReset(m_stream.get()) != Z_OK)
            return corrupt(QStringLiteral("zlib could not be initialised"));
        return inflate(frame);
    }
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
    if (!m_stream->isValid)
        return corrupt(QStringLiteral("zlib could not be initialised"));
    if (!startText())
        return Result::TooLarge;
    // zlib does not write to its input.
    m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
    m_stream->avail_in = uInt(input.size());
    for (;;) {
        const qsizetype size = roomSize();
        m_stream->next_out = reinterpret_cast<Bytef *>(room());
        m_stream->avail_out = uInt(size);
        const int result = ::inflate(m_stream.get(), Z_SYNC_FLUSH);
        wrote(size - qsizetype(m_stream->avail_out));
        if (result == Z_STREAM_END) {
            if (m_mode == Mode::Message && m_stream->avail_in == 0)
                return Result::Complete;
            return corrupt(QStringLiteral("the stream ended"));
        }
        if (result != Z_OK && result != Z_BUF_ERROR)
            return corrupt(
                m_stream->msg ? QString::fromLatin1(m_stream->msg) : QStringLiteral("zlib error %1").arg(result));
        // Room left over: zlib has no more to give.
        if (m_stream->avail_out > 0)
            return m_mode == Mode::Stream ? Result::Complete : corrupt(QStringLiteral("the message ends too early"));
        if (!grow())
            return Result::TooLarge;
    }
}

} // namespace Hikari
