#include <hikari/gateway/zstdinflater_p.h>

#include <array>
#include <cstring>

namespace Hikari {

namespace {

// 8 MB, what decoders are recommended to accept; a stream that wants more memory is refused.
constexpr quint64 largestWindow = 8 * 1024 * 1024;
constexpr qsizetype largestBlock = 128 * 1024;

enum class BlockKind
{
    Raw,
    Repeated, // one byte
    Compressed,
};

//! \brief The number in the \a size bytes of \a bytes from \a at on, the lowest first
quint64 number(QByteArrayView bytes, qsizetype at, int size)
{
    quint64 sum = 0;
    for (int i = 0; i < size; ++i)
        sum |= quint64(quint8(bytes[at + i])) << (8 * i);
    return sum;
}

} // namespace

ZstdInflater::Result ZstdInflater::feed(QByteArrayView frame)
{
    if (frame.size() > limit())
        return Result::TooLarge;
    m_reach = std::min(m_reach, m_window);
    startText(m_reach);
    while (!frame.isEmpty()) {
        if (!m_isInFrame) {
            if (!readFrameHeader(frame))
                return damaged("it does not begin as a zstd stream does");
            continue;
        }
        constexpr int headerSize = 3;
        if (frame.size() < headerSize)
            return damaged("a payload ends too early");
        const auto header = quint32(number(frame, 0, headerSize));
        const bool isLast = (header & 1) != 0;
        const auto kind = BlockKind(header >> 1 & 3);
        const auto size = qsizetype(header >> 3);
        const qsizetype inputSize = kind == BlockKind::Repeated ? 1 : size;
        if (size > m_largestBlock)
            return damaged("a block is too large");
        if (frame.size() < headerSize + inputSize)
            return damaged("a payload ends too early");
        const QByteArrayView input = frame.sliced(headerSize, inputSize);
        frame = frame.sliced(headerSize + inputSize);
        Result result = Result::Complete;
        switch (kind) {
        case BlockKind::Raw:
        case BlockKind::Repeated:
            result = makeRoom(size, this->size());
            if (result != Result::Complete)
                break;
            if (kind == BlockKind::Raw)
                std::memcpy(room(), input.data(), std::size_t(size));
            else
                std::memset(room(), input.front(), std::size_t(size));
            wrote(size);
            m_reach += size;
            break;
        case BlockKind::Compressed:
            result = inflateBlock(input);
            break;
        default:
            return damaged("a block is of no known kind");
        }
        if (result != Result::Complete)
            return result;
        if (isLast) {
            m_isInFrame = false;
            m_reach = 0;
            const int checksumSize = m_hasChecksum ? 4 : 0;
            if (frame.size() < checksumSize)
                return damaged("a payload ends too early");
            frame = frame.sliced(checksumSize);
        }
    }
    return roomSize() > 0 || grow() ? Result::Complete : Result::TooLarge;
}

bool ZstdInflater::readFrameHeader(QByteArrayView &input)
{
    constexpr QByteArrayView magic("\x28\xb5\x2f\xfd", 4);
    if (!input.startsWith(magic) || input.size() <= magic.size())
        return false;
    const int flags = quint8(input[magic.size()]);
    const int dictionary = flags & 3;
    const bool hasChecksum = (flags & 4) != 0;
    const bool isReserved = (flags & 8) != 0;
    const bool isOneSegment = (flags & 32) != 0;
    const int contentFormat = flags >> 6;
    const int windowBytes = isOneSegment ? 0 : 1;
    const int contentBytes = contentFormat > 0 ? 1 << contentFormat : isOneSegment ? 1 : 0;
    const qsizetype windowAt = magic.size() + 1;
    const qsizetype contentAt = windowAt + windowBytes;
    if (dictionary != 0 || isReserved || input.size() < contentAt + contentBytes)
        return false;
    quint64 window = number(input, contentAt, contentBytes) + (contentFormat == 1 ? 256 : 0);
    if (!isOneSegment) {
        const int format = quint8(input[windowAt]);
        window = quint64(8 + (format & 7)) << (7 + (format >> 3)); // eighths of 1 KB doubled
    }
    if (window > largestWindow)
        return false;
    m_isInFrame = true;
    m_hasChecksum = hasChecksum;
    m_window = qsizetype(window);
    m_largestBlock = std::min(m_window, largestBlock);
    m_reach = 0;
    m_literals.forgetCode();
    m_sequences.reset();
    input = input.sliced(contentAt + contentBytes);
    return true;
}

ZstdInflater::Result ZstdInflater::makeRoom(qsizetype size, qsizetype blockBegin)
{
    if (this->size() + size > blockBegin + m_largestBlock)
        return damaged("a block is too large");
    while (roomSize() < size) {
        if (!grow())
            return Result::TooLarge;
    }
    return Result::Complete;
}

ZstdInflater::Result ZstdInflater::inflateBlock(QByteArrayView block)
{
    ZstdLiterals::Bytes bytes;
    ZstdLiterals::Stream stream;
    if (!m_literals.read(block, m_largestBlock, bytes, stream))
        return damaged("a block has impossible literals");
    if (!m_sequences.begin(block))
        return damaged("a block begins with impossible codes");

    const char *literal = bytes.data();
    const char *const literalEnd = literal + bytes.size() - ZstdLiterals::padding;
    const qsizetype blockBegin = size();
    const auto window = quint32(m_window);
    char *out = room();
    const char *begin = out - m_reach;
    const char *end = out + roomSize();
    do {
        std::array<ZstdSequence, 64> some;
        const std::size_t count = m_sequences.read(some, stream, m_literals);
        if (!stream.decodeRest(m_literals))
            return damaged("a block has impossible literals");
        for (std::size_t i = 0; i < count; ++i) {
            const auto [literals, length, offset] = some[i];
            if (Q_UNLIKELY(literals > quint64(literalEnd - literal)))
                return damaged("a block has too few literals");
            if (Q_UNLIKELY(quint64(literals) + length > quint64(end - out))) {
                m_reach = out - begin;
                wrote(out - room());
                const Result result = makeRoom(qsizetype(literals) + length, blockBegin);
                if (result != Result::Complete)
                    return result;
                out = room();
                begin = out - m_reach;
                end = out + roomSize();
            }
            // Whole blocks, which go on into slack and padding
            static_assert(slack >= 32 && ZstdLiterals::padding >= 16);
            std::memcpy(out, literal, 16);
            for (quint32 done = 16; Q_UNLIKELY(done < literals); done += 16)
                std::memcpy(out + done, literal + done, 16);
            literal += literals;
            out += literals;
            if (Q_UNLIKELY(offset - 1 >= window || offset > quint64(out - begin))) // zero is as wrong
                return damaged("it refers to what was never sent");
            repeat(out, offset, length);
            out += length;
        }
    } while (m_sequences.left() > 0);
    if (!m_sequences.isAtEnd())
        return damaged("a block does not end where it should");

    m_reach = out - begin;
    wrote(out - room());
    const qsizetype rest = literalEnd - literal;
    const Result result = makeRoom(rest, blockBegin); // which also says whether the block is too large
    if (result != Result::Complete)
        return result;
    std::memcpy(room(), literal, std::size_t(rest));
    wrote(rest);
    m_reach += rest;
    return Result::Complete;
}

ZstdInflater::Result ZstdInflater::damaged(const char *what)
{
    return corrupt(QString::fromLatin1(what));
}

} // namespace Hikari
