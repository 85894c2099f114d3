#include <hikari/model/message.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field reactionCountDetailsFields[] {
    field<&ReactionCountDetails::burst>("burst"),
    field<&ReactionCountDetails::normal>("normal"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ReactionCountDetails>()
{
    static constexpr Table table { "ReactionCountDetails", reactionCountDetailsFields,
        std::size(reactionCountDetailsFields) };
    return table;
}

static constexpr Field reactionFields[] {
    field<&Reaction::count>("count"),
    field<&Reaction::countDetails>("count_details"),
    field<&Reaction::isMine>("me"),
    field<&Reaction::isMyBurst>("me_burst"),
    field<&Reaction::emoji>("emoji"),
    field<&Reaction::burstColors>("burst_colors"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Reaction>()
{
    static constexpr Table table { "Reaction", reactionFields, std::size(reactionFields) };
    return table;
}

static constexpr Field messageReferenceFields[] {
    field<&MessageReference::type>("type", FieldFlag::Optional),
    field<&MessageReference::messageId>("message_id", FieldFlag::Optional),
    field<&MessageReference::channelId>("channel_id", FieldFlag::Optional),
    field<&MessageReference::guildId>("guild_id", FieldFlag::Optional),
    field<&MessageReference::failsIfNotExists>("fail_if_not_exists", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageReference>()
{
    static constexpr Table table { "MessageReference", messageReferenceFields, std::size(messageReferenceFields) };
    return table;
}

static constexpr Field messageActivityFields[] {
    field<&MessageActivity::type>("type"),
    field<&MessageActivity::partyId>("party_id", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageActivity>()
{
    static constexpr Table table { "MessageActivity", messageActivityFields, std::size(messageActivityFields) };
    return table;
}

static constexpr Field messageCallFields[] {
    field<&MessageCall::participants>("participants"),
    field<&MessageCall::endedAt>("ended_timestamp", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageCall>()
{
    static constexpr Table table { "MessageCall", messageCallFields, std::size(messageCallFields) };
    return table;
}

static constexpr Field channelMentionFields[] {
    field<&ChannelMention::id>("id", FieldFlag::Required),
    field<&ChannelMention::guildId>("guild_id"),
    field<&ChannelMention::type>("type"),
    field<&ChannelMention::name>("name"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ChannelMention>()
{
    static constexpr Table table { "ChannelMention", channelMentionFields, std::size(channelMentionFields) };
    return table;
}

static constexpr Field roleSubscriptionDataFields[] {
    field<&RoleSubscriptionData::listingId>("role_subscription_listing_id"),
    field<&RoleSubscriptionData::tierName>("tier_name"),
    field<&RoleSubscriptionData::totalMonths>("total_months_subscribed"),
    field<&RoleSubscriptionData::isRenewal>("is_renewal"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<RoleSubscriptionData>()
{
    static constexpr Table table { "RoleSubscriptionData", roleSubscriptionDataFields,
        std::size(roleSubscriptionDataFields) };
    return table;
}

static constexpr Field sharedClientThemeFields[] {
    field<&SharedClientTheme::colors>("colors"),
    field<&SharedClientTheme::gradientAngle>("gradient_angle"),
    field<&SharedClientTheme::baseMix>("base_mix"),
    field<&SharedClientTheme::baseTheme>("base_theme", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<SharedClientTheme>()
{
    static constexpr Table table { "SharedClientTheme", sharedClientThemeFields, std::size(sharedClientThemeFields) };
    return table;
}

static constexpr Field mentionedUserFields[] {
    inherited<MentionedUser, User>(),
    field<&MentionedUser::member>("member"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MentionedUser>()
{
    static constexpr Table table { "MentionedUser", mentionedUserFields, std::size(mentionedUserFields) };
    return table;
}

static constexpr Field resolvedDataFields[] {
    field<&ResolvedData::users>("users", FieldFlag::Optional),
    field<&ResolvedData::members>("members", FieldFlag::Optional),
    field<&ResolvedData::roles>("roles", FieldFlag::Optional),
    field<&ResolvedData::channels>("channels", FieldFlag::Optional),
    field<&ResolvedData::messages>("messages", FieldFlag::Optional),
    field<&ResolvedData::attachments>("attachments", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ResolvedData>()
{
    static constexpr Table table { "ResolvedData", resolvedDataFields, std::size(resolvedDataFields) };
    return table;
}

static constexpr Field snapshotContentFields[] {
    field<&SnapshotContent::type>("type"),
    field<&SnapshotContent::content>("content"),
    field<&SnapshotContent::embeds>("embeds"),
    field<&SnapshotContent::attachments>("attachments"),
    field<&SnapshotContent::createdAt>("timestamp"),
    field<&SnapshotContent::editedAt>("edited_timestamp", FieldFlag::Nullable),
    field<&SnapshotContent::flags>("flags", FieldFlag::Optional),
    field<&SnapshotContent::mentions>("mentions"),
    field<&SnapshotContent::mentionedRoleIds>("mention_roles"),
    field<&SnapshotContent::stickerItems>("sticker_items", FieldFlag::Optional),
    field<&SnapshotContent::stickers>("stickers", FieldFlag::Optional),
    field<&SnapshotContent::components>("components", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<SnapshotContent>()
{
    static constexpr Table table { "SnapshotContent", snapshotContentFields, std::size(snapshotContentFields) };
    return table;
}

static constexpr Field messageSnapshotFields[] {
    field<&MessageSnapshot::message>("message"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageSnapshot>()
{
    static constexpr Table table { "MessageSnapshot", messageSnapshotFields, std::size(messageSnapshotFields) };
    return table;
}

static constexpr Field messageFields[] {
    field<&Message::id>("id", FieldFlag::Required),
    field<&Message::channelId>("channel_id", FieldFlag::Required),
    field<&Message::channelType>("channel_type", FieldFlag::Optional),
    field<&Message::guildId>("guild_id", FieldFlag::Optional),
    field<&Message::author>("author"),
    field<&Message::member>("member", FieldFlag::Optional),
    field<&Message::content>("content"),
    field<&Message::createdAt>("timestamp"),
    field<&Message::editedAt>("edited_timestamp", FieldFlag::Nullable),
    field<&Message::isTts>("tts"),
    field<&Message::mentionsEveryone>("mention_everyone"),
    field<&Message::mentions>("mentions"),
    field<&Message::mentionedRoleIds>("mention_roles"),
    field<&Message::mentionedChannels>("mention_channels", FieldFlag::Optional),
    field<&Message::attachments>("attachments"),
    field<&Message::embeds>("embeds"),
    field<&Message::reactions>("reactions", FieldFlag::Optional),
    field<&Message::nonce>("nonce", FieldFlag::Optional),
    field<&Message::isPinned>("pinned"),
    field<&Message::webhookId>("webhook_id", FieldFlag::Optional),
    field<&Message::type>("type"),
    field<&Message::activity>("activity", FieldFlag::Optional),
    field<&Message::application>("application", FieldFlag::Optional),
    field<&Message::applicationId>("application_id", FieldFlag::Optional),
    field<&Message::flags>("flags", FieldFlag::Optional),
    field<&Message::reference>("message_reference", FieldFlag::Optional),
    field<&Message::snapshots>("message_snapshots", FieldFlag::Optional),
    field<&Message::referencedMessage>("referenced_message", FieldFlag::OptionalNullable),
    field<&Message::interactionMetadata>("interaction_metadata", FieldFlag::Optional),
    field<&Message::interaction>("interaction", FieldFlag::Optional),
    field<&Message::thread>("thread", FieldFlag::Optional),
    field<&Message::components>("components", FieldFlag::Optional),
    field<&Message::stickerItems>("sticker_items", FieldFlag::Optional),
    field<&Message::stickers>("stickers", FieldFlag::Optional),
    field<&Message::position>("position", FieldFlag::Optional),
    field<&Message::roleSubscriptionData>("role_subscription_data", FieldFlag::Optional),
    field<&Message::resolved>("resolved", FieldFlag::Optional),
    field<&Message::poll>("poll", FieldFlag::Optional),
    field<&Message::call>("call", FieldFlag::Optional),
    field<&Message::sharedClientTheme>("shared_client_theme", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Message>()
{
    static constexpr Table table { "Message", messageFields, std::size(messageFields) };
    return table;
}

bool ResolvedData::operator==(const ResolvedData &other) const = default;

} // namespace Hikari
