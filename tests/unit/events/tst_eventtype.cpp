#include <hikari/events/events.h>

#include <QTest>

using namespace Hikari;

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

struct ForgotItsLineage : MessageCreateEvent
{ };

struct ForgotItToo : MassMentionEvent
{ };

template<EventType... Types>
constexpr bool isLineage(const Lineage &lineage)
{
    constexpr EventType expected[] { Types... };
    if (lineage.size != sizeof...(Types))
        return false;
    for (std::size_t i = 0; i < lineage.size; ++i) {
        if (lineage.types[i] != expected[i])
            return false;
    }
    return true;
}

static_assert(isLineage<EventType::Event>(Event::lineage));
static_assert(isLineage<EventType::GuildMessageCreate, EventType::MessageCreate, EventType::Message, EventType::Shard,
    EventType::Event>(GuildMessageCreateEvent::lineage));
static_assert(
    isLineage<EventType::GuildJoin, EventType::GuildVisibility, EventType::Guild, EventType::Shard, EventType::Event>(
        GuildJoinEvent::lineage));
static_assert(isLineage<EventType::Exception, EventType::Event>(ExceptionEvent::lineage));
static_assert(LongMessageEvent::lineage.size == 6 && LongMessageEvent::lineage.contains(EventType::Message));

// Every class of events.def exists, and its lineage and its bases are what the table says.
#define HIKARI_EVENT_BASE(name, parent)                                                                                \
    static_assert(name##Event::lineage == lineageOfType(EventType::name));                                             \
    static_assert(std::is_base_of_v<parent##Event, name##Event> && EventClass<name##Event>);                           \
    static_assert(!std::is_polymorphic_v<name##Event>);                                                                \
    static_assert(!isConcreteEventType(EventType::name));
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    static_assert(name##Event::lineage == lineageOfType(EventType::name));                                             \
    static_assert(std::is_base_of_v<parent##Event, name##Event> && EventClass<name##Event>);                           \
    static_assert(!std::is_polymorphic_v<name##Event>);                                                                \
    static_assert(isConcreteEventType(EventType::name));
#define EventEvent Event
#include <hikari/events/events.def>
#undef EventEvent

static_assert(EventClass<MassMentionEvent> && EventClass<LongMessageEvent>);
static_assert(!EventClass<ForgotItsLineage> && !EventClass<ForgotItToo>);
static_assert(!EventClass<int> && !EventClass<const MassMentionEvent> && !EventClass<MassMentionEvent &>);
static_assert(EventSelector<EventGroup<MassMentionEvent, TypingEvent>> && !EventSelector<QString>);
static_assert(isCustomEventType(MassMentionEvent::lineage.type()));
static_assert(MassMentionEvent::lineage.type() != LongMessageEvent::lineage.type());

} // namespace

class TestEventType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void madeEventsKnowTheirClass()
    {
        const auto event = makeEvent<GuildMessageDeleteEvent>();
        QCOMPARE(event->type, EventType::GuildMessageDelete);
        QCOMPARE(event->sequence, -1);
        MassMentionEvent value;
        value.mentions = 7;
        const auto custom = makeEvent(value);
        QCOMPARE(custom->type, MassMentionEvent::lineage.type());
        QCOMPARE(custom->mentions, 7);
    }

    void castsGoToTheClassAndItsBasesOnly()
    {
        const EventPtr event = makeEvent<GuildJoinEvent>();
        QVERIFY(eventCast<GuildJoinEvent>(*event));
        QVERIFY(eventCast<GuildEvent>(*event));
        QVERIFY(eventCast<Event>(*event));
        QVERIFY(!eventCast<GuildAvailableEvent>(*event));
        QVERIFY(!eventCast<MessageEvent>(*event));
        QCOMPARE(eventCast<GuildEvent>(event).get(), event.get());
        QVERIFY(!eventCast<RoleEvent>(event));

        const EventPtr custom = makeEvent<LongMessageEvent>();
        QVERIFY(eventCast<LongMessageEvent>(*custom));
        QVERIFY(eventCast<MessageCreateEvent>(*custom));
        QVERIFY(eventCast<ShardEvent>(*custom));
        QVERIFY(!eventCast<MassMentionEvent>(*custom));
        QVERIFY(!eventCast<LongMessageEvent>(*event));
    }

    void aClassIsItselfAndItsBases()
    {
        for (std::size_t type = 0; type < eventTypeCount; ++type) {
            const Lineage lineage = lineageOfType(EventType(type));
            for (std::size_t base = 0; base < eventTypeCount; ++base)
                QCOMPARE(isEventType(EventType(type), EventType(base)), lineage.contains(EventType(base)));
        }
    }

    void typesWithoutAClassHaveNoBases()
    {
        QVERIFY(!isEventType(EventType(eventTypeCount), EventType::Event));
        QCOMPARE(lineageOfType(EventType(eventTypeCount)), Event::lineage);
        QVERIFY(isEventType(EventType::Typing, EventType::Typing));
        QVERIFY(!isEventType(EventType::Shard, EventType::Typing));
    }
};

QTEST_GUILESS_MAIN(TestEventType)
#include "tst_eventtype.moc"
