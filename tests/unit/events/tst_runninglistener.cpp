#include <hikari/events/eventmanager.h>
#include <hikari/events/lifetime_events.h>
#include <hikari/events/message_events.h>
#include <hikari/events/typing_events.h>

#include <QTest>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>

using namespace Hikari;

//! What EventManager::runningListener() tells of a dispatch
class TestRunningListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void P31_theInnermostListenerIsTold()
    {
        EventManager manager;
        QList<std::pair<EventType, int>> seen;
        const auto look = [&] {
            const std::optional<RunningListener> running = manager.runningListener();
            seen.append(running ? std::pair(running->event, running->listener.line) : std::pair(EventType::Event, -1));
        };
        const int line = __LINE__;
        manager.listen([&](const MessageEvent &) { look(); }); // + 1
        manager.listen([&](const GuildTypingEvent &) { // + 2
            look();
            manager.dispatch(GuildMessageCreateEvent());
            look();
        });
        manager.listen([&](const GuildTypingEvent &) { throw std::runtime_error("on purpose"); });
        manager.listen<ExceptionEvent>([&] { look(); }); // + 8
        manager.listen([&](const GuildTypingEvent &) { look(); }); // + 9
        manager.setSignalInterest(EventType::GuildTyping, true);
        manager.setSignalEmitter([&](const Event &) { look(); });
        look();
        manager.dispatch(GuildTypingEvent());
        look();
        const QList<std::pair<EventType, int>> expected { { EventType::Event, -1 },
            { EventType::GuildTyping, line + 2 }, { EventType::GuildMessageCreate, line + 1 },
            { EventType::GuildTyping, line + 2 }, { EventType::Exception, line + 8 },
            { EventType::GuildTyping, line + 9 }, { EventType::GuildTyping, 0 }, { EventType::Event, -1 } };
        QCOMPARE(seen, expected);
    }
    void P31_anotherThreadMayLookAtAnyTime()
    {
        EventManager manager;
        std::atomic<bool> isDone = false;
        std::atomic<int> looks = 0;
        std::atomic<int> found = 0;
        std::atomic<int> strange = 0;
        const int line = __LINE__; // all listeners are set up below
        std::thread watcher([&] {
            while (!isDone) {
                if (const std::optional<RunningListener> running = manager.runningListener()) {
                    ++found;
                    const bool isKnown = running->event == EventType::GuildTyping
                        || running->event == EventType::DMTyping || running->event == EventType::GuildMessageCreate;
                    const int where = running->listener.line;
                    if (!isKnown || (where != 0 && (where < line || where > line + 40)))
                        ++strange;
                }
                ++looks;
            }
        });
        int calls = 0;
        // Listeners come and go, so that routes are made and deleted all the time, also while they are looked at.
        while (looks < 20'000 || found < 100) {
            auto first = manager.listen([&](const TypingEvent &) { ++calls; });
            auto second = manager.listen([&](const GuildTypingEvent &) {
                ++calls;
                manager.dispatch(GuildMessageCreateEvent());
            });
            QObject context;
            manager.subscribe(&context, [&](const MessageEvent &) {
                ++calls;
                manager.unsubscribe(first);
            });
            manager.dispatch(GuildTypingEvent());
            manager.dispatch(DMTypingEvent());
            manager.unsubscribe(second);
        }
        isDone = true;
        watcher.join();
        QVERIFY(calls > 0);
        QCOMPARE(strange, 0);
        QVERIFY(!manager.runningListener());
    }
};

QTEST_GUILESS_MAIN(TestRunningListener)
#include "tst_runninglistener.moc"
