#pragma once

#include <hikari/core/global.h>
#include <hikari/core/timestamp.h>

#include <QByteArrayView>
#include <QHashFunctions>
#include <QMetaType>
#include <QStringView>

#include <compare>
#include <functional>
#include <optional>

class QDebug;

namespace Hikari {

//! \brief The id of anything on Discord: 64 bits, unique, sortable by creation time
//!
//! Zero is the null id. On the wire ids are decimal strings; keeping them in 64 bits everywhere is what protects them
//! from JSON's doubles. See Discord Docs/Reference, "Snowflakes".
class HIKARI_EXPORT Snowflake
{
public:
    //! Milliseconds since 1970 UTC at which Discord's ids begin (2015-01-01)
    static constexpr qint64 discordEpoch = 1420070400000;

    constexpr Snowflake() = default;
    constexpr explicit Snowflake(quint64 value)
        : m_value(value)
    { }

    constexpr quint64 value() const { return m_value; }
    constexpr bool isNull() const { return m_value == 0; }

    //! \brief Reads 1 to 20 decimal digits; nullopt for anything else, also for more than 64 bits
    static std::optional<Snowflake> fromString(QByteArrayView text);
    static std::optional<Snowflake> fromString(QStringView text);
    QString toString() const;
    QByteArray toByteArray() const;

    //! \brief When the thing was created, to the millisecond
    constexpr Timestamp createdAt() const { return Timestamp::fromMilliseconds(qint64(m_value >> 22) + discordEpoch); }
    //! \brief The smallest id that could have been created at \a time; null for times up to 2015
    //!
    //! For "before" and "after" parameters of paged requests.
    static constexpr Snowflake fromTimestamp(Timestamp time)
    {
        const qint64 milliseconds = time.milliseconds() - discordEpoch;
        return milliseconds <= 0 ? Snowflake() : Snowflake(quint64(milliseconds) << 22);
    }

    //! \brief The shard that receives the events of the guild with this id
    //! \param shardCount all shards of the bot, at least 1
    //! See Discord Docs/Gateway, "Sharding".
    constexpr int shardId(int shardCount) const
    {
        return shardCount > 1 ? int((m_value >> 22) % quint64(shardCount)) : 0;
    }

    friend constexpr auto operator<=>(const Snowflake &, const Snowflake &) = default;
    friend constexpr bool operator==(const Snowflake &, const Snowflake &) = default;

    friend size_t qHash(Snowflake id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }

private:
    quint64 m_value = 0;
};

HIKARI_EXPORT QDebug operator<<(QDebug debug, Snowflake id);

} // namespace Hikari
//! \cond
template<>
struct std::hash<Hikari::Snowflake>
{
    size_t operator()(Hikari::Snowflake id) const noexcept { return qHash(id); }
};
//! \endcond
Q_DECLARE_TYPEINFO(Hikari::Snowflake, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(Hikari::Snowflake)
