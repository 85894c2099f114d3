#include <hikari/model/message.h>

#include <hikari/model/component_p.h>

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

static constexpr Field messageReferenceFields[] {
    field<&MessageReference::type>("type", FieldFlag::Optional),
    field<&MessageReference::messageId>("message_id"),
    field<&MessageReference::channelId>("channel_id"),
    field<&MessageReference::guildId>("guild_id"),
    field<&MessageReference::failsIfNotExists>("fail_if_not_exists"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageReference>()
{
    static constexpr Table table { "MessageReference", messageReferenceFields, std::size(messageReferenceFields) };
    return table;
}

static constexpr Field messageActivityFields[] {
    field<&MessageActivity::type>("type"),
    field<&MessageActivity::partyId>("party_id"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageActivity>()
{
    static constexpr Table table { "MessageActivity", messageActivityFields, std::size(messageActivityFields) };
    return table;
}

static constexpr Field messageCallFields[] {
    field<&MessageCall::participants>("participants"),
    field<&MessageCall::endedAt>("ended_timestamp"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageCall>()
{
    static constexpr Table table { "MessageCall", messageCallFields, std::size(messageCallFields) };
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

static constexpr Field messageInteractionFields[] {
    field<&MessageInteraction::id>("id", FieldFlag::Required),
    field<&MessageInteraction::type>("type"),
    field<&MessageInteraction::name>("name"),
    field<&MessageInteraction::user>("user"),
    field<&MessageInteraction::member>("member"),
    field<&MessageInteraction::integrationOwners>("authorizing_integration_owners", FieldFlag::Optional),
    field<&MessageInteraction::originalResponseMessageId>("original_response_message_id"),
    field<&MessageInteraction::interactedMessageId>("interacted_message_id"),
    field<&MessageInteraction::targetUser>("target_user"),
    field<&MessageInteraction::targetMessageId>("target_message_id"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageInteraction>()
{
    static constexpr Table table { "MessageInteraction", messageInteractionFields,
        std::size(messageInteractionFields) };
    return table;
}

template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Message>();

// Each snapshot is an object around a partial message, which has no id.
static bool decodeSnapshots(void *member, JsonValue value, DecodeContext &context)
{
    if (!value.isArray())
        return false;
    auto &list = *static_cast<QList<Message> *>(member);
    JsonElements elements(value);
    for (JsonValue element; elements.next(element);) {
        Message message;
        decodeObject(&message, tableOf<Message>(), element.find("message"), context);
        list.append(std::move(message));
    }
    return true;
}

static void encodeSnapshots(const void *member, JsonWriter &writer)
{
    writer.beginArray();
    for (const Message &message : *static_cast<const QList<Message> *>(member)) {
        writer.beginObject();
        writer.key("message");
        encode(message, writer);
        writer.endObject();
    }
    writer.endArray();
}

static constexpr TypeOps snapshotOps {
    &decodeSnapshots,
    &encodeSnapshots,
    [](const void *member) { return static_cast<const QList<Message> *>(member)->isEmpty(); },
    "array",
    false,
    [] { return &tableOf<Message>(); },
};

static constexpr Field messageFields[] {
    field<&Message::id>("id", FieldFlag::Required),
    field<&Message::channelId>("channel_id"),
    field<&Message::guildId>("guild_id"),
    field<&Message::author>("author"),
    field<&Message::member>("member"),
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
    field<&Message::webhookId>("webhook_id"),
    field<&Message::type>("type"),
    field<&Message::activity>("activity"),
    field<&Message::application>("application", FieldFlag::Optional),
    field<&Message::applicationId>("application_id"),
    field<&Message::flags>("flags", FieldFlag::Optional),
    field<&Message::reference>("message_reference"),
    { "message_snapshots", &Detail::MemberOf<&Message::snapshots>::access, &snapshotOps, FieldFlag::Optional },
    field<&Message::referencedMessage>("referenced_message"),
    field<&Message::interactionMetadata>("interaction_metadata"),
    field<&Message::interaction>("interaction"),
    field<&Message::thread>("thread"),
    field<&Message::components>("components", FieldFlag::Optional),
    field<&Message::stickerItems>("sticker_items", FieldFlag::Optional),
    field<&Message::stickers>("stickers", FieldFlag::Optional),
    field<&Message::position>("position"),
    field<&Message::roleSubscriptionData>("role_subscription_data"),
    field<&Message::resolved>("resolved", FieldFlag::Optional),
    field<&Message::poll>("poll"),
    field<&Message::call>("call"),
    field<&Message::sharedClientTheme>("shared_client_theme", FieldFlag::Optional),
    field<&Message::channelType>("channel_type"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Message>()
{
    static constexpr Table table { "Message", messageFields, std::size(messageFields) };
    return table;
}

} // namespace Hikari
