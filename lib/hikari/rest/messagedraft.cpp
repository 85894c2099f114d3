#include <hikari/rest/messagedraft.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field messageDraftFields[] {
    field<&MessageDraft::content>("content", FieldFlag::Optional),
    field<&MessageDraft::embeds>("embeds", FieldFlag::Optional),
    field<&MessageDraft::allowedMentions>("allowed_mentions"),
    field<&MessageDraft::reference>("message_reference"),
    field<&MessageDraft::components>("components", FieldFlag::Optional),
    field<&MessageDraft::stickerIds>("sticker_ids", FieldFlag::Optional),
    field<&MessageDraft::flags>("flags", FieldFlag::Optional),
    field<&MessageDraft::isTts>("tts", FieldFlag::Optional),
    field<&MessageDraft::nonce>("nonce", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageDraft>()
{
    static constexpr Table table { "MessageDraft", messageDraftFields, std::size(messageDraftFields) };
    return table;
}

static constexpr Field messageEditFields[] {
    field<&MessageEdit::content>("content"),
    field<&MessageEdit::embeds>("embeds"),
    field<&MessageEdit::flags>("flags"),
    field<&MessageEdit::components>("components"),
    field<&MessageEdit::allowedMentions>("allowed_mentions"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<MessageEdit>()
{
    static constexpr Table table { "MessageEdit", messageEditFields, std::size(messageEditFields) };
    return table;
}

} // namespace Hikari
