#include "startrows.h"

#include <loopback/replies.h>

#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

// All parameters are named: they are the members of one aggregate, which no bare value becomes.
static_assert(std::is_aggregate_v<StartOptions>);
static_assert(std::is_invocable_v<decltype(&GatewayBot::start), GatewayBot *, StartOptions>);
static_assert(!std::is_invocable_v<decltype(&GatewayBot::start), GatewayBot *, Activity>);
static_assert(!std::is_invocable_v<decltype(&GatewayBot::start), GatewayBot *, bool>);

//! The rows start.* of the seed
class TestSeedStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void start_activity() { StartRows(StartRows::Way::Start).activity(); }
    void start_afk() { StartRows(StartRows::Way::Start).afk(); }
    void start_idle_since() { StartRows(StartRows::Way::Start).idleSince(); }
    void start_status() { StartRows(StartRows::Way::Start).status(); }
    void start_large_threshold() { StartRows(StartRows::Way::Start).largeThreshold(); }
    void start_shard_count() { StartRows(StartRows::Way::Start).shardCount(); }
    void start_shard_ids() { StartRows(StartRows::Way::Start).shardIds(); }
    void start_shard_ids_deduplicated() { StartRows(StartRows::Way::Start).shardIdsAreDeduplicated(); }
    void start_shard_ids_needs_shard_count() { StartRows(StartRows::Way::Start).shardIdsNeedShardCount(); }
    void start_ignore_session_start_limit() { StartRows(StartRows::Way::Start).ignoreSessionStartLimit(); }
    void start_startup_window_delay() { StartRows(StartRows::Way::Start).startupWindowDelay(); }

    void start_all_named()
    {
        StartRows rows(StartRows::Way::Start);
        const StartOptions named { .status = Status::Idle, .isAfk = true, .shardCount = 2, .startupWindowDelay = 1ms };
        QVERIFY(rows.starts(named));
        const QJsonObject presence = rows.discord.identify(1)[u"presence"].toObject();
        QCOMPARE(presence[u"status"].toString(), QStringLiteral("idle"));
        QCOMPARE(presence[u"afk"].toBool(), true);
    }
    void start_error_already_running()
    {
        const ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        const Reply<void> first = bot.start();
        const Reply<void> whileStarting = bot.start();
        QVERIFY(whileStarting.isFinished());
        QCOMPARE(whileStarting.error()->toString(), QStringLiteral("State: the bot is already running"));
        QVERIFY(isDone(first)); // not disturbed
        const Reply<void> whileRunning = bot.start();
        QVERIFY(whileRunning.isFinished());
        QCOMPARE(whileRunning.error()->kind, Error::Kind::State);
        QCOMPARE(bot.state(), BotState::Running);
    }
    void start_error_shard_ids_without_shard_count()
    {
        const ScriptedDiscord discord;
        GatewayBot bot(discord.config());
        const Reply<void> started = bot.start({ .shardIds = { 0 } });
        QVERIFY(started.isFinished());
        QCOMPARE(started.error()->kind, Error::Kind::InvalidArgument);
        QVERIFY(started.error()->message.contains(QStringLiteral("shardCount")));
        QVERIFY(!bot.isAlive());
    }
    void start_start()
    {
        ScriptedDiscord discord;
        discord.shards = 2;
        QList<FakeClient *> waiting;
        discord.gateway.onIdentify = [&](FakeClient *client, const QJsonObject &) { waiting.append(client); };
        GatewayBot bot(discord.config());
        const Reply<void> started = bot.start({ .startupWindowDelay = 1ms });
        QVERIFY(!started.isFinished()); // at once back at the caller
        for (int shard = 0; shard < 2; ++shard) {
            QTRY_VERIFY(waiting.size() > shard); // the other may identify as soon
            QVERIFY(!started.isFinished()); // not before all shards are ready
            waiting[shard]->dispatch("READY",
                R"({"v":10,"user":{"id":"5","username":"b"},"guilds":[],"session_id":"s","resume_gateway_url":")"
                    + discord.gateway.url().toEncoded() + R"(","application":{"id":"5","flags":0}})");
        }
        QVERIFY(isDone(started));
        for (const ShardSnapshot &shard : bot.shardSnapshots())
            QVERIFY(shard.isReady());
    }
};

QTEST_GUILESS_MAIN(TestSeedStart)
#include "tst_seed_start.moc"
