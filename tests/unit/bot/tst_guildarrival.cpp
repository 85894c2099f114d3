#include <hikari/bot/guildarrival_p.h>
#include <hikari/core/clock.h>
#include <hikari/events/guild_events.h>
#include <hikari/events/shard_events.h>

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <utility>

using namespace Hikari;
using namespace std::chrono_literals;

class TestGuildArrival : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<GuildArrival> m_arrival;
    QList<QList<Snowflake>> m_finished;

    void begin(bool doGuildsCome = true)
    {
        m_finished.clear();
        m_arrival = std::make_unique<GuildArrival>(&m_clock, doGuildsCome);
        connect(m_arrival.get(), &GuildArrival::finished, this,
            [this](const QList<Snowflake> &missing) { m_finished.append(missing); });
    }
    template<typename E>
    void deliver(E event)
    {
        m_arrival->deliver(*makeEvent(std::move(event)));
    }
    void ready(std::initializer_list<quint64> guilds)
    {
        ShardReadyEvent event;
        for (const quint64 id : guilds) {
            UnavailableGuild guild;
            guild.id = Snowflake(id);
            event.ready.guilds.append(guild);
        }
        deliver(event);
    }
    template<typename E>
    void guild(quint64 id)
    {
        E event;
        event.guildId = Snowflake(id);
        deliver(event);
    }
    void available(quint64 id) { guild<GuildAvailableEvent>(id); }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }
    void cleanup() { m_arrival.reset(); }

    void P74_allGuildsOfAllShardsAreWaitedFor()
    {
        begin();
        ready({ 1, 2 });
        available(1);
        available(2);
        QVERIFY(m_finished.isEmpty()); // another shard has not said what it has
        ready({ 3, 4 });
        m_arrival->setAllReady();
        available(3);
        QVERIFY(m_finished.isEmpty());
        available(4);
        QCOMPARE(m_finished, QList<QList<Snowflake>> { {} });
        guild<GuildUnavailableEvent>(1);
        m_clock.advance(2min);
        QCOMPARE(m_finished.size(), 1); // once
        QCOMPARE(m_clock.activeTimers(), 0);
    }
    void P74_allMayBeThereBeforeTheLastShardIsReady()
    {
        begin();
        ready({ 1 });
        available(1);
        m_clock.advance(10min); // many identify windows
        QVERIFY(m_finished.isEmpty());
        m_arrival->setAllReady();
        QCOMPARE(m_finished, QList<QList<Snowflake>> { {} });
    }
    void P74_aBrokenGuildIsWaitedForFiveSeconds()
    {
        begin();
        ready({ 30, 2, 1 });
        m_arrival->setAllReady();
        m_clock.advance(4s);
        available(1); // they go on coming
        m_clock.advance(4999ms);
        QVERIFY(m_finished.isEmpty());
        m_clock.advance(1ms);
        QCOMPARE(m_finished, (QList<QList<Snowflake>> { { Snowflake(2), Snowflake(30) } }));
        available(2);
        QCOMPARE(m_finished.size(), 1);
    }
    void P74_nobodyWaitsForMoreThanAMinute()
    {
        begin();
        ready({ 0xffff });
        m_arrival->setAllReady();
        for (quint64 id = 1; id < 60; ++id) { // one a second, and never all
            ready({ id });
            m_clock.advance(1s);
            available(id);
        }
        QVERIFY(m_finished.isEmpty());
        m_clock.advance(1s);
        QCOMPARE(m_finished, (QList<QList<Snowflake>> { { Snowflake(0xffff) } }));
    }
    void guildsThatAreLeftOrJoinedAreNotMissing()
    {
        begin();
        ready({ 1, 2 });
        m_arrival->setAllReady();
        guild<GuildLeaveEvent>(1);
        guild<GuildJoinEvent>(2);
        QCOMPARE(m_finished, QList<QList<Snowflake>> { {} });
    }
    void anOutageDuringTheStartIsTold()
    {
        begin();
        ready({ 1 });
        available(1);
        guild<GuildUnavailableEvent>(1);
        m_arrival->setAllReady();
        QVERIFY(m_finished.isEmpty());
        m_clock.advance(5s);
        QCOMPARE(m_finished, (QList<QList<Snowflake>> { { Snowflake(1) } }));
    }
    void P72_whatWasInAnOutageBeforeTheRestartIsWaitedFor()
    {
        begin();
        m_arrival->expect({ Snowflake(7) }); // the session is resumed: no READY
        m_arrival->setAllReady();
        QVERIFY(m_finished.isEmpty());
        available(7);
        QCOMPARE(m_finished, QList<QList<Snowflake>> { {} });
    }
    void withoutTheIntentNobodyWaits()
    {
        begin(false);
        ready({ 1 });
        m_arrival->setAllReady();
        QCOMPARE(m_finished, (QList<QList<Snowflake>> { { Snowflake(1) } }));
    }
    void aSlotMayDestroyIt()
    {
        begin();
        connect(m_arrival.get(), &GuildArrival::finished, this, [this] { m_arrival.reset(); });
        ready({ 1 });
        m_arrival->setAllReady();
        available(1);
        QVERIFY(!m_arrival);
    }
};

QTEST_GUILESS_MAIN(TestGuildArrival)
#include "tst_guildarrival.moc"
