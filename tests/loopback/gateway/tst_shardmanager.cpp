#include "fakeserver.h"

#include <hikari/core/clock.h>
#include <hikari/core/logging.h>
#include <hikari/events/delivery.h>
#include <hikari/events/guild_events.h>
#include <hikari/events/shard_events.h>
#include <hikari/events/typing_events.h>
#include <hikari/gateway/sessionbudget_p.h>
#include <hikari/gateway/sessionstore.h>
#include <hikari/gateway/shardmanager.h>

#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>

using namespace Hikari;
using namespace std::chrono_literals;

class TestShardManager : public QObject
{
    Q_OBJECT

    static constexpr const char *typing = R"({"channel_id":"7","user_id":"8","timestamp":1})";

    std::unique_ptr<FakeServer> m_server;
    QList<Delivery> m_deliveries;

    GatewayConfig config(int shards, int threads) const
    {
        GatewayConfig config;
        config.token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GfakeX.abcdefghijklmnopqrstuvwxyz0123456789"));
        config.intents = Intent::Guilds;
        config.url = m_server->url();
        config.shardCount = shards;
        config.maxConcurrency = shards;
        config.identifyWindow = 10ms;
        config.gatewayThreads = threads;
        config.compression = Compression::ZlibStream; // what the server speaks
        return config;
    }
    std::unique_ptr<ShardManager> makeManager(const GatewayConfig &config)
    {
        return std::make_unique<ShardManager>(
            config, [this](const Delivery &delivery) { m_deliveries.append(delivery); });
    }
    QList<qint64> sequencesOf(int shard) const
    {
        QList<qint64> sequences;
        for (const Delivery &delivery : m_deliveries) {
            const auto *event = eventCast<TypingEvent>(*delivery.event);
            if (event && event->shardId == shard)
                sequences.append(event->sequence);
        }
        return sequences;
    }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_server = std::make_unique<FakeServer>();
        m_deliveries.clear();
    }
    void cleanup()
    {
        m_server.reset();
        m_deliveries.clear();
    }

    void startsReceivesAndCloses_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("isCompressed");
        QTest::newRow("in the bot's thread") << 0 << true;
        QTest::newRow("one thread") << 1 << true;
        QTest::newRow("three threads") << 3 << true;
        QTest::newRow("uncompressed") << 1 << false;
    }
    void startsReceivesAndCloses()
    {
        QFETCH(int, threads);
        QFETCH(bool, isCompressed);
        GatewayConfig setup = config(6, threads);
        setup.compression = isCompressed ? Compression::ZlibStream : Compression::None;
        const auto manager = makeManager(setup);
        QSignalSpy ready(manager.get(), &ShardManager::allReady);
        manager->start();
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(manager->startProgress().ready, 6);
        int readyEvents = 0;
        for (const Delivery &delivery : std::as_const(m_deliveries))
            readyEvents += isEvent<ShardReadyEvent>(*delivery.event) ? 1 : 0;
        QCOMPARE(readyEvents, 6); // before allReady
        for (int shard = 0; shard < 6; ++shard) {
            for (int i = 0; i < 200; ++i)
                m_server->client(shard)->dispatch("TYPING_START", typing);
        }
        for (int shard = 0; shard < 6; ++shard) {
            QTRY_COMPARE(sequencesOf(shard).size(), 200);
            const QList<qint64> sequences = sequencesOf(shard);
            QCOMPARE(sequences.first(), 2);
            QCOMPARE(sequences.last(), 201);
            QVERIFY(std::is_sorted(sequences.begin(), sequences.end()));
        }
        const ShardSnapshot snapshot = manager->shards()[3]->snapshot();
        QCOMPARE(snapshot.state, ShardState::Ready);
        QCOMPARE(snapshot.events, quint64(201));
        QVERIFY(snapshot.isConnected);
        QCOMPARE(snapshot.bytesIn < snapshot.bytesInflated, isCompressed);

        bool closed = false;
        manager->close().then(this, [&] { closed = true; });
        QTRY_VERIFY(closed);
        QTRY_COMPARE(m_server->openConnections(), 0);
        for (const FakeClient *client : m_server->clients())
            QCOMPARE(client->closeCode, 1000);
        for (GatewayShard *shard : manager->shards()) {
            QVERIFY(!shard->isAlive());
            shard->start(); // too late: nothing happens
        }
        closed = false;
        manager->close().then(this, [&] { closed = true; });
        QVERIFY(closed);
    }
    void P68_whoWaitsForACommandOfAnOldShardMayDestroyTheManager_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("in the bot's thread") << 0;
        QTest::newRow("two threads") << 2;
    }
    void P68_whoWaitsForACommandOfAnOldShardMayDestroyTheManager()
    {
        QFETCH(int, threads);
        auto manager = makeManager(config(2, threads));
        QSignalSpy ready(manager.get(), &ShardManager::allReady);
        manager->start();
        QTRY_COMPARE(ready.size(), 1);
        GatewayShard *const old = manager->shards()[0];
        QMap<Error::Kind, int> answers;
        // One after the other, so that one is under way when the old shards go
        std::function<void()> ask = [&] {
            old->requestSoundboardSounds({ Snowflake(2 << 22) })
                .then(this,
                    [&] {
                        ++answers[Error::Kind::None];
                        ask();
                    })
                .onError(this, [&](const Error &error) {
                    ++answers[error.kind];
                    if (error.kind == Error::Kind::ShutDown)
                        manager.reset();
                    else
                        ask();
                });
        };
        connect(manager.get(), &ShardManager::shardsReplaced, this, [&] { ask(); });
        const Reply<void> resharded = manager->reshard(4, {});
        QTRY_VERIFY_WITH_TIMEOUT(!manager, 30'000);
        QCOMPARE(answers[Error::Kind::ShutDown], 1);
        QVERIFY(answers[Error::Kind::State] > 0); // it had stopped before
        QVERIFY(resharded.isFinished());
        QVERIFY(resharded.error());
        QTRY_COMPARE(m_server->openConnections(), 0);
    }
    void P125_threadsEndAtOnceWithoutClosing()
    {
        const auto manager = makeManager(config(2, 2));
        QSignalSpy ready(manager.get(), &ShardManager::allReady);
        manager->start();
        QTRY_COMPARE(ready.size(), 1);
        manager->endThreads();
        QTRY_COMPARE(m_server->openConnections(), 0);
        for (const FakeClient *client : m_server->clients())
            QCOMPARE(client->closeCode, 0); // the session stays
        QVERIFY(manager->close().isFinished());
    }
    void cutConnectionResumesWithoutLosingAnEvent()
    {
        const auto manager = makeManager(config(2, 1));
        manager->start();
        QTRY_VERIFY(m_server->client(0) && m_server->client(1));
        QTRY_VERIFY(manager->shards()[0]->snapshot().isReady());
        m_server->client(0)->dispatch("TYPING_START", typing);
        QTRY_COMPARE(sequencesOf(0), (QList<qint64> { 2 }));
        m_server->client(0)->cut();
        QTRY_COMPARE(m_server->count(6), 1);
        QTRY_VERIFY(manager->shards()[0]->snapshot().isReady());
        const QJsonObject resume = m_server->client(0)->received.first();
        QCOMPARE(resume[u"d"][u"seq"].toInt(), 2);
        QVERIFY(m_server->client(0)->url.query().contains(u"compress=zlib-stream"));
        m_server->client(0)->dispatch("TYPING_START", typing);
        QTRY_COMPARE(sequencesOf(0), (QList<qint64> { 2, 4 })); // 3 is RESUMED
        QCOMPARE(manager->shards()[0]->snapshot().reconnects, 1);
        QCOMPARE(manager->shards()[1]->snapshot().reconnects, 0);
    }
    void P31_heartbeatsGoOnWhileTheBotIsBlocked()
    {
        // The server has a thread of its own, for this one is blocked.
        QThread serverThread;
        m_server->interval = 250; // also how long an answer may take on a busy machine
        m_server->moveToThread(&serverThread);
        serverThread.start();
        const auto comeBack = qScopeGuard([&] {
            QMetaObject::invokeMethod(
                m_server.get(), [this] { m_server->moveToThread(thread()); }, Qt::BlockingQueuedConnection);
            serverThread.quit();
            serverThread.wait();
        });
        const auto manager = makeManager(config(1, 1));
        manager->start();
        QTRY_VERIFY(manager->shards()[0]->snapshot().isReady());
        // Blocked: no event of this thread is processed until five heartbeats have been answered.
        ShardSnapshot snapshot = manager->shards()[0]->snapshot();
        const auto end = std::chrono::steady_clock::now() + 20s;
        while (snapshot.latencyHistory.size() < 5 && std::chrono::steady_clock::now() < end) {
            QThread::msleep(10);
            snapshot = manager->shards()[0]->snapshot();
        }
        QVERIFY(snapshot.latencyHistory.size() >= 5);
        QCOMPARE(snapshot.reconnects, 0);
        QVERIFY(snapshot.isReady());
    }
    void P39_twentyThousandMembersAreDecodedInAGatewayThread()
    {
        // A wrong field in the last member is logged by the thread that reads it.
        static std::atomic<QThread *> reader = nullptr;
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false\nhikari.json.warning=true"));
        const QtMessageHandler before =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &) {
                if (QByteArrayView(context.category) == "hikari.json")
                    reader = QThread::currentThread();
            });
        const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
        const auto manager = makeManager(config(1, 1));
        manager->start();
        QTRY_VERIFY(manager->shards()[0]->snapshot().isReady());
        QByteArray guild = "{\"id\":\"5\",\"name\":\"large\",\"member_count\":20000,\"members\":[";
        for (int i = 1; i <= 20'000; ++i)
            guild += "{\"user\":{\"id\":\"" + QByteArray::number(100 + i)
                + "\",\"username\":\"somebody\"},\"roles\":[\"5\"],\"joined_at\":\"2020-01-02T03:04:05+00:00\","
                  "\"nick\":"
                + (i < 20'000 ? "\"nobody\"}," : "5}]}");
        m_server->client(0)->dispatch("GUILD_CREATE", guild);
        // Whole, and shared: the bot's thread has nothing left to do but to hand it on.
        const auto joined = [this] {
            return m_deliveries.isEmpty() ? nullptr : eventCast<GuildJoinEvent>(*m_deliveries.last().event);
        };
        QTRY_VERIFY_WITH_TIMEOUT(joined(), 60'000);
        QCOMPARE(joined()->guild.members.size(), 20'000);
        QVERIFY(reader);
        QVERIFY(reader != QThread::currentThread());
    }
    void P12_manyFastReconnects()
    {
        const auto manager = makeManager(config(1, 1));
        GatewayShard *shard = manager->shards()[0];
        manager->start();
        QTRY_VERIFY(shard->snapshot().isReady());
        for (int i = 0; i < 1000; ++i) {
            shard->reconnect();
            if (i % 3 == 0)
                QCoreApplication::processEvents();
            if (i % 20 == 0) {
                QTRY_COMPARE(shard->snapshot().reconnects, i + 1);
                QTRY_VERIFY(shard->snapshot().isReady());
            }
        }
        QTRY_COMPARE(shard->snapshot().reconnects, 1000);
        QTRY_VERIFY(shard->snapshot().isReady());
        QTRY_COMPARE(m_server->openConnections(), 1); // P14
        QCOMPARE(m_server->count(2), 1);
    }
    void fullInboxHoldsTheServerBackAndLosesNothing()
    {
        GatewayConfig setup = config(1, 1);
        setup.inboxLimit = 100;
        setup.compression = Compression::None; // large on the wire
        const auto manager = makeManager(setup);
        manager->start();
        QTRY_VERIFY(manager->shards()[0]->snapshot().isReady());
        QByteArray large(typing);
        large.insert(large.size() - 1, ",\"x\":\"" + QByteArray(2000, 'y') + "\"");
        for (int i = 0; i < 5000; ++i)
            m_server->client(0)->dispatch("TYPING_START", large);
        QTRY_COMPARE(sequencesOf(0).size(), 5000);
        const QList<qint64> sequences = sequencesOf(0);
        QCOMPARE(sequences.last(), 5001);
        QVERIFY(!manager->shards()[0]->snapshot().isHeldBack);
    }
    void P25_fatalCodeStopsTheWholeBot()
    {
        m_server->onIdentify = [](FakeClient *client, const QJsonObject &) { client->close(4004); };
        GatewayConfig setup = config(4, 2);
        setup.maxConcurrency = 1;
        const auto manager = makeManager(setup);
        QSignalSpy fatal(manager.get(), &ShardManager::fatal);
        manager->start();
        QTRY_COMPARE(fatal.size(), 1);
        QCOMPARE(fatal[0][0].value<Error>().closeCode, 4004);
        for (const GatewayShard *shard : manager->shards())
            QTRY_COMPARE(shard->snapshot().state, ShardState::Failed);
        QVERIFY(m_server->count(2) < 4);
        QVERIFY(!fatal[0][0].value<Error>().message.contains(setup.token.secret()));
        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(fatal.size(), 1);
    }
    void P25_whatEachFatalCodeStops_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("stopsAll");
        for (const int code : { 4004, 4012, 4013, 4014 })
            QTest::addRow("%d, the bot", code) << code << true;
        for (const int code : { 4010, 4011 })
            QTest::addRow("%d, the shard", code) << code << false;
    }
    void P25_whatEachFatalCodeStops()
    {
        QFETCH(int, code);
        QFETCH(bool, stopsAll);
        const auto manager = makeManager(config(2, 1));
        QSignalSpy ready(manager.get(), &ShardManager::allReady);
        QSignalSpy fatal(manager.get(), &ShardManager::fatal);
        manager->start();
        QTRY_COMPARE(ready.size(), 1);
        m_server->client(1)->close(code);
        QTRY_COMPARE(fatal.size(), 1);
        QCOMPARE(fatal[0][0].value<Error>().closeCode, code);
        QCOMPARE(manager->shards()[1]->snapshot().state, ShardState::Failed);
        if (stopsAll) {
            QTRY_COMPARE(manager->shards()[0]->snapshot().state, ShardState::Failed);
            QTRY_COMPARE(m_server->openConnections(), 0);
            return;
        }
        QVERIFY(m_server->client(0));
        m_server->client(0)->dispatch("TYPING_START", typing); // read after all that the other one has led to
        QTRY_COMPARE(sequencesOf(0), QList<qint64> { 2 });
        QCOMPARE(manager->shards()[0]->snapshot().state, ShardState::Ready);
    }
    void P25_oneFatalErrorIsTold()
    {
        const auto manager = makeManager(config(2, 1));
        QSignalSpy ready(manager.get(), &ShardManager::allReady);
        QSignalSpy fatal(manager.get(), &ShardManager::fatal);
        manager->start();
        QTRY_COMPARE(ready.size(), 1);
        m_server->client(1)->close(4010);
        QTRY_COMPARE(fatal.size(), 1);
        m_server->client(0)->close(4011);
        QTRY_COMPARE(manager->shards()[0]->snapshot().state, ShardState::Failed);
        bool isClosed = false;
        manager->close().then(this, [&isClosed] { isClosed = true; });
        QTRY_VERIFY(isClosed);
        QCOMPARE(fatal.size(), 1);
        QCOMPARE(fatal[0][0].value<Error>().closeCode, 4010);
    }
    void P52_identifiesAreInOrder()
    {
        GatewayConfig setup = config(6, 3);
        setup.maxConcurrency = 2;
        setup.identifyWindow = 30ms;
        const auto manager = makeManager(setup);
        QSignalSpy ready(manager.get(), &ShardManager::allReady);
        manager->start();
        QTRY_COMPARE(ready.size(), 1);
        QHash<int, QList<QPair<qint64, int>>> keys;
        for (const auto &identify : std::as_const(m_server->identifies))
            keys[identify.second % 2].append(identify);
        for (const auto &identifies : std::as_const(keys)) {
            QCOMPARE(identifies.size(), 3);
            for (int i = 1; i < 3; ++i)
                QCOMPARE(identifies[i].second, identifies[i - 1].second + 2);
        }
    }
    void P49_shardsWaitForTheResetAndGoOnByThemselves()
    {
        ManualClock clock;
        m_server->interval = 36'000'000; // nothing else happens in the hours that pass
        GatewayConfig setup = config(3, 2);
        setup.clock = &clock;
        setup.sessionBudget = std::make_shared<SessionBudget>(&clock);
        setup.sessionBudget->set(1000, 1, clock.monotonic() + 2h);
        const auto manager = makeManager(setup);
        QSignalSpy ready(manager.get(), &ShardManager::allReady);
        manager->start();
        QTRY_COMPARE(manager->startProgress().ready, 1);
        QTRY_VERIFY(setup.sessionBudget->status().isShort);
        for (const int id : { 1, 2 }) {
            const ShardSnapshot waiting = manager->shards()[id]->snapshot();
            QCOMPARE(waiting.state, ShardState::Queued);
            QCOMPARE(waiting.nextAttemptAt, clock.wall() + 2h);
            QVERIFY2(waiting.detail.contains(QStringLiteral("session start")), qPrintable(waiting.detail));
        }
        QCOMPARE(m_server->count(2), 1);
        clock.advance(2h);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(m_server->count(2), 3);
        QCOMPARE(setup.sessionBudget->status().remaining, 998);
    }
    void P72_restartInMidOutageJoinsNothing()
    {
        QTemporaryDir folder;
        SqliteSessionStore store(folder.filePath(QStringLiteral("sessions.db")));
        GatewayConfig setup = config(1, 1);
        const SessionKey key = SessionKey::of(setup.token, 1, setup.intents, 10, setup.compression);
        m_server->onIdentify = [this](FakeClient *client, const QJsonObject &) {
            client->dispatch("READY",
                R"({"v":10,"user":{"id":"5","username":"b"},"guilds":[{"id":"9","unavailable":true},)"
                R"({"id":"10","unavailable":true}],"session_id":"session-0","resume_gateway_url":")"
                    + m_server->url().toEncoded() + R"(","application":{"id":"5","flags":0}})");
            client->dispatch("GUILD_CREATE", R"({"id":"9","name":"nine","unavailable":false})");
            client->dispatch("GUILD_CREATE", R"({"id":"10","unavailable":true})"); // not yet
        };
        auto manager = makeManager(setup);
        manager->start();
        QTRY_COMPARE(manager->shards()[0]->snapshot().sequence, qint64(3));
        QTRY_COMPARE(m_deliveries.size(), 4); // with ShardConnectedEvent
        QList<GatewaySession> left;
        manager->suspend().then(this, [&left](const QList<GatewaySession> &sessions) { left = sessions; });
        QTRY_COMPARE(left.size(), 1);
        QVERIFY(!store.save(key, left));
        m_deliveries.clear();

        Error error;
        setup.sessions = store.take(key, { 0 }, &error);
        QCOMPARE(setup.sessions.size(), 1);
        QCOMPARE(setup.sessions[0].guilds, QList<Snowflake> { Snowflake(9) });
        QCOMPARE(setup.sessions[0].unavailableGuilds, QList<Snowflake> { Snowflake(10) });
        manager = makeManager(setup);
        manager->start();
        QTRY_VERIFY(manager->shards()[0]->snapshot().isReady());
        QCOMPARE(manager->shards()[0]->snapshot().unavailableGuilds, 1);
        m_server->client(0)->dispatch("GUILD_CREATE", R"({"id":"10","name":"ten"})"); // the outage is over
        m_server->client(0)->dispatch("GUILD_CREATE", R"({"id":"11","name":"eleven"})");
        const auto guilds = [this](auto *none) {
            QList<Snowflake> ids;
            for (const Delivery &delivery : std::as_const(m_deliveries)) {
                if (const auto *event = eventCast<std::remove_pointer_t<decltype(none)>>(*delivery.event))
                    ids.append(event->guildId);
            }
            return ids;
        };
        QTRY_COMPARE(guilds(static_cast<GuildJoinEvent *>(nullptr)), QList<Snowflake> { Snowflake(11) });
        QCOMPARE(guilds(static_cast<GuildAvailableEvent *>(nullptr)), QList<Snowflake> { Snowflake(10) });
        QCOMPARE(manager->shards()[0]->snapshot().unavailableGuilds, 0);
    }
    void P66_destroyedAtAnyTime_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("turns");
        for (const int threads : { 0, 2 }) {
            for (const int turns : { -1, 0, 1, 3, 6, 10, 20, 40 })
                QTest::addRow("%d threads, %d turns", threads, turns) << threads << turns;
        }
    }
    void P66_destroyedAtAnyTime()
    {
        QFETCH(int, threads);
        QFETCH(int, turns);
        for (int repeat = 0; repeat < 5; ++repeat) {
            auto manager = makeManager(config(4, threads));
            if (turns >= 0)
                manager->start();
            for (int i = 0; i < turns; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            if (repeat % 2)
                manager->close();
            manager.reset();
        }
        QTRY_COMPARE(m_server->openConnections(), 0);
    }
    void destroyedInsideDeliver()
    {
        std::unique_ptr<ShardManager> manager;
        int calls = 0;
        manager = std::make_unique<ShardManager>(config(2, 1), [&](const Delivery &) {
            ++calls;
            manager.reset();
        });
        manager->start();
        QTRY_VERIFY(!manager);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }
    void destroyedInsideASignal_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("0") << 0;
        QTest::newRow("1") << 1;
    }
    void destroyedInsideASignal()
    {
        QFETCH(int, threads);
        for (int which = 0; which < 4; ++which) {
            auto manager = makeManager(config(2, threads));
            m_server->onIdentify = nullptr;
            if (which == 0)
                connect(manager.get(), &ShardManager::shardStateChanged, this, [&] { manager.reset(); });
            if (which == 1)
                connect(manager.get(), &ShardManager::allReady, this, [&] { manager.reset(); });
            if (which == 2) {
                m_server->onIdentify = [](FakeClient *client, const QJsonObject &) { client->close(4013); };
                connect(manager.get(), &ShardManager::fatal, this, [&] { manager.reset(); });
            }
            if (which == 3) {
                connect(manager.get(), &ShardManager::allReady, this, [&] { manager->reshard(3); });
                connect(manager.get(), &ShardManager::shardsReplaced, this, [&] { manager.reset(); });
            }
            manager->start();
            QTRY_VERIFY(!manager);
        }
    }
    void garbageDoesNotStopIt()
    {
        const auto manager = makeManager(config(1, 1));
        manager->start();
        QTRY_VERIFY(manager->shards()[0]->snapshot().isReady());
        m_server->client(0)->send("\xff\x00 this is no JSON");
        QTRY_COMPARE(m_server->count(6), 1);
        QTRY_VERIFY(manager->shards()[0]->snapshot().isReady());
        int code = 0;
        for (const FakeClient *client : m_server->clients())
            code = std::max(code, client->closeCode);
        QCOMPARE(code, 4000);
    }
    void stopAndStartOfOneShard()
    {
        const auto manager = makeManager(config(2, 1));
        manager->start();
        GatewayShard *shard = manager->shards()[1];
        QTRY_VERIFY(shard->snapshot().isReady());
        QSignalSpy states(shard, &GatewayShard::stateChanged);
        shard->stop();
        QTRY_COMPARE(shard->snapshot().state, ShardState::Stopped);
        QTRY_VERIFY(!states.isEmpty());
        QCOMPARE(states.last()[0].value<ShardState>(), ShardState::Stopped);
        QTRY_COMPARE(m_server->openConnections(), 1);
        shard->start();
        QTRY_VERIFY(shard->snapshot().isReady());
        QCOMPARE(m_server->count(2), 3);
        QCOMPARE(m_server->count(6), 0);
    }
};

QTEST_GUILESS_MAIN(TestShardManager)
#include "tst_shardmanager.moc"
