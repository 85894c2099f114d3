#include <hikari/simulator/worldstate_p.h>

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Hikari;
using namespace Hikari::Sim;

namespace {

constexpr Snowflake bot(1042837465019287552);
constexpr World::Size demo { 1, 2048, 40, 12, 8, 6 };

} // namespace

class tst_World : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameWorld()
    {
        const World a(demo, bot);
        const World b(demo, bot);
        World::Size otherSize = demo;
        otherSize.seed = 2;
        const World other(otherSize, bot);
        int same = 0;
        for (int guild = 0; guild < 100; ++guild) {
            QCOMPARE(a.guildId(guild), b.guildId(guild));
            QCOMPARE(a.guildName(guild), b.guildName(guild));
            QCOMPARE(a.memberCount(guild), b.memberCount(guild));
            QCOMPARE(a.messageText(quint64(guild)), b.messageText(quint64(guild)));
            same += a.guildId(guild) == other.guildId(guild) ? 1 : 0;
        }
        QCOMPARE(same, 0);
    }

    void guildsSpreadEvenly_data()
    {
        QTest::addColumn<int>("shards");
        for (const int shards : { 1, 2, 3, 4, 6, 7, 8, 12, 16, 32, 64 })
            QTest::addRow("%d shards", shards) << shards;
    }

    void guildsSpreadEvenly()
    {
        QFETCH(int, shards);
        const World world(demo, bot);
        QList<int> counts(shards);
        for (int guild = 0; guild < world.guildCount(); ++guild)
            ++counts[world.guildId(guild).shardId(shards)];
        for (const int count : std::as_const(counts))
            QVERIFY(count == 2048 / shards || count == 2048 / shards + 1);
    }

    void idsAreSnowflakesAndFindTheirThings()
    {
        const World world(demo, bot);
        QSet<quint64> ids;
        qsizetype made = 0;
        const auto isNew = [&](Snowflake id) {
            ids += id.value();
            ++made;
            const int year = id.createdAt().toDateTime().date().year();
            return year >= 2015 && year <= 2026 && ids.size() == made;
        };
        for (int guild = 0; guild < 50; ++guild) {
            QVERIFY(isNew(world.guildId(guild)));
            QCOMPARE(world.guildIndex(world.guildId(guild)), guild);
            QCOMPARE(world.roleId(guild, 0), world.guildId(guild));
            for (int i = 0; i < world.channelCount(guild); ++i) {
                QVERIFY(isNew(world.channelId(guild, i)));
                QCOMPARE(world.channel(world.channelId(guild, i))->guild, guild);
                QCOMPARE(world.channel(world.channelId(guild, i))->channel, i);
                QVERIFY(!world.guildIndex(world.channelId(guild, i)));
            }
            for (int i = 1; i < world.roleCount(guild); ++i) {
                QVERIFY(isNew(world.roleId(guild, i)));
                QCOMPARE(world.role(world.roleId(guild, i))->role, i);
            }
            for (int i = 0; i < world.emojiCount(guild); ++i)
                QVERIFY(isNew(world.emojiId(guild, i)));
        }
        for (int user = 0; user < 2000; ++user) {
            QVERIFY(isNew(world.userId(user)));
            QCOMPARE(world.userIndex(world.userId(user)), user);
        }
        QVERIFY(!world.channel(Snowflake(1)));
        QVERIFY(!world.guildIndex(Snowflake(world.guildId(0).value() + 1)));
    }

    void membersAreDistinctAndFound()
    {
        const World world(demo, bot);
        qint64 total = 0;
        for (int guild = 0; guild < world.guildCount(); ++guild)
            total += world.memberCount(guild);
        const double average = double(total) / world.guildCount();
        QVERIFY2(average > 34 && average < 46, qPrintable(QString::number(average)));
        for (int guild = 0; guild < 50; ++guild) {
            QSet<int> users;
            for (int i = 0; i < world.memberCount(guild); ++i) {
                const int user = world.memberUser(guild, i);
                users += user;
                QCOMPARE(world.memberOf(guild, user), i);
            }
            QCOMPARE(users.size(), world.memberCount(guild));
            int strangers = 0;
            for (int user = 0; user < 1000; ++user)
                strangers += world.memberOf(guild, user) ? 0 : 1;
            QCOMPARE(
                1000 - strangers, int(std::count_if(users.cbegin(), users.cend(), [](int u) { return u < 1000; })));
        }
    }

    void namesVary()
    {
        const World world(demo, bot);
        QSet<QByteArray> guilds;
        QSet<QByteArray> users;
        QSet<QByteArray> texts;
        for (int i = 0; i < 1000; ++i) {
            guilds += world.guildName(i);
            users += world.userName(i);
            texts += world.messageText(quint64(i));
        }
        QVERIFY(guilds.size() > 700);
        QCOMPARE(users.size(), 1000); // unique, as on Discord
        QVERIFY(texts.size() > 400);
        for (int guild = 0; guild < 30; ++guild) {
            QSet<QByteArray> names;
            int texts = 0;
            for (int i = 0; i < world.channelCount(guild); ++i) {
                names += world.channelName(guild, i);
                texts += world.channelKind(guild, i) == ChannelKind::Text ? 1 : 0;
            }
            QCOMPARE(names.size(), world.channelCount(guild));
            QVERIFY(texts > 0);
        }
    }

    void textChannelsAreText()
    {
        World::Size small = demo;
        small.channels = 4;
        for (const World::Size size : { demo, small }) {
            const World world(size, bot);
            for (int guild = 0; guild < 200; ++guild) {
                for (quint64 n = 0; n < 20; ++n) {
                    const ChannelKind kind = world.channelKind(guild, world.textChannel(guild, n));
                    QVERIFY(kind == ChannelKind::Text || kind == ChannelKind::Announcement);
                    QCOMPARE(world.channelKind(guild, world.voiceChannel(guild, n)), ChannelKind::Voice);
                }
            }
        }
    }

    void timesReadAsIso8601()
    {
        for (const qint64 ms : { Q_INT64_C(0), Q_INT64_C(951782399999), Q_INT64_C(951782400000),
                 Q_INT64_C(1709164800000), Q_INT64_C(1772454920824), Q_INT64_C(1735689599999) }) {
            QByteArray out;
            JsonText json(out);
            json.begin();
            json.time("t", ms);
            json.end();
            const QString read = QJsonDocument::fromJson(out).object()[QStringLiteral("t")].toString();
            QCOMPARE(read, Timestamp::fromMilliseconds(ms).toIso8601());
        }
    }

    void theMixIsTheMeasuredOne()
    {
        const World world(demo, bot);
        WorldState state(world);
        state.setReaders(true, false);
        QHash<QByteArray, int> counts;
        QHash<QByteArray, qint64> bytes;
        constexpr int events = 50000;
        for (int i = 0; i < events; ++i) {
            const auto event = state.nextEvent([](int, quint64) { return true; }, 1772454920824 + i);
            QVERIFY(event.has_value());
            ++counts[event->name];
            bytes[event->name] += event->data.size();
            if (i % 50 == 0)
                QVERIFY2(QJsonDocument::fromJson(event->data).isObject(), event->data.constData());
        }
        const auto share = [&](const char *name) { return 100.0 * counts[name] / events; };
        const auto isAbout = [](double value, double wanted) { return value > wanted * 0.8 && value < wanted * 1.25; };
        QVERIFY(isAbout(share("MESSAGE_CREATE"), 55));
        QVERIFY(isAbout(share("TYPING_START"), 12));
        QVERIFY(isAbout(share("PRESENCE_UPDATE"), 8));
        QVERIFY(isAbout(share("MESSAGE_REACTION_ADD"), 6));
        QVERIFY(isAbout(share("MESSAGE_UPDATE"), 5));
        QVERIFY(isAbout(share("VOICE_STATE_UPDATE"), 4));
        QVERIFY(isAbout(share("INTERACTION_CREATE"), 3));
        QVERIFY(isAbout(share("GUILD_MEMBER_UPDATE"), 3));
        QVERIFY(isAbout(share("MESSAGE_DELETE"), 2));
        QVERIFY(isAbout(share("CHANNEL_UPDATE"), 1.2));
        QVERIFY(isAbout(share("GUILD_ROLE_UPDATE"), 0.6));
        QVERIFY(counts["GUILD_UPDATE"] > 0);
        QStringList sizes;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            sizes += QStringLiteral("%1 %2").arg(QString::fromLatin1(it.key())).arg(bytes[it.key()] / it.value());
        sizes.sort();
        qInfo("bytes on average: %s", qPrintable(sizes.join(QStringLiteral(", "))));
    }

    void sameSeedSameTraffic()
    {
        const World world(demo, bot);
        WorldState a(world);
        WorldState b(world);
        const auto all = [](int, quint64) { return true; };
        for (int i = 0; i < 2000; ++i) {
            const auto one = a.nextEvent(all, 1772454920824 + i);
            const auto other = b.nextEvent(all, 1772454920824 + i);
            QCOMPARE(one->data, other->data);
            QCOMPARE(one->withoutContent, other->withoutContent);
        }
    }

    void guildCreateShowsWhoMayBeSeen()
    {
        const World world(demo, bot);
        WorldState state(world);
        const auto guild = [&](quint64 intents) {
            return QJsonDocument::fromJson(state.guildCreate(3, intents, 250)).object();
        };
        const QJsonObject plain = guild(1);
        QCOMPARE(plain[QStringLiteral("member_count")].toInt(), world.memberCount(3) + 1);
        QVERIFY(plain[QStringLiteral("members")].toArray().size() < 6); // the bot and who talks
        QVERIFY(plain[QStringLiteral("presences")].toArray().isEmpty());
        const QJsonObject full = guild(1 | 1 << 8);
        QCOMPARE(full[QStringLiteral("members")].toArray().size(), world.memberCount(3) + 1);
        QVERIFY(!full[QStringLiteral("presences")].toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_World)
#include "tst_world.moc"
