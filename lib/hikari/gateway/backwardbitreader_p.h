#pragma once

#include <QByteArrayView>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>

namespace Hikari {

//! \brief Some bits of a BackwardBitReader, from which numbers are taken, the highest bit first
class HighBits
{
public:
    //! \param unread how many there are, at the low end of \a word; 57 to 64
    HighBits(quint64 word, int unread)
        : m_word(word)
        , m_given(unread)
        , m_unread(unread)
    { }

    //! \param count up to 31; all together as many as there are
    quint32 take(int count)
    {
        drop(count);
        return low(masks[std::size_t(count)]);
    }
    void drop(int count) { m_unread -= count; }
    //! \brief Those that were taken or dropped last, as many as \a mask has
    quint32 low(quint32 mask) const { return quint32(m_word >> (m_unread & 63)) & mask; }
    int unread() const { return m_unread; }
    int taken() const { return m_given - m_unread; }

private:
    static constexpr auto masks = [] {
        std::array<quint32, 32> all {};
        for (std::size_t count = 0; count < all.size(); ++count)
            all[count] = (quint32(1) << count) - 1;
        return all;
    }();

    quint64 m_word;
    int m_given;
    int m_unread;
};

//! \brief Reads bits from the end of bytes to their beginning, as zstd packs them
//!
//! Never reads before the beginning; what would stand there is zero, and left() is negative once it was taken.
//!
//! See RFC 8878, 4.1.
class BackwardBitReader
{
public:
    BackwardBitReader() = default; // nothing is left
    //! \brief Less than nothing is left if the last of the \a bytes has no mark of where the bits end
    explicit BackwardBitReader(QByteArrayView bytes)
        : m_begin(bytes.data())
    {
        if (bytes.size() >= 8) {
            m_first = qFromLittleEndian<quint64>(m_begin);
        } else {
            for (qsizetype i = 0; i < bytes.size(); ++i)
                m_first |= quint64(quint8(bytes[i])) << (8 * i);
        }
        const bool isMarked = !bytes.isEmpty() && bytes.back() != 0;
        m_left = isMarked ? bytes.size() * 8 - 1 - std::countl_zero(quint8(bytes.back())) : -1;
    }

    //! \brief The next 57 bits or some more; those that are taken of them have to be dropped here as well
    HighBits bits() const
    {
        if (Q_LIKELY(m_left >= 64))
            return { qFromLittleEndian<quint64>(m_begin + (m_left + 7) / 8 - 8), 57 + int((m_left - 1) & 7) };
        return { m_first << 1 << (63 - std::max(m_left, qsizetype(0))), 64 }; // two steps, for a shift by 64
    }
    void drop(int count) { m_left -= count; }
    //! \brief Bits; negative if more were dropped than there are
    qsizetype left() const { return m_left; }

private:
    const char *m_begin = nullptr;
    quint64 m_first = 0; // bytes
    qsizetype m_left = 0;
};

} // namespace Hikari
