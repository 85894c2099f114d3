#pragma once

#include <hikari/bot/botwait.h>
#include <hikari/core/error.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/timestamp.h>
#include <hikari/gateway/startprogress.h>
#include <hikari/model/application.h>
#include <hikari/model/intents.h>
#include <hikari/model/user.h>

#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief Where a bot is in its life
enum class BotState
{
    Stopped,
    Starting, //!< asks for the gateway, or not all shards were ready yet
    Running,
    Stopping,
};

//! \brief The bot as a whole at one moment, for views; see also GatewayBot::shardSnapshots()
struct SessionSnapshot
{
    BotState state = BotState::Stopped;
    Timestamp since; //!< when the state was entered
    QString step; //!< while Starting: what is being waited for, for a person
    std::optional<Error> lastError; //!< why it stopped or did not start; nullopt when it was asked to

    int shardCount = 0; //!< of the bot in all processes; 0 before it is known
    int wantedShards = 0; //!< in this process
    int reshardingTo = 0; //!< shards that GatewayBot::reshard() is starting; 0: none
    int reshardedReady = 0; //!< of them, that are ready
    int maxConcurrency = 1; //!< identifies in one window
    std::chrono::milliseconds identifyWindow { 5'000 };
    int sessionStartsTotal = 0; //!< a day; 0 before it is known
    int sessionStartsRemaining = 0; //!< as Discord told within the last hour, less what was begun here since
    Timestamp sessionStartsResetAt;
    StartProgress startProgress; //!< while Starting and Running
    QList<BotWait> waits; //!< what is being waited for now
    int gatewayVersion = 10;
    int guildsToChunk = 0; //!< whose members were, or will be, asked for since the start; see autoChunkMembers
    int guildsChunked = 0; //!< of them, that are done
    qint64 membersChunked = 0; //!< that came for them
    Intents intents;
    std::optional<OwnUser> me; //!< after the first shard was ready
    Snowflake applicationId; //!< likewise; null before
    std::optional<ApplicationFlags> applicationFlags; //!< likewise
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::SessionSnapshot)
