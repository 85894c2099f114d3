#pragma once

#include <hikari/core/global.h>
#include <hikari/core/reply.h>
#include <hikari/gateway/shardsnapshot.h>
#include <hikari/model/gatewaypayloads.h>
#include <hikari/model/intents.h>

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace Hikari {

class Shard;
class ShardStatus;
struct GatewayCommand;
struct GatewayConfig;

//! \brief What becomes of a command that could not be sent before its session ended
enum class SendPolicy
{
    SameSession, //!< it fails with Kind::Gateway
    AnySession, //!< it is sent in the next one
};

//! \brief One shard, as the bot's thread sees it: its state, and commands for it
//!
//! The shard itself lives in a gateway thread; commands reach it by its event loop. Owned by the ShardManager. Lives in
//! the bot's thread; only snapshot() and what reads from it may be called in any thread.
class HIKARI_EXPORT GatewayShard : public QObject
{
    Q_OBJECT
public:
    ~GatewayShard() override;

    int id() const;
    int shardCount() const;

    //! \brief The shard as it is now; any thread
    ShardSnapshot snapshot() const;
    //! \brief Its part of the snapshot; any thread
    ShardState state() const;
    //! \brief Between sending the last answered heartbeat and its answer; nullopt before the first; any thread
    std::optional<std::chrono::microseconds> heartbeatLatency() const;
    //! \brief Whether the shard is wanted: started, not stopped and not failed; any thread
    bool isAlive() const;
    //! \brief Whether the WebSocket is open and HELLO has come; any thread
    bool isConnected() const;

    //! \brief Drops the connection and resumes the session on a new one; no session start is used
    //!
    //! Ends a wait between attempts. A failed shard starts anew. Does nothing for a stopped one.
    void reconnect();
    //! \brief Ends the session and starts a new one, which uses up a session start
    //!
    //! Ends a wait between attempts. A failed shard starts anew. Does nothing for a stopped one.
    void restart();
    //! \brief Ends the session (close code 1000) and stays stopped until start()
    void stop();
    //! \brief Connects a stopped or failed shard; of one that waits between attempts, ends the wait
    void start();

    // Commands to Discord. They wait for a connection and for their place in Discord's limit of 120 in 60 s, some of
    // which are kept for heartbeats; the reply is finished when the command was sent, cancelling it takes it back. They
    // fail with InvalidRequest when Discord would refuse them, State when the shard is or gets stopped, ShutDown when
    // the bot is. What Discord answers comes as events.

    //! \brief Sets what the bot shows; stays so over reconnects and new sessions
    //!
    //! Discord allows 5 in 20 s: of several that wait only the last is sent, and it stands for all. OFFLINE is sent as
    //! INVISIBLE; of an activity, bots may set name, type, state and url. See Discord Docs/Gateway Events, "Update
    //! Presence".
    Reply<void> updatePresence(const PresenceUpdate &presence);
    //! \brief Joins, moves in or leaves voice; the guild is one of this shard's
    //!
    //! Discord answers with VoiceStateUpdateEvent and VoiceServerUpdateEvent. See Discord Docs/Gateway Events, "Update
    //! Voice State".
    Reply<void> updateVoiceState(const VoiceStateUpdate &state, SendPolicy policy = SendPolicy::SameSession);
    //! \brief Asks for members; GatewayBot::requestGuildMembers() also collects them
    //!
    //! Without query and userIds all, or the first limit, are asked for, which needs Intent::GuildMembers; presences
    //! need Intent::GuildPresences (else MissingIntent). With a query, limit is 0 to 100, 0 only when it is empty;
    //! userIds are 1 to 100, without a query; nonce has at most 32 bytes (P78). See Discord Docs/Gateway Events,
    //! "Request Guild Members".
    //!
    //! The cache merges the members that come. Who is no member any more, and is in none of all chunks, it forgets only
    //! for GatewayBot::requestGuildMembers() without a nonce of the caller's: of others it cannot be known whether the
    //! chunks are those of one request.
    Reply<void> requestGuildMembers(const RequestGuildMembers &request, SendPolicy policy = SendPolicy::SameSession);
    //! \brief Has Discord send a SoundboardSoundsEvent for each of \a guilds, which are this shard's
    Reply<void> requestSoundboardSounds(const QList<Snowflake> &guilds, SendPolicy policy = SendPolicy::SameSession);
    //! \brief Has Discord send a ChannelInfoEvent for a guild of this shard
    Reply<void> requestChannelInfo(const RequestChannelInfo &request, SendPolicy policy = SendPolicy::SameSession);

Q_SIGNALS:
    //! Emitted in the bot's thread, in order with the shard's events
    void stateChanged(Hikari::ShardState state);

private:
    friend class ShardManager;
    friend class ShardSet;
    GatewayShard(Shard *shard, std::shared_ptr<ShardStatus> status, std::shared_ptr<const GatewayConfig> config,
        QObject *parent);
    void command(void (Shard::*function)());
    Reply<void> submit(GatewayCommand command);
    void onCommandFinished(quint64 id, const Error &error);
    //! The shard is about to go; what waits fails, which may destroy this
    void detach();
    Error checkGuild(Snowflake guild) const;

    Shard *m_shard; // null once the manager has closed
    std::shared_ptr<ShardStatus> m_status;
    const std::shared_ptr<const GatewayConfig> m_config;
    quint64 m_lastCommand = 0;
    QHash<quint64, ReplySource<void>> m_commands; // not finished yet
};

} // namespace Hikari
