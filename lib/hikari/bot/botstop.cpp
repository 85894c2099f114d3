// The part of GatewayBot that stops it

#include <hikari/bot/gatewaybot_p.h>

#include <QPointer>

#include <utility>

namespace Hikari {

// Something ended the bot: tells everybody once, and stops.
void GatewayBot::Private::fail(const Error &error)
{
    if (state == BotState::Stopped || state == BotState::Stopping)
        return;
    qCCritical(lcBot).noquote() << "the bot stops:" << error.toString();
    failure = error;
    changeSnapshot([&](SessionSnapshot &s) { s.lastError = error; });
    const QPointer<GatewayBot> guard(q);
    Q_EMIT q->fatalError(error);
    if (guard && q->isAlive())
        q->close();
}

void GatewayBot::Private::finishStop()
{
    {
        const QMutexLocker lock(&mutex);
        shardsForSnapshots.clear();
    }
    if (manager) {
        identifyFreeAt = manager->identifyFreeAt();
        manager.release()->deleteLater(); // we may be inside one of its signals
    }
    memberChunker.reset();
    guildArrival.reset();
    watch->end();
    returnSessions();
    changeSnapshot([](SessionSnapshot &s) {
        s.wantedShards = 0;
        s.reshardingTo = 0;
        s.reshardedReady = 0;
        s.guildsToChunk = 0;
        s.guildsChunked = 0;
        s.membersChunked = 0;
    });
    qCInfo(lcBot) << "stopped";
    // Whoever is told may destroy the bot, or start it again, so everything that is still needed is taken along.
    std::optional<ReplySource<void>> start = std::exchange(startSource, std::nullopt);
    const QList<ReplySource<void>> waiting = std::exchange(stopSources, {});
    const QList<ReplySource<GuildMembers>> requests = memberRequests.takeAll();
    const std::optional<ReplySource<void>> reshard = std::exchange(reshardSource, std::nullopt);
    const std::optional<Error> unstored = std::exchange(storeFailure, std::nullopt);
    const Error why = failure.value_or(
        Error { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was closed while it started") });
    const QPointer<GatewayBot> guard(q);
    enterState(BotState::Stopped);
    cache.clear();
    events.dispatch(StoppedEvent());
    if (guard && state == BotState::Stopped)
        Q_EMIT q->stateChanged(BotState::Stopped);
    for (ReplySource<GuildMembers> source : requests)
        source.fail({ .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot has stopped") });
    if (reshard)
        ReplySource<void>(*reshard).fail(
            { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was closed while it was resharded") });
    if (start)
        start->fail(why);
    for (ReplySource<void> source : waiting) {
        if (unstored)
            source.fail(*unstored);
        else
            source.succeed();
    }
}

Reply<void> GatewayBot::close()
{
    if (!isAlive())
        return Reply<void>::failed(notAlive());
    ReplySource<void> source;
    d->stopSources.append(source);
    const Reply<void> reply = source.reply();
    if (d->state == BotState::Stopping || !d->beginStopping())
        return reply;
    if (d->manager)
        d->manager->close().onFinished(this, [this] { d->finishStop(); });
    else
        QMetaObject::invokeMethod(
            this, [this] { d->finishStop(); }, Qt::QueuedConnection);
    return reply;
}

Reply<void> GatewayBot::suspend()
{
    if (!isAlive())
        return Reply<void>::failed(notAlive());
    if (!d->config.sessionStore)
        return Reply<void>::failed({ .kind = Error::Kind::InvalidArgument,
            .message = QStringLiteral("there is nowhere to leave the sessions: set BotConfig::sessionStore") });
    if (d->state == BotState::Stopping)
        return Reply<void>::failed(
            { .kind = Error::Kind::State, .message = QStringLiteral("the bot is stopping already") });
    if (!d->manager)
        return close(); // no session has begun; those from the store are put back
    ReplySource<void> source;
    d->stopSources.append(source);
    const Reply<void> reply = source.reply();
    if (!d->beginStopping())
        return reply;
    d->manager->suspend().then(this, [this](const QList<GatewaySession> &sessions) {
        const Error error = d->config.sessionStore->save(d->sessionKey(), sessions);
        if (error)
            d->storeFailure = error;
        else
            qCInfo(lcBot) << sessions.size() << "sessions wait in the store";
        d->finishStop();
    });
    return reply;
}

// False when whoever was told destroyed the bot.
bool GatewayBot::Private::beginStopping()
{
    qCInfo(lcBot) << "stopping";
    const QPointer<GatewayBot> guard(q);
    setState(BotState::Stopping);
    if (!guard)
        return false;
    events.dispatch(StoppingEvent());
    if (!guard)
        return false;
    gatewayInfo.cancel();
    ownUser.cancel();
    return true;
}

Reply<void> GatewayBot::join()
{
    if (!isAlive())
        return Reply<void>::failed(notAlive());
    ReplySource<void> source;
    d->stopSources.append(source);
    return source.reply();
}

} // namespace Hikari
