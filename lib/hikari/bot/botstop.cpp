// The part of GatewayBot that stops it

#include <hikari/bot/gatewaybot_p.h>

#include <QPointer>

#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

namespace {

using std::chrono::nanoseconds;

// What the whole of it may take (P124), and of that: what listeners of StoppingEvent may, and what is kept for those
// of StoppedEvent. Voice has 1 s of it; the sessions have the rest, 1.5 s at least.
constexpr nanoseconds stopLimit = 5s;
constexpr nanoseconds farewellLimit = 2s;
constexpr nanoseconds lastWordsLimit = 500ms;

// Calls \a then once, when \a heard is finished or \a limit is over, unless what it returns is deleted before.
QObject *afterListeners(const Reply<void> &heard, Clock *clock, std::optional<nanoseconds> limit, QObject *parent,
    std::function<void()> then)
{
    auto *wait = new QObject(parent);
    const auto goOn = [wait, then = std::move(then)] {
        const auto next = then; // this function goes with what it waited for
        delete wait;
        next();
    };
    heard.onFinished(wait, goOn);
    if (limit) {
        Timer::singleShot(clock, *limit, wait, [goOn] {
            qCWarning(lcBot) << "stopping without the listeners that are not done yet";
            goOn();
        });
    }
    return wait;
}

} // namespace

void GatewayBot::Private::whenHeard(
    const Reply<void> &heard, std::optional<nanoseconds> limit, std::function<void()> then)
{
    if (heard.isFinished())
        then();
    else
        listenerWait = afterListeners(heard, clock, limit, q, std::move(then));
}

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
    updateCheck.reset();
    watch->end();
    returnSessions();
    endSaving({});
    restoredShards.clear();
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
    Error why { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was closed while it started") };
    why = failure.value_or(interruption.value_or(why));
    const QPointer<GatewayBot> guard(q);
    enterState(BotState::Stopped);
    cache.clear();
    const Reply<void> heard = events.dispatch(StoppedEvent());
    if (guard && state == BotState::Stopped)
        Q_EMIT q->stateChanged(BotState::Stopped);
    for (ReplySource<GuildMembers> source : requests)
        source.fail({ .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot has stopped") });
    if (reshard)
        ReplySource<void>(*reshard).fail(
            { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was closed while it was resharded") });
    if (start)
        start->fail(why);
    // The bot may be started again, or destroyed, before these listeners are done.
    const auto finish = [waiting, unstored] {
        for (ReplySource<void> source : waiting) {
            if (unstored)
                source.fail(*unstored);
            else
                source.succeed();
        }
    };
    if (guard && !heard.isFinished())
        afterListeners(heard, clock, stopDeadline - clock->monotonic(), q, finish);
    else
        finish();
}

Reply<void> GatewayBot::close()
{
    if (!isAlive())
        return Reply<void>::failed(notAlive());
    ReplySource<void> source;
    d->stopSources.append(source);
    const Reply<void> reply = source.reply();
    if (d->state != BotState::Stopping)
        d->beginStopping([d = d.get()] { d->leaveVoice([d] { d->endSessions(); }); });
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
    d->beginStopping([d = d.get()] { d->leaveVoice([d] { d->leaveSessions(); }); });
    return reply;
}

// Calls \a then when the listeners of StoppingEvent are done, unless whoever was told has destroyed the bot.
void GatewayBot::Private::beginStopping(std::function<void()> then)
{
    qCInfo(lcBot) << "stopping";
    stopDeadline = clock->monotonic() + stopLimit;
    delete listenerWait; // of StartingEvent or StartedEvent
    const QPointer<GatewayBot> guard(q);
    setState(BotState::Stopping);
    if (!guard)
        return;
    const Reply<void> heard = events.dispatch(StoppingEvent());
    if (!guard)
        return;
    gatewayInfo.cancel();
    ownUser.cancel();
    whenHeard(heard, farewellLimit, std::move(then));
}

nanoseconds GatewayBot::Private::timeForSessions() const
{
    return stopDeadline - lastWordsLimit - clock->monotonic();
}

void GatewayBot::Private::endSessions()
{
    if (!manager) {
        QMetaObject::invokeMethod(
            q, [this] { finishStop(); }, Qt::QueuedConnection);
        return;
    }
    // Commands that wait fail inside: whoever is told may destroy the bot.
    const QPointer<GatewayBot> guard(q);
    const Reply<void> closed = manager->close(timeForSessions());
    if (guard)
        closed.onFinished(q, [this] { finishStop(); });
}

void GatewayBot::Private::leaveSessions()
{
    const QPointer<GatewayBot> guard(q); // as in endSessions()
    const Reply<QList<GatewaySession>> suspended = manager->suspend(timeForSessions());
    if (!guard)
        return;
    suspended.then(q, [this](const QList<GatewaySession> &sessions) {
        if (const Error error = saveSuspended(sessions))
            storeFailure = error;
        finishStop();
    });
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
