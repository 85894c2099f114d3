#include <hikari/core/clock.h>
#include <hikari/events/eventmanager.h>
#include <hikari/events/events.h>
#include <hikari/events/registry.h>
#include <hikari/events/signalswitch.h>

#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <stdexcept>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct MassMentionEvent : Event
{
    static constexpr auto lineage = lineageOf<Event::lineage>(customEventType<MassMentionEvent>());
    int mentions = 0;
};

struct LongMessageEvent : GuildMessageCreateEvent
{
    static constexpr auto lineage = lineageOf<GuildMessageCreateEvent::lineage>(customEventType<LongMessageEvent>());
};

using MessageChanges = EventGroup<GuildMessageUpdateEvent, GuildMessageDeleteEvent>;

//! Has a signal for every concrete class, as GatewayBot has
class Recorder : public QObject
{
public:
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    void signal(const name##Event &event)                                                                              \
    {                                                                                                                  \
        emitted.append({ EventType::name, &event });                                                                   \
    }
#define HIKARI_EVENT_SPLIT(name, parent, signal) HIKARI_EVENT(name, parent, "", {}, signal)
#include <hikari/events/events.def>

    QList<std::pair<EventType, const Event *>> emitted;
};

class Window : public QObject
{
public:
    void onGuild(const GuildEvent &) { ++guilds; }
    void onMessage(const std::shared_ptr<const MessageEvent> &event) { last = event; }
    void onAnything() { ++anything; }

    int guilds = 0;
    int anything = 0;
    EventPtr last;
};

} // namespace

class TestEventManager : public QObject
{
    Q_OBJECT

private:
    QStringList m_calls;

    auto note(const QString &text)
    {
        return [this, text] { m_calls.append(text); };
    }

private Q_SLOTS:
    void init() { m_calls.clear(); }

    void basesGetWhatDerivesFromThem()
    {
        EventManager manager;
        int messages = 0;
        int all = 0;
        int others = 0;
        manager.listen([&](const MessageEvent &) { ++messages; });
        manager.listen([&](const Event &) { ++all; });
        manager.listen([&](const GuildEvent &) { ++others; });
        manager.dispatch(GuildMessageCreateEvent());
        manager.dispatch(GuildMessageDeleteEvent());
        manager.dispatch(StartedEvent());
        QCOMPARE(messages, 2);
        QCOMPARE(all, 3);
        QCOMPARE(others, 0);
    }

    void listenersGetTheVeryEvent()
    {
        EventManager manager;
        const auto event = makeEvent<GuildTypingEvent>();
        event->userId = Snowflake(7);
        const void *seen = nullptr;
        std::shared_ptr<const GuildTypingEvent> kept;
        manager.listen([&](const GuildTypingEvent &e) { seen = &e; });
        manager.listen([&](const std::shared_ptr<const GuildTypingEvent> &e) { kept = e; });
        manager.deliver({ event, {}, {}, 0 });
        QCOMPARE(seen, event.get());
        QCOMPARE(kept, event);
    }

    void memberFunctionsAreListeners()
    {
        EventManager manager;
        Window window;
        manager.subscribe<GuildEvent>(&window, &Window::onGuild);
        manager.subscribe(&window, &Window::onGuild);
        manager.subscribe<GuildMessageCreateEvent>(&window, &Window::onMessage);
        manager.subscribe<GuildJoinEvent, GuildTypingEvent>(&window, &Window::onAnything);
        manager.dispatch(GuildJoinEvent());
        manager.dispatch(GuildMessageCreateEvent());
        QCOMPARE(window.guilds, 2);
        QCOMPARE(window.anything, 1);
        QVERIFY(window.last);
    }

    void orderIsThatOfSubscribingWhateverTheClass()
    {
        EventManager manager;
        manager.setSignalEmitter([this](const Event &) { m_calls.append(u"signal"_s); });
        manager.setSignalInterest(EventType::GuildMessageCreate, true);
        manager.listen<GuildMessageCreateEvent>(note(u"1"_s));
        manager.listen<Event>(note(u"2"_s));
        manager.listen<MessageEvent>(note(u"3"_s));
        manager.listen<GuildMessageCreateEvent>(note(u"4"_s));
        manager.dispatch(GuildMessageCreateEvent());
        QCOMPARE(m_calls, QStringList({ u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"signal"_s }));
    }

    void severalClassesAndGroupsShareOneListener()
    {
        EventManager manager;
        int calls = 0;
        const EventSubscription subscription =
            manager.listen<MessageChanges, GuildTypingEvent>([&calls](const auto &) { ++calls; });
        manager.dispatch(GuildMessageUpdateEvent());
        manager.dispatch(GuildMessageDeleteEvent());
        manager.dispatch(GuildTypingEvent());
        manager.dispatch(GuildMessageCreateEvent());
        QCOMPARE(calls, 3);
        QVERIFY(manager.unsubscribe(subscription));
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(calls, 3);
    }

    void overlappingClassesGiveAnEventOnce()
    {
        EventManager manager;
        int calls = 0;
        manager.listen<GuildMessageCreateEvent, MessageEvent, GuildMessageCreateEvent>(
            [&calls](const Event &) { ++calls; });
        manager.dispatch(GuildMessageCreateEvent());
        manager.dispatch(GuildMessageDeleteEvent());
        QCOMPARE(calls, 2);
    }

    void classesOfUserCodeAreDispatched()
    {
        EventManager manager;
        int mentions = 0;
        int all = 0;
        manager.listen([&](const MassMentionEvent &event) { mentions += event.mentions; });
        manager.listen([&](const Event &) { ++all; });
        MassMentionEvent event;
        event.mentions = 3;
        QVERIFY(manager.dispatch(event).isFinished());
        manager.dispatch(EventPtr(makeEvent(event)));
        QCOMPARE(mentions, 6);
        QCOMPARE(all, 2);
    }

    void classesOfUserCodeReachTheListenersOfTheirBases()
    {
        EventManager manager;
        manager.listen<MessageEvent>(note(u"base"_s));
        manager.listen<LongMessageEvent>(note(u"own"_s));
        manager.dispatch(LongMessageEvent());
        QCOMPARE(m_calls, QStringList({ u"base"_s, u"own"_s }));
        manager.dispatch(GuildMessageCreateEvent());
        QCOMPARE(m_calls.size(), 3);
    }

    void unsubscribingEndsIt()
    {
        EventManager manager;
        const EventSubscription first = manager.listen<GuildTypingEvent>(note(u"first"_s));
        manager.listen<GuildTypingEvent>(note(u"second"_s));
        QVERIFY(manager.unsubscribe(first));
        QVERIFY(!manager.unsubscribe(first));
        QVERIFY(!manager.unsubscribe({}));
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(m_calls, QStringList({ u"second"_s }));
    }

    void aContextsSubscriptionsEndTogether()
    {
        EventManager manager;
        QObject context;
        QSignalSpy changes(&manager, &EventManager::listenersChanged);
        manager.subscribe<GuildTypingEvent>(&context, note(u"a"_s));
        manager.subscribe<MessageEvent>(&context, note(u"b"_s));
        manager.unsubscribeAll(&context);
        QCOMPARE(changes.count(), 3);
        manager.dispatch(GuildTypingEvent());
        manager.dispatch(GuildMessageCreateEvent());
        QVERIFY(m_calls.isEmpty());
        manager.subscribe<GuildTypingEvent>(&context, note(u"c"_s));
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(m_calls, QStringList({ u"c"_s }));
    }

    void P83_contextDestroyedBetweenQueueingAndDelivery()
    {
        EventManager manager;
        auto *context = new QObject;
        auto captured = std::make_shared<int>(0);
        manager.subscribe(context, [context, captured](const GuildTypingEvent &) {
            context->setObjectName(u"seen"_s);
            ++*captured;
        });
        const Delivery queued { makeEvent<GuildTypingEvent>(), {}, {}, 0 };
        delete context;
        QCOMPARE(captured.use_count(), 1); // what the listener held went with it
        manager.deliver(queued);
        QCOMPARE(*captured, 0);
        QVERIFY(manager.listeners<Event>().isEmpty());
    }

    void P83_contextDestroyedDuringDispatch()
    {
        EventManager manager;
        auto *context = new QObject;
        manager.listen([&](const GuildTypingEvent &) { delete std::exchange(context, nullptr); });
        manager.subscribe(context, [context](const GuildTypingEvent &) { context->setObjectName(u"gone"_s); });
        manager.listen<GuildTypingEvent>(note(u"last"_s));
        manager.dispatch(GuildTypingEvent());
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(m_calls.size(), 2);
    }

    void P82_aListenerMayEndItselfAndOthers()
    {
        EventManager manager;
        EventSubscription own;
        EventSubscription later;
        const QByteArray text(1'000, 'x');
        own = manager.listen([&, text](const GuildTypingEvent &) {
            QVERIFY(manager.unsubscribe(own));
            QVERIFY(manager.unsubscribe(later));
            m_calls.append(QString::number(text.size())); // what it captured is still there
        });
        later = manager.listen<GuildTypingEvent>(note(u"later"_s));
        manager.listen<GuildTypingEvent>(note(u"last"_s));
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(m_calls, QStringList({ u"1000"_s, u"last"_s }));
    }

    void P82_additionsCountFromTheNextEvent()
    {
        EventManager manager;
        manager.listen([&](const GuildTypingEvent &) {
            m_calls.append(u"outer"_s);
            manager.listen<GuildTypingEvent>(note(u"added"_s));
            manager.listen<Event>(note(u"added to the base"_s));
        });
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(m_calls, QStringList({ u"outer"_s }));
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(m_calls, QStringList({ u"outer"_s, u"outer"_s, u"added"_s, u"added to the base"_s }));
    }

    void P82_aListenerMayDestroyTheManager_data()
    {
        QTest::addColumn<int>("position");
        QTest::newRow("first") << 0;
        QTest::newRow("middle") << 1;
        QTest::newRow("last") << 2;
        QTest::newRow("in a slot") << 3;
        QTest::newRow("while an exception is handled") << 4;
    }
    void P82_aListenerMayDestroyTheManager()
    {
        QFETCH(int, position);
        auto *manager = new EventManager;
        int calls = 0;
        const auto destroy = [&] {
            delete manager;
            manager = nullptr;
        };
        for (int i = 0; i < 3; ++i) {
            manager->listen([&, i](const GuildTypingEvent &) {
                ++calls;
                if (i == position)
                    destroy();
                if (position == 4 && i == 0)
                    throw 1;
            });
        }
        manager->setSignalEmitter([&](const Event &) { destroy(); });
        manager->setSignalInterest(EventType::GuildTyping, position == 3);
        manager->listen([&](const ExceptionEvent &) { destroy(); });
        manager->dispatch(GuildTypingEvent());
        QVERIFY(!manager);
        QCOMPARE(calls, position == 3 ? 3 : position == 4 ? 1 : position + 1);
    }

    void P82_nestedDispatchSurvivesTheManager()
    {
        auto *manager = new EventManager;
        manager->listen([&](const StartedEvent &) {
            const Reply<void> reply = manager->dispatch(StoppedEvent());
            QVERIFY(reply.isFinished());
            m_calls.append(u"outer"_s);
        });
        manager->listen([&](const StoppedEvent &) { delete std::exchange(manager, nullptr); });
        manager->listen<StartedEvent>(note(u"not reached"_s));
        manager->dispatch(StartedEvent());
        QCOMPARE(m_calls, QStringList({ u"outer"_s }));
    }

    void listenersMayDispatch()
    {
        EventManager manager;
        manager.listen([&](const GuildMessageCreateEvent &) {
            m_calls.append(u"begin"_s);
            MassMentionEvent event;
            event.mentions = 2;
            manager.dispatch(event);
            m_calls.append(u"end"_s);
        });
        manager.listen([&](const MassMentionEvent &event) { m_calls.append(QString::number(event.mentions)); });
        manager.dispatch(GuildMessageCreateEvent());
        QCOMPARE(m_calls, QStringList({ u"begin"_s, u"2"_s, u"end"_s }));
    }

    void P81_aThrowingListenerStopsNobody_data()
    {
        QTest::addColumn<int>("position");
        QTest::addColumn<bool>("isStandard");
        QTest::newRow("first") << 0 << true;
        QTest::newRow("middle") << 1 << true;
        QTest::newRow("last") << 2 << true;
        QTest::newRow("not a std::exception") << 1 << false;
    }
    void P81_aThrowingListenerStopsNobody()
    {
        QFETCH(int, position);
        QFETCH(bool, isStandard);
        EventManager manager;
        int calls = 0;
        int line = 0;
        for (int i = 0; i < 3; ++i) {
            line = __LINE__ + 1;
            manager.listen([&, i](const GuildTypingEvent &) {
                ++calls;
                if (i == position) {
                    if (isStandard)
                        throw std::runtime_error("out of tea");
                    throw 42;
                }
            });
        }
        QList<ExceptionEvent> failures;
        manager.listen([&](const ExceptionEvent &event) { failures.append(event); });
        const EventPtr event = makeEvent<GuildTypingEvent>();
        QVERIFY(manager.dispatch(event).isFinished());
        QCOMPARE(calls, 3);
        QCOMPARE(failures.size(), 1);
        const ExceptionEvent &failure = failures.first();
        QCOMPARE(failure.failedEvent, event);
        QCOMPARE(failure.message, isStandard ? u"out of tea"_s : u"an exception that is no std::exception"_s);
        QVERIFY(QByteArray(failure.listener.file).endsWith("tst_eventmanager.cpp"));
        QVERIFY(failure.listener.line >= line && failure.listener.line < line + 8);
        if (isStandard)
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, std::rethrow_exception(failure.exception));
        else
            QVERIFY_THROWS_EXCEPTION(int, std::rethrow_exception(failure.exception));
    }

    void P81_exceptionsOfTheirListenersGoNoFurther()
    {
        EventManager manager;
        int calls = 0;
        manager.listen([](const GuildTypingEvent &) { throw std::runtime_error("first"); });
        manager.listen([&](const ExceptionEvent &) {
            ++calls;
            throw std::runtime_error("second");
        });
        manager.listen<ExceptionEvent>(note(u"other"_s));
        QTest::ignoreMessage(QtCriticalMsg,
            QRegularExpression(u"^the listener at tst_eventmanager\\.cpp:\\d+ .*ExceptionEvent.*: second$"_s));
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(calls, 1);
        QCOMPARE(m_calls, QStringList({ u"other"_s }));
    }

    void P81_exceptionsThatNobodyListensForAreLogged()
    {
        EventManager manager;
        manager.listen([](const GuildTypingEvent &) { throw std::runtime_error("out of tea"); });
        QTest::ignoreMessage(QtCriticalMsg,
            QRegularExpression(u"^the listener at .* threw while handling GuildTypingEvent: out of tea$"_s));
        manager.dispatch(GuildTypingEvent());
    }

    void P81_slotsMayThrow()
    {
        EventManager manager;
        manager.setSignalEmitter([](const Event &) { throw 1; });
        manager.setSignalInterest(EventType::GuildTyping, true);
        int failures = 0;
        manager.listen([&](const ExceptionEvent &event) {
            ++failures;
            QCOMPARE(event.listener.line, 0);
        });
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(failures, 1);
    }

    void P80_missingIntentsAreNamed()
    {
        EventManager manager;
        manager.listen<MemberEvent>(note({})); // nothing is known about intents yet
        manager.setIntents(Intent::AllUnprivileged);
        QTest::ignoreMessage(QtWarningMsg,
            QRegularExpression(u"^MemberEvent will not come.*: GUILD_MEMBERS \\(wanted at tst_eventmanager\\.cpp:"_s));
        manager.listen<MemberEvent>(note({}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^PresenceUpdateEvent .*GUILD_PRESENCES"_s));
        manager.setSignalInterest(EventType::PresenceUpdate, true);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^MemberCreateEvent .*GUILD_MEMBERS"_s));
        manager.waitFor<MemberCreateEvent>(std::nullopt);
        manager.setIntents(Intent::GuildMessages);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGE_REACTIONS"_s));
        manager.stream<ReactionEvent>(1s);
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        manager.listen<MessageEvent>(note({})); // one of two is enough
        manager.listen<ShardEvent>(note({})); // some always come
        manager.listen<VoiceEvent>(note({}));
        manager.listen<MassMentionEvent>(note({}));
    }

    void listenersAreListed()
    {
        EventManager manager;
        QObject context;
        const EventSubscription message = manager.listen<MessageEvent>(note({}));
        const EventSubscription create = manager.subscribe<GuildMessageCreateEvent>(&context, note({}));
        const EventSubscription all = manager.listen<Event>(note({}));
        const EventSubscription custom = manager.listen<LongMessageEvent>(note({}));
        manager.waitFor<MessageEvent>(std::nullopt); // waits and streams are no listeners
        const auto ids = [](const QList<ListenerInfo> &list) {
            QList<quint64> result;
            for (const ListenerInfo &one : list)
                result.append(one.subscription.id);
            return result;
        };
        QCOMPARE(ids(manager.listeners<MessageEvent>()), QList<quint64>({ message.id, create.id, custom.id }));
        QCOMPARE(ids(manager.listeners<MessageEvent>(Polymorphic::No)), QList<quint64>({ message.id }));
        QCOMPARE(ids(manager.receivers<GuildMessageCreateEvent>()), QList<quint64>({ message.id, create.id, all.id }));
        QCOMPARE(
            ids(manager.receivers<LongMessageEvent>()), QList<quint64>({ message.id, create.id, all.id, custom.id }));
        QVERIFY(manager.listeners<RoleEvent>().isEmpty());
        const ListenerInfo info = manager.listeners<GuildMessageCreateEvent>(Polymorphic::No).first();
        QCOMPARE(info.context, &context);
        QCOMPARE(info.type, EventType::GuildMessageCreate);
        QVERIFY(QByteArray(info.location.file).endsWith("tst_eventmanager.cpp"));
    }

    void signalsAreEmittedForWhatIsConnected()
    {
        EventManager manager;
        QList<EventType> emitted;
        manager.setSignalEmitter([&](const Event &event) { emitted.append(event.type); });
        manager.dispatch(GuildTypingEvent());
        manager.setSignalInterest(EventType::GuildTyping, true);
        manager.dispatch(GuildTypingEvent());
        manager.dispatch(GuildMessageCreateEvent());
        manager.setSignalInterest(EventType::GuildTyping, false);
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(emitted, QList<EventType>({ EventType::GuildTyping }));
    }

    void everyClassHasItsSignal()
    {
        Recorder recorder;
        QList<EventPtr> events;
#define HIKARI_EVENT(name, parent, gateway, intents, signal) events.append(makeEvent<name##Event>());
#include <hikari/events/events.def>
        for (const EventPtr &event : events) {
            emitEventSignal(&recorder, *event);
            QVERIFY(!recorder.emitted.isEmpty());
            QCOMPARE(recorder.emitted.takeFirst(), std::pair(event->type, event.get()));
            // In guilds and in DMs: the signal of both comes after it.
            const EventClassInfo *base = eventClass(eventParents[std::size_t(event->type)]);
            if (!base->isConcrete && !base->signalName.isEmpty())
                QCOMPARE(recorder.emitted.takeFirst(), std::pair(base->type, event.get()));
            QVERIFY(recorder.emitted.isEmpty());
        }
        emitEventSignal(&recorder, *makeEvent<MassMentionEvent>());
        emitEventSignal(&recorder, *makeEvent<LongMessageEvent>());
        QVERIFY(recorder.emitted.isEmpty());
    }

    void interestFollowsWhoWantsWhat()
    {
        EventManager manager;
        const std::shared_ptr<EventInterest> interest = manager.interest();
        QVERIFY(!interest->wants(EventType::GuildMessageCreate));

        const EventSubscription subscription = manager.listen<MessageEvent>(note({}));
        QVERIFY(interest->wants(EventType::GuildMessageCreate) && interest->wants(EventType::GuildMessageDelete));
        QVERIFY(!interest->wants(EventType::GuildTyping) && !interest->wants(EventType::GuildBulkMessageDelete));
        manager.unsubscribe(subscription);
        QVERIFY(!interest->wants(EventType::GuildMessageCreate));

        Reply<std::shared_ptr<const GuildTypingEvent>> wait = manager.waitFor<GuildTypingEvent>(std::nullopt);
        QVERIFY(interest->wants(EventType::GuildTyping));
        wait.cancel();
        QVERIFY(!interest->wants(EventType::GuildTyping));

        manager.setSignalInterest(EventType::RoleCreate, true);
        QVERIFY(interest->wants(EventType::RoleCreate));
        manager.setSignalInterest(EventType::RoleCreate, false);
        QVERIFY(!interest->wants(EventType::RoleCreate));

        EventStream stream = manager.stream<GuildEvent>(1s);
        QVERIFY(!interest->wants(EventType::GuildJoin));
        stream.open();
        QVERIFY(interest->wants(EventType::GuildJoin) && !interest->wantsPayload());
        stream.withPayload();
        QVERIFY(interest->wantsPayload(EventType::GuildJoin) && !interest->wantsPayload(EventType::GuildTyping));
        stream.close();
        QVERIFY(!interest->wants(EventType::GuildJoin) && !interest->wantsPayload());

        auto *context = new QObject;
        manager.subscribe<Event>(context, note({}));
        QVERIFY(interest->wants(EventType::Unknown) && interest->wants(EventType::CommandInteractionCreate));
        QVERIFY(!interest->wants(EventType::ShardPayload)); // costs too much to come along unasked
        delete context;
        QVERIFY(!interest->wants(EventType::Unknown));
        manager.listen<ShardPayloadEvent>(note({}));
        QVERIFY(interest->wants(EventType::ShardPayload));
    }

    void waitsEndWithTheFirstMatch()
    {
        EventManager manager;
        int asked = 0;
        const auto reply = manager.waitFor<GuildReactionAddEvent>(30s, [&](const GuildReactionAddEvent &event) {
            ++asked;
            return event.userId == Snowflake(2);
        });
        GuildReactionAddEvent event;
        for (quint64 user = 1; user < 4; ++user) {
            event.userId = Snowflake(user);
            manager.dispatch(event);
        }
        QCOMPARE(asked, 2);
        QVERIFY(reply.result());
        QCOMPARE((*reply.result())->userId, Snowflake(2));
        QVERIFY(!manager.interest()->wants(EventType::GuildReactionAdd));
    }

    void waitsTakeGroupsAndBases()
    {
        EventManager manager;
        const auto group = manager.waitFor<MessageChanges>(
            std::nullopt, [](const Event &event) { return event.type == EventType::GuildMessageDelete; });
        const auto base = manager.waitFor<MessageEvent>(std::nullopt);
        manager.dispatch(GuildMessageUpdateEvent());
        QVERIFY(base.isFinished() && !group.isFinished());
        manager.dispatch(GuildMessageDeleteEvent());
        QVERIFY(group.result());
        QCOMPARE((*group.result())->type, EventType::GuildMessageDelete);
    }

    void waitsTimeOut()
    {
        ManualClock clock;
        EventManager manager;
        manager.setClock(&clock);
        const auto reply = manager.waitFor<GuildTypingEvent>(30s);
        const auto endless = manager.waitFor<GuildTypingEvent>(std::nullopt);
        const auto answered = manager.waitFor<MessageEvent>(30s);
        manager.dispatch(GuildMessageCreateEvent());
        QVERIFY(answered.result());
        clock.advance(29'999ms);
        QVERIFY(!reply.isFinished());
        clock.advance(1ms);
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, Error::Kind::Timeout);
        QVERIFY(!endless.isFinished());
        QCOMPARE(clock.activeTimers(), 0);
        manager.dispatch(GuildTypingEvent());
        QVERIFY(endless.result());
    }

    void throwingPredicatesFailTheirWait()
    {
        EventManager manager;
        int calls = 0;
        const auto reply = manager.waitFor<GuildTypingEvent>(30s, [&](const GuildTypingEvent &) -> bool {
            ++calls;
            throw std::runtime_error("no idea");
        });
        int exceptions = 0;
        manager.listen([&](const ExceptionEvent &) { ++exceptions; });
        manager.dispatch(GuildTypingEvent());
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(calls, 1);
        QCOMPARE(exceptions, 0);
        QVERIFY(reply.error());
        QCOMPARE(reply.error()->kind, Error::Kind::Exception);
        QCOMPARE(reply.error()->message, u"no idea"_s);
    }

    void P116_cancelledWaitsAreGoneAtOnce()
    {
        ManualClock clock;
        EventManager manager;
        manager.setClock(&clock);
        auto captured = std::make_shared<int>(0);
        const auto reply = manager.waitFor<GuildTypingEvent>(30s, [captured](const GuildTypingEvent &) {
            ++*captured;
            return false;
        });
        reply.cancel();
        QCOMPARE(captured.use_count(), 1);
        QCOMPARE(clock.activeTimers(), 0);
        QCOMPARE(reply.error()->kind, Error::Kind::Cancelled);
        manager.dispatch(GuildTypingEvent());
        QCOMPARE(*captured, 0);
    }

    void P117_continuationsOfWaitsMayDestroyTheManager()
    {
        auto *manager = new EventManager;
        manager->waitFor<GuildTypingEvent>(30s).then(this, [&] { delete std::exchange(manager, nullptr); });
        manager->listen<GuildTypingEvent>(note(u"not reached"_s));
        manager->dispatch(GuildTypingEvent());
        QVERIFY(!manager);
        QVERIFY(m_calls.isEmpty());
    }

    void P119_waitsFailWhenTheManagerGoes()
    {
        auto manager = std::make_unique<EventManager>();
        QList<Reply<std::shared_ptr<const GuildTypingEvent>>> replies;
        int shutDown = 0;
        for (int i = 0; i < 100; ++i) {
            replies.append(manager->waitFor<GuildTypingEvent>(30s));
            replies.last().onError(this, [&](const Error &error) { shutDown += error.kind == Error::Kind::ShutDown; });
        }
        manager.reset();
        QCOMPARE(shutDown, 100);
    }

    void P84_aReceiverCostsNoCopy()
    {
        EventManager manager;
        const auto event = makeEvent<GuildMessageCreateEvent>();
        event->message.content = u"some text"_s;
        const QChar *text = event->message.content.constData();
        int same = 0;
        for (int i = 0; i < 10; ++i)
            manager.listen([&](const GuildMessageCreateEvent &e) { same += e.message.content.constData() == text; });
        manager.deliver({ event, {}, {}, 0 });
        QCOMPARE(same, 10);
        QCOMPARE(event.use_count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestEventManager)
#include "tst_eventmanager.moc"
