#pragma once

#include <hikari/core/color.h>
#include <hikari/core/timestamp.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief A picture or video of an embed
//!
//! See Discord Docs/Message, "Embed Image Structure" and "Embed Video Structure".
struct EmbedMedia
{
    std::optional<QString> url;
    std::optional<QString> proxyUrl;
    std::optional<int> width; //!< pixels
    std::optional<int> height; //!< pixels
    std::optional<QString> contentType;
    std::optional<QString> placeholder; //!< ThumbHash, base64
    std::optional<int> placeholderVersion;
    std::optional<QString> description;
    std::optional<int> flags;

    bool operator==(const EmbedMedia &) const = default;
};

//! \brief The author line of an embed
//!
//! See Discord Docs/Message, "Embed Author Structure".
struct EmbedAuthor
{
    QString name; //!< up to 256 characters
    std::optional<QString> url;
    std::optional<QString> iconUrl;
    std::optional<QString> proxyIconUrl;

    bool operator==(const EmbedAuthor &) const = default;
};

//! \brief A titled paragraph of an embed
//!
//! See Discord Docs/Message, "Embed Field Structure".
struct EmbedField
{
    QString name; //!< up to 256 characters
    QString value; //!< up to 1,024 characters
    bool isInline = false;

    bool operator==(const EmbedField &) const = default;
};

//! \brief The last line of an embed
//!
//! See Discord Docs/Message, "Embed Footer Structure".
struct EmbedFooter
{
    QString text; //!< up to 2,048 characters
    std::optional<QString> iconUrl;
    std::optional<QString> proxyIconUrl;

    bool operator==(const EmbedFooter &) const = default;
};

//! \brief The site that an embed was made from
//!
//! See Discord Docs/Message, "Embed Provider Structure".
struct EmbedProvider
{
    std::optional<QString> name;
    std::optional<QString> url;

    bool operator==(const EmbedProvider &) const = default;
};

//! \brief A framed block of rich content
//!
//! See Discord Docs/Message, "Embed Structure".
struct Embed
{
    std::optional<QString> title; //!< up to 256 characters
    std::optional<QString> type; //!< "rich", "image", "video", "gifv", "article", "link", "poll_result"
    std::optional<QString> description; //!< up to 4,096 characters
    std::optional<QString> url;
    std::optional<Timestamp> timestamp;
    std::optional<Color> color;
    std::optional<EmbedFooter> footer;
    std::optional<EmbedMedia> image;
    std::optional<EmbedMedia> thumbnail;
    std::optional<EmbedMedia> video;
    std::optional<EmbedProvider> provider;
    std::optional<EmbedAuthor> author;
    QList<EmbedField> fields; //!< up to 25
    std::optional<int> flags;

    bool operator==(const Embed &) const = default;
};

} // namespace Hikari
