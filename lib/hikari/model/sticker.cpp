#include <hikari/model/sticker.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field stickerItemFields[] {
    field<&StickerItem::id>("id", FieldFlag::Required),
    field<&StickerItem::name>("name"),
    field<&StickerItem::format>("format_type"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<StickerItem>()
{
    static constexpr Table table { "StickerItem", stickerItemFields, std::size(stickerItemFields) };
    return table;
}

static constexpr Field stickerFields[] {
    field<&Sticker::id>("id", FieldFlag::Required),
    field<&Sticker::packId>("pack_id", FieldFlag::Optional),
    field<&Sticker::name>("name"),
    field<&Sticker::description>("description", FieldFlag::Nullable),
    field<&Sticker::tags>("tags"),
    field<&Sticker::type>("type"),
    field<&Sticker::format>("format_type"),
    field<&Sticker::isAvailable>("available", FieldFlag::Optional),
    field<&Sticker::guildId>("guild_id", FieldFlag::Optional),
    field<&Sticker::user>("user", FieldFlag::Optional),
    field<&Sticker::sortValue>("sort_value", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Sticker>()
{
    static constexpr Table table { "Sticker", stickerFields, std::size(stickerFields) };
    return table;
}

static constexpr Field stickerPackFields[] {
    field<&StickerPack::id>("id", FieldFlag::Required),
    field<&StickerPack::stickers>("stickers"),
    field<&StickerPack::name>("name"),
    field<&StickerPack::skuId>("sku_id"),
    field<&StickerPack::coverStickerId>("cover_sticker_id", FieldFlag::Optional),
    field<&StickerPack::description>("description"),
    field<&StickerPack::bannerAssetId>("banner_asset_id", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<StickerPack>()
{
    static constexpr Table table { "StickerPack", stickerPackFields, std::size(stickerPackFields) };
    return table;
}

} // namespace Hikari
