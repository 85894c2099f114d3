#include <hikari/core/clock.h>
#include <hikari/events/eventmanager.h>
#include <hikari/events/events.h>

#include <QRegularExpression>
#include <QTest>

#ifdef HIKARI_HAS_QCORO
#include <qcorotask.h>
#endif

#include <stdexcept>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! A coroutine type that no library has: runs at once, can be awaited once
class Task
{
public:
    struct promise_type
    {
        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_never initial_suspend() noexcept { return {}; }
        auto final_suspend() noexcept
        {
            struct Final
            {
                bool await_ready() noexcept { return false; }
                std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> ended) noexcept
                {
                    return ended.promise().waiting ? ended.promise().waiting : std::noop_coroutine();
                }
                void await_resume() noexcept { }
            };
            return Final {};
        }
        void return_void() { }
        void unhandled_exception() { exception = std::current_exception(); }

        std::coroutine_handle<> waiting;
        std::exception_ptr exception;
    };

    explicit Task(std::coroutine_handle<promise_type> handle)
        : m_handle(handle)
    { }
    Task(Task &&other) noexcept
        : m_handle(std::exchange(other.m_handle, {}))
    { }
    ~Task()
    {
        if (m_handle)
            m_handle.destroy();
    }
    bool await_ready() const { return m_handle.done(); }
    void await_suspend(std::coroutine_handle<> waiting) { m_handle.promise().waiting = waiting; }
    void await_resume()
    {
        if (m_handle.promise().exception)
            std::rethrow_exception(m_handle.promise().exception);
    }

private:
    std::coroutine_handle<promise_type> m_handle;
};

namespace {

GuildTypingEvent typing(quint64 user = 1)
{
    GuildTypingEvent event;
    event.userId = Snowflake(user);
    return event;
}

class Window : public QObject
{
public:
    Task onTyping(std::shared_ptr<const GuildTypingEvent> event)
    {
        co_await gate.reply();
        users.append(event->userId.value());
    }

    ReplySource<void> gate;
    QList<quint64> users;
};

} // namespace

//! Listeners that are coroutines, of any kind
class TestEventCoroutines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dispatchWaitsForAllCoroutines()
    {
        EventManager manager;
        ReplySource<void> first, second;
        QStringList log;
        manager.listen([&](const GuildTypingEvent &) -> Task {
            log.append(u"first begins"_s);
            co_await first.reply();
            log.append(u"first ends"_s);
        });
        manager.listen([&](const GuildTypingEvent &) { log.append(u"plain"_s); });
        manager.listen([&](const GuildTypingEvent &) -> Task {
            co_await second.reply();
            log.append(u"second ends"_s);
        });
        const Reply<void> done = manager.dispatch(typing());
        QCOMPARE(log, QStringList({ u"first begins"_s, u"plain"_s }));
        QVERIFY(!done.isFinished());
        second.succeed();
        QTRY_COMPARE(log.size(), 3);
        QVERIFY(!done.isFinished());
        first.succeed();
        QTRY_VERIFY(done.isFinished());
        QVERIFY(!done.error());
        QCOMPARE(log.last(), u"first ends"_s);
        QVERIFY(manager.dispatch(GuildMessageDeleteEvent()).isFinished()); // nobody
    }

    void repliesCountAsCoroutines()
    {
        EventManager manager;
        ReplySource<int> source;
        manager.listen([&](const GuildTypingEvent &) { return source.reply(); });
        const Reply<void> done = manager.dispatch(typing());
        QVERIFY(!done.isFinished());
        source.succeed(1);
        QTRY_VERIFY(done.isFinished());
    }

    void whatIsDoneAtOnceIsNotWaitedFor()
    {
        EventManager manager;
        manager.listen([](const GuildTypingEvent &) -> Task { co_return; });
        manager.listen([](const GuildTypingEvent &) { return Reply<int>::succeeded(1); });
        QVERIFY(manager.dispatch(typing()).isFinished());
    }

    void P81_failedCoroutinesBecomeExceptionEvents_data()
    {
        QTest::addColumn<bool>("waitsFirst");
        QTest::newRow("at once") << false;
        QTest::newRow("later") << true;
    }
    void P81_failedCoroutinesBecomeExceptionEvents()
    {
        QFETCH(bool, waitsFirst);
        EventManager manager;
        ReplySource<void> gate;
        QList<std::shared_ptr<const ExceptionEvent>> failures;
        manager.listen([&](std::shared_ptr<const ExceptionEvent> event) { failures.append(std::move(event)); });
        const int line = __LINE__ + 1;
        manager.listen([&](const GuildTypingEvent &) -> Task {
            if (waitsFirst)
                co_await gate.reply();
            throw std::runtime_error("no luck");
        });
        const Reply<void> done = manager.dispatch(typing(7));
        gate.succeed();
        QTRY_VERIFY(done.isFinished());
        QVERIFY(!done.error()); // the dispatch itself went well
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures[0]->message, u"no luck"_s);
        QCOMPARE(eventCast<GuildTypingEvent>(*failures[0]->failedEvent)->userId, Snowflake(7));
        QCOMPARE(int(failures[0]->listener.line), line);
        QVERIFY(failures[0]->exception);
    }

    void P81_failedRepliesBecomeExceptionEventsUnlessGivenUp()
    {
        EventManager manager;
        int failures = 0;
        manager.listen([&](const ExceptionEvent &) { ++failures; });
        ReplySource<int> source;
        manager.listen([&](const GuildTypingEvent &) { return source.reply(); });
        Reply<void> done = manager.dispatch(typing());
        source.fail(Error { .kind = Error::Kind::Forbidden, .message = u"no"_s });
        QTRY_VERIFY(done.isFinished());
        QCOMPARE(failures, 1);
        source = {};
        done = manager.dispatch(typing());
        source.reply().cancel();
        QTRY_VERIFY(done.isFinished());
        QCOMPARE(failures, 1);
    }

    void P81_coroutinesForExceptionsGoNoFurther()
    {
        EventManager manager;
        ReplySource<void> gate;
        int calls = 0;
        manager.listen([&](const ExceptionEvent &) -> Task {
            ++calls;
            co_await gate.reply();
            throw std::runtime_error("again");
        });
        manager.listen([](const GuildTypingEvent &) { throw std::runtime_error("first"); });
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"threw while handling an ExceptionEvent"_s));
        manager.dispatch(typing());
        QCOMPARE(calls, 1);
        gate.succeed();
        QTest::qWait(0);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }

    void theListenersCapturesLiveAsLongAsItsCoroutine()
    {
        EventManager manager;
        ReplySource<void> gate;
        auto text = std::make_shared<QString>(u"kept"_s);
        const std::weak_ptr<QString> alive = text;
        QString seen;
        const EventSubscription subscription =
            manager.listen([&seen, &gate, text = std::move(text)](const GuildTypingEvent &event) -> Task {
                co_await gate.reply();
                seen = *text + QString::number(event.userId.value()); // both are used after the unsubscribing
            });
        const Reply<void> done = manager.dispatch(typing(5));
        QVERIFY(manager.unsubscribe(subscription));
        QVERIFY(!alive.expired());
        gate.succeed();
        QTRY_VERIFY(done.isFinished());
        QCOMPARE(seen, u"kept5"_s);
        QVERIFY(alive.expired());
    }

    void memberFunctionsAndGroupsMayBeCoroutines()
    {
        EventManager manager;
        Window window;
        manager.subscribe<GuildTypingEvent>(&window, &Window::onTyping);
        int ends = 0;
        manager.listen<EventGroup<GuildTypingEvent, GuildMessageDeleteEvent>>([&](const Event &) -> Task {
            co_await window.gate.reply();
            ++ends;
        });
        const Reply<void> done = manager.dispatch(typing(3));
        window.gate.succeed();
        QTRY_VERIFY(done.isFinished());
        QCOMPARE(window.users, QList<quint64>({ 3 }));
        QCOMPARE(ends, 1);
    }

    void P119_theManagerMayGoFirst()
    {
        auto manager = std::make_unique<EventManager>();
        ReplySource<void> gate;
        bool hasEnded = false;
        manager->listen([&](const GuildTypingEvent &) -> Task {
            co_await gate.reply();
            hasEnded = true;
            throw std::runtime_error("nobody is there to hear it");
        });
        const Reply<void> done = manager->dispatch(typing());
        manager.reset();
        QVERIFY(done.isFinished());
        QCOMPARE(done.error()->kind, Error::Kind::ShutDown);
        gate.succeed();
        QTRY_VERIFY(hasEnded);
    }

    void P82_aCoroutineMayDestroyTheManager()
    {
        auto *manager = new EventManager;
        manager->listen([&](const GuildTypingEvent &) -> Task {
            delete std::exchange(manager, nullptr);
            co_return;
        });
        manager->dispatch(typing());
        QVERIFY(!manager);
    }

    void eventsMayBeDispatchedWhileCoroutinesWait()
    {
        EventManager manager;
        QList<ReplySource<void>> gates;
        QList<quint64> ends;
        manager.listen([&](const GuildTypingEvent &event) -> Task {
            gates.append(ReplySource<void>());
            const Reply<void> gate = gates.last().reply();
            co_await gate;
            ends.append(event.userId.value());
        });
        QList<Reply<void>> done;
        for (quint64 user = 1; user <= 3; ++user)
            done.append(manager.dispatch(typing(user)));
        gates[2].succeed();
        QTRY_VERIFY(done[2].isFinished());
        QVERIFY(!done[0].isFinished() && !done[1].isFinished());
        gates[0].succeed();
        gates[1].succeed();
        QTRY_VERIFY(done[0].isFinished() && done[1].isFinished());
        QCOMPARE(ends, QList<quint64>({ 3, 1, 2 }));
    }

#ifdef HIKARI_HAS_QCORO
    void tasksOfQCoroAreAwaited()
    {
        EventManager manager;
        ReplySource<int> source;
        int result = 0;
        QStringList failures;
        manager.listen([&](const ExceptionEvent &event) { failures.append(event.message); });
        manager.listen([&](const GuildTypingEvent &) -> QCoro::Task<> { result = co_await source.reply(); });
        manager.listen([](const GuildTypingEvent &) -> QCoro::Task<int> {
            co_await Reply<void>::succeeded();
            throw std::runtime_error("of a task");
        });
        const Reply<void> done = manager.dispatch(typing());
        QVERIFY(!done.isFinished());
        source.succeed(42);
        QTRY_VERIFY(done.isFinished());
        QCOMPARE(result, 42);
        QCOMPARE(failures, QStringList({ u"of a task"_s }));
    }
#endif
};

QTEST_GUILESS_MAIN(TestEventCoroutines)
#include "tst_eventcoroutines.moc"
