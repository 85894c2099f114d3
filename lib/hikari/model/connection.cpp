#include <hikari/model/connection.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field connectionFields[] {
    field<&OwnConnection::id>("id", FieldFlag::Required),
    field<&OwnConnection::name>("name"),
    field<&OwnConnection::type>("type"),
    field<&OwnConnection::isRevoked>("revoked", FieldFlag::Optional),
    field<&OwnConnection::integrations>("integrations", FieldFlag::Optional),
    field<&OwnConnection::isVerified>("verified"),
    field<&OwnConnection::hasFriendSync>("friend_sync"),
    field<&OwnConnection::hasShowActivity>("show_activity"),
    field<&OwnConnection::isTwoWayLink>("two_way_link"),
    field<&OwnConnection::visibility>("visibility"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<OwnConnection>()
{
    static constexpr Table table { "OwnConnection", connectionFields, std::size(connectionFields) };
    return table;
}

} // namespace Hikari
