#include <hikari/core/clock.h>
#include <hikari/events/eventmanager.h>
#include <hikari/events/events.h>

#include <QTest>
#include <QThread>

#include <atomic>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

EventPtr typing(quint64 user)
{
    auto event = makeEvent<GuildTypingEvent>();
    event->userId = Snowflake(user);
    return event;
}

QList<quint64> users(const QList<Delivery> &deliveries)
{
    QList<quint64> result;
    for (const Delivery &delivery : deliveries)
        result.append(eventCast<GuildTypingEvent>(*delivery.event)->userId.value());
    return result;
}

} // namespace

class TestEventStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesEventsWhileItIsOpen()
    {
        EventManager manager;
        EventStream stream = manager.stream<ShardEvent>(1s);
        manager.dispatch(typing(1));
        QVERIFY(!stream.isOpen());
        stream.open().open();
        QVERIFY(stream.isOpen());
        manager.dispatch(typing(2));
        manager.dispatch(typing(3));
        QCOMPARE(stream.size(), 2);
        stream.close();
        stream.close();
        manager.dispatch(typing(4));
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 2, 3 })); // what was queued stays
        stream.open();
        manager.dispatch(typing(5));
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 5 }));
    }

    void theLastHandleCloses()
    {
        EventManager manager;
        {
            EventStream copy;
            {
                EventStream stream = manager.stream<GuildTypingEvent>(1s);
                stream.open();
                copy = stream;
            }
            QVERIFY(manager.interest()->wants(EventType::GuildTyping));
            manager.dispatch(typing(1));
            QCOMPARE(copy.size(), 1);
        }
        QVERIFY(!manager.interest()->wants(EventType::GuildTyping));
        manager.dispatch(typing(2));
    }

    void fullStreamsDropByPolicy_data()
    {
        QTest::addColumn<DropPolicy>("policy");
        QTest::addColumn<QList<quint64>>("left");
        QTest::newRow("the newest, as hikari") << DropPolicy::Newest << QList<quint64>({ 1, 2, 3 });
        QTest::newRow("the oldest") << DropPolicy::Oldest << QList<quint64>({ 3, 4, 5 });
    }
    void fullStreamsDropByPolicy()
    {
        QFETCH(DropPolicy, policy);
        QFETCH(QList<quint64>, left);
        EventManager manager;
        EventStream stream = manager.stream<GuildTypingEvent>(1s, 3).setDropPolicy(policy).open();
        for (quint64 i = 1; i <= 5; ++i)
            manager.dispatch(typing(i));
        QCOMPARE(stream.limit(), 3);
        QCOMPARE(stream.size(), 3);
        QCOMPARE(stream.dropped(), 2u);
        QCOMPARE(users(stream.take(2)), left.mid(0, 2));
        QCOMPARE(users(stream.take(2)), left.mid(2));
        QVERIFY(stream.take(2).isEmpty());
        QVERIFY(stream.take(-1).isEmpty());
    }

    void P85_aPausedConsumerCostsBoundedMemory()
    {
        EventManager manager;
        EventStream newest = manager.stream<GuildTypingEvent>(1s, 1'000).open();
        EventStream oldest = manager.stream<GuildTypingEvent>(1s, 1'000).setDropPolicy(DropPolicy::Oldest).open();
        const Delivery delivery { typing(1), {}, {}, 0 };
        for (int i = 0; i < 1'000'000; ++i)
            manager.deliver(delivery);
        QCOMPARE(newest.size(), 1'000);
        QCOMPARE(newest.dropped(), 999'000u);
        QCOMPARE(oldest.size(), 1'000);
        QCOMPARE(oldest.dropped(), 999'000u);
        QCOMPARE(delivery.event.use_count(), 2'001);
    }

    void orderSurvivesGrowthAndWrapping()
    {
        EventManager manager;
        EventStream stream = manager.stream<GuildTypingEvent>(1s).open();
        quint64 sent = 0;
        quint64 expected = 0;
        for (int round = 0; round < 50; ++round) {
            for (int i = 0; i < 17; ++i)
                manager.dispatch(typing(++sent));
            for (const quint64 user : users(stream.take(11)))
                QCOMPARE(user, ++expected);
        }
        for (const quint64 user : users(stream.take(10'000)))
            QCOMPARE(user, ++expected);
        QCOMPARE(expected, sent);
        QCOMPARE(stream.dropped(), 0u);
    }

    void filtersAllMustAgree()
    {
        EventManager manager;
        EventStream stream = manager.stream<ShardEvent>(1s)
                                 .filter([](const ShardEvent &event) { return event.shardId == 0; })
                                 .filter([](const GuildTypingEvent &event) { return event.userId.value() % 2 == 0; })
                                 .open();
        for (quint64 i = 1; i <= 4; ++i)
            manager.dispatch(typing(i));
        manager.dispatch(GuildMessageCreateEvent()); // not what the second filter takes
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 2, 4 }));
        QCOMPARE(stream.dropped(), 0u);
    }

    void P81_throwingFiltersKeepNothing()
    {
        EventManager manager;
        EventStream stream =
            manager.stream<GuildTypingEvent>(1s).filter([](const GuildTypingEvent &) -> bool { throw 1; });
        stream.open();
        int failures = 0;
        manager.listen([&](const ExceptionEvent &event) {
            ++failures;
            QVERIFY(event.listener.line > 0);
        });
        manager.dispatch(typing(1));
        QCOMPARE(failures, 1);
        QCOMPARE(stream.size(), 0);
    }

    void payloadsTravelOnlyIfAskedFor()
    {
        EventManager manager;
        EventStream plain = manager.stream<GuildTypingEvent>(1s).open();
        EventStream raw = manager.stream<GuildTypingEvent>(1s).withPayload().open();
        manager.deliver({ typing(1), "{}"_ba, Timestamp::fromSeconds(5), 2 });
        const Delivery one = plain.take(1).value(0);
        QVERIFY(one.payload.isEmpty());
        QCOMPARE(one.payloadSize, 2);
        QCOMPARE(one.receivedAt, Timestamp::fromSeconds(5));
        QCOMPARE(raw.take(1).value(0).payload, "{}"_ba);
        raw.withPayload(false);
        QVERIFY(!manager.interest()->wantsPayload());
    }

    void classesMayBeChosenAtRunTime()
    {
        EventManager manager;
        EventStream stream =
            manager.streamOf({ EventType::GuildTyping, EventType::Message, EventType::GuildMessageCreate }, 1s);
        stream.open();
        manager.dispatch(typing(1));
        manager.dispatch(GuildMessageCreateEvent());
        manager.dispatch(RoleCreateEvent());
        QCOMPARE(stream.size(), 2);
    }

    void nextGivesOneEventAtATime()
    {
        EventManager manager;
        EventStream stream = manager.stream<GuildTypingEvent>(1s).open();
        manager.dispatch(typing(1));
        const auto first = stream.next();
        QVERIFY(first.result());
        const auto second = stream.next();
        const auto third = stream.next();
        QVERIFY(!second.isFinished());
        manager.dispatch(typing(2));
        QVERIFY(second.isFinished() && !third.isFinished());
        QCOMPARE(users({ **second.result() }), QList<quint64>({ 2 }));
        QCOMPARE(stream.size(), 0);
        third.cancel();
        manager.dispatch(typing(3));
        QCOMPARE(users(stream.take(5)), QList<quint64>({ 3 }));
    }

    void nextEndsAfterTheTimeout()
    {
        ManualClock clock;
        EventManager manager;
        manager.setClock(&clock);
        EventStream stream = manager.stream<GuildTypingEvent>(30s).open();
        const auto answered = stream.next();
        clock.advance(20s);
        manager.dispatch(typing(1));
        QVERIFY(answered.result());
        const auto reply = stream.next();
        clock.advance(29s);
        QVERIFY(!reply.isFinished());
        clock.advance(1s);
        QVERIFY(reply.result());
        QVERIFY(!reply.result()->has_value());
        QCOMPARE(clock.activeTimers(), 0);
    }

    void nextEndsWithTheStream()
    {
        auto manager = std::make_unique<EventManager>();
        EventStream stream = manager->stream<GuildTypingEvent>(std::nullopt);
        QCOMPARE(stream.next().error()->kind, Error::Kind::State); // never opened
        stream.open();
        const auto closed = stream.next();
        stream.close();
        QVERIFY(closed.result() && !closed.result()->has_value());
        stream.open();
        const auto orphaned = stream.next();
        manager.reset();
        QVERIFY(orphaned.result() && !orphaned.result()->has_value());
        QVERIFY(stream.next().result());
        QVERIFY(!stream.isOpen());
        stream.open();
        QVERIFY(!stream.isOpen());
        QCOMPARE(EventStream().next().error()->kind, Error::Kind::State);
    }

    void P117_continuationsMayDestroyTheManager()
    {
        auto *manager = new EventManager;
        EventStream stream = manager->stream<GuildTypingEvent>(1s).open();
        stream.next().then(this, [&] { delete std::exchange(manager, nullptr); });
        manager->dispatch(typing(1));
        QVERIFY(!manager);
        QVERIFY(!stream.isOpen());
    }

    void takenInAnotherThread()
    {
        EventManager manager;
        EventStream stream = manager.stream<GuildTypingEvent>(1s, 64).open();
        constexpr quint64 total = 20'000;
        std::atomic<bool> isDone = false;
        std::atomic<quint64> taken = 0;
        bool isOrdered = true;
        std::unique_ptr<QThread> reader(QThread::create([&] {
            quint64 last = 0;
            while (!isDone || stream.size() > 0) {
                for (const quint64 user : users(stream.take(7))) {
                    isOrdered = isOrdered && user > last;
                    last = user;
                    ++taken;
                }
            }
        }));
        reader->start();
        for (quint64 i = 1; i <= total; ++i)
            manager.dispatch(typing(i));
        isDone = true;
        reader->wait();
        QVERIFY(isOrdered);
        QCOMPARE(taken + stream.dropped(), total);
    }

    void closedInAnotherThread()
    {
        EventManager manager;
        EventStream stream = manager.stream<GuildTypingEvent>(1s).open();
        const auto waiting = stream.next();
        std::unique_ptr<QThread> other(QThread::create([handle = std::move(stream)]() mutable { handle = {}; }));
        other->start();
        other->wait();
        QTRY_VERIFY(waiting.isFinished());
        QVERIFY(!manager.interest()->wants(EventType::GuildTyping));
    }
};

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_eventstream.moc"
