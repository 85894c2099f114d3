#include <hikari/events/eventhome_p.h>

#include <QTest>

#include <array>
#include <cstddef>
#include <future>
#include <iterator>
#include <memory>
#include <thread>
#include <vector>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Hikari;

namespace {

//! Tells where it was destroyed
struct TracedEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(customEventType<TracedEvent>());

    ~TracedEvent()
    {
        if (destroyedIn)
            destroyedIn->push_back(std::this_thread::get_id());
    }

    std::vector<std::thread::id> *destroyedIn = nullptr;
};

//! Larger than what an allocator keeps ready for the next who asks
struct LargeEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(customEventType<LargeEvent>());

    std::array<char, 1300> content {};
};

using TracedEvents = std::vector<std::shared_ptr<const TracedEvent>>;

TracedEvents make(int count, std::vector<std::thread::id> *destroyedIn)
{
    TracedEvents events;
    for (int i = 0; i < count; ++i) {
        const auto event = EventHome::current().make<TracedEvent>();
        event->destroyedIn = destroyedIn;
        events.push_back(event);
    }
    return events;
}

using LargeEvents = std::vector<std::shared_ptr<const LargeEvent>>;

LargeEvents makeLarge(int count)
{
    LargeEvents events;
    for (int i = 0; i < count; ++i)
        events.push_back(EventHome::current().make<LargeEvent>());
    return events;
}

template<typename Function>
auto inAnotherThread(Function function)
{
    std::packaged_task<decltype(function())()> task(std::move(function));
    auto result = task.get_future();
    std::thread(std::move(task)).join();
    return result.get();
}

} // namespace

class TestEventHome : public QObject
{
    Q_OBJECT

private:
    std::vector<std::thread::id> m_destroyedIn;

private Q_SLOTS:
    void init() { m_destroyedIn.clear(); }

    void eventsAreOfTheirClass()
    {
        const auto event = EventHome::current().make<TracedEvent>();
        QCOMPARE(event->type, TracedEvent::lineage.type());
        QCOMPARE(event->ancestry, &TracedEvent::lineage);
    }

    void itsOwnThreadDestroysAtOnce()
    {
        TracedEvents events = make(3, &m_destroyedIn);
        events.clear();
        QCOMPARE(m_destroyedIn, std::vector(3, std::this_thread::get_id()));
    }

    void whatAnotherThreadLetsGoOfIsDestroyedByItsOwn()
    {
        constexpr int count = 20;
        inAnotherThread([events = make(count, &m_destroyedIn)]() mutable { events.clear(); });
        QCOMPARE(m_destroyedIn.size(), std::size_t(0));
        // One before each that it makes
        make(1, nullptr);
        QCOMPARE(m_destroyedIn.size(), std::size_t(1));
        make(count - 1, nullptr);
        QCOMPARE(m_destroyedIn, std::vector(count, std::this_thread::get_id()));
    }

    void theirMemoryIsUsedAgain()
    {
        constexpr int count = 50;
        LargeEvents events = makeLarge(count);
        std::vector<const void *> places;
        for (const auto &event : events)
            places.push_back(event.get());
        inAnotherThread([held = std::move(events)]() mutable { held.clear(); });
        // The one that came back last first, which is what is left of it in the processor's memory
        for (const auto &event : makeLarge(count)) {
            QCOMPARE(event.get(), places.back());
            places.pop_back();
        }
    }

    void theMemoryOfAllThatEverWaitedIsNotKept()
    {
#ifdef __GLIBC__
        constexpr int count = 5'000;
        constexpr int atOnce = 200;
        LargeEvents events = makeLarge(count);
        const std::size_t before = mallinfo2().uordblks;
        while (!events.empty()) {
            LargeEvents some(std::make_move_iterator(events.end() - atOnce), std::make_move_iterator(events.end()));
            events.resize(events.size() - atOnce);
            inAnotherThread([held = std::move(some)]() mutable { held.clear(); });
            make(atOnce, nullptr); // takes one back each
        }
        const std::size_t after = mallinfo2().uordblks;
        if (before == 0)
            QSKIP("this allocator does not tell what is in use");
        QCOMPARE_LT(after + count * sizeof(LargeEvent) * 9 / 10, before);
#else
        QSKIP("there is no way to see what is in use");
#endif
    }

    void aWeakPointerKeepsItsMemoryAway()
    {
        constexpr int count = 20;
        TracedEvents events = make(count, &m_destroyedIn);
        std::weak_ptr<const TracedEvent> weak = events.front();
        inAnotherThread([held = std::move(events)]() mutable { held.clear(); });
        QVERIFY(weak.expired());
        for (int i = 0; i < 2 * count; ++i)
            make(1, nullptr);
        QCOMPARE(m_destroyedIn.size(), std::size_t(count - 1));
        weak.reset();
        QCOMPARE(m_destroyedIn.size(), std::size_t(count));
    }

    void aThreadThatMakesNoneIsLeftOnlyFew()
    {
        constexpr int count = 1000;
        const std::thread::id other = inAnotherThread([events = make(count, &m_destroyedIn)]() mutable {
            events.clear();
            return std::this_thread::get_id();
        });
        QCOMPARE_GE(m_destroyedIn.size(), std::size_t(count - 300));
        QCOMPARE(m_destroyedIn, std::vector(m_destroyedIn.size(), other));
        make(count, nullptr);
        QCOMPARE(m_destroyedIn.size(), std::size_t(count));
        QCOMPARE(m_destroyedIn.back(), std::this_thread::get_id());
    }

    void eventsOutliveTheirThread()
    {
        std::thread::id maker;
        TracedEvents events = inAnotherThread([this, &maker] {
            maker = std::this_thread::get_id();
            TracedEvents made = make(3, &m_destroyedIn);
            // What has come back by the time that it ends
            const auto letGo = [](TracedEvents let) { let.clear(); };
            std::thread(letGo, make(2, &m_destroyedIn)).join();
            return made;
        });
        QCOMPARE(m_destroyedIn, std::vector(2, maker));
        m_destroyedIn.clear();
        QCOMPARE(events.at(2)->type, TracedEvent::lineage.type());
        events.clear();
        QCOMPARE(m_destroyedIn, std::vector(3, std::this_thread::get_id()));
    }

    void aHomeGoesToTheNextThread()
    {
        const auto home = [] { return &EventHome::current(); };
        EventHome *const first = inAnotherThread(home);
        QCOMPARE(inAnotherThread(home), first);
        QVERIFY(&EventHome::current() != first);
    }

    void threadsMayLetGoAtTheSameTime()
    {
        constexpr int rounds = 200;
        constexpr int count = 50;
        for (int i = 0; i < rounds; ++i) {
            // Both hold each of them, so either may be the last.
            TracedEvents events = make(count, &m_destroyedIn);
            std::thread first([held = events]() mutable { held.clear(); });
            std::thread second([held = std::move(events)]() mutable { held.clear(); });
            first.join();
            second.join();
        }
        make(2 * count, nullptr); // what is left over of all rounds
        QCOMPARE(m_destroyedIn, std::vector(rounds * count, std::this_thread::get_id()));
    }
};

QTEST_GUILESS_MAIN(TestEventHome)
#include "tst_eventhome.moc"
