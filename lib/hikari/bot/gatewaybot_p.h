#pragma once

#include <hikari/bot/applicationend_p.h>
#include <hikari/bot/gatewaybot.h>
#include <hikari/bot/guildarrival_p.h>
#include <hikari/bot/memberchunker_p.h>
#include <hikari/bot/memberrequests_p.h>
#include <hikari/bot/startwatch_p.h>
#include <hikari/bot/updatecheck_p.h>
#include <hikari/bot/voicecomponent.h>
#include <hikari/bot/watchdog_p.h>
#include <hikari/cache/cachesnapshot_p.h>
#include <hikari/cache/cacheupdater_p.h>
#include <hikari/core/clock.h>
#include <hikari/core/timer.h>
#include <hikari/gateway/shardmanager.h>

#include <QHash>
#include <QMutex>
#include <QPointer>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Hikari {

struct Delivery;
struct ShardReadyEvent;

class GatewayBot::Private
{
public:
    Private(GatewayBot *bot, BotConfig botConfig)
        : q(bot)
        , config(std::move(botConfig))
        , clock(config.clock ? config.clock : Clock::system())
        , cache(config.cacheSettings)
        , memberRequests(clock, [this](Snowflake guild) { return shardOf(guild); })
        , watchdog(&events, config.watchdogThreshold, config.gatewayThreads == 0)
    { }

    void setState(BotState state);
    void enterState(BotState state); // tells nobody yet
    void setStep(const QString &step);
    void setRequestStep(const QString &route); // the step is a REST call
    template<typename Change>
    void changeSnapshot(Change change)
    {
        const QMutexLocker lock(&mutex);
        change(snapshot);
    }
    static Error checkSessionStarts(
        const SessionStartLimit &limit, int starts, int wanted, const StartOptions &options, Timestamp resetAt);
    void prepareShards(const GatewayBotInfo &info, const StartOptions &options);
    void slowDown(int starts, int allowed);
    void noteStart();
    void watchGuilds(const QList<GatewaySession> &resumed);
    void askForGateway(const StartOptions &options);
    void connectShards(const GatewayBotInfo &info, const StartOptions &options);
    void finishStart();
    void beginResharding(const GatewayBotInfo &info, std::optional<int> shardCount, bool ignoreSessionStartLimit);
    void onShardsReplaced();
    void endResharding(const std::optional<Error> &error);
    //! Calls \a then when listeners are done, at once if they are: \a heard is what dispatch() gave. Never when the bot
    //! begins to stop or is destroyed meanwhile. \a limit: nullopt for as long as it takes
    void whenHeard(const Reply<void> &heard, std::optional<std::chrono::nanoseconds> limit, std::function<void()> then);
    void beginStopping(std::function<void()> then);
    std::chrono::nanoseconds timeForSessions() const; // that is left of the time to stop
    void endSessions();
    void leaveSessions(); // in the store
    void leaveVoice(std::function<void()> then); // then is not called when the bot is destroyed meanwhile
    void checkForUpdates();
    void deliver(const Delivery &delivery);
    void chunkMembers(const Event &event);
    GatewayShard *shardOf(Snowflake guild) const; // null: not in this process
    Error noShard(Snowflake guild) const;
    void fail(const Error &error);
    void leave(); // the application goes, and nobody has ended the bot; tasks of the executor and requests are left
    void finishStop();

    // botsessions.cpp
    struct SavedSessions
    {
        SessionKey key;
        QHash<int, QString> ids; // by shard
    };
    SessionKey sessionKey() const;
    void takeSessions(const QList<int> &shardIds);
    void returnSessions();
    Error saveSuspended(const QList<GatewaySession> &suspended);
    void restoreCaches(const GatewayBotInfo &info, const StartOptions &options);
    void forgetGuilds(const ShardReadyEvent &event);
    void saveSessionsLater();
    void saveSessions();
    void noteSaved(const QList<GatewaySession> &saved);
    void forgetSavedSessions(const QList<GatewaySession> &others);
    void endSaving(const QList<GatewaySession> &left);

    GatewayBot *q;
    BotConfig config;
    Error logFailure; // of BotConfig::logs
    Clock *clock;
    EventManager events;
    MutableCache cache;
    CacheUpdater cacheUpdater { cache };
    std::unique_ptr<RestClient> rest;
    std::unique_ptr<Executor> executor;
    std::unique_ptr<VoiceComponent> voice;
    std::unique_ptr<StartWatch> watch;
    std::unique_ptr<ShardManager> manager;
    std::optional<PresenceUpdate> presence; // the last that all shards were told
    std::optional<PresenceUpdate> newShardsPresence; // what those that reshard() starts sign in with
    MemberRequests memberRequests;
    Watchdog watchdog; // runs while the bot is alive
    std::unique_ptr<MemberChunker> memberChunker; // while it runs, when members are to be asked for
    std::unique_ptr<GuildArrival> guildArrival; // likewise, when somebody wants to know
    std::unique_ptr<UpdateCheck> updateCheck; // likewise, once all shards are ready
    StartOptions startOptions; // of the last start
    std::chrono::nanoseconds identifyFreeAt { 0 }; // the pace holds over a restart as well

    QList<GatewaySession> sessions; // taken from the store, until the shards have them
    QList<StoredCache> caches; // likewise
    qsizetype restoredCaches = 0; // of them, how many are in the cache
    std::unique_ptr<CacheRestore> cacheRestore; // of the next one
    QSet<int> restoredShards; // whose guilds are in the cache, but whose session has not gone on yet
    Timer saveTimer { clock };
    std::optional<SavedSessions> savedSessions; // that are in the store while they go on
    std::optional<Error> storeFailure; // of suspend()

    BotState state = BotState::Stopped;
    Reply<OwnUser> ownUser; // asked for when no READY will tell
    Reply<GatewayBotInfo> gatewayInfo;
    std::optional<ReplySource<void>> reshardSource;
    Reply<void> resharding; // of the manager
    std::optional<ReplySource<void>> startSource;
    QList<ReplySource<void>> stopSources; // of close() and join()
    std::optional<Error> failure; // why it stops
    std::optional<Error> interruption; // likewise, when run() was interrupted
    QPointer<QObject> listenerWait; // for listeners of StartingEvent, StartedEvent or StoppingEvent
    std::chrono::nanoseconds stopDeadline { 0 };

    mutable QMutex mutex;
    SessionSnapshot snapshot; // guarded by mutex
    QList<GatewayShard *> shardsForSnapshots; // guarded by mutex

    ApplicationEnd applicationEnd { [this] { leave(); } };
};

} // namespace Hikari
