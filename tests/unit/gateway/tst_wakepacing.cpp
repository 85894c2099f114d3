#include <hikari/gateway/wakepacing_p.h>

#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

constexpr qsizetype smallMessage = 200;

//! A thread that a message wakes up now and then
class Sleeper
{
public:
    //! It waits for \a time, reads \a messages, works for a moment, and has nothing left to do
    nanoseconds wakeAfter(nanoseconds time, int messages = 1, qsizetype bytes = smallMessage)
    {
        m_now += time;
        for (int i = 0; i < messages; ++i)
            m_pacing.messageRead(bytes);
        m_now += 50us;
        const nanoseconds rest = m_pacing.rest();
        if (rest > 0ns) {
            m_now += rest + oversleeps;
            m_pacing.rested();
        }
        return rest;
    }
    void becomeBusy()
    {
        for (int i = 0; i < WakePacing::busyWakeUps; ++i)
            wakeAfter(250us);
    }

    nanoseconds oversleeps { 0 };

private:
    nanoseconds m_now { 1h };
    WakePacing m_pacing { [this] { return m_now; } };
};

} // namespace

class TestWakePacing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void restsWhileMessagesFollowUponEachOther()
    {
        Sleeper sleeper;
        QCOMPARE(sleeper.wakeAfter(1h), 0ns);
        for (int i = 1; i < WakePacing::busyWakeUps; ++i)
            QCOMPARE(sleeper.wakeAfter(250us), 0ns);
        QCOMPARE(sleeper.wakeAfter(250us), nanoseconds(WakePacing::nap));
        QCOMPARE(sleeper.wakeAfter(0us, 8), nanoseconds(WakePacing::nap)); // they came while it slept
        QCOMPARE(sleeper.wakeAfter(1ms), nanoseconds(WakePacing::nap));
    }

    void aSystemThatWakesItLateDoesNotEndIt()
    {
        Sleeper sleeper;
        sleeper.becomeBusy();
        sleeper.oversleeps = 20ms;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(sleeper.wakeAfter(0us, 80), nanoseconds(WakePacing::nap));
    }

    void aQuietMomentEndsIt()
    {
        Sleeper sleeper;
        sleeper.becomeBusy();
        QCOMPARE(sleeper.wakeAfter(WakePacing::nap), 0ns);
        QCOMPARE(sleeper.wakeAfter(250us), 0ns);
        sleeper.becomeBusy();
        QCOMPARE(sleeper.wakeAfter(250us), nanoseconds(WakePacing::nap));
    }

    void anExchangeOfAFewMessagesIsNotSlowedDown()
    {
        Sleeper sleeper;
        for (int round = 0; round < 10; ++round) {
            QCOMPARE(sleeper.wakeAfter(1s), 0ns);
            for (int i = 1; i < WakePacing::busyWakeUps; ++i)
                QCOMPARE(sleeper.wakeAfter(100us), 0ns);
        }
    }

    void messagesThatComeSeldomAreReadAtOnce()
    {
        Sleeper sleeper;
        for (int i = 0; i < 100; ++i)
            QCOMPARE(sleeper.wakeAfter(WakePacing::nap), 0ns);
    }

    void whoHasMuchToReadDoesNotRest()
    {
        Sleeper sleeper;
        sleeper.becomeBusy();
        constexpr int many = WakePacing::muchAtOnce / smallMessage + 1;
        QCOMPARE(sleeper.wakeAfter(0us, many), 0ns);
        QCOMPARE(sleeper.wakeAfter(0us, 1, WakePacing::muchAtOnce), 0ns);
        QCOMPARE(sleeper.wakeAfter(0us, many - 2), nanoseconds(WakePacing::nap)); // all of them are read now
    }

    void otherWakeUpsDoNotCount()
    {
        Sleeper sleeper;
        sleeper.becomeBusy();
        QCOMPARE(sleeper.wakeAfter(250us, 0), 0ns);
        // Since the last message, not since that
        QCOMPARE(sleeper.wakeAfter(250us), nanoseconds(WakePacing::nap));
        QCOMPARE(sleeper.wakeAfter(WakePacing::nap - 50us, 0), 0ns);
        QCOMPARE(sleeper.wakeAfter(50us), 0ns);
    }
};

QTEST_GUILESS_MAIN(TestWakePacing)
#include "tst_wakepacing.moc"
