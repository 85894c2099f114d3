// The part of ShardManager that changes the number of shards while it runs (P68)
//
// The new set gets its sessions while the old one goes on. When it knows all its guilds, both receive everything for a
// moment: what the old one delivers is noted, what the new one receives is held. Then the new set gets the commands,
// and the old one leaves: each of its shards has a heartbeat answered, so that it has read all that was sent to it
// before, and ends its session. Now each new shard has a heartbeat answered as well, delivers what it holds and the old
// set did not deliver (see EventOverlap), and goes on. The times below say when to go on without those that are away;
// which events are the same is never judged by time.

#include <hikari/gateway/shardmanager_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>

#include <QPointer>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

constexpr auto checkInterval = 100ms;
constexpr auto guildPatience = 5s; // without a new guild: those that are missing are unavailable
constexpr auto overlapTime = 1s; // so that a few events of every busy guild come by both sets
constexpr auto leaveLimit = 5s; // for old shards that turn out to be dead: what they miss, the new ones hold
constexpr auto settlePatience = 10s; // until resharding counts as done although new shards are not connected

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
    return d->isStartingOther() ? d->other->progress() : StartProgress();
}

Reply<void> ShardManager::Private::reshard(GatewayConfig config)
{
    qCInfo(lcGateway) << "resharding from" << set->config().shardCount << "to" << config.shardCount << "shards";
    if (!threads.empty())
        addThreads(std::min<qsizetype>(config.gatewayThreads, config.shardIds.size()));
    other = makeSet(std::move(config));
    resharding = Resharding::Starting;
    missingGuilds = 0;
    const Reply<void> reply = reshardSource.emplace().reply();
    reshardSource->onCancel([this, guard = QPointer(q)] {
        if (guard && isStartingOther())
            giveUpResharding({ .kind = Error::Kind::Cancelled, .message = QStringLiteral("resharding was cancelled") });
    });
    other->start();
    reshardTimer.start(checkInterval);
    return reply;
}

bool ShardManager::Private::isStartingOther() const
{
    return resharding == Resharding::Starting || resharding == Resharding::Overlapping;
}

bool ShardManager::Private::isToDeliver(const EventInbox::Item &item)
{
    const bool isOfSet = item.set == set->number();
    switch (resharding) {
    case Resharding::None:
    case Resharding::GivingUp:
        return isOfSet;
    case Resharding::Starting:
    case Resharding::Overlapping:
        if (isOfSet)
            overlap.note(item);
        else if (resharding == Resharding::Overlapping && !behind.contains(item.shardId))
            overlap.hold(item);
        return isOfSet;
    case Resharding::Leaving:
        if (isOfSet)
            overlap.hold(item);
        else
            overlap.note(item);
        return !isOfSet;
    case Resharding::Settling:
        if (!behind.contains(item.shardId))
            return true;
        overlap.hold(item);
        return false;
    }
    return true;
}

void ShardManager::Private::checkResharding()
{
    const std::chrono::nanoseconds now = clock->monotonic();
    const QPointer<ShardManager> guard(q);
    switch (resharding) {
    case Resharding::None:
        return;
    case Resharding::Starting:
        checkNewSessions();
        break;
    case Resharding::Overlapping:
        // Nothing is held for a shard that is away, and what a lost session missed, the old ones have to deliver.
        if (!other->isReady() || set->isReconnecting() || other->sessionIds() != newSessions)
            stopOverlapping();
        else if (behind.isEmpty() && now - progressAt >= overlapTime)
            switchCommands();
        break;
    case Resharding::Leaving:
        if (now - progressAt < leaveLimit)
            break;
        qCWarning(lcGateway) << "some of the old shards did not come back before they could leave";
        progressAt = now;
        other->urge(&Shard::close);
        break;
    case Resharding::Settling:
        if (now - progressAt >= settlePatience)
            endResharding({}); // shards that are away may take their time
        break;
    case Resharding::GivingUp:
        break;
    }
    if (guard && !isClosing)
        reshardTimer.start(checkInterval);
}

void ShardManager::Private::checkNewSessions()
{
    const std::chrono::nanoseconds now = clock->monotonic();
    if (!other->isReady() || set->isReconnecting()) {
        progressAt = now;
        stopOverlapping();
        return;
    }
    if (const int missing = other->missingGuilds(); missing != std::exchange(missingGuilds, missing))
        progressAt = now;
    if (missingGuilds > 0 && now - progressAt < guildPatience)
        return;
    // A while before the first that is held: Discord need not tell both sessions at the very same time.
    if (wantsFingerprints.exchange(true))
        startOverlapping();
}

void ShardManager::Private::startOverlapping()
{
    resharding = Resharding::Overlapping;
    newSessions = other->sessionIds();
    awaitCatchUp(other.get());
}

void ShardManager::Private::awaitCatchUp(ShardSet *newShards)
{
    const QList<int> ids = newShards->handles().keys();
    behind = { ids.begin(), ids.end() };
    newShards->catchUp();
}

void ShardManager::Private::stopOverlapping()
{
    if (resharding == Resharding::Overlapping)
        resharding = Resharding::Starting;
    wantsFingerprints = false;
    behind.clear();
    overlap.clear();
}

void ShardManager::Private::onCaughtUp(const EventInbox::Item &item)
{
    if (isClosing)
        return; // it stays behind, and finishClosing() delivers what is held, and what comes after it
    if (!behind.remove(item.shardId))
        return;
    if (resharding == Resharding::Overlapping) {
        if (behind.isEmpty())
            progressAt = clock->monotonic();
        return;
    }
    if (!deliverHeld(overlap.take(item.shardId)) || !behind.isEmpty() || isClosing)
        return;
    stopOverlapping();
    resharding = Resharding::None;
    endResharding({});
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
    stopOverlapping();
    resharding = Resharding::GivingUp;
    reshardError = error;
    other->end(&Shard::close);
}

void ShardManager::Private::dropOther()
{
    const QPointer<ShardManager> guard(q);
    std::unique_ptr<ShardSet> gone = std::move(other);
    QList<QPointer<GatewayShard>> handles;
    for (GatewayShard *handle : gone->handles())
        handles.append(handle);
    gone->destroyShards();
    gone.reset();
    // Last: whoever waits for a command may destroy the manager.
    for (const QPointer<GatewayShard> &handle : std::as_const(handles)) {
        if (handle)
            handle->detach();
    }
    if (!guard)
        return;
    if (resharding == Resharding::GivingUp) {
        resharding = Resharding::None;
        endResharding(std::exchange(reshardError, std::nullopt));
        return;
    }
    qCInfo(lcGateway) << "resharded:" << set->config().shardCount << "shards";
    resharding = Resharding::Settling;
    progressAt = clock->monotonic();
    awaitCatchUp(set.get());
}

bool ShardManager::Private::deliverHeld(std::vector<EventInbox::Item> held)
{
    const QPointer<ShardManager> guard(q);
    const auto keptAlive = deliver;
    std::move(held.begin(), held.end(), std::back_inserter(released));
    while (!released.empty()) {
        if (!isReleasedPartly && isClosing && clock->monotonic() >= closeDeadline) {
            std::move(released.begin(), released.end(), std::back_inserter(undelivered));
            released.clear();
            break;
        }
        const EventInbox::Item item = std::move(released.front());
        released.pop_front();
        isReleasedPartly = item.isContinued;
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
