#include <hikari/gateway/zlibinflater_p.h>

#include <zlib.h>

namespace Hikari {

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
    : Inflater(limit)
    , m_stream(std::make_unique<Stream>())
{ }

ZlibInflater::~ZlibInflater() = default;

ZlibInflater::Result ZlibInflater::feed(QByteArrayView frame)
{
    if (frame.size() > limit())
        return Result::TooLarge;
    if (!m_stream->isValid || inflateReset(m_stream.get()) != Z_OK)
        return corrupt(QStringLiteral("zlib could not be initialised"));
    startText();
    // zlib does not write to its input.
    m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(frame.data()));
    m_stream->avail_in = uInt(frame.size());
    for (;;) {
        const qsizetype size = roomSize();
        m_stream->next_out = reinterpret_cast<Bytef *>(room());
        m_stream->avail_out = uInt(size);
        const int result = ::inflate(m_stream.get(), Z_SYNC_FLUSH);
        wrote(size - qsizetype(m_stream->avail_out));
        if (result == Z_STREAM_END)
            return m_stream->avail_in == 0 ? Result::Complete : corrupt(QStringLiteral("the stream ended"));
        if (result != Z_OK && result != Z_BUF_ERROR)
            return corrupt(
                m_stream->msg ? QString::fromLatin1(m_stream->msg) : QStringLiteral("zlib error %1").arg(result));
        // Room left over: zlib has no more to give.
        if (m_stream->avail_out > 0)
            return corrupt(QStringLiteral("the message ends too early"));
        if (!grow())
            return Result::TooLarge;
    }
}

} // namespace Hikari
