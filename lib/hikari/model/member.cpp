#include <hikari/model/member.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field memberFields[] {
    field<&Member::user>("user", FieldFlag::Optional),
    field<&Member::nickname>("nick", FieldFlag::OptionalNullable),
    field<&Member::avatar>("avatar", FieldFlag::OptionalNullable),
    field<&Member::banner>("banner", FieldFlag::OptionalNullable),
    field<&Member::roleIds>("roles"),
    field<&Member::joinedAt>("joined_at", FieldFlag::Nullable),
    field<&Member::premiumSince>("premium_since", FieldFlag::OptionalNullable),
    field<&Member::isDeaf>("deaf"),
    field<&Member::isMute>("mute"),
    field<&Member::flags>("flags"),
    field<&Member::isPending>("pending", FieldFlag::Optional),
    field<&Member::permissions>("permissions", FieldFlag::Optional),
    field<&Member::timedOutUntil>("communication_disabled_until", FieldFlag::OptionalNullable),
    field<&Member::avatarDecoration>("avatar_decoration_data", FieldFlag::OptionalNullable),
    field<&Member::collectibles>("collectibles", FieldFlag::OptionalNullable),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Member>()
{
    static constexpr Table table { "Member", memberFields, std::size(memberFields) };
    return table;
}

} // namespace Hikari
