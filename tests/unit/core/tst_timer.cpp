#include <hikari/core/clock.h>
#include <hikari/core/timer.h>

#include <QAbstractEventDispatcher>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace Hikari;
using namespace std::chrono_literals;

class tst_Timer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firesInTheOrderOfDeadlines()
    {
        ManualClock clock;
        const auto origin = clock.monotonic();
        QList<int> fired;
        QList<std::chrono::milliseconds> at;
        std::vector<std::unique_ptr<Timer>> timers;
        const std::chrono::milliseconds delays[] { 30ms, 10ms, 20ms, 10ms, 0ms, 41ms };
        for (int i = 0; i < 6; ++i) {
            timers.push_back(std::make_unique<Timer>(&clock));
            connect(timers.back().get(), &Timer::timeout, this, [&, i] {
                fired += i;
                at += std::chrono::duration_cast<std::chrono::milliseconds>(clock.monotonic() - origin);
            });
            timers.back()->start(delays[i]);
        }
        QCOMPARE(clock.activeTimers(), 6);
        clock.advance(40ms);
        QCOMPARE(fired, QList<int>({ 4, 1, 3, 2, 0 }));
        QCOMPARE(at, QList<std::chrono::milliseconds>({ 0ms, 10ms, 10ms, 20ms, 30ms }));
        QCOMPARE(clock.monotonic() - origin, 40ms);
        QCOMPARE(clock.activeTimers(), 1);
        QVERIFY(clock.advanceToNextTimer());
        QCOMPARE(fired.last(), 5);
        QCOMPARE(clock.monotonic() - origin, 41ms);
    }
    void P18_repeatsByDeadlineWithoutDrift()
    {
        ManualClock clock;
        Timer timer(&clock);
        const auto origin = clock.monotonic();
        QList<std::chrono::nanoseconds> at;
        connect(&timer, &Timer::timeout, this, [&] {
            at += clock.monotonic() - origin;
            timer.startAt(timer.deadline() + 41250ms);
        });
        timer.start(41250ms);
        clock.advance(412500ms);
        QCOMPARE(at.size(), 10);
        QCOMPARE(at.last(), 412500ms);
    }
    void P18_systemTimersArePrecise()
    {
        Timer timer(Clock::system());
        timer.start(41250ms); // a coarse timer would count it in whole seconds
        const auto timers = QAbstractEventDispatcher::instance()->registeredTimers(&timer);
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers.first().timerType, Qt::PreciseTimer);
    }
    void timersStartedMeanwhileFireInTheSameAdvance()
    {
        ManualClock clock;
        Timer first(&clock), second(&clock);
        QList<int> fired;
        connect(&first, &Timer::timeout, this, [&] {
            fired += 1;
            second.start(5ms);
        });
        connect(&second, &Timer::timeout, this, [&] { fired += 2; });
        first.start(5ms);
        clock.advance(10ms);
        QCOMPARE(fired, QList<int>({ 1, 2 }));
    }
    void stopsAndRestarts()
    {
        ManualClock clock;
        Timer timer(&clock);
        QSignalSpy spy(&timer, &Timer::timeout);
        timer.stop();
        timer.start(10ms);
        QVERIFY(timer.isActive());
        QCOMPARE(timer.remaining(), 10ms);
        clock.advance(4ms);
        QCOMPARE(timer.remaining(), 6ms);
        timer.start(10ms);
        clock.advance(9ms);
        QCOMPARE(spy.count(), 0);
        clock.advance(1ms);
        QCOMPARE(spy.count(), 1);
        QVERIFY(!timer.isActive());
        QCOMPARE(timer.remaining(), 0ns);
        timer.start(-1s);
        QCOMPARE(timer.remaining(), 0ns);
        timer.stop();
        clock.advance(1h);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(clock.activeTimers(), 0);
    }
    void slotsMayDestroyTimers()
    {
        ManualClock clock;
        auto *first = new Timer(&clock);
        auto second = std::make_unique<Timer>(&clock);
        int fired = 0;
        connect(first, &Timer::timeout, this, [&] {
            ++fired;
            second.reset();
            delete first;
        });
        connect(second.get(), &Timer::timeout, this, [&] { fired += 100; });
        first->start(1ms);
        second->start(1ms);
        clock.advance(1ms);
        QCOMPARE(fired, 1);
        QCOMPARE(clock.activeTimers(), 0);
    }
    void slotsMayAdvanceTheClock()
    {
        ManualClock clock;
        const auto origin = clock.monotonic();
        Timer first(&clock), second(&clock);
        QList<int> fired;
        connect(&first, &Timer::timeout, this, [&] {
            fired += 1;
            clock.advance(10ms);
        });
        connect(&second, &Timer::timeout, this, [&] { fired += 2; });
        first.start(1ms);
        second.start(5ms);
        clock.advance(3ms);
        QCOMPARE(fired, QList<int>({ 1, 2 }));
        QCOMPARE(clock.monotonic() - origin, 11ms);
    }
    void singleShotEndsWithItsContext()
    {
        ManualClock clock;
        int fired = 0;
        auto context = std::make_unique<QObject>();
        Timer::singleShot(&clock, 5ms, context.get(), [&] { ++fired; });
        Timer::singleShot(&clock, 10ms, context.get(), [&] { fired += 10; });
        clock.advance(5ms);
        QCOMPARE(fired, 1);
        context.reset();
        clock.advance(5ms);
        QCOMPARE(fired, 1);
        auto *suicidal = new QObject;
        Timer::singleShot(&clock, 1ms, suicidal, [&] {
            delete suicidal;
            fired += 100;
        });
        clock.advance(1ms);
        QCOMPARE(fired, 101);
        QCOMPARE(clock.activeTimers(), 0);
    }
    void systemClockFiresOnceAndNotTooEarly()
    {
        Timer timer(Clock::system());
        QSignalSpy spy(&timer, &Timer::timeout);
        bool early = false;
        connect(&timer, &Timer::timeout, this, [&] { early = Clock::system()->monotonic() < timer.deadline(); });
        timer.start(1500us);
        QVERIFY(timer.isActive());
        QTRY_COMPARE(spy.count(), 1);
        QVERIFY(!early);
        QVERIFY(!timer.isActive());
        timer.start(0ms);
        QCOMPARE(spy.count(), 1); // never inside start()
        QTRY_COMPARE(spy.count(), 2);
        timer.start(1ms);
        timer.stop();
        timer.start(1h);
        QCoreApplication::processEvents();
        QCOMPARE(spy.count(), 2);
    }
    void systemClockTakesVeryLongDelays()
    {
        Timer timer(Clock::system());
        QSignalSpy spy(&timer, &Timer::timeout);
        timer.start(std::chrono::hours(24 * 365 * 10));
        QVERIFY(timer.remaining() > std::chrono::hours(24 * 365 * 9));
        QCoreApplication::processEvents();
        QCOMPARE(spy.count(), 0);
    }
    void manualClockReachesTimersOfOtherThreads()
    {
        ManualClock clock;
        QThread thread;
        QObject worker;
        worker.moveToThread(&thread);
        thread.start();
        std::atomic<int> fired = 0;
        std::atomic<QThread *> firedIn = nullptr;
        std::unique_ptr<Timer> timer, stopped;
        QMetaObject::invokeMethod(
            &worker,
            [&] {
                timer = std::make_unique<Timer>(&clock);
                connect(timer.get(), &Timer::timeout, timer.get(), [&] {
                    firedIn = QThread::currentThread();
                    // The second time from the slot: a restart is not lost.
                    if (++fired == 1)
                        timer->start(10ms);
                });
                timer->start(10ms);
                stopped = std::make_unique<Timer>(&clock);
                stopped->start(10ms);
            },
            Qt::BlockingQueuedConnection);
        clock.advance(10ms);
        QTRY_COMPARE(fired.load(), 1);
        QCOMPARE(firedIn.load(), &thread);
        // The queued call finds the timer stopped.
        QMetaObject::invokeMethod(
            &worker,
            [&] {
                stopped->start(5ms);
                clock.advance(5ms);
            },
            Qt::BlockingQueuedConnection);
        clock.advance(10ms);
        QTRY_COMPARE(fired.load(), 2);
        QMetaObject::invokeMethod(
            &worker,
            [&] {
                timer.reset();
                stopped.reset();
            },
            Qt::BlockingQueuedConnection);
        thread.quit();
        QVERIFY(thread.wait());
        QCOMPARE(clock.activeTimers(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_Timer)
#include "tst_timer.moc"
