#include "data/eventfeed.h"
#include "data/eventsummary.h"
#include "data/nameindex.h"
#include "models/eventsource.h"

#include <hikari/events/events.h>
#include <hikari/events/registry.h>

#include <QLocale>
#include <QTest>

using namespace Panel;
using namespace Qt::StringLiterals;
using namespace Hikari;

namespace {

Delivery message(const QString &author, const QString &content, int shard = 3, qint64 sequence = 10)
{
    GuildMessageCreateEvent event;
    event.shardId = shard;
    event.sequence = sequence;
    event.guildId = Snowflake(1143350911563860286);
    event.channelId = Snowflake(81384788765712384);
    event.message.author.username = author;
    event.message.content = content;
    Delivery delivery;
    delivery.event = makeEvent(event);
    delivery.payload = QByteArray(100, 'x');
    delivery.payloadSize = 100;
    delivery.receivedAt = Timestamp::fromMilliseconds(1'000'000);
    return delivery;
}

Delivery typing()
{
    GuildTypingEvent event;
    event.shardId = 1;
    Delivery delivery;
    delivery.event = makeEvent(event);
    return delivery;
}

void finish(EventFeed &feed)
{
    while (feed.work(50)) { }
}

QList<quint64> shownNumbers(const EventFeed &feed)
{
    QList<quint64> numbers;
    for (qsizetype i = 0; i < feed.shownCount(); ++i)
        numbers.append(feed.find(feed.shownAt(i))->number);
    return numbers;
}

} // namespace

class EventFeedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void keepsTheNewestUpToItsLimit()
    {
        EventFeed feed(nullptr, 1000);
        for (int i = 0; i < 2500; ++i)
            feed.push({ typing() }, 0);
        finish(feed);
        QCOMPARE(feed.keptCount(), 1000);
        QCOMPARE(feed.shownCount(), 1000);
        QCOMPARE(shownNumbers(feed).first(), quint64(1501));
        QCOMPARE(feed.total(), quint64(2500));
    }

    void isBoundedInBytes()
    {
        EventFeed feed(nullptr, 100'000, 10'000);
        for (int i = 0; i < 500; ++i)
            feed.push({ message(u"a"_s, u"b"_s) }, 0);
        QVERIFY(feed.keptCount() < 50);
        QVERIFY(feed.keptCount() > 5);
    }

    void onlySelectedTypesAreShownAndNothingIsLost()
    {
        EventFeed feed;
        for (int i = 0; i < 10; ++i)
            feed.push({ typing(), message(u"a"_s, u"b"_s) }, 0);
        feed.setSelected({ EventType::GuildTyping }, false);
        finish(feed);
        QCOMPARE(shownNumbers(feed), QList<quint64>({ 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 }));
        QCOMPARE(feed.keptCount(), 20);
        feed.setSelected({}, true);
        finish(feed);
        QCOMPARE(feed.shownCount(), 20);
    }

    void droppedEventsLeaveAGapWithTheirNumber()
    {
        EventFeed feed;
        feed.push({ typing(), typing() }, 0);
        feed.push({ typing() }, 312);
        finish(feed);
        QCOMPARE(feed.dropped(), quint64(312));
        QCOMPARE(feed.shownCount(), 4);
        QCOMPARE(feed.find(feed.shownAt(2))->gap, quint64(312));
        QCOMPARE(feed.find(feed.shownAt(3))->number, quint64(315));
        const NameIndex names;
        const EventSource source(&feed, &names);
        QVERIFY(source.row(2).isGap);
        QVERIFY(source.row(2).gapText.startsWith(u"312 "));
        QVERIFY(!source.row(3).isGap);
    }

    void pauseFreezesTheListAndResumeAddsExactlyWhatWaited()
    {
        EventFeed feed(nullptr, 10);
        feed.push({ typing(), typing() }, 0);
        finish(feed);
        feed.setPaused(true);
        feed.push({ typing(), typing(), typing() }, 0);
        finish(feed);
        QCOMPARE(feed.shownCount(), 2);
        QCOMPARE(feed.waiting(), 3);
        QVERIFY(qFuzzyCompare(feed.waitingFraction(), 0.3));
        feed.setPaused(false);
        finish(feed);
        QCOMPARE(shownNumbers(feed), QList<quint64>({ 1, 2, 3, 4, 5 }));
    }

    void P141_beyondTheSecondRingTheCountIsExact()
    {
        EventFeed feed(nullptr, 10);
        feed.setPaused(true);
        for (int i = 0; i < 25; ++i)
            feed.push({ typing() }, 0);
        QCOMPARE(feed.waiting(), 10);
        QCOMPARE(feed.droppedWhilePaused(), quint64(15));
        QCOMPARE(feed.dropped(), quint64(15));
        feed.setPaused(false);
        feed.push({ typing() }, 0);
        QCOMPARE(feed.dropped(), quint64(15));
    }

    void clearWhilePausedKeepsWhatWaits()
    {
        EventFeed feed;
        feed.push({ typing() }, 0);
        feed.setPaused(true);
        feed.push({ typing() }, 0);
        feed.clear(false);
        QCOMPARE(feed.keptCount(), 0);
        QCOMPARE(feed.waiting(), 1);
        feed.setPaused(false);
        finish(feed);
        QCOMPARE(shownNumbers(feed), QList<quint64> { 2 });
    }

    void ratesAreTenSecondMeans()
    {
        EventFeed feed;
        feed.sample(0);
        for (int second = 1; second <= 10; ++second) {
            for (int i = 0; i < 38; ++i)
                feed.push({ typing() }, 0);
            feed.sample(second * 1000);
        }
        QVERIFY(qAbs(feed.rate(EventType::GuildTyping) - 38) < 0.01 * 38);
        QCOMPARE(feed.rate(EventType::GuildMessageCreate), 0.0);
    }

    void cellsUseNamesAndFallBackToIds()
    {
        EventFeed feed;
        feed.push({ message(u"tove"_s, u"which soil\ndo you use?"_s) }, 0);
        finish(feed);
        NameIndex names;
        EventSource source(&feed, &names);
        const auto text = [&](int column) {
            LiveCell cell;
            source.cell(0, column, &cell);
            return cell.text;
        };
        QCOMPARE(text(EventSource::Number), u"1"_s);
        QCOMPARE(text(EventSource::Shard), u"3"_s);
        QCOMPARE(text(EventSource::Type), u"GuildMessageCreate"_s);
        QCOMPARE(text(EventSource::Guild), u"1143…0286"_s);
        names.setGuild(Snowflake(1143350911563860286), u"Moonlit Garden"_s);
        names.setChannel(Snowflake(81384788765712384), u"help"_s);
        QCOMPARE(text(EventSource::Guild), u"Moonlit Garden"_s);
        QCOMPARE(text(EventSource::Channel), u"#help"_s);
        QCOMPARE(text(EventSource::Summary), u"tove: which soil⏎do you use?"_s);
        QCOMPARE(text(EventSource::Bytes), u"100"_s);
    }

    void summariesSayWhatHappened_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<EventPtr>("event");
        const auto row = [](const char *name, auto event, const QString &text) {
            QTest::newRow(name) << text << EventPtr(makeEvent(std::move(event)));
        };
        GuildMessageDeleteEvent deleted;
        deleted.messageId = Snowflake(1143350911563860286);
        row("deleted message", deleted, u"message 1143…0286 deleted"_s);
        GuildReactionAddEvent reaction;
        reaction.emoji.name = u"🌱"_s;
        reaction.userId = Snowflake(12345);
        reaction.messageId = Snowflake(67);
        row("reaction", reaction, u"12345 added 🌱 to message 67"_s);
        RoleCreateEvent role;
        role.role.name = u"Moderator"_s;
        row("role", role, u"role Moderator created"_s);
        ShardDisconnectedEvent closed;
        closed.closeCode = 4000;
        closed.reason = u"Unknown error"_s;
        row("disconnect", closed, u"4000 Unknown error"_s);
        row("resumed", ShardResumedEvent {}, u"session resumed"_s);
        row("nothing to say", StartedEvent {}, QString());
        PollVoteCreateEvent vote;
        vote.userId = Snowflake(1);
        vote.answerId = 2;
        row("no text of its own: what Discord sent", vote,
            uR"({"user_id":"1","channel_id":"0","message_id":"0","answer_id":2})"_s);
    }
    void summariesSayWhatHappened()
    {
        QFETCH(EventPtr, event);
        QTEST(EventSummary::text(*event), "text");
    }

    void everyDispatchHasASummaryAndAFamily()
    {
        const auto check = [](const EventPtr &event, QLatin1StringView gatewayName) {
            const QByteArray name = eventName(event->type).toUtf8();
            if (!gatewayName.isEmpty())
                QVERIFY2(!EventSummary::text(*event).isEmpty(), name.constData());
        };
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    check(makeEvent<name##Event>(), QLatin1StringView(gateway));
#include <hikari/events/events.def>
        QCOMPARE(EventSummary::family(EventType::DMTyping), EventFamily::Presence);
        QCOMPARE(EventSummary::family(EventType::GuildTyping), EventFamily::Presence);
        QCOMPARE(EventSummary::family(EventType::ModalInteractionCreate), EventFamily::Interaction);
        QCOMPARE(EventSummary::family(EventType::DMMessageCreate), EventFamily::Message);
        QCOMPARE(EventSummary::family(EventType::DMPinsUpdate), EventFamily::Guild);
        QCOMPARE(EventSummary::family(EventType::PollVoteCreate), EventFamily::Message);
        QCOMPARE(EventSummary::family(EventType::GuildThreadCreate), EventFamily::Guild);
        QCOMPARE(EventSummary::family(EventType::StageInstanceCreate), EventFamily::Voice);
        QCOMPARE(EventSummary::family(EventType::EntitlementCreate), EventFamily::Other);
    }

    void placesAreFoundInEveryEvent()
    {
        const Snowflake guild(7), channel(8);
        const auto places = [&](const auto &event) {
            const EventPtr made = makeEvent(event);
            return EventSummary::guildId(*made) == guild && EventSummary::channelId(*made) == channel;
        };
        GuildThreadCreateEvent thread;
        thread.guildId = guild;
        thread.threadId = channel;
        QVERIFY(places(thread));
        GuildPinsUpdateEvent pins;
        pins.guildId = guild;
        pins.channelId = channel;
        QVERIFY(places(pins));
        VoiceStateUpdateEvent voice;
        voice.guildId = guild;
        voice.state.channelId = channel;
        QVERIFY(places(voice));
        CommandInteractionCreateEvent command;
        command.interaction.guildId = guild;
        command.interaction.channelId = channel;
        QVERIFY(places(command));
        StageInstanceCreateEvent stage;
        stage.stageInstance.guildId = guild;
        stage.stageInstance.channelId = channel;
        QVERIFY(places(stage));
        AutoModActionExecutionEvent autoMod;
        autoMod.guildId = guild;
        autoMod.channelId = channel;
        QVERIFY(places(autoMod));
        QVERIFY(EventSummary::guildId(*makeEvent<DMTypingEvent>()).isNull());
        QVERIFY(EventSummary::guildId(*makeEvent<StartedEvent>()).isNull());
    }
};

QTEST_GUILESS_MAIN(EventFeedTest)
#include "tst_eventfeed.moc"
