#include "simulatorhost_p.h"

#include "session.h"
#include "sessionstate_p.h"

#include <hikari/simulator/simulator.h>

using namespace Hikari;
using namespace std::chrono_literals;

namespace Panel {

namespace {
constexpr auto swallowTime = 10s;
constexpr int closeCode = 4000;
constexpr int eventsDuringCut = 48; // on all shards together
constexpr int incidentShard = 5;
constexpr qsizetype markLimit = 100;
} // namespace

SimulatorHost::SimulatorHost(std::shared_ptr<SessionState> state)
    : m_state(std::move(state))
{
    m_incident.setParent(this);
    m_incident.setSingleShot(true);
}

SimulatorHost::~SimulatorHost() = default;

void SimulatorHost::start(const SessionSetup &setup)
{
    m_simulator = std::make_unique<Simulator>(setup.world);
    connect(m_simulator.get(), &Simulator::faultInjected, this, [this](const SimulatorFault &fault) {
        m_state->change([&](PanelSnapshot &s) {
            s.marks.append({ fault.at, fault.text });
            if (s.marks.size() > markLimit)
                s.marks.removeFirst();
        });
    });
    Error error;
    if (!m_simulator->start(&error)) {
        Q_EMIT failed(error);
        return;
    }
    m_incident.disconnect();
    connect(&m_incident, &QTimer::timeout, this,
        [this, shards = setup.world.shards] { cut(std::min(incidentShard, shards - 1)); });
    if (setup.incidentAfter >= 0)
        m_incident.start(setup.incidentAfter);
    for (const FaultOrder &fault : setup.faults)
        m_simulator->injectFault(fault);
    if (setup.scenario)
        m_simulator->play(*setup.scenario);
    Q_EMIT started(m_simulator->restUrl());
}

void SimulatorHost::cut(int shard)
{
    m_simulator->cutConnection(shard);
    // A bot on the same machine is back within a millisecond: these happen while it is away, and have to be replayed.
    m_simulator->emitEvents(eventsDuringCut);
}

void SimulatorHost::inject(int shard, Fault fault)
{
    if (!m_simulator)
        return;
    switch (fault) {
    case Fault::Cut:
        cut(shard);
        break;
    case Fault::Reconnect:
        m_simulator->requestReconnect(shard);
        break;
    case Fault::InvalidSession:
        m_simulator->invalidateSession(shard, false);
        break;
    case Fault::Close4000:
        m_simulator->closeConnection(shard, closeCode, QStringLiteral("Unknown error"));
        break;
    case Fault::SwallowAcks:
        m_simulator->swallowHeartbeatAcks(shard, swallowTime);
        break;
    }
}

void SimulatorHost::quiet()
{
    if (!m_simulator)
        return;
    m_simulator->stopScenario(); // or it would set a rate
    m_simulator->clearFaults();
    m_simulator->setEventsPerSecond(0);
}

qint64 SimulatorHost::sentSequence(int shard) const
{
    if (!m_simulator)
        return -1;
    for (const SimulatorShard &each : m_simulator->ledger().shards) {
        if (each.shardId == shard)
            return each.lastSequence;
    }
    return -1;
}

quint64 SimulatorHost::violations() const
{
    return m_simulator ? m_simulator->ledger().violationCount : 0;
}

Token SimulatorHost::token() const
{
    return m_simulator ? m_simulator->token() : Token();
}

} // namespace Panel
