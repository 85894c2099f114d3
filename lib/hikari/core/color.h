#pragma once

#include <hikari/core/global.h>

#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace Hikari {

//! \brief A colour of a role, an embed or a user, 0xRRGGBB
//!
//! Black (0) is what Discord uses for "no colour" of roles.
struct HIKARI_EXPORT Color
{
    quint32 rgb = 0; //!< the upper 8 bits are zero

    static constexpr Color fromRgb(quint8 red, quint8 green, quint8 blue)
    {
        return Color { (quint32(red) << 16) | (quint32(green) << 8) | blue };
    }
    //! \brief Reads "#1a2b3c", "1a2b3c", "0x1a2b3c" or the short "#abc"; nullopt for anything else
    static std::optional<Color> fromHex(QStringView text);
    //! \brief "#1a2b3c"
    QString toHex() const;

    constexpr quint8 red() const { return quint8(rgb >> 16); }
    constexpr quint8 green() const { return quint8(rgb >> 8); }
    constexpr quint8 blue() const { return quint8(rgb); }

    friend constexpr auto operator<=>(const Color &, const Color &) = default;
    friend constexpr bool operator==(const Color &, const Color &) = default;
};

} // namespace Hikari

Q_DECLARE_TYPEINFO(Hikari::Color, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(Hikari::Color)
