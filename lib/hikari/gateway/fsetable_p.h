#pragma once

#include <QByteArrayView>

#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>

namespace Hikari {

//! \brief How often each symbol is to be expected, as shares of a power of two
//!
//! See RFC 8878, 4.1.1.
class FseDistribution
{
public:
    static constexpr std::size_t mostSymbols = 64;

    FseDistribution() = default; // not initialised: read() writes what is read
    template<std::size_t Symbols>
    constexpr FseDistribution(int bits, const std::array<qint16, Symbols> &shares)
        : m_bits(bits)
        , m_symbols(int(Symbols))
        , m_shares {}
    {
        static_assert(Symbols <= mostSymbols);
        for (std::size_t symbol = 0; symbol < Symbols; ++symbol)
            m_shares[symbol] = shares[symbol];
    }

    //! \brief Reads it from the front of \a input, and takes it off
    //!
    //! \param symbols that there are at most, up to mostSymbols
    //! \return false if it is damaged, or has more symbols or bits than that
    bool read(QByteArrayView &input, int symbols, int mostBits);

    //! \brief The shares are of this power of two
    int bits() const { return m_bits; }
    int symbols() const { return m_symbols; }
    //! -1 is less than one, which has a place nevertheless
    int share(int symbol) const { return m_shares[std::size_t(symbol)]; }

private:
    int m_bits;
    int m_symbols;
    std::array<qint16, mostSymbols> m_shares;
};

//! \brief A state of a decoder: the symbol that it stands for, and which states may come next
struct FseState // not initialised: tables are large and written before they are read
{
    // A symbol is a number to which bits that follow are added.
    quint32 base;
    quint8 extraBits;
    // So is the next state.
    quint8 bits;
    quint16 next;
};

//! \brief The states of an asymmetric numeral system ("finite state entropy")
//!
//! Making it is as important as using it: each payload brings distributions of its own for some dozen symbols.
//!
//! See RFC 8878, 4.1.
template<int MostBits>
class FseTable
{
public:
    //! \param symbols states by symbol; what comes next is zero in them, and is set here
    void make(const FseDistribution &distribution, const FseState *symbols)
    {
        m_bits = distribution.bits();
        const quint32 size = quint32(1) << m_bits;
        // Rare symbols have the last places, the others' are spread over the rest.
        std::array<quint8, (std::size_t(1) << MostBits) + 8> inOrder;
        std::array<quint8, std::size_t(1) << MostBits> symbolAt;
        std::array<quint16, FseDistribution::mostSymbols> number;
        quint32 last = size - 1;
        quint32 count = 0;
        for (int symbol = 0; symbol < distribution.symbols(); ++symbol) {
            const int share = distribution.share(symbol);
            number[std::size_t(symbol)] = quint16(std::abs(share));
            if (share < 0) {
                symbolAt[last--] = quint8(symbol);
                continue;
            }
            // Eight at a time: what this writes too much is written again, or not read.
            std::memset(&inOrder[count], symbol, 8);
            for (int i = 8; Q_UNLIKELY(i < share); i += 8)
                std::memset(&inOrder[count + quint32(i)], symbol, 8);
            count += quint32(share);
        }
        const quint32 step = (size >> 1) + (size >> 3) + 3;
        quint32 at = 0;
        for (quint32 i = 0; i < count; ++i) {
            symbolAt[at] = inOrder[i];
            do
                at = (at + step) & (size - 1);
            while (Q_UNLIKELY(at > last));
        }
        for (quint32 i = 0; i < size; ++i) {
            const std::size_t symbol = symbolAt[i];
            const quint32 mine = number[symbol]++;
            FseState state = symbols[symbol];
            state.bits = quint8(m_bits + 1 - int(std::bit_width(mine)));
            state.next = quint16((mine << state.bits) - size);
            m_states[i] = state;
        }
    }
    //! \brief There is just this symbol
    void makeOne(const FseState &symbol)
    {
        m_bits = 0;
        m_states[0] = symbol;
    }

    //! \brief That tell the first state
    int bits() const { return m_bits; }
    const FseState *states() const { return m_states.data(); }

private:
    int m_bits;
    std::array<FseState, std::size_t(1) << MostBits> m_states;
};

} // namespace Hikari
