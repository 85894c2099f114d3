#include <hikari/core/token.h>
#include <hikari/gateway/sessionstore.h>

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <functional>

using namespace Hikari;

class TestSessionStore : public QObject
{
    Q_OBJECT

    using Change = std::function<void(SessionKey &)>;
    QTemporaryDir m_folder;

    static Token token(char last)
    {
        return Token(
            QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GfakeX.abcdefghijklmnopqrstuvwxyz012345678") + QLatin1Char(last));
    }
    static SessionKey key(char last = '9')
    {
        return SessionKey::of(token(last), 4, Intent::Guilds | Intent::GuildMessages, 10, Compression::ZstdStream);
    }
    static GatewaySession session(int shard)
    {
        GatewaySession session;
        session.shardId = shard;
        session.sessionId = QStringLiteral("session%1").arg(shard);
        session.resumeUrl = QUrl(QStringLiteral("wss://resume.example"));
        session.sequence = (qint64(1) << 40) + shard;
        session.guilds = { Snowflake(1), Snowflake(quint64(1) << 63) };
        session.unavailableGuilds = { Snowflake(3) };
        return session;
    }
    std::unique_ptr<SessionStore> make(bool isFile) const
    {
        if (isFile)
            return std::make_unique<SqliteSessionStore>(m_folder.filePath(QStringLiteral("sessions.db")));
        return std::make_unique<MemorySessionStore>();
    }
    static QList<GatewaySession> take(SessionStore &store, const SessionKey &key, const QList<int> &ids)
    {
        Error error;
        const QList<GatewaySession> taken = store.take(key, ids, &error);
        return error ? QList<GatewaySession> { GatewaySession() } : taken;
    }
    //! As another process, or the time that goes by
    void changeFile(const QByteArray &statement) const
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("change"));
            database.setDatabaseName(m_folder.filePath(QStringLiteral("sessions.db")));
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY2(query.exec(QString::fromUtf8(statement)), qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("change"));
    }
    static void bothStores()
    {
        QTest::addColumn<bool>("isFile");
        QTest::newRow("memory") << false;
        QTest::newRow("SQLite") << true;
    }

private Q_SLOTS:
    void init() { QFile::remove(m_folder.filePath(QStringLiteral("sessions.db"))); }

    void whatIsSavedIsTakenOnce_data() { bothStores(); }
    void whatIsSavedIsTakenOnce()
    {
        QFETCH(bool, isFile);
        const auto store = make(isFile);
        QVERIFY(take(*store, key(), { 0, 1 }).isEmpty());
        QVERIFY(!store->save(key(), { session(0), session(1), session(2) }));
        QCOMPARE(take(*store, key(), { 0, 2, 3 }), (QList<GatewaySession> { session(0), session(2) }));
        QVERIFY(take(*store, key(), { 0, 2, 3 }).isEmpty());
        QCOMPARE(take(*store, key(), { 0, 1 }), (QList<GatewaySession> { session(1) }));
    }
    void savingAgainReplaces_data() { bothStores(); }
    void savingAgainReplaces()
    {
        QFETCH(bool, isFile);
        const auto store = make(isFile);
        GatewaySession later = session(1);
        QVERIFY(!store->save(key(), { later }));
        ++later.sequence;
        later.resumeUrl.clear();
        later.guilds.clear();
        QVERIFY(!store->save(key(), { later }));
        QCOMPARE(take(*store, key(), { 1 }), (QList<GatewaySession> { later }));
    }
    void P61_sessionsOfAnotherKeyAreIgnored_data()
    {
        QTest::addColumn<bool>("isFile");
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("isKept"); // for whoever they belong to
        for (const bool isFile : { false, true }) {
            const auto row = [isFile](const char *name, const Change &change, bool isKept) {
                QTest::addRow("%s, %s", name, isFile ? "SQLite" : "memory") << isFile << change << isKept;
            };
            row(
                "token", [](SessionKey &key) { key.tokenHash = TestSessionStore::key('8').tokenHash; }, true);
            row(
                "shard count", [](SessionKey &key) { key.shardCount = 5; }, true);
            row(
                "intents", [](SessionKey &key) { key.intents = Intent::Guilds; }, false);
            row(
                "capabilities", [](SessionKey &key) { key.capabilities = GatewayCapability::ChannelObfuscation; },
                false);
            row(
                "version", [](SessionKey &key) { key.gatewayVersion = 9; }, false);
            row(
                "compression", [](SessionKey &key) { key.compression = Compression::None; }, false);
        }
    }
    void P61_sessionsOfAnotherKeyAreIgnored()
    {
        QFETCH(bool, isFile);
        QFETCH(Change, change);
        QFETCH(bool, isKept);
        const auto store = make(isFile);
        QVERIFY(!store->save(key(), { session(1) }));
        SessionKey other = key();
        change(other);
        QVERIFY(!(other == key()));
        QVERIFY(take(*store, other, { 1 }).isEmpty());
        QCOMPARE(take(*store, key(), { 1 }).size(), isKept ? 1 : 0);
    }
    void P63_aCacheWaitsWithItsSessions_data() { bothStores(); }
    void P63_aCacheWaitsWithItsSessions()
    {
        QFETCH(bool, isFile);
        const auto store = make(isFile);
        const QByteArray mine("\0what one process knew", 22);
        const QByteArray theirs(300'000, 'x');
        const auto caches = [&](const QList<int> &ids) {
            Error error;
            QList<StoredCache> found;
            store->take(key(), ids, &error, &found);
            return error ? QList<StoredCache> { {} } : found;
        };
        // Two processes leave, and two others come that share the shards otherwise.
        QVERIFY(!store->save(key(), { session(0), session(1) }, mine));
        QVERIFY(!store->save(key(), { session(2), session(3) }, theirs));
        QCOMPARE(caches({ 0 }), (QList<StoredCache> { { mine, { 0 } } }));
        QList<StoredCache> both = caches({ 1, 2, 3 });
        if (both.size() == 2 && both[0].snapshot != mine)
            both.swapItemsAt(0, 1);
        QCOMPARE(both, (QList<StoredCache> { { mine, { 1 } }, { theirs, { 2, 3 } } }));
        QVERIFY(caches({ 0, 1, 2, 3 }).isEmpty());
        // Saved again without
        QVERIFY(!store->save(key(), { session(0) }, mine));
        QVERIFY(!store->save(key(), { session(0) }));
        QVERIFY(caches({ 0 }).isEmpty());
        // P61: those of another key are gone together with the sessions.
        QVERIFY(!store->save(key(), { session(0) }, mine));
        SessionKey other = key();
        other.compression = Compression::None;
        QVERIFY(take(*store, other, { 0 }).isEmpty());
        QVERIFY(caches({ 0 }).isEmpty());
    }
    void P63_aCacheThatWasTakenIsNotInTheFile()
    {
        const QString name = m_folder.filePath(QStringLiteral("sessions.db"));
        const auto isInFile = [&](const char *text) {
            QFile file(name);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains(text);
        };
        SqliteSessionStore store(name);
        QVERIFY(!store.save(key(), { session(2) })); // another, that waits without one
        QVERIFY(!store.save(key(), { session(1) }, "what somebody wrote"));
        QVERIFY(isInFile("what somebody wrote"));
        QCOMPARE(take(store, key(), { 1 }).size(), 1);
        QVERIFY(!isInFile("what somebody wrote"));
        // Nor one that another has replaced
        QVERIFY(!store.save(key(), { session(1) }, "what somebody wrote"));
        QVERIFY(!store.save(key(), { session(1) }, "what is new"));
        QVERIFY(isInFile("what is new"));
        QVERIFY(!isInFile("what somebody wrote"));
    }
    void P63_whatWaitedForADayIsForgotten_data()
    {
        QTest::addColumn<bool>("isSaved"); // others, in between
        QTest::addColumn<QByteArray>("age");
        QTest::addColumn<bool>("isKept");
        for (const bool isSaved : { false, true }) {
            const char *const end = isSaved ? ", others are saved" : "";
            QTest::addRow("23 hours%s", end) << isSaved << QByteArray("-23 hours") << true;
            QTest::addRow("a day%s", end) << isSaved << QByteArray("-1 day") << false;
        }
    }
    void P63_whatWaitedForADayIsForgotten()
    {
        QFETCH(bool, isSaved);
        QFETCH(QByteArray, age);
        QFETCH(bool, isKept);
        const QString name = m_folder.filePath(QStringLiteral("sessions.db"));
        SqliteSessionStore store(name);
        QVERIFY(!store.save(key(), { session(1) }, "what somebody wrote"));
        changeFile("UPDATE session SET stored_at = datetime('now', '" + age + "')");
        if (isSaved) {
            QVERIFY(!store.save(key(), { session(2) }));
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll().contains("what somebody wrote"), isKept);
        }
        QCOMPARE(take(store, key(), { 1 }).size(), isKept ? 1 : 0);
    }
    void whatCannotBeSavedLeavesAllAsItWas()
    {
        SqliteSessionStore store(m_folder.filePath(QStringLiteral("sessions.db")));
        QVERIFY(!store.save(key(), { session(1) }, "old"));
        changeFile("CREATE TRIGGER full BEFORE INSERT ON session_cache BEGIN SELECT RAISE(FAIL, 'full'); END");
        GatewaySession later = session(1);
        ++later.sequence;
        const Error error = store.save(key(), { later }, "new");
        QVERIFY2(error.message.contains(QStringLiteral("full")), qPrintable(error.message));
        Error taking;
        QList<StoredCache> caches;
        QCOMPARE(store.take(key(), { 1 }, &taking, &caches), (QList<GatewaySession> { session(1) }));
        QCOMPARE(caches, (QList<StoredCache> { { "old", { 1 } } }));
    }
    void P50_startsAreRememberedForAnHour_data() { bothStores(); }
    void P50_startsAreRememberedForAnHour()
    {
        using namespace std::chrono_literals;
        QFETCH(bool, isFile);
        const auto store = make(isFile);
        const QByteArray mine = key('9').tokenHash;
        const Timestamp now = Timestamp::fromSeconds(1'800'000'000);
        const auto starts = [&](const QByteArray &hash, Timestamp at) {
            Error error;
            const QList<Timestamp> found = store->starts(hash, at, &error);
            return error ? QList<Timestamp> { Timestamp() } : found;
        };
        QVERIFY(starts(mine, now).isEmpty());
        // In any order, two at one time, an old one, one from a clock that went wrong, and one of another bot
        for (const auto before : { 10min, 45min, 10min, 60min, -10min })
            QVERIFY(!store->addStart(mine, now - before));
        QVERIFY(!store->addStart(key('8').tokenHash, now));
        QCOMPARE(starts(mine, now), (QList<Timestamp> { now - 45min, now - 10min, now - 10min }));
        QCOMPARE(starts(mine, now + 15min), (QList<Timestamp> { now - 10min, now - 10min, now + 10min }));
        QCOMPARE(starts(key('8').tokenHash, now), (QList<Timestamp> { now }));
        QVERIFY(!store->addStart(mine, now + 10h));
        QVERIFY(!store->addStart(mine, now + 5h)); // that in the far future is wrong
        QCOMPARE(starts(mine, now + 10h), QList<Timestamp>());
        QCOMPARE(starts(mine, now + 5h), (QList<Timestamp> { now + 5h }));
        // What is over is not kept, of this bot
        QCOMPARE(starts(mine, now + 15min), QList<Timestamp>());
        QCOMPARE(starts(key('8').tokenHash, now), (QList<Timestamp> { now }));
    }
    void P50_otherProcessesSeeTheStarts()
    {
        const QString name = m_folder.filePath(QStringLiteral("sessions.db"));
        const Timestamp now = Timestamp::now();
        SqliteSessionStore first(name);
        SqliteSessionStore second(name);
        QVERIFY(!first.addStart(key().tokenHash, now));
        QVERIFY(!second.addStart(key().tokenHash, now));
        Error error;
        QCOMPARE(first.starts(key().tokenHash, now, &error).size(), 2);
        QVERIFY(!error);
    }
    void theTokenIsNotInTheFile()
    {
        const QString name = m_folder.filePath(QStringLiteral("sessions.db"));
        {
            SqliteSessionStore store(name);
            QVERIFY(!store.save(key(), { session(1) }));
        }
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("session1"));
        QVERIFY(!content.contains(token('9').secret().toUtf8()));
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(name).permissions() & others));
        // Another process finds them
        SqliteSessionStore store(name);
        QCOMPARE(take(store, key(), { 1 }), (QList<GatewaySession> { session(1) }));
    }
    void aBadFileIsAnErrorAndNoSession_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("no database") << QByteArray(5000, 'x') << false;
        QTest::newRow("a folder") << QByteArray() << true;
    }
    void aBadFileIsAnErrorAndNoSession()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, isFolder);
        QString name = m_folder.path();
        if (!isFolder) {
            name = m_folder.filePath(QStringLiteral("sessions.db"));
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        SqliteSessionStore store(name);
        const Error error = store.save(key(), { session(1) });
        QVERIFY(error);
        QVERIFY2(error.message.contains(name), qPrintable(error.message));
        Error taking;
        QVERIFY(store.take(key(), { 1 }, &taking).isEmpty());
        QVERIFY(taking);
        QVERIFY(store.addStart(key().tokenHash, Timestamp::now()));
        Error reading;
        QVERIFY(store.starts(key().tokenHash, Timestamp::now(), &reading).isEmpty());
        QVERIFY(reading);
    }
};

QTEST_GUILESS_MAIN(TestSessionStore)
#include "tst_sessionstore.moc"
