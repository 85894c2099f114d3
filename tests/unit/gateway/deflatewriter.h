#pragma once

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <span>
#include <utility>
#include <vector>

//! A Huffman code of DEFLATE by the lengths of its words; 0: the symbol has none
class DeflateCode
{
public:
    explicit DeflateCode(std::vector<int> lengths)
        : m_lengths(std::move(lengths))
        , m_words(m_lengths.size())
    {
        int word = 0;
        for (int length = 1; length <= 15; ++length) {
            for (std::size_t symbol = 0; symbol < m_lengths.size(); ++symbol) {
                if (m_lengths[symbol] == length)
                    m_words[symbol] = word++;
            }
            word *= 2;
        }
    }
    static DeflateCode fixedLiterals()
    {
        std::vector<int> lengths(288);
        for (std::size_t i = 0; i < lengths.size(); ++i)
            lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        return DeflateCode(lengths);
    }
    static DeflateCode fixedDistances() { return DeflateCode(std::vector<int>(32, 5)); }
    //! \brief A complete code for \a symbols below \a size
    //!
    //! \param longest at least so long that there are enough words
    //! \param isDeep whether there are as many long words as possible
    static DeflateCode random(
        std::mt19937 &random, std::size_t size, std::vector<int> symbols, int longest, bool isDeep)
    {
        std::vector<int> lengths(size);
        std::vector<int> leaves { symbols.size() == 1 ? 1 : 0 };
        while (leaves.size() < symbols.size()) {
            std::vector<std::size_t> open;
            for (std::size_t i = 0; i < leaves.size(); ++i) {
                if (leaves[i] < longest)
                    open.push_back(i);
            }
            const std::size_t split = isDeep ? open.back() : open[random() % open.size()];
            leaves.push_back(++leaves[split]);
        }
        std::shuffle(symbols.begin(), symbols.end(), random);
        for (std::size_t i = 0; i < symbols.size(); ++i)
            lengths[std::size_t(symbols[i])] = leaves[i];
        return DeflateCode(lengths);
    }

    int length(int symbol) const { return m_lengths[std::size_t(symbol)]; }
    int word(int symbol) const { return m_words[std::size_t(symbol)]; }
    const std::vector<int> &lengths() const { return m_lengths; }
    //! \brief Those from \a begin to before \a end that have a word
    std::vector<int> symbols(int begin, int end) const
    {
        std::vector<int> found;
        for (int symbol = begin; symbol < std::min(end, int(m_lengths.size())); ++symbol) {
            if (length(symbol) > 0)
                found.push_back(symbol);
        }
        return found;
    }

private:
    std::vector<int> m_lengths;
    std::vector<int> m_words;
};

//! \brief Writes streams that zlib's deflate never makes
//!
//! See RFC 1951.
class DeflateWriter
{
public:
    enum class Kind
    {
        Stored,
        Fixed,
        Dynamic,
        Unknown,
    };
    struct Number
    {
        int base;
        int extraBits;
    };

    static constexpr int endOfBlock = 256;
    static Number lengthOf(int symbol)
    {
        const int i = symbol - 257;
        if (i == 28)
            return { 258, 0 };
        const int extraBits = i < 8 ? 0 : i / 4 - 1;
        return { i < 8 ? 3 + i : 3 + ((4 + i % 4) << extraBits), extraBits };
    }
    static Number distanceOf(int symbol)
    {
        const int extraBits = symbol < 4 ? 0 : symbol / 2 - 1;
        return { symbol < 4 ? 1 + symbol : 1 + ((2 + symbol % 2) << extraBits), extraBits };
    }

    //! Lowest bit first
    void put(int value, int count)
    {
        for (int i = 0; i < count; ++i) {
            if (m_bit == 0)
                m_bytes.append('\0');
            if ((value >> i & 1) != 0)
                m_bytes.back() = char(m_bytes.back() | 1 << m_bit);
            m_bit = (m_bit + 1) % 8;
        }
    }
    void header() { m_bytes.append("\x78\x9c"); }
    void beginBlock(Kind kind, bool isLast = false)
    {
        put(isLast, 1);
        put(int(kind), 2);
    }
    //! Highest bit first
    void word(const DeflateCode &code, int symbol)
    {
        for (int i = code.length(symbol); i-- > 0;)
            put(code.word(symbol) >> i, 1);
    }
    void stored(const QByteArray &bytes, bool isLast = false)
    {
        beginBlock(Kind::Stored, isLast);
        m_bit = 0;
        put(int(bytes.size()), 16);
        put(int(bytes.size()) ^ 0xffff, 16);
        m_bytes.append(bytes);
    }
    void match(const DeflateCode &literals, int lengthSymbol, int moreLength, const DeflateCode &distances,
        int distanceSymbol, int moreDistance)
    {
        word(literals, lengthSymbol);
        put(moreLength, lengthOf(lengthSymbol).extraBits);
        word(distances, distanceSymbol);
        put(moreDistance, distanceOf(distanceSymbol).extraBits);
    }
    //! What begins a dynamic block; \a steps say how the lengths are written, see stepsFor()
    void codes(int literals, int distances, std::span<const std::pair<int, int>> steps, const DeflateCode &lengthCode)
    {
        static constexpr std::array order { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
        put(literals - 257, 5);
        put(distances - 1, 5);
        put(int(order.size()) - 4, 4);
        for (const int symbol : order)
            put(lengthCode.length(symbol), 3);
        for (const auto &[symbol, more] : steps) {
            word(lengthCode, symbol);
            put(more, symbol < 16 ? 0 : symbol == 16 ? 2 : symbol == 17 ? 3 : 7);
        }
    }
    //! Lengths as symbols, with repetitions wherever there can be some, across the border of both codes too
    static std::vector<std::pair<int, int>> stepsFor(const DeflateCode &literals, const DeflateCode &distances)
    {
        std::vector<int> all = literals.lengths();
        all.insert(all.end(), distances.lengths().begin(), distances.lengths().end());
        std::vector<std::pair<int, int>> steps;
        for (std::size_t i = 0; i < all.size();) {
            int same = 1;
            while (i + std::size_t(same) < all.size() && all[i + std::size_t(same)] == all[i])
                ++same;
            if (all[i] == 0 && same >= 11) {
                same = std::min(same, 138);
                steps.emplace_back(18, same - 11);
            } else if (all[i] == 0 && same >= 3 && i % 2 == 0) { // else as any other length
                steps.emplace_back(17, same - 3);
            } else {
                steps.emplace_back(all[i], 0);
                same = same > 3 ? std::min(same - 1, 6) : 0;
                if (same > 0)
                    steps.emplace_back(16, same - 3);
                ++same;
            }
            i += std::size_t(same);
        }
        return steps;
    }
    void flush() { stored({}); }

    QByteArray take()
    {
        m_bit = 0;
        return std::exchange(m_bytes, {});
    }

private:
    QByteArray m_bytes;
    int m_bit = 0; // of the last byte that comes next; 0: a new byte
};
