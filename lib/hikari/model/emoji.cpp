#include <hikari/model/emoji.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field emojiFields[] {
    field<&Emoji::id>("id", FieldFlag::Nullable),
    field<&Emoji::name>("name", FieldFlag::Nullable),
    field<&Emoji::roleIds>("roles", FieldFlag::Optional),
    field<&Emoji::user>("user", FieldFlag::Optional),
    field<&Emoji::requiresColons>("require_colons", FieldFlag::Optional),
    field<&Emoji::isManaged>("managed", FieldFlag::Optional),
    field<&Emoji::isAnimated>("animated", FieldFlag::Optional),
    field<&Emoji::isAvailable>("available", FieldFlag::Optional),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Emoji>()
{
    static constexpr Table table { "Emoji", emojiFields, std::size(emojiFields) };
    return table;
}

} // namespace Hikari
