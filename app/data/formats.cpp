#include "formats.h"

#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace Panel {

namespace {

// Number and unit stay together on a line.
constexpr QChar noBreak(0x00a0);
constexpr QChar ellipsis(0x2026);

QString decimals(double value, int digits)
{
    return QLocale().toString(value, 'f', digits);
}

QString threeDigits(double value)
{
    return decimals(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

bool isBidiControl(QChar c)
{
    const auto u = c.unicode();
    return u == 0x061c || u == 0x200e || u == 0x200f || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
}

} // namespace

QString Formats::missing()
{
    return QStringLiteral("\u2013");
}

QString Formats::count(qint64 value)
{
    return QLocale().toString(value);
}

QString Formats::largeCount(qint64 value)
{
    static constexpr std::array units { 'k', 'M', 'G', 'T' };
    if (value > -100'000 && value < 100'000)
        return count(value);
    double scaled = double(value) / 1000.0;
    size_t unit = 0;
    while (std::abs(scaled) >= 999.5 && unit + 1 < units.size()) {
        scaled /= 1000.0;
        ++unit;
    }
    return threeDigits(scaled) % noBreak % QLatin1Char(units[unit]);
}

QString Formats::rateNumber(double perSecond)
{
    const bool isWhole = std::abs(perSecond - std::round(perSecond)) < 0.05;
    return perSecond < 10 && !isWhole ? decimals(perSecond, 1) : count(std::llround(perSecond));
}

QString Formats::rate(double perSecond)
{
    //: A rate, %1 is a number: "1,284/s"
    return tr("%1/s").arg(rateNumber(perSecond));
}

QString Formats::latency(double milliseconds)
{
    if (milliseconds >= 999.5)
        return decimals(milliseconds / 1000.0, 2) % noBreak % tr("s", "seconds");
    return decimals(milliseconds, milliseconds < 9.95 ? 1 : 0) % noBreak % tr("ms", "milliseconds");
}

QString Formats::latency(std::optional<std::chrono::microseconds> value)
{
    return value ? latency(double(value->count()) / 1000.0) : missing();
}

QString Formats::duration(std::chrono::milliseconds value)
{
    const qint64 ms = std::max<qint64>(0, value.count());
    const qint64 s = ms / 1000;
    const auto part = [](qint64 number, const QString &unit) { return QString(count(number) % noBreak % unit); };
    const QString days = tr("d", "days");
    const QString hours = tr("h", "hours");
    const QString minutes = tr("min", "minutes");
    const QString seconds = tr("s", "seconds");
    if (s >= 86'400)
        return part(s / 86'400, days) % u' ' % part(s % 86'400 / 3600, hours);
    if (s >= 3600)
        return part(s / 3600, hours) % u' ' % part(s % 3600 / 60, minutes);
    if (s >= 60)
        return part(s / 60, minutes) % u' ' % part(s % 60, seconds);
    return decimals(double(ms / 100) / 10.0, 1) % noBreak % seconds;
}

QString Formats::relativeTime(qint64 then, qint64 now)
{
    const qint64 age = now - then;
    if (age < 1000)
        return tr("now", "less than a second ago");
    if (age >= 3'600'000)
        return QDateTime::fromMSecsSinceEpoch(then).toString(QStringLiteral("HH:mm"));
    if (age >= 60'000) //: %1 is a number and a unit: "4 min ago"
        return tr("%1 ago").arg(count(age / 60'000) % noBreak % tr("min", "minutes"));
    const QString number = age < 10'000 ? decimals(double(age / 100) / 10.0, 1) : count(age / 1000);
    return tr("%1 ago").arg(number % noBreak % tr("s", "seconds"));
}

QString Formats::fullTime(qint64 milliseconds)
{
    const auto local = QDateTime::fromMSecsSinceEpoch(milliseconds);
    const auto form = QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz");
    //: A point in time: %1 in the local time zone, %2 in UTC
    return tr("%1 local time, %2 UTC").arg(local.toString(form), local.toUTC().toString(form));
}

QString Formats::clock(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds).time().toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString Formats::date(const QDateTime &value)
{
    //: Form of a short date, see QLocale::toString: "2 Mar 2026"
    return QLocale().toString(value.date(), tr("d MMM yyyy"));
}

QString Formats::bytes(qint64 value)
{
    static const std::array units { QStringLiteral("B"), QStringLiteral("KB"), QStringLiteral("MB"),
        QStringLiteral("GB"), QStringLiteral("TB") };
    double scaled = double(value);
    size_t unit = 0;
    while (std::abs(scaled) >= 1023.5 && unit + 1 < units.size()) {
        scaled /= 1024.0;
        ++unit;
    }
    return decimals(scaled, unit > 0 && scaled < 9.95 ? 1 : 0) % noBreak % units[unit];
}

QString Formats::percent(double fraction)
{
    //: A percentage, %1 is a number or "<1"; put the sign where your language has it
    const QString form = tr("%1\u00a0%");
    if (fraction > 0 && fraction < 0.01)
        return form.arg(QStringLiteral("<1"));
    return form.arg(count(std::llround(fraction * 100)));
}

QString Formats::shortId(quint64 id)
{
    if (id == 0)
        return missing();
    const QString text = QString::number(id);
    return text.size() <= 9 ? text : QString(text.left(4) % ellipsis % text.right(4));
}

QString Formats::shortSession(const QString &session)
{
    if (session.isEmpty())
        return missing();
    return session.size() <= 9 ? session : QString(session.left(4) % ellipsis % session.right(4));
}

QString Formats::timeLeft(std::chrono::milliseconds value)
{
    qint64 seconds = (std::max<qint64>(0, value.count()) + 999) / 1000;
    if (seconds > 60)
        seconds = (seconds + 4) / 5 * 5;
    QString text = duration(std::chrono::seconds(seconds));
    if (seconds < 60)
        text = count(seconds) % noBreak % tr("s", "seconds");
    //: %1 is a duration: "about 21 s left"
    return tr("about %1 left").arg(text);
}

QString Formats::singleLine(const QString &text, qsizetype limit)
{
    QString line;
    line.reserve(std::min(text.size(), limit) + 1);
    for (const QChar c : text) {
        if (line.size() >= limit) {
            if (line.back().isHighSurrogate())
                line.chop(1);
            line += ellipsis;
            break;
        }
        const auto u = c.unicode();
        if (u == u'\n')
            line += QChar(0x23ce); // ⏎
        else if (u < 0x20)
            line += u == u'\r' ? QChar() : QChar(char16_t(0x2400 + u)); // ␀ and its neighbours
        else if (u == 0x7f)
            line += QChar(0x2421);
        else if ((u >= 0x80 && u < 0xa0) || isBidiControl(c) || u == 0x2028 || u == 0x2029)
            line += QChar(0x25ca); // ◊
        else
            line += c;
    }
    line.remove(QChar());
    return line;
}

} // namespace Panel
