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

//! \brief A part of a message or modal, of any type
//!
//! Members that a type does not have are empty. A component of an unknown type is kept in unknown. See Discord
//! Docs/Components, "Component Types".
struct Component
{
    ComponentType type = ComponentType::ActionRow;
    std::optional<int> id; //!< unique in its message
    std::optional<QString> customId;
    QList<Component> components; //!< of action rows, sections, containers and labels
    Box<Component> accessory; //!< section
    Box<Component> component; //!< label
    std::optional<int> style; //!< a ButtonStyle or TextInputStyle
    std::optional<QString> label;
    Box<Emoji> emoji;
    std::optional<QString> url; //!< link button
    std::optional<Snowflake> skuId; //!< premium button
    bool isDisabled = false;
    std::optional<bool> isRequired; //!< in modals
    std::optional<QString> placeholder;
    std::optional<int> minValues;
    std::optional<int> maxValues;
    std::optional<int> minLength;
    std::optional<int> maxLength;
    QList<SelectOption> options;
    QList<SelectDefaultValue> defaultValues;
    QList<ChannelType> channelTypes;
    QList<QString> fileTypes;
    JsonScalar value; //!< text of a text input, state of a checkbox
    QList<QString> values; //!< chosen, in interactions
    bool isDefault = false; //!< checkbox: checked at first
    std::optional<QString> content; //!< text display
    std::optional<QString> description; //!< thumbnail, label
    Box<UnfurledMedia> media; //!< thumbnail
    QList<MediaGalleryItem> items; //!< gallery
    Box<UnfurledMedia> file;
    std::optional<QString> name; //!< file
    std::optional<qint64> size; //!< file, in bytes
    bool isSpoiler = false;
    std::optional<bool> hasDivider; //!< separator
    std::optional<SeparatorSpacing> spacing; //!< separator
    std::optional<Color> accentColor; //!< container
    JsonBlob unknown; //!< the whole component when its type is not listed; sent back as it came

    HIKARI_EXPORT bool operator==(const Component &other) const;
};

} // namespace Hikari
