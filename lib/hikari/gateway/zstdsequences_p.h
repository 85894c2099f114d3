#pragma once

#include <hikari/gateway/fsetable_p.h>
#include <hikari/gateway/zstdliterals_p.h>

#include <array>
#include <span>

namespace Hikari {

//! \brief What a zstd block consists of: some literals, and then what stands \a offset before repeats \a length bytes
struct ZstdSequence
{
    quint32 literals;
    quint32 length;
    quint32 offset;
};

//! \brief Reads the sequences of blocks, in codes that these bring or take from the one before
//!
//! See RFC 8878, 3.1.1.3.2 and 3.1.1.5.
class ZstdSequences
{
public:
    //! \brief As at the beginning of a zstd frame
    void reset();
    //! \brief Begins with what \a block has behind its literals
    //!
    //! \return false if it is damaged
    bool begin(QByteArrayView block);
    //! \brief That are not yet read
    int left() const { return m_left; }
    //! \brief Reads as many as \a sequences has room for, or all; decodes some of the \a literals meanwhile
    //!
    //! \return how many they are; nothing says yet that they are possible
    std::size_t read(std::span<ZstdSequence> sequences, ZstdLiterals::Stream &literals, const ZstdLiterals &code);
    //! \brief Whether the block ends where its sequences do, once all are read
    bool isAtEnd() const { return m_in.left() == 0; }

private:
    using Table = FseTable<9>;
    enum class Mode
    {
        Predefined,
        One,
        Coded,
        AsBefore,
    };
    struct Format;
    //! One of the three numbers of a sequence
    struct Field
    {
        const Table *table = nullptr; // null: none came yet
        Table own;
        const FseState *state = nullptr;

        bool readTable(QByteArrayView &block, Mode mode, const Format &format);
    };

    int m_left = 0;
    bool m_isFirst = false;
    BackwardBitReader m_in;
    Field m_literals;
    Field m_offsets;
    Field m_lengths;
    std::array<quint32, 3> m_recent {}; // offsets, the last one first
};

} // namespace Hikari
