#pragma once

#include <hikari/bot/blockedreport.h>
#include <hikari/bot/botconfig.h>
#include <hikari/bot/botwait.h>
#include <hikari/bot/executor.h>
#include <hikari/bot/memberrequest.h>
#include <hikari/bot/sessionsnapshot.h>
#include <hikari/bot/startoptions.h>
#include <hikari/cache/cache.h>
#include <hikari/core/reply.h>
#include <hikari/events/eventmanager.h>
#include <hikari/events/events.h>
#include <hikari/gateway/gatewayshard.h>
#include <hikari/gateway/shardsnapshot.h>
#include <hikari/rest/restclient.h>

#include <QHash>
#include <QMap>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace Hikari {

class VoiceComponent;

//! \brief A Discord bot: signs in, runs its shards, calls REST, and hands out events
//!
//! Lives in one thread, the bot's thread, which needs an event loop; every function must be called there, unless it
//! says otherwise. Several bots may live in one process. Destroying a running bot cuts its connections; close() first
//! to end its sessions properly.
class HIKARI_EXPORT GatewayBot : public QObject
{
    Q_OBJECT
public:
    //! Sets up logging and prints the banner as \a config says; nothing is sent yet
    explicit GatewayBot(BotConfig config, QObject *parent = nullptr);
    ~GatewayBot() override;

    //! \brief Prints a banner to standard output; the constructor does so with BotConfig::banner
    //!
    //! Whoever builds a bot for others on this class sets BotConfig::banner to nullopt and prints one here, with
    //! variables of its own. See renderBanner() for the parameters and errors; nullopt prints nothing.
    static Error printBanner(const std::optional<QString> &banner, bool allowColor, bool forceColor,
        const QHash<QString, QString> &extra = {});

    const BotConfig &config() const;

    //! \brief Starts the bot; finished when all its shards are ready
    //!
    //! Dispatches StartingEvent, and when its listeners are done, coroutine ones included, asks Discord for the gateway
    //! and connects the shards as paced by Discord. Dispatches StartedEvent, and is finished when its listeners are
    //! done. Cancelling the reply closes the bot, as close() does. Fails with State (runs already), InvalidArgument
    //! (token, options, HTTP or proxy settings), Unauthorized (token refused), Tls (certificate refused), Network (also
    //! of a proxy, see the message), SessionLimit (see StartOptions::sessionStartReserve), GatewayClosed (a shard was
    //! refused), ShutDown (closed meanwhile), Interrupted (by a signal in run()), or what the REST call failed with.
    //! After a failure the bot is stopped. See Discord Docs/Gateway, "Connecting".
    Reply<void> start(const StartOptions &options = {});
    //! \brief Starts the bot and runs an event loop until it has stopped
    //!
    //! Makes an application object when the program has none; runs the application's loop, or one within it when it
    //! runs already. A signal closes the bot as StartOptions::enableSignalHandlers says, and so does
    //! QCoreApplication::quit().
    //! \return 0; 1 when it could not start, ran already, or Discord refused it; 128 + signal as
    //! StartOptions::propagateInterrupts says
    int run(const StartOptions &options = {});
    //! \brief Ends all sessions and stops, within 5 s; may be called in any state that isAlive()
    //!
    //! Dispatches StoppingEvent, and goes on when its listeners are done, at most 2 s later: until then the shards run.
    //! When they have closed, the events that wait are delivered, for as long as there is time; a warning in the log
    //! says how many were not. Then StoppedEvent is dispatched; finished when its listeners are done, or when the time
    //! is over. Fails with State when the bot is stopped.
    Reply<void> close();
    //! \brief Stops as close() does, but leaves the sessions in BotConfig::sessionStore
    //!
    //! The next start with the same token, shard count, intents, capabilities and compression, here or in another
    //! process, resumes them: no event is lost, and no session start is used up. Events that there was no time to
    //! deliver come again there. What the cache keeps is left there, too, see BotConfig::storedSessions; for 70,000
    //! members that takes about 0.3 s of the bot's thread. Discord keeps a session for some minutes only; later it is
    //! begun anew. Fails with State when the bot does not run, is stopping, or the store cannot be written (the bot is
    //! stopped then), InvalidArgument without a store.
    Reply<void> suspend();
    //! \brief Goes on with another number of shards without a pause; see ShardManager::reshard()
    //!
    //! Every event is delivered once. shards() are others when it is finished; what waits for members is asked for
    //! again, and voice connections end with the sessions they belong to.
    //!
    //! \param shardCount nullopt: as Discord recommends now. The same as before renews all sessions.
    //! \param ignoreSessionStartLimit begin sessions even when fewer starts are left than shards wanted
    //! \return fails with State (not running, or resharding already), InvalidArgument (the bot runs in several
    //! processes), SessionLimit, GatewayClosed (a new shard was refused; the bot goes on as before), ShutDown
    Reply<void> reshard(std::optional<int> shardCount = {}, bool ignoreSessionStartLimit = false);
    //! \brief Finished when the bot has stopped, whatever the reason; fails with State when it is stopped
    Reply<void> join();

    //! \brief Whether it was started and has not stopped yet
    bool isAlive() const;
    BotState state() const;
    //! \brief The shards of this process by id; empty when stopped. Pointers are valid until the bot has stopped
    //! or was resharded
    QMap<int, GatewayShard *> shards() const;
    //! \brief Shards of the bot in all processes; 0 before it is known
    int shardCount() const;
    //! \brief The bot's id, read from its token; nullopt when that is not well formed
    std::optional<Snowflake> tokenId() const;
    Intents intents() const;
    GatewayCapabilities capabilities() const; //!< BotConfig::capabilities
    const HttpSettings &httpSettings() const; //!< BotConfig::httpSettings
    const ProxySettings &proxySettings() const; //!< BotConfig::proxySettings; may hold a password
    //! \brief The bot's own account; nullopt before the first shard was ready
    std::optional<OwnUser> me() const;
    //! \brief The REST client; there from the beginning
    RestClient *rest() const;
    //! \brief Does work that blocks, above all with files, in BotConfig::executor or a pool of the bot's own
    //!
    //! What the library itself reads and writes takes milliseconds and stays in the bot's thread.
    Executor *executor() const;
    //! \brief Voice channels: joins, leaves, and keeps the connections; there from the beginning
    VoiceComponent *voice() const;
    //! \brief What events have brought, as BotConfig::cacheSettings says; emptied when the bot has stopped
    const Cache *cache() const;
    //! \brief Mean of the shards' heartbeat latencies; nullopt before the first
    std::optional<std::chrono::microseconds> heartbeatLatency() const;
    //! \brief Last heartbeat latency of each shard that has one
    QMap<int, std::chrono::microseconds> heartbeatLatencies() const;

    // Commands to the gateway, see GatewayShard for their rules. They fail with State when the bot, or the shard that
    // the guild belongs to, does not run here.

    //! \brief Sets what the bot shows, on all shards; finished when all have sent it
    Reply<void> updatePresence(const PresenceUpdate &presence);
    //! \brief Joins, moves in or leaves voice
    Reply<void> updateVoiceState(const VoiceStateUpdate &state, SendPolicy policy = SendPolicy::SameSession);
    //! \brief Asks for members of a guild and collects them from all chunks
    //!
    //! Fails as GatewayShard::requestGuildMembers() does, and with Timeout, RateLimited or RateLimitTooLong as \a
    //! options say. MemberChunkEvent comes for each chunk as well.
    Reply<GuildMembers> requestGuildMembers(
        const RequestGuildMembers &request, const MemberRequestOptions &options = {});
    //! \brief Has Discord send a SoundboardSoundsEvent for each of \a guilds
    Reply<void> requestSoundboardSounds(const QList<Snowflake> &guilds);
    //! \brief Has Discord send a ChannelInfoEvent
    Reply<void> requestChannelInfo(const RequestChannelInfo &request);

    //! \brief The bot as a whole; any thread
    SessionSnapshot sessionSnapshot() const;
    //! \brief All shards of this process in the order of their ids; any thread
    QList<ShardSnapshot> shardSnapshots() const;

    //! \brief The last time that something blocked the bot's thread for longer than BotConfig::watchdogThreshold
    //!
    //! While it lasts, what is known so far; nullopt: it never happened. Any thread.
    std::optional<BlockedReport> lastBlocked() const;

    //! \brief What delivers events; see there for the rules that the functions below follow
    EventManager *events() const;

    //! \copydoc EventManager::subscribe
    template<EventSelector... Selectors, typename Context, EventHandlerOf<Context, Selectors...> Handler>
    EventSubscription subscribe(Context *context, Handler handler, SourceLocation location = SourceLocation::current())
    {
        return events()->subscribe<Selectors...>(context, std::move(handler), location);
    }
    //! \copydoc EventManager::listen
    template<EventSelector... Selectors, EventHandler<Selectors...> Handler>
    EventSubscription listen(Handler handler, SourceLocation location = SourceLocation::current())
    {
        return events()->listen<Selectors...>(std::move(handler), location);
    }
    //! \copydoc EventManager::unsubscribe(EventSubscription)
    bool unsubscribe(EventSubscription subscription) { return events()->unsubscribe(subscription); }
    //! \brief Ends what a subscription to several classes has to do with E; false unless E is one of them, exactly
    template<EventClass E>
    bool unsubscribe(EventSubscription subscription)
    {
        return events()->unsubscribe<E>(subscription);
    }
    //! \copydoc EventManager::listeners
    template<EventClass E>
    QList<ListenerInfo> listeners(Polymorphic polymorphic = Polymorphic::Yes) const
    {
        return events()->listeners<E>(polymorphic);
    }
    //! \copydoc EventManager::dispatch(E)
    template<EventClass E>
    requires(isConcreteEventType(E::lineage.type())) Reply<void> dispatch(E event)
    {
        return events()->dispatch(std::move(event));
    }
    //! \brief Waits for an event, see EventManager::waitFor; fails with State when the bot is stopped
    template<EventSelector E, EventPredicate<typename Detail::Awaited<E>::Class> Predicate = Detail::EveryEvent>
    Reply<std::shared_ptr<const typename Detail::Awaited<E>::Class>> waitFor(
        std::optional<std::chrono::milliseconds> timeout, Predicate predicate = {},
        SourceLocation location = SourceLocation::current())
    {
        if (!isAlive())
            return Reply<std::shared_ptr<const typename Detail::Awaited<E>::Class>>::failed(notAlive());
        return events()->waitFor<E>(timeout, std::move(predicate), location);
    }
    //! \brief A stream of events, see EventManager::stream; its next() fails with State when the bot is stopped now
    template<EventSelector... Selectors>
    EventStreamOf<typename Detail::Streamed<Selectors...>::Class> stream(
        std::optional<std::chrono::milliseconds> timeout, std::optional<int> limit = {},
        SourceLocation location = SourceLocation::current())
    {
        if (!isAlive())
            return EventStreamOf<typename Detail::Streamed<Selectors...>::Class>(EventStream::failed(notAlive()));
        return events()->stream<Selectors...>(timeout, limit, location);
    }

Q_SIGNALS:
    void stateChanged(Hikari::BotState state);
    //! Discord refused the bot or one of its shards for good; the bot stops
    void fatalError(const Hikari::Error &error);
    //! While it starts: another shard is ready, or another identify window has begun
    void startProgressed(const Hikari::StartProgress &progress);
    //! Something will take a second or longer (P51); SessionSnapshot::waits has what is waited for at the moment
    void waiting(const Hikari::BotWait &wait);
    //! The thread was blocked for longer than BotConfig::watchdogThreshold, and is free again
    void eventLoopBlocked(const Hikari::BlockedReport &report);
    //! \brief After a start, once all guilds have come, or no more are expected (P74): 5 s without another one, 60 s in
    //! any case
    //!
    //! Connect before the start: without a connection guilds are not watched. Without Intent::Guilds none comes.
    //! \param missing in an outage, or not sent yet
    void guildsReady(const QList<Hikari::Snowflake> &missing);

    // One signal for each concrete event, emitted after the listeners. Where guilds and direct conversations have
    // events of their own, there is a signal for both as well, emitted after the other. Events that nobody is connected
    // to, listens to, streams or waits for are not decoded.
    void starting(const Hikari::StartingEvent &event); //!< the bot begins to start
    void started(const Hikari::StartedEvent &event); //!< all shards are ready
    void stopping(const Hikari::StoppingEvent &event); //!< the bot begins to stop
    void stopped(const Hikari::StoppedEvent &event); //!< no more events of shards follow
    void listenerFailed(const Hikari::ExceptionEvent &event); //!< a listener threw

    void shardPayloadReceived(const Hikari::ShardPayloadEvent &event); //!< any dispatch, undecoded
    void unknownEventReceived(const Hikari::UnknownEvent &event); //!< a dispatch that the library does not know
    void shardConnected(const Hikari::ShardConnectedEvent &event); //!< a connection is open
    void shardReady(const Hikari::ShardReadyEvent &event); //!< a session began
    void shardResumed(const Hikari::ShardResumedEvent &event); //!< a session goes on, what was missed has been replayed
    void shardDisconnected(const Hikari::ShardDisconnectedEvent &event); //!< a connection ended
    void shardRateLimited(const Hikari::ShardRateLimitedEvent &event); //!< Discord refused a command of the gateway
    void requestGuildMembersRateLimited(const Hikari::RequestGuildMembersRateLimitedEvent &event);

    void guildBecameAvailable(const Hikari::GuildAvailableEvent &event); //!< at the start, or after an outage
    void guildJoined(const Hikari::GuildJoinEvent &event); //!< the bot was added
    void guildLeft(const Hikari::GuildLeaveEvent &event); //!< the bot was removed
    void guildBecameUnavailable(const Hikari::GuildUnavailableEvent &event); //!< an outage began
    void guildUpdated(const Hikari::GuildUpdateEvent &event);
    void banCreated(const Hikari::BanCreateEvent &event);
    void banDeleted(const Hikari::BanDeleteEvent &event);
    void emojisUpdated(const Hikari::EmojisUpdateEvent &event);
    void stickersUpdated(const Hikari::StickersUpdateEvent &event);
    void guildIntegrationsUpdated(const Hikari::GuildIntegrationsUpdateEvent &event);
    void integrationCreated(const Hikari::IntegrationCreateEvent &event);
    void integrationUpdated(const Hikari::IntegrationUpdateEvent &event);
    void integrationDeleted(const Hikari::IntegrationDeleteEvent &event);
    void auditLogEntryCreated(const Hikari::AuditLogEntryCreateEvent &event);

    void autoModRuleCreated(const Hikari::AutoModRuleCreateEvent &event);
    void autoModRuleUpdated(const Hikari::AutoModRuleUpdateEvent &event);
    void autoModRuleDeleted(const Hikari::AutoModRuleDeleteEvent &event);
    void autoModActionExecuted(const Hikari::AutoModActionExecutionEvent &event); //!< a rule did something

    void guildChannelCreated(const Hikari::GuildChannelCreateEvent &event);
    void guildChannelUpdated(const Hikari::GuildChannelUpdateEvent &event);
    void guildChannelDeleted(const Hikari::GuildChannelDeleteEvent &event);
    void webhooksUpdated(const Hikari::WebhookUpdateEvent &event); //!< of a channel
    void voiceChannelStatusUpdated(const Hikari::VoiceChannelStatusUpdateEvent &event);
    void inviteCreated(const Hikari::InviteCreateEvent &event);
    void inviteDeleted(const Hikari::InviteDeleteEvent &event);
    void channelInfoReceived(const Hikari::ChannelInfoEvent &event); //!< asked for
    void pinsUpdated(const Hikari::PinsUpdateEvent &event); //!< a message was pinned or unpinned
    void guildPinsUpdated(const Hikari::GuildPinsUpdateEvent &event);
    void dmPinsUpdated(const Hikari::DMPinsUpdateEvent &event);

    void guildThreadCreated(const Hikari::GuildThreadCreateEvent &event);
    void guildThreadAccessGained(const Hikari::GuildThreadAccessEvent &event); //!< the bot was added to one
    void guildThreadUpdated(const Hikari::GuildThreadUpdateEvent &event);
    void guildThreadDeleted(const Hikari::GuildThreadDeleteEvent &event);
    void threadMembersUpdated(const Hikari::ThreadMembersUpdateEvent &event);
    void threadMemberUpdated(const Hikari::ThreadMemberUpdateEvent &event); //!< the bot's own
    void threadListSynced(const Hikari::ThreadListSyncEvent &event);

    void roleCreated(const Hikari::RoleCreateEvent &event);
    void roleUpdated(const Hikari::RoleUpdateEvent &event);
    void roleDeleted(const Hikari::RoleDeleteEvent &event);

    void memberCreated(const Hikari::MemberCreateEvent &event); //!< somebody joined a guild
    void memberUpdated(const Hikari::MemberUpdateEvent &event);
    void memberDeleted(const Hikari::MemberDeleteEvent &event); //!< somebody left a guild or was removed
    void memberChunkReceived(const Hikari::MemberChunkEvent &event); //!< a part of the members asked for

    void messageCreated(const Hikari::MessageCreateEvent &event);
    void guildMessageCreated(const Hikari::GuildMessageCreateEvent &event);
    void dmMessageCreated(const Hikari::DMMessageCreateEvent &event);
    void messageUpdated(const Hikari::MessageUpdateEvent &event);
    void guildMessageUpdated(const Hikari::GuildMessageUpdateEvent &event);
    void dmMessageUpdated(const Hikari::DMMessageUpdateEvent &event);
    void messageDeleted(const Hikari::MessageDeleteEvent &event);
    void guildMessageDeleted(const Hikari::GuildMessageDeleteEvent &event);
    void dmMessageDeleted(const Hikari::DMMessageDeleteEvent &event);
    void guildMessagesBulkDeleted(const Hikari::GuildBulkMessageDeleteEvent &event);

    void reactionAdded(const Hikari::ReactionAddEvent &event);
    void guildReactionAdded(const Hikari::GuildReactionAddEvent &event);
    void dmReactionAdded(const Hikari::DMReactionAddEvent &event);
    void reactionDeleted(const Hikari::ReactionDeleteEvent &event);
    void guildReactionDeleted(const Hikari::GuildReactionDeleteEvent &event);
    void dmReactionDeleted(const Hikari::DMReactionDeleteEvent &event);
    void allReactionsDeleted(const Hikari::ReactionDeleteAllEvent &event); //!< of a message
    void guildAllReactionsDeleted(const Hikari::GuildReactionDeleteAllEvent &event);
    void dmAllReactionsDeleted(const Hikari::DMReactionDeleteAllEvent &event);
    void emojiReactionsDeleted(const Hikari::ReactionDeleteEmojiEvent &event); //!< of one emoji of a message
    void guildEmojiReactionsDeleted(const Hikari::GuildReactionDeleteEmojiEvent &event);
    void dmEmojiReactionsDeleted(const Hikari::DMReactionDeleteEmojiEvent &event);

    void pollVoteCreated(const Hikari::PollVoteCreateEvent &event);
    void pollVoteDeleted(const Hikari::PollVoteDeleteEvent &event);

    void typingStarted(const Hikari::TypingEvent &event);
    void guildTypingStarted(const Hikari::GuildTypingEvent &event);
    void dmTypingStarted(const Hikari::DMTypingEvent &event);
    void presenceUpdated(const Hikari::PresenceUpdateEvent &event);
    void ownUserUpdated(const Hikari::OwnUserUpdateEvent &event);
    void voiceStateUpdated(const Hikari::VoiceStateUpdateEvent &event);
    void voiceServerUpdated(const Hikari::VoiceServerUpdateEvent &event);
    void voiceChannelEffectSent(const Hikari::VoiceChannelEffectSendEvent &event); //!< an emoji or a sound
    void voiceChannelStartTimeUpdated(const Hikari::VoiceChannelStartTimeUpdateEvent &event);

    void soundboardSoundCreated(const Hikari::SoundboardSoundCreateEvent &event);
    void soundboardSoundUpdated(const Hikari::SoundboardSoundUpdateEvent &event);
    void soundboardSoundDeleted(const Hikari::SoundboardSoundDeleteEvent &event);
    void soundboardSoundsUpdated(const Hikari::SoundboardSoundsUpdateEvent &event);
    void soundboardSoundsReceived(const Hikari::SoundboardSoundsEvent &event); //!< asked for

    void stageInstanceCreated(const Hikari::StageInstanceCreateEvent &event);
    void stageInstanceUpdated(const Hikari::StageInstanceUpdateEvent &event);
    void stageInstanceDeleted(const Hikari::StageInstanceDeleteEvent &event);

    void scheduledEventCreated(const Hikari::ScheduledEventCreateEvent &event);
    void scheduledEventUpdated(const Hikari::ScheduledEventUpdateEvent &event);
    void scheduledEventDeleted(const Hikari::ScheduledEventDeleteEvent &event);
    void scheduledEventUserAdded(const Hikari::ScheduledEventUserAddEvent &event);
    void scheduledEventUserRemoved(const Hikari::ScheduledEventUserRemoveEvent &event);

    void entitlementCreated(const Hikari::EntitlementCreateEvent &event);
    void entitlementUpdated(const Hikari::EntitlementUpdateEvent &event);
    void entitlementDeleted(const Hikari::EntitlementDeleteEvent &event);
    void subscriptionCreated(const Hikari::SubscriptionCreateEvent &event);
    void subscriptionUpdated(const Hikari::SubscriptionUpdateEvent &event);
    void subscriptionDeleted(const Hikari::SubscriptionDeleteEvent &event);

    void commandInteractionCreated(const Hikari::CommandInteractionCreateEvent &event); //!< a command was used
    void componentInteractionCreated(const Hikari::ComponentInteractionCreateEvent &event); //!< a button or menu
    void autocompleteInteractionCreated(const Hikari::AutocompleteInteractionCreateEvent &event);
    void modalInteractionCreated(const Hikari::ModalInteractionCreateEvent &event); //!< a modal was submitted
    void applicationCommandPermissionsUpdated(const Hikari::ApplicationCommandPermissionsUpdateEvent &event);

protected:
    void connectNotify(const QMetaMethod &signal) override;
    void disconnectNotify(const QMetaMethod &signal) override;

private:
    static Error notAlive();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::BotState)
