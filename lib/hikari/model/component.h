#pragma once

#include <hikari/core/box.h>
#include <hikari/core/color.h>
#include <hikari/core/jsonblob.h>
#include <hikari/core/snowflake.h>
#include <hikari/model/channel.h>
#include <hikari/model/componentparts.h>
#include <hikari/model/emoji.h>

#include <QList>
#include <QString>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace Hikari {

struct Component;

//! \brief What all menus have
//!
//! See Discord Docs/Components, "String Select".
struct SelectMenu
{
    std::optional<int> id; //!< unique in its message
    QString customId; //!< sent back; 1 to 100 characters
    std::optional<QString> placeholder; //!< at most 150 characters
    std::optional<int> minValues; //!< 0 to 25; nullopt: 1
    std::optional<int> maxValues; //!< 1 to 25; nullopt: 1
    std::optional<bool> isRequired; //!< in modals; nullopt: yes
    bool isDisabled = false; //!< not in modals
    QList<QString> values; //!< what was chosen, in interactions: texts or ids

    bool operator==(const SelectMenu &) const = default;
};

//! \brief Up to five buttons, or one menu
//!
//! See Discord Docs/Components, "Action Row Structure".
struct ActionRow
{
    static constexpr ComponentType type = ComponentType::ActionRow;

    std::optional<int> id;
    QList<Component> components;

    HIKARI_EXPORT bool operator==(const ActionRow &other) const;
};

//! \brief A button
//!
//! See Discord Docs/Components, "Button Structure".
struct Button
{
    static constexpr ComponentType type = ComponentType::Button;

    std::optional<int> id;
    ButtonStyle style = ButtonStyle::Primary;
    std::optional<QString> label; //!< at most 80 characters
    Box<Emoji> emoji; //!< its id, name and isAnimated only
    std::optional<QString> customId; //!< sent back; 1 to 100 characters; not of link and premium buttons
    std::optional<Snowflake> skuId; //!< premium buttons
    std::optional<QString> url; //!< link buttons; at most 512 characters
    bool isDisabled = false;

    bool operator==(const Button &) const = default;
};

//! \brief A menu of texts
//!
//! See Discord Docs/Components, "String Select Structure".
struct StringSelect : SelectMenu
{
    static constexpr ComponentType type = ComponentType::StringSelect;

    QList<SelectOption> options; //!< at most 25

    bool operator==(const StringSelect &) const = default;
};

//! \brief A field for text in a modal
//!
//! See Discord Docs/Components, "Text Input Structure".
struct TextInput
{
    static constexpr ComponentType type = ComponentType::TextInput;

    std::optional<int> id;
    QString customId; //!< sent back; 1 to 100 characters
    TextInputStyle style = TextInputStyle::Short; //!< as it was asked for; interactions do not have it
    std::optional<int> minLength; //!< 0 to 4,000
    std::optional<int> maxLength; //!< 1 to 4,000
    std::optional<bool> isRequired; //!< nullopt: yes
    std::optional<QString> value; //!< what stands in it at first; what was written, in interactions
    std::optional<QString> placeholder; //!< at most 100 characters

    bool operator==(const TextInput &) const = default;
};

//! \brief A menu of users
//!
//! See Discord Docs/Components, "User Select Structure".
struct UserSelect : SelectMenu
{
    static constexpr ComponentType type = ComponentType::UserSelect;

    QList<SelectDefaultValue> defaultValues; //!< chosen at first

    bool operator==(const UserSelect &) const = default;
};

//! \brief A menu of roles
//!
//! See Discord Docs/Components, "Role Select Structure".
struct RoleSelect : SelectMenu
{
    static constexpr ComponentType type = ComponentType::RoleSelect;

    QList<SelectDefaultValue> defaultValues; //!< chosen at first

    bool operator==(const RoleSelect &) const = default;
};

//! \brief A menu of users and roles
//!
//! See Discord Docs/Components, "Mentionable Select Structure".
struct MentionableSelect : SelectMenu
{
    static constexpr ComponentType type = ComponentType::MentionableSelect;

    QList<SelectDefaultValue> defaultValues; //!< chosen at first

    bool operator==(const MentionableSelect &) const = default;
};

//! \brief A menu of channels
//!
//! See Discord Docs/Components, "Channel Select Structure".
struct ChannelSelect : SelectMenu
{
    static constexpr ComponentType type = ComponentType::ChannelSelect;

    QList<ChannelType> channelTypes; //!< empty: all
    QList<SelectDefaultValue> defaultValues; //!< chosen at first

    bool operator==(const ChannelSelect &) const = default;
};

//! \brief Texts with a button or picture beside them
//!
//! See Discord Docs/Components, "Section Structure".
struct Section
{
    static constexpr ComponentType type = ComponentType::Section;

    std::optional<int> id;
    QList<Component> components; //!< 1 to 3 text displays
    Box<Component> accessory; //!< a button or thumbnail

    HIKARI_EXPORT bool operator==(const Section &other) const;
};

//! \brief Text in Markdown
//!
//! See Discord Docs/Components, "Text Display Structure".
struct TextDisplay
{
    static constexpr ComponentType type = ComponentType::TextDisplay;

    std::optional<int> id;
    QString content;

    bool operator==(const TextDisplay &) const = default;
};

//! \brief A small picture beside a section
//!
//! See Discord Docs/Components, "Thumbnail Structure".
struct Thumbnail
{
    static constexpr ComponentType type = ComponentType::Thumbnail;

    std::optional<int> id;
    UnfurledMedia media;
    std::optional<QString> description; //!< at most 1,024 characters
    bool isSpoiler = false;

    bool operator==(const Thumbnail &) const = default;
};

//! \brief Pictures and videos
//!
//! See Discord Docs/Components, "Media Gallery Structure".
struct MediaGallery
{
    static constexpr ComponentType type = ComponentType::MediaGallery;

    std::optional<int> id;
    QList<MediaGalleryItem> items; //!< 1 to 10

    bool operator==(const MediaGallery &) const = default;
};

//! \brief A file to download
//!
//! See Discord Docs/Components, "File Structure".
struct FileComponent
{
    static constexpr ComponentType type = ComponentType::File;

    std::optional<int> id;
    UnfurledMedia file; //!< attachment://name only
    bool isSpoiler = false;
    std::optional<QString> name; //!< in answers
    std::optional<qint64> size; //!< bytes; in answers

    bool operator==(const FileComponent &) const = default;
};

//! \brief Space, with or without a line
//!
//! See Discord Docs/Components, "Separator Structure".
struct Separator
{
    static constexpr ComponentType type = ComponentType::Separator;

    std::optional<int> id;
    std::optional<bool> hasDivider; //!< nullopt: yes
    std::optional<SeparatorSpacing> spacing; //!< nullopt: small

    bool operator==(const Separator &) const = default;
};

//! \brief A frame around components
//!
//! See Discord Docs/Components, "Container Structure".
struct Container
{
    static constexpr ComponentType type = ComponentType::Container;

    std::optional<int> id;
    QList<Component> components;
    std::optional<Color> accentColor; //!< of the bar at its side
    bool isSpoiler = false;

    HIKARI_EXPORT bool operator==(const Container &other) const;
};

//! \brief A component of a modal with a text above it
//!
//! See Discord Docs/Components, "Label Structure".
struct Label
{
    static constexpr ComponentType type = ComponentType::Label;

    std::optional<int> id;
    QString label; //!< at most 45 characters; interactions do not have it
    std::optional<QString> description; //!< at most 100 characters
    Box<Component> component;

    HIKARI_EXPORT bool operator==(const Label &other) const;
};

//! \brief A field for files in a modal
//!
//! See Discord Docs/Components, "File Upload Structure".
struct FileUpload
{
    static constexpr ComponentType type = ComponentType::FileUpload;

    std::optional<int> id;
    QString customId; //!< sent back; 1 to 100 characters
    std::optional<int> minValues; //!< 0 to 10; nullopt: 1
    std::optional<int> maxValues; //!< 1 to 10; nullopt: 1
    QList<QString> fileTypes; //!< values of FileTypeFilter or extensions; empty: all
    std::optional<bool> isRequired; //!< nullopt: yes
    QList<Snowflake> values; //!< attachments, in interactions

    bool operator==(const FileUpload &) const = default;
};

//! \brief Options of which one is chosen, in a modal
//!
//! See Discord Docs/Components, "Radio Group Structure".
struct RadioGroup
{
    static constexpr ComponentType type = ComponentType::RadioGroup;

    std::optional<int> id;
    QString customId; //!< sent back; 1 to 100 characters
    QList<SelectOption> options; //!< 2 to 10
    std::optional<bool> isRequired; //!< nullopt: yes
    std::optional<QString> value; //!< what was chosen, in interactions

    bool operator==(const RadioGroup &) const = default;
};

//! \brief Options of which some are chosen, in a modal
//!
//! See Discord Docs/Components, "Checkbox Group Structure".
struct CheckboxGroup
{
    static constexpr ComponentType type = ComponentType::CheckboxGroup;

    std::optional<int> id;
    QString customId; //!< sent back; 1 to 100 characters
    QList<SelectOption> options; //!< 1 to 10
    std::optional<int> minValues; //!< 0 to 10; nullopt: 1
    std::optional<int> maxValues; //!< 1 to 10; nullopt: all
    std::optional<bool> isRequired; //!< nullopt: yes
    QList<QString> values; //!< what was chosen, in interactions

    bool operator==(const CheckboxGroup &) const = default;
};

//! \brief One box to tick, in a modal
//!
//! See Discord Docs/Components, "Checkbox Structure".
struct Checkbox
{
    static constexpr ComponentType type = ComponentType::Checkbox;

    std::optional<int> id;
    QString customId; //!< sent back; 1 to 100 characters
    bool isDefault = false; //!< ticked at first
    std::optional<bool> value; //!< whether it is ticked, in interactions

    bool operator==(const Checkbox &) const = default;
};

//! \brief A component of a type that came after this library; sent back as it came
struct UnknownComponent
{
    ComponentType type = ComponentType(0); //!< 0: Discord gave none
    JsonBlob json; //!< the whole component

    bool operator==(const UnknownComponent &) const = default;
};

//! \brief A part of a message or modal, of any type
//!
//! Holds one of the structs above. What interactions send back is the same structs with their values. See Discord
//! Docs/Components, "Component Types".
struct Component
{
    using Data = std::variant<ActionRow, Button, StringSelect, TextInput, UserSelect, RoleSelect, MentionableSelect,
        ChannelSelect, Section, TextDisplay, Thumbnail, MediaGallery, FileComponent, Separator, Container, Label,
        FileUpload, RadioGroup, CheckboxGroup, Checkbox, UnknownComponent>;

    Component() = default;
    //! \param value one of the alternatives
    template<typename T>
    requires(!std::same_as<std::remove_cvref_t<T>, Component> && std::constructible_from<Data, T>)
        Component(T &&value) // NOLINT(google-explicit-constructor): a button is a component
        : data(std::forward<T>(value))
    { }

    HIKARI_EXPORT ComponentType type() const;
    //! \brief The component as a T; null when it is of another type
    template<typename T>
    const T *as() const
    {
        return std::get_if<T>(&data);
    }
    template<typename T>
    T *as()
    {
        return std::get_if<T>(&data);
    }

    Data data;

    HIKARI_EXPORT bool operator==(const Component &other) const;
};

} // namespace Hikari
