#include <hikari/gateway/gatewayshard.h>

#include <hikari/gateway/gatewayconfig.h>
#include <hikari/gateway/gatewaymessages_p.h>
#include <hikari/gateway/shard_p.h>
#include <hikari/gateway/shardstatus_p.h>

#include <QPointer>

#include <utility>

namespace Hikari {

static constexpr qsizetype mostUsers = 100;
static constexpr int mostForQuery = 100;
static constexpr qsizetype mostNonceBytes = 32;

static Error invalid(const QString &message)
{
    return { .kind = Error::Kind::InvalidRequest, .message = message };
}

static Error checkMembersRequest(const RequestGuildMembers &request, Intents intents)
{
    if (request.query && !request.userIds.isEmpty())
        return invalid(QStringLiteral("members are asked for by query or by userIds, not by both"));
    if (request.userIds.size() > mostUsers)
        return invalid(
            QStringLiteral("%1 userIds: Discord takes %2 in one request").arg(request.userIds.size()).arg(mostUsers));
    const bool hasQuery = request.query && !request.query->isEmpty();
    if (request.limit < 0 || (hasQuery && (request.limit > mostForQuery || request.limit == 0)))
        return invalid(QStringLiteral("limit is %1: with a query it is from 1 to %2, for all members it is 0")
                           .arg(request.limit)
                           .arg(mostForQuery));
    if (request.nonce && request.nonce->toUtf8().size() > mostNonceBytes)
        return invalid(QStringLiteral("the nonce has %1 bytes, and Discord ignores one of more than %2")
                           .arg(request.nonce->toUtf8().size())
                           .arg(mostNonceBytes));
    const auto missing = [](const QString &intent) {
        return Error { .kind = Error::Kind::MissingIntent,
            .message = QStringLiteral("the request needs the intent %1, which the bot does not have").arg(intent) };
    };
    // Discord wants the intent for an empty query whatever its limit.
    if (request.userIds.isEmpty() && !hasQuery && !intents.has(Intent::GuildMembers))
        return missing(QStringLiteral("GUILD_MEMBERS"));
    if (request.wantsPresences.value_or(false) && !intents.has(Intent::GuildPresences))
        return missing(QStringLiteral("GUILD_PRESENCES"));
    return {};
}

static Error checkSize(const QByteArray &message)
{
    if (message.size() <= gatewayMessageLimit)
        return {};
    return invalid(QStringLiteral("the command makes a message of %1 bytes, and Discord allows %2")
                       .arg(message.size())
                       .arg(gatewayMessageLimit));
}

GatewayShard::GatewayShard(
    Shard *shard, std::shared_ptr<ShardStatus> status, std::shared_ptr<const GatewayConfig> config, QObject *parent)
    : QObject(parent)
    , m_shard(shard)
    , m_status(std::move(status))
    , m_config(std::move(config))
{
    // Queued also within one thread: a continuation may destroy the shard.
    connect(shard, &Shard::commandFinished, this, &GatewayShard::onCommandFinished, Qt::QueuedConnection);
}

GatewayShard::~GatewayShard() = default;

int GatewayShard::id() const
{
    return m_status->id();
}

int GatewayShard::shardCount() const
{
    return m_status->shardCount();
}

ShardSnapshot GatewayShard::snapshot() const
{
    return m_status->snapshot();
}

ShardState GatewayShard::state() const
{
    return m_status->state();
}

std::optional<std::chrono::microseconds> GatewayShard::heartbeatLatency() const
{
    return m_status->snapshot().heartbeatLatency;
}

bool GatewayShard::isAlive() const
{
    const ShardState state = m_status->state();
    return state != ShardState::Stopped && state != ShardState::Failed;
}

bool GatewayShard::isConnected() const
{
    return m_status->snapshot().isConnected;
}

void GatewayShard::reconnect()
{
    command(&Shard::reconnect);
}

void GatewayShard::restart()
{
    command(&Shard::restart);
}

void GatewayShard::stop()
{
    command(&Shard::stop);
}

void GatewayShard::start()
{
    command(&Shard::start);
}

Reply<void> GatewayShard::updatePresence(const PresenceUpdate &presence)
{
    GatewayCommand command;
    command.text = presenceMessage(presence);
    command.presence = presence;
    command.outlivesSession = true;
    // The next session has to carry it. As of the last shard, whose number is the longest: all shards take it or none.
    if (Error error = checkSize(identifyMessage(*m_config, shardCount() - 1, presence)))
        return Reply<void>::failed(std::move(error));
    return submit(std::move(command));
}

Reply<void> GatewayShard::updateVoiceState(const VoiceStateUpdate &state, SendPolicy policy)
{
    if (Error error = checkGuild(state.guildId))
        return Reply<void>::failed(std::move(error));
    GatewayCommand command;
    command.text = voiceStateMessage(state);
    command.outlivesSession = policy == SendPolicy::AnySession;
    return submit(std::move(command));
}

Reply<void> GatewayShard::requestGuildMembers(const RequestGuildMembers &request, SendPolicy policy)
{
    if (Error error = checkGuild(request.guildId))
        return Reply<void>::failed(std::move(error));
    if (Error error = checkMembersRequest(request, m_config->intents))
        return Reply<void>::failed(std::move(error));
    RequestGuildMembers complete = request;
    if (complete.userIds.isEmpty() && !complete.query)
        complete.query = QString();
    GatewayCommand command;
    command.text = requestMembersMessage(complete);
    command.outlivesSession = policy == SendPolicy::AnySession;
    return submit(std::move(command));
}

Reply<void> GatewayShard::requestSoundboardSounds(const QList<Snowflake> &guilds, SendPolicy policy)
{
    if (guilds.isEmpty())
        return Reply<void>::failed(invalid(QStringLiteral("no guild was named")));
    for (const Snowflake guild : guilds) {
        if (Error error = checkGuild(guild))
            return Reply<void>::failed(std::move(error));
    }
    GatewayCommand command;
    command.text = requestSoundsMessage(guilds);
    command.outlivesSession = policy == SendPolicy::AnySession;
    return submit(std::move(command));
}

Reply<void> GatewayShard::requestChannelInfo(const RequestChannelInfo &request, SendPolicy policy)
{
    if (Error error = checkGuild(request.guildId))
        return Reply<void>::failed(std::move(error));
    GatewayCommand command;
    command.text = requestChannelInfoMessage(request);
    command.outlivesSession = policy == SendPolicy::AnySession;
    return submit(std::move(command));
}

Error GatewayShard::checkGuild(Snowflake guild) const
{
    const int owner = guild.shardId(shardCount());
    if (guild.isNull())
        return invalid(QStringLiteral("no guild was named"));
    if (owner != id())
        return invalid(
            QStringLiteral("guild %1 belongs to shard %2, not to shard %3").arg(guild.toString()).arg(owner).arg(id()));
    return {};
}

Reply<void> GatewayShard::submit(GatewayCommand command)
{
    if (Error error = checkSize(command.text))
        return Reply<void>::failed(std::move(error));
    if (!m_shard)
        return Reply<void>::failed(
            { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot has shut down") });
    command.id = ++m_lastCommand;
    ReplySource<void> source;
    source.onCancel([guard = QPointer(this), id = command.id] {
        if (!guard)
            return;
        guard->m_commands.remove(id);
        if (guard->m_shard)
            QMetaObject::invokeMethod(
                guard->m_shard, [shard = guard->m_shard, id] { shard->cancelCommand(id); }, Qt::QueuedConnection);
    });
    m_commands.insert(command.id, source);
    QMetaObject::invokeMethod(
        m_shard, [shard = m_shard, command = std::move(command)] { shard->submit(command); }, Qt::QueuedConnection);
    return source.reply();
}

void GatewayShard::onCommandFinished(quint64 id, const Error &error)
{
    const auto found = m_commands.find(id);
    if (found == m_commands.end())
        return; // cancelled
    ReplySource<void> source = *found;
    m_commands.erase(found);
    if (error)
        source.fail(error);
    else
        source.succeed();
}

void GatewayShard::detach()
{
    m_shard = nullptr;
    const QHash<quint64, ReplySource<void>> commands = std::exchange(m_commands, {});
    for (ReplySource<void> source : commands)
        source.fail({ .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot has shut down") });
}

void GatewayShard::command(void (Shard::*function)())
{
    if (m_shard)
        QMetaObject::invokeMethod(m_shard, function, Qt::QueuedConnection);
}

} // namespace Hikari
