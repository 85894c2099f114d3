#include <hikari/gateway/zstdliterals_p.h>

#include <hikari/gateway/fsetable_p.h>

#include <cstring>
#include <utility>

namespace Hikari {

namespace {

enum class Kind
{
    Raw,
    Repeated, // one byte
    Coded,
    CodedAsBefore,
};

constexpr std::size_t byteCount = 256;
//! A weight is by how much a word is shorter than the longest, and one; zero is no word
constexpr std::size_t weightCount = 16;

constexpr auto weightSymbols = [] {
    std::array<FseState, 12> symbols {};
    for (std::size_t weight = 0; weight < symbols.size(); ++weight)
        symbols[weight].base = quint32(weight);
    return symbols;
}();

} // namespace

//! The bytes that have a word, and the weights of these
struct ZstdLiterals::Weights
{
    std::array<quint16, byteCount> bytes; // in their order; the weight stands above
    int count = 0;
    int next = 0; // byte
    std::array<int, weightCount> countOf {}; // by weight

    void add(quint32 weight)
    {
        // No branch on whether there is a word: that is like tossing a coin.
        bytes[std::size_t(count)] = quint16(quint32(next) | weight << 8);
        count += weight != 0;
        ++next;
        ++countOf[weight];
    }

    bool readCoded(QByteArrayView input)
    {
        constexpr int mostBits = 6;
        FseDistribution distribution;
        if (!distribution.read(input, int(weightSymbols.size()), mostBits))
            return false;
        FseTable<mostBits> table;
        table.make(distribution, weightSymbols.data());
        const FseState *const states = table.states();
        BackwardBitReader in(input);
        HighBits bits = in.bits();
        quint32 one = bits.take(table.bits());
        quint32 other = bits.take(table.bits());
        in.drop(bits.taken());

        // Two states take turns.
        constexpr int eight = 8 * mostBits;
        while (in.left() >= eight && next + 8 < int(byteCount)) {
            bits = in.bits();
            for (int i = 0; i < 4; ++i) {
                add(states[one].base);
                one = states[one].next + bits.take(states[one].bits);
                add(states[other].base);
                other = states[other].next + bits.take(states[other].bits);
            }
            in.drop(bits.taken());
        }
        // When there are too few bits for the next of one, the other has the last word.
        bits = in.bits();
        for (qsizetype left = in.left(); left >= 0 && left < eight && next + 2 < int(byteCount);) {
            add(states[one].base);
            left -= states[one].bits;
            if (left < 0) {
                add(states[other].base);
                return true;
            }
            one = states[one].next + bits.take(states[one].bits);
            std::swap(one, other);
        }
        return false;
    }
    void readPlain(QByteArrayView input, int size)
    {
        for (int i = 0; i < size; ++i)
            add(quint32(quint8(input[i / 2]) >> (i % 2 == 0 ? 4 : 0) & 15));
    }
};

bool ZstdLiterals::read(QByteArrayView &block, qsizetype most, Bytes &bytes, Stream &stream)
{
    quint64 header = 0;
    for (qsizetype i = 0; i < std::min(block.size(), qsizetype(5)); ++i)
        header |= quint64(quint8(block[i])) << (8 * i);
    const auto kind = Kind(header & 3);
    const int format = int(header >> 2 & 3);
    const bool isCoded = kind == Kind::Coded || kind == Kind::CodedAsBefore;
    int headerSize = 0;
    int sizeBits = 0;
    int sizeAt = 4;
    if (isCoded) {
        constexpr std::array<int, 4> bits { 10, 10, 14, 18 };
        sizeBits = bits[std::size_t(format)];
        headerSize = (sizeAt + sizeBits * 2) / 8;
    } else if (format == 1 || format == 3) {
        sizeBits = format == 1 ? 12 : 20;
        headerSize = (sizeAt + sizeBits) / 8;
    } else { // the upper bit of the format is one of the size's
        sizeAt = 3;
        sizeBits = 5;
        headerSize = 1;
    }
    const quint64 mask = (quint64(1) << sizeBits) - 1;
    const auto size = qsizetype(header >> sizeAt & mask);
    const qsizetype inputSize = isCoded ? qsizetype(header >> (sizeAt + sizeBits) & mask)
        : kind == Kind::Raw             ? size
                                        : 1;
    if (block.size() < headerSize + inputSize || size > most)
        return false;
    QByteArrayView input = block.sliced(headerSize, inputSize);
    block = block.sliced(headerSize + inputSize);
    bytes.resize(size + padding);
    char *const out = bytes.data();
    switch (kind) {
    case Kind::Raw:
        std::memcpy(out, input.data(), std::size_t(size));
        return true;
    case Kind::Repeated:
        std::memset(out, input.front(), std::size_t(size));
        return true;
    case Kind::Coded:
        if (!readCode(input))
            return false;
        break;
    case Kind::CodedAsBefore:
        if (m_longest == 0)
            return false;
        break;
    }
    if (format > 0)
        return decodeFourStreams(input, out, size);
    stream = Stream(input, out, out + size);
    return true;
}

bool ZstdLiterals::readCode(QByteArrayView &input)
{
    m_longest = 0;
    if (input.isEmpty())
        return false;
    constexpr int plain = 127; // and how many weights there are
    const int header = quint8(input.front());
    const qsizetype size = header > plain ? (header - plain + 1) / 2 : header;
    if (input.size() < 1 + size)
        return false;
    Weights weights;
    if (header > plain)
        weights.readPlain(input.sliced(1, size), header - plain);
    else if (!weights.readCoded(input.sliced(1, size)))
        return false;
    input = input.sliced(1 + size);

    // How many words of the longest length would stand in the others' place; the last byte takes the rest up to a power
    // of two, which is not said.
    quint32 used = 0;
    for (std::size_t weight = 1; weight < weightCount; ++weight)
        used += quint32(weights.countOf[weight]) << (weight - 1);
    const int longest = int(std::bit_width(used));
    const quint32 rest = (quint32(1) << longest) - used;
    if (used == 0 || longest > mostBits || !std::has_single_bit(rest))
        return false;
    weights.add(quint32(std::bit_width(rest)));
    if (weights.countOf[1] < 2) // the longest come in pairs
        return false;

    std::array<int, weightCount> at;
    int before = 0;
    for (std::size_t weight = 1; weight < weightCount; ++weight) {
        at[weight] = before;
        before += weights.countOf[weight];
    }
    std::array<quint16, byteCount> sorted;
    for (int i = 0; i < weights.count; ++i) {
        const quint16 each = weights.bytes[std::size_t(i)];
        sorted[std::size_t(at[each >> 8]++)] = each;
    }
    Entry *entry = m_entries.data();
    for (int i = 0; i < weights.count; ++i) {
        const int weight = sorted[std::size_t(i)] >> 8;
        const auto word = Entry((sorted[std::size_t(i)] & 0xff) | (longest + 1 - weight) << 8);
        // Eight at a time: what this writes too much is written again, or not read.
        const Entry eight[8] { word, word, word, word, word, word, word, word };
        const int places = 1 << (weight - 1);
        std::memcpy(entry, eight, sizeof eight);
        for (int done = 8; Q_UNLIKELY(done < places); done += 8)
            std::memcpy(entry + done, eight, sizeof eight);
        entry += places;
    }
    m_longest = longest;
    m_mask = (quint32(1) << longest) - 1;
    return true;
}

bool ZstdLiterals::decodeFourStreams(QByteArrayView input, char *out, qsizetype size) const
{
    // The sizes of the first three; the literals are divided alike, but for the last.
    constexpr qsizetype headerSize = 6;
    constexpr qsizetype fewest = 6;
    const qsizetype part = (size + 3) / 4;
    if (input.size() < headerSize || size < fewest)
        return false;
    const qsizetype first = qFromLittleEndian<quint16>(input.data());
    const qsizetype second = first + qFromLittleEndian<quint16>(input.data() + 2);
    const qsizetype third = second + qFromLittleEndian<quint16>(input.data() + 4);
    input = input.sliced(headerSize);
    if (third > input.size())
        return false;
    Stream one(input.first(first), out, out + part);
    Stream two(input.first(second).sliced(first), out + part, out + part * 2);
    Stream three(input.first(third).sliced(second), out + part * 2, out + part * 3);
    Stream four(input.sliced(third), out + part * 3, out + size);
    while (four.hasFour()) { // as all others then
        one.decodeFour(*this);
        two.decodeFour(*this);
        three.decodeFour(*this);
        four.decodeFour(*this);
    }
    return one.decodeRest(*this) && two.decodeRest(*this) && three.decodeRest(*this) && four.decodeRest(*this);
}

} // namespace Hikari
