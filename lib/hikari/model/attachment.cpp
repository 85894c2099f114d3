#include <hikari/model/attachment.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field attachmentFields[] {
    field<&Attachment::id>("id", FieldFlag::Required),
    field<&Attachment::filename>("filename"),
    field<&Attachment::title>("title", FieldFlag::Optional),
    field<&Attachment::description>("description", FieldFlag::Optional),
    field<&Attachment::contentType>("content_type", FieldFlag::Optional),
    field<&Attachment::sizeBytes>("size"),
    field<&Attachment::url>("url"),
    field<&Attachment::proxyUrl>("proxy_url"),
    field<&Attachment::height>("height", FieldFlag::OptionalNullable),
    field<&Attachment::width>("width", FieldFlag::OptionalNullable),
    field<&Attachment::placeholder>("placeholder", FieldFlag::Optional),
    field<&Attachment::placeholderVersion>("placeholder_version", FieldFlag::Optional),
    field<&Attachment::isEphemeral>("ephemeral", FieldFlag::Optional),
    field<&Attachment::durationSeconds>("duration_secs", FieldFlag::Optional),
    field<&Attachment::waveform>("waveform", FieldFlag::Optional),
    field<&Attachment::flags>("flags", FieldFlag::Optional),
    field<&Attachment::clipParticipants>("clip_participants", FieldFlag::Optional),
    field<&Attachment::clipCreatedAt>("clip_created_at", FieldFlag::Optional),
    field<&Attachment::application>("application", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Attachment>()
{
    static constexpr Table table { "Attachment", attachmentFields, std::size(attachmentFields) };
    return table;
}

} // namespace Hikari
