#pragma once

#include <hikari/core/global.h>

#include <QMetaType>
#include <QString>

namespace Hikari {

//! \brief What a shard is doing
enum class ShardState : quint8
{
    Stopped, //!< not wanted
    Queued, //!< waits for its turn to identify
    Connecting, //!< TCP, TLS, WebSocket, then waiting for HELLO, to start a new session
    Identifying, //!< connected; IDENTIFY is about to be sent or was, waits for READY
    Ready, //!< receives events; heartbeats are answered in time
    LateAck, //!< as Ready, but the last heartbeat was answered late or not yet
    Zombie, //!< a whole heartbeat interval passed without an answer; the connection is being given up
    Resuming, //!< connecting, sending RESUME or receiving the missed events of an existing session
    BackingOff, //!< the connection was lost; the next attempt is scheduled
    Failed, //!< Discord refused for good; no further attempt
};
constexpr int shardStateCount = 10;

//! \brief The enumerator's name, for example "BackingOff"; for logs, not translated
HIKARI_EXPORT QString shardStateName(ShardState state);

//! \brief Whether events are received: Ready or LateAck
constexpr bool isReady(ShardState state)
{
    return state == ShardState::Ready || state == ShardState::LateAck;
}

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::ShardState)
