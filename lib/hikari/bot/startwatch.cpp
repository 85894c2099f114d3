#include <hikari/bot/startwatch_p.h>

#include <hikari/bot/sessionsnapshot.h>
#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/gateway/shardmanager.h>
#include <hikari/rest/restclient.h>

#include <QPointer>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

StartWatch::StartWatch(Clock *clock, RestClient *rest, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_rest(rest)
    , m_budget(std::make_shared<SessionBudget>(clock))
    , m_requestTimer(clock)
    , m_limitTimer(clock)
{
    connect(&m_requestTimer, &Timer::timeout, this, &StartWatch::lookAtRequest);
    connect(&m_limitTimer, &Timer::timeout, this, &StartWatch::readLimit);
    connect(m_budget.get(), &SessionBudget::waitChanged, this, &StartWatch::lookSoon, Qt::QueuedConnection);
}

StartWatch::~StartWatch() = default;

void StartWatch::setRequest(const QString &route)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_request = route;
        m_requestWait.reset();
    }
    if (route.isEmpty())
        m_requestTimer.stop();
    else
        m_requestTimer.start(leastWait);
}

void StartWatch::setLimit(const SessionStartLimit &limit, int spent)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_resetAt = m_clock->wall() + limit.resetAfter;
    }
    // What was sent meanwhile, Discord may not have counted.
    const int meanwhile = m_budget->spent() - spent;
    m_budget->set(limit.total, limit.remaining - meanwhile, m_clock->monotonic() + limit.resetAfter);
}

void StartWatch::holdStarts(Timestamp until, const QString &reason)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_holdReason = reason;
    }
    m_budget->hold(until.isNull() ? nanoseconds(0) : m_clock->monotonic() + (until - m_clock->wall()));
}

void StartWatch::begin(
    const QList<GatewayShard *> &shards, const QSet<int> &resumed, int maxConcurrency, milliseconds identifyWindow)
{
    replaceShards(shards, resumed);
    {
        const QMutexLocker lock(&m_mutex);
        m_maxConcurrency = maxConcurrency;
        m_identifyWindow = identifyWindow;
    }
    m_isStarting = true;
    m_told = {};
    m_toldWait.reset();
    m_toldBackoffs.clear();
    scheduleReading();
}

void StartWatch::replaceShards(const QList<GatewayShard *> &shards, const QSet<int> &resumed)
{
    const QMutexLocker lock(&m_mutex);
    m_shards = shards;
    m_resumed = resumed;
}

void StartWatch::shardChanged(const GatewayShard *shard, ShardState state)
{
    lookSoon();
    if (!shard || state != ShardState::BackingOff)
        return;
    // It may be further than the change that is looked at: then the next change finds the same.
    const ShardSnapshot snapshot = shard->snapshot();
    if (snapshot.state != state || snapshot.nextAttemptAt - m_clock->wall() < leastWait)
        return;
    if (std::exchange(m_toldBackoffs[snapshot.id], snapshot.nextAttemptAt) != snapshot.nextAttemptAt)
        Q_EMIT waiting({ .kind = BotWait::Kind::Backoff,
            .shardId = snapshot.id,
            .reason = snapshot.lastCloseReason,
            .until = snapshot.nextAttemptAt }); // the shard has logged it
}

void StartWatch::setStarted()
{
    const QPointer<StartWatch> guard(this);
    look();
    if (guard)
        m_isStarting = false;
}

void StartWatch::end()
{
    setRequest({});
    m_isStarting = false;
    {
        const QMutexLocker lock(&m_mutex);
        m_shards.clear();
    }
    m_limitTimer.stop();
    m_limitReply.cancel(); // last: it calls scheduleReading(), which looks at the shards
}

void StartWatch::fill(SessionSnapshot *snapshot) const
{
    const SessionBudget::Status budget = m_budget->status();
    if (budget.total > 0) {
        snapshot->sessionStartsTotal = budget.total;
        snapshot->sessionStartsRemaining = budget.remaining;
    }
    const QMutexLocker lock(&m_mutex);
    snapshot->sessionStartsResetAt = m_resetAt;
    if (m_requestWait)
        snapshot->waits.append(*m_requestWait);
    if (m_shards.isEmpty())
        return;
    snapshot->startProgress = progress();
    if (const auto wait = queueWait(snapshot->startProgress))
        snapshot->waits.append(*wait);
    for (const GatewayShard *shard : m_shards) {
        if (shard->state() != ShardState::BackingOff)
            continue;
        const ShardSnapshot backingOff = shard->snapshot();
        if (backingOff.state == ShardState::BackingOff)
            snapshot->waits.append(
                { BotWait::Kind::Backoff, backingOff.id, backingOff.lastCloseReason, backingOff.nextAttemptAt });
    }
}

// Once for all that happens at the same time
void StartWatch::lookSoon()
{
    if (!std::exchange(m_isLookPending, true))
        QMetaObject::invokeMethod(this, &StartWatch::look, Qt::QueuedConnection);
}

void StartWatch::look()
{
    m_isLookPending = false;
    StartProgress now;
    std::optional<BotWait> wait;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_shards.isEmpty())
            return;
        now = progress();
        wait = queueWait(now);
    }
    const QPointer<StartWatch> guard(this);
    if (m_isStarting && (now.ready != m_told.ready || now.window != m_told.window || now.windows != m_told.windows)) {
        m_told = now;
        Q_EMIT progressed(now);
        if (!guard)
            return;
    }
    if (!wait) {
        m_toldWait.reset();
        return;
    }
    const bool isNews = !m_toldWait || m_toldWait->kind != wait->kind || wait->until - m_toldWait->until >= leastWait;
    if (!isNews || wait->until - m_clock->wall() < leastWait)
        return;
    m_toldWait = wait;
    tell(*wait);
}

void StartWatch::lookAtRequest()
{
    BotWait wait;
    bool isNews;
    {
        const RestSnapshot rest = m_rest->snapshot();
        const QMutexLocker lock(&m_mutex);
        wait.reason = QStringLiteral("%1 has not been answered yet").arg(m_request);
        if (rest.queued > 0) {
            wait.reason = QStringLiteral("Discord's rate limit holds %1 back").arg(m_request);
            for (const RestBucket &bucket : rest.buckets) {
                if (bucket.route == m_request && bucket.queued > 0)
                    wait.until = m_clock->wall() + bucket.resetAfter;
            }
        }
        // A time that was told stands: that of the snapshot is as old as what it is taken from.
        isNews = !m_requestWait || m_requestWait->reason != wait.reason
            || (!wait.until.isNull() && m_requestWait->until < m_clock->wall());
        if (isNews)
            m_requestWait = wait;
    }
    m_requestTimer.start(leastWait);
    if (isNews)
        tell(wait);
}

// A bot that runs for days would otherwise count on what was left on the first of them (P49).
void StartWatch::readLimit()
{
    const int spent = m_budget->spent();
    m_limitReply = m_rest->fetchGatewayBot();
    m_limitReply.then(this, [this, spent](const GatewayBotInfo &info) { setLimit(info.sessionStartLimit, spent); })
        .onError(this,
            [](const Error &error) {
                if (error.kind != Error::Kind::Cancelled)
                    qCWarning(lcBot).noquote() << "could not ask how many session starts are left:" << error.toString();
            })
        .onFinished(this, [this] { scheduleReading(); });
}

// In an hour, or just after the reset when that is earlier
void StartWatch::scheduleReading()
{
    {
        const QMutexLocker lock(&m_mutex);
        if (m_shards.isEmpty())
            return; // it has ended meanwhile
    }
    nanoseconds delay = limitAge;
    if (const nanoseconds untilReset = m_budget->status().resetAt - m_clock->monotonic(); untilReset > 0ns)
        delay = std::min<nanoseconds>(delay, untilReset + 1s);
    m_limitTimer.start(delay);
}

void StartWatch::tell(const BotWait &wait)
{
    QString line = QStringLiteral("waiting: ") + wait.reason;
    if (!wait.until.isNull())
        line += QStringLiteral(", until ") + wait.until.toIso8601();
    if (wait.kind == BotWait::Kind::IdentifyWindow)
        qCInfo(lcBot).noquote() << line;
    else
        qCWarning(lcBot).noquote() << line;
    Q_EMIT waiting(wait);
}

Timestamp StartWatch::wallTime(nanoseconds monotonic) const
{
    return m_clock->wall() + (monotonic - m_clock->monotonic());
}

StartProgress StartWatch::progress() const
{
    StartProgress progress = ShardManager::startProgress(m_shards, m_resumed, m_maxConcurrency, m_identifyWindow);
    const SessionBudget::Status budget = m_budget->status();
    if (budget.nextAt > 0ns && progress.window < progress.windows) {
        const auto untilNext = std::max(0ns, budget.nextAt - m_clock->monotonic());
        progress.windowEndsAt = wallTime(budget.nextAt);
        progress.estimate =
            std::chrono::ceil<milliseconds>(untilNext) + (progress.windows - progress.window - 1) * m_identifyWindow;
    }
    return progress;
}

std::optional<BotWait> StartWatch::queueWait(const StartProgress &progress) const
{
    const SessionBudget::Status budget = m_budget->status();
    if (budget.waiting == 0 || budget.nextAt <= m_clock->monotonic())
        return {};
    BotWait wait { .kind = BotWait::Kind::IdentifyWindow, .until = wallTime(budget.nextAt) };
    if (budget.heldUntil > m_clock->monotonic()) {
        wait.kind = BotWait::Kind::TooManyStarts;
        wait.reason = m_holdReason;
    } else if (budget.isShort) {
        wait.kind = BotWait::Kind::SessionLimit;
        wait.reason =
            QStringLiteral("no session start is left of the %1 of today, and shards have to begin new sessions")
                .arg(budget.total);
    } else {
        wait.reason = QStringLiteral("%1 of %2 shards are ready, identify window %3 of %4 has begun")
                          .arg(progress.ready)
                          .arg(progress.total)
                          .arg(progress.window)
                          .arg(progress.windows);
    }
    return wait;
}

} // namespace Hikari
