#include <hikari/gateway/zstdsequences_p.h>

#include <algorithm>
#include <utility>

namespace Hikari {

//! What the format says about a field
struct ZstdSequences::Format
{
    template<std::size_t Symbols, std::size_t Predefined>
    Format(const std::array<FseState, Symbols> &all, int most, int bits, const std::array<qint16, Predefined> &shares)
        : symbols(all.data())
        , symbolCount(int(Symbols))
        , mostBits(most)
    {
        predefined.make(FseDistribution(bits, shares), symbols);
    }

    const FseState *symbols;
    int symbolCount;
    int mostBits;
    Table predefined;
};

namespace {

//! \param base what the first symbol stands for
//! \param extraBits of the last symbols; the others have none
template<std::size_t Symbols, std::size_t More>
constexpr std::array<FseState, Symbols> numbers(quint32 base, const std::array<quint8, More> &extraBits)
{
    std::array<FseState, Symbols> symbols {};
    for (std::size_t i = 0; i < Symbols; ++i) {
        symbols[i].base = base;
        symbols[i].extraBits = i < Symbols - More ? quint8(0) : extraBits[i - (Symbols - More)];
        base += quint32(1) << symbols[i].extraBits;
    }
    return symbols;
}

constexpr auto literalSymbols =
    numbers<36, 20>(0, std::array<quint8, 20> { 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 });
constexpr auto lengthSymbols =
    numbers<53, 21>(3, std::array<quint8, 21> { 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 });
constexpr auto offsetSymbols = [] {
    std::array<FseState, 32> symbols {};
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        symbols[i].base = quint32(1) << i;
        symbols[i].extraBits = quint8(i);
    }
    return symbols;
}();

constexpr std::array<qint16, 36> literalShares { 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2,
    2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1 };
constexpr std::array<qint16, 53> lengthShares { 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1 };
constexpr std::array<qint16, 29> offsetShares { 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    -1, -1, -1, -1, -1 };

} // namespace

bool ZstdSequences::Field::readTable(QByteArrayView &block, Mode mode, const Format &format)
{
    switch (mode) {
    case Mode::Predefined:
        table = &format.predefined;
        break;
    case Mode::One: {
        const int symbol = block.isEmpty() ? format.symbolCount : quint8(block.front());
        if (symbol >= format.symbolCount)
            return false;
        block = block.sliced(1);
        own.makeOne(format.symbols[symbol]);
        table = &own;
        break;
    }
    case Mode::Coded: {
        FseDistribution distribution;
        if (!distribution.read(block, format.symbolCount, format.mostBits))
            return false;
        own.make(distribution, format.symbols);
        table = &own;
        break;
    }
    case Mode::AsBefore:
        break;
    }
    return table != nullptr;
}

void ZstdSequences::reset()
{
    m_literals.table = nullptr;
    m_offsets.table = nullptr;
    m_lengths.table = nullptr;
    m_recent = { 1, 4, 8 };
}

bool ZstdSequences::begin(QByteArrayView block)
{
    static const Format literals(literalSymbols, 9, 6, literalShares);
    static const Format offsets(offsetSymbols, 8, 5, offsetShares);
    static const Format lengths(lengthSymbols, 9, 6, lengthShares);

    m_isFirst = true;
    m_left = 0;
    if (block.isEmpty())
        return false;
    const int first = quint8(block.front());
    const int size = first < 128 ? 1 : first < 255 ? 2 : 3;
    if (block.size() < size)
        return false;
    const int count = size == 1 ? first
        : size == 2             ? (first - 128) * 256 + quint8(block[1])
                                : 0x7f00 + quint8(block[1]) + quint8(block[2]) * 256;
    block = block.sliced(size);
    if (count == 0) {
        m_in = {};
        return block.isEmpty();
    }

    if (block.isEmpty())
        return false;
    const int modes = quint8(block.front());
    block = block.sliced(1);
    if ((modes & 3) != 0 || !m_literals.readTable(block, Mode(modes >> 6), literals)
        || !m_offsets.readTable(block, Mode(modes >> 4 & 3), offsets)
        || !m_lengths.readTable(block, Mode(modes >> 2 & 3), lengths))
        return false;
    m_in = BackwardBitReader(block);
    HighBits bits = m_in.bits();
    for (Field *field : { &m_literals, &m_offsets, &m_lengths })
        field->state = field->table->states() + bits.take(field->table->bits());
    m_in.drop(bits.taken());
    m_left = count;
    return true;
}

std::size_t ZstdSequences::read(
    std::span<ZstdSequence> sequences, ZstdLiterals::Stream &literals, const ZstdLiterals &code)
{
    const std::size_t count = std::min(sequences.size(), std::size_t(m_left));
    if (count == 0)
        return 0;
    // Copies stay in registers.
    BackwardBitReader in = m_in;
    ZstdLiterals::Stream stream = literals;
    const FseState *ofLiterals = m_literals.state;
    const FseState *ofOffset = m_offsets.state;
    const FseState *ofLength = m_lengths.state;
    auto [recent, older, oldest] = m_recent;

    HighBits bits = in.bits();
    const auto next = [&, literalStates = m_literals.table->states(), offsetStates = m_offsets.table->states(),
                          lengthStates = m_lengths.table->states()] {
        ofLiterals = literalStates + ofLiterals->next + bits.take(ofLiterals->bits);
        ofLength = lengthStates + ofLength->next + bits.take(ofLength->bits);
        ofOffset = offsetStates + ofOffset->next + bits.take(ofOffset->bits);
        in.drop(bits.taken());
        bits = in.bits();
    };
    if (!m_isFirst)
        next();
    for (ZstdSequence *to = sequences.data(), *const last = to + count - 1;; ++to) {
        if (stream.hasFour())
            stream.decodeFour(code);
        const quint32 number = ofOffset->base + bits.take(ofOffset->extraBits);
        if (Q_LIKELY(number > 3)) {
            oldest = older;
            older = recent;
            recent = number - 3;
        } else {
            // One of the last offsets. It would not be the very last one without literals between.
            switch (number - (ofLiterals->base != 0)) {
            case 0:
                break;
            case 1:
                std::swap(recent, older);
                break;
            case 2:
                recent = std::exchange(oldest, std::exchange(older, recent));
                break;
            default:
                oldest = older;
                older = recent--;
            }
        }
        to->offset = recent;
        // The others have 16 bits at most; an offset of more than 25 bits is refused later, whatever it is.
        to->length = ofLength->base + bits.take(ofLength->extraBits);
        to->literals = ofLiterals->base + bits.take(ofLiterals->extraBits);
        if (to == last)
            break;
        if (Q_UNLIKELY(bits.unread() < 26)) { // that the next states may take
            in.drop(bits.taken());
            bits = in.bits();
        }
        next();
    }
    in.drop(bits.taken());

    m_isFirst = false;
    m_left -= int(count);
    m_in = in;
    literals = stream;
    m_literals.state = ofLiterals;
    m_offsets.state = ofOffset;
    m_lengths.state = ofLength;
    m_recent = { recent, older, oldest };
    return count;
}

} // namespace Hikari
