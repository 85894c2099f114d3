#pragma once

#include <hikari/core/token.h>
#include <hikari/events/eventinterest.h>
#include <hikari/gateway/compression.h>
#include <hikari/gateway/gatewaysession.h>
#include <hikari/model/gatewaycapabilities.h>
#include <hikari/model/intents.h>
#include <hikari/model/presence.h>

#include <QList>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Hikari {

class Clock;
class SessionBudget;

//! \brief What the shards of one bot need to know
struct GatewayConfig
{
    Token token;
    Intents intents;
    GatewayCapabilities capabilities;
    QUrl url; //!< from fetchGatewayBot(), for example wss://gateway.discord.gg; path and query are added
    int shardCount = 1; //!< all shards of the bot, also those of other processes
    QList<int> shardIds; //!< the shards to run here; empty: all
    QList<GatewaySession> sessions; //!< to go on with, of shards to run here
    int maxConcurrency = 1; //!< identifies allowed in one window, from fetchGatewayBot()
    std::chrono::milliseconds identifyWindow { 5000 }; //!< between two identifies of one rate limit key
    std::chrono::nanoseconds identifyNotBefore {
        0
    }; //!< monotonic time: ShardManager::identifyFreeAt() of an earlier run
    std::shared_ptr<SessionBudget> sessionBudget; //!< null: identifies are not counted
    int largeThreshold = 250; //!< 50 to 250: guilds above it come without their offline members
    std::optional<PresenceUpdate> presence; //!< what the bot shows from the start; nullopt: online, nothing else
    Compression compression = Compression::ZstdStream;
    int gatewayThreads = 1; //!< 0: shards run in the bot's thread
    int inboxLimit = 20000; //!< events that may wait for the bot's thread
    qint64 inboxBytes = 64 * 1024 * 1024; //!< bytes of their JSON text
    Clock *clock = nullptr; //!< null: the real one; outlives the manager
    std::shared_ptr<EventInterest> interest; //!< null: every event is decoded
    std::optional<QSslConfiguration> ssl; //!< nullopt: Qt's default
    //! The proxy for a connection to an address, asked from any thread; null: whatever Qt takes
    std::function<QNetworkProxy(const QUrl &url)> proxyFor;
    quint32 seed = 0; //!< of random delays; 0: random
};

//! \brief \a ids in rising order and without doubles; all of \a shardCount when there are none
HIKARI_EXPORT QList<int> shardIdsOrAll(QList<int> ids, int shardCount);

} // namespace Hikari
