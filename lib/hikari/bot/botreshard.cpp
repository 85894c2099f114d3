// The part of GatewayBot that changes the number of its shards while it runs

#include <hikari/bot/gatewaybot_p.h>

#include <QPointer>

#include <algorithm>
#include <utility>

namespace Hikari {

Reply<void> GatewayBot::reshard(std::optional<int> shardCount, bool ignoreSessionStartLimit)
{
    const auto failed = [](Error::Kind kind, const QString &text) {
        return Reply<void>::failed({ .kind = kind, .message = text });
    };
    if (d->state != BotState::Running)
        return failed(Error::Kind::State, QStringLiteral("the bot is not running: only then can it be resharded"));
    if (d->reshardSource)
        return failed(Error::Kind::State, QStringLiteral("resharding is under way already"));
    if (shardCount && *shardCount < 1)
        return failed(Error::Kind::InvalidArgument, QStringLiteral("shardCount must be at least 1"));
    const Reply<void> reply = d->reshardSource.emplace().reply();
    d->reshardSource->onCancel([this, guard = QPointer(this)] {
        if (!guard)
            return;
        d->gatewayInfo.cancel();
        d->resharding.cancel();
    });
    d->gatewayInfo = d->rest->fetchGatewayBot();
    d->gatewayInfo
        .then(this,
            [this, shardCount, ignoreSessionStartLimit, spent = d->watch->budget()->spent()](
                const GatewayBotInfo &info) {
                d->watch->setLimit(info.sessionStartLimit, spent);
                d->beginResharding(info, shardCount, ignoreSessionStartLimit);
            })
        .onError(this, [this](const Error &error) { d->endResharding(error); });
    return reply;
}

void GatewayBot::Private::beginResharding(
    const GatewayBotInfo &info, std::optional<int> shardCount, bool ignoreSessionStartLimit)
{
    if (state != BotState::Running)
        return; // whoever stops it finishes the reply
    const int wanted = shardCount.value_or(std::max(1, info.shards));
    StartOptions options = startOptions;
    options.ignoreSessionStartLimit = ignoreSessionStartLimit;
    if (const Error error = checkSessionStarts(
            info.sessionStartLimit, wanted, wanted, options, q->sessionSnapshot().sessionStartsResetAt)) {
        endResharding(error);
        return;
    }
    changeSnapshot([&](SessionSnapshot &s) {
        s.reshardingTo = wanted;
        s.reshardedReady = 0;
    });
    restoredShards.clear(); // what the new sessions say first is not delivered
    watch->budget()->setLimited(!ignoreSessionStartLimit);
    newShardsPresence = presence;
    const Reply<void> reply = resharding = manager->reshard(wanted, presence);
    reply.then(q, [this] { endResharding({}); }).onError(q, [this](const Error &error) { endResharding(error); });
}

void GatewayBot::Private::onShardsReplaced()
{
    const int shardCount = manager->config().shardCount;
    endSaving({}); // of the old count
    saveSessionsLater();
    {
        const QMutexLocker lock(&mutex);
        snapshot.shardCount = shardCount;
        snapshot.wantedShards = shardCount;
        shardsForSnapshots = manager->shards().values();
    }
    watch->replaceShards(manager->shards().values(), {}); // before the old ones go
    if (memberChunker)
        memberChunker->setShardCount(shardCount);
    if (presence && presence != newShardsPresence) // set while they started
        q->updatePresence(*presence);
    const QPointer<GatewayBot> guard(q);
    memberRequests.onShardsReplaced();
    if (guard)
        voice->endSessions();
}

void GatewayBot::Private::endResharding(const std::optional<Error> &error)
{
    if (state != BotState::Running)
        return; // as in beginResharding()
    watch->budget()->setLimited(!startOptions.ignoreSessionStartLimit);
    changeSnapshot([](SessionSnapshot &s) {
        s.reshardingTo = 0;
        s.reshardedReady = 0;
    });
    if (!reshardSource)
        return;
    ReplySource<void> source = *std::exchange(reshardSource, std::nullopt);
    if (error)
        source.fail(*error);
    else
        source.succeed();
}

} // namespace Hikari
