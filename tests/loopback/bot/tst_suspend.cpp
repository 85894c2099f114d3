#include "followingbots.h"

#include <hikari/cache/cache.h>
#include <hikari/core/clock.h>
#include <unit/cache/cachequeries.h>

#include <QTemporaryDir>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

//! Bots that are suspended, and those that go on where they ended
class TestSuspend : public FollowingBots
{
    Q_OBJECT

    //! Sees all that the next bots see, and is never stopped
    std::unique_ptr<GatewayBot> makeWitness(const CacheSettings &settings) const
    {
        BotConfig config = configFor(*m_simulator);
        config.intents = Intent::All;
        config.cacheSettings = settings;
        config.storedSessions = StoredSessions::Ignore;
        return std::make_unique<GatewayBot>(config);
    }
    static bool isChunked(const GatewayBot &bot)
    {
        const SessionSnapshot snapshot = bot.sessionSnapshot();
        return bot.cache()->guilds().size() == 16 && snapshot.guildsChunked == snapshot.guildsToChunk;
    }
    //! A message in each shard, which comes after all that has happened
    QList<Snowflake> writeLastMessages(const GatewayBot &bot)
    {
        QMap<int, Snowflake> channels;
        for (const Channel &channel : bot.cache()->guildChannels().values()) {
            if (channel.type == ChannelType::GuildText)
                channels.insert(channel.guildId->shardId(4), channel.id);
        }
        QList<Snowflake> ids;
        for (const Snowflake channel : std::as_const(channels))
            bot.rest()
                ->createMessage(channel, { .content = QStringLiteral("the last one") })
                .then(this, [&ids](const Message &message) { ids.append(message.id); });
        const bool areThere =
            QTest::qWaitFor([&] { return channels.size() == 4 && ids.size() == channels.size(); }, 30'000);
        return areThere ? ids : QList<Snowflake>();
    }
    static bool knowsAll(const GatewayBot &bot, const QList<Snowflake> &messages)
    {
        return std::all_of(
            messages.cbegin(), messages.cend(), [&](Snowflake id) { return bot.cache()->message(id).has_value(); });
    }
    template<typename T, typename Key>
    static void compareViews(const CacheView<T, Key> &actual, const CacheView<T, Key> &expected, const char *what)
    {
        QVERIFY2(actual.keys() == expected.keys(),
            qPrintable(QStringLiteral("%1: %2 instead of %3")
                           .arg(QLatin1String(what))
                           .arg(actual.size())
                           .arg(expected.size())));
        QVERIFY2(actual.values() == expected.values(), what);
    }
    static void compareCaches(const Cache &actual, const Cache &expected)
    {
        const auto compare = [](const auto &a, const auto &b, const char *what) { compareViews(a, b, what); };
        compare(actual.guilds(), expected.guilds(), "guilds");
        compare(actual.unavailableGuilds(), expected.unavailableGuilds(), "unavailable guilds");
        compare(actual.users(), expected.users(), "users");
        compare(actual.messages(), expected.messages(), "messages");
        compare(actual.invites(), expected.invites(), "invites");
        compare(actual.dmChannelIds(), expected.dmChannelIds(), "DM channels");
        QVERIFY(actual.me() == expected.me());
        const QList<Snowflake> guilds = expected.guilds().keys();
        visitAll(placedKinds, [&](const auto &kind) {
            compare((actual.*kind.all)(), (expected.*kind.all)(), "objects");
            for (const Snowflake guild : guilds) {
                const auto view = (expected.*kind.ofGuild)(guild);
                compare((actual.*kind.ofGuild)(guild), view, "objects of a guild");
                for (const Snowflake id : view.keys())
                    QVERIFY((actual.*kind.find)(id) == (expected.*kind.find)(id));
                for (const Snowflake id : { view.keys().value(0), Snowflake(1) })
                    QCOMPARE(
                        actual.knowledgeOf(kind.component, guild, id), expected.knowledgeOf(kind.component, guild, id));
            }
        });
        visitAll(userKinds, [&](const auto &kind) {
            QVERIFY((actual.*kind.all)().keys().size() == (expected.*kind.all)().keys().size());
            for (const Snowflake guild : guilds) {
                const auto view = (expected.*kind.ofGuild)(guild);
                compare((actual.*kind.ofGuild)(guild), view, "members, presences or voice states");
                for (const Snowflake id : { view.keys().value(0), Snowflake(1) })
                    QCOMPARE(
                        actual.knowledgeOf(kind.component, guild, id), expected.knowledgeOf(kind.component, guild, id));
            }
        });
    }
    //! Of all bots together, in order, up to what the simulator sent last
    void verifyEachEventOnce()
    {
        m_simulator->setEventsPerSecond(0);
        for (int shard = 0; shard < 4; ++shard) {
            QTRY_COMPARE_WITH_TIMEOUT(
                m_sequences[shard].last(), m_simulator->ledger().shards[shard].lastSequence, 30'000);
            for (qsizetype i = 0; i < m_sequences[shard].size(); ++i)
                QCOMPARE(m_sequences[shard][i], qint64(i + 1));
        }
    }

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void P64_theNextProcessLosesNoEvent_data()
    {
        QTest::addColumn<bool>("isFile");
        QTest::newRow("memory") << false;
        QTest::newRow("SQLite") << true;
    }
    void P64_theNextProcessLosesNoEvent()
    {
        QFETCH(bool, isFile);
        QTemporaryDir folder;
        const auto newStore = [&] {
            return std::make_shared<SqliteSessionStore>(folder.filePath(QStringLiteral("sessions.db")));
        };
        for (int process = 0; process < 4; ++process) {
            if (isFile)
                m_store = newStore();
            const auto bot = makeBot();
            QVERIFY(start(*bot));
            const auto seen = m_sequences[0].size();
            QTRY_VERIFY(m_sequences[0].size() > seen + 200);
            QVERIFY(end(bot->suspend()));
            QVERIFY(!bot->isAlive());
            QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
            for (const SimulatorShard &shard : m_simulator->ledger().shards) {
                // Nobody waits for what is still being sent: TCP may reset the connection before the frame is read.
                QVERIFY(shard.lastClientCloseCode == 4000 || shard.lastClientCloseCode == 0);
            }
            const quint64 before = m_simulator->ledger().events;
            QTRY_VERIFY(m_simulator->ledger().events > before + 100); // that the next one has to get replayed
        }
        const SimulatorLedger ledger = m_simulator->ledger();
        QCOMPARE(ledger.identifies, quint64(4)); // of the first process
        QCOMPARE(ledger.resumes, quint64(3 * 4));
        QVERIFY(ledger.replayed > 0);
        QCOMPARE(ledger.violationCount, quint64(0));
        QCOMPARE(m_sequences.size(), 4);
        for (const QList<qint64> &sequences : std::as_const(m_sequences)) {
            for (qsizetype i = 0; i < sequences.size(); ++i)
                QCOMPARE(sequences[i], qint64(i + 1)); // each once, in order, from READY on
        }
    }
    void P62_listenersOfTheConstructedBotSeeAllThatIsReplayed()
    {
        auto bot = makeBot();
        QVERIFY(start(*bot));
        QVERIFY(end(bot->suspend()));
        QMap<int, qint64> last;
        for (auto it = m_sequences.cbegin(); it != m_sequences.cend(); ++it)
            last.insert(it.key(), it->last());
        const quint64 before = m_simulator->ledger().events;
        QTRY_VERIFY(m_simulator->ledger().events > before + 1000);
        m_simulator->setEventsPerSecond(0);
        bot = makeBot(); // listens from the beginning; nothing is sent before start()
        const quint64 connections = m_simulator->ledger().connections;
        QTest::qWait(1); // a turn of the loop: it does not connect by itself
        QCOMPARE(m_simulator->ledger().connections, connections);
        QVERIFY(start(*bot));
        QVERIFY(m_simulator->ledger().replayed > 1000);
        for (int shard = 0; shard < 4; ++shard) {
            QTRY_COMPARE(m_sequences[shard].last(), m_simulator->ledger().shards[shard].lastSequence);
            QVERIFY(last[shard] > 0 && last[shard] + 100 < m_sequences[shard].last());
            for (qsizetype i = 0; i < m_sequences[shard].size(); ++i)
                QCOMPARE(m_sequences[shard][i], qint64(i + 1));
        }
    }
    void P64_aListenerThatWaitsForItsSuspensionLosesNoEvent()
    {
        auto bot = makeBot();
        QVERIFY(start(*bot));
        bool hasWaited = false;
        bool isSuspended = false;
        QMap<int, QList<qint64>> delivered; // when the bot says that it has stopped
        bot->listen([&](const ShardPayloadEvent &) {
            if (std::exchange(hasWaited, true))
                return;
            const quint64 before = m_simulator->ledger().events;
            const auto haveEventsToWait = [&] { return m_simulator->ledger().events > before + 1000; };
            isSuspended = QTest::qWaitFor(haveEventsToWait, 30'000) && end(bot->suspend());
            delivered = m_sequences;
            bot.reset();
        });
        QTRY_VERIFY_WITH_TIMEOUT(!bot, 60'000);
        QVERIFY(isSuspended);
        QCOMPARE(m_sequences, delivered); // nothing comes later
        bot = makeBot();
        QVERIFY(start(*bot));
        verifyEachEventOnce();
        QCOMPARE(m_simulator->ledger().identifies, quint64(4));
    }
    void P64_whatListenersHadNoTimeForComesAgain()
    {
        ManualClock clock;
        auto bot = makeBot([&](BotConfig &c) { c.clock = &clock; });
        QVERIFY(start(*bot));
        bool hasWaited = false;
        bool isSuspended = false;
        int delivered = 0; // while it is suspended
        bot->listen([&](const ShardPayloadEvent &) {
            if (std::exchange(hasWaited, true)) {
                ++delivered;
                clock.advance(10ms);
                return;
            }
            const quint64 before = m_simulator->ledger().events;
            const auto haveEventsToWait = [&] { return m_simulator->ledger().events > before + 1000; };
            isSuspended = QTest::qWaitFor(haveEventsToWait, 30'000) && end(bot->suspend());
            bot.reset();
        });
        QTRY_VERIFY_WITH_TIMEOUT(!bot, 60'000);
        QVERIFY(isSuspended);
        QCOMPARE(delivered, 450); // in 4.5 s
        bot = makeBot();
        QVERIFY(start(*bot));
        verifyEachEventOnce();
        QCOMPARE(m_simulator->ledger().identifies, quint64(4));
    }
    void P64_aSessionThatNobodySawBeginIsNotKept()
    {
        m_simulator->setEventsPerSecond(0);
        ManualClock clock;
        auto bot = makeBot([&](BotConfig &c) { c.clock = &clock; });
        bool hasWaited = false;
        bool isSuspended = false;
        bot->listen([&](const ShardPayloadEvent &) {
            if (std::exchange(hasWaited, true)) {
                clock.advance(5s);
                return;
            }
            const auto areAllReady = [&] { return m_simulator->ledger().events >= 4 + 16; }; // with their guilds
            isSuspended = QTest::qWaitFor(areAllReady, 30'000) && end(bot->suspend());
            bot.reset();
        });
        StartOptions options = quick();
        options.shardCount = 4;
        bot->start(options);
        QTRY_VERIFY_WITH_TIMEOUT(!bot, 60'000);
        QVERIFY(isSuspended);
        const int begun = int(m_sequences.size());
        QVERIFY(begun == 1 || begun == 2); // that of the first event, and of the one after it
        bot = makeBot();
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().identifies, quint64(4 + 4 - begun));
        QCOMPARE(m_simulator->ledger().resumes, quint64(begun));
    }
    void P64_suspendingSays4000()
    {
        // Whoever leaves while something is on its way resets the connection, and the code may not be read.
        m_simulator->setEventsPerSecond(0);
        const auto bot = makeBot([](BotConfig &c) { c.cacheSettings.components.set(CacheComponent::Members, false); });
        QVERIFY(start(*bot));
        const auto hasAll = [&] {
            const SimulatorLedger ledger = m_simulator->ledger();
            return std::all_of(ledger.shards.cbegin(), ledger.shards.cend(),
                [&](const SimulatorShard &shard) { return m_sequences[shard.shardId].last() == shard.lastSequence; });
        };
        QTRY_VERIFY(hasAll());
        QVERIFY(end(bot->suspend()));
        QTRY_COMPARE(m_simulator->ledger().openConnections, 0);
        for (const SimulatorShard &shard : m_simulator->ledger().shards)
            QCOMPARE(shard.lastClientCloseCode, 4000);
    }
    void P64_shutdownForgetsTheSession()
    {
        auto bot = makeBot();
        QVERIFY(start(*bot));
        QVERIFY(end(bot->close()));
        QTRY_COMPARE(m_simulator->ledger().shards[0].lastClientCloseCode, 1000);
        bot = makeBot();
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().identifies, quint64(8));
        QCOMPARE(m_simulator->ledger().resumes, quint64(0));
    }
    void P61_whatDoesNotMatchBeginsAnew_data()
    {
        using Change = std::function<void(BotConfig &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("shards");
        QTest::newRow("shard count") << Change() << 2;
        QTest::newRow("intents") << Change([](BotConfig &c) { c.intents = Intent::AllUnprivileged; }) << 4;
        QTest::newRow("capabilities") << Change([](BotConfig &c) {
            c.capabilities = GatewayCapability::ChannelObfuscation;
        }) << 4;
        QTest::newRow("compression") << Change([](BotConfig &c) { c.compression = Compression::ZlibStream; }) << 4;
        QTest::newRow("told so (P63)") << Change([](BotConfig &c) { c.storedSessions = StoredSessions::Ignore; }) << 4;
    }
    void P61_whatDoesNotMatchBeginsAnew()
    {
        using Change = std::function<void(BotConfig &)>;
        QFETCH(Change, change);
        QFETCH(int, shards);
        auto bot = makeBot();
        QVERIFY(start(*bot));
        QVERIFY(end(bot->suspend()));
        bot = makeBot(change);
        QVERIFY(start(*bot, shards));
        QCOMPARE(m_simulator->ledger().resumes, quint64(0));
        QCOMPARE(m_simulator->ledger().identifies, quint64(4 + shards));
    }
    void capabilitiesAreNoOffence()
    {
        const auto bot = makeBot([](BotConfig &c) { c.capabilities = GatewayCapability::ChannelObfuscation; });
        QCOMPARE(bot->capabilities(), GatewayCapabilities(GatewayCapability::ChannelObfuscation));
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().violationCount, quint64(0));
        QVERIFY(end(bot->suspend()));
        const auto next = makeBot([](BotConfig &c) { c.capabilities = GatewayCapability::ChannelObfuscation; });
        QVERIFY(start(*next));
        QCOMPARE(m_simulator->ledger().resumes, quint64(4));
    }
    void aSessionThatIsGoneBeginsAnew()
    {
        auto bot = makeBot();
        QVERIFY(start(*bot));
        QVERIFY(end(bot->suspend()));
        SessionKey key = SessionKey::of(m_simulator->token(), 4, Intent::All, 10, bot->config().compression);
        Error error;
        QList<GatewaySession> sessions = m_store->take(key, { 0, 1, 2, 3 }, &error);
        QCOMPARE(sessions.size(), 4);
        sessions[1].sessionId = QStringLiteral("unknown");
        sessions[2].sequence += 1'000'000; // 4007
        m_simulator->expectViolations(1); // this
        QVERIFY(!m_store->save(key, sessions));
        bot = makeBot();
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().resumes, quint64(2));
        QCOMPARE(m_simulator->ledger().identifies, quint64(6));
    }
    void P2_aDeadResumeHostIsGivenUp()
    {
        auto bot = makeBot();
        QVERIFY(start(*bot));
        QVERIFY(end(bot->suspend()));
        const SessionKey key = SessionKey::of(m_simulator->token(), 4, Intent::All, 10, bot->config().compression);
        Error error;
        QList<GatewaySession> sessions = m_store->take(key, { 0, 1, 2, 3 }, &error);
        for (GatewaySession &session : sessions)
            session.resumeUrl = QUrl(QStringLiteral("ws://127.0.0.1:1")); // nobody listens there
        QVERIFY(!m_store->save(key, sessions));
        bot = makeBot();
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().identifies, quint64(4));
        QCOMPARE(m_simulator->ledger().resumes, quint64(4));
    }
    void P72_whoComesBackIsNotJoined()
    {
        auto bot = makeBot();
        QVERIFY(start(*bot));
        QTRY_COMPARE(bot->cache()->guilds().size(), 16);
        QVERIFY(end(bot->suspend()));
        bot = makeBot();
        QVERIFY(start(*bot));
        for (const ShardSnapshot &shard : bot->shardSnapshots())
            QCOMPARE(shard.guildCount, 4);
        QCOMPARE(bot->sessionSnapshot().me->id, m_simulator->botUserId());
        QCOMPARE(bot->cache()->me()->id, m_simulator->botUserId());
        QTRY_COMPARE(bot->sessionSnapshot().applicationId, m_simulator->applicationId());
        QVERIFY(bot->sessionSnapshot().applicationFlags);
    }
    void P63_aRestoredCacheIsThatOfABotThatNeverStopped_data()
    {
        QTest::addColumn<bool>("isFile");
        QTest::newRow("memory") << false;
        QTest::newRow("SQLite") << true;
    }
    void P63_aRestoredCacheIsThatOfABotThatNeverStopped()
    {
        QFETCH(bool, isFile);
        QTemporaryDir folder;
        CacheSettings settings; // shards may be ahead of each other, so the limits must not choose
        settings.maxMessages = 1'000'000;
        settings.maxDmChannelIds = 1'000'000;
        m_simulator->setEventsPerSecond(0);
        const auto make = [&] {
            if (isFile)
                m_store = std::make_shared<SqliteSessionStore>(folder.filePath(QStringLiteral("sessions.db")));
            return makeBot([&](BotConfig &config) { config.cacheSettings = settings; });
        };
        const auto witness = makeWitness(settings);
        QVERIFY(start(*witness, 2)); // another count: else members may be asked for once in 30 s by both together
        QTRY_VERIFY_WITH_TIMEOUT(isChunked(*witness), 30'000);
        auto bot = make();
        QVERIFY(start(*bot));
        QTRY_VERIFY_WITH_TIMEOUT(isChunked(*bot), 30'000);
        m_simulator->setEventsPerSecond(manyEventsPerSecond); // from here on both see the same
        for (int process = 0; process < 3; ++process) {
            const auto seen = m_sequences[0].size();
            QTRY_VERIFY_WITH_TIMEOUT(m_sequences[0].size() > seen + 200, 30'000);
            QVERIFY(end(bot->suspend()));
            const quint64 before = m_simulator->ledger().worldEvents;
            QTRY_VERIFY_WITH_TIMEOUT(m_simulator->ledger().worldEvents > before + 500, 30'000);
            bot = make();
            QVERIFY(start(*bot));
        }
        m_simulator->setEventsPerSecond(0);
        const QList<Snowflake> last = writeLastMessages(*witness);
        QCOMPARE(last.size(), 4);
        QTRY_VERIFY_WITH_TIMEOUT(knowsAll(*bot, last) && knowsAll(*witness, last), 30'000);
        QVERIFY(bot->cache()->messages().size() > 500);
        compareCaches(*bot->cache(), *witness->cache());
        QCOMPARE(m_simulator->ledger().identifies, quint64(2 + 4));
        QCOMPARE(m_simulator->ledger().resumes, quint64(3 * 4));
    }
    void P63_withoutASnapshotTheCacheIsPartial_data()
    {
        QTest::addColumn<StoredSessions>("first");
        QTest::addColumn<StoredSessions>("second");
        QTest::addColumn<bool>("isDamaged");
        QTest::addColumn<bool>("isWhole");
        const auto restore = StoredSessions::RestoreCache;
        const auto partial = StoredSessions::ResumeWithPartialCache;
        QTest::newRow("restored") << restore << restore << false << true;
        QTest::newRow("not stored") << partial << restore << false << false;
        QTest::newRow("not wanted") << restore << partial << false << false;
        QTest::newRow("damaged") << restore << restore << true << false;
    }
    void P63_withoutASnapshotTheCacheIsPartial()
    {
        QFETCH(StoredSessions, first);
        QFETCH(StoredSessions, second);
        QFETCH(bool, isDamaged);
        QFETCH(bool, isWhole);
        auto bot = makeBot([&](BotConfig &config) { config.storedSessions = first; });
        QVERIFY(start(*bot));
        QTRY_VERIFY_WITH_TIMEOUT(isChunked(*bot), 30'000);
        const Snowflake guild = bot->cache()->guilds().keys()[0];
        QVERIFY(end(bot->suspend()));
        QVERIFY(bot->cache()->guilds().isEmpty());
        if (isDamaged) { // after much of it is restored
            const SessionKey key = SessionKey::of(m_simulator->token(), 4, Intent::All, 10, bot->config().compression);
            Error error;
            QList<StoredCache> caches;
            const QList<GatewaySession> sessions = m_store->take(key, { 0, 1, 2, 3 }, &error, &caches);
            QCOMPARE(caches.size(), 1);
            caches[0].snapshot.chop(1);
            QVERIFY(!m_store->save(key, sessions, caches[0].snapshot));
        }
        bot = makeBot([&](BotConfig &config) { config.storedSessions = second; });
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().resumes, quint64(4));
        QCOMPARE(bot->cache()->guilds().size(), isWhole ? 16 : 0);
        QCOMPARE(bot->cache()->knowledgeOf(CacheComponent::Roles, guild, Snowflake(1)),
            isWhole ? CacheKnowledge::Absent : CacheKnowledge::Unknown);
        QCOMPARE(bot->cache()->me()->id, m_simulator->botUserId());
    }
    void P63_whatANewSessionDoesNotNameIsForgotten()
    {
        auto bot = makeBot();
        QVERIFY(start(*bot));
        QTRY_VERIFY_WITH_TIMEOUT(isChunked(*bot), 30'000);
        QVERIFY(end(bot->suspend()));
        const SessionKey key = SessionKey::of(m_simulator->token(), 4, Intent::All, 10, bot->config().compression);
        Error error;
        QList<StoredCache> caches;
        QList<GatewaySession> sessions = m_store->take(key, { 0, 1, 2, 3 }, &error, &caches);
        sessions[1].sessionId = QStringLiteral("unknown"); // op 9
        QVERIFY(!m_store->save(key, sessions, caches[0].snapshot));
        bot = makeBot();
        int guildsAtReady = -1;
        bot->listen([&](const ShardReadyEvent &e) {
            guildsAtReady = 0;
            for (const Snowflake id : bot->cache()->guilds().keys())
                guildsAtReady += id.shardId(4) == e.shardId ? 1 : 0;
        });
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().resumes, quint64(3));
        QCOMPARE(guildsAtReady, 0);
        QTRY_COMPARE_WITH_TIMEOUT(bot->cache()->guilds().size(), 16, 30'000);
    }
    void P63_whatWasResumedOutlivesItsSession()
    {
        auto bot = makeBot();
        QVERIFY(start(*bot));
        QTRY_VERIFY_WITH_TIMEOUT(isChunked(*bot), 30'000);
        QVERIFY(end(bot->suspend()));
        bot = makeBot();
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().resumes, quint64(4));
        qsizetype guildsAtReady = -1;
        bot->listen([&](const ShardReadyEvent &) { guildsAtReady = bot->cache()->guilds().size(); });
        m_simulator->invalidateSession(1, false);
        QTRY_VERIFY_WITH_TIMEOUT(guildsAtReady >= 0, 30'000);
        QCOMPARE(guildsAtReady, 16); // the new session names them all
    }
    void suspendingWhileItStartsKeepsTheSessions_data()
    {
        QTest::addColumn<StoredSessions>("stored");
        QTest::newRow("with what the cache knew") << StoredSessions::RestoreCache;
        QTest::newRow("alone") << StoredSessions::ResumeWithPartialCache;
    }
    void suspendingWhileItStartsKeepsTheSessions()
    {
        QFETCH(StoredSessions, stored);
        const auto make = [&] { return makeBot([stored](BotConfig &config) { config.storedSessions = stored; }); };
        auto bot = make();
        QVERIFY(start(*bot));
        QVERIFY(end(bot->suspend()));
        // In each step of the start
        for (const QString &step : { QStringLiteral("GET /gateway/bot"), QStringLiteral("GET /users/@me"),
                 QStringLiteral("waiting for the shards") }) {
            bot = make();
            bot->start({ .shardCount = 4, .startupWindowDelay = 20ms }).onError(this, [](const Error &) {});
            // A step may be over within a millisecond.
            while (bot->sessionSnapshot().step != step && bot->state() == BotState::Starting)
                QCoreApplication::processEvents();
            QCOMPARE(bot->sessionSnapshot().step, step);
            QVERIFY(end(bot->suspend()));
        }
        bot = make();
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().identifies, quint64(4));
        if (stored == StoredSessions::RestoreCache)
            QTRY_COMPARE(bot->cache()->guilds().size(), 16); // what waited with them, too
    }
};

QTEST_GUILESS_MAIN(TestSuspend)
#include "tst_suspend.moc"
