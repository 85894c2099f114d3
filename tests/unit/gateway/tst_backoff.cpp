#include <hikari/gateway/backoff_p.h>

#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void P29_boundDoublesUpToAMinute()
    {
        QCOMPARE(Backoff::bound(0), 1s);
        QCOMPARE(Backoff::bound(1), 2s);
        QCOMPARE(Backoff::bound(5), 32s);
        QCOMPARE(Backoff::bound(6), 60s);
        QCOMPARE(Backoff::bound(1000000), 60s);
    }
    void P29_delaysFillTheirRange()
    {
        RandomDelays random(7);
        std::chrono::nanoseconds shortest = 1h;
        std::chrono::nanoseconds longest = 0s;
        for (int i = 0; i < 1000; ++i) {
            Backoff backoff;
            for (int failure = 0; failure < 3; ++failure)
                backoff.next(random);
            const auto delay = backoff.next(random);
            QVERIFY(delay >= 0s);
            QVERIFY(delay < 8s);
            shortest = std::min(shortest, delay);
            longest = std::max(longest, delay);
        }
        QVERIFY(shortest < 200ms);
        QVERIFY(longest > 7800ms);
    }
    void resetBeginsAnew()
    {
        RandomDelays random(7);
        Backoff backoff;
        for (int i = 0; i < 10; ++i)
            backoff.next(random);
        QCOMPARE(backoff.failures(), 10);
        backoff.reset();
        QCOMPARE(backoff.failures(), 0);
        QVERIFY(backoff.next(random) < 1s);
    }
    void oneSeedGivesOneSequence()
    {
        RandomDelays a(42);
        RandomDelays b(42);
        RandomDelays other(43);
        const auto first = a.between(0s, 1h);
        QCOMPARE(b.between(0s, 1h), first);
        QVERIFY(other.between(0s, 1h) != first);
    }
};

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
