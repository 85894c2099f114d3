#include <hikari/model/ban.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field banFields[] {
    field<&Ban::reason>("reason", FieldFlag::Nullable),
    field<&Ban::user>("user"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Ban>()
{
    static constexpr Table table { "Ban", banFields, std::size(banFields) };
    return table;
}

static constexpr Field bulkBanResultFields[] {
    field<&BulkBanResult::bannedUserIds>("banned_users"),
    field<&BulkBanResult::failedUserIds>("failed_users"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<BulkBanResult>()
{
    static constexpr Table table { "BulkBanResult", bulkBanResultFields, std::size(bulkBanResultFields) };
    return table;
}

} // namespace Hikari
