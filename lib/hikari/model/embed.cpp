#include <hikari/model/embed.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field embedMediaFields[] {
    field<&EmbedMedia::url>("url"),
    field<&EmbedMedia::proxyUrl>("proxy_url"),
    field<&EmbedMedia::height>("height"),
    field<&EmbedMedia::width>("width"),
    field<&EmbedMedia::contentType>("content_type"),
    field<&EmbedMedia::placeholder>("placeholder"),
    field<&EmbedMedia::placeholderVersion>("placeholder_version"),
    field<&EmbedMedia::description>("description"),
    field<&EmbedMedia::flags>("flags"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<EmbedMedia>()
{
    static constexpr Table table { "EmbedMedia", embedMediaFields, std::size(embedMediaFields) };
    return table;
}

static constexpr Field embedFooterFields[] {
    field<&EmbedFooter::text>("text"),
    field<&EmbedFooter::iconUrl>("icon_url"),
    field<&EmbedFooter::proxyIconUrl>("proxy_icon_url"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<EmbedFooter>()
{
    static constexpr Table table { "EmbedFooter", embedFooterFields, std::size(embedFooterFields) };
    return table;
}

static constexpr Field embedProviderFields[] {
    field<&EmbedProvider::name>("name"),
    field<&EmbedProvider::url>("url"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<EmbedProvider>()
{
    static constexpr Table table { "EmbedProvider", embedProviderFields, std::size(embedProviderFields) };
    return table;
}

static constexpr Field embedAuthorFields[] {
    field<&EmbedAuthor::name>("name"),
    field<&EmbedAuthor::url>("url"),
    field<&EmbedAuthor::iconUrl>("icon_url"),
    field<&EmbedAuthor::proxyIconUrl>("proxy_icon_url"),
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
    field<&Embed::title>("title"),
    field<&Embed::type>("type"),
    field<&Embed::description>("description"),
    field<&Embed::url>("url"),
    field<&Embed::timestamp>("timestamp"),
    field<&Embed::color>("color"),
    field<&Embed::footer>("footer"),
    field<&Embed::image>("image"),
    field<&Embed::thumbnail>("thumbnail"),
    field<&Embed::video>("video"),
    field<&Embed::provider>("provider"),
    field<&Embed::author>("author"),
    field<&Embed::fields>("fields", FieldFlag::Optional),
    field<&Embed::flags>("flags"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Embed>()
{
    static constexpr Table table { "Embed", embedFields, std::size(embedFields) };
    return table;
}

} // namespace Hikari
