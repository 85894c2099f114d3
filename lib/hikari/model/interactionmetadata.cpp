#include <hikari/model/interactionmetadata.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field interactionMetadataFields[] {
    field<&InteractionMetadata::id>("id", FieldFlag::Required),
    field<&InteractionMetadata::type>("type"),
    field<&InteractionMetadata::user>("user"),
    field<&InteractionMetadata::integrationOwners>("authorizing_integration_owners"),
    field<&InteractionMetadata::originalResponseMessageId>("original_response_message_id", FieldFlag::Optional),
    field<&InteractionMetadata::targetUser>("target_user", FieldFlag::Optional),
    field<&InteractionMetadata::targetMessageId>("target_message_id", FieldFlag::Optional),
    field<&InteractionMetadata::interactedMessageId>("interacted_message_id"),
    field<&InteractionMetadata::triggeringInteraction>("triggering_interaction_metadata"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionMetadata>()
{
    static constexpr Table table { "InteractionMetadata", interactionMetadataFields,
        std::size(interactionMetadataFields) };
    return table;
}

bool InteractionMetadata::operator==(const InteractionMetadata &other) const = default;

static constexpr Field messageInteractionFields[] {
    field<&MessageInteraction::id>("id", FieldFlag::Required),
    field<&MessageInteraction::type>("type"),
    field<&MessageInteraction::name>("name"),
    field<&MessageInteraction::user>("user"),
    field<&MessageInteraction::member>("member", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageInteraction>()
{
    static constexpr Table table { "MessageInteraction", messageInteractionFields,
        std::size(messageInteractionFields) };
    return table;
}

} // namespace Hikari
