#include <hikari/model/embed.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field embedMediaFields[] {
    field<&EmbedMedia::url>("url", FieldFlag::Optional),
    field<&EmbedMedia::proxyUrl>("proxy_url", FieldFlag::Optional),
    field<&EmbedMedia::height>("height", FieldFlag::Optional),
    field<&EmbedMedia::width>("width", FieldFlag::Optional),
    field<&EmbedMedia::contentType>("content_type", FieldFlag::Optional),
    field<&EmbedMedia::placeholder>("placeholder", FieldFlag::Optional),
    field<&EmbedMedia::placeholderVersion>("placeholder_version", FieldFlag::Optional),
    field<&EmbedMedia::description>("description", FieldFlag::Optional),
    field<&EmbedMedia::flags>("flags", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<EmbedMedia>()
{
    static constexpr Table table { "EmbedMedia", embedMediaFields, std::size(embedMediaFields) };
    return table;
}

static constexpr Field embedFooterFields[] {
    field<&EmbedFooter::text>("text"),
    field<&EmbedFooter::iconUrl>("icon_url", FieldFlag::Optional),
    field<&EmbedFooter::proxyIconUrl>("proxy_icon_url", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<EmbedFooter>()
{
    static constexpr Table table { "EmbedFooter", embedFooterFields, std::size(embedFooterFields) };
    return table;
}

static constexpr Field embedProviderFields[] {
    field<&EmbedProvider::name>("name", FieldFlag::Optional),
    field<&EmbedProvider::url>("url", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<EmbedProvider>()
{
    static constexpr Table table { "EmbedProvider", embedProviderFields, std::size(embedProviderFields) };
    return table;
}

static constexpr Field embedAuthorFields[] {
    field<&EmbedAuthor::name>("name"),
    field<&EmbedAuthor::url>("url", FieldFlag::Optional),
    field<&EmbedAuthor::iconUrl>("icon_url", FieldFlag::Optional),
    field<&EmbedAuthor::proxyIconUrl>("proxy_icon_url", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<EmbedAuthor>()
{
    static constexpr Table table { "EmbedAuthor", embedAuthorFields, std::size(embedAuthorFields) };
    return table;
}

static constexpr Field embedFieldFields[] {
    field<&EmbedField::name>("name"),
    field<&EmbedField::value>("value"),
    field<&EmbedField::isInline>("inline", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<EmbedField>()
{
    static constexpr Table table { "EmbedField", embedFieldFields, std::size(embedFieldFields) };
    return table;
}

static constexpr Field embedFields[] {
    field<&Embed::title>("title", FieldFlag::Optional),
    field<&Embed::type>("type", FieldFlag::Optional),
    field<&Embed::description>("description", FieldFlag::Optional),
    field<&Embed::url>("url", FieldFlag::Optional),
    field<&Embed::timestamp>("timestamp", FieldFlag::Optional),
    field<&Embed::color>("color", FieldFlag::Optional),
    field<&Embed::footer>("footer", FieldFlag::Optional),
    field<&Embed::image>("image", FieldFlag::Optional),
    field<&Embed::thumbnail>("thumbnail", FieldFlag::Optional),
    field<&Embed::video>("video", FieldFlag::Optional),
    field<&Embed::provider>("provider", FieldFlag::Optional),
    field<&Embed::author>("author", FieldFlag::Optional),
    field<&Embed::fields>("fields", FieldFlag::Optional),
    field<&Embed::flags>("flags", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Embed>()
{
    static constexpr Table table { "Embed", embedFields, std::size(embedFields) };
    return table;
}

} // namespace Hikari
