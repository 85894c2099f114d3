#include "followingbots.h"

#include <QSet>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

//! Knows which shards it was to keep last, and may refuse to
class WatchedStore : public MemorySessionStore
{
public:
    Error save(const SessionKey &key, const QList<GatewaySession> &sessions, const QByteArray &cache = {}) override
    {
        lastAsked.clear();
        for (const GatewaySession &session : sessions)
            lastAsked.insert(session.shardId);
        if (isFull)
            return { .kind = Error::Kind::State, .message = QStringLiteral("the disk is full") };
        return MemorySessionStore::save(key, sessions, cache);
    }
    QSet<int> takeShards(const SessionKey &key)
    {
        QSet<int> ids;
        Error error;
        for (const GatewaySession &session : take(key, { 0, 1, 2, 3 }, &error))
            ids.insert(session.shardId);
        return ids;
    }

    QSet<int> lastAsked;
    bool isFull = false;
};

//! What is in the store after a bot has run, however it ended
class TestSavedSessions : public FollowingBots
{
    Q_OBJECT

    std::unique_ptr<GatewayBot> makeSavingBot(const std::shared_ptr<SessionStore> &store)
    {
        m_store = store;
        return makeBot([](BotConfig &config) { config.sessionSaveInterval = 10ms; });
    }
    SessionKey keyOf(const GatewayBot &bot) const
    {
        return SessionKey::of(m_simulator->token(), 4, Intent::All, 10, bot.config().compression);
    }

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void P64_aKilledBotIsResumedAsOfTheLastSaving()
    {
        auto bot = makeBot([](BotConfig &config) { config.sessionSaveInterval = 50ms; });
        QVERIFY(start(*bot));
        const SessionKey key = keyOf(*bot);
        const auto seen = m_sequences[0].size();
        QTRY_VERIFY(m_sequences[0].size() > seen + 300);
        bot.reset(); // no close frame, nothing is stored
        Error error;
        QList<GatewaySession> saved = m_store->take(key, { 0, 1, 2, 3 }, &error);
        QCOMPARE(saved.size(), 4);
        for (const GatewaySession &session : saved) {
            QVERIFY(session.sequence > 0 && session.sequence <= m_sequences[session.shardId].last());
            QCOMPARE(session.guilds.size() + session.unavailableGuilds.size(), 4);
        }
        QVERIFY(!m_store->save(key, saved));
        const QMap<int, QList<qint64>> before = std::exchange(m_sequences, {});
        bot = makeBot();
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().resumes, quint64(4));
        m_simulator->setEventsPerSecond(0);
        for (const GatewaySession &session : saved) {
            const QList<qint64> &now = m_sequences[session.shardId];
            QTRY_COMPARE(now.value(now.size() - 1), m_simulator->ledger().shards[session.shardId].lastSequence);
            for (qsizetype i = 0; i < now.size(); ++i)
                QCOMPARE(now[i], session.sequence + 1 + i);
        }
        QCOMPARE(before.size(), 4);
    }
    void P64_savedSessionsThatHaveEndedAreForgotten()
    {
        auto bot = makeBot([](BotConfig &config) { config.sessionSaveInterval = 10ms; });
        QVERIFY(start(*bot));
        const SessionKey key = keyOf(*bot);
        const auto isSaved = [&] {
            Error error;
            const QList<GatewaySession> saved = m_store->take(key, { 0 }, &error);
            return saved.size() == 1;
        };
        for (int i = 0; i < 2; ++i) // again and again
            QVERIFY(QTest::qWaitFor(isSaved, 30'000));
        QVERIFY(end(bot->close()));
        QVERIFY(!isSaved());
    }
    void P64_aSessionThatIsLostDoesNotStayInTheStore_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<bool>("isSavedWithout"); // the bot has saved the others since
        QTest::addColumn<QSet<int>>("left");
        const QSet<int> others { 0, 1, 3 };
        QTest::newRow("closed") << QStringLiteral("close") << true << QSet<int>();
        QTest::newRow("closed before the next saving") << QStringLiteral("close") << false << QSet<int>();
        QTest::newRow("suspended") << QStringLiteral("suspend") << true << others;
        QTest::newRow("suspended before the next saving") << QStringLiteral("suspend") << false << others;
        QTest::newRow("killed") << QStringLiteral("kill") << true << others;
    }
    void P64_aSessionThatIsLostDoesNotStayInTheStore()
    {
        QFETCH(QString, how);
        QFETCH(bool, isSavedWithout);
        QFETCH(QSet<int>, left);
        const auto store = std::make_shared<WatchedStore>();
        auto bot = makeSavingBot(store);
        QVERIFY(start(*bot));
        const SessionKey key = keyOf(*bot);
        QTRY_COMPARE(store->lastAsked.size(), 4);
        store->isFull = !isSavedWithout;
        FaultOrder refuse = FaultOrder::of(FaultKind::RefuseIdentify);
        refuse.shardId = 2;
        refuse.windows = 0;
        QVERIFY(m_simulator->injectFault(refuse));
        m_simulator->invalidateSession(2, false);
        QTRY_COMPARE(store->lastAsked, QSet<int>({ 0, 1, 3 }));
        store->isFull = false;
        if (how == u"close")
            QVERIFY(end(bot->close()));
        else if (how == u"suspend")
            QVERIFY(end(bot->suspend()));
        else
            bot.reset();
        QCOMPARE(store->takeShards(key), left);
    }
    void P64_aStoreThatFailsAtTheEndLosesNoSession()
    {
        const auto store = std::make_shared<WatchedStore>();
        m_store = store;
        auto bot = makeBot([](BotConfig &config) { config.sessionSaveInterval = 10ms; });
        QVERIFY(start(*bot));
        QTRY_COMPARE(store->lastAsked.size(), 4);
        store->isFull = true;
        const Reply<void> suspended = bot->suspend();
        QTRY_VERIFY(suspended.isFinished());
        QVERIFY(suspended.error());
        store->isFull = false;
        bot = makeBot(); // takes up what was saved while the one before ran
        QVERIFY(start(*bot));
        QCOMPARE(m_simulator->ledger().resumes, quint64(4));
        QCOMPARE(m_simulator->ledger().identifies, quint64(4));
        QVERIFY(end(bot->close()));
        const SessionKey key = keyOf(*bot);
        QCOMPARE(store->takeShards(key), QSet<int>());
    }
    void P64_aSessionThatWasReplacedSinceItWasSavedIsNotKept_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::addColumn<bool>("failsAtTheEnd");
        QTest::addColumn<QSet<int>>("left");
        QTest::newRow("the new one is not kept either") << false << true << QSet<int> { 0, 1, 3 };
        QTest::newRow("the new one is") << false << false << QSet<int> { 0, 1, 2, 3 };
        QTest::newRow("the process is killed after a saving that failed") << true << true << QSet<int> { 0, 1, 3 };
    }
    void P64_aSessionThatWasReplacedSinceItWasSavedIsNotKept()
    {
        QFETCH(bool, isKilled);
        QFETCH(bool, failsAtTheEnd);
        QFETCH(QSet<int>, left);
        const auto store = std::make_shared<WatchedStore>();
        auto bot = makeSavingBot(store);
        QVERIFY(start(*bot));
        const SessionKey key = keyOf(*bot);
        QTRY_COMPARE(store->lastAsked.size(), 4);
        store->isFull = true;
        const QString before = bot->shardSnapshots()[2].sessionId;
        m_simulator->invalidateSession(2, false);
        const auto isReplaced = [&] {
            const ShardSnapshot shard = bot->shardSnapshots()[2];
            return shard.isReady() && shard.sessionId != before;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReplaced(), 10'000);
        if (isKilled) {
            store->lastAsked.clear();
            QTRY_COMPARE(store->lastAsked.size(), 4);
            bot.reset(); // no close frame, nothing is stored
        } else {
            store->isFull = failsAtTheEnd;
            const Reply<void> suspended = bot->suspend();
            QTRY_VERIFY(suspended.isFinished());
            QCOMPARE(bool(suspended.error()), failsAtTheEnd);
        }
        QCOMPARE(store->takeShards(key), left);
    }
    void P49_resumingNeedsNoSessionStart()
    {
        auto bot = makeBot();
        QVERIFY(start(*bot));
        QVERIFY(end(bot->suspend()));
        QCOMPARE(bot->sessionSnapshot().sessionStartsRemaining, 996);
        bot = makeBot();
        QVERIFY(start(*bot));
        QCOMPARE(bot->sessionSnapshot().sessionStartsRemaining, 996);
        QVERIFY(end(bot->suspend()));
        bot = makeBot();
        QVERIFY(start(*bot));
        QCOMPARE(bot->sessionSnapshot().sessionStartsRemaining, 996);
    }
    void withoutAStoreThereIsNoSuspending()
    {
        m_store.reset();
        const auto bot = makeBot();
        QCOMPARE(bot->suspend().error()->kind, Error::Kind::State);
        QVERIFY(start(*bot));
        QCOMPARE(bot->suspend().error()->kind, Error::Kind::InvalidArgument);
        QVERIFY(bot->isAlive());
    }
    void aStoreThatCannotBeWrittenIsReported()
    {
        m_store = std::make_shared<SqliteSessionStore>(QStringLiteral("/no such folder/sessions.db"));
        const auto bot = makeBot();
        QVERIFY(start(*bot)); // with new sessions
        const Reply<void> suspended = bot->suspend();
        QTRY_VERIFY(suspended.isFinished());
        QCOMPARE(suspended.error()->kind, Error::Kind::State);
        QVERIFY(!bot->isAlive());
    }
};

QTEST_GUILESS_MAIN(TestSavedSessions)
#include "tst_savedsessions.moc"
