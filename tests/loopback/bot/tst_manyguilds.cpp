#include "../simulatedbot.h"

#include <QLoggingCategory>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

//! Members of many large guilds at once
class TestManyGuilds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false")); }

    void P79_membersOfManyGuildsAreNoStorm()
    {
        constexpr int guilds = 300;
        constexpr int shards = 4;
        SimulatorConfig world;
        world.shards = shards;
        world.guilds = guilds;
        world.membersPerGuild = 400;
        world.channelsPerGuild = 4;
        world.rolesPerGuild = 2;
        world.emojisPerGuild = 0;
        world.maxConcurrency = shards;
        world.identifyWindow = noIdentifyWindow;
        world.heartbeatInterval = 45s; // they would be counted as sends
        world.eventsPerSecond = 0;
        StrictSimulator simulator(world); // its limits are Discord's: 120 sends a minute, 30 s between two of a guild
        QVERIFY(simulator.start());

        BotConfig config = configFor(simulator);
        config.intents = Intent::AllUnprivileged | Intent::GuildMembers;
        GatewayBot bot(config);
        QMap<int, Snowflake> open; // of each shard, the guild whose chunks are coming
        QMap<int, int> begun; // guilds by shard
        QSet<Snowflake> done;
        int mostAhead = 0; // sends that were not for a guild that has begun to come
        QStringList wrong;
        int lastChunked = 0;
        QSet<int> progress;
        bot.listen([&](const MemberChunkEvent &e) {
            if (e.chunkIndex == 0) {
                if (open.contains(e.shardId))
                    wrong += QStringLiteral("a guild has begun before the one before it was complete");
                if (done.contains(e.guildId))
                    wrong += QStringLiteral("a guild came twice");
                open.insert(e.shardId, e.guildId);
                ++begun[e.shardId];
            }
            const ShardSnapshot shard = bot.shardSnapshots()[e.shardId];
            mostAhead = std::max(mostAhead, 120 - shard.sendBudget + shard.sendsWaiting - begun[e.shardId]);
            if (open.value(e.shardId) != e.guildId)
                wrong += QStringLiteral("chunks of two guilds are mixed");
            if (e.chunkIndex == e.chunkCount - 1) {
                open.remove(e.shardId);
                done.insert(e.guildId);
            }
            const SessionSnapshot now = bot.sessionSnapshot();
            if (now.guildsChunked < lastChunked || now.guildsChunked > now.guildsToChunk)
                wrong += QStringLiteral("the progress went back, or over its total");
            lastChunked = now.guildsChunked;
            progress.insert(now.guildsChunked);
        });
        const Reply<void> started =
            bot.start({ .largeThreshold = 50, .shardCount = shards, .startupWindowDelay = 20ms });
        QTRY_COMPARE_WITH_TIMEOUT(bot.sessionSnapshot().guildsChunked, guilds, 120'000);
        QVERIFY(started.isFinished() && !started.error());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.value(0)));
        QCOMPARE(bot.sessionSnapshot().guildsToChunk, guilds);
        QCOMPARE(done.size(), guilds);
        QVERIFY2(progress.size() > guilds / 2, qPrintable(QString::number(progress.size()))); // it could be watched
        // IDENTIFY and a heartbeat, but never the requests for all guilds
        QVERIFY2(mostAhead <= 4, qPrintable(QString::number(mostAhead)));
        qint64 members = 0;
        int large = 0;
        for (const GatewayGuild &guild : bot.cache()->guilds().values()) {
            QCOMPARE(bot.cache()->membersForGuild(guild.id).size(), guild.memberCount);
            members += guild.memberCount;
            large += guild.isLarge ? 1 : 0;
        }
        QCOMPARE(bot.sessionSnapshot().membersChunked, members);
        QCOMPARE(large, guilds);
        qInfo("%d guilds, %lld members", guilds, static_cast<long long>(members));
        QCOMPARE(simulator.ledger().violationCount, quint64(0));
    }
};

QTEST_GUILESS_MAIN(TestManyGuilds)
#include "tst_manyguilds.moc"
