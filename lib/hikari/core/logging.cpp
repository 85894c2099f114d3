#include <hikari/core/logging.h>

namespace Hikari {

// Below info is off at first, and logging that is off costs one load.
#define HIKARI_LOGGING_CATEGORY(name, text)                                                                            \
    Q_LOGGING_CATEGORY(name, text, QtInfoMsg)                                                                          \
    Q_LOGGING_CATEGORY(name##Trace, text ".trace", QtInfoMsg)

HIKARI_LOGGING_CATEGORY(lcBot, "hikari.bot")
HIKARI_LOGGING_CATEGORY(lcGateway, "hikari.gateway")
HIKARI_LOGGING_CATEGORY(lcRest, "hikari.rest")
HIKARI_LOGGING_CATEGORY(lcRateLimits, "hikari.ratelimits")
HIKARI_LOGGING_CATEGORY(lcEvents, "hikari.events")
HIKARI_LOGGING_CATEGORY(lcCache, "hikari.cache")
HIKARI_LOGGING_CATEGORY(lcJson, "hikari.json")
HIKARI_LOGGING_CATEGORY(lcSimulator, "hikari.simulator")
HIKARI_LOGGING_CATEGORY(lcPanel, "hikari.panel")

} // namespace Hikari
