#include <hikari/model/allowedmentions.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field allowedMentionsFields[] {
    field<&AllowedMentions::parse>("parse"),
    field<&AllowedMentions::roleIds>("roles", FieldFlag::Optional),
    field<&AllowedMentions::userIds>("users", FieldFlag::Optional),
    field<&AllowedMentions::repliedUser>("replied_user", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<AllowedMentions>()
{
    static constexpr Table table { "AllowedMentions", allowedMentionsFields, std::size(allowedMentionsFields) };
    return table;
}

} // namespace Hikari
