#pragma once

#include <hikari/core/token.h>
#include <hikari/gateway/gatewayconfig.h>
#include <hikari/model/gatewaypayloads.h>

#include <QByteArray>
#include <QString>

namespace Hikari {

//! Bytes that a payload to the gateway may have; Discord closes with 4002 above (P58)
constexpr qsizetype gatewayMessageLimit = 4096;

//! \param sequence -1: none, sent as null
HIKARI_AUTOTEST_EXPORT QByteArray heartbeatMessage(qint64 sequence);
//! \brief Contains the token
HIKARI_AUTOTEST_EXPORT QByteArray identifyMessage(
    const GatewayConfig &config, int shardId, const std::optional<PresenceUpdate> &presence);
//! \brief Contains the token
HIKARI_AUTOTEST_EXPORT QByteArray resumeMessage(const Token &token, const QString &sessionId, qint64 sequence);

//! \brief What a bot may set: OFFLINE becomes INVISIBLE, a custom status without state shows its name
HIKARI_AUTOTEST_EXPORT PresenceUpdate sendablePresence(PresenceUpdate presence);
HIKARI_AUTOTEST_EXPORT QByteArray presenceMessage(const PresenceUpdate &presence);
HIKARI_AUTOTEST_EXPORT QByteArray voiceStateMessage(const VoiceStateUpdate &state);
HIKARI_AUTOTEST_EXPORT QByteArray requestMembersMessage(const RequestGuildMembers &request);
HIKARI_AUTOTEST_EXPORT QByteArray requestSoundsMessage(const QList<Snowflake> &guilds);
HIKARI_AUTOTEST_EXPORT QByteArray requestChannelInfoMessage(const RequestChannelInfo &request);

} // namespace Hikari
