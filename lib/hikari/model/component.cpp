#include <hikari/model/component.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field selectMenuFields[] {
    field<&SelectMenu::id>("id", FieldFlag::Optional),
    field<&SelectMenu::customId>("custom_id"),
    field<&SelectMenu::placeholder>("placeholder", FieldFlag::Optional),
    field<&SelectMenu::minValues>("min_values", FieldFlag::Optional),
    field<&SelectMenu::maxValues>("max_values", FieldFlag::Optional),
    field<&SelectMenu::isRequired>("required", FieldFlag::Optional),
    field<&SelectMenu::isDisabled>("disabled", FieldFlag::Optional),
    field<&SelectMenu::values>("values", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<SelectMenu>()
{
    static constexpr Table table { "SelectMenu", selectMenuFields, std::size(selectMenuFields) };
    return table;
}

bool ActionRow::operator==(const ActionRow &other) const = default;

static constexpr Field actionRowFields[] {
    field<&ActionRow::id>("id", FieldFlag::Optional),
    field<&ActionRow::components>("components"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ActionRow>()
{
    static constexpr Table table { "ActionRow", actionRowFields, std::size(actionRowFields) };
    return table;
}

static constexpr Field buttonFields[] {
    field<&Button::id>("id", FieldFlag::Optional),
    field<&Button::style>("style"),
    field<&Button::label>("label", FieldFlag::Optional),
    field<&Button::emoji>("emoji", FieldFlag::Optional),
    field<&Button::customId>("custom_id", FieldFlag::Optional),
    field<&Button::skuId>("sku_id", FieldFlag::Optional),
    field<&Button::url>("url", FieldFlag::Optional),
    field<&Button::isDisabled>("disabled", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Button>()
{
    static constexpr Table table { "Button", buttonFields, std::size(buttonFields) };
    return table;
}

static constexpr Field stringSelectFields[] {
    inherited<StringSelect, SelectMenu>(),
    field<&StringSelect::options>("options"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<StringSelect>()
{
    static constexpr Table table { "StringSelect", stringSelectFields, std::size(stringSelectFields) };
    return table;
}

static constexpr Field textInputFields[] {
    field<&TextInput::id>("id", FieldFlag::Optional),
    field<&TextInput::customId>("custom_id"),
    field<&TextInput::style>("style"),
    field<&TextInput::minLength>("min_length", FieldFlag::Optional),
    field<&TextInput::maxLength>("max_length", FieldFlag::Optional),
    field<&TextInput::isRequired>("required", FieldFlag::Optional),
    field<&TextInput::value>("value", FieldFlag::Optional),
    field<&TextInput::placeholder>("placeholder", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<TextInput>()
{
    static constexpr Table table { "TextInput", textInputFields, std::size(textInputFields) };
    return table;
}

static constexpr Field userSelectFields[] {
    inherited<UserSelect, SelectMenu>(),
    field<&UserSelect::defaultValues>("default_values", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<UserSelect>()
{
    static constexpr Table table { "UserSelect", userSelectFields, std::size(userSelectFields) };
    return table;
}

static constexpr Field roleSelectFields[] {
    inherited<RoleSelect, SelectMenu>(),
    field<&RoleSelect::defaultValues>("default_values", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RoleSelect>()
{
    static constexpr Table table { "RoleSelect", roleSelectFields, std::size(roleSelectFields) };
    return table;
}

static constexpr Field mentionableSelectFields[] {
    inherited<MentionableSelect, SelectMenu>(),
    field<&MentionableSelect::defaultValues>("default_values", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MentionableSelect>()
{
    static constexpr Table table { "MentionableSelect", mentionableSelectFields, std::size(mentionableSelectFields) };
    return table;
}

static constexpr Field channelSelectFields[] {
    inherited<ChannelSelect, SelectMenu>(),
    field<&ChannelSelect::channelTypes>("channel_types", FieldFlag::Optional),
    field<&ChannelSelect::defaultValues>("default_values", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ChannelSelect>()
{
    static constexpr Table table { "ChannelSelect", channelSelectFields, std::size(channelSelectFields) };
    return table;
}

bool Section::operator==(const Section &other) const = default;

static constexpr Field sectionFields[] {
    field<&Section::id>("id", FieldFlag::Optional),
    field<&Section::components>("components"),
    field<&Section::accessory>("accessory"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Section>()
{
    static constexpr Table table { "Section", sectionFields, std::size(sectionFields) };
    return table;
}

static constexpr Field textDisplayFields[] {
    field<&TextDisplay::id>("id", FieldFlag::Optional),
    field<&TextDisplay::content>("content"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<TextDisplay>()
{
    static constexpr Table table { "TextDisplay", textDisplayFields, std::size(textDisplayFields) };
    return table;
}

static constexpr Field thumbnailFields[] {
    field<&Thumbnail::id>("id", FieldFlag::Optional),
    field<&Thumbnail::media>("media"),
    field<&Thumbnail::description>("description", FieldFlag::OptionalNullable),
    field<&Thumbnail::isSpoiler>("spoiler", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Thumbnail>()
{
    static constexpr Table table { "Thumbnail", thumbnailFields, std::size(thumbnailFields) };
    return table;
}

static constexpr Field mediaGalleryFields[] {
    field<&MediaGallery::id>("id", FieldFlag::Optional),
    field<&MediaGallery::items>("items"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MediaGallery>()
{
    static constexpr Table table { "MediaGallery", mediaGalleryFields, std::size(mediaGalleryFields) };
    return table;
}

static constexpr Field fileComponentFields[] {
    field<&FileComponent::id>("id", FieldFlag::Optional),
    field<&FileComponent::file>("file"),
    field<&FileComponent::isSpoiler>("spoiler", FieldFlag::Optional),
    field<&FileComponent::name>("name", FieldFlag::Optional),
    field<&FileComponent::size>("size", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<FileComponent>()
{
    static constexpr Table table { "FileComponent", fileComponentFields, std::size(fileComponentFields) };
    return table;
}

static constexpr Field separatorFields[] {
    field<&Separator::id>("id", FieldFlag::Optional),
    field<&Separator::hasDivider>("divider", FieldFlag::Optional),
    field<&Separator::spacing>("spacing", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Separator>()
{
    static constexpr Table table { "Separator", separatorFields, std::size(separatorFields) };
    return table;
}

bool Container::operator==(const Container &other) const = default;

static constexpr Field containerFields[] {
    field<&Container::id>("id", FieldFlag::Optional),
    field<&Container::components>("components"),
    field<&Container::accentColor>("accent_color", FieldFlag::OptionalNullable),
    field<&Container::isSpoiler>("spoiler", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Container>()
{
    static constexpr Table table { "Container", containerFields, std::size(containerFields) };
    return table;
}

bool Label::operator==(const Label &other) const = default;

static constexpr Field labelFields[] {
    field<&Label::id>("id", FieldFlag::Optional),
    field<&Label::label>("label"),
    field<&Label::description>("description", FieldFlag::Optional),
    field<&Label::component>("component"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Label>()
{
    static constexpr Table table { "Label", labelFields, std::size(labelFields) };
    return table;
}

static constexpr Field fileUploadFields[] {
    field<&FileUpload::id>("id", FieldFlag::Optional),
    field<&FileUpload::customId>("custom_id"),
    field<&FileUpload::minValues>("min_values", FieldFlag::Optional),
    field<&FileUpload::maxValues>("max_values", FieldFlag::Optional),
    field<&FileUpload::fileTypes>("file_types", FieldFlag::Optional),
    field<&FileUpload::isRequired>("required", FieldFlag::Optional),
    field<&FileUpload::values>("values", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<FileUpload>()
{
    static constexpr Table table { "FileUpload", fileUploadFields, std::size(fileUploadFields) };
    return table;
}

static constexpr Field radioGroupFields[] {
    field<&RadioGroup::id>("id", FieldFlag::Optional),
    field<&RadioGroup::customId>("custom_id"),
    field<&RadioGroup::options>("options"),
    field<&RadioGroup::isRequired>("required", FieldFlag::Optional),
    field<&RadioGroup::value>("value", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RadioGroup>()
{
    static constexpr Table table { "RadioGroup", radioGroupFields, std::size(radioGroupFields) };
    return table;
}

static constexpr Field checkboxGroupFields[] {
    field<&CheckboxGroup::id>("id", FieldFlag::Optional),
    field<&CheckboxGroup::customId>("custom_id"),
    field<&CheckboxGroup::options>("options"),
    field<&CheckboxGroup::minValues>("min_values", FieldFlag::Optional),
    field<&CheckboxGroup::maxValues>("max_values", FieldFlag::Optional),
    field<&CheckboxGroup::isRequired>("required", FieldFlag::Optional),
    field<&CheckboxGroup::values>("values", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<CheckboxGroup>()
{
    static constexpr Table table { "CheckboxGroup", checkboxGroupFields, std::size(checkboxGroupFields) };
    return table;
}

static constexpr Field checkboxFields[] {
    field<&Checkbox::id>("id", FieldFlag::Optional),
    field<&Checkbox::customId>("custom_id"),
    field<&Checkbox::isDefault>("default", FieldFlag::Optional),
    field<&Checkbox::value>("value", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Checkbox>()
{
    static constexpr Table table { "Checkbox", checkboxFields, std::size(checkboxFields) };
    return table;
}

bool Component::operator==(const Component &other) const = default;

ComponentType Component::type() const
{
    return std::visit([](const auto &held) { return held.type; }, data);
}

namespace {

template<typename T>
bool decodeAs(Component &member, JsonValue value, DecodeContext &context)
{
    return decodeObject(&member.data.emplace<T>(), tableOf<T>(), value, context);
}

} // namespace

bool JsonType<Component>::decode(Component &member, JsonValue value, DecodeContext &context)
{
    if (!value.isObject())
        return false;
    const auto type = ComponentType(value.find("type").toInt64().value_or(0));
    switch (type) {
    case ComponentType::ActionRow:
        return decodeAs<ActionRow>(member, value, context);
    case ComponentType::Button:
        return decodeAs<Button>(member, value, context);
    case ComponentType::StringSelect:
        return decodeAs<StringSelect>(member, value, context);
    case ComponentType::TextInput:
        return decodeAs<TextInput>(member, value, context);
    case ComponentType::UserSelect:
        return decodeAs<UserSelect>(member, value, context);
    case ComponentType::RoleSelect:
        return decodeAs<RoleSelect>(member, value, context);
    case ComponentType::MentionableSelect:
        return decodeAs<MentionableSelect>(member, value, context);
    case ComponentType::ChannelSelect:
        return decodeAs<ChannelSelect>(member, value, context);
    case ComponentType::Section:
        return decodeAs<Section>(member, value, context);
    case ComponentType::TextDisplay:
        return decodeAs<TextDisplay>(member, value, context);
    case ComponentType::Thumbnail:
        return decodeAs<Thumbnail>(member, value, context);
    case ComponentType::MediaGallery:
        return decodeAs<MediaGallery>(member, value, context);
    case ComponentType::File:
        return decodeAs<FileComponent>(member, value, context);
    case ComponentType::Separator:
        return decodeAs<Separator>(member, value, context);
    case ComponentType::Container:
        return decodeAs<Container>(member, value, context);
    case ComponentType::Label:
        return decodeAs<Label>(member, value, context);
    case ComponentType::FileUpload:
        return decodeAs<FileUpload>(member, value, context);
    case ComponentType::RadioGroup:
        return decodeAs<RadioGroup>(member, value, context);
    case ComponentType::CheckboxGroup:
        return decodeAs<CheckboxGroup>(member, value, context);
    case ComponentType::Checkbox:
        return decodeAs<Checkbox>(member, value, context);
    }
    member.data = UnknownComponent { type, { value.toJson() } };
    return true;
}

void JsonType<Component>::encode(const Component &member, JsonWriter &writer)
{
    std::visit(
        [&writer](const auto &held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, UnknownComponent>) {
                writer.raw({ held.json.json.constData(), std::size_t(held.json.json.size()) });
            } else {
                writer.beginObject();
                writer.key("type");
                writer.integer(int(Held::type));
                encodeMembers(&held, tableOf<Held>(), writer);
                writer.endObject();
            }
        },
        member.data);
}

bool JsonType<Component>::isAbsent(const Component &)
{
    return false;
}

} // namespace Hikari
