#include <hikari/model/member.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field memberFields[] {
    field<&Member::user>("user"),
    field<&Member::nickname>("nick", FieldFlag::Nullable),
    field<&Member::avatar>("avatar"),
    field<&Member::banner>("banner"),
    field<&Member::roleIds>("roles"),
    field<&Member::joinedAt>("joined_at", FieldFlag::Nullable),
    field<&Member::premiumSince>("premium_since"),
    field<&Member::isDeaf>("deaf"),
    field<&Member::isMute>("mute"),
    field<&Member::flags>("flags", FieldFlag::Optional),
    field<&Member::isPending>("pending", FieldFlag::Optional),
    field<&Member::permissions>("permissions"),
    field<&Member::timedOutUntil>("communication_disabled_until"),
    field<&Member::avatarDecoration>("avatar_decoration_data"),
    field<&Member::collectibles>("collectibles"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Member>()
{
    static constexpr Table table { "Member", memberFields, std::size(memberFields) };
    return table;
}

} // namespace Hikari
