#include <hikari/model/webhookevent.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field webhookEventFields[] {
    field<&WebhookEvent::type>("type"),
    field<&WebhookEvent::timestamp>("timestamp"),
    field<&WebhookEvent::data>("data", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<WebhookEvent>()
{
    static constexpr Table table { "WebhookEvent", webhookEventFields, std::size(webhookEventFields) };
    return table;
}

static constexpr Field webhookEventPayloadFields[] {
    field<&WebhookEventPayload::version>("version"),
    field<&WebhookEventPayload::applicationId>("application_id"),
    field<&WebhookEventPayload::type>("type"),
    field<&WebhookEventPayload::event>("event", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<WebhookEventPayload>()
{
    static constexpr Table table { "WebhookEventPayload", webhookEventPayloadFields,
        std::size(webhookEventPayloadFields) };
    return table;
}

static constexpr Field applicationAuthorizationFields[] {
    field<&ApplicationAuthorization::integrationType>("integration_type", FieldFlag::Optional),
    field<&ApplicationAuthorization::user>("user"),
    field<&ApplicationAuthorization::scopes>("scopes"),
    field<&ApplicationAuthorization::guild>("guild", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ApplicationAuthorization>()
{
    static constexpr Table table { "ApplicationAuthorization", applicationAuthorizationFields,
        std::size(applicationAuthorizationFields) };
    return table;
}

static constexpr Field applicationDeauthorizationFields[] {
    field<&ApplicationDeauthorization::user>("user"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<ApplicationDeauthorization>()
{
    static constexpr Table table { "ApplicationDeauthorization", applicationDeauthorizationFields,
        std::size(applicationDeauthorizationFields) };
    return table;
}

static constexpr Field sdkDirectMessageFields[] {
    field<&SdkDirectMessage::id>("id", FieldFlag::Required),
    field<&SdkDirectMessage::type>("type"),
    field<&SdkDirectMessage::content>("content"),
    field<&SdkDirectMessage::channel>("channel"),
    field<&SdkDirectMessage::author>("author"),
    field<&SdkDirectMessage::flags>("flags"),
    field<&SdkDirectMessage::applicationId>("application_id"),
    field<&SdkDirectMessage::application>("application", FieldFlag::Optional),
    field<&SdkDirectMessage::activity>("activity", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<SdkDirectMessage>()
{
    static constexpr Table table { "SdkDirectMessage", sdkDirectMessageFields, std::size(sdkDirectMessageFields) };
    return table;
}

static constexpr Field lobbyMessageDeletionFields[] {
    field<&LobbyMessageDeletion::id>("id", FieldFlag::Required),
    field<&LobbyMessageDeletion::lobbyId>("lobby_id"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<LobbyMessageDeletion>()
{
    static constexpr Table table { "LobbyMessageDeletion", lobbyMessageDeletionFields,
        std::size(lobbyMessageDeletionFields) };
    return table;
}

} // namespace Hikari
