#include <hikari/simulator/connection_p.h>

#include <hikari/core/logging.h>
#include <hikari/simulator/faults_p.h>
#include <hikari/simulator/gateway_p.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrlQuery>

#include <algorithm>
#include <optional>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace Hikari::Sim {

namespace {

constexpr qsizetype mostPayloadBytes = 4096;
constexpr std::size_t mostSends = 120; // in one minute
constexpr std::size_t mostPresences = 5; // in 20 seconds
constexpr qint64 mostUnreadBytes = 64 << 20;
constexpr qint64 closeMs = 5000; // for the client to answer a close frame, and to follow op 7
constexpr int mostGuildsPerShard = 2500;

// Bits that Discord documents, and those of them that have to be switched on in the Developer Portal
constexpr quint64 knownIntents = quint64(Intents(Intent::All).toInt());
constexpr quint64 privilegedIntents = quint64(Intents(Intent::AllPrivileged).toInt());

std::optional<qint64> integer(const QJsonValue &value)
{
    if (!value.isDouble() || value.toDouble() != double(value.toInteger()))
        return std::nullopt;
    return value.toInteger();
}

QString presenceProblem(const QJsonObject &presence)
{
    static const QStringList statuses { QStringLiteral("online"), QStringLiteral("dnd"), QStringLiteral("idle"),
        QStringLiteral("invisible"), QStringLiteral("offline") };
    if (!statuses.contains(presence[QLatin1String("status")].toString()))
        return QStringLiteral("presence with an unknown status");
    const QJsonValue since = presence[QLatin1String("since")];
    if (!since.isNull() && !since.isUndefined() && !integer(since))
        return QStringLiteral("presence whose since is no integer");
    if (!presence[QLatin1String("activities")].isArray())
        return QStringLiteral("presence without a list of activities");
    for (const QJsonValue &activity : presence[QLatin1String("activities")].toArray()) {
        if (!activity[QLatin1String("name")].isString() || !integer(activity[QLatin1String("type")]))
            return QStringLiteral("activity without name or type");
    }
    return presence[QLatin1String("afk")].isBool() ? QString() : QStringLiteral("presence without afk");
}

} // namespace

Connection::Connection(Gateway *gateway, QWebSocket *socket, QTcpSocket *raw)
    : QObject(gateway)
    , m_gateway(gateway)
    , m_socket(socket)
    , m_raw(raw)
    , m_lastBeat(gateway->nowMs())
    , m_wire(socket, raw, &gateway->faults().random(), this)
    , m_ackTimer(this)
{
    socket->setParent(this);
    socket->setMaxAllowedIncomingMessageSize(1 << 20);
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { receive(text.toUtf8()); });
    connect(socket, &QWebSocket::binaryMessageReceived, this, &Connection::receive);
    connect(socket, &QWebSocket::aboutToClose, this, [this] {
        // Qt says so, too, when it gives up a socket that it could not write to; closeCode() is 1000 then (P7).
        if (!m_isClosing && m_socket->error() == QAbstractSocket::UnknownSocketError)
            m_clientCloses = true;
    });
    // Queued: a write may find out that the client is gone while the gateway walks over its sessions.
    connect(socket, &QWebSocket::disconnected, this, &Connection::finished, Qt::QueuedConnection);
    m_ackTimer.setSingleShot(true);
    m_ackTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_ackTimer, &QTimer::timeout, this, [this] { sendDueAcks(false); });
}

Connection::~Connection()
{
    // Destroying a connected QWebSocket would send a close frame.
    m_socket->disconnect(this);
    if (m_raw) {
        m_raw->blockSignals(false);
        // QWebSocket has not heard of an end that came while nothing was read, and would write to the closed socket.
        if (m_raw->state() == QAbstractSocket::UnconnectedState)
            Q_EMIT m_raw->stateChanged(QAbstractSocket::UnconnectedState);
    }
    m_socket->abort();
}

void Connection::start()
{
    followFaults();
    if (m_gateway->faults().hit(FaultKind::SilentHost, -1, QLatin1String("hello"))) {
        m_isSilent = true;
        return;
    }
    const QUrlQuery query(m_socket->requestUrl());
    const QString version = query.queryItemValue(QStringLiteral("v"));
    const QString encoding = query.queryItemValue(QStringLiteral("encoding"));
    const QString compress = query.queryItemValue(QStringLiteral("compress"));
    if (version != QLatin1String("10") && version != QLatin1String("9"))
        return punish(4012, QStringLiteral("API version \"%1\" in the gateway's URL").arg(version));
    if (encoding != QLatin1String("json") && !encoding.isEmpty())
        return punish(4002, QStringLiteral("encoding \"%1\" in the gateway's URL, only json is spoken").arg(encoding));
    m_deflater = Deflater::make(compress);
    if (!m_deflater && !compress.isEmpty())
        return punish(4002, QStringLiteral("compression \"%1\" in the gateway's URL").arg(compress));
    m_isZlib = compress == QLatin1String("zlib-stream");
    sendOp(10,
        "{\"heartbeat_interval\":" + QByteArray::number(m_gateway->core().config.heartbeatInterval.count())
            + ",\"_trace\":[\"simulator\"]}");
}

void Connection::send(const QByteArray &payload)
{
    if (m_isClosing || !m_socket->isValid())
        return;
    if (m_deflater)
        write(m_deflater->compress(payload), true);
    else if (m_compressPayloads && payload.size() >= 1024)
        write(qCompress(payload, 1).mid(4), true); // without Qt's length in front
    else
        write(payload, false);
    if (m_socket->bytesToWrite() > mostUnreadBytes) {
        breach(QStringLiteral("the client does not read: %1 MB wait").arg(mostUnreadBytes >> 20));
        cut();
    } else if (m_wire.waitingBytes() > mostUnreadBytes) {
        cut(); // by a fault, and none of the client's
    }
}

void Connection::sendOp(int op, const QByteArray &data)
{
    send("{\"t\":null,\"s\":null,\"op\":" + QByteArray::number(op) + ",\"d\":" + data + '}');
}

void Connection::close(int code, const QString &reason)
{
    if (m_isClosing)
        return;
    if (!m_wire.canClose())
        return cut();
    m_isClosing = true;
    m_closingAt = m_gateway->nowMs();
    if (m_session)
        m_gateway->abandonSession(std::exchange(m_session, nullptr));
    setReading(true);
    m_socket->close(QWebSocketProtocol::CloseCode(code), reason);
}

void Connection::cut()
{
    m_isClosing = true;
    m_closingAt = m_gateway->nowMs();
    if (m_session)
        m_gateway->abandonSession(std::exchange(m_session, nullptr));
    setReading(true);
#ifdef Q_OS_UNIX
    // Not to linger turns the end of the connection into a reset.
    if (m_raw) {
        const linger off { 1, 0 };
        ::setsockopt(int(m_raw->socketDescriptor()), SOL_SOCKET, SO_LINGER, &off, sizeof off);
    }
#endif
    m_socket->abort();
    // abort() does not always say that it is done.
    QMetaObject::invokeMethod(this, &Connection::finished, Qt::QueuedConnection);
}

void Connection::finished()
{
    if (std::exchange(m_isFinished, true))
        return;
    const int code = m_clientCloses ? int(m_socket->closeCode()) : 0;
    if (m_session) {
        m_gateway->core().books.change([&](SimulatorLedger &) { m_session->book->lastClientCloseCode = code; });
        Session *const session = std::exchange(m_session, nullptr);
        session->connection = nullptr;
        if (code == 1000 || code == 1001)
            m_gateway->endSession(session);
        else
            m_gateway->abandonSession(session);
    }
    m_gateway->connectionEnded(this);
}

int Connection::shardForBooks() const
{
    return m_session ? m_session->shardId : m_lastShard;
}

void Connection::breach(const QString &what)
{
    const int shard = shardForBooks();
    m_gateway->core().books.addViolation(shard, shard < 0 ? what : QStringLiteral("shard %1: %2").arg(shard).arg(what));
}

QString Connection::reasonFor(int closeCode)
{
    static const QHash<int, QString> reasons { { 4001, QStringLiteral("Unknown opcode.") },
        { 4002, QStringLiteral("Error while decoding payload.") }, { 4003, QStringLiteral("Not authenticated.") },
        { 4004, QStringLiteral("Authentication failed.") }, { 4005, QStringLiteral("Already authenticated.") },
        { 4007, QStringLiteral("Invalid sequence specified for resume.") },
        { 4008, QStringLiteral("You are being rate limited.") }, { 4009, QStringLiteral("Session timed out.") },
        { 4010, QStringLiteral("Invalid shard.") }, { 4011, QStringLiteral("Sharding required.") },
        { 4012, QStringLiteral("Invalid API version.") }, { 4013, QStringLiteral("Invalid intent(s).") },
        { 4014, QStringLiteral("Disallowed intent(s).") } };
    return reasons.value(closeCode);
}

void Connection::punish(int code, const QString &what)
{
    breach(QStringLiteral("%1 (closed with %2)").arg(what).arg(code));
    close(code, reasonFor(code));
}

void Connection::checkDeadlines(qint64 nowMs)
{
    if (m_isClosing) {
        if (nowMs - m_closingAt > closeMs)
            cut();
        return;
    }
    if (!m_isReading && !m_raw)
        return finished();
    if (!m_isReading && m_raw->state() == QAbstractSocket::UnconnectedState)
        return setReading(true); // nobody listens to its signals, and a close frame may be what came last
    if (!m_isReading || m_isSilent)
        m_lastBeat = nowMs;
    if (m_reconnectBy != 0 && nowMs > m_reconnectBy)
        return close(4000, QStringLiteral("Reconnect was asked for."));
    const qint64 silent = nowMs - m_lastBeat;
    if (silent > m_gateway->core().config.heartbeatTimeout.count()) {
        Session *const session = m_session;
        punish(4009, QStringLiteral("no heartbeat for %1 ms").arg(silent));
        if (session)
            m_gateway->endSession(session);
    }
}

void Connection::askToReconnect()
{
    m_reconnectBy = m_gateway->nowMs() + closeMs;
    sendOp(7, "null");
}

void Connection::invalidate(bool resumable)
{
    Session *const session = std::exchange(m_session, nullptr);
    m_invalidatedAt = m_gateway->nowMs();
    m_gateway->abandonSession(session);
    if (!resumable)
        m_gateway->endSession(session);
    sendOp(9, resumable ? "true" : "false");
}

bool Connection::isRateLimited(qint64 nowMs)
{
    while (!m_received.empty() && nowMs - m_received.front() > 60000)
        m_received.pop_front();
    m_received.push_back(nowMs);
    return m_received.size() > mostSends && m_gateway->core().config.limitSends;
}

void Connection::receive(const QByteArray &text)
{
    if (m_isClosing)
        return;
    if (isRateLimited(m_gateway->nowMs()))
        return punish(4008, QStringLiteral("more than 120 payloads in 60 s"));
    if (text.size() > mostPayloadBytes)
        return punish(4002, QStringLiteral("a payload of %1 bytes, 4096 are allowed").arg(text.size()));
    const QJsonDocument document = QJsonDocument::fromJson(text);
    const QJsonObject payload = document.object();
    const std::optional<qint64> op = integer(payload[QLatin1String("op")]);
    if (!document.isObject() || !op)
        return punish(4002, QStringLiteral("a payload that is no JSON object with an op"));
    const QJsonValue data = payload[QLatin1String("d")]; // undefined is not null
    switch (*op) {
    case 1:
        return heartbeat(data);
    case 2:
        return data.isObject() ? identify(data.toObject()) : punish(4002, QStringLiteral("IDENTIFY without d"));
    case 6:
        return data.isObject() ? resume(data.toObject()) : punish(4002, QStringLiteral("RESUME without d"));
    case 3:
    case 4:
    case 8:
    case 31:
    case 43:
        break;
    default:
        return punish(4001, QStringLiteral("unknown op %1").arg(*op));
    }
    // What was under way when op 9 was sent ends the connection, as on Discord, but is nobody's fault.
    if (!m_session && m_invalidatedAt != 0 && m_gateway->nowMs() - m_invalidatedAt < closeMs)
        return close(4003, reasonFor(4003));
    if (!m_session)
        return punish(4003, QStringLiteral("op %1 before IDENTIFY").arg(*op));
    switch (*op) {
    case 3:
        return presence(data);
    case 4:
        return voiceState(data);
    case 8:
        return requestMembers(data);
    case 31:
        return requestSounds(data);
    default:
        return requestChannelInfo(data);
    }
}

void Connection::heartbeat(const QJsonValue &data)
{
    const std::optional<qint64> sequence = integer(data);
    if (!sequence && !data.isNull())
        return punish(4002, QStringLiteral("a heartbeat whose d is neither null nor an integer"));
    m_lastBeat = m_gateway->nowMs();
    if (m_session) {
        m_gateway->core().books.change([this](SimulatorLedger &) { ++m_session->book->heartbeats; });
        if (sequence && (*sequence > m_session->sequence || *sequence < 0))
            breach(
                QStringLiteral("a heartbeat with s %1, the last sent was %2").arg(*sequence).arg(m_session->sequence));
        else if (sequence)
            m_session->acknowledge(*sequence, m_lastBeat);
    }
    acknowledgeBeat();
}

void Connection::identify(const QJsonObject &data)
{
    Core &core = m_gateway->core();
    if (m_session)
        return punish(4005, QStringLiteral("a second IDENTIFY"));
    const QJsonObject properties = data[QLatin1String("properties")].toObject();
    if (!data[QLatin1String("token")].isString())
        return punish(4002, QStringLiteral("IDENTIFY without token"));
    for (const char *const key : { "os", "browser", "device" }) {
        if (!properties[QLatin1String(key)].isString())
            return punish(4002, QStringLiteral("IDENTIFY without properties.%1").arg(QLatin1String(key)));
    }
    if (data[QLatin1String("token")].toString() != core.config.token.secret())
        return punish(4004, QStringLiteral("IDENTIFY with another token"));

    qint64 shardId = 0;
    qint64 shardCount = 1;
    if (data.contains(QLatin1String("shard"))) {
        const QJsonArray shard = data[QLatin1String("shard")].toArray();
        const auto id = integer(shard.at(0));
        const auto count = integer(shard.at(1));
        if (shard.size() != 2 || !id || !count || *count < 1 || *count > 100000 || *id < 0 || *id >= *count)
            return punish(4010, QStringLiteral("IDENTIFY with an impossible shard"));
        shardId = *id;
        shardCount = *count;
    }
    m_lastShard = int(shardId);
    if (core.world.guildCount() / shardCount > mostGuildsPerShard)
        return punish(4011, QStringLiteral("%1 shards for %2 guilds").arg(shardCount).arg(core.world.guildCount()));

    const auto intents = integer(data[QLatin1String("intents")]);
    if (!intents || *intents < 0 || (quint64(*intents) & ~knownIntents) != 0)
        return punish(4013, QStringLiteral("IDENTIFY with missing or unknown intents"));
    const quint64 refused = quint64(*intents) & privilegedIntents & ~quint64(core.config.allowedIntents.toInt());
    if (refused != 0)
        return punish(4014, QStringLiteral("IDENTIFY with privileged intents that are not switched on"));
    const QJsonValue compress = data[QLatin1String("compress")];
    if (!compress.isUndefined() && !compress.isBool())
        return punish(4002, QStringLiteral("IDENTIFY whose compress is neither true nor false"));
    if (compress.toBool()) {
        if (m_deflater)
            breach(QStringLiteral("IDENTIFY with compress although the transport is compressed"));
        else
            m_compressPayloads = true;
    }
    const QJsonValue capabilities = data[QLatin1String("capabilities")];
    if (!capabilities.isUndefined() && integer(capabilities).value_or(-1) < 0)
        return punish(4002, QStringLiteral("IDENTIFY whose capabilities are no integer"));
    const QJsonValue threshold = data[QLatin1String("large_threshold")];
    if (!threshold.isUndefined() && (!integer(threshold) || *integer(threshold) < 50 || *integer(threshold) > 250))
        return punish(4002, QStringLiteral("IDENTIFY whose large_threshold is not in 50-250"));
    const QJsonValue presence = data[QLatin1String("presence")];
    if (!presence.isUndefined() && !presence.isNull()) {
        if (const QString problem = presenceProblem(presence.toObject()); !problem.isEmpty())
            return punish(4002, QStringLiteral("IDENTIFY with a ") + problem);
    }

    Faults &faults = m_gateway->faults();
    for (const auto &[kind, code] :
        { std::pair(FaultKind::RefuseToken, 4004), std::pair(FaultKind::RefuseIntents, 4014) }) {
        if (faults.hit(kind, int(shardId)))
            return close(code, reasonFor(code));
    }
    if (faults.refusesIdentify(int(shardId), m_gateway->bucketOf(int(shardId))))
        return sendOp(9, "false");
    if (!m_gateway->takeIdentifySlot(int(shardId))) {
        breach(QStringLiteral("IDENTIFY too soon after another of its bucket"));
        sendOp(9, "false");
        return;
    }
    if (core.sessionStartsLeft.fetch_sub(1) <= 0) {
        core.sessionStartsLeft = 0;
        return punish(4004, QStringLiteral("IDENTIFY although no session start is left"));
    }

    m_session = m_gateway->createSession(int(shardId), int(shardCount), quint64(*intents), threshold.toInt(50));
    m_session->connection = this;
    followFaults();
    core.books.change([&](SimulatorLedger &ledger) {
        ++ledger.identifies;
        ledger.sessionStartsLeft = core.sessionStartsLeft;
        SimulatorShard &book = *m_session->book;
        book.isConnected = true;
        book.sessionId = m_session->id;
        book.lastSequence = 0;
        ++book.connections;
        ++book.identifies;
    });
    qCDebug(lcSimulator).nospace() << "shard " << shardId << " of " << shardCount << " identified, "
                                   << m_session->guilds.size() << " guilds";

    QByteArray ready;
    JsonText json(ready);
    json.begin();
    json.integer("v", 10);
    {
        const std::lock_guard lock(core.worldMutex);
        json.writer().key("user");
        core.state.writeBotUser(json, true);
    }
    json.begin("user_settings");
    json.end();
    json.emptyArray("private_channels");
    json.emptyArray("presences");
    json.emptyArray("relationships");
    json.beginArray("guilds");
    for (const int guild : m_session->guilds) {
        json.begin();
        json.id("id", core.world.guildId(guild));
        json.boolean("unavailable", true);
        json.end();
    }
    json.endArray();
    json.text("session_id", QStringView(m_session->id));
    json.text("session_type", "normal");
    json.text("resume_gateway_url", QStringView(faults.resumeUrl(int(shardId))));
    json.beginArray("shard");
    json.writer().integer(shardId);
    json.writer().integer(shardCount);
    json.endArray();
    json.begin("application");
    json.id("id", core.world.applicationId());
    json.integer("flags", (1 << 12) | (1 << 14) | (1 << 18));
    json.end();
    json.raw("_trace", "[\"simulator\"]");
    json.end();
    m_gateway->dispatch(m_session, "READY", ready);
    if (presence.isObject())
        this->presence(presence);
    m_gateway->introduceGuilds(m_session);
}

void Connection::resume(const QJsonObject &data)
{
    Core &core = m_gateway->core();
    if (m_session)
        return punish(4005, QStringLiteral("RESUME after IDENTIFY"));
    const auto sequence = integer(data[QLatin1String("seq")]);
    if (!data[QLatin1String("token")].isString() || !data[QLatin1String("session_id")].isString() || !sequence)
        return punish(4002, QStringLiteral("RESUME without token, session_id or seq"));
    if (data[QLatin1String("token")].toString() != core.config.token.secret())
        return punish(4004, QStringLiteral("RESUME with another token"));
    Session *const session = m_gateway->findSession(data[QLatin1String("session_id")].toString());
    if (!session) {
        sendOp(9, "false");
        return;
    }
    m_lastShard = session->shardId;
    if (m_gateway->faults().hit(FaultKind::RefuseToken, m_lastShard))
        return close(4004, reasonFor(4004));
    if (*sequence > session->sequence || *sequence < 0) {
        punish(4007, QStringLiteral("RESUME with seq %1, the last was %2").arg(*sequence).arg(session->sequence));
        m_gateway->endSession(session);
        return;
    }
    if (!session->canReplayFrom(*sequence)) {
        m_gateway->endSession(session);
        sendOp(9, "false");
        return;
    }
    if (session->connection)
        session->connection->close(4000, QStringLiteral("The session was resumed elsewhere."));
    m_session = session;
    session->connection = this;
    followFaults();
    session->acknowledge(*sequence, m_gateway->nowMs());
    quint64 replayed = 0;
    for (const Session::Sent &one : session->sent()) {
        if (one.sequence <= *sequence)
            continue;
        send(one.payload);
        ++replayed;
        if (!m_session)
            return; // the client did not read and was cut
    }
    core.books.change([&](SimulatorLedger &ledger) {
        ++ledger.resumes;
        ledger.replayed += replayed;
        SimulatorShard &book = *session->book;
        book.isConnected = true;
        book.sessionId = session->id;
        ++book.connections;
        ++book.resumes;
        book.replayed += replayed;
    });
    qCDebug(lcSimulator).nospace() << "shard " << session->shardId << " resumed, " << replayed << " events replayed";
    m_gateway->dispatch(session, "RESUMED", "{\"_trace\":[\"simulator\"]}");
}

void Connection::presence(const QJsonValue &data)
{
    const QString problem = data.isObject() ? presenceProblem(data.toObject()) : QStringLiteral("op 3 without d");
    if (!problem.isEmpty())
        return punish(4002, problem);
    const qint64 now = m_gateway->nowMs();
    while (!m_presences.empty() && now - m_presences.front() > 20000)
        m_presences.pop_front();
    m_presences.push_back(now);
    if (m_presences.size() > mostPresences && m_gateway->core().config.limitSends) {
        breach(QStringLiteral("more than 5 presences in 20 s"));
        return; // Discord does not take it over either
    }
    m_gateway->core().books.change([&](SimulatorLedger &) {
        m_session->book->status = data[QLatin1String("status")].toString();
        m_session->book->activity = data[QLatin1String("activities")][0][QLatin1String("name")].toString();
    });
}

} // namespace Hikari::Sim
