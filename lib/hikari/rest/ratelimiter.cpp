#include <hikari/rest/ratelimiter_p.h>

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>

#include <QPointer>

#include <algorithm>
#include <utility>
#include <vector>

namespace Hikari {

namespace {

using namespace std::chrono_literals;

// A request that arrives just before the reset would be answered with a 429.
constexpr auto slack = 2ms;
// Buckets of channels that are not used any more would pile up.
constexpr std::size_t idleBucketsKept = 500;

} // namespace

RateLimiter::RateLimiter(Clock *clock, std::chrono::milliseconds maxWait, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_maxWait(maxWait)
    , m_timer(clock)
{
    connect(&m_timer, &Timer::timeout, this, &RateLimiter::pump);
}

RateLimiter::~RateLimiter() = default;

RateLimiter::BucketKey RateLimiter::keyOf(const QString &route, const QString &major) const
{
    const auto hash = m_hashes.find(route);
    return { hash == m_hashes.end() ? route : hash->second, major };
}

RateLimiter::Bucket &RateLimiter::bucketFor(const QString &route, const QString &major)
{
    Bucket &bucket = m_buckets[keyOf(route, major)];
    bucket.major = major;
    bucket.lastRoute = route;
    if (const auto hash = m_hashes.find(route); hash != m_hashes.end())
        bucket.hash = hash->second;
    return bucket;
}

RateLimiter::Ticket RateLimiter::enqueue(
    const CompiledRoute &route, std::function<void()> go, std::function<void(const Error &)> refuse)
{
    const Ticket ticket = ++m_lastTicket;
    const QString name = route.name();
    bucketFor(name, route.major())
        .waiting.push_back(
            { ticket, name, name + u' ' + route.major(), route.major(), std::move(go), std::move(refuse) });
    pump();
    return ticket;
}

void RateLimiter::cancel(Ticket ticket)
{
    for (auto &[key, bucket] : m_buckets)
        std::erase_if(bucket.waiting, [ticket](const Waiter &waiter) { return waiter.ticket == ticket; });
}

RateLimiter::Waiter RateLimiter::release(Ticket ticket, const RateLimitHeaders *headers)
{
    const auto found = m_underWay.find(ticket);
    Q_ASSERT(found != m_underWay.end());
    const BucketKey key = found->second.first;
    Waiter waiter = std::move(found->second.second);
    m_underWay.erase(found);
    if (const auto bucket = m_buckets.find(key); bucket != m_buckets.end())
        --bucket->second.underWay;
    if (headers)
        learn(waiter, *headers);
    return waiter;
}

void RateLimiter::finish(Ticket ticket, const RateLimitHeaders *headers)
{
    release(ticket, headers);
    pump();
}

void RateLimiter::retry(Ticket ticket, const RateLimitHeaders *headers)
{
    Waiter waiter = release(ticket, headers);
    Bucket &bucket = bucketFor(waiter.route, waiter.major);
    bucket.waiting.push_front(std::move(waiter));
    pump();
}

// What waits for the route moves along, in order, behind what waits there already; so does what is under way in other
// channels, which what waits behind it must not overtake (P105).
void RateLimiter::moveRoute(const QString &route, const QString &hash)
{
    std::map<QString, std::deque<Waiter>> moving;
    for (auto &[key, bucket] : m_buckets) {
        auto &queue = bucket.waiting;
        const auto staying =
            std::stable_partition(queue.begin(), queue.end(), [&](const Waiter &w) { return w.route != route; });
        std::move(staying, queue.end(), std::back_inserter(moving[bucket.major]));
        queue.erase(staying, queue.end());
    }
    m_hashes[route] = hash;
    for (auto &[major, queue] : moving) {
        if (!queue.empty()) {
            Bucket &target = bucketFor(route, major);
            std::move(queue.begin(), queue.end(), std::back_inserter(target.waiting));
        }
    }
    for (auto &[ticket, sent] : m_underWay) {
        auto &[key, waiter] = sent;
        if (waiter.route != route)
            continue;
        --m_buckets[key].underWay;
        ++bucketFor(route, waiter.major).underWay;
        key = keyOf(route, waiter.major);
    }
}

void RateLimiter::learn(const Waiter &waiter, const RateLimitHeaders &headers)
{
    const Time now = m_clock->monotonic();
    if (!headers.bucket.isEmpty() && keyOf(waiter.route, waiter.major).first != headers.bucket)
        moveRoute(waiter.route, headers.bucket);

    Bucket &bucket = bucketFor(waiter.route, waiter.major);
    bucket.isKnown = true;
    if (headers.limit && headers.remaining && headers.resetAfter) {
        bucket.limit = std::max(1, *headers.limit);
        bucket.remaining = *headers.remaining;
        bucket.resetAt = now + *headers.resetAfter + slack;
    } else if (!headers.isLimited && bucket.hash.isEmpty()) {
        bucket.limit = 0; // no limit of its own; the answer of a proxy does not lift one that is known (P97)
    }
    if (headers.isLimited) {
        const Time until = now + headers.retryAfter + slack;
        if (headers.scope == RateLimitHeaders::Scope::Global || !headers.isFromDiscord) {
            m_allBlockedUntil = std::max(m_allBlockedUntil, until);
        } else if (headers.remaining.value_or(0) > 0) {
            // The bucket has room: a limit on this resource alone, such as renaming a channel.
            m_resourcesBlockedUntil[waiter.resource] = until;
        } else {
            bucket.limit = std::max(1, bucket.limit);
            bucket.remaining = 0;
            bucket.resetAt = std::max(bucket.resetAt, until);
        }
    }
    forgetIdleBuckets();
}

std::optional<RateLimiter::Time> RateLimiter::blockedUntil(const Bucket &bucket, const Waiter &waiter) const
{
    const Time now = m_clock->monotonic();
    Time until = std::max(m_allBlockedUntil, Time(0));
    if (bucket.isKnown && bucket.limit > 0 && bucket.remaining <= 0)
        until = std::max(until, bucket.resetAt);
    if (const auto resource = m_resourcesBlockedUntil.find(waiter.resource); resource != m_resourcesBlockedUntil.end())
        until = std::max(until, resource->second);
    if (until <= now)
        return {};
    return until;
}

// Takes out what would have to wait too long; told last, since whoever is told may do anything.
void RateLimiter::refuseTooLong()
{
    if (m_maxWait == std::chrono::milliseconds::max())
        return;
    const Time now = m_clock->monotonic();
    std::vector<std::pair<Waiter, Time>> refused;
    for (auto &[key, bucket] : m_buckets) {
        std::erase_if(bucket.waiting, [&, &bucket = bucket](Waiter &waiter) {
            const auto until = blockedUntil(bucket, waiter);
            if (!until || *until - now <= m_maxWait + slack)
                return false;
            refused.emplace_back(std::move(waiter), *until - now);
            return true;
        });
    }
    const QPointer<RateLimiter> guard(this);
    for (const auto &[waiter, wait] : refused) {
        const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(wait);
        waiter.refuse({ .kind = Error::Kind::RateLimitTooLong,
            .message = QStringLiteral("the rate limit ends in %1 s, which is longer than the %2 s allowed")
                           .arg(double(milliseconds.count()) / 1000.0)
                           .arg(double(m_maxWait.count()) / 1000.0),
            .route = waiter.route,
            .retryAfter = milliseconds });
        if (!guard)
            return;
    }
}

void RateLimiter::pump()
{
    if (m_isPumping) { // go() and refuse() may come back here
        m_pumpAgain = true;
        return;
    }
    m_isPumping = true;
    const QPointer<RateLimiter> guard(this);
    do {
        m_pumpAgain = false;
        refuseTooLong();
        if (!guard)
            return;

        const Time now = m_clock->monotonic();
        std::optional<Time> next;
        std::vector<std::function<void()>> going;
        for (auto &[key, bucket] : m_buckets) {
            if (bucket.underWay > 0 || bucket.waiting.empty())
                continue;
            if (bucket.limit > 0 && bucket.resetAt <= now)
                bucket.remaining = std::max(bucket.remaining, bucket.limit);
            for (auto waiter = bucket.waiting.begin(); waiter != bucket.waiting.end(); ++waiter) {
                if (const auto until = blockedUntil(bucket, *waiter)) {
                    next = next ? std::min(*next, *until) : *until;
                    continue;
                }
                ++bucket.underWay;
                --bucket.remaining;
                going.push_back(waiter->go);
                const Ticket ticket = waiter->ticket;
                m_underWay.emplace(ticket, std::pair(key, std::move(*waiter)));
                bucket.waiting.erase(waiter);
                break;
            }
        }
        if (next)
            m_timer.startAt(*next);
        else
            m_timer.stop();
        for (const auto &go : going) {
            go();
            if (!guard)
                return;
        }
    } while (m_pumpAgain);
    m_isPumping = false;
}

void RateLimiter::forgetIdleBuckets()
{
    const Time now = m_clock->monotonic();
    std::erase_if(m_resourcesBlockedUntil, [now](const auto &entry) { return entry.second <= now; });
    if (m_buckets.size() <= idleBucketsKept)
        return;
    std::erase_if(m_buckets, [now](const auto &entry) {
        const Bucket &bucket = entry.second;
        return bucket.underWay == 0 && bucket.waiting.empty() && bucket.resetAt <= now;
    });
}

int RateLimiter::queued() const
{
    int count = 0;
    for (const auto &[key, bucket] : m_buckets)
        count += int(bucket.waiting.size());
    return count;
}

QList<RestBucket> RateLimiter::buckets() const
{
    const Time now = m_clock->monotonic();
    QList<RestBucket> result;
    for (const auto &[key, bucket] : m_buckets) {
        if (!bucket.isKnown)
            continue;
        const bool isReset = bucket.resetAt <= now;
        result.append({ .hash = bucket.hash,
            .route = bucket.lastRoute,
            .major = bucket.major,
            .limit = bucket.limit,
            .remaining = isReset ? bucket.limit : std::max(0, bucket.remaining),
            .resetAfter = isReset ? 0ms : std::chrono::ceil<std::chrono::milliseconds>(bucket.resetAt - now),
            .queued = int(bucket.waiting.size()) });
    }
    return result;
}

QString RateLimiter::bucketOf(const CompiledRoute &route) const
{
    const auto hash = m_hashes.find(route.name());
    return hash == m_hashes.end() ? QString() : hash->second;
}

} // namespace Hikari
