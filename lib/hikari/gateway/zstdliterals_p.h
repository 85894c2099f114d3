#pragma once

#include <hikari/gateway/backwardbitreader_p.h>

#include <QVarLengthArray>

#include <array>

namespace Hikari {

//! \brief The bytes of a zstd block that repeat nothing, in a Huffman code that blocks bring or take from the one
//! before
//!
//! See RFC 8878, 3.1.1.3.1 and 4.2.
class ZstdLiterals
{
public:
    using Bytes = QVarLengthArray<char, 2048>;
    //! Of the bytes, behind the literals; may be written and read
    static constexpr qsizetype padding = 32;

    //! \brief Literals that are not yet decoded; there are none in a new one
    //!
    //! Where a word begins is known only when the one before is, so a processor waits most of the time. It has
    //! something else to do meanwhile if four words are decoded now and then.
    class Stream
    {
    public:
        Stream() = default;
        Stream(QByteArrayView input, char *out, char *end)
            : m_in(input)
            , m_out(out)
            , m_end(end)
        { }

        bool hasFour() const { return m_end - m_out >= 4; }
        void decodeFour(const ZstdLiterals &code)
        {
            code.decode<4>(m_in, m_out);
            m_out += 4;
        }
        //! \return false if the input does not end with the last word
        bool decodeRest(const ZstdLiterals &code)
        {
            while (hasFour())
                decodeFour(code);
            for (; m_out < m_end; ++m_out)
                code.decode<1>(m_in, m_out);
            return m_in.left() == 0;
        }

    private:
        BackwardBitReader m_in;
        char *m_out = nullptr;
        char *m_end = nullptr;
    };

    //! \brief Blocks have to bring a code again
    void forgetCode() { m_longest = 0; }
    //! \brief Takes the literals off the front of \a block
    //!
    //! \param most how many there may be
    //! \param bytes gets them, and the padding; they are there when the rest of \a stream was decoded
    //! \return false if they are damaged
    bool read(QByteArrayView &block, qsizetype most, Bytes &bytes, Stream &stream);

private:
    //! The byte, and the length of its word above
    using Entry = quint16;
    struct Weights;

    bool readCode(QByteArrayView &input);
    bool decodeFourStreams(QByteArrayView input, char *out, qsizetype size) const;

    //! \brief The next bytes of \a in
    template<int Count>
    void decode(BackwardBitReader &in, char *out) const
    {
        static_assert(Count * mostBits <= 57 - mostBits);
        HighBits bits = in.bits();
        // As many bits as are looked at are dropped in advance, and not counted in the end.
        const Entry *const entries = m_entries.data();
        const quint32 mask = m_mask;
        bits.drop(m_longest);
        for (int i = 0; i < Count; ++i) {
            const quint32 entry = entries[bits.low(mask)];
            out[i] = char(entry);
            bits.drop(int(entry >> 8));
        }
        in.drop(bits.taken() - m_longest);
    }

    static constexpr int mostBits = 11;

    int m_longest = 0; // word, in bits; zero: there is no code
    quint32 m_mask = 0; // for as many bits
    std::array<Entry, (std::size_t(1) << mostBits) + 8> m_entries;
};

} // namespace Hikari
