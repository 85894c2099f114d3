#include "runningbot.h"

#include <hikari/core/clock.h>

#include <QTest>

#include <stdexcept>

using namespace Hikari;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

GuildTypingEvent typing(quint64 user)
{
    GuildTypingEvent event;
    event.userId = Snowflake(user);
    return event;
}

template<typename Predicate>
concept Judges = requires(GatewayBot &bot, Predicate predicate)
{
    bot.waitFor<GuildTypingEvent>(1s, predicate);
};
template<typename E>
concept CanBeWaitedFor = requires(GatewayBot &bot)
{
    bot.waitFor<E>(1s);
};

using SaysYes = decltype([](const GuildTypingEvent &) { return true; });
using SaysLater = decltype([](const GuildTypingEvent &) { return Reply<bool>::succeeded(true); });
using SaysNothing = decltype([](const GuildTypingEvent &) {});
using OfAnotherClass = decltype([](const RoleCreateEvent &) { return true; });

} // namespace

//! The rows "wait_for" of the table of parity
class TestSeedWaitFor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wait_for_wait_for_givesTheEvent()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        QStringList seen;
        bot.waitFor<MessageCreateEvent>(30s).then(
            this, [&](const std::shared_ptr<const MessageCreateEvent> &event) { seen.append(event->content()); });
        QVERIFY(running.say(u"one"_s));
        QTRY_COMPARE(seen, QStringList { u"one"_s });
        int messages = 0;
        bot.listen<MessageCreateEvent>([&] { ++messages; });
        QVERIFY(running.say(u"two"_s));
        QTRY_COMPARE(messages, 1);
        QCOMPARE(seen.size(), 1); // one event, once
    }
    void wait_for_event_type_matchesSubclasses()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        const auto typed = bot.waitFor<TypingEvent>(std::nullopt);
        bot.dispatch(RoleCreateEvent());
        QVERIFY(!typed.isFinished());
        bot.dispatch(typing(3));
        QVERIFY(typed.result());
        QCOMPARE((*typed.result())->type, EventType::GuildTyping);
        QVERIFY(CanBeWaitedFor<Event> && !CanBeWaitedFor<QString>);
    }
    void wait_for_predicate_choosesOrTakesTheFirst()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        int asked = 0;
        const auto chosen = bot.waitFor<GuildTypingEvent>(std::nullopt, [&](const GuildTypingEvent &event) {
            ++asked;
            return event.userId == Snowflake(2);
        });
        const auto first = bot.waitFor<GuildTypingEvent>(std::nullopt);
        for (quint64 user = 1; user <= 3; ++user)
            bot.dispatch(typing(user));
        QVERIFY(first.result() && chosen.result());
        QCOMPARE((*first.result())->userId, Snowflake(1));
        QCOMPARE((*chosen.result())->userId, Snowflake(2));
        QCOMPARE(asked, 2);
    }
    void wait_for_predicate_raising_failsTheWaitAndEndsIt()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        int asked = 0;
        const auto wait = bot.waitFor<GuildTypingEvent>(std::nullopt, [&](const GuildTypingEvent &) -> bool {
            ++asked;
            throw std::runtime_error("no idea");
        });
        bot.dispatch(typing(1));
        bot.dispatch(typing(2));
        QCOMPARE(asked, 1);
        QVERIFY(wait.error());
        QCOMPARE(wait.error()->kind, Error::Kind::Exception);
        QCOMPARE(wait.error()->message, u"no idea"_s);
    }
    void wait_for_async_predicate_unsupported_byTheCompiler()
    {
        QVERIFY(Judges<SaysYes>);
        QVERIFY(!Judges<SaysLater>);
        QVERIFY(!Judges<SaysNothing>);
        QVERIFY(!Judges<OfAnotherClass>);
    }
    void wait_for_timeout_isInTheCallersUnitOrNone()
    {
        ManualClock clock;
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        bot.events()->setClock(&clock);
        const auto endless = bot.waitFor<GuildTypingEvent>(std::nullopt);
        const auto bounded = bot.waitFor<GuildTypingEvent>(2min);
        clock.advance(2min - 1ms);
        QVERIFY(!bounded.isFinished());
        clock.advance(1ms);
        QVERIFY(bounded.error());
        clock.advance(24h);
        QVERIFY(!endless.isFinished());
        bot.dispatch(typing(1));
        QVERIFY(endless.result());
        bot.events()->setClock(Clock::system());
    }
    void wait_for_timeouterror_isAnErrorOfItsOwnKind()
    {
        ManualClock clock;
        RunningBot running;
        GatewayBot &bot = running.bot();
        QVERIFY(running.run());
        bot.events()->setClock(&clock);
        const auto wait = bot.waitFor<GuildTypingEvent>(30s, [](const GuildTypingEvent &) { return false; });
        bot.dispatch(typing(1)); // does not match, and does not make it wait for longer
        clock.advance(30s);
        QVERIFY(wait.error());
        QCOMPARE(wait.error()->kind, Error::Kind::Timeout);
        QCOMPARE(clock.activeTimers(), 0);
        bot.events()->setClock(Clock::system());
    }
    void wait_for_bot_must_be_alive_orItFails()
    {
        RunningBot running;
        GatewayBot &bot = running.bot();
        const auto before = bot.waitFor<GuildTypingEvent>(std::nullopt);
        QVERIFY(before.error());
        QCOMPARE(before.error()->kind, Error::Kind::State);
        QVERIFY(running.run());
        QVERIFY(!bot.waitFor<GuildTypingEvent>(std::nullopt).isFinished());
        const Reply<void> closed = bot.close();
        QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), 30'000);
        const auto after = bot.waitFor<GuildTypingEvent>(std::nullopt);
        QVERIFY(after.error());
        QCOMPARE(after.error()->kind, Error::Kind::State);
    }
};

QTEST_GUILESS_MAIN(TestSeedWaitFor)
#include "tst_seed_waitfor.moc"
