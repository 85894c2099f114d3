#include <hikari/model/webhook.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field webhookFields[] {
    field<&Webhook::id>("id", FieldFlag::Required),
    field<&Webhook::type>("type"),
    field<&Webhook::guildId>("guild_id", FieldFlag::OptionalNullable),
    field<&Webhook::channelId>("channel_id", FieldFlag::Nullable),
    field<&Webhook::user>("user", FieldFlag::Optional),
    field<&Webhook::name>("name", FieldFlag::Nullable),
    field<&Webhook::avatar>("avatar", FieldFlag::Nullable),
    field<&Webhook::token>("token", FieldFlag::Optional),
    field<&Webhook::applicationId>("application_id", FieldFlag::Nullable),
    field<&Webhook::sourceGuild>("source_guild", FieldFlag::Optional),
    field<&Webhook::sourceChannel>("source_channel", FieldFlag::Optional),
    field<&Webhook::url>("url", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Webhook>()
{
    static constexpr Table table { "Webhook", webhookFields, std::size(webhookFields) };
    return table;
}

static constexpr Field followedChannelFields[] {
    field<&FollowedChannel::channelId>("channel_id"),
    field<&FollowedChannel::webhookId>("webhook_id"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<FollowedChannel>()
{
    static constexpr Table table { "FollowedChannel", followedChannelFields, std::size(followedChannelFields) };
    return table;
}

} // namespace Hikari
