#pragma once

#include <QByteArray>

#include <zlib.h>

//! \brief What Discord does for zlib-stream: one stream, flushed after each payload
class Deflater
{
public:
    explicit Deflater(int level = 6, int strategy = Z_DEFAULT_STRATEGY)
    {
        deflateInit2(&m_stream, level, Z_DEFLATED, MAX_WBITS, 8, strategy);
    }
    ~Deflater() { deflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Deflater)

    QByteArray operator()(QByteArray text)
    {
        QByteArray out(qsizetype(deflateBound(&m_stream, uLong(text.size()))) + 64, '\0');
        m_stream.next_in = reinterpret_cast<Bytef *>(text.data());
        m_stream.avail_in = uInt(text.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = uInt(out.size());
        deflate(&m_stream, Z_SYNC_FLUSH);
        out.resize(out.size() - qsizetype(m_stream.avail_out));
        return out;
    }

private:
    z_stream m_stream {};
};
