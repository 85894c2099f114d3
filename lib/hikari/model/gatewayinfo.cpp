#include <hikari/model/gatewayinfo.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field sessionStartLimitFields[] {
    field<&SessionStartLimit::total>("total"),
    field<&SessionStartLimit::remaining>("remaining"),
    field<&SessionStartLimit::resetAfter>("reset_after"),
    field<&SessionStartLimit::maxConcurrency>("max_concurrency"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<SessionStartLimit>()
{
    static constexpr Table table { "SessionStartLimit", sessionStartLimitFields, std::size(sessionStartLimitFields) };
    return table;
}

static constexpr Field gatewayBotInfoFields[] {
    field<&GatewayBotInfo::url>("url"),
    field<&GatewayBotInfo::shards>("shards"),
    field<&GatewayBotInfo::sessionStartLimit>("session_start_limit"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<GatewayBotInfo>()
{
    static constexpr Table table { "GatewayBotInfo", gatewayBotInfoFields, std::size(gatewayBotInfoFields) };
    return table;
}

} // namespace Hikari
