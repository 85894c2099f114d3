#include <hikari/model/component.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field unfurledMediaFields[] {
    field<&UnfurledMedia::url>("url"),
    field<&UnfurledMedia::proxyUrl>("proxy_url", FieldFlag::Optional),
    field<&UnfurledMedia::height>("height", FieldFlag::OptionalNullable),
    field<&UnfurledMedia::width>("width", FieldFlag::OptionalNullable),
    field<&UnfurledMedia::placeholder>("placeholder", FieldFlag::Optional),
    field<&UnfurledMedia::placeholderVersion>("placeholder_version", FieldFlag::Optional),
    field<&UnfurledMedia::contentType>("content_type", FieldFlag::Optional),
    field<&UnfurledMedia::flags>("flags", FieldFlag::Optional),
    field<&UnfurledMedia::attachmentId>("attachment_id", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<UnfurledMedia>()
{
    static constexpr Table table { "UnfurledMedia", unfurledMediaFields, std::size(unfurledMediaFields) };
    return table;
}

static constexpr Field mediaGalleryItemFields[] {
    field<&MediaGalleryItem::media>("media"),
    field<&MediaGalleryItem::description>("description", FieldFlag::OptionalNullable),
    field<&MediaGalleryItem::isSpoiler>("spoiler", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MediaGalleryItem>()
{
    static constexpr Table table { "MediaGalleryItem", mediaGalleryItemFields, std::size(mediaGalleryItemFields) };
    return table;
}

static constexpr Field selectOptionFields[] {
    field<&SelectOption::label>("label"),
    field<&SelectOption::value>("value"),
    field<&SelectOption::description>("description", FieldFlag::Optional),
    field<&SelectOption::emoji>("emoji", FieldFlag::Optional),
    field<&SelectOption::isDefault>("default", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<SelectOption>()
{
    static constexpr Table table { "SelectOption", selectOptionFields, std::size(selectOptionFields) };
    return table;
}

static constexpr Field selectDefaultValueFields[] {
    field<&SelectDefaultValue::id>("id", FieldFlag::Required),
    field<&SelectDefaultValue::type>("type"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<SelectDefaultValue>()
{
    static constexpr Table table { "SelectDefaultValue", selectDefaultValueFields,
        std::size(selectDefaultValueFields) };
    return table;
}

static constexpr Field componentFields[] {
    field<&Component::type>("type"),
    field<&Component::id>("id", FieldFlag::Optional),
    field<&Component::customId>("custom_id", FieldFlag::Optional),
    field<&Component::components>("components", FieldFlag::Optional),
    field<&Component::accessory>("accessory", FieldFlag::Optional),
    field<&Component::component>("component", FieldFlag::Optional),
    field<&Component::style>("style", FieldFlag::Optional),
    field<&Component::label>("label", FieldFlag::Optional),
    field<&Component::emoji>("emoji", FieldFlag::Optional),
    field<&Component::url>("url", FieldFlag::Optional),
    field<&Component::skuId>("sku_id", FieldFlag::Optional),
    field<&Component::isDisabled>("disabled", FieldFlag::Optional),
    field<&Component::isRequired>("required", FieldFlag::Optional),
    field<&Component::placeholder>("placeholder", FieldFlag::Optional),
    field<&Component::minValues>("min_values", FieldFlag::Optional),
    field<&Component::maxValues>("max_values", FieldFlag::Optional),
    field<&Component::minLength>("min_length", FieldFlag::Optional),
    field<&Component::maxLength>("max_length", FieldFlag::Optional),
    field<&Component::options>("options", FieldFlag::Optional),
    field<&Component::defaultValues>("default_values", FieldFlag::Optional),
    field<&Component::channelTypes>("channel_types", FieldFlag::Optional),
    field<&Component::fileTypes>("file_types", FieldFlag::Optional),
    field<&Component::value>("value", FieldFlag::Optional),
    field<&Component::values>("values", FieldFlag::Optional),
    field<&Component::isDefault>("default", FieldFlag::Optional),
    field<&Component::content>("content", FieldFlag::Optional),
    field<&Component::description>("description", FieldFlag::OptionalNullable),
    field<&Component::media>("media", FieldFlag::Optional),
    field<&Component::items>("items", FieldFlag::Optional),
    field<&Component::file>("file", FieldFlag::Optional),
    field<&Component::name>("name", FieldFlag::Optional),
    field<&Component::size>("size", FieldFlag::Optional),
    field<&Component::isSpoiler>("spoiler", FieldFlag::Optional),
    field<&Component::hasDivider>("divider", FieldFlag::Optional),
    field<&Component::spacing>("spacing", FieldFlag::Optional),
    field<&Component::accentColor>("accent_color", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Component>()
{
    static constexpr Table table { "Component", componentFields, std::size(componentFields) };
    return table;
}

bool Component::operator==(const Component &other) const = default;

bool JsonType<Component>::decode(Component &member, JsonValue value, DecodeContext &context)
{
    if (!decodeObject(&member, tableOf<Component>(), value, context)) {
        member = {};
        return false;
    }
    const int type = int(member.type);
    const bool isKnown =
        (type >= int(ComponentType::ActionRow) && type <= int(ComponentType::Container) && type != 15 && type != 16)
        || type == int(ComponentType::Label) || type == int(ComponentType::FileUpload)
        || (type >= int(ComponentType::RadioGroup) && type <= int(ComponentType::Checkbox));
    if (!isKnown)
        member.unknown.json = value.toJson();
    return true;
}

void JsonType<Component>::encode(const Component &member, JsonWriter &writer)
{
    if (!member.unknown.isEmpty()) {
        writer.raw({ member.unknown.json.constData(), std::size_t(member.unknown.json.size()) });
        return;
    }
    writer.beginObject();
    encodeMembers(&member, tableOf<Component>(), writer);
    writer.endObject();
}

bool JsonType<Component>::isAbsent(const Component &)
{
    return false;
}

const Table *JsonType<Component>::nested()
{
    return &tableOf<Component>();
}

} // namespace Hikari
