#pragma once

#include <hikari/core/snowflake.h>

#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace Hikari {

//! \brief A shard's session, as it outlives a connection and, in a SessionStore, the process
struct GatewaySession
{
    int shardId = 0;
    QString sessionId; //!< empty: none
    QUrl resumeUrl; //!< empty: the gateway's own, also when the host did not answer any more
    qint64 sequence = -1; //!< of the last event that was handed on
    QList<Snowflake> guilds; //!< that are available; tells a guild that comes back from one that is joined (P72)
    QList<Snowflake> unavailableGuilds;

    bool operator==(const GatewaySession &) const = default;
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::GatewaySession)
