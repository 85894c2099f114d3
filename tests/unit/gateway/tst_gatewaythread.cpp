#include <hikari/gateway/gatewaythread_p.h>

#include <hikari/events/shard_events.h>
#include <hikari/gateway/eventinbox_p.h>

#include <QAbstractEventDispatcher>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>

using namespace Hikari;
using namespace std::chrono_literals;

namespace {

EventInbox::Item someEvent(int size)
{
    EventInbox::Item item;
    item.delivery = { makeEvent<ShardResumedEvent>(), {}, Timestamp(), size };
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
        explicit Running(EventInbox *inbox)
            : thread(inbox)
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
        void append(EventInbox *inbox, int size)
        {
            inbox->append(someEvent(size), nullptr, {});
            thread.eventAppended(size);
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
                running.append(&inbox, 10);
        });
        QTRY_COMPARE(delivered, 3);
        running.call([&] { running.append(&inbox, 10); });
        QTRY_COMPARE(delivered, 4);
    }

    void theBotIsNotLeftWaitingForMuch()
    {
        int delivered = 0;
        EventInbox inbox(1000, 1 << 30, [&](const EventInbox::Item &) { ++delivered; });
        Running running(&inbox);
        std::promise<void> isSeen;
        running.call([&, seen = isSeen.get_future().share()] {
            running.append(&inbox, 1024 * 1024);
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
                running.append(&inbox, 10);
                running.thread.quit();
            });
            QVERIFY(running.thread.wait());
        }
        QTRY_COMPARE(delivered, 1);
    }

    void restsWhileMessagesFollowUponEachOther()
    {
        constexpr int count = 50;
        EventInbox inbox(1000, 1 << 30, [](const EventInbox::Item &) {});
        std::atomic<int> read = 0;
        Running running(&inbox);
        running.call([&] {
            auto *const timer = new QTimer(QAbstractEventDispatcher::instance());
            QObject::connect(timer, &QTimer::timeout, timer, [&running, &read, timer] {
                running.thread.messageRead(100);
                if (++read == count)
                    timer->stop();
            });
            timer->start(0);
        });
        const auto begin = std::chrono::steady_clock::now();
        QTRY_COMPARE(read.load(), count);
        // Nothing else would have it take so long; a sleep is never shorter than it is to be.
        const auto least = (count - WakePacing::busyWakeUps - 1) * WakePacing::nap;
        QCOMPARE_GE(std::chrono::steady_clock::now() - begin, least);
    }
};

QTEST_GUILESS_MAIN(TestGatewayThread)
#include "tst_gatewaythread.moc"
