#include <hikari/core/snowflake.h>

#include <QDebug>

#include <limits>

namespace Hikari {

namespace {

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
