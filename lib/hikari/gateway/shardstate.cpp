#include <hikari/gateway/shardstate.h>

namespace Hikari {

QString shardStateName(ShardState state)
{
    switch (state) {
    case ShardState::Stopped:
        return QStringLiteral("Stopped");
    case ShardState::Queued:
        return QStringLiteral("Queued");
    case ShardState::Connecting:
        return QStringLiteral("Connecting");
    case ShardState::Identifying:
        return QStringLiteral("Identifying");
    case ShardState::Ready:
        return QStringLiteral("Ready");
    case ShardState::LateAck:
        return QStringLiteral("LateAck");
    case ShardState::Zombie:
        return QStringLiteral("Zombie");
    case ShardState::Resuming:
        return QStringLiteral("Resuming");
    case ShardState::BackingOff:
        return QStringLiteral("BackingOff");
    case ShardState::Failed:
        return QStringLiteral("Failed");
    }
    return QString::number(int(state));
}

} // namespace Hikari
