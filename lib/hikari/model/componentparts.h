#pragma once

#include <hikari/core/box.h>
#include <hikari/core/color.h>
#include <hikari/core/flags.h>
#include <hikari/core/global.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/channel.h>
#include <hikari/model/emoji.h>
#include <hikari/model/jsonscalar.h>

#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief What a component is
//!
//! Numbers that are not listed are kept. See Discord Docs/Components, "Component Types".
enum class ComponentType : int
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    UserSelect = 5,
    RoleSelect = 6,
    MentionableSelect = 7,
    ChannelSelect = 8,
    Section = 9,
    TextDisplay = 10,
    Thumbnail = 11,
    MediaGallery = 12,
    File = 13,
    Separator = 14,
    Container = 17,
    Label = 18,
    FileUpload = 19,
    RadioGroup = 21,
    CheckboxGroup = 22,
    Checkbox = 23,
};

//! \brief How a button looks and what it does
//!
//! Numbers that are not listed are kept. See Discord Docs/Components, "Button Styles".
enum class ButtonStyle : int
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5, //!< opens Component::url, sends no interaction
    Premium = 6, //!< sells Component::skuId, sends no interaction
};

//! \brief How many lines a text input has
//!
//! Numbers that are not listed are kept. See Discord Docs/Components, "Text Input Styles".
enum class TextInputStyle : int
{
    Short = 1,
    Paragraph = 2,
};

//! \brief The height of a separator
//!
//! Numbers that are not listed are kept. See Discord Docs/Components, "Separator Structure".
enum class SeparatorSpacing : int
{
    Small = 1,
    Large = 2,
};

//! \brief Properties of a picture or video
//!
//! Bits that are not listed are kept. See Discord Docs/Components, "Unfurled Media Item Flags".
enum class UnfurledMediaFlag : quint32
{
    IsAnimated = 1u << 0,
};

using UnfurledMediaFlags = Flags<UnfurledMediaFlag>;
HIKARI_DECLARE_FLAG_OPERATORS(UnfurledMediaFlag)

//! \brief A picture, video or file that a component shows
//!
//! See Discord Docs/Components, "Unfurled Media Item Structure".
struct UnfurledMedia
{
    QString url; //!< https, or attachment://name for an upload of the same request
    std::optional<QString> proxyUrl;
    std::optional<int> height;
    std::optional<int> width;
    std::optional<QString> placeholder; //!< thumbhash
    std::optional<int> placeholderVersion;
    std::optional<QString> contentType;
    std::optional<UnfurledMediaFlags> flags;
    std::optional<Snowflake> attachmentId;

    bool operator==(const UnfurledMedia &) const = default;
};

//! \brief One picture of a gallery
//!
//! See Discord Docs/Components, "Media Gallery Item Structure".
struct MediaGalleryItem
{
    UnfurledMedia media;
    std::optional<QString> description;
    bool isSpoiler = false;

    bool operator==(const MediaGalleryItem &) const = default;
};

//! \brief One choice of a select menu, radio group or checkbox group
//!
//! See Discord Docs/Components, "Select Option Structure".
struct SelectOption
{
    QString label;
    QString value; //!< sent back when chosen
    std::optional<QString> description;
    Box<Emoji> emoji;
    bool isDefault = false;

    bool operator==(const SelectOption &) const = default;
};

//! \brief What a user, role, channel or mentionable select shows as chosen
//!
//! See Discord Docs/Components, "Select Default Value Structure".
struct SelectDefaultValue
{
    Snowflake id;
    QString type; //!< "user", "role" or "channel"

    bool operator==(const SelectDefaultValue &) const = default;
};

} // namespace Hikari
