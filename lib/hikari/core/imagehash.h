#pragma once

#include <hikari/core/global.h>

#include <QByteArrayView>
#include <QMetaType>
#include <QString>

#include <array>
#include <span>

class QDebug;

namespace Hikari {

//! \brief The hash that names an image of a user, guild or other thing on Discord's CDN
//!
//! 32 hexadecimal digits, with "a_" before them if the image is animated, are kept in 16 bytes and a flag: 24 bytes and
//! no allocation. Text of any other form is kept as it came. A null hash means that there is no image. See Discord
//! Docs/Reference, "Image Formatting".
class HIKARI_EXPORT ImageHash
{
public:
    ImageHash() = default;
    ImageHash(const ImageHash &other);
    ImageHash(ImageHash &&other) noexcept;
    ImageHash &operator=(const ImageHash &other);
    ImageHash &operator=(ImageHash &&other) noexcept;
    ~ImageHash();

    //! \brief Empty \a text gives a null hash
    static ImageHash fromString(QStringView text);
    static ImageHash fromString(QByteArrayView text);
    //! \brief Exactly what fromString() was given; empty when null
    QString toString() const;

    static constexpr std::size_t packedSize = 16;
    //! \brief The 32 digits as bytes; empty when null or of another form
    std::span<const quint8> packedBytes() const;
    static ImageHash fromPackedBytes(std::span<const quint8, packedSize> bytes, bool isAnimated);

    bool isNull() const { return m_form == Form::None; }
    bool isAnimated() const;

    HIKARI_EXPORT friend bool operator==(const ImageHash &a, const ImageHash &b);

private:
    struct Text;
    enum class Form : quint8
    {
        None,
        Still,
        Animated,
        Text
    };

    union Data
    {
        std::array<quint8, packedSize> bytes;
        Text *text; // shared by copies, counted
    };
    Data m_data {};
    Form m_form = Form::None;
};

HIKARI_EXPORT QDebug operator<<(QDebug debug, const ImageHash &hash);

} // namespace Hikari

Q_DECLARE_TYPEINFO(Hikari::ImageHash, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(Hikari::ImageHash)
