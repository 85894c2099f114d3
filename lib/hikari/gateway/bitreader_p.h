#pragma once

#include <QByteArrayView>
#include <QtEndian>

namespace Hikari {

//! \brief Reads numbers of some bits from bytes, the lowest bit first, as DEFLATE packs them
//!
//! Never reads past the end; what would stand there is zero, and refill() says so once it was taken.
//!
//! See RFC 1951, 3.1.1.
class BitReader
{
public:
    //! Bits that can be taken after refill()
    static constexpr int refilled = 56;

    explicit BitReader(QByteArrayView bytes)
        : m_next(bytes.data())
        , m_end(bytes.data() + bytes.size())
    { }

    //! \brief Sees to it that there are bits to take; false if more were taken than there are
    bool refill()
    {
        if (m_end - m_next >= 8) {
            // As many whole bytes as fit; what stands above them in the word comes again with the next refill.
            m_bits |= qFromLittleEndian<quint64>(m_next) << m_count;
            m_next += (63 - m_count) >> 3;
            m_count |= refilled; // which has added just these bytes
            return true;
        }
        for (; m_count <= refilled; m_count += 8) {
            if (m_next < m_end)
                m_bits |= quint64(quint8(*m_next++)) << m_count;
            else
                m_missing += 8;
        }
        return m_missing <= m_count;
    }
    quint64 peek() const { return m_bits; }
    void drop(int count)
    {
        m_bits >>= count;
        m_count -= count;
    }
    int take(int count)
    {
        const int number = int(m_bits & ((quint64(1) << count) - 1));
        drop(count);
        return number;
    }
    //! \brief Whether every bit was taken
    bool isAtEnd() const { return m_next == m_end && m_count == m_missing; }
    //! \brief The bytes of which nothing was taken yet; null if more was taken than there is
    QByteArrayView rest() const
    {
        const int unused = (m_count - m_missing) / 8;
        return m_missing > m_count ? QByteArrayView() : QByteArrayView(m_next - unused, m_end);
    }

private:
    const char *m_next;
    const char *m_end;
    quint64 m_bits = 0;
    int m_count = 0; // of m_bits
    int m_missing = 0; // how many of the bits were given though there are none
};

} // namespace Hikari
