#include <hikari/core/snowflake.h>

#include <QDebug>
#include <QtEndian>

#include <limits>

namespace Hikari {

namespace {

// Eight digits at once; ids are in every event many times
bool readEight(const char *at, quint64 *value)
{
    quint64 text = qFromLittleEndian<quint64>(at);
    constexpr quint64 each = 0x0101010101010101u;
    // Whether each byte is from '0' to '9': the high halves are 3, also after 6 was added
    if (((text & (text + 6 * each)) & (0xf0 * each)) != 0x30 * each)
        return false;
    text -= 0x30 * each;
    text = text * 10 + (text >> 8); // pairs, in every second byte
    const quint64 fours = (text & 0x000000ff000000ffu) * (100 + (quint64(1'000'000) << 32))
        + ((text >> 16) & 0x000000ff000000ffu) * (1 + (quint64(10'000) << 32));
    *value = fours >> 32;
    return true;
}

template<typename Char>
std::optional<Snowflake> read(const Char *at, qsizetype size)
{
    constexpr qsizetype mostDigits = std::numeric_limits<quint64>::digits10 + 1;
    if (size < 1 || size > mostDigits)
        return std::nullopt;
    quint64 value = 0;
    const Char *const end = at + size;
    // The first 19 digits cannot overflow.
    const Char *const safeEnd = size < mostDigits ? end : end - 1;
    if constexpr (sizeof(Char) == 1) {
        for (quint64 eight = 0; safeEnd - at >= 8; at += 8) {
            if (!readEight(reinterpret_cast<const char *>(at), &eight))
                return std::nullopt;
            value = value * 100'000'000 + eight;
        }
    }
    for (; at != safeEnd; ++at) {
        const unsigned digit = unsigned(*at) - unsigned('0');
        if (digit > 9)
            return std::nullopt;
        value = value * 10 + digit;
    }
    if (at != end) {
        constexpr quint64 most = std::numeric_limits<quint64>::max();
        const unsigned digit = unsigned(*at) - unsigned('0');
        if (digit > 9 || value > most / 10 || (value == most / 10 && digit > most % 10))
            return std::nullopt;
        value = value * 10 + digit;
    }
    return Snowflake(value);
}

} // namespace

std::optional<Snowflake> Snowflake::fromString(QByteArrayView text)
{
    return read(text.data(), text.size());
}

std::optional<Snowflake> Snowflake::fromString(QStringView text)
{
    return read(text.utf16(), text.size());
}

QString Snowflake::toString() const
{
    return QString::number(m_value);
}

QByteArray Snowflake::toByteArray() const
{
    return QByteArray::number(m_value);
}

QDebug operator<<(QDebug debug, Snowflake id)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << id.value();
    return debug;
}

} // namespace Hikari
