#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>

namespace Hikari {

//! \brief What a code word of DEFLATE stands for, and how many bits it and what follows it take
class HuffmanEntry
{
public:
    enum class Kind : quint32
    {
        Value, //!< itself
        Base, //!< a number to which the extra bits are added
        EndOfBlock,
        Invalid,
    };

    HuffmanEntry() = default; // not initialised: tables are large and written before they are read
    //! \param value at most 65,535
    //! \param extraBits that follow the code word, at most 15
    constexpr HuffmanEntry(Kind kind, int value = 0, int extraBits = 0)
        : m_bits(quint32(value) << 16 | quint32(kind) << 9 | quint32(extraBits) << 5)
    { }
    constexpr HuffmanEntry withCodeBits(int count) const
    {
        HuffmanEntry entry = *this;
        entry.m_bits |= quint32(count);
        return entry;
    }

    bool isEmpty() const { return codeBits() == 0; }
    bool isValue() const { return (m_bits & (3u << 9)) == 0; }
    Kind kind() const { return Kind(m_bits >> 9 & 3); }
    int value() const { return int(m_bits >> 16); }
    int codeBits() const { return int(m_bits & 31); }
    int extraBits() const { return int(m_bits >> 5 & 15); }

private:
    quint32 m_bits; // code bits 0-4, extra bits 5-8, kind 9-10, value 16-31
};

//! A symbol and the length of its code word in bits, 1 to 15
struct CodeLength
{
    quint16 symbol;
    quint16 length;
};

//! \brief A Huffman code, which is known by the lengths of its code words
//!
//! Words of up to \a TableBits are found by one look into a table, longer ones, which are rare, by counting. Making the
//! table is as important as using it: each payload brings codes of its own for some hundred symbols.
//!
//! See RFC 1951, 3.2.2.
template<int TableBits, int Symbols>
class HuffmanCode
{
public:
    //! \brief Makes the code in which only these symbols have words
    //!
    //! \param lengths in the order of the symbols
    //! \param entries by symbol; must live on
    //! \param mayBeIncomplete a code of one word, or of none, is one as well
    //! \return false if there is no such code
    bool make(std::span<const CodeLength> lengths, const HuffmanEntry *entries, bool mayBeIncomplete = false)
    {
        m_entries = entries;
        m_count.fill(0);
        for (const CodeLength &each : lengths)
            ++m_count[each.length];
        int longest = maxLength;
        while (longest > 0 && m_count[std::size_t(longest)] == 0)
            --longest;

        std::array<int, maxLength + 1> at; // where the symbols of a length go
        int before = 0;
        int words = 1; // of this length that no shorter word begins and that have no symbol
        for (std::size_t length = 1; length <= std::size_t(longest); ++length) {
            at[length] = before;
            before += m_count[length];
            words = words * 2 - m_count[length];
        }
        if (words < 0 || (words > 0 && !(mayBeIncomplete && longest <= 1)))
            return false;
        for (const CodeLength &each : lengths)
            m_sorted[std::size_t(at[each.length]++)] = each.symbol;
        fillTable(std::clamp(longest, 1, TableBits));
        return true;
    }

    //! \brief What the code word at the low end of \a bits, of which there must be 15, stands for
    HuffmanEntry find(quint64 bits) const
    {
        const HuffmanEntry entry = m_table[bits & m_mask];
        return Q_LIKELY(!entry.isEmpty()) ? entry : findLong(bits);
    }

private:
    static constexpr int maxLength = 15;
    static constexpr HuffmanEntry noEntry { HuffmanEntry::Kind::Invalid };

    //! Words stand in the stream with their first bit lowest: the one after \a word, which is not the last of \a all
    static quint32 next(quint32 word, quint32 all)
    {
        const quint32 bit = std::bit_floor(word ^ all); // the highest that is not set
        return (word & (bit - 1)) | bit;
    }

    //! The table for words of one bit more is the one for \a width words, twice
    void doubleTable(std::size_t width)
    {
        // Eight at a time: what this writes too much is written again before it is read.
        static_assert(TableBits >= 4, "else it would be behind the table");
        for (std::size_t i = 0; i < width; i += 8) {
            HuffmanEntry eight[8];
            std::memcpy(eight, &m_table[i], sizeof eight);
            std::memcpy(&m_table[width + i], eight, sizeof eight);
        }
    }

    //! No more bits than the longest word has: a small table is made in less time
    void fillTable(int bits)
    {
        m_mask = (quint32(1) << bits) - 1;
        const quint16 *symbol = m_sorted.data();
        quint32 word = 0;
        quint32 all = 0; // the last word of this length: all ones
        bool isFull = false;
        for (int length = 1; length <= bits; ++length) {
            doubleTable(all + 1);
            all = all * 2 + 1;
            for (int left = m_count[std::size_t(length)]; left > 0; --left) {
                m_table[word] = m_entries[*symbol++].withCodeBits(length);
                isFull = word == all;
                if (!isFull)
                    word = next(word, all);
            }
        }
        // Longer words, or none, begin as the rest does.
        for (; !isFull; word = next(word, all)) {
            m_table[word] = noEntry;
            isFull = word == all;
        }
    }

    Q_NEVER_INLINE HuffmanEntry findLong(quint64 bits) const
    {
        int word = 0;
        int first = 0; // word of this length
        int before = 0; // symbols with shorter words
        for (int length = 1; length <= maxLength; ++length) {
            const int count = m_count[std::size_t(length)];
            word |= int(bits & 1);
            if (word - first < count)
                return m_entries[m_sorted[std::size_t(before + word - first)]].withCodeBits(length);
            bits >>= 1;
            before += count;
            first = (first + count) * 2;
            word *= 2;
        }
        return noEntry;
    }

    const HuffmanEntry *m_entries = nullptr;
    quint32 m_mask = 0;
    std::array<HuffmanEntry, std::size_t(1) << TableBits> m_table;
    std::array<quint16, maxLength + 1> m_count; // words by length
    std::array<quint16, Symbols> m_sorted; // symbols in the order of their words
};

} // namespace Hikari
