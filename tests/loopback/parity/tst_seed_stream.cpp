#include "runningbot.h"

#include <hikari/core/clock.h>

#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Snowflake poll(500); // the message that is reacted to
constexpr Snowflake otherMessage(600);

GuildReactionAddEvent reaction(quint64 user, Snowflake message = poll, const QString &emoji = u"👍"_s)
{
    GuildReactionAddEvent event;
    event.messageId = message;
    event.userId = Snowflake(user);
    event.emoji.name = emoji;
    return event;
}

QList<quint64> users(const QList<Delivery> &deliveries)
{
    QList<quint64> result;
    for (const Delivery &delivery : deliveries)
        result.append(eventCast<ReactionAddEvent>(*delivery.event)->userId.value());
    return result;
}

template<typename E>
concept CanBeStreamed = requires(GatewayBot &bot)
{
    bot.stream<E>(1s);
};

} // namespace

//! The rows "stream" of the table of parity
class TestSeedStream : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RunningBot> m_running;

    GatewayBot &bot() { return m_running->bot(); }

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>();
        m_running = std::make_unique<RunningBot>();
        QVERIFY(m_running->run());
        bot().events()->setClock(m_clock.get());
    }
    void cleanup()
    {
        m_running.reset();
        m_clock.reset();
    }

    void stream_stream_givesWhatTheGatewaySends()
    {
        auto stream = bot().stream<MessageEvent>(std::nullopt);
        const auto scope = stream.opened();
        const auto next = stream.next();
        QVERIFY(m_running->say(u"hello"_s));
        QTRY_VERIFY(next.isFinished());
        QVERIFY(next.result() && *next.result());
        const auto message = eventCast<MessageCreateEvent>(EventPtr(**next.result()));
        QVERIFY(message);
        QCOMPARE(message->content(), u"hello"_s);
    }
    void stream_event_type_takesSubclasses()
    {
        auto stream = bot().stream<ReactionEvent>(std::nullopt);
        const auto scope = stream.opened();
        bot().dispatch(reaction(1));
        bot().dispatch(GuildReactionDeleteAllEvent());
        bot().dispatch(GuildTypingEvent());
        QCOMPARE(stream.size(), 2);
        QVERIFY(CanBeStreamed<Event> && !CanBeStreamed<QString>);
    }
    void stream_timeout_isForEachEventAndNoError()
    {
        auto stream = bot().stream<ReactionAddEvent>(30s);
        const auto scope = stream.opened();
        const auto all = stream.items().collect();
        for (quint64 user = 1; user <= 3; ++user) {
            m_clock->advance(29s);
            bot().dispatch(reaction(user));
        }
        m_clock->advance(30s - 1ms);
        QVERIFY(!all.isFinished());
        m_clock->advance(1ms);
        QVERIFY(all.isFinished() && !all.error());
        QCOMPARE(all.result()->size(), 3);

        auto endless = bot().stream<ReactionAddEvent>(std::nullopt);
        const auto endlessScope = endless.opened();
        const auto next = endless.next();
        m_clock->advance(24h);
        QVERIFY(!next.isFinished());
    }
    void stream_limit_dropsWhatArrivesWhenItIsFull()
    {
        auto stream = bot().stream<ReactionAddEvent>(30s, 2);
        auto unlimited = bot().stream<ReactionAddEvent>(30s);
        const auto scope = stream.opened();
        const auto unlimitedScope = unlimited.opened();
        for (quint64 user = 1; user <= 500; ++user)
            bot().dispatch(reaction(user));
        QCOMPARE(stream.queueLimit(), 2);
        QCOMPARE(stream.dropped(), 498u);
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 1, 2 }));
        bot().dispatch(reaction(501)); // there is room again
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 501 }));
        QVERIFY(!unlimited.queueLimit());
        QCOMPARE(unlimited.size(), 501);
        QCOMPARE(unlimited.dropped(), 0u);
    }
    void stream_limit_operator_endsAfterSoMany()
    {
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt);
        const auto scope = stream.opened();
        const auto two = stream.limit(2).collect();
        for (quint64 user = 1; user <= 3; ++user)
            bot().dispatch(reaction(user));
        QVERIFY(two.result());
        QCOMPARE(two.result()->size(), 2);
        QCOMPARE(two.result()->last()->userId, Snowflake(2));
        const auto none = stream.limit(0).collect();
        QVERIFY(none.error());
        QCOMPARE(none.error()->kind, Error::Kind::InvalidArgument);
    }
    void stream_filter_predicate_keepsWhatMatches()
    {
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt).filter([](const ReactionAddEvent &event) {
            return event.userId.value() % 2 == 0;
        });
        const auto scope = stream.opened();
        for (quint64 user = 1; user <= 5; ++user)
            bot().dispatch(reaction(user));
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 2, 4 }));
    }
    void stream_filter_attribute_pair_comparesAMember()
    {
        auto byMessage = bot().stream<ReactionAddEvent>(std::nullopt).filter<&ReactionEvent::messageId>(poll);
        auto byEmoji = bot()
                           .stream<ReactionAddEvent>(std::nullopt)
                           .filter<&ReactionAddEvent::emoji, &Emoji::name>(u"👍"_s); // a name within a name
        const auto scope = byMessage.opened();
        const auto emojiScope = byEmoji.opened();
        bot().dispatch(reaction(1));
        bot().dispatch(reaction(2, otherMessage));
        bot().dispatch(reaction(3, poll, u"👎"_s));
        QCOMPARE(users(byMessage.take(10)), QList<quint64>({ 1, 3 }));
        QCOMPARE(users(byEmoji.take(10)), QList<quint64>({ 1, 2 }));
    }
    void stream_filter_chain_isTheStreamItself()
    {
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt);
        auto &filtered = stream.filter<&ReactionEvent::messageId>(poll).filter(
            [](const ReactionAddEvent &event) { return event.userId != Snowflake(2); });
        QCOMPARE(&filtered, &stream);
        const auto scope = filtered.opened();
        bot().dispatch(reaction(1));
        bot().dispatch(reaction(2));
        bot().dispatch(reaction(3, otherMessage));
        bot().dispatch(reaction(4));
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 1, 4 }));
    }
    void stream_map_attribute_givesThatMember()
    {
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt);
        const auto scope = stream.opened();
        const Reply<QList<Snowflake>> ids = stream.map(&ReactionAddEvent::userId).limit(2).collect();
        const auto names =
            stream.map([](const ReactionAddEvent &event) { return event.emoji.name.value_or(QString()); });
        bot().dispatch(reaction(1));
        bot().dispatch(reaction(2));
        QVERIFY(ids.result());
        QCOMPARE(*ids.result(), QList<Snowflake>({ Snowflake(1), Snowflake(2) }));
        const auto name = names.next();
        bot().dispatch(reaction(3));
        QVERIFY(name.result());
        QCOMPARE(*name.result(), std::optional(u"👍"_s));
    }
    void stream_chained_operators_workOnlyWhenPulled()
    {
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt);
        const auto scope = stream.opened();
        int mapped = 0;
        const auto chain = stream.filter([](const ReactionAddEvent &event) { return event.userId != Snowflake(2); })
                               .map([&](const ReactionAddEvent &event) {
                                   ++mapped;
                                   return event.userId.value() * 10;
                               })
                               .limit(2);
        for (quint64 user = 1; user <= 4; ++user)
            bot().dispatch(reaction(user));
        QCOMPARE(mapped, 0);
        const auto numbers = chain.collect();
        QVERIFY(numbers.result());
        QCOMPARE(*numbers.result(), QList<quint64>({ 10, 30 }));
        QCOMPARE(mapped, 2);
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 4 })); // what was not pulled waits
    }

    void stream_must_be_opened_beforeItIsRead()
    {
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt);
        const auto next = stream.next();
        QVERIFY(next.error());
        QCOMPARE(next.error()->kind, Error::Kind::State);
        const auto mapped = stream.map(&ReactionAddEvent::userId).collect();
        QVERIFY(mapped.error());
        QCOMPARE(mapped.error()->kind, Error::Kind::State);
        bot().dispatch(reaction(1));
        QCOMPARE(stream.size(), 0);
    }
    void stream_open_startsTakingEvents()
    {
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt);
        QVERIFY(!stream.isOpen());
        stream.open();
        stream.open(); // does nothing
        QVERIFY(stream.isOpen());
        bot().dispatch(reaction(1));
        QCOMPARE(stream.size(), 1); // and not twice
        stream.close();
    }
    void stream_close_stopsTakingEvents()
    {
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt);
        stream.open();
        bot().dispatch(reaction(1));
        const auto interest = bot().events()->interest();
        QVERIFY(interest->wants(EventType::GuildReactionAdd));
        stream.close();
        stream.close(); // does nothing
        QVERIFY(!stream.isOpen());
        QVERIFY(!interest->wants(EventType::GuildReactionAdd));
        bot().dispatch(reaction(2));
        QCOMPARE(users(stream.take(10)), QList<quint64>({ 1 })); // what waited can still be read
        const auto next = stream.next();
        QVERIFY(next.result() && !next.result()->has_value());
    }
    void stream_scope_closesAtItsEnd()
    {
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt);
        {
            const auto scope = stream.opened();
            QVERIFY(stream.isOpen());
            bot().dispatch(reaction(1));
        }
        QVERIFY(!stream.isOpen());
        bot().dispatch(reaction(2));
        QCOMPARE(stream.size(), 1);
    }
    void stream_bot_must_be_alive_orItNeverOpens()
    {
        const Reply<void> closed = bot().close();
        QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), 30'000);
        auto stream = bot().stream<ReactionAddEvent>(std::nullopt);
        const auto scope = stream.opened();
        QVERIFY(!stream.isOpen());
        const auto next = stream.next();
        QVERIFY(next.error());
        QCOMPARE(next.error()->kind, Error::Kind::State);
    }

    // hikari's example: the users who react to a message, at most 50, until nobody has for 30 s
    void stream_example_with_scope_collectsUsers()
    {
        auto stream = bot().stream<ReactionAddEvent>(30s).filter<&ReactionEvent::messageId>(poll);
        const auto scope = stream.opened();
        const auto collected = stream.map(&ReactionAddEvent::userId).limit(50).collect();
        for (quint64 user = 1; user <= 60; ++user) {
            bot().dispatch(reaction(user));
            bot().dispatch(reaction(1'000 + user, otherMessage));
        }
        QVERIFY(collected.result());
        QCOMPARE(collected.result()->size(), 50);
        QCOMPARE(collected.result()->first(), Snowflake(1));
        QCOMPARE(collected.result()->last(), Snowflake(50));
    }
    void stream_example_open_and_close_collectsUsers()
    {
        auto stream = bot().stream<ReactionAddEvent>(30s).filter<&ReactionEvent::messageId>(poll);
        stream.open();
        QList<Snowflake> collected;
        const Reply<void> done =
            stream.map(&ReactionAddEvent::userId).limit(50).forEach([&](Snowflake user) { collected.append(user); });
        bot().dispatch(reaction(1));
        bot().dispatch(reaction(2, otherMessage));
        bot().dispatch(reaction(3));
        QVERIFY(!done.isFinished());
        m_clock->advance(30s);
        QVERIFY(done.isFinished() && !done.error());
        stream.close();
        QCOMPARE(collected, QList<Snowflake>({ Snowflake(1), Snowflake(3) }));
    }
};

QTEST_GUILESS_MAIN(TestSeedStream)
#include "tst_seed_stream.moc"
