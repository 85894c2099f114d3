#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/model/presence.h>

#include <QList>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief What one start of a bot is made with
//!
//! Names and defaults are those of hikari's run() and start().
struct StartOptions
{
    std::optional<Activity> activity {}; //!< shown in the bot's presence; nullopt: none
    Status status = Status::Online;
    bool isAfk = false;
    std::optional<Timestamp> idleSince {}; //!< shown idle since then; nullopt: not idle
    int largeThreshold = 250; //!< 50 to 250 members: guilds above it come without their offline ones

    QList<int> shardIds {}; //!< shards to run in this process, doubles removed; empty: all; needs shardCount
    std::optional<int> shardCount {}; //!< shards of the bot in all processes; nullopt: as Discord recommends
    bool ignoreSessionStartLimit = false; //!< start even when fewer session starts are left than shards wanted
    std::chrono::milliseconds startupWindowDelay {
        5'000
    }; //!< between identifies; Discord allows no less, the simulator may

    bool enableSignalHandlers = true; //!< run() only: SIGINT and SIGTERM close the bot, a second one exits at once
    bool propagateInterrupts = false; //!< run() only: return 128 + the signal's number instead of 0
};

} // namespace Hikari
