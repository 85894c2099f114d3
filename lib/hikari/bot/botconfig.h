#pragma once

#include <hikari/bot/logsetup.h>
#include <hikari/cache/cachesettings.h>
#include <hikari/core/token.h>
#include <hikari/gateway/compression.h>
#include <hikari/gateway/sessionstore.h>
#include <hikari/model/gatewaycapabilities.h>
#include <hikari/model/intents.h>
#include <hikari/rest/httpsettings.h>
#include <hikari/rest/proxysettings.h>

#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

class QThreadPool;

namespace Hikari {

class Clock;

//! \brief What a bot does with the sessions that a suspended one left in its store (P63)
//!
//! Resuming brings all events that happened meanwhile, and needs no session start.
enum class StoredSessions
{
    //! Resume them, and begin with the cache that was suspended with them: GatewayBot::suspend() stores what the cache
    //! keeps, members and messages included. If that cannot be used, as ResumeWithPartialCache.
    RestoreCache,
    //! Resume them with a cache that only knows what events bring from now on; Cache::knowledgeOf() tells what it
    //! does not know. suspend() stores nothing of the cache.
    ResumeWithPartialCache,
    Ignore, //!< Begin new sessions: Discord sends all guilds anew, but not what happened meanwhile
};

//! \brief What a bot is made with; what may change from start to start is in StartOptions
//!
//! Names and defaults are those of hikari's GatewayBot.
struct BotConfig
{
    Token token; //!< required
    Intents intents = Intent::AllUnprivileged; //!< which events Discord sends
    GatewayCapabilities capabilities; //!< what the bot can deal with beyond the usual; none by default

    //! Ask for the members of guilds that come without them: with Intent::GuildMembers, for guilds that are large (for
    //! all when Intent::GuildPresences is missing), if the cache keeps members or somebody gets MemberChunkEvent
    bool autoChunkMembers = true;
    CacheSettings cacheSettings; //!< what GatewayBot::cache() keeps; everything by default

    bool allowColor = true; //!< colour in the terminal's log and banner where it can show it; see supportsColor()
    bool forceColor = false; //!< colour even where the output is no terminal; wins over allowColor
    std::optional<QString> banner = QStringLiteral("hikari"); //!< see GatewayBot::printBanner(); nullopt: none
    //! A level by itself, name or number, levels by category, or a file with rules; nullopt: the application sets up
    //! logging itself. What is wrong with it is logged, and start() fails with it.
    std::optional<LogSetup> logs = LogSetup(LogLevel::Info);

    QUrl restUrl; //!< with version, for example http://127.0.0.1:8080/api/v10; empty: Discord's
    int maxRetries = 3; //!< of a request that failed with a 5xx; 0 to 5, else start() fails
    std::chrono::milliseconds maxRateLimit {
        300'000
    }; //!< a longer wait is an error at once; milliseconds::max(): wait for ever
    HttpSettings httpSettings; //!< TLS for REST and gateway; timeouts and redirects for REST
    ProxySettings proxySettings; //!< for REST and gateway; by default only a proxy that the application has set

    //! Where StartOptions::checkForUpdates asks for newer releases of the library: JSON as GitHub has it under
    //! /repos/OWNER/NAME/releases, or {"version": "1.2.0", "url": "https://…"}, or a list of such. Empty: nowhere.
    QUrl releaseFeed;

    std::shared_ptr<SessionStore> sessionStore; //!< where GatewayBot::suspend() leaves sessions; null: nowhere
    StoredSessions storedSessions = StoredSessions::RestoreCache; //!< that start() finds in the store
    //! How often the running bot saves its sessions, without the cache, for the case that its process is killed; 0:
    //! only suspend() does. The next process then resumes as of the last saving, so that events which were handled
    //! after it are handled twice. The first saving is when the bot has run for so long: a process that an event kills
    //! again and again soon begins new sessions. Set it only where no process starts with the store before the one
    //! before it has ended: each would take the other's sessions.
    std::chrono::milliseconds sessionSaveInterval { 0 };
    Compression compression = Compression::ZstdStream; //!< of the gateway
    int gatewayThreads =
        -1; //!< threads for shards; 0: the bot's own, for tests and tiny programs; -1: min(4, cores - 1), at least 1
    //! Events that may wait for listeners before the shards stop reading; each still brings what it has read already,
    //! which is 64 KiB of its stream before it is inflated, or twice that over TLS or through a proxy
    int inboxLimit = 20'000;
    qint64 inboxBytes = 64 * 1024 * 1024; //!< the same, bytes of their JSON

    //! Warn when the bot's thread does not come back to its event loop for so long, and name the listener that blocks
    //! it (hikari's asyncio_debug); zero: never. See GatewayBot::lastBlocked().
    std::chrono::milliseconds watchdogThreshold { 200 };

    //! Where GatewayBot::runInExecutor() works, instead of a pool of the bot's own; outlives the bot
    QThreadPool *executor = nullptr;

    Clock *clock = nullptr; //!< for tests; null: the real one; outlives the bot
};

} // namespace Hikari
