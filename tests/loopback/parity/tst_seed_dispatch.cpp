#include "runningbot.h"

#include <QFuture>
#include <QSignalSpy>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct LevelUpEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(customEventType<LevelUpEvent>());

    Snowflake userId;
    int level = 0;
};

struct BossBeatenEvent : LevelUpEvent
{
    static constexpr auto lineage = lineageOf<LevelUpEvent::lineage>(customEventType<BossBeatenEvent>());
};

struct GreetingEvent : GuildMessageCreateEvent
{
    static constexpr auto lineage = lineageOf<GuildMessageCreateEvent::lineage>(customEventType<GreetingEvent>());
};

//! The event of hikari's example
struct EveryoneMentionedEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(customEventType<EveryoneMentionedEvent>());

    RestClient *app = nullptr;
    User author;
    QString content;
    Snowflake messageId;
    Snowflake channelId;
};

template<typename E>
concept Dispatchable = requires(GatewayBot &bot, E event)
{
    bot.dispatch(event);
};
static_assert(Dispatchable<LevelUpEvent> && Dispatchable<BossBeatenEvent> && Dispatchable<GuildMessageCreateEvent>);
static_assert(!Dispatchable<Event> && !Dispatchable<MessageEvent>, "a mere base is the class of no event");
static_assert(!Dispatchable<QString> && !Dispatchable<Message>, "only what derives from Event is an event");

LevelUpEvent levelUp(int level)
{
    LevelUpEvent event;
    event.level = level;
    return event;
}

} // namespace

//! The rows "dispatch" and "example" of the table of parity
class TestSeedDispatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dispatch_dispatch_reachesListenersWaitsStreamsAndSlots()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        QList<Snowflake> heard;
        bot.listen([&](const GuildMessageCreateEvent &event) { heard.append(event.messageId); });
        QList<Snowflake> seen;
        connect(&bot, &GatewayBot::guildMessageCreated, this,
            [&](const GuildMessageCreateEvent &event) { seen.append(event.messageId); });
        const auto wait = bot.waitFor<GuildMessageCreateEvent>(std::nullopt);
        auto stream = bot.stream<GuildMessageCreateEvent>(std::nullopt);
        const auto scope = stream.opened();

        GuildMessageCreateEvent event;
        event.messageId = Snowflake(7);
        bot.dispatch(event);

        QCOMPARE(heard, QList<Snowflake> { Snowflake(7) });
        QCOMPARE(seen, QList<Snowflake> { Snowflake(7) });
        QVERIFY(wait.result());
        QCOMPARE((*wait.result())->messageId, Snowflake(7));
        const QList<Delivery> streamed = stream.take(10);
        QCOMPARE(streamed.size(), 1);
        QCOMPARE(eventCast<GuildMessageCreateEvent>(*streamed.first().event)->messageId, Snowflake(7));
    }

    void dispatch_dispatch_custom_events_areListenedToByTheirClass()
    {
        GatewayBot bot(idleConfig());
        QList<int> levels;
        int bosses = 0;
        bot.listen([&](const LevelUpEvent &event) { levels.append(event.level); });
        bot.listen<BossBeatenEvent>([&] { ++bosses; });
        bot.dispatch(levelUp(2));
        BossBeatenEvent boss;
        boss.level = 3;
        bot.dispatch(boss);
        bot.dispatch(StartedEvent());
        QCOMPARE(levels, QList<int>({ 2, 3 }));
        QCOMPARE(bosses, 1);
    }

    void dispatch_dispatch_event_isAnyClassOfEvents()
    {
        GatewayBot bot(idleConfig());
        QList<EventType> types;
        const void *address = nullptr;
        bot.listen([&](const Event &event) {
            types.append(event.type);
            address = &event;
        });
        bot.dispatch(GuildTypingEvent()); // the library's
        bot.dispatch(LevelUpEvent()); // derived from Event
        bot.dispatch(GreetingEvent()); // derived from one of the library's
        const EventPtr shared = makeEvent<BossBeatenEvent>();
        bot.events()->dispatch(shared); // made before: not copied
        QCOMPARE(types,
            QList<EventType>({ EventType::GuildTyping, customEventType<LevelUpEvent>(),
                customEventType<GreetingEvent>(), customEventType<BossBeatenEvent>() }));
        QCOMPARE(address, static_cast<const void *>(shared.get()));
    }

    void dispatch_dispatch_fire_and_forget_goesOnInTheBackground()
    {
        GatewayBot bot(idleConfig());
        ReplySource<void> saving;
        bool isGivenUp = false;
        saving.onCancel([&] { isGivenUp = true; });
        QStringList failures;
        bot.listen([&](const LevelUpEvent &) { return saving.reply(); });
        bot.listen([&](const ExceptionEvent &event) { failures.append(event.message); });
        bot.dispatch(levelUp(2)); // nobody keeps the reply
        QVERIFY(!isGivenUp);
        QVERIFY(failures.isEmpty());
        saving.fail(Error { .kind = Error::Kind::Network, .message = u"disk is full"_s });
        QTRY_COMPARE(failures.size(), 1); // the listener was seen to its end all the same
        QVERIFY(failures.first().contains(u"disk is full"_s));
    }

    void dispatch_dispatch_from_listener_isDeliveredToo()
    {
        GatewayBot bot(idleConfig());
        QStringList order;
        bot.listen([&](const LevelUpEvent &event) {
            order.append(u"level %1"_s.arg(event.level));
            if (event.level == 10)
                bot.dispatch(BossBeatenEvent());
        });
        bot.listen([&](const BossBeatenEvent &) { order.append(u"boss"_s); });
        bot.dispatch(levelUp(10));
        bot.dispatch(levelUp(11));
        QCOMPARE(order.join(u", "), u"level 10, level 0, boss, level 11"_s);
    }

    void dispatch_dispatch_return_tasks_isNotNeeded()
    {
        GatewayBot bot(idleConfig());
        QVERIFY(bot.dispatch(LevelUpEvent()).isFinished()); // nobody listens: nothing to wait for
        int calls = 0;
        bot.listen([&](const LevelUpEvent &) { ++calls; });
        const Reply<void> done = bot.dispatch(LevelUpEvent());
        QVERIFY(done.isFinished() && !done.error());
        QCOMPARE(calls, 1);
    }

    void dispatch_dispatch_returns_future_finishedWhenAllListenersAre()
    {
        GatewayBot bot(idleConfig());
        ReplySource<void> first;
        ReplySource<int> second;
        int plain = 0;
        bot.listen([&](const LevelUpEvent &) { return first.reply(); });
        bot.listen([&](const LevelUpEvent &) { ++plain; });
        bot.listen([&](const LevelUpEvent &) { return second.reply(); });
        int failures = 0;
        bot.listen([&](const ExceptionEvent &) { ++failures; });
        const Reply<void> done = bot.dispatch(levelUp(5));
        QFuture<void> future = done.toFuture();
        QCOMPARE(plain, 1);
        second.fail(Error { .kind = Error::Kind::Network, .message = u"lost"_s });
        QTRY_COMPARE(failures, 1);
        QVERIFY(!done.isFinished() && !future.isFinished());
        first.succeed();
        QTRY_VERIFY(done.isFinished());
        QVERIFY(!done.error()); // a listener's failure is no failure of the dispatch
        QTRY_VERIFY(future.isFinished());
    }

    void dispatch_dispatch_to_subclass_listeners_meansThoseOfBases()
    {
        GatewayBot bot(idleConfig());
        QStringList order;
        const auto note = [&](const QString &name) { return [&order, name] { order.append(name); }; };
        bot.listen<GreetingEvent>(note(u"greeting"_s));
        bot.listen<GuildMessageCreateEvent>(note(u"guild message"_s));
        bot.listen<MessageEvent>(note(u"message"_s));
        bot.listen<Event>(note(u"event"_s));
        bot.listen<DMMessageCreateEvent>(note(u"direct message"_s));
        bot.dispatch(GreetingEvent());
        QCOMPARE(order.join(u", "), u"greeting, guild message, message, event"_s);
        order.clear();
        bot.dispatch(GuildMessageCreateEvent()); // a listener of what derives from it does not get it
        QCOMPARE(order.join(u", "), u"guild message, message, event"_s);
    }

    void example_custom_event_class_hasItsFields()
    {
        GatewayBot bot(idleConfig());
        std::shared_ptr<const EveryoneMentionedEvent> kept;
        bot.listen([&](const std::shared_ptr<const EveryoneMentionedEvent> &event) { kept = event; });
        User author;
        author.id = Snowflake(1);
        author.username = u"ann"_s;
        bot.dispatch(
            EveryoneMentionedEvent { {}, bot.rest(), author, u"@everyone lunch"_s, Snowflake(2), Snowflake(3) });
        QVERIFY(kept);
        QCOMPARE(kept->app, bot.rest());
        QCOMPARE(kept->author, author);
        QCOMPARE(kept->content, u"@everyone lunch"_s);
        QCOMPARE(kept->messageId, Snowflake(2));
        QCOMPARE(kept->channelId, Snowflake(3));
        QCOMPARE(kept->type, customEventType<EveryoneMentionedEvent>());
    }

    void example_dispatching_from_a_listener_ofMassMentions()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        bot.listen([&bot](const MessageCreateEvent &event) {
            if (event.content().contains(u"@everyone"_s))
                bot.dispatch(EveryoneMentionedEvent {
                    {}, bot.rest(), event.author(), event.content(), event.messageId, event.channelId });
        });
        QList<EveryoneMentionedEvent> mentions;
        bot.listen([&](const EveryoneMentionedEvent &event) { mentions.append(event); });
        int messages = 0;
        bot.listen<MessageCreateEvent>([&] { ++messages; });
        QVERIFY(running.say(u"good morning"_s));
        QVERIFY(running.say(u"@everyone lunch is ready"_s));
        QTRY_COMPARE(messages, 2);
        QCOMPARE(mentions.size(), 1);
        QCOMPARE(mentions.first().content, u"@everyone lunch is ready"_s);
        QCOMPARE(mentions.first().author.id, bot.me()->id);
        QCOMPARE(mentions.first().channelId, running.simulator().textChannel(0));
    }

    void example_listening_to_a_custom_event_byNamingItsClass()
    {
        GatewayBot bot(idleConfig());
        QStringList lines;
        bot.listen<EveryoneMentionedEvent>([&](const EveryoneMentionedEvent &event) {
            lines.append(u"%1 mentioned everyone in %2"_s.arg(event.author.username, event.channelId.toString()));
        });
        EveryoneMentionedEvent event;
        event.author.username = u"bob"_s;
        event.channelId = Snowflake(42);
        bot.dispatch(event);
        bot.dispatch(LevelUpEvent());
        QCOMPARE(lines, QStringList { u"bob mentioned everyone in 42"_s });
    }

    void example_subscribe_example_toMessages()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QStringList texts;
        bot.subscribe<MessageCreateEvent>(
            this, [&](const MessageCreateEvent &event) { texts.append(event.content()); });
        QVERIFY(running.run());
        QVERIFY(running.say(u"hello"_s));
        QTRY_COMPARE(texts, QStringList { u"hello"_s });
    }

    void example_unsubscribe_example_ofTheSameListener()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QStringList texts;
        int messages = 0;
        const EventSubscription subscription = bot.subscribe<MessageCreateEvent>(
            this, [&](const MessageCreateEvent &event) { texts.append(event.content()); });
        bot.listen<MessageCreateEvent>([&] { ++messages; });
        QVERIFY(running.run());
        QVERIFY(running.say(u"one"_s));
        QTRY_COMPARE(messages, 1);
        QVERIFY(bot.unsubscribe(subscription));
        QVERIFY(running.say(u"two"_s));
        QTRY_COMPARE(messages, 2);
        QCOMPARE(texts, QStringList { u"one"_s });
    }
};

QTEST_GUILESS_MAIN(TestSeedDispatch)
#include "tst_seed_dispatch.moc"
