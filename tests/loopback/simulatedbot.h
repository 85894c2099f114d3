#pragma once

#include <hikari/bot/gatewaybot.h>
#include <loopback/strictsimulator.h>

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

} // namespace Hikari
