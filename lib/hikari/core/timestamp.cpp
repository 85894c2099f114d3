#include <hikari/core/timestamp.h>

#include <QDebug>
#include <QTimeZone>

#include <array>
#include <bit>
#include <cstring>
#include <string_view>

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

//! What a time says, before the offset is applied
struct Parts
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    int fraction = 0; // microseconds

    std::optional<qint64> toMicroseconds(int offsetMinutes) const
    {
        // 60 is a leap second; it counts as the first of the next minute.
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59
            || second > 60)
            return std::nullopt;
        const qint64 seconds =
            daysSinceEpoch(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offsetMinutes * 60;
        return seconds * microsecondsPerSecond + fraction;
    }
};

// What nearly all times look like; 0 stands for any digit, but for those of the offset.
constexpr std::string_view usualForm = "0000-00-00T00:00:00.000000+00:00";
constexpr std::size_t usualDigits = 26; // digits from there on are the offset's

//! Reads what has the usual form, eight characters at a time; false for anything else
bool readUsual(const char *text, Parts &parts)
{
    constexpr std::size_t wordCount = usualForm.size() / sizeof(quint64);
    // In the bytes where a digit stands
    static constexpr auto digits = [] {
        std::array<quint8, usualForm.size()> bytes {};
        for (std::size_t i = 0; i < usualDigits; ++i)
            bytes[i] = usualForm[i] == '0' ? 0x0f : 0;
        return std::bit_cast<std::array<quint64, wordCount>>(bytes);
    }();
    std::array<quint64, wordCount> words;
    std::array<quint64, wordCount> form;
    std::memcpy(words.data(), text, usualForm.size());
    std::memcpy(form.data(), usualForm.data(), usualForm.size());
    quint64 wrong = 0;
    for (std::size_t i = 0; i < wordCount; ++i) {
        words[i] ^= form[i]; // a digit's value, and 0 where the form says what stands there
        wrong |= (words[i] & ~digits[i]) | ((words[i] + 0x0606060606060606u) & 0xf0f0f0f0f0f0f0f0u);
    }
    if (wrong != 0)
        return false;
    const auto values = std::bit_cast<std::array<quint8, usualForm.size()>>(words);
    const auto two = [&values](std::size_t at) { return values[at] * 10 + values[at + 1]; };
    parts = { two(0) * 100 + two(2), two(5), two(8), two(11), two(14), two(17),
        two(20) * 10'000 + two(22) * 100 + two(24) };
    return true;
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
        Parts parts;
        if (m_end - m_at < 19)
            return std::nullopt;
        const bool shaped = number(4, parts.year) && skip('-') && number(2, parts.month) && skip('-')
            && number(2, parts.day) && (skip('T') || skip(' ') || skip('t')) && number(2, parts.hour) && skip(':')
            && number(2, parts.minute) && skip(':') && number(2, parts.second);
        if (!shaped || ((skip('.') || skip(',')) && !microseconds(parts.fraction)))
            return std::nullopt;
        int offsetMinutes = 0;
        if (!offset(offsetMinutes) || m_at != m_end)
            return std::nullopt;
        return parts.toMicroseconds(offsetMinutes);
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
    Parts parts;
    if (text.size() == qsizetype(usualForm.size()) && readUsual(text.data(), parts))
        return toTimestamp(parts.toMicroseconds(0));
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
