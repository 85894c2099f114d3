#include <hikari/model/guildwidget.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field guildWidgetSettingsFields[] {
    field<&GuildWidgetSettings::isEnabled>("enabled"),
    field<&GuildWidgetSettings::channelId>("channel_id", FieldFlag::Nullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<GuildWidgetSettings>()
{
    static constexpr Table table { "GuildWidgetSettings", guildWidgetSettingsFields,
        std::size(guildWidgetSettingsFields) };
    return table;
}

static constexpr Field guildWidgetMemberFields[] {
    field<&GuildWidgetMember::id>("id"),
    field<&GuildWidgetMember::username>("username"),
    field<&GuildWidgetMember::discriminator>("discriminator"),
    field<&GuildWidgetMember::avatar>("avatar"),
    field<&GuildWidgetMember::status>("status"),
    field<&GuildWidgetMember::avatarUrl>("avatar_url"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<GuildWidgetMember>()
{
    static constexpr Table table { "GuildWidgetMember", guildWidgetMemberFields, std::size(guildWidgetMemberFields) };
    return table;
}

static constexpr Field guildWidgetFields[] {
    field<&GuildWidget::id>("id", FieldFlag::Required),
    field<&GuildWidget::name>("name"),
    field<&GuildWidget::instantInvite>("instant_invite", FieldFlag::Nullable),
    field<&GuildWidget::channels>("channels"),
    field<&GuildWidget::members>("members"),
    field<&GuildWidget::presenceCount>("presence_count"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<GuildWidget>()
{
    static constexpr Table table { "GuildWidget", guildWidgetFields, std::size(guildWidgetFields) };
    return table;
}

} // namespace Hikari
