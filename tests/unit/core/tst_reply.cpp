#include <hikari/core/logging.h>
#include <hikari/core/reply.h>

#include <QFutureWatcher>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <coroutine>
#include <functional>
#include <latch>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace Hikari;
using namespace Qt::StringLiterals;

static_assert(std::is_copy_constructible_v<Reply<int>> && std::is_copy_constructible_v<Reply<void>>);
static_assert(sizeof(Reply<int>) == sizeof(void *), "a handle is a pointer, not a QObject");

namespace {

const Error someError { .kind = Error::Kind::NotFound, .message = u"gone"_s, .httpStatus = 404 };

struct Receiver : QObject
{
    void take(const int &value) { values += value; }
    void takeNothing() { ++calls; }
    void takeError(const Error &error) { kinds += int(error.kind); }

    QList<int> values;
    QList<int> kinds;
    int calls = 0;
};

//! The smallest coroutine type: begins at once, destroys itself at its end, or with the handle that it leaves in \a out
struct Coroutine
{
    struct promise_type
    {
        Coroutine get_return_object() { return { std::coroutine_handle<promise_type>::from_promise(*this) }; }
        std::suspend_never initial_suspend() { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() { }
        void unhandled_exception() { std::terminate(); }
    };
    std::coroutine_handle<> handle;
};

struct Trace
{
    QStringList lines;
};

Coroutine waitFor(Reply<QString> reply, std::shared_ptr<Trace> trace)
{
    trace->lines += u"begin"_s;
    try {
        const QString text = co_await reply;
        trace->lines += text;
    } catch (const ErrorException &exception) {
        trace->lines += Error::kindName(exception.error().kind);
    }
}

Coroutine waitForNothing(Reply<void> reply, std::shared_ptr<Trace> trace)
{
    try {
        co_await reply;
        trace->lines += u"done"_s;
    } catch (const ErrorException &exception) {
        trace->lines += Error::kindName(exception.error().kind);
    }
}

} // namespace

class tst_Reply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void P115_everyContinuationRunsOnceInOrder()
    {
        ReplySource<int> source;
        const Reply<int> reply = source.reply();
        QList<int> order;
        reply.then(this, [&](int value) { order += value; })
            .onError(this, [&] { order += -1; })
            .then(this, [&] { order += 2; })
            .onFinished(this, [&] { order += 3; });
        Reply<int> copy = reply;
        copy.then(this, [&](const int &value) { order += value + 3; });
        QVERIFY(!reply.isFinished());
        QVERIFY(!reply.result());
        QVERIFY(!reply.error());
        QVERIFY(source.succeed(1));
        QCOMPARE(order, QList<int>({ 1, 2, 3, 4 }));
        QVERIFY(reply.isFinished());
        QCOMPARE(*reply.result(), 1);
        QVERIFY(!reply.error());
        QVERIFY(!source.succeed(7));
        QVERIFY(!source.fail(someError));
        QCOMPARE(order.size(), 4);
        QCOMPARE(*reply.result(), 1);
    }
    void P115_ofTwoContinuationsOfAFutureQtRunsTheLast()
    {
        QPromise<int> promise;
        promise.start();
        QFuture<int> future = promise.future();
        QList<int> order;
        const QFuture<void> first = future.then([&](int) { order += 1; });
        const QFuture<void> second = future.then([&](int) { order += 2; });
        promise.addResult(7);
        promise.finish();
        QCOMPARE(order, QList<int>({ 2 })); // which is why the library has Reply
        QVERIFY(second.isFinished() && !second.isCanceled());
        QVERIFY(first.isCanceled()); // whoever waits for it is not told that all went well
        // Each toFuture() is one of its own.
        ReplySource<int> source;
        source.reply().toFuture().then([&](int) { order += 3; });
        source.reply().toFuture().then([&](int) { order += 4; });
        source.succeed(7);
        QCOMPARE(order, QList<int>({ 2, 3, 4 }));
    }
    void failures()
    {
        ReplySource<int> source;
        const Reply<int> reply = source.reply();
        QList<int> order;
        Error seen;
        reply.then(this, [&] { order += -1; })
            .onError(this, [&](const Error &error) { seen = error; })
            .onError(this, [&] { order += 1; })
            .onFinished(this, [&] { order += 2; });
        QVERIFY(source.fail(someError));
        QVERIFY(!source.fail(someError));
        QVERIFY(!source.succeed(1));
        QCOMPARE(order, QList<int>({ 1, 2 }));
        QCOMPARE(seen, someError);
        QCOMPARE(*reply.error(), someError);
        QVERIFY(!reply.result());
    }
    void ofVoid()
    {
        ReplySource<void> source;
        int calls = 0;
        source.reply().then(this, [&] { ++calls; }).onError(this, [&] { calls += 100; });
        QVERIFY(source.succeed());
        QCOMPARE(calls, 1);
        QVERIFY(source.reply().isFinished());
        Reply<void>::succeeded().then(this, [&] { ++calls; });
        QCOMPARE(calls, 2);
    }
    void thenOnFinishedRunsAtOnce()
    {
        int sum = 0;
        const Reply<int> done = Reply<int>::succeeded(5);
        done.then(this, [&](int value) { sum += value; });
        QCOMPARE(sum, 5);
        const Reply<int> failed = Reply<int>::failed(someError);
        failed.onError(this, [&](const Error &error) { sum += error.httpStatus; });
        QCOMPARE(sum, 409);
        failed.then(this, [&] { sum = 0; });
        QCOMPARE(sum, 409);
    }
    void defaultConstructedHasFailed()
    {
        const Reply<int> reply;
        QVERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::State);
    }
    void memberFunctions()
    {
        Receiver receiver;
        ReplySource<int> source;
        source.reply().then(&receiver, &Receiver::take).then(&receiver, &Receiver::takeNothing);
        source.succeed(6);
        QCOMPARE(receiver.values, QList<int>({ 6 }));
        QCOMPARE(receiver.calls, 1);
        Reply<int>::failed(someError)
            .onError(&receiver, &Receiver::takeError)
            .onError(&receiver, &Receiver::takeNothing);
        QCOMPARE(receiver.kinds, QList<int>({ int(Error::Kind::NotFound) }));
        QCOMPARE(receiver.calls, 2);
    }
    void valuesAreNotCopiedOnTheWay()
    {
        struct Counted
        {
            Counted() = default;
            Counted(const Counted &other)
                : copies(other.copies + 1)
            { }
            Counted(Counted &&other) noexcept = default;
            int copies = 0;
        };
        ReplySource<Counted> source;
        int copies = -1;
        source.reply().then(this, [&](const Counted &value) { copies = value.copies; });
        source.succeed(Counted());
        QCOMPARE(copies, 0);
    }
    void contextDestroyedFirst()
    {
        ReplySource<int> source;
        auto *context = new QObject;
        int calls = 0;
        source.reply().then(context, [&](int) { ++calls; }).then(this, [&](int v) { calls += v; });
        delete context;
        source.succeed(10);
        QCOMPARE(calls, 10);
    }
    void contextDestroyedByAnEarlierContinuation()
    {
        ReplySource<int> source;
        auto *context = new QObject;
        int calls = 0;
        source.reply().then(context, [&, context] {
            delete context;
            ++calls;
        });
        source.reply().then(context, [&] { calls += 100; });
        source.reply().then(this, [&] { ++calls; });
        source.succeed(1);
        QCOMPARE(calls, 2);
    }
    void P117_continuationMayDestroyEverything()
    {
        auto source = std::make_unique<ReplySource<QString>>();
        auto reply = std::make_unique<Reply<QString>>(source->reply());
        auto context = std::make_unique<QObject>();
        QString seen;
        reply->then(context.get(), [&](const QString &text) {
            source.reset();
            reply.reset();
            context.reset();
            seen += text; // the result outlives every handle while continuations run
        });
        reply->then(this, [&](const QString &text) { seen += text; });
        source->succeed(u"text"_s);
        QCOMPARE(seen, u"texttext"_s);
    }
    void P117_errorOutlivesEverything()
    {
        auto source = std::make_unique<ReplySource<QString>>();
        auto reply = std::make_unique<Reply<QString>>(source->reply());
        QString seen;
        reply->onError(this, [&](const Error &error) {
            source.reset();
            reply.reset();
            seen = error.message;
        });
        source->fail(someError);
        QCOMPARE(seen, u"gone"_s);
    }
    void continuationsAddedInsideRunAfterTheEarlierOnes()
    {
        ReplySource<int> source;
        const Reply<int> reply = source.reply();
        QList<int> order;
        reply.then(this, [&] {
            order += 1;
            reply.then(this, [&] { order += 3; });
            // Added to a finished reply: it has run by now, and those before it too.
            order += 4;
        });
        reply.then(this, [&] { order += 2; });
        source.succeed(0);
        QCOMPARE(order, QList<int>({ 1, 2, 3, 4 }));
    }
    void manyContinuations()
    {
        ReplySource<int> source;
        int sum = 0;
        for (int i = 0; i < 100000; ++i)
            source.reply().then(this, [&sum](int value) { sum += value; });
        source.succeed(1);
        QCOMPARE(sum, 100000);
    }
    void P119_droppingTheLastSourceCancels()
    {
        auto first = std::make_unique<ReplySource<int>>();
        auto second = std::make_unique<ReplySource<int>>(*first);
        ReplySource<int> third;
        third = *second;
        const Reply<int> reply = first->reply();
        int errors = 0;
        reply.onError(this, [&] { ++errors; });
        first.reset();
        second.reset();
        QCOMPARE(errors, 0);
        third = ReplySource<int>();
        QCOMPARE(errors, 1);
        QCOMPARE(reply.error()->kind, Error::Kind::Cancelled);
    }
    void movedSourceDoesNotCancel()
    {
        ReplySource<int> source;
        const Reply<int> reply = source.reply();
        {
            ReplySource<int> moved = std::move(source);
            source = std::move(moved);
        }
        QVERIFY(!reply.isFinished());
        QVERIFY(source.succeed(3));
        QCOMPARE(*reply.result(), 3);
    }
    void P116_cancelReachesTheProducer()
    {
        ReplySource<int> source;
        Reply<int> reply = source.reply();
        QList<int> order;
        source.onCancel([&] { order += -100; });
        source.onCancel([&] { order += 1; });
        reply.onError(this, [&](const Error &error) { order += error.kind == Error::Kind::Cancelled ? 2 : 0; });
        reply.cancel();
        QCOMPARE(order, QList<int>({ 1, 2 }));
        QVERIFY(source.isFinished());
        QVERIFY(!source.succeed(1));
        reply.cancel();
        QCOMPARE(order.size(), 2);
        source.onCancel([&] { order += 3; });
        QCOMPARE(order.last(), 3);
    }
    void producerMayAnswerACancelInItsOwnWay()
    {
        ReplySource<int> source;
        Reply<int> reply = source.reply();
        source.onCancel([weak = &source, reply] {
            reply.cancel(); // once more from inside: no recursion
            weak->fail(Error { .kind = Error::Kind::ShutDown });
        });
        reply.cancel();
        QCOMPARE(reply.error()->kind, Error::Kind::ShutDown);
    }
    void cancelMayDestroyTheProducer()
    {
        auto source = std::make_unique<ReplySource<int>>();
        Reply<int> reply = source->reply();
        int errors = 0;
        source->onCancel([&] { source.reset(); });
        reply.onError(this, [&] { ++errors; });
        reply.cancel();
        QCOMPARE(errors, 1);
        QCOMPARE(reply.error()->kind, Error::Kind::Cancelled);
    }
    void cancelInsideAContinuation()
    {
        ReplySource<int> source, other;
        Reply<int> reply = source.reply();
        Reply<int> second = other.reply();
        int calls = 0;
        reply.then(this, [&] {
            reply.cancel();
            second.cancel();
            ++calls;
        });
        reply.then(this, [&] { ++calls; });
        second.onError(this, [&] { calls += 10; });
        source.succeed(1);
        QCOMPARE(calls, 12);
        QVERIFY(reply.result());
        QCOMPARE(second.error()->kind, Error::Kind::Cancelled);
    }
    void cancelHandlerGoesWithTheEnd()
    {
        const auto captured = std::make_shared<int>(0);
        ReplySource<int> source;
        const Reply<int> reply = source.reply();
        source.onCancel([captured] { ++*captured; });
        source.succeed(1);
        QCOMPARE(captured.use_count(), 1);
        reply.cancel();
        source.onCancel([captured] { ++*captured; });
        QCOMPARE(*captured, 0);
    }
    void continuationsAreDestroyedAfterTheyRan()
    {
        const auto captured = std::make_shared<int>(0);
        ReplySource<int> source;
        source.reply().then(this, [captured] { ++*captured; }).onError(this, [captured] { ++*captured; });
        QCOMPARE(captured.use_count(), 3);
        source.succeed(1);
        QCOMPARE(captured.use_count(), 1);
        QCOMPARE(*captured, 1);
    }
    void throwingContinuationsDoNotHinderOthers()
    {
        ReplySource<int> source;
        int calls = 0;
        source.reply()
            .then(this, [] { throw std::runtime_error("first"); })
            .then(this, [] { throw 5; })
            .then(this, [&] { ++calls; });
        QTest::ignoreMessage(QtCriticalMsg, "a continuation threw: first");
        QTest::ignoreMessage(QtCriticalMsg, "a continuation threw something that is no std::exception");
        source.succeed(1);
        QCOMPARE(calls, 1);
    }
    void P118_unseenFailuresAreLogged()
    {
        QTest::ignoreMessage(
            QtWarningMsg, "an operation failed and nobody asked for the error: NotFound: gone (HTTP 404)");
        Reply<int>::failed(someError).then(this, [] {});
        QTest::failOnWarning(QRegularExpression(u"."_s));
        Reply<int>::failed(someError).onError(this, [] {});
        QVERIFY(Reply<int>::failed(someError).error());
        Reply<int>::failed(Error { .kind = Error::Kind::Cancelled });
        Reply<int>::failed(Error { .kind = Error::Kind::ShutDown });
        Reply<int> {};
    }
    void P118_futuresThatNobodyLooksAtAreLogged_data()
    {
        using Use = std::function<void(ReplySource<int> &)>;
        QTest::addColumn<Use>("use");
        QTest::addColumn<bool>("isLogged");
        QTest::newRow("dropped before") << Use([](ReplySource<int> &source) {
            source.reply().toFuture();
            source.fail(someError);
        }) << true;
        QTest::newRow("dropped afterwards") << Use([](ReplySource<int> &source) {
            const QFuture<int> future = source.reply().toFuture();
            source.fail(someError);
        }) << true;
        QTest::newRow("what is made of it is dropped") << Use([](ReplySource<int> &source) {
            const QFuture<void> end = source.reply().toFuture().then([](int) {}).then([] {});
            source.fail(someError);
        }) << true;
        QTest::newRow("two, and both are dropped") << Use([](ReplySource<int> &source) {
            source.reply().toFuture();
            const QFuture<int> future = source.reply().toFuture();
            source.fail(someError);
        }) << true;
        QTest::newRow("cancelled") << Use([](ReplySource<int> &source) {
            source.reply().toFuture();
            source.reply().cancel();
        }) << false;
        QTest::newRow("the error is taken") << Use([](ReplySource<int> &source) {
            int seen = 0;
            source.reply().toFuture().then([](int) {}).onFailed([&](const ErrorException &exception) {
                seen = exception.error().httpStatus;
            });
            source.fail(someError);
            QCOMPARE(seen, 404);
        }) << false;
        QTest::newRow("the text is taken") << Use([](ReplySource<int> &source) {
            QByteArray seen;
            source.reply().toFuture().then([](int) {}).onFailed([&](const std::exception &exception) {
                seen = exception.what();
            });
            source.fail(someError);
            QVERIFY(seen.contains("gone"));
        }) << false;
        QTest::newRow("one of two is looked at") << Use([](ReplySource<int> &source) {
            source.reply().toFuture();
            source.reply().toFuture().then([](int) {}).onFailed([](const ErrorException &exception) {
                return void(exception.error());
            });
            source.fail(someError);
        }) << false;
        QTest::newRow("other threads take the error") << Use([](ReplySource<int> &source) {
            source.fail(someError);
            std::atomic<int> seen = 0;
            std::latch bothRun(2);
            std::vector<std::thread> threads;
            for (int i = 0; i < 2; ++i)
                threads.emplace_back([&seen, &bothRun, future = source.reply().toFuture()]() mutable {
                    bothRun.arrive_and_wait(); // what one has done before the other begins is no race
                    try {
                        future.waitForFinished();
                    } catch (const ErrorException &exception) {
                        seen += exception.error().httpStatus;
                    }
                });
            for (std::thread &thread : threads)
                thread.join();
            QCOMPARE(seen.load(), 2 * 404);
        }) << false;
        QTest::newRow("the reply is looked at") << Use([](ReplySource<int> &source) {
            source.reply().toFuture();
            source.fail(someError);
            QVERIFY(source.reply().error());
        }) << false;
    }
    void P118_futuresThatNobodyLooksAtAreLogged()
    {
        QFETCH(std::function<void(ReplySource<int> &)>, use);
        QFETCH(bool, isLogged);
        ReplySource<int> source;
        if (isLogged)
            QTest::ignoreMessage(
                QtWarningMsg, "an operation failed and nobody asked for the error: NotFound: gone (HTTP 404)");
        QTest::failOnWarning(QRegularExpression(u"."_s));
        use(source);
        source = {};
        // What watches for a cancellation is the last to let go of the future.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    void toFutureSucceeds()
    {
        ReplySource<int> source;
        QFuture<int> first = source.reply().toFuture();
        QFuture<int> second = source.reply().toFuture();
        QVERIFY(first.isRunning());
        source.succeed(4);
        QVERIFY(first.isFinished());
        QCOMPARE(first.result(), 4);
        QCOMPARE(second.result(), 4);
        QCOMPARE(source.reply().toFuture().result(), 4);
        QVERIFY(Reply<void>::succeeded().toFuture().isFinished());
    }
    void toFutureFails()
    {
        ReplySource<int> source;
        QFuture<int> future = source.reply().toFuture();
        source.fail(someError);
        QVERIFY(future.isFinished());
        try {
            future.waitForFinished();
            QFAIL("it must throw");
        } catch (const ErrorException &exception) {
            QCOMPARE(exception.error(), someError);
        }
        ReplySource<void> dropped;
        QFuture<void> cancelled = dropped.reply().toFuture();
        dropped = ReplySource<void>();
        QVERIFY_THROWS_EXCEPTION(ErrorException, cancelled.waitForFinished());
    }
    void P116_cancellingTheFutureCancels()
    {
        ReplySource<int> source;
        bool told = false;
        source.onCancel([&] { told = true; });
        const Reply<int> reply = source.reply();
        QFuture<int> future = reply.toFuture();
        future.cancel();
        QTRY_VERIFY(told);
        QVERIFY(reply.isFinished());
        QCOMPARE(reply.error()->kind, Error::Kind::Cancelled);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
        QCoreApplication::processEvents();
    }
    void cancellingAFinishedFutureDoesNothing()
    {
        ReplySource<int> source;
        QFuture<int> future = source.reply().toFuture();
        source.succeed(1);
        future.cancel();
        QCoreApplication::processEvents();
        QCOMPARE(*source.reply().result(), 1);
    }
    void P120_coroutineGoesOnFromTheEventLoop()
    {
        const auto trace = std::make_shared<Trace>();
        ReplySource<QString> source;
        waitFor(source.reply(), trace);
        QCOMPARE(trace->lines, QStringList({ u"begin"_s }));
        source.succeed(u"value"_s);
        QCOMPARE(trace->lines.size(), 1); // not inside the producer
        QCoreApplication::processEvents();
        QCOMPARE(trace->lines, QStringList({ u"begin"_s, u"value"_s }));
        QCOMPARE(trace.use_count(), 1); // its frame is gone
    }
    void coroutineWithAFinishedReplyDoesNotWait()
    {
        const auto trace = std::make_shared<Trace>();
        waitFor(Reply<QString>::succeeded(u"value"_s), trace);
        QCOMPARE(trace->lines, QStringList({ u"begin"_s, u"value"_s }));
    }
    void coroutineGetsErrors()
    {
        const auto trace = std::make_shared<Trace>();
        {
            ReplySource<QString> source, cancelled, dropped;
            ReplySource<void> nothing, failing;
            waitFor(source.reply(), trace);
            waitFor(cancelled.reply(), trace);
            waitFor(dropped.reply(), trace);
            waitForNothing(nothing.reply(), trace);
            waitForNothing(failing.reply(), trace);
            trace->lines.clear();
            source.fail(someError);
            cancelled.reply().cancel();
            nothing.succeed();
            failing.fail(someError);
        }
        QCoreApplication::processEvents();
        trace->lines.sort();
        QCOMPARE(
            trace->lines, QStringList({ u"Cancelled"_s, u"Cancelled"_s, u"NotFound"_s, u"NotFound"_s, u"done"_s }));
        QCOMPARE(trace.use_count(), 1);
    }
    void P120_coroutineDestroyedWhileItWaits()
    {
        const auto trace = std::make_shared<Trace>();
        ReplySource<QString> source;
        const Coroutine unfinished = waitFor(source.reply(), trace);
        const Coroutine queued = waitFor(source.reply(), trace);
        unfinished.handle.destroy();
        source.succeed(u"value"_s);
        queued.handle.destroy(); // the call that resumes it is posted already
        QCoreApplication::processEvents();
        QCOMPARE(trace->lines, QStringList({ u"begin"_s, u"begin"_s }));
        QCOMPARE(trace.use_count(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Reply)
#include "tst_reply.moc"
