#include <hikari/simulator/simulator.h>

#include <hikari/core/logging.h>
#include <hikari/simulator/faults_p.h>
#include <hikari/simulator/gateway_p.h>
#include <hikari/simulator/restapi_p.h>
#include <hikari/simulator/restserver_p.h>
#include <hikari/simulator/scenarioplayer_p.h>

#include <QPointer>
#include <QSslKey>
#include <QThread>

#include <algorithm>

namespace Hikari {

namespace {

constexpr quint64 ownBotId = 1042837465019287552; // of a well-formed token that nobody gave out

// Three parts, as real ones have; the last is the same for all simulators, for there is nothing to protect.
Token ownToken()
{
    const QByteArray id =
        QByteArray::number(ownBotId).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return Token(QString::fromLatin1(id + ".GsimUL.hikari_simulator_holds_no_secret_AAAAA"));
}

SimulatorConfig completed(SimulatorConfig config)
{
    if (config.token.isEmpty())
        config.token = ownToken();
    config.shards = std::max(1, config.shards);
    config.maxConcurrency = std::max(1, config.maxConcurrency);
    if (config.heartbeatTimeout.count() <= 0)
        config.heartbeatTimeout = config.heartbeatInterval * 2 + std::chrono::seconds(1);
    return config;
}

} // namespace

Sim::Core::Core(const SimulatorConfig &given)
    : config(completed(given))
    , world({ config.seed, config.guilds, config.membersPerGuild, config.channelsPerGuild, config.rolesPerGuild,
                config.emojisPerGuild },
          config.token.botId().value_or(Snowflake(ownBotId)))
    , state(world)
    , clock(config)
    , sessionStartsLeft(config.sessionStartLimit)
{
    books.change([this](SimulatorLedger &ledger) { ledger.sessionStartsLeft = sessionStartsLeft; });
}

class Simulator::Private
{
public:
    explicit Private(Simulator *q, const SimulatorConfig &config)
        : q(q)
        , config(completed(config))
        , rate(config.eventsPerSecond)
        , core(std::make_shared<Sim::Core>(this->config))
    { }

    //! Runs \a f on the gateway in its thread, when it runs at all
    template<typename F>
    void post(F f) const
    {
        const std::lock_guard lock(mutex);
        if (gateway)
            QMetaObject::invokeMethod(
                gateway, [gateway = gateway, f] { f(*gateway); }, Qt::QueuedConnection);
    }
    template<typename F>
    auto read(F f) const
    {
        const std::lock_guard lock(mutex);
        return f(*core);
    }

    Simulator *q;
    const SimulatorConfig config; // complete
    QThread thread; // the gateway's
    std::unique_ptr<Sim::RestServer> rest; // of the owner's thread

    mutable std::mutex mutex;
    std::atomic<double> rate;
    std::shared_ptr<Sim::Core> core; // guarded by mutex, as all below; a new one for each start
    std::shared_ptr<Sim::RestApi> api;
    Sim::Gateway *gateway = nullptr; // null: not running
    Sim::ScenarioPlayer *player = nullptr; // the same
    QUrl restUrl;
    QUrl gatewayUrl;
    QSslCertificate certificate;
};

Simulator::Simulator(SimulatorConfig config, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, config))
{
    qRegisterMetaType<SimulatorFault>();
    qRegisterMetaType<SimulatorViolation>();
}

Simulator::~Simulator()
{
    stop();
}

bool Simulator::start(Error *error)
{
    if (isRunning())
        return true;
    Error ignored;
    Error &problem = error ? *error : ignored;
    const SimulatorConfig &config = d->config;

    Sim::Certificate made;
    QSslConfiguration ssl;
    if (config.tls) {
        made = Sim::Certificate::make();
        const QSslCertificate certificate(made.certificatePem);
        if (certificate.isNull()) {
            problem.kind = Error::Kind::Tls;
            problem.message = QStringLiteral("OpenSSL could not make a certificate for the simulator");
            return false;
        }
        ssl = QSslConfiguration::defaultConfiguration();
        ssl.setLocalCertificate(certificate);
        ssl.setPrivateKey(QSslKey(made.keyPem, QSsl::Ec));
        ssl.setPeerVerifyMode(QSslSocket::VerifyNone); // clients have no certificate
    }

    SimulatorConfig now = config;
    now.eventsPerSecond = d->rate;
    const auto core = std::make_shared<Sim::Core>(now);
    const auto api = std::make_shared<Sim::RestApi>(core.get());
    QString logProblem;
    if (!api->openLog(&logProblem)) {
        problem.kind = Error::Kind::InvalidArgument;
        problem.message = logProblem;
        return false;
    }
    // Through the event loop of the owner's thread, whoever found it
    core->books.setSinks(
        [this](const SimulatorFault &fault) {
            QMetaObject::invokeMethod(
                this, [this, fault] { Q_EMIT faultInjected(fault); }, Qt::QueuedConnection);
        },
        [this](const SimulatorViolation &violation) {
            QMetaObject::invokeMethod(
                this, [this, violation] { Q_EMIT violationFound(violation); }, Qt::QueuedConnection);
        });

    auto *const gateway = new Sim::Gateway(core.get(), config.tls ? ssl : QSslConfiguration());
    gateway->moveToThread(&d->thread);
    d->thread.setObjectName(QStringLiteral("simulator"));
    d->thread.start();
    bool isListening = false;
    QMetaObject::invokeMethod(
        gateway,
        [&] {
            isListening = gateway->listen(config.gatewayPort, &problem);
            // In the gateway's thread: a client that waits for a known port identifies at once.
            core->gatewayUrl = QStringLiteral("%1://127.0.0.1:%2")
                                   .arg(config.tls ? QStringLiteral("wss") : QStringLiteral("ws"))
                                   .arg(gateway->port());
        },
        Qt::BlockingQueuedConnection);
    if (isListening) {
        core->announce = [gateway](Sim::WorldEvent event) { gateway->post(std::move(event)); };
        core->endFault = [gateway](quint64 id) {
            QMetaObject::invokeMethod(
                gateway, [gateway, id] { gateway->faults().end(id); }, Qt::QueuedConnection);
        };
        d->rest = std::make_unique<Sim::RestServer>(api.get());
        if (!d->rest->start(config.restPort, config.tls ? &made : nullptr, &problem))
            d->rest.reset();
    }
    if (!d->rest) {
        QMetaObject::invokeMethod(
            gateway, [gateway] { delete gateway; }, Qt::BlockingQueuedConnection);
        d->thread.quit();
        d->thread.wait();
        return false;
    }

    auto *const player = new Sim::ScenarioPlayer(this);
    player->moveToThread(&d->thread);
    connect(player, &Sim::ScenarioPlayer::ended, this, &Simulator::scenarioEnded);

    const std::lock_guard lock(d->mutex);
    d->player = player;
    d->core = core;
    d->api = api;
    d->gateway = gateway;
    d->gatewayUrl = QUrl(core->gatewayUrl);
    d->restUrl = QUrl(QStringLiteral("%1://127.0.0.1:%2/api/v10")
                          .arg(config.tls ? QStringLiteral("https") : QStringLiteral("http"))
                          .arg(d->rest->port()));
    d->certificate = QSslCertificate(made.certificatePem);
    qCInfo(lcSimulator).noquote() << "listening, REST" << d->restUrl.toString() << "gateway" << core->gatewayUrl;
    return true;
}

void Simulator::stop()
{
    if (!isRunning())
        return;
    // First those who hand events to the gateway
    d->rest->stop();
    d->rest.reset();
    Sim::Gateway *gateway = nullptr;
    Sim::ScenarioPlayer *player = nullptr;
    {
        const std::lock_guard lock(d->mutex);
        player = std::exchange(d->player, nullptr);
        gateway = std::exchange(d->gateway, nullptr);
        d->restUrl.clear();
        d->gatewayUrl.clear();
        d->certificate = QSslCertificate();
        d->api.reset();
    }
    // What was posted before is run, then they go.
    QMetaObject::invokeMethod(
        gateway,
        [gateway, player] {
            delete player;
            delete gateway;
        },
        Qt::BlockingQueuedConnection);
    d->thread.quit();
    d->thread.wait();
    qCInfo(lcSimulator) << "stopped";
}

bool Simulator::isRunning() const
{
    const std::lock_guard lock(d->mutex);
    return d->gateway != nullptr;
}

SimulatorConfig Simulator::config() const
{
    return d->config;
}

Token Simulator::token() const
{
    return d->config.token;
}

QUrl Simulator::restUrl() const
{
    const std::lock_guard lock(d->mutex);
    return d->restUrl;
}

QUrl Simulator::gatewayUrl() const
{
    const std::lock_guard lock(d->mutex);
    return d->gatewayUrl;
}

QSslCertificate Simulator::certificate() const
{
    const std::lock_guard lock(d->mutex);
    return d->certificate;
}

QList<Snowflake> Simulator::guildIds() const
{
    return d->read([](const Sim::Core &core) {
        QList<Snowflake> ids;
        ids.reserve(core.world.guildCount());
        for (int i = 0; i < core.world.guildCount(); ++i)
            ids += core.world.guildId(i);
        return ids;
    });
}

Snowflake Simulator::botUserId() const
{
    return d->read([](const Sim::Core &core) { return core.world.botUserId(); });
}

Snowflake Simulator::applicationId() const
{
    return d->read([](const Sim::Core &core) { return core.world.applicationId(); });
}

Snowflake Simulator::textChannel(int guildIndex) const
{
    return d->read([guildIndex](const Sim::Core &core) {
        const bool isThere = guildIndex >= 0 && guildIndex < core.world.guildCount();
        return isThere ? core.world.channelId(guildIndex, core.world.textChannel(guildIndex, 0)) : Snowflake();
    });
}

double Simulator::eventsPerSecond() const
{
    return d->rate;
}

void Simulator::setEventsPerSecond(double rate)
{
    d->rate = std::clamp(rate, 0.0, 50000.0);
    d->post([rate](Sim::Gateway &gateway) { gateway.setEventsPerSecond(rate); });
}

void Simulator::emitEvents(int count)
{
    d->post([count](Sim::Gateway &gateway) { gateway.emitEvents(count); });
}

quint64 Simulator::injectFault(const FaultOrder &order)
{
    if (!order.problem().isEmpty())
        return 0;
    quint64 id = 0;
    {
        const std::lock_guard lock(d->mutex);
        if (d->gateway)
            id = d->core->faults.add(order);
    }
    if (id != 0)
        d->post([id, order](Sim::Gateway &gateway) { gateway.faults().begin(id, order); });
    return id;
}

bool Simulator::clearFault(quint64 id)
{
    const bool wasActive = d->read([id](Sim::Core &core) { return core.faults.remove(id); });
    if (wasActive)
        d->post([id](Sim::Gateway &gateway) { gateway.faults().end(id); });
    return wasActive;
}

QList<ActiveFault> Simulator::activeFaults() const
{
    return d->read([](const Sim::Core &core) { return core.faults.list(); });
}

void Simulator::cutConnection(int shardId)
{
    FaultOrder order = FaultOrder::of(FaultKind::Cut);
    order.shardId = shardId;
    injectFault(order);
}

void Simulator::closeConnection(int shardId, int code, const QString &reason)
{
    FaultOrder order = FaultOrder::of(FaultKind::Close);
    order.shardId = shardId;
    order.code = code;
    order.reason = reason;
    injectFault(order);
}

void Simulator::requestReconnect(int shardId)
{
    FaultOrder order = FaultOrder::of(FaultKind::Reconnect);
    order.shardId = shardId;
    injectFault(order);
}

void Simulator::invalidateSession(int shardId, bool resumable)
{
    FaultOrder order = FaultOrder::of(FaultKind::InvalidSession);
    order.shardId = shardId;
    order.isResumable = resumable;
    injectFault(order);
}

void Simulator::swallowHeartbeatAcks(int shardId, std::chrono::milliseconds duration)
{
    if (duration.count() <= 0)
        return;
    FaultOrder order = FaultOrder::of(FaultKind::SwallowAcks);
    order.shardId = shardId;
    order.duration = duration;
    injectFault(order);
}

void Simulator::clearFaults()
{
    d->post([](Sim::Gateway &gateway) { gateway.faults().endAll(); });
    const std::lock_guard lock(d->mutex);
    d->core->faults.clear();
}

bool Simulator::play(const Scenario &scenario)
{
    const std::lock_guard lock(d->mutex);
    if (!d->player || !scenario.problem().isEmpty())
        return false;
    d->player->play(scenario);
    return true;
}

void Simulator::stopScenario()
{
    const std::lock_guard lock(d->mutex);
    if (d->player)
        d->player->stop();
}

ScenarioProgress Simulator::scenarioProgress() const
{
    const std::lock_guard lock(d->mutex);
    return d->player ? d->player->progress() : ScenarioProgress();
}

SimulatorLedger Simulator::ledger() const
{
    return d->read([](const Sim::Core &core) { return core.books.ledger(); });
}

QList<SimulatorRequest> Simulator::requests() const
{
    return d->read([](const Sim::Core &core) { return core.books.requests(); });
}

} // namespace Hikari
