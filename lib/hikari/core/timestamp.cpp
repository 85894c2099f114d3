#include <hikari/core/timestamp.h>

#include <QDebug>
#include <QTimeZone>

#include <array>

namespace Hikari {

namespace {

constexpr qint64 microsecondsPerSecond = 1000000;

//! Days since 1970-01-01 of a date of the proleptic Gregorian calendar; the year is counted from March, so that the
//! leap day is the last of its year and month lengths follow one formula.
constexpr qint64 daysSinceEpoch(int year, int month, int day)
{
    const int shifted = month <= 2 ? year - 1 : year;
    const int monthFromMarch = (month + 9) % 12;
    const qint64 leapDays = shifted / 4 - shifted / 100 + shifted / 400;
    const int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    return qint64(shifted) * 365 + leapDays + dayOfYear - 719468;
}
static_assert(daysSinceEpoch(1970, 1, 1) == 0 && daysSinceEpoch(2000, 3, 1) == 11017);

constexpr int daysInMonth(int year, int month)
{
    constexpr std::array<int, 12> lengths { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    const bool leapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return lengths[size_t(month - 1)] + (month == 2 && leapYear ? 1 : 0);
}

//! The reader for Latin-1 and UTF-16 alike: everything it accepts is ASCII.
template<typename Char>
class IsoReader
{
public:
    IsoReader(const Char *begin, qsizetype size)
        : m_at(begin)
        , m_end(begin + size)
    { }

    std::optional<qint64> read()
    {
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
        if (m_end - m_at < 19)
            return std::nullopt;
        const bool shaped = number(4, year) && skip('-') && number(2, month) && skip('-') && number(2, day)
            && (skip('T') || skip(' ') || skip('t')) && number(2, hour) && skip(':') && number(2, minute) && skip(':')
            && number(2, second);
        // 60 is a leap second; it counts as the first of the next minute.
        if (!shaped || year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 23
            || minute > 59 || second > 60)
            return std::nullopt;
        int fraction = 0;
        if ((skip('.') || skip(',')) && !microseconds(fraction))
            return std::nullopt;
        int offsetMinutes = 0;
        if (!offset(offsetMinutes) || m_at != m_end)
            return std::nullopt;
        const qint64 seconds =
            daysSinceEpoch(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offsetMinutes * 60;
        return seconds * microsecondsPerSecond + fraction;
    }

private:
    bool skip(char character)
    {
        if (m_at == m_end || *m_at != Char(character))
            return false;
        ++m_at;
        return true;
    }
    bool digit(int &value)
    {
        if (m_at == m_end)
            return false;
        const unsigned number = unsigned(*m_at) - unsigned('0');
        if (number > 9)
            return false;
        ++m_at;
        value = value * 10 + int(number);
        return true;
    }
    bool number(int digits, int &value)
    {
        while (digits-- > 0) {
            if (!digit(value))
                return false;
        }
        return true;
    }
    bool microseconds(int &value)
    {
        int digits = 0;
        while (digits < 6 && digit(value))
            ++digits;
        if (digits == 0)
            return false;
        for (int cut = 0; digits == 6 && digit(cut); cut = 0) { }
        for (; digits < 6; ++digits)
            value *= 10;
        return true;
    }
    bool offset(int &minutes)
    {
        if (m_at == m_end || skip('Z') || skip('z'))
            return true;
        const bool negative = skip('-');
        if (!negative && !skip('+'))
            return false;
        int hours = 0;
        if (!number(2, hours) || hours > 23)
            return false;
        if (m_at != m_end) {
            skip(':');
            if (!number(2, minutes) || minutes > 59)
                return false;
        }
        minutes += hours * 60;
        if (negative)
            minutes = -minutes;
        return true;
    }

    const Char *m_at;
    const Char *m_end;
};

std::optional<Timestamp> toTimestamp(std::optional<qint64> microseconds)
{
    return microseconds ? std::optional(Timestamp::fromMicroseconds(*microseconds)) : std::nullopt;
}

} // namespace

Timestamp Timestamp::now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return Timestamp(std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count());
}

Timestamp Timestamp::fromDateTime(const QDateTime &time)
{
    return time.isValid() ? fromMilliseconds(time.toMSecsSinceEpoch()) : Timestamp();
}

std::optional<Timestamp> Timestamp::fromIso8601(QByteArrayView text)
{
    return toTimestamp(IsoReader<char>(text.data(), text.size()).read());
}

std::optional<Timestamp> Timestamp::fromIso8601(QStringView text)
{
    return toTimestamp(IsoReader<char16_t>(text.utf16(), text.size()).read());
}

QString Timestamp::toIso8601() const
{
    if (isNull())
        return QString();
    const QString date = toDateTime().toString(u"yyyy-MM-ddTHH:mm:ss");
    const qint64 fraction = m_microseconds - seconds() * microsecondsPerSecond;
    return date + u'.' + QString::number(fraction).rightJustified(6, u'0') + u"+00:00";
}

QDateTime Timestamp::toDateTime() const
{
    return isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds(), QTimeZone::utc());
}

QDebug operator<<(QDebug debug, Timestamp time)
{
    const QDebugStateSaver saver(debug);
    debug.noquote().nospace() << (time.isNull() ? QStringLiteral("Timestamp()") : time.toIso8601());
    return debug;
}

} // namespace Hikari
