#include "../keptlog.h"
#include "fakeserver.h"

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/events/delivery.h>
#include <hikari/events/shard_events.h>
#include <hikari/events/typing_events.h>
#include <hikari/gateway/shardmanager.h>

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

using namespace Hikari;
using namespace std::chrono_literals;

//! Shards that are closed while listeners are behind
class TestUndelivered : public QObject
{
    Q_OBJECT

    static constexpr const char *typing = R"({"channel_id":"7","user_id":"8","timestamp":1})";

    ManualClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    FakeClient *m_oldClient = nullptr;
    std::unique_ptr<ShardManager> m_manager;
    QList<std::shared_ptr<const Event>> m_events; // delivered
    std::function<void(const Event &)> m_listener;
    std::optional<QList<GatewaySession>> m_sessions;

    void startOneShard()
    {
        GatewayConfig config;
        config.token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GfakeX.abcdefghijklmnopqrstuvwxyz0123456789"));
        config.intents = Intent::Guilds;
        config.url = m_server->url();
        config.shardCount = 1;
        config.identifyWindow = 10ms;
        config.gatewayThreads = 1;
        config.compression = Compression::ZlibStream; // what the server speaks
        config.clock = &m_clock;
        config.interest = std::make_shared<EventInterest>();
        for (std::size_t type = 0; type < eventTypeCount; ++type) // also ShardPayloadEvent: two for a payload
            config.interest->setWanted(EventType(type), true);
        m_manager = std::make_unique<ShardManager>(config, [this](const Delivery &delivery) {
            m_events.append(delivery.event);
            if (m_listener)
                m_listener(*delivery.event);
        });
        m_manager->start();
        QTRY_VERIFY(snapshot().isReady());
    }
    //! Six events that a new shard holds, for the old one cannot leave
    void holdSixTypings()
    {
        startOneShard();
        m_oldClient = m_server->client(0);
        bool isReplaced = false;
        connect(m_manager.get(), &ShardManager::shardsReplaced, m_server.get(), [&] {
            m_server->answersHeartbeats = false;
            isReplaced = true;
        });
        m_manager->reshard(1, {});
        QVERIFY(comesTrue([&] { return isReplaced; }));
        QTRY_COMPARE(snapshot().sequence, 1);
        for (int i = 0; i < 6; ++i)
            m_server->client(0)->dispatch("TYPING_START", typing);
        QTRY_COMPARE(snapshot().sequence, 7);
        QTest::qWait(20); // they are held
        QCOMPARE(sequencesOf<ShardPayloadEvent>(), (QList<qint64> { 1 })); // READY of the old one
    }
    //! Has \a first done in a listener of the first typing, inside which nothing else is delivered; those of the later
    //! ones take \a each
    void listenToTypings(std::chrono::nanoseconds each, const std::function<void()> &first)
    {
        m_listener = [=, this, isFirst = true](const Event &event) mutable {
            if (!isEvent<TypingEvent>(event))
                return;
            if (std::exchange(isFirst, false))
                first();
            else
                m_clock.advance(each);
        };
    }
    ShardSnapshot snapshot() const { return m_manager->shards()[0]->snapshot(); }
    void suspend()
    {
        m_manager->suspend().then(this, [this](const QList<GatewaySession> &given) { m_sessions = given; });
    }
    template<typename E>
    QList<qint64> sequencesOf() const
    {
        QList<qint64> sequences;
        for (const auto &event : m_events) {
            if (const auto *const one = eventCast<E>(*event))
                sequences.append(one->sequence);
        }
        return sequences;
    }
    //! Whether \a isTrue comes true as time goes by
    template<typename F>
    bool comesTrue(F isTrue)
    {
        return QTest::qWaitFor(
            [&] {
                m_clock.advance(20ms);
                return isTrue();
            },
            30'000);
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_server = std::make_unique<FakeServer>();
    }
    void cleanup()
    {
        m_listener = {};
        m_manager.reset();
        m_server.reset();
        m_events.clear();
        m_sessions.reset();
    }

    //! A guild that is joined, one that is left and one that fails, of which no listener hears in time
    void P64_whatItToldOfGuildsIsTakenBack()
    {
        startOneShard();
        FakeClient *const client = m_server->client(0);
        client->dispatch("GUILD_CREATE", R"({"id":"10","name":"left"})");
        client->dispatch("GUILD_CREATE", R"({"id":"20","name":"fails"})");
        QTRY_COMPARE(sequencesOf<ShardPayloadEvent>().size(), 3); // READY, both guilds
        listenToTypings(1min, [this] { // more than there is
            QTRY_COMPARE(snapshot().sequence, 8);
            suspend();
            QTRY_VERIFY(m_sessions);
        });
        client->dispatch("TYPING_START", typing);
        client->dispatch("TYPING_START", typing);
        client->dispatch("GUILD_CREATE", R"({"id":"30","name":"joined"})");
        client->dispatch("GUILD_DELETE", R"({"id":"10"})");
        client->dispatch("GUILD_DELETE", R"({"id":"20","unavailable":true})");
        QTRY_VERIFY(m_sessions);
        QCOMPARE(sequencesOf<TypingEvent>().size(), 2);
        QCOMPARE(m_sessions->size(), 1);
        GatewaySession session = m_sessions->constFirst();
        QCOMPARE(session.sequence, 5); // of the second
        std::sort(session.guilds.begin(), session.guilds.end());
        QCOMPARE(session.guilds, (QList<Snowflake> { Snowflake(10), Snowflake(20) }));
        QCOMPARE(session.unavailableGuilds, QList<Snowflake>());
        QTRY_COMPARE(client->closeCode, 4000);
    }
    //! RESUMED is of a connection: a session is not taken back because nobody heard of it
    void P64_resumedTakesNothingBack()
    {
        startOneShard();
        listenToTypings(1min, [this] {
            m_server->client(0)->cut();
            QVERIFY(comesTrue([this] { return m_server->count(6) == 1 && snapshot().isReady(); }));
            suspend();
            QTRY_VERIFY(m_sessions);
        });
        m_server->client(0)->dispatch("TYPING_START", typing);
        m_server->client(0)->dispatch("TYPING_START", typing);
        QTRY_VERIFY(m_sessions);
        QCOMPARE(sequencesOf<TypingEvent>(), (QList<qint64> { 2, 3 }));
        QCOMPARE(sequencesOf<ShardResumedEvent>(), QList<qint64>());
        QCOMPARE(m_sessions->size(), 1);
        QCOMPARE(m_sessions->constFirst().sequence, 4); // with RESUMED
    }
    //! What new shards hold while the old ones leave has the same time as everything else
    void P68_whatIsHeldIsDeliveredInTimeOrComesAgain()
    {
        holdSixTypings();
        m_listener = [this](const Event &event) {
            if (isEvent<ShardPayloadEvent>(event))
                m_clock.advance(2s);
        };
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=true"));
        const KeptLog log;
        suspend();
        QTRY_VERIFY(m_sessions);
        QCOMPARE(sequencesOf<ShardPayloadEvent>().mid(1), (QList<qint64> { 2, 3, 4 }));
        QCOMPARE(sequencesOf<TypingEvent>(), (QList<qint64> { 2, 3, 4 })); // also the one after time was over
        QCOMPARE(m_sessions->size(), 1);
        QCOMPARE(m_sessions->constFirst().sequence, 4);
        QVERIFY2(log.contains(QStringLiteral("3 events were not delivered")), qPrintable(log.texts().join(u'\n')));
    }
    void P68_aListenerOfWhatWasHeldThatWaitsForItsSuspensionLosesNoEvent_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("each"); // what a listener takes
        QTest::addColumn<bool>("destroys"); // the manager, afterwards
        QTest::addColumn<int>("last"); // sequence that is delivered
        QTest::newRow("in time") << 0ms << false << 7;
        QTest::newRow("time over") << 2000ms << false << 5;
        QTest::newRow("time over, destroys") << 2000ms << true << 5;
    }
    void P68_aListenerOfWhatWasHeldThatWaitsForItsSuspensionLosesNoEvent()
    {
        QFETCH(std::chrono::milliseconds, each);
        QFETCH(bool, destroys);
        QFETCH(int, last);
        holdSixTypings();
        bool isDone = false;
        listenToTypings(each, [&] {
            suspend();
            QTRY_VERIFY(m_sessions);
            QCOMPARE(sequencesOf<TypingEvent>().size(), last - 1);
            isDone = true;
            if (destroys)
                m_manager.reset();
        });
        m_server->answersHeartbeats = true;
        m_oldClient->send(R"({"t":null,"s":null,"op":11,"d":null})"); // it leaves, and the new one catches up
        QTRY_VERIFY(isDone);
        QCOMPARE(sequencesOf<TypingEvent>().first(), 2);
        QCOMPARE(sequencesOf<TypingEvent>().last(), last);
        QCOMPARE(sequencesOf<TypingEvent>().size(), last - 1);
        QCOMPARE(m_sessions->constFirst().sequence, last);
        QCoreApplication::processEvents();
        QCOMPARE(sequencesOf<TypingEvent>().size(), last - 1); // and nothing comes later
    }
};

QTEST_GUILESS_MAIN(TestUndelivered)
#include "tst_undelivered.moc"
