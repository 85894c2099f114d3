#include <hikari/gateway/inflater_p.h>

#include <hikari/gateway/zlibinflater_p.h>
#include <hikari/gateway/zstdinflater_p.h>

#include <algorithm>
#include <cstring>

namespace Hikari {

// Nearly every payload fits; a connection starts with this.
constexpr qsizetype usualCapacity = 32 * 1024;

std::unique_ptr<Inflater> Inflater::make(Compression compression, qsizetype limit)
{
    switch (compression) {
    case Compression::ZstdStream:
        return std::make_unique<ZstdInflater>(limit);
    case Compression::ZlibStream:
        return std::make_unique<ZlibInflater>(ZlibInflater::Mode::Stream, limit);
    case Compression::Payload:
    case Compression::None: // a server that compresses nevertheless is understood (P37)
        break;
    }
    return std::make_unique<ZlibInflater>(ZlibInflater::Mode::Message, limit);
}

Inflater::~Inflater() = default;

bool Inflater::startText()
{
    m_size = 0;
    if (m_capacity > largestKept) {
        m_text.reset();
        m_capacity = 0;
    }
    return m_capacity > 0 || grow();
}

bool Inflater::grow()
{
    if (m_capacity >= m_limit)
        return false;
    const qsizetype capacity = std::min(m_limit, std::max(usualCapacity, m_capacity * 2));
    // Not cleared: the inflater writes what is read, and the padding is never interpreted.
    std::unique_ptr<char[]> text(new char[std::size_t(capacity + padding)]);
    if (m_size > 0)
        std::memcpy(text.get(), m_text.get(), std::size_t(m_size));
    m_text = std::move(text);
    m_capacity = capacity;
    return true;
}

Inflater::Result Inflater::corrupt(const QString &error)
{
    m_error = error;
    return Result::Corrupt;
}

} // namespace Hikari
