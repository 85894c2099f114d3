#include "data/applicationstate.h"

#include <QTest>

using namespace Panel;
using namespace Qt::StringLiterals;
using State = ApplicationState;
using Phase = ApplicationStateTracker::Phase;

namespace {
ShardCounts counts(int wanted, int ready, int starting, int problem, int failed = 0)
{
    ShardCounts c;
    c.wanted = wanted;
    c.ready = ready;
    c.starting = starting;
    c.problem = problem;
    c.failed = failed;
    c.connected = ready;
    c.identified = ready + problem;
    return c;
}
const ShardCounts allReady = counts(8, 8, 0, 0);
const ShardCounts oneDown = counts(8, 7, 0, 1);
} // namespace

class ApplicationStateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsUp()
    {
        ApplicationStateTracker tracker;
        QCOMPARE(tracker.update(Phase::Idle, {}, 0), State::NotConnected);
        QCOMPARE(tracker.update(Phase::Running, {}, 0), State::Connecting);
        QCOMPARE(tracker.update(Phase::Running, counts(8, 0, 8, 0), 100), State::Connecting);
        QCOMPARE(tracker.update(Phase::Running, counts(8, 2, 6, 0), 200), State::Starting);
        QCOMPARE(tracker.update(Phase::Running, allReady, 300), State::Ready);
        QCOMPARE(tracker.update(Phase::Stopping, allReady, 400), State::Stopping);
        QCOMPARE(tracker.update(Phase::Idle, {}, 500), State::NotConnected);
    }

    void troubleShowsAfterTwoSecondsNotEarlier()
    {
        ApplicationStateTracker tracker;
        tracker.update(Phase::Running, allReady, 0);
        QCOMPARE(tracker.update(Phase::Running, oneDown, 1000), State::Ready);
        QCOMPARE(tracker.update(Phase::Running, oneDown, 2999), State::Ready);
        QCOMPARE(tracker.update(Phase::Running, oneDown, 3000), State::Degraded);
    }

    void troubleLeavesAfterFiveSecondsOfHealth()
    {
        ApplicationStateTracker tracker;
        tracker.update(Phase::Running, oneDown, 0);
        QCOMPARE(tracker.update(Phase::Running, oneDown, 2000), State::Degraded);
        QCOMPARE(tracker.update(Phase::Running, allReady, 3000), State::Degraded);
        QCOMPARE(tracker.update(Phase::Running, allReady, 7999), State::Degraded);
        QCOMPARE(tracker.update(Phase::Running, allReady, 8000), State::Ready);
    }

    void aRelapseStartsTheHealthAgain()
    {
        ApplicationStateTracker tracker;
        tracker.update(Phase::Running, oneDown, 0);
        tracker.update(Phase::Running, oneDown, 2000);
        tracker.update(Phase::Running, allReady, 3000);
        tracker.update(Phase::Running, oneDown, 7000);
        tracker.update(Phase::Running, allReady, 7500);
        QCOMPARE(tracker.update(Phase::Running, allReady, 8000), State::Degraded);
        QCOMPARE(tracker.update(Phase::Running, allReady, 12'500), State::Ready);
    }

    void aShortCutNeverShows()
    {
        ApplicationStateTracker tracker;
        tracker.update(Phase::Running, allReady, 0);
        for (qint64 now = 0; now < 60'000; now += 1000) {
            QCOMPARE(tracker.update(Phase::Running, oneDown, now), State::Ready);
            QCOMPARE(tracker.update(Phase::Running, allReady, now + 400), State::Ready);
        }
    }

    void allDownIsOffline()
    {
        ApplicationStateTracker tracker;
        tracker.update(Phase::Running, allReady, 0);
        tracker.update(Phase::Running, counts(8, 0, 0, 8), 100);
        QCOMPARE(tracker.update(Phase::Running, counts(8, 0, 0, 8), 2100), State::Offline);
        QCOMPARE(tracker.update(Phase::Running, counts(8, 1, 0, 7), 2200), State::Degraded);
    }

    void allFailedIsFailedAtOnce()
    {
        ApplicationStateTracker tracker;
        QCOMPARE(tracker.update(Phase::Running, counts(8, 0, 0, 0, 8), 0), State::Failed);
        QCOMPARE(tracker.update(Phase::Failed, {}, 0), State::Failed);
    }

    void badgeAndSentence()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(ApplicationStateText::badge(State::Ready, allReady), u"Ready 8/8"_s);
        QCOMPARE(ApplicationStateText::badge(State::Degraded, oneDown), u"Degraded 7/8"_s);
        QCOMPARE(ApplicationStateText::badge(State::NotConnected, {}), u"Not connected"_s);
        QCOMPARE(ApplicationStateText::sentence(State::Ready, allReady), u"All 8 shards are ready"_s);
        QCOMPARE(ApplicationStateText::sentence(State::Ready, counts(1, 1, 0, 0)), u"The shard is ready"_s);
        QCOMPARE(
            ApplicationStateText::sentence(State::Degraded, oneDown), u"7 of 8 shards are ready, 1 with a problem"_s);
        QCOMPARE(
            ApplicationStateText::sentence(State::Starting, counts(8, 2, 6, 0)), u"Starting shards: 2 of 8 ready"_s);
    }
};

QTEST_GUILESS_MAIN(ApplicationStateTest)
#include "tst_applicationstate.moc"
