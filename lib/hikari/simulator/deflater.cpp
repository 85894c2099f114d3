#include <hikari/simulator/deflater_p.h>

#include <zlib.h>
#include <zstd.h>

namespace Hikari::Sim {

namespace {

// The fastest level of both: the simulator shares the machine with the bot it serves.
constexpr int fastest = 1;
// 64 KB, as Discord is reported to have; zstd alone would make each bot keep half a megabyte for each shard.
constexpr int zstdWindowLog = 16;

class ZlibDeflater : public Deflater
{
public:
    ZlibDeflater() { deflateInit(&m_stream, fastest); }
    ~ZlibDeflater() override { deflateEnd(&m_stream); }

    QByteArray compress(const QByteArray &payload) override { return deflated(payload, Z_SYNC_FLUSH); }
    QByteArray compressPart(const QByteArray &part) override { return deflated(part, Z_NO_FLUSH); }

private:
    QByteArray deflated(const QByteArray &payload, int flush)
    {
        m_out.resize(qsizetype(deflateBound(&m_stream, uLong(payload.size()))) + 64);
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(payload.constData()));
        m_stream.avail_in = uInt(payload.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(m_out.data());
        m_stream.avail_out = uInt(m_out.size());
        deflate(&m_stream, flush);
        while (m_stream.avail_out == 0) { // parts wait inside for the flush
            const qsizetype done = m_out.size();
            m_out.resize(done * 2);
            m_stream.next_out = reinterpret_cast<Bytef *>(m_out.data()) + done;
            m_stream.avail_out = uInt(m_out.size() - done);
            deflate(&m_stream, flush);
        }
        return m_out.left(m_out.size() - qsizetype(m_stream.avail_out));
    }

    z_stream m_stream {};
    QByteArray m_out;
};

class ZstdDeflater : public Deflater
{
public:
    ZstdDeflater()
    {
        ZSTD_CCtx_setParameter(m_context, ZSTD_c_compressionLevel, fastest);
        ZSTD_CCtx_setParameter(m_context, ZSTD_c_windowLog, zstdWindowLog);
    }
    ~ZstdDeflater() override { ZSTD_freeCCtx(m_context); }

    QByteArray compress(const QByteArray &payload) override { return compressed(payload, ZSTD_e_flush); }
    QByteArray compressPart(const QByteArray &part) override { return compressed(part, ZSTD_e_continue); }

private:
    QByteArray compressed(const QByteArray &payload, ZSTD_EndDirective directive)
    {
        m_out.resize(qsizetype(ZSTD_compressBound(std::size_t(payload.size()))) + 64);
        ZSTD_inBuffer input { payload.constData(), std::size_t(payload.size()), 0 };
        ZSTD_outBuffer output { m_out.data(), std::size_t(m_out.size()), 0 };
        while (ZSTD_compressStream2(m_context, &output, &input, directive) > 0) {
            if (directive == ZSTD_e_continue && input.pos == input.size)
                break; // what is left stays inside until the flush
            if (output.pos == output.size)
                m_out.resize(m_out.size() * 2);
            output.dst = m_out.data();
            output.size = std::size_t(m_out.size());
        }
        return m_out.left(qsizetype(output.pos));
    }

    ZSTD_CCtx *const m_context = ZSTD_createCCtx();
    QByteArray m_out;
};

} // namespace

Deflater::~Deflater() = default;

std::unique_ptr<Deflater> Deflater::make(const QString &name)
{
    if (name == QLatin1String("zlib-stream"))
        return std::make_unique<ZlibDeflater>();
    if (name == QLatin1String("zstd-stream"))
        return std::make_unique<ZstdDeflater>();
    return nullptr;
}

} // namespace Hikari::Sim
