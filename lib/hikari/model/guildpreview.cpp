#include <hikari/model/guildpreview.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field guildPreviewFields[] {
    field<&GuildPreview::id>("id", FieldFlag::Required),
    field<&GuildPreview::name>("name"),
    field<&GuildPreview::icon>("icon", FieldFlag::Nullable),
    field<&GuildPreview::splash>("splash", FieldFlag::Nullable),
    field<&GuildPreview::discoverySplash>("discovery_splash", FieldFlag::Nullable),
    field<&GuildPreview::emojis>("emojis"),
    field<&GuildPreview::features>("features"),
    field<&GuildPreview::approximateMemberCount>("approximate_member_count"),
    field<&GuildPreview::approximatePresenceCount>("approximate_presence_count"),
    field<&GuildPreview::description>("description", FieldFlag::Nullable),
    field<&GuildPreview::stickers>("stickers"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<GuildPreview>()
{
    static constexpr Table table { "GuildPreview", guildPreviewFields, std::size(guildPreviewFields) };
    return table;
}

} // namespace Hikari
