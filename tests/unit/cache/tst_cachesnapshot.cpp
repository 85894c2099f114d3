#include <hikari/cache/cachesnapshot_p.h>
#include <hikari/cache/cacheupdater_p.h>
#include <hikari/core/global.h>

#include <QElapsedTimer>
#include <QTest>
#include <QtEndian>

#include <zstd.h>

using namespace Hikari;

//! What is done with snapshots that cannot be used, or only in part; that they are whole is shown by
//! tst_cacheproperties
class TestCacheSnapshot : public QObject
{
    Q_OBJECT

    using Result = CacheRestore::Result;

    static Member member(int id)
    {
        Member member;
        member.user.emplace().id = Snowflake(quint64(1'000'000 + id));
        member.user->username = QStringLiteral("user%1").arg(id);
        member.user->globalName = QStringLiteral("The user %1").arg(id);
        member.roleIds = { Snowflake(100), Snowflake(101), Snowflake(102) };
        member.joinedAt = Timestamp::fromSeconds(1'600'000'000 + id);
        return member;
    }
    static void addGuild(MutableCache &cache, Snowflake id, int objects, int firstMember, int members)
    {
        GatewayGuild guild;
        guild.id = id;
        guild.name = QStringLiteral("Guild %1").arg(id.value());
        guild.memberCount = members;
        cache.setGuild(guild);
        for (int i = 1; i <= objects; ++i) {
            Channel channel;
            channel.id = Snowflake(id.value() * 1000 + quint64(i));
            channel.guildId = id;
            channel.name = QStringLiteral("channel-%1").arg(i);
            channel.topic = QStringLiteral("What is talked about in channel %1").arg(i);
            cache.setGuildChannel(channel);
            Role role;
            role.id = channel.id;
            role.name = QStringLiteral("role %1").arg(i);
            cache.setRole(id, role);
            Emoji emoji;
            emoji.id = channel.id;
            emoji.name = QStringLiteral("emoji%1").arg(i);
            cache.setEmoji(id, emoji);
        }
        for (int i = 0; i < members; ++i)
            cache.setMember(id, member(firstMember + i));
        cache.setGuildComplete(id);
    }
    static QByteArray smallSnapshot(const CacheSettings &settings = {})
    {
        MutableCache cache(settings);
        addGuild(cache, Snowflake(1), 2, 0, 3);
        addGuild(cache, Snowflake(2), 2, 2, 3);
        Message message;
        message.id = Snowflake(5);
        message.guildId = Snowflake(1);
        message.content = QStringLiteral("hello");
        cache.setMessage(message);
        message.id = Snowflake(6);
        message.guildId.reset();
        cache.setMessage(message);
        cache.setDmChannelId(Snowflake(7), Snowflake(8));
        return cacheSnapshot(cache, QByteArrayLiteral("me"));
    }
    static Result restoreAll(CacheRestore &restore)
    {
        Result result = Result::More;
        while (result == Result::More)
            result = restore.step();
        return result;
    }
    //! The snapshot with another header
    static QByteArray withHeader(const QByteArray &snapshot, const QByteArray &old, const QByteArray &replacement)
    {
        const auto size = qsizetype(qFromLittleEndian<quint32>(snapshot.constData()));
        QByteArray header(qsizetype(ZSTD_getFrameContentSize(snapshot.constData() + 4, std::size_t(size))), '\0');
        ZSTD_decompress(header.data(), std::size_t(header.size()), snapshot.constData() + 4, std::size_t(size));
        if (!header.contains(old))
            return {};
        header.replace(old, replacement);
        QByteArray changed(qsizetype(ZSTD_compressBound(std::size_t(header.size()))) + 4, '\0');
        const std::size_t changedSize = ZSTD_compress(
            changed.data() + 4, std::size_t(changed.size() - 4), header.constData(), std::size_t(header.size()), 1);
        qToLittleEndian(quint32(changedSize), changed.data());
        return changed.left(qsizetype(changedSize) + 4) + snapshot.mid(size + 4);
    }

private Q_SLOTS:
    void P63_onlyWhatIsWantedIsRestored()
    {
        MutableCache cache;
        CacheRestore restore(
            cache, smallSnapshot(), QByteArrayLiteral("me"), [](Snowflake guild) { return guild == Snowflake(2); });
        QCOMPARE(restoreAll(restore), Result::Done);
        QCOMPARE(cache.guilds().keys(), QList<Snowflake> { Snowflake(2) });
        QCOMPARE(cache.guildChannels().size(), 2);
        QCOMPARE(cache.members().keys(), QList<Snowflake> { Snowflake(2) });
        QCOMPARE(cache.users().size(), 3);
        QVERIFY(cache.messages().isEmpty());
        QVERIFY(cache.dmChannelIds().isEmpty());
        QCOMPARE(cache.knowledgeOf(CacheComponent::Roles, Snowflake(1), Snowflake(9)), CacheKnowledge::Unknown);
        QCOMPARE(cache.knowledgeOf(CacheComponent::Roles, Snowflake(2), Snowflake(9)), CacheKnowledge::Absent);
        // The rest, as from another process; null stands for what is in no guild
        CacheRestore rest(cache, smallSnapshot(), QByteArrayLiteral("me"),
            [](Snowflake guild) { return guild == Snowflake(1) || guild.isNull(); });
        QCOMPARE(restoreAll(rest), Result::Done);
        QCOMPARE(cache.guilds().size(), 2);
        QCOMPARE(cache.users().size(), 5); // one is in both
        QCOMPARE(cache.messages().keys(), (QList<Snowflake> { Snowflake(5), Snowflake(6) }));
        QCOMPARE(cache.dmChannelId(Snowflake(7)), Snowflake(8));
        CacheUpdater(cache).forgetGuilds([](Snowflake guild) { return guild == Snowflake(1); });
        QCOMPARE(cache.guilds().keys(), QList<Snowflake> { Snowflake(2) });
        QCOMPARE(cache.guildChannels().size(), 2);
        QCOMPARE(cache.users().size(), 3);
        QCOMPARE(cache.knowledgeOf(CacheComponent::Roles, Snowflake(1), Snowflake(9)), CacheKnowledge::Unknown);
    }
    void P63_aDamagedSnapshotIsRefused()
    {
        const QByteArray whole = smallSnapshot();
        for (qsizetype at = 0; at < whole.size(); ++at) {
            for (const char bits : { '\x01', '\x80', '\xff' }) {
                QByteArray damaged = whole;
                damaged[at] = char(damaged[at] ^ bits);
                MutableCache cache;
                CacheRestore restore(cache, damaged, QByteArrayLiteral("me"));
                if (restoreAll(restore) == Result::Done) // a bit that says nothing
                    QVERIFY(cache.guilds().size() == 2 && cache.users().size() == 5 && cache.roles().size() == 4
                        && cache.messages().size() == 2 && cache.dmChannelIds().size() == 1);
                else
                    QVERIFY(!restore.problem().isEmpty());
            }
            MutableCache cache;
            CacheRestore cut(cache, whole.left(at), QByteArrayLiteral("me"));
            QCOMPARE(restoreAll(cut), Result::Failed);
        }
    }
    void P63_aSnapshotOfSomethingElseIsRefused_data()
    {
        const QByteArray whole = smallSnapshot();
        CacheSettings less;
        less.components.set(CacheComponent::Roles, false);
        CacheSettings onlyMe;
        onlyMe.onlyMyMember = true;
        QTest::addColumn<QByteArray>("snapshot");
        QTest::addColumn<QString>("problem");
        const QByteArray version = libraryVersion().toUtf8();
        QTest::newRow("another version") << withHeader(whole, '"' + version + '"', '"' + version + "1\"")
                                         << QStringLiteral("version");
        QTest::newRow("another bot") << withHeader(whole, "\"me\"", "\"you\"") << QStringLiteral("bot");
        QTest::newRow("a component less") << smallSnapshot(less) << QStringLiteral("kept less");
        QTest::newRow("only one member") << smallSnapshot(onlyMe) << QStringLiteral("kept less");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("damaged");
        QTest::newRow("text") << QByteArray(1000, 'x') << QStringLiteral("damaged");
    }
    void P63_aSnapshotOfSomethingElseIsRefused()
    {
        QFETCH(QByteArray, snapshot);
        QFETCH(QString, problem);
        MutableCache cache;
        CacheRestore restore(cache, snapshot, QByteArrayLiteral("me"));
        QCOMPARE(restoreAll(restore), Result::Failed);
        QVERIFY2(restore.problem().contains(problem), qPrintable(restore.problem()));
        QVERIFY(cache.guilds().isEmpty());
    }
    void P63_aCacheThatKeepsLessTakesItsPart()
    {
        CacheSettings less;
        less.components.set(CacheComponent::Roles, false);
        less.maxMessages = 1;
        MutableCache cache(less);
        CacheRestore restore(cache, smallSnapshot(), QByteArrayLiteral("me"));
        QCOMPARE(restoreAll(restore), Result::Done);
        QVERIFY(cache.roles().isEmpty());
        QCOMPARE(cache.guildChannels().size(), 4);
        QCOMPARE(cache.messages().keys(), QList<Snowflake> { Snowflake(6) });
    }
    //! Printed, because suspend() has 5 s: 501 guilds with 40 channels, roles and emojis and 100 members, one more of
    //! 20,000
    void P63_manyGuilds()
    {
        MutableCache cache;
        for (int i = 1; i <= 501; ++i)
            addGuild(cache, Snowflake(quint64(i)), 40, 100 * i, 100);
        addGuild(cache, Snowflake(1000), 40, 100'000, 20'000);
        QElapsedTimer timer;
        timer.start();
        const QByteArray snapshot = cacheSnapshot(cache, QByteArrayLiteral("me"));
        const auto written = timer.restart();
        MutableCache restored;
        CacheRestore restore(restored, snapshot, QByteArrayLiteral("me"));
        qint64 longest = 0;
        int steps = 0;
        for (Result result = Result::More; result == Result::More; ++steps) {
            QElapsedTimer step;
            step.start();
            result = restore.step();
            longest = std::max(longest, step.nsecsElapsed());
            QVERIFY(result != Result::Failed);
        }
        qInfo(
            "502 guilds, 70,100 members: %lld KiB written in %lld ms, restored in %lld ms, %d steps of at most %.1f ms",
            static_cast<long long>(snapshot.size() / 1024), static_cast<long long>(written),
            static_cast<long long>(timer.elapsed()), steps, double(longest) / 1e6);
        QCOMPARE(restored.guilds().size(), 502);
        QCOMPARE(restored.users().size(), cache.users().size());
        QCOMPARE(restored.membersForGuild(Snowflake(1000)).size(), 20'000);
        QCOMPARE(restored.member(Snowflake(1000), Snowflake(1'110'000)),
            cache.member(Snowflake(1000), Snowflake(1'110'000)));
        QVERIFY(steps > 50);
    }
};

QTEST_GUILESS_MAIN(TestCacheSnapshot)
#include "tst_cachesnapshot.moc"
