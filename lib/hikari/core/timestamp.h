#pragma once

#include <hikari/core/global.h>

#include <QByteArrayView>
#include <QDateTime>
#include <QHashFunctions>
#include <QMetaType>
#include <QStringView>

#include <chrono>
#include <compare>
#include <limits>
#include <optional>

class QDebug;

namespace Hikari {

//! \brief A point in time with microseconds, as Discord sends it
//!
//! 8 bytes, cheap to copy. A default constructed Timestamp is null, which sorts before every other; 1970-01-01 itself
//! is not null. Time zones of what was parsed are applied and forgotten: the value is UTC.
class HIKARI_EXPORT Timestamp
{
public:
    constexpr Timestamp() = default;

    static constexpr Timestamp fromMicroseconds(qint64 sinceEpoch) { return Timestamp(sinceEpoch); }
    static constexpr Timestamp fromMilliseconds(qint64 sinceEpoch) { return Timestamp(scaled(sinceEpoch, 1000)); }
    static constexpr Timestamp fromSeconds(qint64 sinceEpoch) { return Timestamp(scaled(sinceEpoch, 1000000)); }
    //! \brief The system's wall clock; logic uses Clock::monotonic() instead
    static Timestamp now();
    //! \brief Null for an invalid \a time
    static Timestamp fromDateTime(const QDateTime &time);

    //! \brief Reads "2026-03-02T12:35:20.824000+00:00" and its variants
    //!
    //! Any number of fraction digits (those beyond six are cut), "Z", "+hh:mm", "+hhmm", "+hh" or no offset (UTC), a
    //! "T" or a space between date and time. Years 1 to 9999. nullopt for anything else.
    //! See Discord Docs/Reference, "ISO8601 Date/Time".
    static std::optional<Timestamp> fromIso8601(QByteArrayView text);
    static std::optional<Timestamp> fromIso8601(QStringView text);

    constexpr bool isNull() const { return m_microseconds == nullValue; }
    //! \brief Microseconds since 1970 UTC; 0 when null
    constexpr qint64 microseconds() const { return isNull() ? 0 : m_microseconds; }
    //! \brief Milliseconds since 1970 UTC, rounded down; 0 when null
    constexpr qint64 milliseconds() const { return floored(1000); }
    //! \brief Seconds since 1970 UTC, rounded down; 0 when null
    constexpr qint64 seconds() const { return floored(1000000); }

    //! \brief "2026-03-02T12:35:20.824000+00:00"; empty when null
    QString toIso8601() const;
    //! \brief In UTC, milliseconds only; invalid when null
    QDateTime toDateTime() const;

    friend constexpr auto operator<=>(const Timestamp &, const Timestamp &) = default;
    friend constexpr bool operator==(const Timestamp &, const Timestamp &) = default;

    //! \brief Null plus anything stays null
    template<typename Rep, typename Period>
    friend constexpr Timestamp operator+(Timestamp time, std::chrono::duration<Rep, Period> by)
    {
        if (time.isNull())
            return time;
        return Timestamp(time.m_microseconds + std::chrono::duration_cast<std::chrono::microseconds>(by).count());
    }
    template<typename Rep, typename Period>
    friend constexpr Timestamp operator-(Timestamp time, std::chrono::duration<Rep, Period> by)
    {
        return time + -by;
    }
    //! \brief The time from \a b to \a a; zero if one of them is null
    friend constexpr std::chrono::microseconds operator-(Timestamp a, Timestamp b)
    {
        return std::chrono::microseconds(a.isNull() || b.isNull() ? 0 : a.m_microseconds - b.m_microseconds);
    }

    friend size_t qHash(Timestamp time, size_t seed = 0) noexcept { return ::qHash(time.m_microseconds, seed); }

private:
    static constexpr qint64 nullValue = std::numeric_limits<qint64>::min();

    constexpr explicit Timestamp(qint64 microseconds)
        : m_microseconds(microseconds)
    { }
    static constexpr qint64 scaled(qint64 value, qint64 factor)
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        if (value > most / factor)
            return most;
        return value < -(most / factor) ? -most : value * factor;
    }
    constexpr qint64 floored(qint64 divisor) const
    {
        const qint64 value = microseconds();
        return value / divisor - (value % divisor < 0 ? 1 : 0);
    }

    qint64 m_microseconds = nullValue;
};

HIKARI_EXPORT QDebug operator<<(QDebug debug, Timestamp time);

} // namespace Hikari

Q_DECLARE_TYPEINFO(Hikari::Timestamp, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(Hikari::Timestamp)
