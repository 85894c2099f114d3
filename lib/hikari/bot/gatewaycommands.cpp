// The part of GatewayBot that hands commands to the shards

#include <hikari/bot/gatewaybot_p.h>

#include <QMap>
#include <QPointer>

#include <functional>
#include <utility>

namespace Hikari {

// Finished when all are; fails with the first error. Calls cancelled when a consumer gives it up.
static Reply<void> all(
    QObject *context, const QList<Reply<void>> &replies, std::function<void()> cancelled = [] {})
{
    struct Join
    {
        ReplySource<void> source;
        qsizetype open = 0;
        std::optional<Error> error;
    };
    const auto join = std::make_shared<Join>();
    join->open = replies.size();
    const Reply<void> result = join->source.reply();
    join->source.onCancel([replies, cancelled = std::move(cancelled)] {
        cancelled();
        for (const Reply<void> &reply : replies)
            reply.cancel();
    });
    const auto finishOne = [join] {
        if (--join->open > 0)
            return;
        if (join->error)
            join->source.fail(*join->error);
        else
            join->source.succeed();
    };
    for (const Reply<void> &reply : replies) {
        reply.then(context, finishOne);
        reply.onError(context, [join, finishOne](const Error &error) {
            if (!join->error)
                join->error = error;
            finishOne();
        });
    }
    return result;
}

Reply<void> GatewayBot::updatePresence(const PresenceUpdate &presence)
{
    const QMap<int, GatewayShard *> running = shards();
    if (running.isEmpty())
        return Reply<void>::failed(notAlive());
    QList<Reply<void>> replies;
    for (GatewayShard *shard : running)
        replies.append(shard->updatePresence(presence));
    // All take it or none: what is finished at once was refused, and new shards could not sign in with it either.
    if (replies.constFirst().isFinished())
        return all(this, replies);
    const std::optional<PresenceUpdate> before = std::exchange(d->presence, presence);
    return all(this, replies, [guard = QPointer<GatewayBot>(this), presence, before] {
        if (guard && guard->d->presence == presence)
            guard->d->presence = before;
    });
}

Reply<void> GatewayBot::updateVoiceState(const VoiceStateUpdate &state, SendPolicy policy)
{
    GatewayShard *const shard = d->shardOf(state.guildId);
    return shard ? shard->updateVoiceState(state, policy) : Reply<void>::failed(d->noShard(state.guildId));
}

Reply<GuildMembers> GatewayBot::requestGuildMembers(
    const RequestGuildMembers &request, const MemberRequestOptions &options)
{
    if (!isAlive())
        return Reply<GuildMembers>::failed(notAlive());
    return d->memberRequests.request(request, options);
}

Reply<void> GatewayBot::requestSoundboardSounds(const QList<Snowflake> &guilds)
{
    if (!isAlive())
        return Reply<void>::failed(notAlive());
    QMap<int, QList<Snowflake>> byShard;
    for (const Snowflake guild : guilds) {
        const GatewayShard *const shard = d->shardOf(guild);
        if (!shard)
            return Reply<void>::failed(d->noShard(guild));
        byShard[shard->id()].append(guild);
    }
    if (byShard.isEmpty())
        return Reply<void>::failed(
            { .kind = Error::Kind::InvalidRequest, .message = QStringLiteral("no guild was named") });
    const QMap<int, GatewayShard *> running = shards();
    QList<Reply<void>> replies;
    for (auto it = byShard.cbegin(); it != byShard.cend(); ++it)
        replies.append(running[it.key()]->requestSoundboardSounds(it.value()));
    return all(this, replies);
}

Reply<void> GatewayBot::requestChannelInfo(const RequestChannelInfo &request)
{
    GatewayShard *const shard = d->shardOf(request.guildId);
    return shard ? shard->requestChannelInfo(request) : Reply<void>::failed(d->noShard(request.guildId));
}

// Connections end before the sessions that they belong to.
void GatewayBot::Private::leaveVoice(std::function<void()> then)
{
    const QPointer<GatewayBot> guard(q);
    const Reply<void> left = voice->close();
    if (guard)
        left.onFinished(q, std::move(then));
}

} // namespace Hikari
