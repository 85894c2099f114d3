#include "replaycompressor.h"

#include <zlib.h>
#include <zstd.h>

#include <stdexcept>
#include <utility>

namespace {

// What Discord sends: a recorded zlib-stream has the very bytes of level 9 (and of 8), and a zstd-stream is reported to
// have a window of 64 KB, with these tables. No page of the documentation has them.
constexpr int zlibLevel = 9;
constexpr std::pair<ZSTD_cParameter, int> zstdParameters[] { { ZSTD_c_compressionLevel, 7 }, { ZSTD_c_windowLog, 16 },
    { ZSTD_c_chainLog, 15 }, { ZSTD_c_hashLog, 15 } };

class ZlibCompressor : public ReplayCompressor
{
public:
    ZlibCompressor()
    {
        if (deflateInit(&m_stream, zlibLevel) != Z_OK)
            throw std::runtime_error("zlib does not start");
    }
    ~ZlibCompressor() override { deflateEnd(&m_stream); }
    Q_DISABLE_COPY(ZlibCompressor)

    QByteArray compress(const QByteArray &text) override
    {
        QByteArray out(qsizetype(deflateBound(&m_stream, uLong(text.size())) + 64), Qt::Uninitialized);
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.constData()));
        m_stream.avail_in = uInt(text.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = uInt(out.size());
        if (deflate(&m_stream, Z_SYNC_FLUSH) != Z_OK || m_stream.avail_in > 0)
            throw std::runtime_error("zlib does not deflate");
        out.resize(out.size() - qsizetype(m_stream.avail_out));
        return out;
    }

private:
    z_stream m_stream {};
};

class ZstdCompressor : public ReplayCompressor
{
public:
    ZstdCompressor()
    {
        for (const auto &[parameter, value] : zstdParameters)
            ZSTD_CCtx_setParameter(m_context, parameter, value);
    }
    ~ZstdCompressor() override { ZSTD_freeCCtx(m_context); }
    Q_DISABLE_COPY(ZstdCompressor)

    QByteArray compress(const QByteArray &text) override
    {
        QByteArray out(qsizetype(ZSTD_compressBound(std::size_t(text.size())) + 64), Qt::Uninitialized);
        ZSTD_inBuffer input { text.constData(), std::size_t(text.size()), 0 };
        ZSTD_outBuffer output { out.data(), std::size_t(out.size()), 0 };
        if (ZSTD_compressStream2(m_context, &output, &input, ZSTD_e_flush) != 0)
            throw std::runtime_error("zstd does not compress");
        out.resize(qsizetype(output.pos));
        return out;
    }

private:
    ZSTD_CCtx *const m_context = ZSTD_createCCtx();
};

class NoCompressor : public ReplayCompressor
{
public:
    QByteArray compress(const QByteArray &text) override { return text; }
};

} // namespace

std::unique_ptr<ReplayCompressor> ReplayCompressor::make(ReplayCompression compression)
{
    switch (compression) {
    case ReplayCompression::Zlib:
        return std::make_unique<ZlibCompressor>();
    case ReplayCompression::Zstd:
        return std::make_unique<ZstdCompressor>();
    case ReplayCompression::None:
        break;
    }
    return std::make_unique<NoCompressor>();
}
