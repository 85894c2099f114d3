#include "runningbot.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace Hikari;
using namespace Qt::StringLiterals;

namespace {

struct LevelUpEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(customEventType<LevelUpEvent>());
};

//! What is no class of events: it has forgotten its own lineage
struct NamelessEvent : GuildTypingEvent
{ };

class Window : public QObject
{
public:
    void onGuild(const GuildEvent &) { ++guilds; }
    void onAnything() { ++anything; }
    void onText(const QString &) { }

    int guilds = 0;
    int anything = 0;
};

int calls = 0;
void onTyping(const GuildTypingEvent &)
{
    ++calls;
}

template<typename Handler, typename... Selectors>
concept CanListen = requires(GatewayBot &bot, Handler handler)
{
    bot.listen<Selectors...>(handler);
};
template<typename Handler, typename... Selectors>
concept CanSubscribe = requires(GatewayBot &bot, Window *context, Handler handler)
{
    bot.subscribe<Selectors...>(context, handler);
};
template<typename E>
concept CanBeListed = requires(const GatewayBot &bot)
{
    bot.listeners<E>();
};
template<typename E>
concept CanEnd = requires(GatewayBot &bot)
{
    bot.unsubscribe<E>(EventSubscription());
};

using OfNothing = decltype([] {});
using OfTyping = decltype([](const GuildTypingEvent &) {});
using OfAnything = decltype([](const auto &) {});
using OfTwo = decltype([](const GuildTypingEvent &, int) {});
using OfOneAndDefaults = decltype([](const GuildTypingEvent &, int = 0, bool = false) {});
using OfText = decltype([](const QString &) {});

} // namespace

//! The rows "listen", "subscribe", "unsubscribe" and "get_listeners" of the table of parity
class TestSeedListen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { calls = 0; }

    void listen_listen_lastsAsLongAsTheBot()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        int started = 0;
        bot.listen([&](const StartedEvent &) { ++started; });
        QVERIFY(running.run());
        QCOMPARE(started, 1);
        const Reply<void> closed = bot.close();
        QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), 30'000);
        QVERIFY(running.run());
        QCOMPARE(started, 2);
    }
    void listen_event_types_none_theParameterNamesTheClass()
    {
        GatewayBot bot(idleConfig());
        int byReference = 0, byPointer = 0, byValue = 0;
        bot.listen([&](const GuildTypingEvent &) { ++byReference; });
        bot.listen([&](const std::shared_ptr<const GuildTypingEvent> &) { ++byPointer; });
        bot.listen([&](GuildTypingEvent) { ++byValue; });
        bot.listen(&onTyping);
        Window window;
        bot.subscribe(&window, &Window::onGuild);
        bot.dispatch(GuildTypingEvent());
        bot.dispatch(GuildUpdateEvent());
        QCOMPARE(byReference, 1);
        QCOMPARE(byPointer, 1);
        QCOMPARE(byValue, 1);
        QCOMPARE(calls, 1);
        QCOMPARE(window.guilds, 1);
    }
    void listen_event_types_many_shareOneListener()
    {
        GatewayBot bot(idleConfig());
        QList<EventType> types;
        bot.listen<GuildTypingEvent, RoleCreateEvent, LevelUpEvent>(
            [&](const Event &event) { types.append(event.type); });
        bot.dispatch(RoleCreateEvent());
        bot.dispatch(RoleDeleteEvent());
        bot.dispatch(LevelUpEvent());
        bot.dispatch(GuildTypingEvent());
        QCOMPARE(types,
            QList<EventType>({ EventType::RoleCreate, customEventType<LevelUpEvent>(), EventType::GuildTyping }));
    }
    void listen_event_type_subclass_check_isMadeByTheCompiler()
    {
        QVERIFY((CanListen<OfNothing, GuildTypingEvent>));
        QVERIFY((CanListen<OfNothing, Event>));
        QVERIFY((CanListen<OfNothing, LevelUpEvent>));
        QVERIFY(!(CanListen<OfNothing, QString>));
        QVERIFY(!(CanListen<OfNothing, Message>));
        QVERIFY(!(CanListen<OfNothing, GuildTypingEvent, int>));
        QVERIFY(!(CanListen<OfNothing, NamelessEvent>));
    }
    void listen_listener_signature_isOneParameterAndDefaults()
    {
        QVERIFY((CanListen<OfTyping, GuildTypingEvent>));
        QVERIFY((CanListen<OfOneAndDefaults, GuildTypingEvent>));
        QVERIFY(!(CanListen<OfTwo, GuildTypingEvent>));
        QVERIFY(!(CanListen<OfText, GuildTypingEvent>));
        QVERIFY(!(CanListen<OfTyping, RoleCreateEvent>)); // another class than the one it takes
        GatewayBot bot(idleConfig());
        int sum = 0;
        bot.listen<GuildTypingEvent>([&](const GuildTypingEvent &, int more = 2) { sum += more; });
        bot.dispatch(GuildTypingEvent());
        QCOMPARE(sum, 2);
    }
    void listen_missing_hint_doesNotCompile()
    {
        QVERIFY(CanListen<OfTyping>);
        QVERIFY(!CanListen<OfNothing>);
        QVERIFY(!CanListen<OfAnything>);
        QVERIFY(!CanListen<OfOneAndDefaults>);
        QVERIFY(!CanListen<OfText>);
        QVERIFY((CanListen<OfAnything, GuildTypingEvent>));
        QVERIFY(!CanSubscribe<decltype(&Window::onAnything)>);
        QVERIFY((CanSubscribe<decltype(&Window::onAnything), GuildTypingEvent>));
    }
    void listen_returns_callback_asTheNameOfItsSubscription()
    {
        GatewayBot bot(idleConfig());
        int count = 0;
        const auto callback = [&](const GuildTypingEvent &) { ++count; };
        const EventSubscription first = bot.listen(callback);
        const EventSubscription second = bot.listen(callback);
        QVERIFY(first.isValid() && second.isValid() && first != second);
        callback(GuildTypingEvent()); // it is the caller's own as before
        QCOMPARE(count, 1);
        bot.dispatch(GuildTypingEvent());
        QCOMPARE(count, 3);
        QVERIFY(bot.unsubscribe(first));
        bot.dispatch(GuildTypingEvent());
        QCOMPARE(count, 4);
    }

    void subscribe_subscribe_untilTheContextEnds()
    {
        GatewayBot bot(idleConfig());
        int byLambda = 0;
        {
            Window window;
            bot.subscribe<GuildTypingEvent>(&window, [&] { ++byLambda; });
            bot.subscribe<GuildTypingEvent>(&window, &Window::onAnything);
            bot.dispatch(GuildTypingEvent());
            QCOMPARE(window.anything, 1);
        }
        bot.dispatch(GuildTypingEvent());
        QCOMPARE(byLambda, 1);
        QVERIFY(bot.listeners<Event>().isEmpty());
    }
    void subscribe_event_type_takesSubclasses()
    {
        GatewayBot bot(idleConfig());
        QList<EventType> types;
        bot.subscribe<GuildEvent>(this, [&](const GuildEvent &event) { types.append(event.type); });
        bot.dispatch(GuildUpdateEvent());
        bot.dispatch(GuildTypingEvent());
        bot.dispatch(BanCreateEvent());
        QCOMPARE(types, QList<EventType>({ EventType::GuildUpdate, EventType::BanCreate }));
        QVERIFY((CanSubscribe<OfNothing, GuildEvent>));
        QVERIFY(!(CanSubscribe<OfNothing, QObject>));
    }
    void subscribe_callback_takesTheEventAndMayReturnAnything()
    {
        GatewayBot bot(idleConfig());
        int plain = 0, withResult = 0;
        bot.subscribe<GuildTypingEvent>(this, [&](const GuildTypingEvent &) { ++plain; });
        bot.subscribe<GuildTypingEvent>(this, [&](const Event &) { return ++withResult; }); // ignored
        bot.dispatch(GuildTypingEvent());
        QCOMPARE(plain, 1);
        QCOMPARE(withResult, 1);
        QVERIFY((CanSubscribe<OfTyping, GuildTypingEvent>));
        QVERIFY(!(CanSubscribe<OfText, GuildTypingEvent>));
        QVERIFY(!(CanSubscribe<QString, GuildTypingEvent>));
        QVERIFY(!(CanSubscribe<decltype(&Window::onText), GuildTypingEvent>));
    }
    void subscribe_subscribe_missing_intent_warns()
    {
        BotConfig config = idleConfig();
        config.intents = Intent::AllUnprivileged;
        GatewayBot bot(config);
        QTest::ignoreMessage(
            QtWarningMsg, QRegularExpression(u"^MemberCreateEvent will not come,.* GUILD_MEMBERS .*tst_seed_listen"_s));
        bot.subscribe<MemberCreateEvent>(this, OfNothing());
        QTest::failOnWarning(QRegularExpression(u"will not come"_s));
        bot.subscribe<GuildMessageCreateEvent>(this, OfNothing());
        bot.subscribe<LevelUpEvent>(this, OfNothing()); // needs none
    }

    void unsubscribe_unsubscribe_endsOneSubscription()
    {
        GatewayBot bot(idleConfig());
        int ended = 0, others = 0;
        const EventSubscription subscription = bot.listen<GuildTypingEvent>([&] { ++ended; });
        bot.listen<GuildTypingEvent>([&] { ++others; });
        bot.dispatch(GuildTypingEvent());
        QVERIFY(bot.unsubscribe(subscription));
        bot.dispatch(GuildTypingEvent());
        QCOMPARE(ended, 1);
        QCOMPARE(others, 2);
    }
    void unsubscribe_callback_thatIsNotThereIsFalse()
    {
        GatewayBot bot(idleConfig());
        const EventSubscription subscription = bot.listen<GuildTypingEvent>(OfNothing());
        bot.listen<GuildTypingEvent>(OfNothing());
        QVERIFY(bot.unsubscribe(subscription));
        QVERIFY(!bot.unsubscribe(subscription)); // ended already
        QVERIFY(!bot.unsubscribe<GuildTypingEvent>(subscription));
        QVERIFY(!bot.unsubscribe(EventSubscription())); // there was never one
        QVERIFY(!bot.unsubscribe<RoleCreateEvent>({}));
        QCOMPARE(bot.listeners<GuildTypingEvent>().size(), 1);
    }
    void unsubscribe_event_type_exact_isNeitherBaseNorSubclass()
    {
        GatewayBot bot(idleConfig());
        QList<EventType> types;
        const EventSubscription subscription =
            bot.listen<TypingEvent, RoleEvent, LevelUpEvent>([&](const Event &event) { types.append(event.type); });
        QVERIFY(!bot.unsubscribe<ShardEvent>(subscription));
        QVERIFY(!bot.unsubscribe<GuildTypingEvent>(subscription));
        QVERIFY(!bot.unsubscribe<StartedEvent>(subscription));
        QCOMPARE(bot.listeners<Event>().size(), 3);

        QSignalSpy changed(bot.events(), &EventManager::listenersChanged);
        QVERIFY(bot.unsubscribe<TypingEvent>(subscription));
        QCOMPARE(changed.size(), 1);
        bot.dispatch(GuildTypingEvent());
        bot.dispatch(RoleCreateEvent());
        bot.dispatch(LevelUpEvent());
        QCOMPARE(types, QList<EventType>({ EventType::RoleCreate, customEventType<LevelUpEvent>() }));
        QVERIFY(!bot.events()->interest()->wants(EventType::GuildTyping));
        QVERIFY(!bot.unsubscribe<TypingEvent>(subscription));
        QVERIFY(bot.unsubscribe(subscription)); // the rest
        QVERIFY(bot.listeners<Event>().isEmpty());
        QVERIFY(CanEnd<LevelUpEvent> && !CanEnd<QString>);
    }

    void get_listeners_get_listeners_tellsWhoListens()
    {
        GatewayBot bot(idleConfig());
        Window window;
        const EventSubscription first = bot.listen<GuildTypingEvent>(OfNothing());
        const int line = __LINE__ + 1;
        const EventSubscription second = bot.subscribe<GuildTypingEvent>(&window, &Window::onAnything);
        const QList<ListenerInfo> listeners = bot.listeners<GuildTypingEvent>();
        QCOMPARE(listeners.size(), 2);
        QCOMPARE(listeners[0].subscription, first);
        QCOMPARE(listeners[0].context, nullptr);
        QCOMPARE(listeners[1].subscription, second);
        QCOMPARE(listeners[1].type, EventType::GuildTyping);
        QCOMPARE(listeners[1].context, &window);
        QCOMPARE(int(listeners[1].location.line), line);
    }
    void get_listeners_event_type_isAClassOfEvents()
    {
        QVERIFY(CanBeListed<Event> && CanBeListed<MessageEvent> && CanBeListed<LevelUpEvent>);
        QVERIFY(!CanBeListed<QString> && !CanBeListed<NamelessEvent>);
        GatewayBot bot(idleConfig());
        bot.listen<LevelUpEvent>(OfNothing());
        QCOMPARE(bot.listeners<LevelUpEvent>().size(), 1);
        QCOMPARE(bot.events()->listenersOf(customEventType<LevelUpEvent>()).size(), 1); // chosen at run time
    }
    void get_listeners_polymorphic_addsThoseOfSubclasses()
    {
        GatewayBot bot(idleConfig());
        bot.listen<MessageEvent>(OfNothing());
        bot.listen<MessageCreateEvent>(OfNothing());
        bot.listen<GuildMessageCreateEvent>(OfNothing());
        bot.listen<GuildTypingEvent>(OfNothing());
        QCOMPARE(bot.listeners<MessageCreateEvent>().size(), 2);
        QCOMPARE(bot.listeners<MessageCreateEvent>(Polymorphic::Yes).size(), 2);
        QCOMPARE(bot.listeners<MessageCreateEvent>(Polymorphic::No).size(), 1);
        QCOMPARE(bot.listeners<MessageCreateEvent>(Polymorphic::No).first().type, EventType::MessageCreate);
        QCOMPARE(bot.listeners<Event>().size(), 4);
        QCOMPARE(bot.listeners<Event>(Polymorphic::No).size(), 0);
        // what hikari's code really returns: whom an event of the class would reach
        QCOMPARE(bot.events()->receivers<MessageCreateEvent>().size(), 2);
        QCOMPARE(bot.events()->receivers<MessageCreateEvent>().first().type, EventType::Message);
    }
    void get_listeners_returns_copy_thatChangesNothing()
    {
        GatewayBot bot(idleConfig());
        int count = 0;
        bot.listen<GuildTypingEvent>([&] { ++count; });
        QList<ListenerInfo> listeners = bot.listeners<GuildTypingEvent>();
        const QList<ListenerInfo> before = listeners;
        listeners.clear();
        QCOMPARE(bot.listeners<GuildTypingEvent>().size(), 1);
        bot.unsubscribe(before.first().subscription);
        QCOMPARE(before.size(), 1); // a copy of what was
        QVERIFY(bot.listeners<GuildTypingEvent>().isEmpty());
        bot.dispatch(GuildTypingEvent());
        QCOMPARE(count, 0);
    }
    void get_listeners_returns_empty_whenNobodyListens()
    {
        GatewayBot bot(idleConfig());
        QVERIFY(bot.listeners<Event>().isEmpty());
        bot.listen<GuildTypingEvent>(OfNothing());
        QVERIFY(bot.listeners<MessageEvent>().isEmpty());
        QVERIFY(bot.listeners<LevelUpEvent>().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSeedListen)
#include "tst_seed_listen.moc"
