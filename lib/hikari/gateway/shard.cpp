#include <hikari/gateway/shard_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/core/redact_p.h>
#include <hikari/events/shard_events.h>
#include <hikari/gateway/closecode_p.h>
#include <hikari/gateway/eventinbox_p.h>
#include <hikari/gateway/gatewaythread_p.h>
#include <hikari/gateway/payloadheader_p.h>
#include <hikari/model/gatewaycodes.h>

#include <QHashFunctions>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

using std::chrono::nanoseconds;

namespace {

constexpr int dispatchOp = int(GatewayOpcode::Dispatch);
constexpr int normalClose = 1000; // ends the session

QString seconds(nanoseconds time)
{
    return QLocale::c().toString(std::chrono::duration<double>(time).count(), 'f', 1) + QStringLiteral(" s");
}

//! The same for the same event in another session: everything but the sequence
std::uint64_t fingerprintOf(std::string_view name, JsonValue d, std::string_view text)
{
    const std::size_t hash = text.empty() ? qHash(d.toJson(), 0) : qHashBits(text.data(), text.size(), 0);
    return qHashBits(name.data(), name.size(), hash) | 1u;
}

//! The text of d, which begins at \a at; empty: something follows it
std::string_view textOfData(std::string_view json, JsonValue root, std::size_t at)
{
    constexpr qsizetype members = 4; // t, s and op have been met
    if (root.size() != members)
        return {};
    const QByteArrayView text = QByteArrayView(json.data() + at, qsizetype(json.rfind('}') - at)).trimmed();
    return { text.data(), std::size_t(text.size()) };
}

std::uint64_t guildIdOf(std::string_view name, JsonValue d)
{
    const bool isGuild = name == "GUILD_CREATE" || name == "GUILD_UPDATE" || name == "GUILD_DELETE";
    const std::string_view text = d.find(isGuild ? "id" : "guild_id").toString().value_or(std::string_view());
    return Snowflake::fromString(QByteArrayView(text.data(), qsizetype(text.size()))).value_or(Snowflake()).value();
}

//! No other session of the bot receives it: it is about the session, or answers a command
bool isOfSession(std::string_view name)
{
    return name == "READY" || name == "RESUMED" || name == "GUILD_MEMBERS_CHUNK" || name == "SOUNDBOARD_SOUNDS"
        || name == "CHANNEL_INFO" || name == "RATE_LIMITED" || name == "VOICE_SERVER_UPDATE";
}

} // namespace

Shard::Shard(ShardSetup setup)
    : m_setup(std::move(setup))
    , m_config(*m_setup.config)
    , m_id(m_setup.id)
    , m_log(logChild(lcGateway(), m_id).category)
    , m_logTrace(logChild(lcGateway(), m_id).trace)
    , m_clock(m_config.clock)
    , m_random(m_config.seed ? m_config.seed + quint32(m_id) * 7919u : 0)
    , m_heartbeat(m_clock, &m_random, this)
    , m_timer(m_clock, this)
    , m_deadline(m_clock, this)
    , m_decoder(m_config.interest)
    , m_sends(
          m_clock, m_config.presence, [this](const QByteArray &text) { send(text); }, this)
{
    connect(&m_sends, &SendQueue::finished, this, [this](quint64 id, const Error &error) {
        publishWaiting();
        Q_EMIT commandFinished(id, error);
        if (m_isLeaving) // from the event loop: stopping is nothing for the middle of sending
            QMetaObject::invokeMethod(this, &Shard::leaveIfDone, Qt::QueuedConnection);
    });
    connect(&m_timer, &Timer::timeout, this, &Shard::onTimeout);
    connect(&m_deadline, &Timer::timeout, this, &Shard::onDeadline);
    connect(&m_heartbeat, &Heartbeat::due, this, &Shard::heartbeat);
    connect(&m_heartbeat, &Heartbeat::lateChanged, this, [this](bool isLate) {
        if (m_phase == Phase::Live)
            setState(isLate ? ShardState::LateAck : ShardState::Ready);
    });
    connect(&m_heartbeat, &Heartbeat::died, this, [this] {
        const QString text = QStringLiteral("no heartbeat ACK for ") + seconds(m_heartbeat.unanswered());
        setState(ShardState::Zombie, text, text);
        lose({ .reason = text, .isHostFault = true });
    });
    connect(&m_heartbeat, &Heartbeat::slept, this, [this](nanoseconds duration) {
        lose({ .reason = QStringLiteral("the machine slept for ") + seconds(duration) });
    });
    for (const GatewaySession &session : m_config.sessions) {
        if (session.shardId == m_id && !session.sessionId.isEmpty())
            restoreSession(session);
    }
}

Shard::~Shard()
{
    m_setup.inbox->wake(); // what was appended last
    m_setup.inbox->forget(this);
    returnTicket();
    delete m_connection;
}

void Shard::start()
{
    const ThreadJsonParser parser; // makes the thread's: the first payload may come while the program exits (P125)
    const bool wasWanted = std::exchange(m_isWanted, true);
    if (wasWanted && m_phase != Phase::Waiting)
        return;
    resetLadder();
    if (m_phase != Phase::Closing)
        go(QStringLiteral("started"));
}

void Shard::stop()
{
    m_isWanted = false;
    m_timer.stop();
    m_deadline.stop();
    m_heartbeat.stop();
    returnTicket();
    forgetSession();
    failCommands();
    if (m_phase == Phase::Closing)
        return;
    if (!m_connection || !m_connection->isOpen()) {
        dropConnection(normalClose, QStringLiteral("stopped"));
        finishStopping();
        return;
    }
    m_phase = Phase::Closing;
    m_connection->close(normalClose);
}

void Shard::close()
{
    if (m_phase == Phase::Idle)
        Q_EMIT stopped();
    else
        stop();
}

void Shard::giveUp(int closeCode)
{
    const bool endsAnyway = m_phase == Phase::Closing && !m_isWanted; // and stopped() is waited for
    if (m_phase != Phase::Idle && !endsAnyway)
        fail(closeCode, false, fatalCloseText(closeCode, m_id, m_config.shardCount, m_config.intents));
}

void Shard::reconnect()
{
    if (!m_isWanted && m_state != ShardState::Failed)
        return;
    m_isWanted = true;
    resetLadder();
    if (m_phase == Phase::Queued || m_phase == Phase::Closing)
        return;
    if (m_connection)
        lose({ .reason = QStringLiteral("reconnecting as requested"), .isRequested = true });
    else
        go(QStringLiteral("reconnecting as requested"));
}

void Shard::restart()
{
    if (!m_isWanted && m_state != ShardState::Failed)
        return;
    m_isWanted = true;
    resetLadder();
    if (m_phase == Phase::Queued || m_phase == Phase::Closing)
        return;
    forgetSession();
    returnTicket();
    m_timer.stop();
    m_deadline.stop();
    m_heartbeat.stop();
    if (m_connection && m_connection->isOpen()) {
        m_phase = Phase::Closing; // goes on in connectionEnded()
        m_sends.setOpen(false); // what is asked for meanwhile is for the new session
        m_connection->close(normalClose);
        return;
    }
    dropConnection(normalClose, QStringLiteral("new session as requested"));
    go(QStringLiteral("new session as requested"));
}

// --- Attempts

void Shard::go(const QString &reason)
{
    Q_ASSERT(!m_connection);
    m_timer.stop();
    returnTicket();
    if (!m_session.id.isEmpty()) {
        setState(ShardState::Resuming, reason, resumeText());
        openConnection();
        return;
    }
    m_phase = Phase::Queued;
    const quint64 turn = ++m_turn;
    const IdentifyQueue::Ticket ticket =
        m_setup.identifyQueue->acquire(m_id, this, [this, turn](nanoseconds notBefore) { onGranted(turn, notBefore); });
    m_ticket = ticket.id;
    Timestamp expected;
    if (ticket.estimate > 0ns)
        expected = m_clock->wall() + (ticket.estimate - m_clock->monotonic());
    setState(ShardState::Queued, reason, {}, expected);
}

void Shard::onGranted(quint64 turn, nanoseconds notBefore)
{
    // The wish may have been withdrawn meanwhile (P54).
    if (turn != m_turn || m_phase != Phase::Queued)
        return;
    m_notBefore = notBefore;
    setState(ShardState::Connecting);
    openConnection();
}

void Shard::openConnection()
{
    const bool isResume = !m_session.id.isEmpty();
    const QUrl base = isResume && !m_session.resumeUrl.isEmpty() ? m_session.resumeUrl : m_config.url;
    const QUrl url = ShardConnection::address(base, m_config.compression);
    m_phase = Phase::Opening;
    m_replayed = 0;
    m_beatsUnanswered = 0;
    m_awaitedAcks = 0;
    m_setup.status->resetSendBudget();
    m_connection = new ShardConnection(++m_generation, m_config.compression, m_setup.transports, m_clock, this);
    qCDebug(m_log).noquote().nospace() << "shard " << m_id << ": connecting to " << url.authority();
    m_connection->open(url);
}

void Shard::connectionOpened(ShardConnection *connection)
{
    if (connection != m_connection || m_phase != Phase::Opening)
        return;
    m_phase = Phase::AwaitingHello;
    m_deadline.start(helloDeadline);
}

void Shard::onTimeout()
{
    if (m_phase == Phase::Waiting)
        go(QStringLiteral("next attempt"));
    else if (m_phase == Phase::AwaitingSlot)
        identify();
}

void Shard::onDeadline()
{
    // What is not read cannot be late.
    if (m_isHeldBack) {
        m_deadline.start(readyDeadline);
        return;
    }
    QString reason;
    if (m_phase == Phase::AwaitingHello)
        reason = QStringLiteral("no HELLO within ") + seconds(helloDeadline);
    else if (m_session.id.isEmpty())
        reason = QStringLiteral("no READY within ") + seconds(readyDeadline);
    else
        reason = QStringLiteral("nothing came after RESUME within ") + seconds(readyDeadline);
    lose({ .reason = reason, .isHostFault = true });
}

// --- What comes in

void Shard::payloadReceived(ShardConnection *connection, std::string_view json, bool isPadded, qsizetype wireSize)
{
    if (connection != m_connection || m_phase == Phase::Closing || json.empty())
        return;
    m_receivedAt = m_clock->wall();
    if (m_setup.thread)
        m_setup.thread->messageRead(wireSize);
    m_setup.status->countPayload(wireSize, qsizetype(json.size()));
    hikariTrace(m_log).noquote().nospace() << "shard " << m_id << ": received " << json.size()
                                           << " bytes: " << payloadExcerpt({ json.data(), qsizetype(json.size()) });

    const std::optional<PayloadHeader> header = scanPayloadHeader(json);
    const bool isScanned = header && header->op == dispatchOp && !header->name.empty();
    if (isScanned && !m_decoder.wants(header->name)) {
        countDispatch(header->name, header->sequence);
        countReplayed();
        return;
    }

    const auto size = qsizetype(json.size());
    Error error;
    const ThreadJsonParser parser;
    const bool isValid = isPadded ? parser->parsePadded(json.data(), size, &error)
                                  : parser->parse(QByteArrayView(json.data(), size), &error);
    const JsonValue root = isValid ? parser->root() : JsonValue();
    if (isScanned && isValid) {
        if (countDispatch(header->name, header->sequence))
            onDispatch(header->name, header->sequence, root.find("d"), json, textOfData(json, root, header->dataAt));
        return;
    }
    const std::optional<qint64> op = root.find("op").toInt64();
    if (!op) {
        connectionBroken(connection, QStringLiteral("a payload of %1 bytes is not what a gateway sends").arg(size));
        return;
    }
    // The name's memory belongs to the parser.
    const std::string_view name =
        *op == dispatchOp ? root.find("t").toString().value_or(std::string_view()) : std::string_view();
    const qint64 sequence = *op == dispatchOp ? root.find("s").toInt64().value_or(-1) : -1;
    if (*op != dispatchOp) {
        handle(int(*op), root.find("d"), json);
        return;
    }
    if (name.empty()) {
        takeSequence(name, sequence);
        return;
    }
    if (!countDispatch(name, sequence))
        return;
    if (!m_decoder.wants(name)) {
        countReplayed();
        return;
    }
    onDispatch(name, sequence, root.find("d"), json, {});
}

// False when the dispatch has come before
bool Shard::countDispatch(std::string_view name, qint64 sequence)
{
    const bool isNew = takeSequence(name, sequence);
    m_setup.status->countEvent(name, m_session.sequences.last(), m_receivedAt);
    return isNew;
}

// False when the dispatch has come before. Only a sequence that is there moves ours (P24).
bool Shard::takeSequence(std::string_view name, qint64 sequence)
{
    if (sequence < 0)
        return true;
    if (name == "READY") {
        m_session.sequences = SequenceWindow(sequence);
        return true;
    }
    return m_session.sequences.take(sequence) || name == "RESUMED"; // which is of the connection, whatever its number
}

void Shard::handle(int op, JsonValue d, std::string_view json)
{
    switch (GatewayOpcode(op)) {
    case GatewayOpcode::Heartbeat:
        // At once, and without touching the check of our own beats (P16).
        sendBeat();
        return;
    case GatewayOpcode::Reconnect:
        onReconnectRequested();
        return;
    case GatewayOpcode::InvalidSession:
        onInvalidSession(d.toBool().value_or(false));
        return;
    case GatewayOpcode::Hello:
        onHello(d);
        return;
    case GatewayOpcode::HeartbeatAck:
        m_heartbeat.acknowledge();
        publishHeartbeat();
        m_beatsUnanswered = std::max(0, m_beatsUnanswered - 1);
        if (m_awaitedAcks > 0)
            countAwaitedAck();
        return;
    default:
        // What it was can still be told from the log (P40).
        qCDebug(m_log).noquote().nospace() << "shard " << m_id << ": unknown op " << op << ", " << json.size()
                                           << " bytes: " << payloadExcerpt({ json.data(), qsizetype(json.size()) });
    }
}

void Shard::onHello(JsonValue d)
{
    const qint64 interval = d.find("heartbeat_interval").toInt64().value_or(0);
    if (interval <= 0 || interval > std::chrono::milliseconds(24h).count()) {
        connectionBroken(m_connection, QStringLiteral("HELLO without a usable heartbeat interval"));
        return;
    }
    m_heartbeat.start(std::chrono::milliseconds(interval));
    m_sends.startConnection(std::chrono::milliseconds(interval));
    publishHeartbeat();
    if (m_phase != Phase::AwaitingHello)
        return;
    m_deadline.stop();
    m_setup.status->update([](ShardSnapshot &snapshot) { snapshot.isConnected = true; });
    if (m_config.interest->wants(EventType::ShardConnected)) {
        ShardConnectedEvent event;
        event.shardId = m_id;
        push(makeEvent(std::move(event)), {}, 0);
    }
    if (!m_session.id.isEmpty()) {
        resume();
        return;
    }
    if (const nanoseconds wait = m_notBefore - m_clock->monotonic(); wait > 0ns) {
        m_phase = Phase::AwaitingSlot;
        setState(ShardState::Identifying, {}, QStringLiteral("waits for its identify window"), m_clock->wall() + wait);
        m_timer.startAt(m_notBefore);
        return;
    }
    identify();
}

void Shard::onReconnectRequested()
{
    // In any state, also instead of HELLO (P22).
    lose({ .reason = QStringLiteral("Discord asks to reconnect") });
}

void Shard::onInvalidSession(bool isResumable)
{
    Loss loss { .reason = QStringLiteral("Discord says that the session is invalid") };
    if (isResumable)
        loss.reason += QStringLiteral(", but may be resumed");
    loss.isNewSession = !isResumable;
    loss.leastDelay = m_random.between(1s, 5s);
    lose(std::move(loss));
}

void Shard::onDispatch(
    std::string_view name, qint64 sequence, JsonValue d, std::string_view json, std::string_view dataText)
{
    const bool isReady = name == "READY";
    const bool isResumed = name == "RESUMED";
    if (isReady && !rememberSession(d)) {
        connectionBroken(m_connection, QStringLiteral("READY without a session"));
        return;
    }
    if (!isReady && !isResumed)
        countReplayed();
    const int guilds = m_decoder.guildCount();
    const int unavailable = m_decoder.unavailableGuildCount();
    const QVarLengthArray<EventPtr, 2> events = m_decoder.decodeAll(name, d, m_id, sequence, dataText);
    if (guilds != m_decoder.guildCount() || unavailable != m_decoder.unavailableGuildCount()) {
        m_setup.status->update([this](ShardSnapshot &snapshot) {
            snapshot.guildCount = m_decoder.guildCount();
            snapshot.unavailableGuilds = m_decoder.unavailableGuildCount();
        });
    }
    if (!events.isEmpty()) {
        QByteArray payload;
        if (m_decoder.wantsPayload(name))
            payload = QByteArray(json.data(), qsizetype(json.size()));
        EventIdentity identity;
        if (!isOfSession(name) && m_setup.wantsFingerprints
            && m_setup.wantsFingerprints->load(std::memory_order_relaxed))
            identity = { fingerprintOf(name, d, dataText), guildIdOf(name, d) };
        for (const EventPtr &event : events)
            push(event, payload, qsizetype(json.size()), identity, event != events.last());
    }
    if (isReady || isResumed)
        becomeReady(isResumed);
}

void Shard::countReplayed()
{
    if (m_phase != Phase::AwaitingReady)
        return;
    ++m_replayed;
    m_deadline.start(readyDeadline);
}

void Shard::becomeReady(bool isResumed)
{
    m_deadline.stop();
    m_phase = Phase::Live;
    m_liveSince = m_clock->monotonic();
    m_backoff.reset();
    m_hostFailures = 0;
    m_failedResumes = 0;
    m_firstResumeAt.reset();
    m_wasRefusedSession = false;
    m_setup.status->update([](ShardSnapshot &snapshot) { snapshot.attempt = 0; });
    if (isResumed)
        qCInfo(m_log).nospace() << "shard " << m_id << ": resumed, " << m_replayed << " events replayed";
    else
        qCInfo(m_log).nospace() << "shard " << m_id << ": ready, " << m_decoder.guildCount() << " guilds";
    setState(ShardState::Ready, isResumed ? QStringLiteral("RESUMED") : QStringLiteral("READY"));
    m_sends.setOpen(true);
    if (m_isLeaving || m_isCatchingUp)
        askForAck();
}

// --- States and events

void Shard::setState(ShardState state, const QString &reason, const QString &detail, Timestamp next)
{
    m_setup.status->setState(state, reason, detail, next);
    if (std::exchange(m_state, state) == state)
        return;
    hikariTrace(m_log).noquote().nospace() << "shard " << m_id << ": " << shardStateName(state);
    EventInbox::Item item;
    item.set = m_setup.set;
    item.shardId = m_id;
    item.state = state;
    m_setup.inbox->push(std::move(item));
}

void Shard::push(EventPtr event, QByteArray payload, qsizetype size, EventIdentity identity, bool isContinued)
{
    EventInbox::Item item;
    item.set = m_setup.set;
    // One payload may make several events.
    if (identity.fingerprint != 0) {
        item.identity.fingerprint =
            std::max<std::uint64_t>(1, identity.fingerprint + std::uint64_t(event->type) * 0x9e3779b97f4a7c15u);
        item.identity.guildId = identity.guildId;
    }
    item.delivery = { std::move(event), std::move(payload), m_receivedAt, int(size) };
    item.shardId = m_id;
    item.isContinued = isContinued;
    const bool hasRoom = m_setup.inbox->append(std::move(item), this, [this] { onDrained(); });
    if (m_setup.thread && hasRoom)
        m_setup.thread->eventAppended();
    else
        m_setup.inbox->wake();
    if (!hasRoom)
        holdBack();
}

void Shard::holdBack()
{
    if (!m_connection || std::exchange(m_isHeldBack, true))
        return;
    qCDebug(m_log).nospace() << "shard " << m_id << ": the inbox is full, not reading for now";
    m_connection->setReading(false);
    m_heartbeat.setReading(false);
    m_setup.status->update([](ShardSnapshot &snapshot) { snapshot.isHeldBack = true; });
}

void Shard::onDrained()
{
    if (!std::exchange(m_isHeldBack, false))
        return;
    m_setup.status->update([](ShardSnapshot &snapshot) { snapshot.isHeldBack = false; });
    m_heartbeat.setReading(true);
    if (m_connection)
        m_connection->setReading(true);
}

QString Shard::resumeText() const
{
    return QStringLiteral("seq %1").arg(m_session.sequences.resumeFrom());
}

} // namespace Hikari
