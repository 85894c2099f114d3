#include "data/ratemeter.h"
#include "data/ring.h"

#include <QTest>

using namespace Panel;
class RateMeterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meansOfOneAndOfTenSeconds()
    {
        RateMeter meter;
        QCOMPARE(meter.rate(), 0.0);
        quint64 total = 0;
        for (qint64 now = 0; now <= 20'000; now += 250) {
            meter.sample(total, now);
            total += now < 15'000 ? 25 : 75; // 100, then 300 per second
        }
        QCOMPARE(meter.rate(1000), 300.0);
        QCOMPARE(meter.rate(10'000), 200.0);
    }

    void theHistoryHasOneValueASecondAndAtMostSixty()
    {
        RateMeter meter;
        for (qint64 now = 0; now <= 10'000; now += 250)
            meter.sample(quint64(now / 10), now);
        QCOMPARE(meter.history(), QList<float>(10, 100.f));
        for (qint64 now = 10'250; now <= 100'000; now += 250)
            meter.sample(quint64(now / 10), now);
        QCOMPARE(meter.history().size(), 60);
    }

    void aCounterThatStartsAgainIsNotANegativeRate()
    {
        RateMeter meter;
        meter.sample(1000, 0);
        meter.sample(2000, 1000);
        meter.sample(10, 1250);
        QCOMPARE(meter.rate(), 0.0);
        meter.sample(20, 1500);
        QCOMPARE(meter.rate(), 40.0);
    }

    void ringKeepsTheNewestRowsAndTheirNumbers()
    {
        Ring<int> ring(100, 1'000'000);
        for (int i = 1; i <= 250; ++i)
            ring.append(i, 10);
        QCOMPARE(ring.size(), 100);
        QCOMPARE(ring.firstNumber(), quint64(151));
        QCOMPARE(*ring.find(151), 151);
        QCOMPARE(*ring.find(250), 250);
        QVERIFY(!ring.find(150));
        QVERIFY(!ring.find(251));
        ring.clear();
        QVERIFY(ring.isEmpty());
        QCOMPARE(ring.firstNumber(), quint64(251));
    }

    void ringIsBoundedInBytes()
    {
        Ring<int> ring(1000, 100);
        for (int i = 1; i <= 50; ++i)
            ring.append(i, 30);
        QCOMPARE(ring.size(), 3);
        QCOMPARE(ring.bytes(), 90);
        ring.append(51, 500); // larger than everything: it stays, alone
        QCOMPARE(ring.size(), 1);
    }
};

QTEST_GUILESS_MAIN(RateMeterTest)
#include "tst_ratemeter.moc"
