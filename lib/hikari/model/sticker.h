#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/model/user.h>

#include <QString>

#include <optional>

namespace Hikari {

//! \brief Where a sticker comes from
//!
//! Numbers that are not listed are kept. See Discord Docs/Stickers, "Sticker Types".
enum class StickerType : int
{
    Standard = 1,
    Guild = 2,
};

//! \brief The file format of a sticker
//!
//! Numbers that are not listed are kept. See Discord Docs/Stickers, "Sticker Format Types".
enum class StickerFormat : int
{
    Png = 1,
    Apng = 2,
    Lottie = 3,
    Gif = 4,
};

//! \brief A sticker as a message carries it
//!
//! See Discord Docs/Stickers, "Sticker Item Structure".
struct StickerItem
{
    Snowflake id;
    QString name;
    StickerFormat format = StickerFormat::Png;

    bool operator==(const StickerItem &) const = default;
};

//! \brief A sticker of a guild or of a standard pack
//!
//! See Discord Docs/Stickers, "Sticker Structure".
struct Sticker
{
    Snowflake id;
    std::optional<Snowflake> packId;
    QString name;
    std::optional<QString> description;
    QString tags; //!< for completion and search, at most 200 characters
    StickerType type = StickerType::Standard;
    StickerFormat format = StickerFormat::Png;
    std::optional<bool> isAvailable; //!< false after the guild lost boosts
    std::optional<Snowflake> guildId;
    std::optional<User> user; //!< who uploaded it
    std::optional<int> sortValue; //!< order in its pack

    bool operator==(const Sticker &) const = default;
};

//! \brief A pack of standard stickers
//!
//! See Discord Docs/Stickers, "Sticker Pack Structure".
struct StickerPack
{
    Snowflake id;
    QList<Sticker> stickers;
    QString name;
    Snowflake skuId;
    std::optional<Snowflake> coverStickerId;
    QString description;
    std::optional<Snowflake> bannerAssetId;

    bool operator==(const StickerPack &) const = default;
};

} // namespace Hikari
