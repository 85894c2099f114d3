#include <hikari/gateway/zlibstreaminflater_p.h>

#include <hikari/gateway/bitreader_p.h>
#include <hikari/gateway/huffmancode_p.h>

#include <array>
#include <cstring>

namespace Hikari {

namespace {

//! How far back a payload may refer
constexpr qsizetype windowSize = 32 * 1024;

constexpr std::size_t literalSymbols = 288;
constexpr std::size_t distanceSymbols = 32;
constexpr std::size_t lengthSymbols = 19;

//! 0 to 255 are bytes, 256 ends the block, 257 to 285 are lengths of what is repeated
constexpr auto literalEntries = [] {
    std::array<HuffmanEntry, literalSymbols> entries {};
    for (int byte = 0; byte < 256; ++byte)
        entries[std::size_t(byte)] = { HuffmanEntry::Kind::Value, byte };
    entries[256] = { HuffmanEntry::Kind::EndOfBlock };
    int length = 3;
    for (std::size_t i = 0; i < 28; ++i) {
        const int extraBits = i < 8 ? 0 : int(i) / 4 - 1;
        entries[257 + i] = { HuffmanEntry::Kind::Base, length, extraBits };
        length += 1 << extraBits;
    }
    entries[285] = { HuffmanEntry::Kind::Base, 258 };
    entries[286] = entries[287] = { HuffmanEntry::Kind::Invalid };
    return entries;
}();

//! How far back the repeated begins
constexpr auto distanceEntries = [] {
    std::array<HuffmanEntry, distanceSymbols> entries {};
    int distance = 1;
    for (std::size_t i = 0; i < 30; ++i) {
        const int extraBits = i < 2 ? 0 : int(i) / 2 - 1;
        entries[i] = { HuffmanEntry::Kind::Base, distance, extraBits };
        distance += 1 << extraBits;
    }
    entries[30] = entries[31] = { HuffmanEntry::Kind::Invalid };
    return entries;
}();

//! How the other codes' lengths are coded. The value is how often the length stands there, by 16, and the length.
constexpr auto lengthEntries = [] {
    std::array<HuffmanEntry, lengthSymbols> entries {};
    for (int length = 0; length < 16; ++length)
        entries[std::size_t(length)] = { HuffmanEntry::Kind::Value, 1 * 16 + length };
    entries[16] = { HuffmanEntry::Kind::Base, 3 * 16, 2 }; // the one before again
    entries[17] = { HuffmanEntry::Kind::Value, 3 * 16 + 0, 3 };
    entries[18] = { HuffmanEntry::Kind::Value, 11 * 16 + 0, 7 };
    return entries;
}();

} // namespace

struct ZlibStreamInflater::Codes
{
    HuffmanCode<9, literalSymbols> literals;
    HuffmanCode<8, distanceSymbols> distances;

    //! The codes of blocks that bring none
    static Codes fixed()
    {
        std::array<CodeLength, literalSymbols> literalLengths;
        for (std::size_t i = 0; i < literalSymbols; ++i)
            literalLengths[i] = { quint16(i), quint16(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8) };
        std::array<CodeLength, distanceSymbols> distanceLengths;
        for (std::size_t i = 0; i < distanceSymbols; ++i)
            distanceLengths[i] = { quint16(i), 5 };
        Codes codes;
        codes.literals.make(literalLengths, literalEntries.data());
        codes.distances.make(distanceLengths, distanceEntries.data());
        return codes;
    }
};

ZlibStreamInflater::Result ZlibStreamInflater::feed(QByteArrayView frame)
{
    if (m_waiting.size() + frame.size() > limit())
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

ZlibStreamInflater::Result ZlibStreamInflater::inflate(QByteArrayView input)
{
    startText(windowSize);
    BitReader in(input);
    if (!m_hasHeader && !readHeader(in))
        return damaged("it does not begin as a zlib stream does");
    for (;;) {
        if (!in.refill())
            return damaged("a payload ends too early");
        const bool isLast = in.take(1) == 1;
        Result result = Result::Corrupt;
        switch (in.take(2)) {
        case 0:
            result = inflateStored(in);
            break;
        case 1: {
            static const Codes fixed = Codes::fixed();
            result = inflateWithCodes(in, fixed);
            break;
        }
        case 2: {
            Codes codes;
            if (!readCodes(in, codes))
                return damaged("a block begins with impossible codes");
            result = inflateWithCodes(in, codes);
            break;
        }
        default:
            return damaged("a block is of no known kind");
        }
        if (result != Result::Complete)
            return result;
        if (isLast)
            return damaged("the stream ended");
        if (in.isAtEnd()) // behind the flush, which is an empty stored block
            return Result::Complete;
    }
}

bool ZlibStreamInflater::readHeader(BitReader &in)
{
    if (!in.refill())
        return false;
    const int method = in.take(8);
    const int flags = in.take(8);
    constexpr int presetDictionary = 0x20;
    // Deflate, with a window that we have
    m_hasHeader =
        (method & 0x0f) == 8 && method >> 4 <= 7 && (method << 8 | flags) % 31 == 0 && (flags & presetDictionary) == 0;
    return m_hasHeader;
}

ZlibStreamInflater::Result ZlibStreamInflater::inflateStored(BitReader &in)
{
    const QByteArrayView rest = in.rest();
    if (rest.size() < 4)
        return damaged("a payload ends too early");
    const qsizetype size = qFromLittleEndian<quint16>(rest.data());
    if (size != (qFromLittleEndian<quint16>(rest.data() + 2) ^ 0xffff))
        return damaged("a block's length is not what it should be");
    const QByteArrayView bytes = rest.sliced(4);
    if (bytes.size() < size)
        return damaged("a payload ends too early");
    while (roomSize() <= size) {
        if (!grow())
            return Result::TooLarge;
    }
    std::memcpy(room(), bytes.data(), std::size_t(size));
    wrote(size);
    in = BitReader(bytes.sliced(size));
    return Result::Complete;
}

bool ZlibStreamInflater::readCodes(BitReader &in, Codes &codes)
{
    if (!in.refill())
        return false;
    const int literals = 257 + in.take(5);
    const int distances = 1 + in.take(5);
    const int lengths = 4 + in.take(4);
    if (literals > 286 || distances > 30)
        return false;

    constexpr std::array<quint8, lengthSymbols> order { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1,
        15 };
    std::array<quint16, lengthSymbols> lengthOf {};
    for (int i = 0; i < lengths; ++i) {
        if (i % 16 == 0)
            in.refill();
        lengthOf[order[std::size_t(i)]] = quint16(in.take(3));
    }
    std::array<CodeLength, literalSymbols + distanceSymbols> found; // only symbols that have a word
    std::size_t count = 0;
    for (std::size_t i = 0; i < lengthSymbols; ++i) {
        found[count] = { quint16(i), lengthOf[i] };
        count += lengthOf[i] != 0;
    }
    HuffmanCode<7, lengthSymbols> lengthCode;
    if (!lengthCode.make({ found.data(), count }, lengthEntries.data()))
        return false;

    const int total = literals + distances;
    count = 0;
    for (int symbol = 0; symbol < total;) {
        if (!in.refill())
            return false;
        const HuffmanEntry entry = lengthCode.find(in.peek());
        in.drop(entry.codeBits());
        const int times = entry.value() / 16 + in.take(entry.extraBits());
        if (Q_LIKELY(entry.isValue())) {
            // No branch on whether there is a length: that is like tossing a coin.
            const int length = entry.value() % 16;
            found[count] = { quint16(symbol), quint16(length) };
            count += length != 0;
        } else {
            if (symbol == 0 || symbol + times > total)
                return false;
            if (count > 0 && found[count - 1].symbol == symbol - 1) { // else it is zero that is repeated
                for (int i = 0; i < times; ++i, ++count)
                    found[count] = { quint16(symbol + i), found[count - 1].length };
            }
        }
        symbol += times;
        if (symbol > total)
            return false;
    }
    std::size_t split = count;
    for (; split > 0 && found[split - 1].symbol >= literals; --split)
        found[split - 1].symbol = quint16(found[split - 1].symbol - literals);
    return codes.literals.make({ found.data(), split }, literalEntries.data(), true)
        && codes.distances.make({ found.data() + split, count - split }, distanceEntries.data(), true);
}

ZlibStreamInflater::Result ZlibStreamInflater::inflateWithCodes(BitReader &input, const Codes &codes)
{
    BitReader in = input; // a copy stays in registers
    const char *begin = historyBegin();
    char *out = room();
    char *end = out + roomSize();
    for (;;) {
        if (Q_UNLIKELY(out >= end)) {
            wrote(out - room());
            if (!grow())
                return Result::TooLarge;
            begin = historyBegin();
            out = room();
            end = out + roomSize();
        }
        if (Q_UNLIKELY(!in.refill()))
            return damaged("a payload ends too early");
        // Three words of bytes take 45 bits at most, a repetition 48: each has what a refill gives.
        HuffmanEntry entry = codes.literals.find(in.peek());
        if (entry.isValue()) {
            in.drop(entry.codeBits());
            *out++ = char(entry.value());
            entry = codes.literals.find(in.peek());
            if (entry.isValue()) {
                in.drop(entry.codeBits());
                *out++ = char(entry.value());
                entry = codes.literals.find(in.peek());
                if (entry.isValue()) {
                    in.drop(entry.codeBits());
                    *out++ = char(entry.value());
                    continue;
                }
            }
            if (Q_UNLIKELY(!in.refill()))
                return damaged("a payload ends too early");
        }
        in.drop(entry.codeBits());
        if (Q_UNLIKELY(entry.kind() != HuffmanEntry::Kind::Base)) {
            if (entry.kind() != HuffmanEntry::Kind::EndOfBlock)
                return damaged("a code word has no meaning");
            break;
        }
        const int length = entry.value() + in.take(entry.extraBits());
        const HuffmanEntry distanceEntry = codes.distances.find(in.peek());
        if (Q_UNLIKELY(distanceEntry.kind() != HuffmanEntry::Kind::Base))
            return damaged("a code word has no meaning");
        in.drop(distanceEntry.codeBits());
        const int distance = distanceEntry.value() + in.take(distanceEntry.extraBits());
        if (Q_UNLIKELY(distance > out - begin))
            return damaged("it refers to what was never sent");
        // From the last byte of the room two bytes and 272 may be written, so 273 into the slack.
        static_assert(slack >= 273);
        repeat(out, std::size_t(distance), std::size_t(length));
        out += length;
    }
    wrote(out - room());
    input = in;
    return roomSize() > 0 || grow() ? Result::Complete : Result::TooLarge;
}

ZlibStreamInflater::Result ZlibStreamInflater::damaged(const char *what)
{
    return corrupt(QString::fromLatin1(what));
}

} // namespace Hikari
