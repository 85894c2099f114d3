#include <hikari/core/clock.h>
#include <hikari/rest/ratelimiter_p.h>

#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

RateLimitHeaders bucketHeaders(const QString &hash, int limit, int remaining, std::chrono::milliseconds resetAfter)
{
    RateLimitHeaders headers;
    headers.bucket = hash;
    headers.limit = limit;
    headers.remaining = remaining;
    headers.resetAfter = resetAfter;
    return headers;
}

RateLimitHeaders limited(RateLimitHeaders::Scope scope, std::chrono::milliseconds retryAfter)
{
    RateLimitHeaders headers;
    headers.isLimited = true;
    headers.scope = scope;
    headers.retryAfter = retryAfter;
    return headers;
}

CompiledRoute message(const char *channel)
{
    return { Routes::postMessage, { QString::fromLatin1(channel) } };
}

} // namespace

class TestRateLimiter : public QObject
{
    Q_OBJECT

private:
    // What a limiter let go and refused, by the names of the requests
    struct Bench
    {
        ManualClock clock;
        QStringList gone;
        QStringList refused;
        QHash<QString, Error> errors;
        QHash<QString, RateLimiter::Ticket> tickets;
        RateLimiter limiter;

        explicit Bench(std::chrono::milliseconds maxWait = 300s)
            : limiter(&clock, maxWait)
        { }
        void ask(const QString &name, const CompiledRoute &route)
        {
            tickets[name] = limiter.enqueue(
                route, [this, name] { gone.append(name); },
                [this, name](const Error &error) {
                    refused.append(name);
                    errors.insert(name, error);
                });
        }
        void answer(const QString &name, const RateLimitHeaders &headers)
        {
            limiter.finish(tickets.value(name), &headers);
        }
        void retry(const QString &name, const RateLimitHeaders &headers)
        {
            limiter.retry(tickets.value(name), &headers);
        }
    };

private Q_SLOTS:
    void P95_oneProbeForAnUnknownBucket()
    {
        Bench bench;
        for (int i = 0; i < 50; ++i)
            bench.ask(QString::number(i), message("1"));
        QCOMPARE(bench.gone, QStringList { QStringLiteral("0") });
        QCOMPARE(bench.limiter.queued(), 49);
        bench.answer(QStringLiteral("0"), bucketHeaders(QStringLiteral("h"), 5, 4, 1s));
        QCOMPARE(bench.gone.size(), 2);
    }

    void P105_keepsTheOrderWithinABucket()
    {
        Bench bench;
        QStringList names;
        for (int i = 0; i < 20; ++i) {
            names.append(QString::number(i));
            bench.ask(names.last(), message("1"));
        }
        for (int i = 0; i < 20; ++i) {
            while (bench.gone.size() <= i)
                QVERIFY(bench.clock.advanceToNextTimer());
            bench.answer(names[i], bucketHeaders(QStringLiteral("h"), 5, 4 - i % 5, 1s));
        }
        QCOMPARE(bench.gone, names);
    }

    void P105_keepsTheOrderWhenAnotherChannelTeachesTheBucket()
    {
        Bench bench;
        for (const char *name : { "a1", "a2", "b1", "b2" })
            bench.ask(QString::fromLatin1(name), message(*name == 'a' ? "1" : "2"));
        QCOMPARE(bench.gone, (QStringList { QStringLiteral("a1"), QStringLiteral("b1") }));
        bench.answer(QStringLiteral("a1"), bucketHeaders(QStringLiteral("h"), 5, 4, 1s));
        // b1 is under way still.
        QCOMPARE(bench.gone, (QStringList { QStringLiteral("a1"), QStringLiteral("b1"), QStringLiteral("a2") }));
        bench.answer(QStringLiteral("b1"), bucketHeaders(QStringLiteral("h"), 5, 4, 1s));
        QCOMPARE(bench.gone.last(), QStringLiteral("b2"));
    }

    void P105_aRetryGoesFirstWhenAnotherChannelTeachesTheBucket()
    {
        Bench bench;
        for (const char *name : { "a1", "b1", "b2" })
            bench.ask(QString::fromLatin1(name), message(*name == 'a' ? "1" : "2"));
        bench.answer(QStringLiteral("a1"), bucketHeaders(QStringLiteral("h"), 5, 4, 1s));
        bench.retry(QStringLiteral("b1"), limited(RateLimitHeaders::Scope::User, 1s));
        bench.clock.advance(1100ms);
        QCOMPARE(bench.gone, (QStringList { QStringLiteral("a1"), QStringLiteral("b1"), QStringLiteral("b1") }));
    }

    void P93_twoRoutesFoundToShareABucketWaitForBoth()
    {
        Bench bench;
        const CompiledRoute edit { Routes::patchMessage, { QStringLiteral("1"), QStringLiteral("9") } };
        bench.ask(QStringLiteral("post"), message("1"));
        bench.ask(QStringLiteral("edit"), edit);
        bench.ask(QStringLiteral("other"), { Routes::patchMessage, { QStringLiteral("2"), QStringLiteral("9") } });
        QCOMPARE(bench.gone.size(), 3);
        // Teaches the bucket of all edits while the one in channel 1 is under way.
        bench.answer(QStringLiteral("other"), bucketHeaders(QStringLiteral("h"), 5, 4, 1s));
        bench.answer(QStringLiteral("post"), bucketHeaders(QStringLiteral("h"), 5, 4, 1s));
        bench.ask(QStringLiteral("post2"), message("1"));
        QVERIFY(!bench.gone.contains(QStringLiteral("post2")));
        bench.answer(QStringLiteral("edit"), bucketHeaders(QStringLiteral("h"), 5, 3, 1s));
        QCOMPARE(bench.gone.last(), QStringLiteral("post2"));
        QCOMPARE(bench.limiter.queued(), 0);
    }

    void P97_anAnswerWithoutHeadersLiftsNoLimit()
    {
        Bench bench;
        bench.ask(QStringLiteral("1"), message("1"));
        bench.answer(QStringLiteral("1"), bucketHeaders(QStringLiteral("h"), 2, 1, 60s));
        bench.ask(QStringLiteral("2"), message("1"));
        bench.answer(QStringLiteral("2"), RateLimitHeaders()); // a 502 of what stands before Discord
        bench.ask(QStringLiteral("3"), message("1"));
        QVERIFY(!bench.gone.contains(QStringLiteral("3")));
        bench.clock.advance(61s);
        QCOMPARE(bench.gone.last(), QStringLiteral("3"));
    }

    void neverMoreThanTheLimitInOneWindow()
    {
        Bench bench;
        for (int i = 0; i < 12; ++i)
            bench.ask(QString::number(i), message("1"));
        const auto start = bench.clock.monotonic();
        QList<std::chrono::nanoseconds> times;
        for (int i = 0; i < 12; ++i) {
            while (bench.gone.size() <= i)
                QVERIFY(bench.clock.advanceToNextTimer());
            times.append(bench.clock.monotonic() - start);
            bench.answer(QString::number(i), bucketHeaders(QStringLiteral("h"), 5, 4 - i % 5, 1s));
        }
        QCOMPARE(times[4], 0ns);
        QVERIFY(times[5] >= 1s);
        QVERIFY(times[5] < 1010ms);
        QVERIFY(times[10] >= 2s);
        QVERIFY(times[10] < 2020ms);
    }

    void P93_channelsOfOneRouteHaveTheirOwnBuckets()
    {
        Bench bench;
        bench.ask(QStringLiteral("a1"), message("1"));
        bench.answer(QStringLiteral("a1"), bucketHeaders(QStringLiteral("h"), 1, 0, 60s));
        bench.ask(QStringLiteral("a2"), message("1"));
        bench.ask(QStringLiteral("b1"), message("2"));
        QCOMPARE(bench.gone, (QStringList { QStringLiteral("a1"), QStringLiteral("b1") }));
    }

    void P93_routesOfOneHashShareABucket()
    {
        Bench bench;
        const CompiledRoute edit { Routes::patchMessage, { QStringLiteral("1"), QStringLiteral("9") } };
        bench.ask(QStringLiteral("post"), message("1"));
        bench.answer(QStringLiteral("post"), bucketHeaders(QStringLiteral("h"), 5, 4, 60s));
        bench.ask(QStringLiteral("edit"), edit);
        bench.answer(QStringLiteral("edit"), bucketHeaders(QStringLiteral("h"), 5, 0, 60s));
        bench.ask(QStringLiteral("post2"), message("1"));
        bench.ask(QStringLiteral("edit2"), edit);
        QCOMPARE(bench.gone, (QStringList { QStringLiteral("post"), QStringLiteral("edit") }));
        bench.clock.advance(61s);
        QCOMPARE(bench.gone.size(), 3);
    }

    void P93_followsARenamedBucket()
    {
        Bench bench;
        bench.ask(QStringLiteral("1"), message("1"));
        bench.ask(QStringLiteral("2"), message("1"));
        bench.ask(QStringLiteral("3"), message("1"));
        bench.answer(QStringLiteral("1"), bucketHeaders(QStringLiteral("old"), 5, 4, 1s));
        bench.answer(QStringLiteral("2"), bucketHeaders(QStringLiteral("new"), 5, 3, 1s));
        bench.answer(QStringLiteral("3"), bucketHeaders(QStringLiteral("old"), 5, 2, 1s));
        QCOMPARE(bench.gone, (QStringList { QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3") }));
        QCOMPARE(bench.limiter.bucketOf(message("1")), QStringLiteral("old"));
        QCOMPARE(bench.limiter.queued(), 0);
    }

    void P94_wallClockDoesNotMatter()
    {
        Bench bench;
        bench.ask(QStringLiteral("1"), message("1"));
        bench.ask(QStringLiteral("2"), message("1"));
        bench.answer(QStringLiteral("1"), bucketHeaders(QStringLiteral("h"), 1, 0, 10s));
        bench.clock.setWall(bench.clock.wall() + std::chrono::hours(1));
        bench.clock.advance(9s);
        QCOMPARE(bench.gone.size(), 1);
        bench.clock.setWall(bench.clock.wall() - std::chrono::hours(2));
        bench.clock.advance(1100ms);
        QCOMPARE(bench.gone.size(), 2);
    }

    void P96_userLimitStopsOnlyItsBucket()
    {
        Bench bench;
        bench.ask(QStringLiteral("a"), message("1"));
        bench.retry(QStringLiteral("a"), limited(RateLimitHeaders::Scope::User, 5s));
        bench.ask(QStringLiteral("b"), message("2"));
        QCOMPARE(bench.gone, (QStringList { QStringLiteral("a"), QStringLiteral("b") }));
        bench.clock.advance(5100ms);
        QCOMPARE(bench.gone.last(), QStringLiteral("a"));
        QCOMPARE(bench.gone.size(), 3);
    }

    void P96_globalLimitStopsEverything()
    {
        Bench bench;
        bench.ask(QStringLiteral("a"), message("1"));
        bench.retry(QStringLiteral("a"), limited(RateLimitHeaders::Scope::Global, 5s));
        bench.ask(QStringLiteral("b"), message("2"));
        bench.ask(QStringLiteral("c"), { Routes::getMyUser });
        QCOMPARE(bench.gone.size(), 1);
        bench.clock.advance(5100ms);
        QCOMPARE(bench.gone.size(), 4);
    }

    void P96_answerOfAProxyStopsEverything()
    {
        Bench bench;
        bench.ask(QStringLiteral("a"), message("1"));
        RateLimitHeaders headers = limited(RateLimitHeaders::Scope::User, 30s);
        headers.isFromDiscord = false;
        bench.retry(QStringLiteral("a"), headers);
        bench.ask(QStringLiteral("b"), message("2"));
        QCOMPARE(bench.gone.size(), 1);
        bench.clock.advance(31s);
        QCOMPARE(bench.gone.size(), 3);
    }

    void P98_subLimitStopsOneResource()
    {
        Bench bench;
        const CompiledRoute edit { Routes::patchMessage, { QStringLiteral("1"), QStringLiteral("9") } };
        bench.ask(QStringLiteral("post"), message("1"));
        bench.answer(QStringLiteral("post"), bucketHeaders(QStringLiteral("h"), 5, 4, 1s));
        bench.ask(QStringLiteral("edit"), edit);
        RateLimitHeaders headers = bucketHeaders(QStringLiteral("h"), 5, 3, 1s);
        headers.isLimited = true;
        headers.retryAfter = 600s;
        bench.limiter.finish(bench.tickets.value(QStringLiteral("edit")), &headers);
        bench.ask(QStringLiteral("post2"), message("1"));
        QCOMPARE(bench.gone.last(), QStringLiteral("post2"));
        bench.ask(QStringLiteral("edit2"), edit);
        QVERIFY(!bench.gone.contains(QStringLiteral("edit2")));
    }

    void P99_refusesATooLongWaitAtOnce()
    {
        Bench bench(5s);
        bench.ask(QStringLiteral("1"), message("1"));
        bench.answer(QStringLiteral("1"), bucketHeaders(QStringLiteral("h"), 1, 0, 600s));
        bench.ask(QStringLiteral("2"), message("1"));
        QCOMPARE(bench.refused, QStringList { QStringLiteral("2") });
        const Error error = bench.errors.value(QStringLiteral("2"));
        QCOMPARE(error.kind, Error::Kind::RateLimitTooLong);
        QVERIFY(error.retryAfter >= 600s);
        QCOMPARE(error.route, QStringLiteral("POST /channels/{channel}/messages"));
        QCOMPARE(bench.limiter.queued(), 0);
    }

    void P99_waitsForEverWhenToldSo()
    {
        Bench bench(std::chrono::milliseconds::max());
        bench.ask(QStringLiteral("1"), message("1"));
        bench.answer(QStringLiteral("1"), bucketHeaders(QStringLiteral("h"), 1, 0, 86400s));
        bench.ask(QStringLiteral("2"), message("1"));
        QVERIFY(bench.refused.isEmpty());
        bench.clock.advance(86401s);
        QCOMPARE(bench.gone.size(), 2);
    }

    void P97_goesOnAfterAFailureWithoutHeaders()
    {
        Bench bench;
        bench.ask(QStringLiteral("1"), message("1"));
        bench.ask(QStringLiteral("2"), message("1"));
        bench.limiter.finish(bench.tickets.value(QStringLiteral("1")), nullptr);
        QCOMPARE(bench.gone.size(), 2);
    }

    void P105_cancelRemovesAWaitingRequest()
    {
        Bench bench;
        for (const char *name : { "1", "2", "3" })
            bench.ask(QString::fromLatin1(name), message("1"));
        bench.limiter.cancel(bench.tickets.value(QStringLiteral("2")));
        bench.answer(QStringLiteral("1"), bucketHeaders(QStringLiteral("h"), 5, 4, 1s));
        QCOMPARE(bench.gone, (QStringList { QStringLiteral("1"), QStringLiteral("3") }));
    }

    void aRetryGoesBeforeThoseThatWait()
    {
        Bench bench;
        for (const char *name : { "1", "2", "3" })
            bench.ask(QString::fromLatin1(name), message("1"));
        bench.retry(QStringLiteral("1"), limited(RateLimitHeaders::Scope::User, 1s));
        bench.clock.advance(1100ms);
        QCOMPARE(bench.gone, (QStringList { QStringLiteral("1"), QStringLiteral("1") }));
    }

    void routesWithoutALimitAreNotHeldUp()
    {
        Bench bench;
        for (int i = 0; i < 3; ++i) {
            bench.ask(QString::number(i), { Routes::getMyUser });
            bench.answer(QString::number(i), RateLimitHeaders());
        }
        QCOMPARE(bench.gone.size(), 3);
        QCOMPARE(bench.clock.activeTimers(), 0);
    }

    void goMayDestroyTheLimiter()
    {
        ManualClock clock;
        auto limiter = std::make_unique<RateLimiter>(&clock, 300s);
        limiter->enqueue(
            message("1"), [&] { limiter.reset(); }, [](const Error &) {});
        QVERIFY(!limiter);
    }

    void bucketsAreReadable()
    {
        Bench bench;
        bench.ask(QStringLiteral("1"), message("7"));
        bench.answer(QStringLiteral("1"), bucketHeaders(QStringLiteral("h"), 5, 3, 10s));
        const QList<RestBucket> buckets = bench.limiter.buckets();
        const auto found =
            std::find_if(buckets.begin(), buckets.end(), [](const RestBucket &b) { return !b.hash.isEmpty(); });
        QVERIFY(found != buckets.end());
        QCOMPARE(found->hash, QStringLiteral("h"));
        QCOMPARE(found->limit, 5);
        QCOMPARE(found->remaining, 3);
        QVERIFY(found->resetAfter >= 10s);
        QVERIFY(found->major.contains(u'7'));
    }
};

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
