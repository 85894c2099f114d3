#pragma once

#include <hikari/core/flags.h>
#include <hikari/core/global.h>
#include <hikari/core/typename.h>

#include <QList>
#include <QString>

#include <string_view>
#include <type_traits>

namespace Hikari {

//! \brief A documented value of an enum
struct EnumMember
{
    QString name; //!< of the enumerator or constant, such as "GuildText"
    QString value; //!< as it stands in JSON: decimal, or text
};

//! \brief An enum, set of flags or list of text values of Discord
struct HIKARI_EXPORT EnumInfo
{
    QString name; //!< of the enum class or namespace
    bool isFlags = false; //!< members are bits
    bool isText = false; //!< constants in a namespace, for members that are QString
    QList<EnumMember> members;

    //! \brief \a value for people: "GuildText", "Pinned | RequireTag"; what has no name as "Unknown(42)", "1<<40"
    QString text(quint64 value) const;
};

//! \brief All of them, any thread
HIKARI_EXPORT const QList<EnumInfo> &enums();
//! \brief The one called \a name; null when there is none; any thread
HIKARI_EXPORT const EnumInfo *enumInfo(QStringView name);

//! \brief The name of an enum's value, "Unknown(42)" for one that came after this library; any thread
template<typename E>
requires std::is_enum_v<E> QString enumName(E value)
{
    constexpr std::string_view name = Detail::typeName<E>();
    const EnumInfo *const info = enumInfo(QString::fromLatin1(name.data(), qsizetype(name.size())));
    return info ? info->text(quint64(std::make_unsigned_t<std::underlying_type_t<E>>(value)))
                : QStringLiteral("Unknown(%1)").arg(qint64(value));
}
//! \brief The names of the flags that are set, such as "Pinned | RequireTag | 1<<40"; "0" for none; any thread
template<typename E>
QString enumName(Flags<E> flags)
{
    constexpr std::string_view name = Detail::typeName<E>();
    const EnumInfo *const info = enumInfo(QString::fromLatin1(name.data(), qsizetype(name.size())));
    return info ? info->text(quint64(flags.toInt())) : QString::number(quint64(flags.toInt()));
}

} // namespace Hikari
