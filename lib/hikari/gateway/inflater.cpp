#include <hikari/gateway/inflater_p.h>

#include <hikari/gateway/zlibinflater_p.h>
#include <hikari/gateway/zlibstreaminflater_p.h>
#include <hikari/gateway/zstdinflater_p.h>

#include <algorithm>
#include <cstring>

namespace Hikari {

// Nearly every payload fits, and many of them one behind the other. All of it is used in time, and a thousand shards
// have as many of it.
constexpr qsizetype usualCapacity = 32 * 1024;
// Most payloads fit; a text that begins with less room would soon have to move.
constexpr qsizetype leastRoom = 4 * 1024;

std::unique_ptr<Inflater> Inflater::make(Compression compression, qsizetype limit)
{
    switch (compression) {
    case Compression::ZstdStream:
        return std::make_unique<ZstdInflater>(limit);
    case Compression::ZlibStream:
        return std::make_unique<ZlibStreamInflater>(limit);
    case Compression::Payload:
    case Compression::None: // a server that compresses nevertheless is understood (P37)
        break;
    }
    return std::make_unique<ZlibInflater>(limit);
}

Inflater::~Inflater() = default;

void Inflater::startText(qsizetype history)
{
    const qsizetype end = m_begin + m_size;
    const qsizetype kept = std::min(history, end);
    m_size = 0;
    // At least as much as has to be moved when there is no room left
    const qsizetype usual = std::max(usualCapacity, kept);
    const bool isTooLarge = m_capacity > kept + std::max(largestKept, usual);
    if (kept > 0 && !isTooLarge && m_capacity - end >= leastRoom) {
        m_begin = end; // the history stands where it should
        return;
    }
    if (kept > 0)
        std::memmove(m_memory.get(), m_memory.get() + end - kept, std::size_t(kept));
    m_begin = kept;
    const qsizetype capacity = kept + std::min(m_limit, usual);
    if (m_capacity < capacity || isTooLarge)
        setCapacity(capacity);
}

bool Inflater::grow()
{
    const qsizetype most = m_capacity - m_begin;
    if (most >= m_limit)
        return false;
    setCapacity(m_begin + std::min(m_limit, most * 2));
    return roomSize() > 0;
}

void Inflater::setCapacity(qsizetype capacity)
{
    // Not cleared: the inflater writes what is read, and the padding is never interpreted.
    auto *const memory = static_cast<char *>(std::realloc(m_memory.get(), std::size_t(capacity + slack + padding)));
    Q_CHECK_PTR(memory);
    m_memory.release();
    m_memory.reset(memory);
    m_capacity = capacity;
}

Inflater::Result Inflater::corrupt(const QString &error)
{
    m_error = error;
    return Result::Corrupt;
}

} // namespace Hikari
