#include <hikari/gateway/gatewaythread_p.h>

#include <hikari/events/shard_events.h>
#include <hikari/gateway/eventinbox_p.h>

#include <QAbstractEventDispatcher>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <thread>
#include <utility>

using namespace Hikari;

namespace {

EventInbox::Item someEvent()
{
    EventInbox::Item item;
    item.delivery = { makeEvent<ShardResumedEvent>(), {}, Timestamp(), 10 };
    return item;
}

} // namespace

class TestGatewayThread : public QObject
{
    Q_OBJECT

private:
    //! Ends when the test does
    struct Running
    {
        explicit Running(EventInbox *inbox, GatewayThread::Sleep sleep = {})
            : thread(inbox, std::move(sleep))
        {
            context.moveToThread(&thread);
            thread.start();
        }
        ~Running()
        {
            thread.quit();
            thread.wait();
        }
        //! In the thread, one after the other
        void call(const std::function<void()> &function)
        {
            QMetaObject::invokeMethod(&context, function, Qt::QueuedConnection);
        }
        void append(EventInbox *inbox)
        {
            inbox->append(someEvent(), nullptr, {});
            thread.eventAppended();
        }

        GatewayThread thread;
        QObject context;
    };

private Q_SLOTS:
    void theBotLearnsOfWhatWasAppended()
    {
        int delivered = 0;
        EventInbox inbox(1000, 1 << 30, [&](const EventInbox::Item &) { ++delivered; });
        Running running(&inbox);
        running.call([&] {
            for (int i = 0; i < 3; ++i)
                running.append(&inbox);
        });
        QTRY_COMPARE(delivered, 3);
        running.call([&] { running.append(&inbox); });
        QTRY_COMPARE(delivered, 4);
    }

    void theBotIsNotLeftWaitingForMuch()
    {
        int delivered = 0;
        EventInbox inbox(1000, 1 << 30, [&](const EventInbox::Item &) { ++delivered; });
        Running running(&inbox);
        std::promise<void> isSeen;
        running.call([&, seen = isSeen.get_future().share()] {
            running.append(&inbox);
            running.thread.messageRead(GatewayThread::wakeBytes);
            seen.wait(); // it goes on reading
        });
        QTRY_COMPARE(delivered, 1);
        isSeen.set_value();
    }

    void whatWasAppendedLastIsDeliveredToo()
    {
        int delivered = 0;
        EventInbox inbox(1000, 1 << 30, [&](const EventInbox::Item &) { ++delivered; });
        {
            Running running(&inbox);
            running.call([&] {
                running.append(&inbox);
                running.thread.quit();
            });
            QVERIFY(running.thread.wait());
        }
        QTRY_COMPARE(delivered, 1);
    }

    void restsWhileMessagesFollowUponEachOther()
    {
        std::atomic<int> rests = 0;
        std::atomic<std::chrono::nanoseconds::rep> longest = 0;
        EventInbox inbox(1000, 1 << 30, [](const EventInbox::Item &) {});
        Running running(&inbox, [&](std::chrono::nanoseconds time) {
            ++rests;
            longest = std::max(longest.load(), time.count());
        });
        running.call([&] {
            auto *const timer = new QTimer(QAbstractEventDispatcher::instance());
            QObject::connect(timer, &QTimer::timeout, timer, [&running] { running.thread.messageRead(100); });
            timer->start(0);
        });
        QTRY_VERIFY(rests > 10);
        QCOMPARE(std::chrono::nanoseconds(longest), std::chrono::nanoseconds(WakePacing::nap));
    }

    void aRestThatTakesTooLongIsNoQuietMoment()
    {
        int messages = 0;
        int lastRest = 0;
        std::atomic<bool> restsAgainAtOnce = false;
        EventInbox inbox(1000, 1 << 30, [](const EventInbox::Item &) {});
        Running running(&inbox, [&](std::chrono::nanoseconds time) {
            if (std::exchange(lastRest, messages) == messages - 1)
                restsAgainAtOnce = true;
            std::this_thread::sleep_for(3 * time);
        });
        running.call([&] {
            auto *const timer = new QTimer(QAbstractEventDispatcher::instance());
            QObject::connect(timer, &QTimer::timeout, timer, [&] {
                ++messages;
                running.thread.messageRead(100);
            });
            timer->start(0);
        });
        QTRY_VERIFY(restsAgainAtOnce);
    }

    void doesNotRestForAnythingElse()
    {
        std::atomic<int> rests = 0;
        std::atomic<int> turns = 0;
        EventInbox inbox(1000, 1 << 30, [](const EventInbox::Item &) {});
        Running running(&inbox, [&](std::chrono::nanoseconds) { ++rests; });
        running.call([&] {
            auto *const timer = new QTimer(QAbstractEventDispatcher::instance());
            QObject::connect(timer, &QTimer::timeout, timer, [&turns] { ++turns; });
            timer->start(0);
        });
        QTRY_VERIFY(turns > 1000);
        QCOMPARE(rests.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestGatewayThread)
#include "tst_gatewaythread.moc"
