#pragma once

#include <hikari/bot/gatewaybot.h>
#include <loopback/replies.h>
#include <loopback/strictsimulator.h>

#include <QSslConfiguration>

#include <chrono>

namespace Hikari {

//! The configuration of a quiet bot that signs in at \a simulator
inline BotConfig configFor(const Simulator &simulator)
{
    BotConfig config;
    config.token = simulator.token();
    config.restUrl = simulator.restUrl();
    config.banner = std::nullopt;
    config.logs = std::nullopt;
    return config;
}

//! Two shards that may sign in at once, and eight guilds
inline SimulatorConfig smallWorld()
{
    SimulatorConfig world;
    world.shards = 2;
    world.guilds = 8;
    world.maxConcurrency = 2;
    world.identifyWindow = noIdentifyWindow;
    return world;
}

//! Settings that trust \a simulator, whose certificate nobody knows
inline HttpSettings trusting(const Simulator &simulator)
{
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
    ssl.addCaCertificate(simulator.certificate());
    return { .ssl = ssl };
}

//! Identifies as fast as such a simulator allows
inline StartOptions quick()
{
    return { .startupWindowDelay = std::chrono::milliseconds(20) };
}

} // namespace Hikari
