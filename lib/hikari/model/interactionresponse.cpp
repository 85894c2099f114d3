#include <hikari/model/interactionresponse.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field attachmentRequestFields[] {
    field<&AttachmentRequest::id>("id"),
    field<&AttachmentRequest::filename>("filename", FieldFlag::Optional),
    field<&AttachmentRequest::title>("title", FieldFlag::Optional),
    field<&AttachmentRequest::description>("description", FieldFlag::Optional),
    field<&AttachmentRequest::durationSeconds>("duration_secs", FieldFlag::Optional),
    field<&AttachmentRequest::waveform>("waveform", FieldFlag::Optional),
    field<&AttachmentRequest::isSpoiler>("is_spoiler", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AttachmentRequest>()
{
    static constexpr Table table { "AttachmentRequest", attachmentRequestFields, std::size(attachmentRequestFields) };
    return table;
}

static constexpr Field pollRequestFields[] {
    field<&PollRequest::question>("question"),
    field<&PollRequest::answers>("answers"),
    field<&PollRequest::durationHours>("duration", FieldFlag::Optional),
    field<&PollRequest::allowsMultiselect>("allow_multiselect", FieldFlag::Optional),
    field<&PollRequest::layoutType>("layout_type", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<PollRequest>()
{
    static constexpr Table table { "PollRequest", pollRequestFields, std::size(pollRequestFields) };
    return table;
}

static constexpr Field interactionMessageFields[] {
    field<&InteractionMessage::isTts>("tts", FieldFlag::Optional),
    field<&InteractionMessage::content>("content", FieldFlag::Optional),
    field<&InteractionMessage::embeds>("embeds", FieldFlag::Optional),
    field<&InteractionMessage::allowedMentions>("allowed_mentions", FieldFlag::Optional),
    field<&InteractionMessage::flags>("flags", FieldFlag::Optional),
    field<&InteractionMessage::components>("components", FieldFlag::Optional),
    field<&InteractionMessage::attachments>("attachments", FieldFlag::Optional),
    field<&InteractionMessage::poll>("poll", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionMessage>()
{
    static constexpr Table table { "InteractionMessage", interactionMessageFields,
        std::size(interactionMessageFields) };
    return table;
}

static constexpr Field interactionAutocompleteFields[] {
    field<&InteractionAutocomplete::choices>("choices"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionAutocomplete>()
{
    static constexpr Table table { "InteractionAutocomplete", interactionAutocompleteFields,
        std::size(interactionAutocompleteFields) };
    return table;
}

static constexpr Field interactionModalFields[] {
    field<&InteractionModal::customId>("custom_id", FieldFlag::Required),
    field<&InteractionModal::title>("title"),
    field<&InteractionModal::components>("components"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionModal>()
{
    static constexpr Table table { "InteractionModal", interactionModalFields, std::size(interactionModalFields) };
    return table;
}

//! Which of the three it is can be told from its keys
struct JsonInteractionCallbackData : JsonPlain
{
    static constexpr const char *name = "interaction callback data";
    static constexpr bool acceptsNull = true;
    static bool decode(InteractionCallbackData &member, JsonValue value, DecodeContext &context)
    {
        if (value.isNull()) {
            member = std::monostate();
            return true;
        }
        if (value.find("choices").isValid())
            return Hikari::decode(value, member.emplace<InteractionAutocomplete>(), context);
        if (value.find("custom_id").isValid())
            return Hikari::decode(value, member.emplace<InteractionModal>(), context);
        return Hikari::decode(value, member.emplace<InteractionMessage>(), context);
    }
    static void encode(const InteractionCallbackData &member, JsonWriter &writer)
    {
        std::visit(
            [&writer](const auto &held) {
                if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
                    writer.null();
                else
                    Hikari::encode(held, writer);
            },
            member);
    }
    static bool isAbsent(const InteractionCallbackData &member) { return member.index() == 0; }
};

static constexpr Field interactionResponseFields[] {
    field<&InteractionResponse::type>("type"),
    fieldAs<&InteractionResponse::data, JsonInteractionCallbackData>("data", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionResponse>()
{
    static constexpr Table table { "InteractionResponse", interactionResponseFields,
        std::size(interactionResponseFields) };
    return table;
}

static constexpr Field interactionCallbackFields[] {
    field<&InteractionCallback::id>("id"),
    field<&InteractionCallback::type>("type"),
    field<&InteractionCallback::activityInstanceId>("activity_instance_id", FieldFlag::Optional),
    field<&InteractionCallback::responseMessageId>("response_message_id", FieldFlag::Optional),
    field<&InteractionCallback::isLoading>("response_message_loading", FieldFlag::Optional),
    field<&InteractionCallback::isEphemeral>("response_message_ephemeral", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionCallback>()
{
    static constexpr Table table { "InteractionCallback", interactionCallbackFields,
        std::size(interactionCallbackFields) };
    return table;
}

static constexpr Field interactionCallbackActivityFields[] {
    field<&InteractionCallbackActivity::id>("id"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionCallbackActivity>()
{
    static constexpr Table table { "InteractionCallbackActivity", interactionCallbackActivityFields,
        std::size(interactionCallbackActivityFields) };
    return table;
}

static constexpr Field interactionCallbackResourceFields[] {
    field<&InteractionCallbackResource::type>("type"),
    field<&InteractionCallbackResource::activityInstance>("activity_instance", FieldFlag::Optional),
    field<&InteractionCallbackResource::message>("message", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionCallbackResource>()
{
    static constexpr Table table { "InteractionCallbackResource", interactionCallbackResourceFields,
        std::size(interactionCallbackResourceFields) };
    return table;
}

static constexpr Field interactionCallbackResponseFields[] {
    field<&InteractionCallbackResponse::interaction>("interaction"),
    field<&InteractionCallbackResponse::resource>("resource", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<InteractionCallbackResponse>()
{
    static constexpr Table table { "InteractionCallbackResponse", interactionCallbackResponseFields,
        std::size(interactionCallbackResponseFields) };
    return table;
}

} // namespace Hikari
