#pragma once

#include <hikari/core/timestamp.h>
#include <hikari/model/presence.h>

#include <QList>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief What one start of a bot is made with
//!
//! Names and defaults are those of hikari's run() and start(). Two of theirs are always on instead: for asyncio_debug
//! see BotConfig::watchdogThreshold; for coroutine_tracking_depth each subscription remembers where it was made, see
//! ListenerInfo::location and ExceptionEvent::listener.
struct StartOptions
{
    std::optional<Activity> activity {}; //!< shown in the bot's presence; nullopt: none
    Status status = Status::Online;
    bool isAfk = false;
    std::optional<Timestamp> idleSince {}; //!< shown idle since then; nullopt: not idle
    int largeThreshold = 250; //!< 50 to 250 members: guilds above it come without their offline ones

    QList<int> shardIds {}; //!< shards to run in this process, doubles removed; empty: all; needs shardCount
    std::optional<int> shardCount {}; //!< shards of the bot in all processes; nullopt: as Discord recommends
    //! Start even when fewer session starts are left than shards wanted, or than would leave the reserve; begin new
    //! sessions also when none is left. Discord resets the token of a bot that does so.
    bool ignoreSessionStartLimit = false;
    //! Session starts that a start must leave for sessions that break later today (P49). nullopt: a tenth of all or one
    //! for each shard of this process, whichever is more, but never so much that a first start of the day is refused
    std::optional<int> sessionStartReserve {};
    //! With BotConfig::sessionStore: sessions that all processes with the bot's token may begin within an hour. A start
    //! with more waits, so that a bot that crashes again and again does not use up the day's session starts (P50).
    //! nullopt: two for each shard of this process and 20
    std::optional<int> identifiesPerHour {};
    //! Between identifies; Discord allows no less than 5 s, the simulator may
    std::chrono::milliseconds startupWindowDelay { 5'000 };

    //! Once all shards are ready, look into BotConfig::releaseFeed, and log one line when there is a newer release of
    //! the library. Nothing is asked without a feed, and by builds that are no release (CMake's HIKARI_RELEASE).
    //! Failures are told in debug lines only.
    bool checkForUpdates = true;

    // For run() only

    //! SIGINT and SIGTERM (on Windows: Ctrl+C, closing the console) close the bot, a second one exits at once. nullopt:
    //! in the main thread. False when the application handles signals itself.
    std::optional<bool> enableSignalHandlers {};
    bool propagateInterrupts = false; //!< return 128 + the signal's number instead of 0
    //! Quit the event loop once the bot has stopped, and wait for work in the bot's own executor. False: go on until
    //! the application is asked to quit.
    bool closeLoop = true;
    //! At the end wait for all work in BotConfig::executor, however long it takes, and forget the pool; nothing without
    //! one
    bool closePassedExecutor = false;
};

} // namespace Hikari
