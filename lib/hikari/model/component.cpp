#include <hikari/model/component.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field unfurledMediaFields[] {
    field<&UnfurledMedia::url>("url"),
    field<&UnfurledMedia::proxyUrl>("proxy_url"),
    field<&UnfurledMedia::height>("height"),
    field<&UnfurledMedia::width>("width"),
    field<&UnfurledMedia::placeholder>("placeholder"),
    field<&UnfurledMedia::placeholderVersion>("placeholder_version"),
    field<&UnfurledMedia::contentType>("content_type"),
    field<&UnfurledMedia::flags>("flags"),
    field<&UnfurledMedia::attachmentId>("attachment_id"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<UnfurledMedia>()
{
    static constexpr Table table { "UnfurledMedia", unfurledMediaFields, std::size(unfurledMediaFields) };
    return table;
}

static constexpr Field mediaGalleryItemFields[] {
    field<&MediaGalleryItem::media>("media"),
    field<&MediaGalleryItem::description>("description"),
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
    field<&SelectOption::description>("description"),
    field<&SelectOption::emoji>("emoji"),
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
    field<&Component::id>("id"),
    field<&Component::customId>("custom_id"),
    field<&Component::components>("components", FieldFlag::Optional),
    field<&Component::accessory>("accessory"),
    field<&Component::component>("component"),
    field<&Component::style>("style"),
    field<&Component::label>("label"),
    field<&Component::emoji>("emoji"),
    field<&Component::url>("url"),
    field<&Component::skuId>("sku_id"),
    field<&Component::isDisabled>("disabled", FieldFlag::Optional),
    field<&Component::isRequired>("required"),
    field<&Component::placeholder>("placeholder"),
    field<&Component::minValues>("min_values"),
    field<&Component::maxValues>("max_values"),
    field<&Component::minLength>("min_length"),
    field<&Component::maxLength>("max_length"),
    field<&Component::options>("options", FieldFlag::Optional),
    field<&Component::defaultValues>("default_values", FieldFlag::Optional),
    field<&Component::channelTypes>("channel_types", FieldFlag::Optional),
    field<&Component::fileTypes>("file_types", FieldFlag::Optional),
    field<&Component::value>("value"),
    field<&Component::values>("values", FieldFlag::Optional),
    field<&Component::isDefault>("default", FieldFlag::Optional),
    field<&Component::content>("content"),
    field<&Component::description>("description"),
    field<&Component::media>("media"),
    field<&Component::items>("items", FieldFlag::Optional),
    field<&Component::file>("file"),
    field<&Component::name>("name"),
    field<&Component::size>("size"),
    field<&Component::isSpoiler>("spoiler", FieldFlag::Optional),
    field<&Component::hasDivider>("divider"),
    field<&Component::spacing>("spacing"),
    field<&Component::accentColor>("accent_color"),
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
