#include <hikari/model/guildtemplate.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field guildTemplateFields[] {
    field<&GuildTemplate::code>("code", FieldFlag::Required),
    field<&GuildTemplate::name>("name"),
    field<&GuildTemplate::description>("description", FieldFlag::Nullable),
    field<&GuildTemplate::usageCount>("usage_count"),
    field<&GuildTemplate::creatorId>("creator_id"),
    field<&GuildTemplate::creator>("creator"),
    field<&GuildTemplate::createdAt>("created_at"),
    field<&GuildTemplate::updatedAt>("updated_at"),
    field<&GuildTemplate::sourceGuildId>("source_guild_id"),
    field<&GuildTemplate::serializedSourceGuild>("serialized_source_guild"),
    field<&GuildTemplate::isDirty>("is_dirty", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<GuildTemplate>()
{
    static constexpr Table table { "GuildTemplate", guildTemplateFields, std::size(guildTemplateFields) };
    return table;
}

} // namespace Hikari
