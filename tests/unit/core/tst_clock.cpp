#include <hikari/core/clock.h>

#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

class tst_Clock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void systemClockIsOneAndRuns()
    {
        Clock *clock = Clock::system();
        QCOMPARE(Clock::system(), clock);
        const auto before = clock->monotonic();
        QTRY_VERIFY(clock->monotonic() > before);
        QVERIFY(clock->wall() - Timestamp::now() < 10s);
    }
    void manualClockStandsStillUntilMoved()
    {
        ManualClock clock;
        const auto monotonic = clock.monotonic();
        const Timestamp wall = clock.wall();
        QVERIFY(monotonic > 0s);
        QCOMPARE(wall.toIso8601(), QStringLiteral("2026-01-01T00:00:00.000000+00:00"));
        clock.advance(1500ms);
        QCOMPARE(clock.monotonic() - monotonic, 1500ms);
        QCOMPARE(clock.wall() - wall, 1500ms);
        clock.advance(-5s);
        QCOMPARE(clock.monotonic() - monotonic, 1500ms);
    }
    void manyShortStepsAddUp()
    {
        ManualClock clock;
        const auto monotonic = clock.monotonic();
        const Timestamp wall = clock.wall();
        for (int i = 0; i < 1000; ++i)
            clock.advance(100ns);
        QCOMPARE(clock.monotonic() - monotonic, 100us);
        QCOMPARE(clock.wall() - wall, 100us);
    }
    void P20_wallMovesAlone()
    {
        ManualClock clock;
        const auto monotonic = clock.monotonic();
        clock.advance(1s);
        clock.setWall(Timestamp::fromSeconds(1000));
        QCOMPARE(clock.monotonic() - monotonic, 1s);
        clock.advance(2s);
        QCOMPARE(clock.wall(), Timestamp::fromSeconds(1002));
    }
    void withoutTimersThereIsNothingNext()
    {
        ManualClock clock;
        QCOMPARE(clock.activeTimers(), 0);
        QVERIFY(!clock.advanceToNextTimer());
    }
};

QTEST_GUILESS_MAIN(tst_Clock)
#include "tst_clock.moc"
