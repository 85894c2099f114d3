#pragma once

#include <hikari/core/token.h>
#include <hikari/gateway/gatewayconfig.h>

#include <QByteArray>
#include <QString>

namespace Hikari {

//! Bytes that a payload to the gateway may have; Discord closes with 4002 above (P58)
constexpr qsizetype gatewayMessageLimit = 4096;

//! \param sequence -1: none, sent as null
HIKARI_AUTOTEST_EXPORT QByteArray heartbeatMessage(qint64 sequence);
//! \brief Contains the token
HIKARI_AUTOTEST_EXPORT QByteArray identifyMessage(const GatewayConfig &config, int shardId);
//! \brief Contains the token
HIKARI_AUTOTEST_EXPORT QByteArray resumeMessage(const Token &token, const QString &sessionId, qint64 sequence);

} // namespace Hikari
