// How REST answers are spoilt by order; see restapi_p.h

#include <hikari/simulator/restapi_p.h>

#include <algorithm>

namespace Hikari::Sim {

namespace {

bool isRest(FaultKind kind)
{
    return kind >= FaultKind::Rest429;
}

// As Cloudflare shows it to people; clients get it as well.
RestResponse cloudflarePage(int status, std::chrono::milliseconds retryAfter)
{
    RestResponse response;
    response.status = status;
    response.contentType = "text/html; charset=UTF-8";
    const QByteArray number = QByteArray::number(status);
    const QByteArray title = status == 429 ? QByteArray("Access denied") : QByteArray("Error " + number);
    const QByteArray code = status == 429 ? QByteArray("1015") : number;
    response.body = "<!DOCTYPE html>\n<html lang=\"en-US\">\n<head><title>" + title
        + " | discord.com | Cloudflare</title></head>\n<body><h1>Error " + code
        + "</h1><p>Ray ID: 0000000000000000</p></body>\n</html>\n";
    response.headers.emplaceBack("Server", "cloudflare");
    if (retryAfter.count() > 0)
        response.headers.emplaceBack("Retry-After", QByteArray::number((retryAfter.count() + 999) / 1000));
    return response;
}

RestResponse spoilt(const FaultOrder &order)
{
    static constexpr const char *scopes[] { "user", "shared", "global" };
    RestResponse response;
    switch (order.kind) {
    case FaultKind::Rest429:
        return restTooMany(scopes[int(order.scope)], order.retryAfter.count());
    case FaultKind::RestTimeout:
        response.status = 0;
        response.silence = order.delay;
        return response;
    case FaultKind::RestInvalidJson:
        response.body = R"({"id":"1042837465019287552","name":"hal)";
        return response;
    case FaultKind::RestCloudflare:
        return cloudflarePage(order.status, order.retryAfter);
    default:
        return restError(order.status, 0, "Internal Server Error");
    }
}

} // namespace

std::optional<RestResponse> RestApi::faultFor(const QByteArray &path, const Route *route)
{
    const QString readable = QString::fromUtf8(path);
    const std::lock_guard lock(m_mutex); // one after the other, so that none is hit more often than ordered
    const QList<ActiveFault> active = m_core->faults.list();
    for (const ActiveFault &fault : active) {
        const FaultOrder &order = fault.order;
        const bool isOver = (fault.remaining && fault.remaining->count() == 0)
            || (order.times > 0 && fault.hits >= quint64(order.times));
        if (!isRest(order.kind) || isOver || !readable.contains(order.route))
            continue;
        if (order.share < 1 && double(m_random() >> 11) / double(quint64(1) << 53) >= order.share)
            continue;
        m_core->faults.hit(fault.id);
        if (fault.hits + 1 == quint64(order.times))
            m_core->endFault(fault.id);
        m_core->books.change([](SimulatorLedger &ledger) { ++ledger.restFaults; });
        RestResponse response = spoilt(order);
        response.faultId = fault.id;
        if (order.kind == FaultKind::Rest429 && order.scope != RestScope::Global && route && route->limit > 0)
            response.headers += limitHeaders(*route, 0, order.retryAfter.count());
        return response;
    }
    return std::nullopt;
}

bool RestApi::isAtWork(quint64 faultId) const
{
    const QList<ActiveFault> active = m_core->faults.list();
    return std::any_of(active.cbegin(), active.cend(), [faultId](const ActiveFault &one) { return one.id == faultId; });
}

} // namespace Hikari::Sim
