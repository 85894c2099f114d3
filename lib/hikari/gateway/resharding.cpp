// The part of ShardManager that changes the number of shards while it runs (P68)
//
// The new set gets its sessions while the old one goes on. When it knows all its guilds, it gets the commands, and the
// old set leaves: each of its shards has a heartbeat answered, so that it has read all that was sent to it before, and
// ends its session. Then the new set has the word; EventOverlap finds what came by both.

#include <hikari/gateway/shardmanager_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>

#include <QPointer>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

constexpr auto checkInterval = 100ms;
constexpr auto guildPatience = 5s; // without a new guild: those that are missing are unavailable
constexpr auto leaveLimit = 60s; // for shards that are not connected when they are to leave

Reply<void> ShardManager::reshard(int shardCount, const std::optional<PresenceUpdate> &presence)
{
    GatewayConfig config = d->set->config();
    const auto failed = [](Error::Kind kind, const QString &text) {
        return Reply<void>::failed({ .kind = kind, .message = text });
    };
    if (shardCount < 1)
        return failed(Error::Kind::InvalidArgument, QStringLiteral("shardCount must be at least 1"));
    if (config.shardIds.size() != config.shardCount)
        return failed(Error::Kind::InvalidArgument,
            QStringLiteral("only a process that runs all shards of the bot can reshard it"));
    if (!d->wasReady || d->isClosing)
        return failed(Error::Kind::State, QStringLiteral("the shards do not run"));
    if (d->resharding != Private::Resharding::None)
        return failed(Error::Kind::State, QStringLiteral("resharding is under way already"));
    config.shardCount = shardCount;
    config.shardIds = shardIdsOrAll({}, shardCount);
    config.sessions.clear();
    config.presence = presence;
    return d->reshard(std::move(config));
}

StartProgress ShardManager::reshardProgress() const
{
    return d->resharding == Private::Resharding::Starting ? d->other->progress() : StartProgress();
}

Reply<void> ShardManager::Private::reshard(GatewayConfig config)
{
    qCInfo(lcGateway) << "resharding from" << set->config().shardCount << "to" << config.shardCount << "shards";
    if (!threads.empty())
        addThreads(std::min<qsizetype>(config.gatewayThreads, config.shardIds.size()));
    const std::chrono::nanoseconds now = clock->monotonic();
    // Before the first of the new sessions: what comes by both is known by then.
    wantsFingerprints = true;
    overlap.beginNext(now);
    other = makeSet(std::move(config));
    resharding = Resharding::Starting;
    progressAt = now;
    missingGuilds = 0;
    const Reply<void> reply = reshardSource.emplace().reply();
    reshardSource->onCancel([this, guard = QPointer(q)] {
        if (guard && resharding == Resharding::Starting)
            giveUpResharding({ .kind = Error::Kind::Cancelled, .message = QStringLiteral("resharding was cancelled") });
    });
    other->start();
    overlapTimer.start(checkInterval);
    return reply;
}

bool ShardManager::Private::isHeld(const EventInbox::Item &item) const
{
    switch (resharding) {
    case Resharding::Starting:
        return item.set == other->number();
    case Resharding::Leaving:
        return item.set == set->number();
    case Resharding::None:
    case Resharding::GivingUp:
        break;
    }
    return false;
}

void ShardManager::Private::checkResharding()
{
    const std::chrono::nanoseconds now = clock->monotonic();
    // A shard that is behind may still get what the other set delivered long ago.
    if (!set->isBehind() && !(other && other->isBehind()))
        overlap.prune(now);
    if (resharding == Resharding::None && overlap.isOver()) {
        wantsFingerprints = false;
        return;
    }
    overlapTimer.start(checkInterval);
    if (resharding == Resharding::Leaving && now - progressAt > leaveLimit) {
        qCWarning(lcGateway) << "some of the old shards did not come back before they could leave";
        progressAt = now;
        other->urge(&Shard::close);
    }
    if (resharding != Resharding::Starting)
        return;
    if (!other->isReady()) {
        progressAt = now;
        return;
    }
    if (const int missing = other->missingGuilds(); missing != std::exchange(missingGuilds, missing))
        progressAt = now;
    if (missingGuilds == 0 || now - progressAt >= guildPatience)
        switchCommands();
}

void ShardManager::Private::switchCommands()
{
    std::swap(set, other);
    resharding = Resharding::Leaving;
    progressAt = clock->monotonic();
    other->end(&Shard::leave);
    Q_EMIT q->shardsReplaced();
}

void ShardManager::Private::giveUpResharding(const Error &error)
{
    qCWarning(lcGateway).noquote() << "resharding is given up:" << error.toString();
    resharding = Resharding::GivingUp;
    reshardError = error;
    overlap.endNext();
    other->end(&Shard::close);
}

void ShardManager::Private::dropOther()
{
    const QPointer<ShardManager> guard(q);
    const bool wasLeaving = resharding == Resharding::Leaving;
    const std::unique_ptr<ShardSet> gone = std::move(other);
    gone->detach();
    gone->destroyShards();
    if (!guard)
        return;
    if (wasLeaving) {
        if (!deliverHeld())
            return;
        qCInfo(lcGateway) << "resharded:" << set->config().shardCount << "shards";
    }
    resharding = Resharding::None;
    endResharding(std::exchange(reshardError, std::nullopt));
}

bool ShardManager::Private::deliverHeld()
{
    const QPointer<ShardManager> guard(q);
    const auto keptAlive = deliver;
    const std::vector<EventInbox::Item> held = overlap.passWord(clock->monotonic());
    for (const EventInbox::Item &item : held) {
        (*keptAlive)(item.delivery);
        if (!guard)
            return false;
    }
    return true;
}

void ShardManager::Private::endResharding(const std::optional<Error> &error)
{
    if (!reshardSource)
        return;
    ReplySource<void> source = *std::exchange(reshardSource, std::nullopt);
    if (error)
        source.fail(*error);
    else
        source.succeed();
}

} // namespace Hikari
