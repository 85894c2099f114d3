#pragma once

#include <hikari/core/box.h>
#include <hikari/core/color.h>
#include <hikari/core/flags.h>
#include <hikari/core/timestamp.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief Properties of an embed's picture or video
//!
//! Bits that are not listed are kept. See Discord Docs/Message, "Embed Media Flags".
enum class EmbedMediaFlag : quint32
{
    IsAnimated = 1u << 5,
};

using EmbedMediaFlags = Flags<EmbedMediaFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(EmbedMediaFlag)

//! \brief Properties of an embed
//!
//! Bits that are not listed are kept. See Discord Docs/Message, "Embed Flags".
enum class EmbedFlag : quint32
{
    IsContentInventoryEntry = 1u << 5,
};

using EmbedFlags = Flags<EmbedFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(EmbedFlag)

//! \brief A picture or video of an embed
//!
//! See Discord Docs/Message, "Embed Image Structure" and "Embed Video Structure".
struct EmbedMedia
{
    std::optional<QString> url;
    std::optional<QString> proxyUrl;
    std::optional<int> height;
    std::optional<int> width;
    std::optional<QString> contentType;
    std::optional<QString> placeholder; //!< thumbhash
    std::optional<int> placeholderVersion;
    std::optional<QString> description;
    std::optional<EmbedMediaFlags> flags;

    bool operator==(const EmbedMedia &) const = default;
};

//! \brief The last line of an embed
//!
//! See Discord Docs/Message, "Embed Footer Structure".
struct EmbedFooter
{
    QString text;
    std::optional<QString> iconUrl;
    std::optional<QString> proxyIconUrl;

    bool operator==(const EmbedFooter &) const = default;
};

//! \brief The site an embed was made from
//!
//! See Discord Docs/Message, "Embed Provider Structure".
struct EmbedProvider
{
    std::optional<QString> name;
    std::optional<QString> url;

    bool operator==(const EmbedProvider &) const = default;
};

//! \brief The line above the title of an embed
//!
//! See Discord Docs/Message, "Embed Author Structure".
struct EmbedAuthor
{
    QString name;
    std::optional<QString> url;
    std::optional<QString> iconUrl;
    std::optional<QString> proxyIconUrl;

    bool operator==(const EmbedAuthor &) const = default;
};

//! \brief A name and a value in an embed
//!
//! See Discord Docs/Message, "Embed Field Structure".
struct EmbedField
{
    QString name;
    QString value;
    bool isInline = false;

    bool operator==(const EmbedField &) const = default;
};

//! \brief A framed part of a message
//!
//! See Discord Docs/Message, "Embed Structure".
struct Embed
{
    std::optional<QString> title;
    std::optional<QString> type; //!< "rich" for those of bots
    std::optional<QString> description;
    std::optional<QString> url;
    std::optional<Timestamp> timestamp;
    std::optional<Color> color;
    std::optional<EmbedFooter> footer;
    std::optional<EmbedMedia> image;
    std::optional<EmbedMedia> thumbnail;
    std::optional<EmbedMedia> video;
    std::optional<EmbedProvider> provider;
    std::optional<EmbedAuthor> author;
    QList<EmbedField> fields; //!< at most 25
    std::optional<EmbedFlags> flags;

    bool operator==(const Embed &) const = default;
};

} // namespace Hikari
