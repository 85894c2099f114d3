#include <hikari/gateway/zstdinflater_p.h>

#include <zstd.h>

namespace Hikari {

// 8 MB, what zstd itself recommends decoders to accept; a stream that wants more memory is refused.
constexpr int largestWindowLog = 23;

struct ZstdInflater::Stream
{
    Stream()
        : context(ZSTD_createDCtx())
    {
        if (context)
            ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, largestWindowLog);
    }
    ~Stream() { ZSTD_freeDCtx(context); }
    Q_DISABLE_COPY_MOVE(Stream)

    ZSTD_DCtx *const context;
};

ZstdInflater::ZstdInflater(qsizetype limit)
    : Inflater(limit)
    , m_stream(std::make_unique<Stream>())
{ }

ZstdInflater::~ZstdInflater() = default;

ZstdInflater::Result ZstdInflater::feed(QByteArrayView frame)
{
    if (!m_stream->context)
        return corrupt(QStringLiteral("zstd could not be initialised"));
    if (frame.size() > limit())
        return Result::TooLarge;
    startText();
    ZSTD_inBuffer input { frame.data(), std::size_t(frame.size()), 0 };
    for (;;) {
        ZSTD_outBuffer output { room(), std::size_t(roomSize()), 0 };
        const std::size_t result = ZSTD_decompressStream(m_stream->context, &output, &input);
        wrote(qsizetype(output.pos));
        if (ZSTD_isError(result))
            return corrupt(QString::fromLatin1(ZSTD_getErrorName(result)));
        // Room left over and no input: zstd has no more to give. What it returns does not tell, for the stream's frame
        // does not end with a payload (P36).
        if (output.pos < output.size && input.pos == input.size)
            return Result::Complete;
        if (output.pos == output.size && !grow())
            return Result::TooLarge;
    }
}

} // namespace Hikari
