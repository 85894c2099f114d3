#include <hikari/gateway/gatewaymessages_p.h>

#include <hikari/json/types_p.h>
#include <hikari/model/gatewaycodes.h>
#include <hikari/model/gatewaypayloads.h>

#include <QSysInfo>

#include <algorithm>

namespace Hikari {

template<>
const Table &tableOf<Identify>();
template<>
const Table &tableOf<Resume>();

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

QByteArray identifyMessage(const GatewayConfig &config, int shardId)
{
    const QString product = QStringLiteral("hikari-qt");
    Identify identify;
    identify.token = config.token.secret();
    identify.properties = { QSysInfo::kernelType(), product, product };
    identify.largeThreshold = std::clamp(config.largeThreshold, 50, 250);
    identify.shard = { shardId, config.shardCount };
    identify.presence = config.presence;
    identify.intents = config.intents;
    return message(GatewayOpcode::Identify, identify);
}

QByteArray resumeMessage(const Token &token, const QString &sessionId, qint64 sequence)
{
    return message(GatewayOpcode::Resume, Resume { token.secret(), sessionId, sequence });
}

} // namespace Hikari
