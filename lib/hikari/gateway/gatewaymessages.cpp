#include <hikari/gateway/gatewaymessages_p.h>

#include <hikari/json/types_p.h>
#include <hikari/model/gatewaycodes.h>

#include <QSysInfo>

#include <algorithm>

namespace Hikari {

template<>
const Table &tableOf<Identify>();
template<>
const Table &tableOf<Resume>();
template<>
const Table &tableOf<PresenceUpdate>();
template<>
const Table &tableOf<VoiceStateUpdate>();
template<>
const Table &tableOf<RequestGuildMembers>();
template<>
const Table &tableOf<RequestSoundboardSounds>();
template<>
const Table &tableOf<RequestChannelInfo>();

template<typename T>
static QByteArray message(GatewayOpcode op, const T &data)
{
    QByteArray text;
    JsonWriter writer(text);
    writer.beginObject();
    writer.key("op");
    writer.integer(int(op));
    writer.key("d");
    encode(data, writer);
    writer.endObject();
    return text;
}

QByteArray heartbeatMessage(qint64 sequence)
{
    return R"({"op":)" + QByteArray::number(int(GatewayOpcode::Heartbeat)) + R"(,"d":)"
        + (sequence >= 0 ? QByteArray::number(sequence) : QByteArray("null")) + '}';
}

QByteArray identifyMessage(const GatewayConfig &config, int shardId, const std::optional<PresenceUpdate> &presence)
{
    const QString product = QStringLiteral("hikari-qt");
    Identify identify;
    identify.token = config.token.secret();
    identify.properties = { QSysInfo::kernelType(), product, product };
    identify.largeThreshold = std::clamp(config.largeThreshold, 50, 250);
    identify.shard = { shardId, config.shardCount };
    identify.usesPayloadCompression = config.compression == Compression::Payload; // never with a stream (P37)
    if (presence)
        identify.presence = sendablePresence(*presence);
    identify.intents = config.intents;
    identify.capabilities = config.capabilities;
    return message(GatewayOpcode::Identify, identify);
}

QByteArray resumeMessage(const Token &token, const QString &sessionId, qint64 sequence)
{
    return message(GatewayOpcode::Resume, Resume { token.secret(), sessionId, sequence });
}

PresenceUpdate sendablePresence(PresenceUpdate presence)
{
    // Discord closes with 4002 at "offline" in op 3.
    if (presence.status == Status::Offline)
        presence.status = Status::Invisible;
    for (Activity &activity : presence.activities) {
        Activity sendable = Activity::of(activity.type, activity.name);
        sendable.state = activity.state;
        sendable.url = activity.url;
        if (activity.type == ActivityType::Custom && !activity.state)
            sendable = Activity::custom(activity.name);
        activity = std::move(sendable);
    }
    return presence;
}

QByteArray presenceMessage(const PresenceUpdate &presence)
{
    return message(GatewayOpcode::PresenceUpdate, sendablePresence(presence));
}

QByteArray voiceStateMessage(const VoiceStateUpdate &state)
{
    return message(GatewayOpcode::VoiceStateUpdate, state);
}

QByteArray requestMembersMessage(const RequestGuildMembers &request)
{
    return message(GatewayOpcode::RequestGuildMembers, request);
}

QByteArray requestSoundsMessage(const QList<Snowflake> &guilds)
{
    return message(GatewayOpcode::RequestSoundboardSounds, RequestSoundboardSounds { guilds });
}

QByteArray requestChannelInfoMessage(const RequestChannelInfo &request)
{
    return message(GatewayOpcode::RequestChannelInfo, request);
}

} // namespace Hikari
