#pragma once

#include <hikari/core/error.h>
#include <hikari/core/timer.h>
#include <hikari/rest/restrecord.h>
#include <hikari/rest/route_p.h>

#include <QObject>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

namespace Hikari {

//! \brief What the headers and body of an answer say about rate limits
struct RateLimitHeaders
{
    enum class Scope
    {
        User,
        Shared,
        Global
    };

    QString bucket; //!< X-RateLimit-Bucket; empty: the route has none
    std::optional<int> limit;
    std::optional<int> remaining;
    std::optional<std::chrono::milliseconds> resetAfter;
    bool isLimited = false; //!< the answer was a 429
    Scope scope = Scope::User; //!< of a 429
    std::chrono::milliseconds retryAfter { 0 }; //!< of a 429: the larger of header and body
    bool isFromDiscord = true; //!< false: a 429 without Discord's headers, from what stands before it
};

//! \brief Lets requests go when Discord's limits allow, in order within a bucket
//!
//! One request of a bucket is under way at a time: that keeps the order, and the answer of the first tells the limits
//! before the second goes. Learns which route belongs to which bucket from the answers, and again whenever they change.
//! Counts on monotonic time only. Lives in the bot's thread.
class HIKARI_AUTOTEST_EXPORT RateLimiter : public QObject
{
    Q_OBJECT
public:
    using Ticket = quint64;

    //! \param maxWait a request that would have to wait longer is refused at once; milliseconds::max(): none is
    RateLimiter(Clock *clock, std::chrono::milliseconds maxWait, QObject *parent = nullptr);
    ~RateLimiter() override;

    //! \brief Calls \a go from here or later, when \a route may be sent; or \a refuse, with RateLimitTooLong
    //!
    //! After go(), exactly one of finish() and retry() must follow.
    Ticket enqueue(const CompiledRoute &route, std::function<void()> go, std::function<void(const Error &)> refuse);
    //! \brief Takes a waiting request out; nothing happens when it is not waiting
    void cancel(Ticket ticket);
    //! \brief The request has been answered, or failed when \a headers is null
    void finish(Ticket ticket, const RateLimitHeaders *headers);
    //! \brief As finish(), and the request goes again, before those that wait
    void retry(Ticket ticket, const RateLimitHeaders *headers);

    int queued() const;
    QList<RestBucket> buckets() const;
    //! The hash of the bucket that \a ticket's route was last known to belong to
    QString bucketOf(const CompiledRoute &route) const;

private:
    using Time = std::chrono::nanoseconds;
    struct Waiter
    {
        Ticket ticket;
        QString route; // method and template
        QString resource; // route and major: what a sub-limit concerns
        QString major;
        std::function<void()> go;
        std::function<void(const Error &)> refuse;
    };
    struct Bucket
    {
        QString hash; // empty: not known yet
        QString major;
        QString lastRoute;
        int limit = 0;
        int remaining = 1;
        Time resetAt { 0 };
        bool isKnown = false;
        int underWay = 0; // more than 1 only when buckets turn out to be one
        std::deque<Waiter> waiting;
    };
    using BucketKey = std::pair<QString, QString>; // hash, or method and template while unknown; major

    BucketKey keyOf(const QString &route, const QString &major) const;
    Bucket &bucketFor(const QString &route, const QString &major);
    Waiter release(Ticket ticket, const RateLimitHeaders *headers);
    void learn(const Waiter &waiter, const RateLimitHeaders &headers);
    void moveRoute(const QString &route, const QString &hash);
    // When the waiter may go; nothing: now
    std::optional<Time> blockedUntil(const Bucket &bucket, const Waiter &waiter) const;
    void refuseTooLong();
    void pump();
    void forgetIdleBuckets();

    Clock *m_clock;
    std::chrono::milliseconds m_maxWait;
    Timer m_timer;
    Ticket m_lastTicket = 0;
    std::map<BucketKey, Bucket> m_buckets;
    std::map<QString, QString> m_hashes; // of method and template
    std::map<QString, Time> m_resourcesBlockedUntil;
    Time m_allBlockedUntil { 0 };
    std::unordered_map<Ticket, std::pair<BucketKey, Waiter>> m_underWay;
    bool m_isPumping = false;
    bool m_pumpAgain = false;
};

} // namespace Hikari
