#include <hikari/model/attachment.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field attachmentFields[] {
    field<&Attachment::id>("id", FieldFlag::Required),
    field<&Attachment::filename>("filename"),
    field<&Attachment::title>("title"),
    field<&Attachment::description>("description"),
    field<&Attachment::contentType>("content_type"),
    field<&Attachment::sizeBytes>("size"),
    field<&Attachment::url>("url"),
    field<&Attachment::proxyUrl>("proxy_url"),
    field<&Attachment::height>("height"),
    field<&Attachment::width>("width"),
    field<&Attachment::placeholder>("placeholder"),
    field<&Attachment::placeholderVersion>("placeholder_version"),
    field<&Attachment::isEphemeral>("ephemeral", FieldFlag::Optional),
    field<&Attachment::durationSeconds>("duration_secs"),
    field<&Attachment::waveform>("waveform"),
    field<&Attachment::flags>("flags", FieldFlag::Optional),
    field<&Attachment::clipParticipants>("clip_participants", FieldFlag::Optional),
    field<&Attachment::clipCreatedAt>("clip_created_at"),
    field<&Attachment::application>("application"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Attachment>()
{
    static constexpr Table table { "Attachment", attachmentFields, std::size(attachmentFields) };
    return table;
}

} // namespace Hikari
