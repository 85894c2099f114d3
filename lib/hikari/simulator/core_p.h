#pragma once

#include <hikari/simulator/books_p.h>
#include <hikari/simulator/faultboard_p.h>
#include <hikari/simulator/simulatorconfig.h>
#include <hikari/simulator/world_p.h>
#include <hikari/simulator/worldclock_p.h>
#include <hikari/simulator/worldstate_p.h>

#include <QByteArray>
#include <QString>

#include <atomic>
#include <functional>
#include <mutex>

namespace Hikari::Sim {

//! \brief What both servers of a simulator share
struct Core
{
    explicit Core(const SimulatorConfig &config);

    SimulatorConfig config; // with the token filled in
    World world;
    std::mutex worldMutex;
    WorldState state; // guarded by worldMutex, as the clock
    WorldClock clock;
    Books books;
    FaultBoard faults;
    std::atomic<int> sessionStartsLeft;
    QString gatewayUrl; // set before the REST side starts
    std::function<void(WorldEvent)>
        announce; // hands an event to the gateway, from any thread; set before the REST side starts
    std::function<void(quint64)> endFault; // the same for a fault that is used up
};

//! \brief A self-made certificate for 127.0.0.1 and localhost, good for a year
struct Certificate
{
    QByteArray certificatePem;
    QByteArray keyPem;

    //! Empty parts when OpenSSL refuses
    static Certificate make();
};

} // namespace Hikari::Sim
