#include <hikari/gateway/gatewayshard.h>

#include <hikari/gateway/shard_p.h>
#include <hikari/gateway/shardstatus_p.h>

#include <utility>

namespace Hikari {

GatewayShard::GatewayShard(Shard *shard, std::shared_ptr<ShardStatus> status, QObject *parent)
    : QObject(parent)
    , m_shard(shard)
    , m_status(std::move(status))
{ }

GatewayShard::~GatewayShard() = default;

int GatewayShard::id() const
{
    return m_status->id();
}

int GatewayShard::shardCount() const
{
    return m_status->shardCount();
}

ShardSnapshot GatewayShard::snapshot() const
{
    return m_status->snapshot();
}

std::optional<std::chrono::microseconds> GatewayShard::heartbeatLatency() const
{
    return m_status->snapshot().heartbeatLatency;
}

bool GatewayShard::isAlive() const
{
    const ShardState state = m_status->state();
    return state != ShardState::Stopped && state != ShardState::Failed;
}

bool GatewayShard::isConnected() const
{
    return m_status->snapshot().isConnected;
}

void GatewayShard::reconnect()
{
    command(&Shard::reconnect);
}

void GatewayShard::restart()
{
    command(&Shard::restart);
}

void GatewayShard::stop()
{
    command(&Shard::stop);
}

void GatewayShard::start()
{
    command(&Shard::start);
}

void GatewayShard::command(void (Shard::*function)())
{
    if (m_shard)
        QMetaObject::invokeMethod(m_shard, function, Qt::QueuedConnection);
}

} // namespace Hikari
