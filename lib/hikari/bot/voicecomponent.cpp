#include <hikari/bot/voicecomponent_p.h>

#include <hikari/bot/gatewaybot.h>
#include <hikari/bot/voiceconnection_p.h>
#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/events/shard_events.h>

#include <exception>

namespace Hikari {

static Error voiceError(const QString &message)
{
    return { .kind = Error::Kind::Voice, .message = message };
}

static Error inactive()
{
    return { .kind = Error::Kind::State, .message = QStringLiteral("voice cannot be used: the bot is not running") };
}

VoiceComponent::Private::Private(VoiceComponent *component, GatewayBot *owner)
    : q(component)
    , bot(owner)
    , clock(bot->config().clock ? bot->config().clock : Clock::system())
    , closeTimer(clock)
{
    QObject::connect(&closeTimer, &Timer::timeout, q, [this] { finishClosing(); });
}

VoiceComponent::VoiceComponent(GatewayBot *bot)
    : d(std::make_unique<Private>(this, bot))
{ }

VoiceComponent::~VoiceComponent()
{
    const Error shutDown { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was destroyed") };
    const auto entries = std::exchange(d->entries, {});
    for (const Private::EntryPointer &entry : entries) {
        if (entry->connection) {
            entry->connection->disconnect(this);
            entry->connection->d->owner = nullptr;
        }
        delete entry->connection.data();
        entry->source.fail(shutDown);
        d->endMove(entry, shutDown);
        for (ReplySource<void> source : std::exchange(entry->endings, {}))
            source.fail(shutDown);
    }
}

bool VoiceComponent::isAlive() const
{
    return d->bot->state() == BotState::Starting || d->bot->state() == BotState::Running;
}

QMap<Snowflake, VoiceConnection *> VoiceComponent::connections() const
{
    QMap<Snowflake, VoiceConnection *> connections;
    for (auto it = d->entries.cbegin(); it != d->entries.cend(); ++it) {
        if (it.value()->connection && it.value()->connection->isAlive())
            connections.insert(it.key(), it.value()->connection);
    }
    return connections;
}

Reply<VoiceConnection *> VoiceComponent::connectTo(
    Snowflake guild, Snowflake channel, Factory factory, const VoiceOptions &options)
{
    if (const Error error = d->checkConnect(guild, channel, factory))
        return Reply<VoiceConnection *>::failed(error);
    return d->connectTo(guild, channel, std::move(factory), options);
}

Reply<void> VoiceComponent::disconnectFrom(Snowflake guild)
{
    if (!isAlive())
        return Reply<void>::failed(inactive());
    const Private::EntryPointer entry = d->entries.value(guild);
    if (!entry)
        return Reply<void>::failed(
            voiceError(QStringLiteral("there is no voice connection in guild %1").arg(guild.toString())));
    const Reply<void> reply = entry->endings.emplaceBack().reply();
    d->end(entry, {}, true);
    return reply;
}

Reply<void> VoiceComponent::disconnectAll()
{
    return isAlive() ? d->endAll({}, true) : Reply<void>::failed(inactive());
}

Reply<void> VoiceComponent::close()
{
    if (d->entries.isEmpty())
        return Reply<void>::succeeded();
    qCInfo(lcBot) << "ending" << d->entries.size() << "voice connections";
    const Reply<void> reply = d->closeSource.emplace().reply();
    d->closeTimer.start(Private::closeLimit);
    const QPointer<VoiceComponent> guard(this);
    const Reply<void> ended =
        d->endAll({ .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot is stopping") }, true);
    if (guard)
        ended.onFinished(this, [this] { d->finishClosing(); });
    return reply;
}

void VoiceComponent::endSessions()
{
    d->endAll(voiceError(QStringLiteral("the gateway session that the voice connection belonged to is over")), false);
}

Error VoiceComponent::Private::checkConnect(Snowflake guild, Snowflake channel, const Factory &factory) const
{
    if (!q->isAlive())
        return inactive();
    if (guild.isNull() || channel.isNull() || !factory)
        return { .kind = Error::Kind::InvalidArgument,
            .message = QStringLiteral("a voice connection needs a guild, a channel and something that makes it") };
    if (!bot->intents().has(Intent::GuildVoiceStates))
        return { .kind = Error::Kind::MissingIntent,
            .message = QStringLiteral("voice needs the intent GUILD_VOICE_STATES, which the bot does not have") };
    if (entries.contains(guild))
        return voiceError(QStringLiteral("there is a voice connection in guild %1 already: end it first, or move it "
                                         "with VoiceConnection::moveTo()")
                              .arg(guild.toString()));
    const GatewayShard *const shard = shardOf(guild);
    if (!shard)
        return voiceError(QStringLiteral("the shard of guild %1 does not run in this process").arg(guild.toString()));
    if (!shard->isAlive())
        return voiceError(QStringLiteral("shard %1 is stopped: start it first").arg(shard->id()));
    return {};
}

GatewayShard *VoiceComponent::Private::shardOf(Snowflake guild) const
{
    const int count = bot->shardCount();
    return count > 0 ? bot->shards().value(guild.shardId(count)) : nullptr;
}

Snowflake VoiceComponent::Private::ownUser() const
{
    if (const std::optional<OwnUser> me = bot->me())
        return me->id;
    return bot->config().token.botId().value_or(Snowflake());
}

Reply<VoiceConnection *> VoiceComponent::Private::connectTo(
    Snowflake guild, Snowflake channel, Factory factory, const VoiceOptions &options)
{
    GatewayShard *const shard = shardOf(guild);
    const auto entry = std::make_shared<Entry>(clock);
    entry->info.guildId = guild;
    entry->info.userId = ownUser();
    entry->info.shardId = shard->id();
    entry->gatewaySession = shard->snapshot().sessionId;
    entry->isMute = options.isMute;
    entry->isDeaf = options.isDeaf;
    entry->factory = std::move(factory);
    if (entries.isEmpty()) { // before anything is sent: shards decode what is wanted
        voiceEvents = bot->events()->subscribe<VoiceEvent>(q, [this](const VoiceEvent &event) { onEvent(event); });
        sessions = bot->events()->subscribe<ShardReadyEvent>(
            q, [this](const ShardReadyEvent &event) { onNewSession(event.shardId, event.sessionId()); });
    }
    entries.insert(guild, entry);
    const Reply<VoiceConnection *> reply = entry->source.reply();
    entry->source.onCancel([guard = QPointer(q), drop = whileCurrent(entry, [this](const EntryPointer &current) {
        giveUp(current,
            { .kind = Error::Kind::Cancelled, .message = QStringLiteral("the voice connection was cancelled") });
    })] {
        if (guard)
            drop();
    });
    QObject::connect(&entry->timer, &Timer::timeout, q,
        whileCurrent(entry, [this](const EntryPointer &current) { onTimeout(current); }));
    if (options.timeout)
        entry->timer.start(*options.timeout);
    qCDebug(lcBot).noquote() << "joining voice channel" << channel.toString() << "of guild" << guild.toString();
    shard
        ->updateVoiceState(
            { .guildId = guild, .channelId = channel, .isSelfMute = options.isMute, .isSelfDeaf = options.isDeaf })
        .onError(q, [this, weak = std::weak_ptr(entry)](const Error &error) {
            const EntryPointer current = weak.lock();
            if (current && isCurrent(current) && current->phase == Phase::Joining)
                giveUp(current, error, false);
        });
    return reply;
}

void VoiceComponent::Private::onEvent(const VoiceEvent &event)
{
    const EntryPointer entry = entries.value(event.guildId);
    if (!entry || entry->phase == Phase::Ending)
        return;
    const auto *changed = eventCast<VoiceStateUpdateEvent>(event);
    const VoiceState *const own = changed && changed->state.userId == entry->info.userId ? &changed->state : nullptr;
    if (own && own->channelId) {
        entry->info.channelId = *own->channelId;
        entry->info.sessionId = own->sessionId;
        entry->isMute = own->isSelfMute;
        entry->isDeaf = own->isSelfDeaf;
    }
    if (const auto *server = eventCast<VoiceServerUpdateEvent>(event); server && server->endpoint) {
        entry->info.token = server->token;
        entry->info.endpoint = *server->endpoint;
    }
    if (entry->phase == Phase::Joining) {
        if (!entry->info.channelId.isNull() && !entry->info.endpoint.isEmpty())
            initialize(entry);
        return;
    }
    entry->connection->d->info = entry->info;
    const bool isOut = own && !own->channelId;
    const bool hasMoved = own && entry->move && own->channelId == entry->move->channel;
    const QPointer<VoiceComponent> guard(q);
    std::exception_ptr thrown;
    try {
        entry->connection->notify(event);
    } catch (...) {
        thrown = std::current_exception();
    }
    if (guard && isCurrent(entry) && entry->phase != Phase::Ending) {
        if (isOut)
            end(entry, voiceError(QStringLiteral("Discord put the bot out of the voice channel")), false);
        else if (hasMoved)
            endMove(entry, {});
    }
    if (thrown)
        std::rethrow_exception(thrown); // becomes an ExceptionEvent
}

// Discord ends what belonged to the session before.
void VoiceComponent::Private::onNewSession(int shardId, const QString &sessionId)
{
    const QPointer<VoiceComponent> guard(q);
    const QMap<Snowflake, EntryPointer> all = entries;
    for (const EntryPointer &entry : all) {
        if (guard && isCurrent(entry) && entry->info.shardId == shardId && entry->gatewaySession != sessionId)
            end(entry, voiceError(QStringLiteral("shard %1 has a new gateway session").arg(shardId)), false);
    }
}

void VoiceComponent::Private::initialize(const EntryPointer &entry)
{
    entry->timer.stop();
    entry->phase = Phase::Initializing;
    const QPointer<VoiceComponent> guard(q);
    std::unique_ptr<VoiceConnection> made;
    Error error = voiceError(QStringLiteral("the factory made no voice connection"));
    try {
        made = entry->factory(entry->info);
    } catch (...) {
        error = Error::fromException(std::current_exception());
    }
    if (!guard || !isCurrent(entry))
        return;
    if (!made) {
        giveUp(entry, error);
        return;
    }
    VoiceConnection *const connection = made.release();
    entry->connection = connection;
    connection->setParent(q);
    connection->d->info = entry->info;
    connection->d->owner = q;
    QObject::connect(connection, &QObject::destroyed, q,
        whileCurrent(entry, [this](const EntryPointer &current) { onDestroyed(current); }));
    Reply<void> initialized;
    try {
        initialized = connection->initialize();
    } catch (...) {
        initialized = Reply<void>::failed(Error::fromException(std::current_exception()));
    }
    if (!guard || !isCurrent(entry) || entry->phase != Phase::Initializing)
        return;
    initialized.then(q, whileCurrent(entry, [this](const EntryPointer &current) { onInitialized(current); }))
        .onError(q, [this, weak = std::weak_ptr(entry)](const Error &why) {
            if (const EntryPointer current = weak.lock(); current && isCurrent(current))
                giveUp(current, why);
        });
}

void VoiceComponent::Private::onInitialized(const EntryPointer &entry)
{
    if (entry->phase != Phase::Initializing)
        return;
    entry->phase = Phase::Alive;
    entry->connection->d->isAlive = true;
    qCInfo(lcBot).noquote() << "connected to voice channel" << entry->info.channelId.toString() << "of guild"
                            << entry->info.guildId.toString();
    entry->source.succeed(entry->connection.data());
}

void VoiceComponent::Private::onTimeout(const EntryPointer &entry)
{
    const QString guild = entry->info.guildId.toString();
    switch (entry->phase) {
    case Phase::Joining:
        giveUp(entry,
            voiceError(QStringLiteral("Discord did not let the bot into the voice channel of guild %1 in time: does it "
                                      "have the permission to connect?")
                           .arg(guild)));
        break;
    case Phase::Initializing:
        break;
    case Phase::Alive:
        endMove(entry,
            voiceError(QStringLiteral("Discord did not move the bot in guild %1 within 5 s: does it have the "
                                      "permission to connect?")
                           .arg(guild)));
        break;
    case Phase::Ending:
        qCWarning(lcBot).noquote() << "the voice connection of guild" << guild << "did not stop in time";
        finishEnd(entry);
        break;
    }
}

void VoiceComponent::Private::onFinished(VoiceConnection *connection)
{
    const EntryPointer entry = entries.value(connection->info().guildId);
    if (!entry || entry->connection != connection)
        return;
    const Error over = voiceError(QStringLiteral("the voice connection has ended of itself"));
    switch (entry->phase) {
    case Phase::Joining:
        break;
    case Phase::Initializing:
        giveUp(entry, over);
        break;
    case Phase::Alive:
        entry->reason = over;
        finishEnd(entry);
        break;
    case Phase::Ending:
        finishEnd(entry);
        break;
    }
}

// Somebody else deleted the connection.
void VoiceComponent::Private::onDestroyed(const EntryPointer &entry)
{
    if (entry->phase == Phase::Initializing)
        giveUp(entry, voiceError(QStringLiteral("the voice connection was destroyed")));
    else
        finishEnd(entry);
}

Reply<void> VoiceComponent::Private::move(Snowflake guild, Snowflake channel)
{
    const EntryPointer entry = entries.value(guild);
    if (!entry || entry->phase != Phase::Alive)
        return Reply<void>::failed(VoiceConnection::Private::over());
    if (channel.isNull())
        return Reply<void>::failed(
            { .kind = Error::Kind::InvalidArgument, .message = QStringLiteral("no channel was named") });
    const std::optional<Move> before = std::exchange(entry->move, Move { channel, {} });
    const Reply<void> reply = entry->move->source.reply();
    entry->timer.start(moveLimit);
    bot->updateVoiceState(
           { .guildId = guild, .channelId = channel, .isSelfMute = entry->isMute, .isSelfDeaf = entry->isDeaf })
        .onError(q, [this, weak = std::weak_ptr(entry), channel](const Error &error) {
            const EntryPointer current = weak.lock();
            if (current && isCurrent(current) && current->move && current->move->channel == channel)
                endMove(current, error);
        });
    if (before)
        ReplySource<void>(before->source)
            .fail({ .kind = Error::Kind::Cancelled, .message = QStringLiteral("another move was asked for") });
    return reply;
}

void VoiceComponent::Private::endMove(const EntryPointer &entry, const Error &error)
{
    if (!entry->move)
        return;
    entry->timer.stop();
    Move move = *std::exchange(entry->move, std::nullopt);
    if (error)
        move.source.fail(error);
    else
        move.source.succeed();
}

void VoiceComponent::Private::take(const EntryPointer &entry)
{
    entries.remove(entry->info.guildId);
    entry->timer.stop();
    if (!entries.isEmpty())
        return;
    bot->events()->unsubscribe(std::exchange(voiceEvents, {}));
    bot->events()->unsubscribe(std::exchange(sessions, {}));
}

void VoiceComponent::Private::giveUp(const EntryPointer &entry, const Error &error, bool leaves)
{
    take(entry);
    qCDebug(lcBot).noquote() << "no voice connection in guild" << entry->info.guildId.toString() << "-"
                             << error.toString();
    if (entry->connection) {
        entry->connection->d->owner = nullptr;
        entry->connection->deleteLater();
    }
    const Reply<void> left = leaves ? leave(entry->info.guildId) : Reply<void>::succeeded();
    const QPointer<VoiceComponent> guard(q);
    entry->source.fail(error);
    if (guard)
        finishEndings(entry, left);
}

void VoiceComponent::Private::end(const EntryPointer &entry, const Error &reason, bool leaves)
{
    if (entry->phase == Phase::Ending)
        return;
    if (entry->phase != Phase::Alive) {
        giveUp(entry, reason ? reason : voiceError(QStringLiteral("the voice connection was ended before it was made")),
            leaves);
        return;
    }
    entry->phase = Phase::Ending;
    entry->reason = reason;
    entry->leaves = leaves;
    if (reason)
        qCInfo(lcBot).noquote() << "the voice connection in guild" << entry->info.guildId.toString()
                                << "ends:" << reason.message;
    const QPointer<VoiceComponent> guard(q);
    endMove(entry, VoiceConnection::Private::over());
    if (!guard || !isCurrent(entry))
        return;
    entry->timer.start(stopLimit);
    Reply<void> stopped;
    try {
        stopped = entry->connection->stop();
    } catch (...) {
        stopped = Reply<void>::failed(Error::fromException(std::current_exception()));
    }
    if (!guard || !isCurrent(entry))
        return;
    stopped
        .onError(q,
            [](const Error &error) {
                qCWarning(lcBot).noquote() << "a voice connection did not stop properly:" << error.toString();
            })
        .onFinished(q, whileCurrent(entry, [this](const EntryPointer &current) { finishEnd(current); }));
}

void VoiceComponent::Private::finishEnd(const EntryPointer &entry)
{
    take(entry);
    const Reply<void> left = entry->leaves ? leave(entry->info.guildId) : Reply<void>::succeeded();
    const QPointer<VoiceComponent> guard(q);
    if (const QPointer<VoiceConnection> connection = entry->connection) {
        connection->d->isAlive = false;
        connection->d->owner = nullptr;
        connection->deleteLater();
        const QList<ReplySource<void>> joins = std::exchange(connection->d->joins, {});
        Q_EMIT connection->ended(entry->reason);
        for (ReplySource<void> source : joins)
            source.succeed();
    }
    endMove(entry, VoiceConnection::Private::over());
    if (guard)
        finishEndings(entry, left);
}

void VoiceComponent::Private::finishEndings(const EntryPointer &entry, const Reply<void> &left)
{
    if (entry->endings.isEmpty())
        return;
    left.onFinished(q, [endings = std::exchange(entry->endings, {})] {
        for (ReplySource<void> source : endings)
            source.succeed();
    });
}

Reply<void> VoiceComponent::Private::leave(Snowflake guild)
{
    const Reply<void> left = bot->updateVoiceState({ .guildId = guild });
    left.onError(q, [guild](const Error &error) {
        qCDebug(lcBot).noquote() << "voice in guild" << guild.toString() << "was not left:" << error.toString();
    });
    return left;
}

Reply<void> VoiceComponent::Private::endAll(const Error &reason, bool leaves)
{
    const QMap<Snowflake, EntryPointer> all = entries;
    if (all.isEmpty())
        return Reply<void>::succeeded();
    ReplySource<void> source;
    const auto open = std::make_shared<qsizetype>(all.size());
    for (const EntryPointer &entry : all) {
        entry->endings.emplaceBack().reply().onFinished(q, [source, open]() mutable {
            if (--*open == 0)
                source.succeed();
        });
    }
    const Reply<void> reply = source.reply();
    const QPointer<VoiceComponent> guard(q);
    for (const EntryPointer &entry : all) {
        if (guard && isCurrent(entry))
            end(entry, reason, leaves);
    }
    return reply;
}

// All have left, or it takes too long: the gateway sessions end next, and what is left with them.
void VoiceComponent::Private::finishClosing()
{
    if (!closeSource)
        return;
    closeTimer.stop();
    const QPointer<VoiceComponent> guard(q);
    const QMap<Snowflake, EntryPointer> late = entries;
    for (const EntryPointer &entry : late) {
        if (guard && isCurrent(entry))
            finishEnd(entry);
    }
    if (guard && closeSource)
        std::exchange(closeSource, std::nullopt)->succeed();
}

} // namespace Hikari
