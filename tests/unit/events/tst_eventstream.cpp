#include <hikari/core/clock.h>
#include <hikari/events/eventmanager.h>
#include <hikari/events/events.h>

#include <QRegularExpression>
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
            QTest::ignoreMessage(QtWarningMsg,
                QRegularExpression(
                    u"an open stream, made at tst_eventstream.cpp:[0-9]+ .* was dropped and is closed now"_s));
        }
        QVERIFY(!manager.interest()->wants(EventType::GuildTyping));
        manager.dispatch(typing(2));
    }

    void scopesCloseWithoutAWarning()
    {
        EventManager manager;
        EventStreamOf<GuildTypingEvent> stream = manager.stream<GuildTypingEvent>(1s);
        {
            const auto scope = stream.opened();
            QVERIFY(stream.isOpen());
            manager.dispatch(typing(1));
        }
        QVERIFY(!stream.isOpen());
        QCOMPARE(stream.size(), 1); // stays readable
        QTest::failOnWarning(QRegularExpression(u"stream"_s));
        stream = EventStreamOf<GuildTypingEvent>();
    }

    void aNewFilterRemovesWhatWaits()
    {
        EventManager manager;
        auto stream = manager.stream<GuildTypingEvent>(1s);
        const auto scope = stream.opened();
        for (quint64 user = 1; user <= 6; ++user)
            manager.dispatch(typing(user));
        stream.filter([](const GuildTypingEvent &event) { return event.userId.value() % 2 == 0; });
        QCOMPARE(stream.size(), 3);
        QCOMPARE(stream.dropped(), 0u);
        manager.dispatch(typing(7));
        manager.dispatch(typing(8));
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 2, 4, 6, 8 }));
    }

    void memberPathsFilter()
    {
        EventManager manager;
        auto stream = manager.stream<MessageCreateEvent>(1s)
                          .filter<&MessageCreateEvent::message, &Message::author, &User::username>(u"ann"_s);
        auto byMember = manager.stream<GuildTypingEvent>(1s).filter<&GuildTypingEvent::member, &Member::nickname>(
            u"A"_s); // both are optional
        const auto scope = stream.opened();
        const auto scope2 = byMember.opened();
        GuildMessageCreateEvent message;
        for (const QString &name : { u"ann"_s, u"bob"_s }) {
            message.message.author.username = name;
            manager.dispatch(message);
        }
        QCOMPARE(stream.size(), 1);
        GuildTypingEvent event;
        manager.dispatch(event);
        event.member = Member();
        manager.dispatch(event);
        event.member->nickname = u"A"_s;
        manager.dispatch(event);
        QCOMPARE(byMember.size(), 1);
    }

    void operatorsWorkOnTheTypedStream()
    {
        EventManager manager;
        ManualClock clock;
        manager.setClock(&clock);
        // hikari's example: who reacts to a message within 30 s, at most 50
        auto stream = manager.stream<ReactionAddEvent>(30s).filter<&ReactionEvent::messageId>(Snowflake(5));
        const auto scope = stream.opened();
        const Reply<QList<Snowflake>> users = stream.map(&ReactionAddEvent::userId).limit(50).collect();
        for (quint64 user = 1; user <= 4; ++user) {
            GuildReactionAddEvent reaction;
            reaction.messageId = Snowflake(user == 3 ? 6 : 5);
            reaction.userId = Snowflake(user);
            manager.dispatch(reaction);
            clock.advance(14s); // the timeout is for each event that is kept
        }
        QVERIFY(!users.isFinished());
        clock.advance(16s);
        QVERIFY(users.isFinished());
        QCOMPARE(*users.result(), QList<Snowflake>({ Snowflake(1), Snowflake(2), Snowflake(4) }));
    }

    void nextIsTyped()
    {
        EventManager manager;
        auto stream = manager.stream<GuildTypingEvent>(1s);
        QCOMPARE(stream.next().error()->kind, Error::Kind::State); // not opened
        const auto scope = stream.opened();
        const Reply<std::optional<std::shared_ptr<const GuildTypingEvent>>> next = stream.next();
        manager.dispatch(typing(3));
        QCOMPARE((*next.result()).value()->userId, Snowflake(3));
        auto group = manager.stream<EventGroup<GuildTypingEvent, DMTypingEvent>>(1s);
        static_assert(std::is_same_v<decltype(group), EventStreamOf<Event>>);
        QVERIFY(EventStream::failed(Error { .kind = Error::Kind::State, .message = u"x"_s }).open().next().error());
    }

    void collectOpensAndCloses()
    {
        EventManager manager;
        ManualClock clock;
        manager.setClock(&clock);
        auto stream = manager.stream<GuildTypingEvent>(2s);
        const auto all = stream.collect();
        QVERIFY(stream.isOpen());
        manager.dispatch(typing(1));
        manager.dispatch(typing(2));
        clock.advance(2s);
        QVERIFY(all.isFinished());
        QCOMPARE(all.result()->size(), 2);
        QCOMPARE(all.result()->at(1)->userId, Snowflake(2));
        QVERIFY(!stream.isOpen());
    }

    void forEachEndsWithTheStream()
    {
        EventManager manager;
        auto stream = manager.stream<GuildTypingEvent>(std::nullopt);
        stream.open();
        QList<quint64> seen;
        const Reply<void> done = stream.forEach([&](const GuildTypingEvent &event) {
            seen.append(event.userId.value());
            if (seen.size() == 2)
                stream.close();
        });
        manager.dispatch(typing(1));
        QVERIFY(!done.isFinished());
        manager.dispatch(typing(2));
        QVERIFY(done.isFinished() && !done.error());
        QCOMPARE(seen, QList<quint64>({ 1, 2 }));
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
        QCOMPARE(stream.queueLimit(), 3);
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
