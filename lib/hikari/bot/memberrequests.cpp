#include <hikari/bot/memberrequests_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/events/member_events.h>
#include <hikari/events/shard_events.h>
#include <hikari/gateway/gatewayshard.h>

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <optional>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// Guilds whose time is up are forgotten when there are more (P77).
constexpr qsizetype mostRemembered = 1000;

struct MemberRequests::Pending
{
    Pending(Clock *clock, RequestGuildMembers wanted, MemberRequestOptions given, bool collects, bool ownNonce)
        : request(std::move(wanted))
        , options(std::move(given))
        , isCollected(collects)
        , hasOwnNonce(ownNonce)
        , timer(clock)
    { }

    bool isForAll() const
    {
        return request.userIds.isEmpty() && request.query.value_or(QString()).isEmpty() && request.limit == 0;
    }

    RequestGuildMembers request; // with its nonce
    const MemberRequestOptions options;
    const bool isCollected;
    const bool hasOwnNonce; // false: the caller's, who may have used it before
    ReplySource<GuildMembers> source;
    Timer timer; // until it may be sent, or until it is too late for a chunk
    Reply<void> sending;
    int attempt = 0; // what an earlier one comes to does not matter
    bool isSent = false;
    std::optional<nanoseconds> place; // when all members may be asked for, until it is known that they were
    QSet<int> received; // chunks
    MemberRequestProgress progress;
    GuildMembers result;
};

static Error rateLimited(Error::Kind kind, nanoseconds wait, milliseconds allowed)
{
    const auto time = std::chrono::ceil<milliseconds>(wait);
    return { .kind = kind,
        .message = QStringLiteral("Discord sends the members of this guild in %1 ms only, and the request allows %2 ms")
                       .arg(time.count())
                       .arg(allowed.count()),
        .retryAfter = time };
}

MemberRequests::MemberRequests(Clock *clock, std::function<GatewayShard *(Snowflake guild)> shardOf)
    : m_clock(clock)
    , m_shardOf(std::move(shardOf))
    , m_prefix(QString::number(QRandomGenerator::global()->generate(), 36) + u'-')
{ }

MemberRequests::~MemberRequests() = default;

Reply<GuildMembers> MemberRequests::request(RequestGuildMembers request, MemberRequestOptions options)
{
    return add(std::move(request), std::move(options), true);
}

Reply<GuildMembers> MemberRequests::requestUncollected(RequestGuildMembers request, MemberRequestOptions options)
{
    return add(std::move(request), std::move(options), false);
}

Reply<GuildMembers> MemberRequests::add(RequestGuildMembers request, MemberRequestOptions options, bool isCollected)
{
    const bool hasOwnNonce = !request.nonce;
    if (hasOwnNonce)
        request.nonce = m_prefix + QString::number(++m_count, 36);
    const QString nonce = *request.nonce;
    if (m_pending.contains(nonce))
        return Reply<GuildMembers>::failed({ .kind = Error::Kind::InvalidArgument,
            .message = QStringLiteral("a request with the nonce \"%1\" is under way: choose another").arg(nonce) });
    const auto pending =
        std::make_shared<Pending>(m_clock, std::move(request), std::move(options), isCollected, hasOwnNonce);
    pending->result.guildId = pending->request.guildId;
    pending->source.onCancel([guard = QPointer(this), nonce] {
        if (guard)
            guard->take(nonce);
    });
    connect(&pending->timer, &Timer::timeout, this, [this, nonce] {
        const auto it = m_pending.constFind(nonce);
        if (it == m_pending.constEnd())
            return;
        if (!(*it)->isSent) {
            send(nonce);
            return;
        }
        const MemberRequestProgress &progress = (*it)->progress;
        fail(nonce,
            { .kind = Error::Kind::Timeout,
                .message = QStringLiteral("no further members came: %1 of %2 chunks are there")
                               .arg(progress.chunks)
                               .arg(progress.chunkCount > 0 ? QString::number(progress.chunkCount)
                                                            : QStringLiteral("an unknown number of")) });
    });
    m_pending.insert(nonce, pending);
    const Reply<GuildMembers> reply = pending->source.reply();
    begin(*pending);
    return reply;
}

void MemberRequests::begin(Pending &pending)
{
    if (pending.isSent)
        Q_EMIT askingEnded(*pending.request.nonce);
    ++pending.attempt;
    pending.isSent = false;
    pending.received.clear();
    pending.progress = {};
    pending.result = { .guildId = pending.request.guildId, .members = {}, .presences = {}, .notFound = {} };
    waitFor(pending, pending.isForAll() ? takePlace(pending) : 0ns);
}

// How long it has to wait; no place is taken when that is too long. One that was never sent still has its place.
nanoseconds MemberRequests::takePlace(Pending &pending)
{
    const nanoseconds now = m_clock->monotonic();
    if (!pending.place) {
        if (m_allowedAt.size() > mostRemembered)
            m_allowedAt.removeIf([now](const auto &entry) { return entry.value() <= now; });
        const nanoseconds at = std::max(now, m_allowedAt.value(pending.request.guildId, now));
        if (at - now > pending.options.maxRateLimit)
            return at - now;
        pending.place = at;
        m_allowedAt[pending.request.guildId] = at + betweenAllMembers;
    }
    return std::max(0ns, *pending.place - now);
}

// One that is not sent is as if it had never been asked for: those behind it move up. Calls nobody.
void MemberRequests::leavePlace(Pending &gone)
{
    if (!gone.place)
        return;
    nanoseconds next = *std::exchange(gone.place, std::nullopt);
    const Snowflake guild = gone.request.guildId;
    QList<Pending *> others;
    for (const std::shared_ptr<Pending> &other : std::as_const(m_pending)) {
        if (other->place && other->request.guildId == guild)
            others.append(other.get());
    }
    std::sort(others.begin(), others.end(), [](const Pending *a, const Pending *b) { return *a->place < *b->place; });
    const nanoseconds now = m_clock->monotonic();
    for (Pending *other : std::as_const(others)) {
        if (*other->place > next) {
            other->place = next;
            if (!other->isSent)
                other->timer.start(next - now);
        }
        next = std::max(next, *other->place + betweenAllMembers);
    }
    m_allowedAt[guild] = std::min(m_allowedAt.value(guild, next), next);
}

void MemberRequests::waitFor(Pending &pending, nanoseconds time)
{
    const QString nonce = *pending.request.nonce;
    pending.isSent = false;
    if (time > pending.options.maxRateLimit) {
        fail(nonce, rateLimited(Error::Kind::RateLimitTooLong, time, pending.options.maxRateLimit));
        return;
    }
    if (time == 0ns) {
        send(nonce);
        return;
    }
    pending.timer.start(time);
    report(pending, time);
}

void MemberRequests::send(const QString &nonce)
{
    const std::shared_ptr<Pending> pending = m_pending.value(nonce);
    GatewayShard *const shard = m_shardOf(pending->request.guildId);
    if (!shard) {
        fail(nonce,
            { .kind = Error::Kind::State,
                .message = QStringLiteral("the shard of guild %1 does not run in this process")
                               .arg(pending->request.guildId.toString()) });
        return;
    }
    pending->isSent = true;
    if (pending->isForAll() && pending->hasOwnNonce)
        Q_EMIT askedForAll(nonce, pending->request.guildId);
    pending->sending = shard->requestGuildMembers(pending->request, SendPolicy::AnySession);
    pending->sending
        .then(this,
            [this, nonce, attempt = pending->attempt] {
                const auto sent = m_pending.value(nonce);
                if (!sent || sent->attempt != attempt)
                    return;
                sent->place.reset();
                if (sent->received.isEmpty())
                    sent->timer.start(sent->options.timeout);
            })
        .onError(this, [this, nonce, attempt = pending->attempt](const Error &error) {
            if (const auto sent = m_pending.value(nonce); sent && sent->attempt == attempt)
                fail(nonce, error);
        });
}

void MemberRequests::deliver(const Event &event)
{
    if (m_pending.isEmpty()) // nearly always, and this sees every event
        return;
    if (const auto *chunk = eventCast<MemberChunkEvent>(event))
        onChunk(*chunk);
    else if (const auto *limit = eventCast<RequestGuildMembersRateLimitedEvent>(event))
        onRateLimited(*limit);
    else if (const auto *ready = eventCast<ShardReadyEvent>(event))
        onNewSession(ready->shardId);
}

void MemberRequests::onChunk(const MemberChunkEvent &event)
{
    const std::shared_ptr<Pending> pending = event.nonce ? m_pending.value(*event.nonce) : nullptr;
    if (!pending || pending->request.guildId != event.guildId || pending->received.contains(event.chunkIndex))
        return;
    pending->place.reset(); // this may come before it is known that the request was sent
    pending->received.insert(event.chunkIndex);
    pending->progress.chunks = int(pending->received.size());
    pending->progress.chunkCount = event.chunkCount;
    pending->progress.members += event.members.size();
    pending->result.notFound += event.notFound;
    if (pending->isCollected) {
        pending->result.members += event.members;
        pending->result.presences += event.presences;
    }
    pending->timer.start(pending->options.timeout);
    const bool isComplete = pending->progress.chunks >= event.chunkCount;
    if (isComplete)
        take(*event.nonce);
    report(*pending); // may have this destroyed
    if (isComplete)
        pending->source.succeed(pending->result);
}

void MemberRequests::onRateLimited(const RequestGuildMembersRateLimitedEvent &event)
{
    const std::shared_ptr<Pending> pending = event.nonce ? m_pending.value(*event.nonce) : nullptr;
    if (!pending || pending->request.guildId != event.guildId)
        return;
    const nanoseconds wait =
        std::chrono::duration_cast<nanoseconds>(std::chrono::duration<double>(std::max(0.0, event.retryAfterSeconds)));
    qCInfo(lcBot).noquote() << "members of guild" << event.guildId.toString() << "are rate limited for"
                            << event.retryAfterSeconds << "s";
    ++pending->attempt; // it was sent, known or not
    if (pending->isForAll()) {
        pending->place = m_clock->monotonic() + wait;
        nanoseconds &allowedAt = m_allowedAt[event.guildId];
        allowedAt = std::max(allowedAt, *pending->place + betweenAllMembers);
    }
    if (wait > pending->options.maxRateLimit)
        fail(*event.nonce, rateLimited(Error::Kind::RateLimited, wait, pending->options.maxRateLimit));
    else
        waitFor(*pending, std::max<nanoseconds>(wait, 1ms));
}

// What was asked for in the session before will not come.
void MemberRequests::onNewSession(int shardId)
{
    beginAgain([&](const Pending &pending) {
        const GatewayShard *const shard = m_shardOf(pending.request.guildId);
        return shard && shard->id() == shardId && pending.sending.isFinished();
    });
}

void MemberRequests::onShardsReplaced()
{
    beginAgain([](const Pending &) { return true; });
}

void MemberRequests::beginAgain(const std::function<bool(const Pending &)> &isMeant)
{
    const QPointer<MemberRequests> guard(this);
    const QMap<QString, std::shared_ptr<Pending>> all = m_pending;
    for (const std::shared_ptr<Pending> &pending : all) {
        if (!guard)
            return;
        if (pending->isSent && isMeant(*pending) && m_pending.contains(*pending->request.nonce)) {
            const Reply<void> before = pending->sending;
            begin(*pending);
            before.cancel(); // in case it still waits in a shard
        }
    }
}

QList<ReplySource<GuildMembers>> MemberRequests::takeAll()
{
    QList<ReplySource<GuildMembers>> sources;
    for (const QString &nonce : m_pending.keys())
        sources.append(take(nonce)->source);
    return sources;
}

void MemberRequests::fail(const QString &nonce, const Error &error)
{
    if (const std::shared_ptr<Pending> pending = take(nonce))
        pending->source.fail(error);
}

std::shared_ptr<MemberRequests::Pending> MemberRequests::take(const QString &nonce)
{
    std::shared_ptr<Pending> pending = m_pending.take(nonce);
    if (pending) {
        pending->timer.stop();
        Q_EMIT askingEnded(nonce);
        if (pending->isSent && !pending->sending.isFinished()) {
            const GatewayShard *const shard = m_shardOf(pending->request.guildId);
            if (shard && isReady(shard->state()))
                pending->place.reset(); // it is sent before the shard hears that it is not wanted any more
            pending->sending.cancel();
        }
        leavePlace(*pending);
    }
    return pending;
}

void MemberRequests::report(const Pending &pending, nanoseconds wait)
{
    if (!pending.options.progress)
        return;
    MemberRequestProgress progress = pending.progress;
    progress.wait = std::chrono::ceil<milliseconds>(wait);
    const auto callback = pending.options.progress;
    callback(progress);
}

} // namespace Hikari
