#include <hikari/bot/executor.h>

#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <stdexcept>

using namespace Hikari;

class TestExecutor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksInThePoolAndComesBack()
    {
        QThreadPool pool;
        Executor executor(&pool);
        QThread *workedIn = nullptr, *cameBackTo = nullptr;
        bool isOfThePool = false;
        const Reply<int> reply = executor.run([&] {
            workedIn = QThread::currentThread();
            isOfThePool = pool.contains(workedIn);
            return 42;
        });
        reply.then(this, [&](int) { cameBackTo = QThread::currentThread(); });
        QVERIFY(!reply.isFinished());
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(*reply.result(), 42);
        QVERIFY(isOfThePool);
        QCOMPARE(cameBackTo, thread());
    }
    void hasAPoolOfItsOwn()
    {
        Executor executor;
        QVERIFY(!executor.pool());
        QThread *workedIn = nullptr;
        const Reply<void> reply = executor.run([&] { workedIn = QThread::currentThread(); });
        executor.waitForDone();
        QVERIFY(workedIn && workedIn != thread());
        QVERIFY(!reply.isFinished()); // by way of the event loop
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!reply.error());
    }
    void whatWorkThrowsIsAnError()
    {
        Executor executor;
        const Reply<int> reply = executor.run([]() -> int { throw std::runtime_error("disk full"); });
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Exception);
        QCOMPARE(reply.error()->message, QStringLiteral("disk full"));
    }
    void resultsNeedNoDefault()
    {
        struct Row
        {
            explicit Row(int number)
                : number(number)
            { }
            int number;
        };
        Executor executor;
        const Reply<Row> reply = executor.run([file = std::make_unique<int>(7)] { return Row(*file); });
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.result()->number, 7);
    }
    void cancelledWorkDoesNotBegin()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        Executor executor(&pool);
        QSemaphore mayEnd;
        std::atomic<int> begun = 0;
        const Reply<void> first = executor.run([&] {
            ++begun;
            mayEnd.acquire();
        });
        const Reply<void> second = executor.run([&] { ++begun; });
        second.cancel();
        QTRY_COMPARE(begun, 1);
        first.cancel(); // goes on, and nobody hears of it
        QVERIFY(first.isFinished() && second.isFinished());
        QCOMPARE(first.error()->kind, Error::Kind::Cancelled);
        mayEnd.release();
        QVERIFY(pool.waitForDone());
        QCOMPARE(begun, 1);
    }
    void P119_destroyingWaitsForWhatHasBegunOnly()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        auto executor = std::make_unique<Executor>(&pool);
        QSemaphore hasBegun;
        std::atomic<bool> mayEnd = false;
        std::atomic<int> begun = 0, done = 0;
        QList<Reply<void>> replies;
        for (int i = 0; i < 3; ++i) {
            replies.append(executor->run([&] {
                ++begun;
                hasBegun.release();
                while (!mayEnd)
                    QThread::yieldCurrentThread();
                ++done;
            }));
        }
        Reply<void> late;
        replies[2].onError(this, [&, raw = executor.get()] { late = raw->run([&] { ++done; }); });
        hasBegun.acquire();
        mayEnd = true;
        executor.reset();
        QCOMPARE(done, int(begun)); // nothing goes on
        for (const Reply<void> &reply : replies) {
            QVERIFY(reply.isFinished());
            QCOMPARE(reply.error()->kind, Error::Kind::ShutDown);
        }
        QVERIFY(late.isFinished());
        QCOMPARE(late.error()->kind, Error::Kind::ShutDown);
        QVERIFY(pool.waitForDone());
        QCOMPARE(done, int(begun));
    }
    void aReleasedPoolIsNotUsedAnyMore()
    {
        QThreadPool pool;
        Executor executor(&pool);
        executor.releasePool();
        QVERIFY(!executor.pool());
        bool isOfThePool = true;
        const Reply<void> reply = executor.run([&] { isOfThePool = pool.contains(QThread::currentThread()); });
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(!isOfThePool);
    }
};

QTEST_GUILESS_MAIN(TestExecutor)
#include "tst_executor.moc"
