#include <hikari/gateway/fsetable_p.h>

#include <hikari/gateway/bitreader_p.h>

namespace Hikari {

bool FseDistribution::read(QByteArrayView &input, int symbols, int mostBits)
{
    BitReader in(input);
    in.refill();
    m_bits = in.take(4) + 5;
    m_symbols = 0;
    if (m_bits > mostBits)
        return false;
    int left = 1 << m_bits;
    while (left > 0) {
        if (!in.refill() || m_symbols >= symbols)
            return false;
        // A number from 0 to left + 1, which is more than the share; the first numbers have a bit less than the others.
        const int bits = int(std::bit_width(quint32(left + 1)));
        const int shorter = (1 << bits) - (left + 2);
        int number = int(in.peek()) & ((1 << (bits - 1)) - 1);
        if (number < shorter) {
            in.drop(bits - 1);
        } else {
            number = in.take(bits);
            if (number >= 1 << (bits - 1))
                number -= shorter;
        }
        const int share = number - 1;
        m_shares[std::size_t(m_symbols++)] = qint16(share);
        left -= std::abs(share);
        if (share != 0)
            continue;
        int zeros = 0; // further symbols without a share
        do {
            if (!in.refill())
                return false;
            zeros = in.take(2);
            if (m_symbols + zeros > symbols)
                return false;
            for (int i = 0; i < zeros; ++i)
                m_shares[std::size_t(m_symbols++)] = 0;
        } while (zeros == 3);
    }
    const QByteArrayView rest = in.rest();
    if (rest.isNull())
        return false;
    input = rest;
    return true;
}

} // namespace Hikari
