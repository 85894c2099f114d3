#include <hikari/simulator/faults_p.h>

#include <hikari/simulator/connection_p.h>
#include <hikari/simulator/corruption_p.h>
#include <hikari/simulator/deadhost_p.h>
#include <hikari/simulator/gateway_p.h>

#include <QTcpSocket>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace Hikari::Sim {

namespace {

constexpr int guildsAtOnce = 16; // that come back before others get their turn
constexpr quint64 guildsIntent = 1 << 0;

bool concerns(const FaultOrder &order, int shardId)
{
    return order.shardId < 0 || order.shardId == shardId;
}

quint64 bit(FaultKind kind)
{
    return quint64(1) << int(kind);
}

double unit(quint64 bits)
{
    return double(bits >> 11) / double(quint64(1) << 53);
}

// The same guilds for as long as a fault lasts, other ones for another fault
bool isChosen(quint64 faultId, Snowflake guild, double share)
{
    quint64 bits = guild.value() ^ faultId * 0x9e3779b97f4a7c15u;
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9u;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebu;
    return unit(bits ^ bits >> 31) < share;
}

void answerHttp(QTcpSocket *socket, const QByteArray &head)
{
    const auto answer = [socket, head] {
        if (!socket->peek(16384).contains("\r\n\r\n"))
            return;
        socket->disconnect(socket); // of readyRead
        socket->readAll(); // what is left unread would turn the end into a reset
        socket->write(head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->disconnectFromHost();
    };
    QObject::connect(socket, &QTcpSocket::readyRead, socket, answer);
    answer();
}

} // namespace

Faults::Faults(Gateway *gateway)
    : QObject(gateway)
    , m_gateway(gateway)
    , m_random(gateway->core().config.seed ^ 0xfa017)
{ }

Faults::~Faults() = default;

// --- Their course

void Faults::begin(quint64 id, const FaultOrder &order)
{
    m_running.push_back(std::make_unique<Running>());
    Running &fault = *m_running.back();
    fault.id = id;
    fault.order = order;
    if (order.duration.count() > 0) {
        fault.end = makeTimer(order.duration);
        connect(fault.end, &QTimer::timeout, this, [this, id] { end(id); });
    }
    if (faultIsCondition(order.kind)) {
        m_kinds |= bit(order.kind);
        announce(order);
        conditionBegan(fault);
        return;
    }
    if (order.period.count() > 0) {
        fault.repeat = makeTimer(order.period);
        connect(fault.repeat, &QTimer::timeout, this, [this, id] {
            if (const Running *const again = runningById(id))
                perform(*again);
        });
    }
    perform(fault);
    if (order.period.count() == 0)
        end(id);
}

void Faults::end(quint64 id)
{
    const auto at =
        std::find_if(m_running.begin(), m_running.end(), [id](const auto &fault) { return fault->id == id; });
    if (at == m_running.end())
        return;
    // Nobody may find it any more when the others are told.
    const std::unique_ptr<Running> fault = std::move(*at);
    m_running.erase(at);
    m_kinds = 0;
    for (const auto &one : m_running)
        m_kinds |= bit(one->order.kind);
    m_gateway->core().faults.remove(id);
    for (QTimer *const timer : { fault->repeat, fault->end }) {
        if (timer) {
            timer->stop();
            timer->deleteLater(); // we may be inside its signal
        }
    }
    if (faultIsCondition(fault->order.kind) || fault->repeat)
        conditionEnded(*fault);
}

void Faults::endAll()
{
    while (!m_running.empty())
        end(m_running.back()->id);
    for (Connection *const connection : m_gateway->connections())
        connection->forgetOrders();
}

QTimer *Faults::makeTimer(std::chrono::milliseconds interval)
{
    auto *const timer = new QTimer(this);
    timer->setTimerType(Qt::PreciseTimer);
    timer->start(interval);
    return timer;
}

Faults::Running *Faults::runningById(quint64 id) const
{
    for (const auto &fault : m_running) {
        if (fault->id == id)
            return fault.get();
    }
    return nullptr;
}

Faults::Running *Faults::running(FaultKind kind, int shardId, QLatin1String mode) const
{
    if (!(m_kinds & bit(kind)))
        return nullptr;
    for (const auto &fault : m_running) {
        const FaultOrder &order = fault->order;
        if (order.kind == kind && concerns(order, shardId) && (mode.isEmpty() || order.mode == mode))
            return fault.get();
    }
    return nullptr;
}

const FaultOrder *Faults::find(FaultKind kind, int shardId, QLatin1String mode) const
{
    const Running *const fault = running(kind, shardId, mode);
    return fault ? &fault->order : nullptr;
}

const FaultOrder *Faults::hit(FaultKind kind, int shardId, QLatin1String mode)
{
    const Running *const fault = running(kind, shardId, mode);
    if (!fault)
        return nullptr;
    m_gateway->core().faults.hit(fault->id);
    return &fault->order;
}

void Faults::announce(const FaultOrder &order)
{
    m_gateway->core().books.addFault(faultKindName(order.kind).toLatin1().constData(), order.shardId, order.toText());
}

// --- What happens at once

void Faults::perform(const Running &fault)
{
    announce(fault.order);
    const FaultOrder order = fault.order;
    const quint64 id = fault.id;
    for (Connection *const connection : m_gateway->connections()) {
        if (!connection->session() || !concerns(order, connection->session()->shardId))
            continue;
        m_gateway->core().faults.hit(id);
        applyOnce(*connection, order);
    }
}

void Faults::applyOnce(Connection &connection, const FaultOrder &order)
{
    switch (order.kind) {
    case FaultKind::Cut:
        return connection.cut();
    case FaultKind::CutMidFrame:
        return connection.cutMidFrame();
    case FaultKind::Close: {
        // These end the session, so that a RESUME gets what it gets from Discord
        const int code = order.code;
        const bool endsSession = code == 4007 || code == 4009 || code == 4004 || (code >= 4010 && code <= 4014);
        Session *const session = connection.session();
        connection.close(code, order.reason);
        if (endsSession)
            m_gateway->endSession(session);
        return;
    }
    case FaultKind::Reconnect:
        return connection.askToReconnect();
    case FaultKind::InvalidSession:
        return connection.invalidate(order.isResumable);
    case FaultKind::StallFrame:
        return connection.stallNext(order.delay);
    case FaultKind::Garbage:
        return connection.sendGarbage();
    case FaultKind::BadCompression:
        return connection.damageNext();
    case FaultKind::Bomb:
        return connection.sendBomb(order.bytes);
    default:
        Q_UNREACHABLE(); // conditions
    }
}

// --- Conditions

void Faults::conditionBegan(Running &fault)
{
    switch (fault.order.kind) {
    case FaultKind::RefuseToken:
        return closeAll(fault, 4004);
    case FaultKind::RefuseIntents:
        return closeAll(fault, 4014);
    case FaultKind::GuildOutage:
        return updateOutages();
    case FaultKind::ResumeHost: {
        const bool isListening = fault.order.mode != QLatin1String("refuse");
        m_hosts.push_back(std::make_unique<DeadHost>(
            isListening, [this, id = fault.id](qintptr descriptor) { m_gateway->accept(descriptor, id); }));
        fault.host = m_hosts.back().get();
        return;
    }
    default:
        for (Connection *const connection : m_gateway->connections())
            connection->followFaults();
    }
}

void Faults::conditionEnded(const Running &fault)
{
    if (fault.host)
        fault.host->revive();
    if (fault.order.kind == FaultKind::GuildOutage)
        updateOutages();
    const auto silent = std::exchange(m_silent, {});
    for (const Waiting &one : silent) {
        if (one.id != fault.id)
            m_silent += one;
        else if (one.socket)
            m_gateway->shakeHands(one.socket);
    }
    for (Connection *const connection : m_gateway->connections()) {
        if (!faultIsCondition(fault.order.kind))
            connection->forgetOrders(); // those that wait for the next payload
        connection->followFaults();
    }
}

void Faults::closeAll(const Running &fault, int code)
{
    const quint64 id = fault.id;
    const FaultOrder order = fault.order;
    for (Connection *const connection : m_gateway->connections()) {
        Session *const session = connection->session();
        if (!session || !concerns(order, session->shardId))
            continue;
        m_gateway->core().faults.hit(id);
        connection->close(code, Connection::reasonFor(code));
        m_gateway->endSession(session);
    }
}

// --- Dispatches

const Faults::Running *Faults::picked(FaultKind kind, int shardId, const char *name)
{
    if (!(m_kinds & bit(kind)))
        return nullptr;
    const QLatin1String type(name);
    for (const auto &fault : m_running) {
        const FaultOrder &order = fault->order;
        if (order.kind != kind || !concerns(order, shardId))
            continue;
        const bool isMeant = order.types.isEmpty() ? type != QLatin1String("READY") && type != QLatin1String("RESUMED")
                                                   : order.types.contains(type);
        if (isMeant && (order.share >= 1 || unit(m_random()) < order.share))
            return fault.get();
    }
    return nullptr;
}

bool Faults::hitsDispatch(FaultKind kind, int shardId, const char *name)
{
    const Running *const fault = picked(kind, shardId, name);
    if (fault)
        m_gateway->core().faults.hit(fault->id);
    return fault;
}

void Faults::corrupt(const Session &session, const char **name, QByteArray *data)
{
    const char *const was = *name;
    for (const FaultKind kind : { FaultKind::UnknownEnum, FaultKind::MissingField }) {
        const Running *const fault = picked(kind, session.shardId, was);
        if (!fault)
            continue;
        const auto spoilt =
            kind == FaultKind::UnknownEnum ? withUnknownEnum(*data, m_random) : withMissingField(*data, m_random);
        if (!spoilt)
            continue;
        *data = *spoilt;
        m_gateway->core().faults.hit(fault->id);
    }
    if (hitsDispatch(FaultKind::UnknownEvent, session.shardId, was))
        *name = "HIKARI_UNKNOWN_EVENT";
}

// --- Handshakes and IDENTIFY

bool Faults::spoilHandshake(QTcpSocket *socket, quint64 host)
{
    m_silent.removeIf([](const Waiting &one) { return !one.socket; });
    const Running *fault = runningById(host); // null also when the host is alive again
    const bool isUnavailable = fault && fault->order.mode == QLatin1String("503");
    if (isUnavailable) {
        answerHttp(socket, "HTTP/1.1 503 Service Unavailable");
    } else if (fault || (fault = running(FaultKind::SilentHost, -1, QLatin1String("upgrade")))) {
        m_silent += Waiting { fault->id, socket };
    } else if ((fault = running(FaultKind::RefuseHandshake, -1))) {
        answerHttp(socket, "HTTP/1.1 " + QByteArray::number(fault->order.status) + " Refused");
    } else if ((fault = running(FaultKind::RedirectHandshake, -1))) {
        answerHttp(socket, "HTTP/1.1 302 Found\r\nLocation: " + m_gateway->publicUrl().toLatin1() + '/');
    } else {
        return false;
    }
    m_gateway->core().faults.hit(fault->id);
    return true;
}

bool Faults::refusesIdentify(int shardId, int bucket)
{
    Running *const fault = running(FaultKind::RefuseIdentify, shardId);
    if (!fault)
        return false;
    const SimulatorConfig &config = m_gateway->core().config;
    const int windows = fault->order.windows;
    int &refused = fault->refused[bucket];
    if (windows > 0 && refused >= windows)
        return false;
    ++refused;
    m_gateway->core().faults.hit(fault->id);
    const int buckets = fault->order.shardId < 0 ? std::min(config.maxConcurrency, config.shards) : 1;
    const auto usedUp =
        std::count_if(fault->refused.cbegin(), fault->refused.cend(), [&](int n) { return n >= windows; });
    if (windows > 0 && usedUp >= buckets)
        end(fault->id);
    return true;
}

QString Faults::resumeUrl(int shardId)
{
    const Running *const fault = running(FaultKind::ResumeHost, shardId);
    if (!fault || fault->host->port() == 0)
        return m_gateway->publicUrl();
    m_gateway->core().faults.hit(fault->id);
    QUrl url(m_gateway->publicUrl());
    url.setPort(fault->host->port());
    return url.toString();
}

// --- Guilds

const Faults::Running *Faults::outageOf(const Session &session, int guild) const
{
    if (!(m_kinds & bit(FaultKind::GuildOutage)) || !(session.intents & guildsIntent))
        return nullptr;
    const Snowflake id = m_gateway->core().world.guildId(guild);
    for (const auto &fault : m_running) {
        if (fault->order.kind == FaultKind::GuildOutage && concerns(fault->order, session.shardId)
            && isChosen(fault->id, id, fault->order.share))
            return fault.get();
    }
    return nullptr;
}

bool Faults::takesOut(Session &session, int guild)
{
    const Running *const outage = outageOf(session, guild);
    if (!outage)
        return false;
    m_gateway->core().faults.hit(outage->id);
    session.out.insert(guild);
    return true;
}

void Faults::updateOutages()
{
    bool isMoreToDo = false;
    for (Session *const session : m_gateway->sessions())
        isMoreToDo |= updateOutage(*session);
    if (!isMoreToDo || std::exchange(m_updatesOutages, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_updatesOutages = false;
        updateOutages();
    });
}

bool Faults::updateOutage(Session &session)
{
    int back = 0;
    for (std::size_t i = 0; i < session.introduced; ++i) {
        const int guild = session.guilds[i];
        const bool wasOut = session.out.contains(guild);
        if (!wasOut && takesOut(session, guild)) {
            const QByteArray id = m_gateway->core().world.guildId(guild).toByteArray();
            m_gateway->dispatch(&session, "GUILD_DELETE", "{\"id\":\"" + id + "\",\"unavailable\":true}");
        } else if (wasOut && !outageOf(session, guild)) {
            if (++back > guildsAtOnce)
                return true;
            session.out.remove(guild);
            m_gateway->introduceGuild(&session, guild);
        }
    }
    return false;
}

} // namespace Hikari::Sim
