#include "session.h"

#include "bothost_p.h"
#include "sessionstate_p.h"
#include "simulatorhost_p.h"

#include <hikari/bot/banner.h>

#include <QCoreApplication>

using namespace Hikari;

namespace Panel {

namespace {
constexpr int threadPatience = 5000; // milliseconds for a thread to end
using Phase = ApplicationStateTracker::Phase;
} // namespace

Session::Session(SessionSetup setup, QObject *parent)
    : DataSource(parent)
    , m_setup(std::move(setup))
    , m_hasSetup(m_setup.isDemo || !m_setup.token.isEmpty())
    , m_state(std::make_shared<SessionState>())
    , m_logs(std::make_unique<LogStream>(logLimit))
{
    qRegisterMetaType<Hikari::Error>();
    m_botThread.setObjectName(QStringLiteral("bot"));
    m_bot = new BotHost(m_state);
    m_bot->moveToThread(&m_botThread);
    connect(&m_botThread, &QThread::finished, m_bot, &QObject::deleteLater);
    m_simulatorThread.setObjectName(QStringLiteral("simulator"));
    m_simulator = new SimulatorHost(m_state);
    m_simulator->moveToThread(&m_simulatorThread);
    connect(&m_simulatorThread, &QThread::finished, m_simulator, &QObject::deleteLater);

    connect(m_bot, &BotHost::ready, this, &Session::ready);
    connect(m_bot, &BotHost::failed, this, &Session::failed);
    connect(m_bot, &BotHost::closed, this, [this] {
        m_state->change([](PanelSnapshot &s) {
            s.phase = Phase::Idle;
            s.shards.clear();
            s.wanted = 0;
        });
        Q_EMIT stopped();
    });
    connect(m_simulator, &SimulatorHost::started, this, [this](const QUrl &restUrl) {
        m_setup.restUrl = restUrl;
        m_setup.token = m_simulator->token();
        m_state->change([&](PanelSnapshot &s) {
            //: What the demo is connected to: %1 is an address
            s.endpoint = QCoreApplication::translate("Session", "simulator on %1")
                             .arg(restUrl.host() % u':' % QString::number(restUrl.port()));
        });
        connectBot();
    });
    connect(m_simulator, &SimulatorHost::failed, this, [this](const Error &error) {
        m_state->change([&](PanelSnapshot &s) {
            s.error = error;
            s.phase = Phase::Failed;
        });
        Q_EMIT failed(error);
    });
    m_botThread.start();
    m_simulatorThread.start();
}

Session::~Session()
{
    for (QThread *thread : { &m_botThread, &m_simulatorThread }) {
        thread->quit();
        if (!thread->wait(threadPatience)) {
            // Cannot happen unless a thread hangs; better to leave it than to hang with it.
            thread->terminate();
            thread->wait();
        }
    }
}

SessionSetup Session::demoSetup(const SimulatorConfig &world)
{
    SessionSetup setup;
    setup.name = QCoreApplication::translate("Session", "Demo");
    setup.isDemo = true;
    setup.intents = Intent::All;
    setup.world = world;
    return setup;
}

PanelSnapshot Session::snapshot() const
{
    PanelSnapshot snapshot = m_state->snapshot();
    snapshot.logsDropped = m_logs->dropped();
    return snapshot;
}

QList<Delivery> Session::takeEvents(int max)
{
    return m_state->stream().take(max);
}

quint64 Session::eventsDropped() const
{
    return m_state->stream().dropped();
}

QList<LogRecord> Session::takeLogs(int max)
{
    return m_logs->take(max);
}

const NameIndex &Session::names() const
{
    return m_state->names;
}

QString Session::banner() const
{
    return renderBanner(QStringLiteral("hikari"), true);
}

bool Session::canConnect() const
{
    return m_hasSetup;
}

void Session::startDemo()
{
    if (!m_setup.isDemo) {
        SimulatorConfig world;
        world.liveClock = true;
        m_setup = demoSetup(world);
    }
    m_hasSetup = true;
    startBot();
}

void Session::startBot()
{
    const Phase phase = m_state->snapshot().phase;
    if (!m_hasSetup || phase == Phase::Running || phase == Phase::Stopping)
        return;
    m_state->stream().close();
    m_state->setStream({});
    m_state->change([this](PanelSnapshot &s) {
        const QString endpoint = s.endpoint;
        s = {};
        s.phase = Phase::Running;
        s.isDemo = m_setup.isDemo;
        s.name = m_setup.name;
        s.startedAt = s.takenAt = Timestamp::now();
        if (m_setup.isDemo) {
            s.endpoint = endpoint;
            s.steps = { { QCoreApplication::translate("Session", "Starting the simulated Discord"), QString(),
                ConnectStep::State::Current } };
        } else if (m_setup.restUrl.isEmpty()) {
            s.endpoint = QStringLiteral("Discord");
        } else {
            s.endpoint = m_setup.restUrl.host();
            if (m_setup.restUrl.port() > 0)
                s.endpoint += u':' % QString::number(m_setup.restUrl.port());
        }
    });
    Q_EMIT sessionStarted();
    if (m_setup.isDemo)
        startSimulator();
    else
        connectBot();
}

void Session::startSimulator()
{
    QMetaObject::invokeMethod(m_simulator, [host = m_simulator, setup = m_setup] { host->start(setup); });
}

void Session::connectBot()
{
    if (m_state->snapshot().phase != Phase::Running)
        return; // stopped while the simulator started
    QMetaObject::invokeMethod(m_bot, [host = m_bot, setup = m_setup] { host->start(setup); });
}

void Session::stopBot()
{
    if (m_state->snapshot().phase == Phase::Stopping)
        return;
    m_state->change([](PanelSnapshot &s) { s.phase = Phase::Stopping; });
    QMetaObject::invokeMethod(m_bot, [host = m_bot] { host->close(); });
}

void Session::command(int shard, ShardCommand command)
{
    QMetaObject::invokeMethod(m_bot, [host = m_bot, shard, command] { host->command(shard, command); });
}

void Session::inject(int shard, Fault fault)
{
    if (!m_setup.isDemo)
        return; // no code path can disturb a real connection
    QMetaObject::invokeMethod(m_simulator, [host = m_simulator, shard, fault] { host->inject(shard, fault); });
}

void Session::quietWorld()
{
    QMetaObject::invokeMethod(m_simulator, [host = m_simulator] { host->quiet(); });
}

quint64 Session::violations() const
{
    return m_simulator->violations();
}

qint64 Session::sentSequence(int shard) const
{
    return m_simulator->sentSequence(shard);
}

} // namespace Panel
