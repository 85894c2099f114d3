#include <hikari/model/componentparts.h>

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

} // namespace Hikari
