#include <hikari/simulator/gateway_p.h>

#include <hikari/core/logging.h>
#include <hikari/simulator/connection_p.h>
#include <hikari/simulator/faults_p.h>

#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace Hikari::Sim {

namespace {

constexpr quint64 guildsIntent = 1 << 0;
constexpr quint64 messageContentIntent = 1 << 15;

// A machine that was busy elsewhere does not get more than this at once when it comes back.
constexpr double mostSecondsAtOnce = 1.0;

// How many GUILD_CREATEs are made before others get their turn
constexpr int guildsAtOnce = 16;

} // namespace

class Gateway::Listener : public QTcpServer
{
public:
    explicit Listener(std::function<void(qintptr)> accept)
        : m_accept(std::move(accept))
    { }

protected:
    void incomingConnection(qintptr descriptor) override { m_accept(descriptor); }

private:
    std::function<void(qintptr)> m_accept;
};

Gateway::Gateway(Core *core, QSslConfiguration ssl, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_ssl(std::move(ssl))
    , m_upgrader(QStringLiteral("hikari simulator"), QWebSocketServer::NonSecureMode, this)
    , m_traffic(this)
    , m_deadlines(this)
    , m_faults(std::make_unique<Faults>(this))
{
    m_clock.start();
    m_upgrader.setMaxPendingConnections(10000);
    m_traffic.setTimerType(Qt::PreciseTimer);
    connect(&m_upgrader, &QWebSocketServer::newConnection, this, &Gateway::adopt);
    connect(&m_traffic, &QTimer::timeout, this, &Gateway::tick);
    connect(&m_deadlines, &QTimer::timeout, this, &Gateway::checkDeadlines);
}

Gateway::~Gateway()
{
    stop();
}

bool Gateway::listen(quint16 port, Error *error)
{
    m_listener = std::make_unique<Listener>([this](qintptr descriptor) { accept(descriptor); });
    m_listener->setListenBacklogSize(1024); // a reconnect storm arrives at once
    if (!m_listener->listen(QHostAddress::LocalHost, port)) {
        if (error) {
            error->kind = Error::Kind::Network;
            error->message = QStringLiteral("the gateway cannot listen on 127.0.0.1:%1 (%2): choose another port, "
                                            "or 0 for a free one")
                                 .arg(port)
                                 .arg(m_listener->errorString());
        }
        m_listener.reset();
        return false;
    }
    const auto timeout = m_core->config.heartbeatTimeout;
    m_deadlines.start(int(std::clamp<qint64>(timeout.count() / 4, 20, 250)));
    setEventsPerSecond(m_core->config.eventsPerSecond);
    return true;
}

quint16 Gateway::port() const
{
    return m_listener ? m_listener->serverPort() : 0;
}

void Gateway::stop()
{
    m_traffic.stop();
    m_deadlines.stop();
    m_listener.reset();
    const auto connections = std::exchange(m_connections, {});
    for (Connection *connection : connections) {
        connection->detachSession();
        delete connection;
    }
    m_faults.reset();
    m_byShard.clear();
    m_sessions.clear();
}

void Gateway::accept(qintptr descriptor, quint64 host)
{
    QTcpSocket *const socket = m_ssl.isNull() ? new QTcpSocket(this) : new QSslSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_raw.insert(socket->peerPort(), socket);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (auto *const secure = qobject_cast<QSslSocket *>(socket)) {
        secure->setSslConfiguration(m_ssl);
        connect(secure, &QSslSocket::encrypted, this, [this, secure, host] { begin(secure, host); });
        secure->startServerEncryption();
    } else {
        begin(socket, host);
    }
}

void Gateway::begin(QTcpSocket *socket, quint64 host)
{
    if (!m_faults->spoilHandshake(socket, host))
        shakeHands(socket);
}

void Gateway::adopt()
{
    while (QWebSocket *const socket = m_upgrader.nextPendingConnection()) {
        const QPointer<QTcpSocket> raw = m_raw.take(socket->peerPort());
        auto *const connection = new Connection(this, socket, raw);
        m_connections += connection;
        m_core->books.change([this](SimulatorLedger &ledger) {
            ++ledger.connections;
            ledger.openConnections = int(m_connections.size());
        });
        connection->start();
    }
}

void Gateway::connectionEnded(Connection *connection)
{
    m_connections.removeOne(connection);
    m_core->books.change([this](SimulatorLedger &ledger) { ledger.openConnections = int(m_connections.size()); });
    connection->deleteLater();
}

int Gateway::bucketOf(int shardId) const
{
    return shardId % std::max(1, m_core->config.maxConcurrency);
}

bool Gateway::takeIdentifySlot(int shardId)
{
    const int bucket = bucketOf(shardId);
    const qint64 window = m_core->config.identifyWindow.count();
    const qint64 now = nowMs();
    // The network may bring two IDENTIFYs closer together than they were sent.
    const qint64 slack = std::min<qint64>(50, window / 10);
    const auto last = m_identifiedAt.constFind(bucket);
    if (last != m_identifiedAt.constEnd() && now - *last < window - slack)
        return false;
    m_identifiedAt.insert(bucket, now);
    return true;
}

Session *Gateway::createSession(int shardId, int shardCount, quint64 intents, int largeThreshold)
{
    auto session = std::make_unique<Session>();
    // By the shard, so that it does not matter in which order shards come
    const quint64 place = quint64(shardCount) << 32 | quint64(shardId);
    const quint64 secret = mix(m_core->config.seed, place, ++m_sessionsMade[place]);
    session->id = QString::number(secret, 16).rightJustified(16, u'0')
        + QString::number(mix(secret, 1), 16).rightJustified(16, u'0');
    session->shardId = shardId;
    session->shardCount = shardCount;
    session->intents = intents;
    session->largeThreshold = largeThreshold;
    for (int i = 0; i < m_core->world.guildCount(); ++i) {
        if (m_core->world.guildId(i).shardId(shardCount) == shardId)
            session->guilds.push_back(i);
    }
    session->book = m_core->books.shard(shardId, shardCount);
    auto &table = m_byShard[shardCount];
    table.resize(std::size_t(shardCount));
    table[std::size_t(shardId)].push_back(session.get());
    m_sessions.push_back(std::move(session));
    updateReaders();
    return m_sessions.back().get();
}

Session *Gateway::findSession(const QString &id) const
{
    for (const auto &session : m_sessions) {
        if (session->id == id)
            return session.get();
    }
    return nullptr;
}

void Gateway::endSession(Session *session)
{
    if (session->connection)
        session->connection->detachSession();
    m_core->books.change([session](SimulatorLedger &) {
        if (session->book->sessionId == session->id) {
            session->book->sessionId.clear();
            session->book->isConnected = false;
        }
    });
    auto &list = m_byShard[session->shardCount][std::size_t(session->shardId)];
    list.erase(std::remove(list.begin(), list.end(), session), list.end());
    const auto at =
        std::find_if(m_sessions.begin(), m_sessions.end(), [session](const auto &one) { return one.get() == session; });
    m_sessions.erase(at);
    updateReaders();
}

void Gateway::abandonSession(Session *session)
{
    session->connection = nullptr;
    session->abandonedAtMs = nowMs();
    m_core->books.change([session](SimulatorLedger &) {
        if (session->book->sessionId == session->id)
            session->book->isConnected = false;
    });
}

void Gateway::updateReaders()
{
    bool with = false;
    bool without = false;
    for (const auto &session : m_sessions)
        (session->intents & messageContentIntent ? with : without) = true;
    const std::lock_guard lock(m_core->worldMutex);
    m_core->state.setReaders(with, without);
}

void Gateway::introduceGuilds(Session *session)
{
    const std::size_t first = session->introduced;
    const std::size_t last = std::min(session->guilds.size(), first + guildsAtOnce);
    if (!(session->intents & guildsIntent)) {
        session->introduced = session->guilds.size();
        return;
    }
    for (std::size_t i = first; i < last; ++i) {
        session->introduced = i + 1;
        if (!m_faults->takesOut(*session, session->guilds[i]))
            introduceGuild(session, session->guilds[i]);
    }
    if (session->introduced < session->guilds.size()) {
        QTimer::singleShot(0, this, [this, id = session->id] {
            if (Session *const later = findSession(id))
                introduceGuilds(later);
        });
    }
}

void Gateway::introduceGuild(Session *session, int guild)
{
    QByteArray data;
    {
        const std::lock_guard lock(m_core->worldMutex);
        data = m_core->state.guildCreate(guild, session->intents, session->largeThreshold);
    }
    dispatch(session, "GUILD_CREATE", data);
}

void Gateway::dispatch(Session *session, const char *name, const QByteArray &data)
{
    // Before it is numbered, so that the ledger and a RESUME know the same as the client
    const char *sentName = name;
    QByteArray sentData = data;
    m_faults->corrupt(*session, &sentName, &sentData);
    const QByteArray payload = session->number(sentName, sentData, nowMs(), m_core->config.replayBytes);
    m_core->books.change([&](SimulatorLedger &ledger) {
        ++ledger.events;
        ++session->book->events;
        session->book->eventBytes += quint64(payload.size());
        session->book->lastSequence = session->sequence;
    });
    if (session->connection)
        session->connection->deliver(sentName, payload);
}

void Gateway::forEachSession(int guild, const std::function<void(Session &)> &f)
{
    const Snowflake id = m_core->world.guildId(guild);
    for (auto it = m_byShard.cbegin(); it != m_byShard.cend(); ++it) {
        for (Session *const session : it.value()[std::size_t(id.shardId(it.key()))])
            f(*session);
    }
}

bool Gateway::isWanted(int guild, quint64 intents) const
{
    const Snowflake id = m_core->world.guildId(guild);
    for (auto it = m_byShard.cbegin(); it != m_byShard.cend(); ++it) {
        for (const Session *const session : it.value()[std::size_t(id.shardId(it.key()))]) {
            if (session->knows(guild) && (intents == 0 || (session->intents & intents) != 0))
                return true;
        }
    }
    return false;
}

void Gateway::publish(const WorldEvent &event)
{
    forEachSession(event.guild, [&](Session &session) {
        if (!session.knows(event.guild) || (event.intents != 0 && (session.intents & event.intents) == 0))
            return;
        const bool blank = !event.withoutContent.isNull() && !(session.intents & messageContentIntent);
        dispatch(&session, event.name, blank ? event.withoutContent : event.data);
    });
}

void Gateway::post(WorldEvent event)
{
    bool wakeUp;
    {
        const std::lock_guard lock(m_postMutex);
        wakeUp = m_posted.empty();
        m_posted.push_back(std::move(event));
    }
    if (!wakeUp)
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            std::vector<WorldEvent> posted;
            {
                const std::lock_guard lock(m_postMutex);
                posted.swap(m_posted);
            }
            for (const WorldEvent &one : posted)
                publish(one);
        },
        Qt::QueuedConnection);
}

void Gateway::setEventsPerSecond(double rate)
{
    m_rate = std::clamp(rate, 0.0, 50000.0);
    m_due = 0;
    m_lastTickNs = m_clock.nsecsElapsed();
    if (m_rate <= 0)
        m_traffic.stop();
    else
        m_traffic.start(int(std::clamp(1000.0 / m_rate, 2.0, 100.0)));
}

void Gateway::tick()
{
    const qint64 now = m_clock.nsecsElapsed();
    const double seconds = std::min(mostSecondsAtOnce, double(now - m_lastTickNs) / 1e9);
    m_lastTickNs = now;
    m_due += m_rate * seconds;
    const int count = int(m_due);
    m_due -= count;
    live(count);
}

void Gateway::emitEvents(int count)
{
    live(count);
}

void Gateway::live(int count)
{
    if (count <= 0)
        return;
    const auto wants = [this](int guild, quint64 intents) { return isWanted(guild, intents); };
    for (int i = 0; i < count; ++i) {
        std::optional<WorldEvent> event;
        {
            const std::lock_guard lock(m_core->worldMutex);
            event = m_core->state.nextEvent(wants, m_core->clock.step());
        }
        if (event)
            publish(*event);
    }
    // At the end: who sees the count may rely on the numbers of the dispatches.
    m_core->books.change([count](SimulatorLedger &ledger) { ledger.worldEvents += quint64(count); });
}

void Gateway::checkDeadlines()
{
    const qint64 now = nowMs();
    const auto connections = m_connections; // a deadline may end one
    for (Connection *const connection : connections)
        connection->checkDeadlines(now);
    std::vector<Session *> expired;
    for (const auto &session : m_sessions) {
        if (!session->connection && now - session->abandonedAtMs > m_core->config.sessionTimeout.count())
            expired.push_back(session.get());
    }
    for (Session *const session : expired)
        endSession(session);
    m_raw.removeIf([](const std::pair<const quint16 &, QPointer<QTcpSocket> &> &one) { return one.second.isNull(); });
}

bool Gateway::isMemberRequestTooSoon(int shardCount, int guild, double *retryAfter)
{
    constexpr qint64 pauseMs = 30000; // of Discord since 2025
    const quint64 key = quint64(shardCount) << 32 | quint64(guild);
    const qint64 now = nowMs();
    const auto last = m_membersRequestedAt.constFind(key);
    if (last != m_membersRequestedAt.constEnd() && now - *last < pauseMs) {
        *retryAfter = double(pauseMs - (now - *last)) / 1000.0;
        return true;
    }
    m_membersRequestedAt.insert(key, now);
    return false;
}

QList<Session *> Gateway::sessions() const
{
    QList<Session *> all;
    for (const auto &session : m_sessions)
        all += session.get();
    return all;
}

} // namespace Hikari::Sim
