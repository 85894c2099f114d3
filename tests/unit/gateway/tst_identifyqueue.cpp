#include <hikari/core/clock.h>
#include <hikari/gateway/identifyqueue_p.h>

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
