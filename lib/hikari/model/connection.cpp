#include <hikari/model/connection.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field connectionFields[] {
    field<&Connection::id>("id", FieldFlag::Required),
    field<&Connection::name>("name"),
    field<&Connection::type>("type"),
    field<&Connection::isRevoked>("revoked", FieldFlag::Optional),
    field<&Connection::integrations>("integrations", FieldFlag::Optional),
    field<&Connection::isVerified>("verified"),
    field<&Connection::hasFriendSync>("friend_sync"),
    field<&Connection::hasShowActivity>("show_activity"),
    field<&Connection::isTwoWayLink>("two_way_link"),
    field<&Connection::visibility>("visibility"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<Connection>()
{
    static constexpr Table table { "Connection", connectionFields, std::size(connectionFields) };
    return table;
}

} // namespace Hikari
