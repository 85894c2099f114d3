#include "scripteddiscord.h"

#include <loopback/replies.h>

#include <QJsonArray>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

//! The rows class.* of the seed
class TestSeedClass : public QObject
{
    Q_OBJECT

    ScriptedDiscord *m_discord = nullptr;

private Q_SLOTS:
    void init() { m_discord = new ScriptedDiscord; }
    void cleanup() { delete std::exchange(m_discord, nullptr); }

    void class_base_gatewaybotaware()
    {
        // What hikari has as seven traits is all at one object.
        GatewayBot bot(m_discord->config());
        int started = 0, own = 0;
        bot.listen([&](const StartedEvent &) { ++started; }); // EventManagerAware
        connect(&bot, &GatewayBot::shardReady, this, [&] { ++own; }); // EventFactoryAware: payloads become events
        QVERIFY(!bot.isAlive()); // Runnable
        QVERIFY(isDone(bot.start({ .shardCount = 1 })));
        QVERIFY(bot.isAlive());
        QCOMPARE(started, 1);
        QCOMPARE(own, 1);
        QCOMPARE(bot.shards().size(), 1); // ShardAware
        QVERIFY(bot.shards().first()->snapshot().isReady());
        QCOMPARE(bot.me()->id, Snowflake(5));
        m_discord->gateway.client(0)->dispatch(
            "GUILD_CREATE", R"({"id":"9","name":"here","channels":[],"members":[],"roles":[]})");
        QTRY_VERIFY(bot.cache()->guild(Snowflake(9))); // CacheAware
        QCOMPARE(bot.cache()->guild(Snowflake(9))->name, QStringLiteral("here"));
        const Reply<GatewayBotInfo> asked = bot.rest()->fetchGatewayBot(); // RESTAware
        QTRY_VERIFY(asked.isFinished());
        QCOMPARE(asked.result()->shards, 1);
        QVERIFY(isDone(bot.close()));
        QVERIFY(!bot.isAlive());
    }
    void class_gatewaybot()
    {
        // Token in, events out: nothing but the one type is needed.
        m_discord->shards = 2;
        QList<Snowflake> greeted;
        GatewayBot bot(m_discord->config());
        bot.listen([&](const GuildAvailableEvent &event) { greeted.append(event.guildId); });
        bot.listen([&](const StartedEvent &) {
            m_discord->gateway.client(1)->dispatch(
                "GUILD_CREATE", R"({"id":"9","name":"here","channels":[],"members":[],"roles":[]})");
        });
        bot.listen([&](const GuildJoinEvent &event) {
            greeted.append(event.guildId);
            bot.close();
        });
        QCOMPARE(bot.run({ .startupWindowDelay = 1ms }), 0);
        QCOMPARE(greeted, QList<Snowflake> { Snowflake(9) });
        QCOMPARE(m_discord->identified(), (QList<int> { 0, 1 })); // it has sharded itself
    }
    void class_session_settings_at_run_time()
    {
        GatewayBot bot(m_discord->config());
        QVERIFY(isDone(bot.start({ .activity = Activity::playing(QStringLiteral("one")), .largeThreshold = 100 })));
        QCOMPARE(m_discord->identify()[u"large_threshold"].toInt(), 100);
        QVERIFY(isDone(bot.close()));
        QVERIFY(isDone(bot.start({ .status = Status::Idle, .shardIds = { 2 }, .shardCount = 3 })));
        const QJsonObject second = m_discord->identify(2);
        QCOMPARE(second[u"large_threshold"].toInt(), 250); // nothing is left of the first
        QVERIFY(second[u"presence"][u"activities"].toArray().isEmpty());
        QCOMPARE(second[u"presence"][u"status"].toString(), QStringLiteral("idle"));
        QCOMPARE(second[u"shard"].toArray(), (QJsonArray { 2, 3 }));
    }
    void class_single_process_sharding()
    {
        m_discord->shards = 5;
        BotConfig config = m_discord->config();
        config.gatewayThreads = 2;
        GatewayBot bot(config);
        QVERIFY(isDone(bot.start({ .startupWindowDelay = 1ms })));
        QCOMPARE(bot.shards().keys(), (QList<int> { 0, 1, 2, 3, 4 }));
        QCOMPARE(m_discord->gateway.openConnections(), 5); // all from here
    }
};

QTEST_GUILESS_MAIN(TestSeedClass)
#include "tst_seed_class.moc"
