#pragma once

#include <hikari/bot/voicecomponent.h>
#include <hikari/core/timer.h>
#include <hikari/events/eventmanager.h>

#include <QList>
#include <QPointer>

#include <chrono>
#include <memory>
#include <optional>

namespace Hikari {

class Clock;
class GatewayShard;

class VoiceComponent::Private
{
public:
    Private(VoiceComponent *q, GatewayBot *bot);

    static constexpr std::chrono::seconds moveLimit { 5 };
    static constexpr std::chrono::seconds stopLimit { 2 };
    static constexpr std::chrono::seconds closeLimit { 1 }; // of the 5 s that a bot may take to stop

    enum class Phase
    {
        Joining, //!< waits for the voice session and the server
        Initializing,
        Alive,
        Ending, //!< waits for VoiceConnection::stop()
    };
    struct Move
    {
        Snowflake channel;
        ReplySource<void> source;
    };
    //! What goes on in one guild
    struct Entry
    {
        explicit Entry(Clock *clock)
            : timer(clock)
        { }

        Phase phase = Phase::Joining;
        VoiceConnectionInfo info;
        QString gatewaySession; // that asked to join
        bool isMute = false;
        bool isDeaf = false;
        Factory factory;
        ReplySource<VoiceConnection *> source; // of connectTo()
        QPointer<VoiceConnection> connection;
        Timer timer; // of the phase or of the move
        std::optional<Move> move;
        Error reason; // why it ends
        bool leaves = true; // whether Discord is to be told then
        QList<ReplySource<void>> endings; // who waits for the end
    };
    using EntryPointer = std::shared_ptr<Entry>;

    Error checkConnect(Snowflake guild, Snowflake channel, const Factory &factory) const;
    GatewayShard *shardOf(Snowflake guild) const; // null: not in this process
    Snowflake ownUser() const;
    bool isCurrent(const EntryPointer &entry) const { return entries.value(entry->info.guildId) == entry; }
    Reply<VoiceConnection *> connectTo(
        Snowflake guild, Snowflake channel, Factory factory, const VoiceOptions &options);
    void onEvent(const VoiceEvent &event);
    void onNewSession(int shardId, const QString &sessionId);
    void initialize(const EntryPointer &entry);
    void onInitialized(const EntryPointer &entry);
    void onTimeout(const EntryPointer &entry);
    void onFinished(VoiceConnection *connection);
    void onDestroyed(const EntryPointer &entry);
    Reply<void> move(Snowflake guild, Snowflake channel);
    void endMove(const EntryPointer &entry, const Error &error);
    //! Gives up what is not alive yet
    void giveUp(const EntryPointer &entry, const Error &error, bool leaves = true);
    void end(const EntryPointer &entry, const Error &reason, bool leaves);
    void finishEnd(const EntryPointer &entry);
    void finishEndings(const EntryPointer &entry, const Reply<void> &left);
    Reply<void> leave(Snowflake guild);
    Reply<void> endAll(const Error &reason, bool leaves);
    void finishClosing();
    void take(const EntryPointer &entry);
    template<typename Function>
    auto whileCurrent(const EntryPointer &entry, Function function)
    {
        return [this, weak = std::weak_ptr(entry), function] {
            if (const EntryPointer current = weak.lock(); current && isCurrent(current))
                function(current);
        };
    }

    VoiceComponent *const q;
    GatewayBot *const bot;
    Clock *const clock;
    QMap<Snowflake, EntryPointer> entries; // by guild
    // While there are any
    EventSubscription voiceEvents;
    EventSubscription sessions;
    Timer closeTimer;
    std::optional<ReplySource<void>> closeSource;
};

} // namespace Hikari
