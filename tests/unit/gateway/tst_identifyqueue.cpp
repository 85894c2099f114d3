#include <hikari/core/clock.h>
#include <hikari/gateway/identifyqueue_p.h>
#include <hikari/gateway/sessionbudget_p.h>

#include <QSignalSpy>
#include <QTest>

#include <map>
#include <memory>
#include <vector>

using namespace Hikari;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

class TestIdentifyQueue : public QObject
{
    Q_OBJECT

    struct Grant
    {
        int shard;
        nanoseconds notBefore;
    };

    static void settle()
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void P52_oneKeySendsOncePerWindowInOrder()
    {
        ManualClock clock;
        LocalIdentifyQueue queue(&clock, 16, 5s);
        QObject context;
        std::map<int, quint64> tickets;
        std::map<int, nanoseconds> sentAt;
        std::vector<Grant> grants;
        queue.setHeld(true);
        // In any order: threads come as they please.
        for (int i = 31; i >= 0; --i) {
            const int shard = (i * 7) % 32;
            tickets[shard] =
                queue.acquire(shard, &context,
                         [&, shard](nanoseconds at) {
                             grants.push_back({ shard, at });
                         })
                    .id;
        }
        settle();
        QVERIFY(grants.empty());
        queue.setHeld(false);
        settle();
        QCOMPARE(grants.size(), std::size_t(16));
        for (const Grant &grant : grants) {
            QVERIFY(grant.shard < 16);
            sentAt[grant.shard] = clock.monotonic();
            queue.sent(tickets[grant.shard]);
        }
        grants.clear();
        clock.advance(2999ms);
        settle();
        QVERIFY(grants.empty());
        clock.advance(1ms); // told two seconds before, to connect
        settle();
        QCOMPARE(grants.size(), std::size_t(16));
        for (const Grant &grant : grants) {
            QVERIFY(grant.shard >= 16);
            QCOMPARE(grant.notBefore, sentAt[grant.shard % 16] + 5s);
        }
    }
    void P52_slotIsTakenAtTheTimeOfSending()
    {
        ManualClock clock;
        LocalIdentifyQueue queue(&clock, 1, 5s);
        QObject context;
        std::vector<Grant> grants;
        const auto first = queue.acquire(0, &context, [&](nanoseconds at) { grants.push_back({ 0, at }); });
        queue.acquire(1, &context, [&](nanoseconds at) { grants.push_back({ 1, at }); });
        settle();
        QCOMPARE(grants.size(), std::size_t(1));
        clock.advance(30s); // a slow connection
        settle();
        QCOMPARE(grants.size(), std::size_t(1));
        queue.sent(first.id);
        clock.advance(3s);
        settle();
        QCOMPARE(grants.size(), std::size_t(2));
        QCOMPARE(grants[1].notBefore, clock.monotonic() + 2s);
    }
    void P54_cancelledWhileWaitingLeavesNoGhost()
    {
        ManualClock clock;
        LocalIdentifyQueue queue(&clock, 1, 5s);
        QObject context;
        std::vector<int> granted;
        const auto first = queue.acquire(0, &context, [&](nanoseconds) { granted.push_back(0); });
        const auto second = queue.acquire(1, &context, [&](nanoseconds) { granted.push_back(1); });
        queue.acquire(2, &context, [&](nanoseconds) { granted.push_back(2); });
        queue.cancel(second.id);
        settle();
        queue.sent(first.id);
        clock.advance(5s);
        settle();
        QCOMPARE(granted, (std::vector<int> { 0, 2 }));
    }
    void P54_cancelledAfterTheGrantFreesTheKeyAtOnce()
    {
        ManualClock clock;
        LocalIdentifyQueue queue(&clock, 1, 5s);
        QObject context;
        std::vector<int> granted;
        const auto first = queue.acquire(0, &context, [&](nanoseconds) { granted.push_back(0); });
        queue.acquire(1, &context, [&](nanoseconds) { granted.push_back(1); });
        settle();
        queue.cancel(first.id);
        settle();
        QCOMPARE(granted, (std::vector<int> { 0, 1 }));
        queue.sent(first.id); // of a ticket that is gone: no effect
        queue.cancel(first.id);
        queue.cancel(12345);
        settle();
        QCOMPARE(granted.size(), std::size_t(2));
    }
    void P54_contextMayDieAfterCancelling()
    {
        ManualClock clock;
        LocalIdentifyQueue queue(&clock, 1, 5s);
        auto context = std::make_unique<QObject>();
        bool granted = false;
        const auto ticket = queue.acquire(0, context.get(), [&](nanoseconds) { granted = true; });
        queue.cancel(ticket.id);
        context.reset();
        settle();
        QVERIFY(!granted);
    }
    void P49_withoutSessionStartsShardsWaitForTheReset()
    {
        ManualClock clock;
        const auto budget = std::make_shared<SessionBudget>(&clock);
        budget->set(1000, 3, clock.monotonic() + 2h);
        QSignalSpy identified(budget.get(), &SessionBudget::identified);
        QSignalSpy waits(budget.get(), &SessionBudget::waitChanged);
        LocalIdentifyQueue queue(&clock, 5, 5s, 0ns, budget);
        QObject context;
        std::vector<int> granted;
        std::vector<IdentifyQueue::Ticket> tickets;
        queue.setHeld(true);
        for (int shard = 0; shard < 5; ++shard)
            tickets.push_back(queue.acquire(shard, &context, [&, shard](nanoseconds) { granted.push_back(shard); }));
        queue.setHeld(false);
        settle();
        QCOMPARE(granted, (std::vector<int> { 0, 1, 2 })); // together, but not more than there are starts
        QVERIFY(budget->status().isShort);
        QCOMPARE(budget->status().waiting, 2);
        QCOMPARE(budget->status().nextAt, clock.monotonic() + 2h);
        QVERIFY(!waits.isEmpty());
        for (int shard = 0; shard < 3; ++shard)
            queue.sent(tickets[std::size_t(shard)].id);
        QCOMPARE(identified.size(), 3);
        QCOMPARE(budget->status().remaining, 0);
        clock.advance(2h - 1ms);
        settle();
        QCOMPARE(granted.size(), std::size_t(3));
        clock.advance(1ms); // by itself
        settle();
        QCOMPARE(granted, (std::vector<int> { 0, 1, 2, 3, 4 }));
        QVERIFY(!budget->status().isShort);
        QCOMPARE(budget->status().waiting, 0);
        QCOMPARE(budget->status().remaining, 1000);
    }
    void P49_aNewDayHasNoMoreStartsThanItsOwn()
    {
        ManualClock clock;
        const auto budget = std::make_shared<SessionBudget>(&clock);
        budget->set(2, 0, clock.monotonic() + 1h);
        LocalIdentifyQueue queue(&clock, 4, 5s, 0ns, budget);
        QObject context;
        std::vector<int> granted;
        std::vector<IdentifyQueue::Ticket> tickets;
        for (int shard = 0; shard < 4; ++shard)
            tickets.push_back(queue.acquire(shard, &context, [&, shard](nanoseconds) { granted.push_back(shard); }));
        clock.advance(1h);
        settle();
        QCOMPARE(granted, (std::vector<int> { 0, 1 }));
        for (int shard = 0; shard < 2; ++shard)
            queue.sent(tickets[std::size_t(shard)].id);
        settle();
        QCOMPARE(granted.size(), std::size_t(2));
        QVERIFY(budget->status().isShort);
        clock.advance(24h); // though nobody has read the limit again
        settle();
        QCOMPARE(granted, (std::vector<int> { 0, 1, 2, 3 }));
    }
    void P49_anEarlierResetIsTakenUp()
    {
        ManualClock clock;
        const auto budget = std::make_shared<SessionBudget>(&clock);
        budget->set(1000, 0, clock.monotonic() + 20h);
        LocalIdentifyQueue queue(&clock, 1, 5s, 0ns, budget);
        QObject context;
        int grants = 0;
        queue.acquire(0, &context, [&](nanoseconds) { ++grants; });
        settle();
        QCOMPARE(grants, 0);
        budget->set(1000, 1, clock.monotonic() + 20h); // as read again
        settle();
        QCOMPARE(grants, 1);
    }
    void P49_unusedSessionStartsAreGivenBack()
    {
        ManualClock clock;
        const auto budget = std::make_shared<SessionBudget>(&clock);
        budget->set(1000, 1, clock.monotonic() + 20h);
        LocalIdentifyQueue queue(&clock, 2, 5s, 0ns, budget);
        QObject context;
        std::vector<int> granted;
        const auto first = queue.acquire(0, &context, [&](nanoseconds) { granted.push_back(0); });
        queue.acquire(1, &context, [&](nanoseconds) { granted.push_back(1); });
        settle();
        QCOMPARE(granted, std::vector<int> { 0 });
        queue.cancel(first.id); // its connection was lost before it could identify
        settle();
        QCOMPARE(granted, (std::vector<int> { 0, 1 }));
        QCOMPARE(budget->spent(), 0);
    }
    void P49_aForcedStartDoesNotWait()
    {
        ManualClock clock;
        const auto budget = std::make_shared<SessionBudget>(&clock);
        budget->set(1000, 0, clock.monotonic() + 20h);
        budget->setLimited(false);
        LocalIdentifyQueue queue(&clock, 1, 5s, 0ns, budget);
        QObject context;
        int grants = 0;
        queue.sent(queue.acquire(0, &context, [&](nanoseconds) { ++grants; }).id);
        settle();
        QCOMPARE(grants, 1);
        QCOMPARE(budget->status().remaining, 0);
    }
    void P50_nobodyIsGrantedWhileAllAreHeld()
    {
        ManualClock clock;
        const auto budget = std::make_shared<SessionBudget>(&clock);
        budget->hold(clock.monotonic() + 20min);
        LocalIdentifyQueue queue(&clock, 1, 5s, 0ns, budget);
        QObject context;
        std::vector<Grant> grants;
        const nanoseconds start = clock.monotonic();
        queue.acquire(0, &context, [&](nanoseconds at) { grants.push_back({ 0, at }); });
        clock.advance(20min - 3s);
        settle();
        QVERIFY(grants.empty());
        clock.advance(1s);
        settle();
        QCOMPARE(grants.size(), std::size_t(1));
        QCOMPARE(grants[0].notBefore, start + 20min);
    }
    void tellsWhenTheNextMayIdentify()
    {
        ManualClock clock;
        const auto budget = std::make_shared<SessionBudget>(&clock);
        LocalIdentifyQueue queue(&clock, 2, 5s, 0ns, budget);
        QObject context;
        const nanoseconds start = clock.monotonic();
        const auto ignore = [](nanoseconds) {};
        const auto first = queue.acquire(0, &context, ignore);
        queue.acquire(2, &context, ignore);
        settle();
        QCOMPARE(budget->status().waiting, 1);
        QCOMPARE(budget->status().nextAt, start + 5s);
        clock.advance(1s); // the first takes longer than thought
        queue.sent(first.id);
        settle();
        QCOMPARE(budget->status().nextAt, start + 6s);
        clock.advance(5s);
        settle();
        QCOMPARE(budget->status().waiting, 0);
        QCOMPARE(budget->status().nextAt, 0ns);
    }
    void estimatesTheTurn()
    {
        ManualClock clock;
        LocalIdentifyQueue queue(&clock, 1, 5s);
        QObject context;
        const auto ignore = [](nanoseconds) {};
        queue.setHeld(true);
        QCOMPARE(queue.acquire(0, &context, ignore).estimate, clock.monotonic());
        QCOMPARE(queue.acquire(1, &context, ignore).estimate, clock.monotonic() + 5s);
        QCOMPARE(queue.acquire(2, &context, ignore).estimate, clock.monotonic() + 10s);
    }
};

QTEST_GUILESS_MAIN(TestIdentifyQueue)
#include "tst_identifyqueue.moc"
