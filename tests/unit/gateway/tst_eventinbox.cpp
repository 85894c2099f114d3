#include <hikari/events/shard_events.h>
#include <hikari/gateway/eventinbox_p.h>

#include <QEventLoop>
#include <QTest>

#include <memory>
#include <thread>

using namespace Hikari;
using namespace std::chrono_literals;

static EventInbox::Item item(int shard, qint64 sequence, int size = 10)
{
    ShardResumedEvent event;
    event.shardId = shard;
    event.sequence = sequence;
    EventInbox::Item item;
    item.shardId = shard;
    item.delivery = { makeEvent(std::move(event)), {}, Timestamp(), size };
    return item;
}

static qint64 sequenceOf(const EventInbox::Item &item)
{
    return eventCast<ShardResumedEvent>(*item.delivery.event)->sequence;
}

static bool always()
{
    return true;
}

class TestEventInbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOrderOfEachThread()
    {
        constexpr int perThread = 20000;
        QList<qint64> last(4, -1);
        int total = 0;
        bool inOrder = true;
        EventInbox inbox(1 << 30, qint64(1) << 40, [&](const EventInbox::Item &item) {
            inOrder = inOrder && sequenceOf(item) == last[item.shardId] + 1;
            last[item.shardId] = sequenceOf(item);
            ++total;
        });
        std::vector<std::thread> threads;
        for (int shard = 0; shard < 4; ++shard) {
            threads.emplace_back([&inbox, shard] {
                for (int i = 0; i < perThread; ++i)
                    inbox.push(item(shard, i));
            });
        }
        QTRY_COMPARE(total, 4 * perThread);
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(inOrder);
        QCOMPARE(inbox.size(), 0);
    }
    void nothingIsDeliveredInsidePush()
    {
        int calls = 0;
        EventInbox inbox(10, 1000, [&](const EventInbox::Item &) { ++calls; });
        inbox.push(item(0, 0));
        QCOMPARE(calls, 0);
        QTRY_COMPARE(calls, 1);
    }
    void fullInboxCallsThePusherBackWhenHalfEmpty()
    {
        int delivered = 0;
        int deliveredAtCallback = -1;
        QObject pusher;
        EventInbox inbox(10, 1000000, [&](const EventInbox::Item &) { ++delivered; });
        const auto drained = [&] { deliveredAtCallback = delivered; };
        for (int i = 0; i < 9; ++i)
            QVERIFY(inbox.push(item(0, i), &pusher, drained));
        QVERIFY(!inbox.push(item(0, 9), &pusher, drained));
        QVERIFY(!inbox.push(item(0, 10), &pusher, drained)); // taken all the same
        QTRY_COMPARE(delivered, 11);
        QTRY_VERIFY(deliveredAtCallback >= 6);
    }
    void boundsBytesToo()
    {
        EventInbox inbox(1000, 100, [](const EventInbox::Item &) {});
        QVERIFY(inbox.push(item(0, 0, 60)));
        QVERIFY(!inbox.push(item(0, 1, 60)));
    }
    void P54_forgottenPusherIsNotCalled()
    {
        int delivered = 0;
        bool called = false;
        auto pusher = std::make_unique<QObject>();
        EventInbox inbox(1, 1000, [&](const EventInbox::Item &) { ++delivered; });
        QVERIFY(!inbox.push(item(0, 0), pusher.get(), [&] { called = true; }));
        inbox.forget(pusher.get());
        pusher.reset();
        QTRY_COMPARE(delivered, 1);
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
    void longDrainsLetTheLoopLive()
    {
        // Each item takes 1 ms: 100 of them do not fit into one drain.
        int delivered = 0;
        int deliveredBefore = -1;
        EventInbox inbox(1000, 1 << 20, [&](const EventInbox::Item &) {
            const auto end = std::chrono::steady_clock::now() + 1ms;
            while (std::chrono::steady_clock::now() < end) { }
            ++delivered;
        });
        for (int i = 0; i < 100; ++i)
            inbox.push(item(0, i));
        QMetaObject::invokeMethod(
            this, [&] { deliveredBefore = delivered; }, Qt::QueuedConnection);
        QTRY_COMPARE(delivered, 100);
        QVERIFY(deliveredBefore > 0);
        QVERIFY(deliveredBefore < 100);
    }
    void handlerMayDestroyTheInbox()
    {
        int delivered = 0;
        std::unique_ptr<EventInbox> inbox;
        inbox = std::make_unique<EventInbox>(10, 1000, [&](const EventInbox::Item &) {
            ++delivered;
            inbox.reset();
        });
        inbox->push(item(0, 0));
        inbox->push(item(0, 1));
        QTRY_VERIFY(!inbox);
        QCoreApplication::processEvents();
        QCOMPARE(delivered, 1);
    }
    void handlerMayRunAnEventLoop()
    {
        QList<qint64> seen;
        EventInbox inbox(10, 1000, [&](const EventInbox::Item &item) {
            if (sequenceOf(item) == 0)
                QCoreApplication::processEvents();
            seen.append(sequenceOf(item));
        });
        for (int i = 0; i < 4; ++i)
            inbox.push(item(0, i));
        QTRY_COMPARE(seen, (QList<qint64> { 0, 1, 2, 3 }));
    }
    void drainAllLeavesNothingInsideAHandlerEither_data()
    {
        QTest::addColumn<bool>("isBounded"); // the drain that calls the handler
        QTest::newRow("while the loop delivers") << true;
        QTest::newRow("while drainAll() delivers") << false;
    }
    void drainAllLeavesNothingInsideAHandlerEither()
    {
        QFETCH(bool, isBounded);
        QList<qint64> seen;
        QList<qint64> seenInside;
        EventInbox inbox(10, 1000, [&](const EventInbox::Item &item) {
            seen.append(sequenceOf(item));
            if (sequenceOf(item) == 1) {
                inbox.push(::item(0, 4));
                inbox.drainAll(always);
                seenInside = seen;
                inbox.push(::item(0, 5));
                QCoreApplication::processEvents();
            }
        });
        for (int i = 0; i < 4; ++i)
            inbox.push(item(0, i));
        if (!isBounded)
            inbox.drainAll(always);
        QTRY_COMPARE(seen, (QList<qint64> { 0, 1, 2, 3, 4, 5 }));
        QCOMPARE(seenInside, (QList<qint64> { 0, 1, 2, 3, 4 }));
        QCOMPARE(inbox.size(), 0);
        inbox.push(item(0, 6)); // and it is woken as before
        QTRY_COMPARE(seen.size(), 7);
    }
    void handlerMayDestroyTheInboxInsideANestedDrain()
    {
        int delivered = 0;
        std::unique_ptr<EventInbox> inbox;
        inbox = std::make_unique<EventInbox>(10, 1000, [&](const EventInbox::Item &item) {
            ++delivered;
            if (sequenceOf(item) == 0)
                inbox->drainAll(always);
            else
                inbox.reset();
        });
        for (int i = 0; i < 4; ++i)
            inbox->push(item(0, i));
        QTRY_VERIFY(!inbox);
        QCoreApplication::processEvents();
        QCOMPARE(delivered, 2);
    }
    void drainAllLeavesNothing()
    {
        int delivered = 0;
        EventInbox inbox(10, 1000, [&](const EventInbox::Item &) { ++delivered; });
        for (int i = 0; i < 5; ++i)
            inbox.push(item(0, i));
        QVERIFY(inbox.drainAll(always).empty());
        QCOMPARE(delivered, 5);
    }
    void drainAllGivesBackWhatItMayNotDeliver_data()
    {
        QTest::addColumn<bool>("isInside"); // a handler
        QTest::newRow("by itself") << false;
        QTest::newRow("inside a handler") << true;
    }
    void drainAllGivesBackWhatItMayNotDeliver()
    {
        QFETCH(bool, isInside);
        QList<qint64> seen;
        QList<qint64> left;
        EventInbox *to = nullptr;
        const auto drain = [&] {
            for (const EventInbox::Item &item : to->drainAll([&] { return seen.size() < 3; }))
                left.append(sequenceOf(item));
        };
        EventInbox inbox(10, 1000, [&](const EventInbox::Item &item) {
            seen.append(sequenceOf(item));
            if (!isInside || seen.size() > 1)
                return;
            to->push(::item(0, 5)); // which is not of the same batch
            drain();
        });
        to = &inbox;
        for (int i = 0; i < 5; ++i)
            inbox.push(item(0, i));
        if (!isInside) {
            inbox.push(item(0, 5));
            drain();
        }
        QTRY_COMPARE(left, (QList<qint64> { 3, 4, 5 }));
        QCoreApplication::processEvents();
        QCOMPARE(seen, (QList<qint64> { 0, 1, 2 }));
        QCOMPARE(inbox.size(), 0);
        inbox.push(item(0, 6)); // and it is woken as before
        QTRY_COMPARE(seen.size(), 4);
    }
    void drainAllDoesNotDivideAPayload()
    {
        QList<qint64> seen;
        EventInbox inbox(10, 1000, [&](const EventInbox::Item &item) { seen.append(sequenceOf(item)); });
        const auto push = [&](quint32 set, qint64 sequence, bool isContinued) {
            EventInbox::Item part = item(0, sequence);
            part.set = set; // while resharding there are two with the same shards
            part.isContinued = isContinued;
            inbox.push(std::move(part));
        };
        push(0, 10, true);
        push(1, 20, true); // another thread's, at the same time
        push(0, 10, false);
        push(1, 21, false);
        push(0, 11, false);
        push(1, 22, true);
        QCOMPARE(inbox.drainAll([] { return false; }).size(), std::size_t(2));
        QCOMPARE(seen, (QList<qint64> { 10, 20, 10, 21 }));
    }
    void anInboxThatGaveBackWhatItHadHasRoom()
    {
        bool isDrained = false;
        QObject pusher;
        EventInbox inbox(2, 1000, [](const EventInbox::Item &) {});
        for (int i = 0; i < 4; ++i)
            inbox.push(item(0, i), &pusher, [&] { isDrained = true; });
        QCOMPARE(inbox.drainAll([] { return false; }).size(), std::size_t(3)); // one is always delivered
        QTRY_VERIFY(isDrained);
    }
};

QTEST_GUILESS_MAIN(TestEventInbox)
#include "tst_eventinbox.moc"
