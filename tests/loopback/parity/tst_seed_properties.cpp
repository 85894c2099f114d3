// What can be read from a bot before it starts, while it runs and after it has stopped

#include "../simulatedbot.h"

#include <hikari/bot/voicecomponent.h>
#include <hikari/events/eventfactory.h>
#include <hikari/events/registry.h>
#include <hikari/model/modeljson.h>
#include <hikari/model/schema.h>

#include <QLoggingCategory>
#include <QTest>

using namespace Hikari;
using namespace std::chrono_literals;

class TestSeedProperties : public QObject
{
    Q_OBJECT

    std::unique_ptr<StrictSimulator> m_simulator;
    std::unique_ptr<GatewayBot> m_bot;

    static bool end(const Reply<void> &reply)
    {
        return QTest::qWaitFor([&] { return reply.isFinished(); }, 30'000) && !reply.error();
    }
    bool start() { return end(m_bot->start({ .startupWindowDelay = 20ms })); }

private Q_SLOTS:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        SimulatorConfig world;
        world.shards = 3;
        world.maxConcurrency = 3;
        world.guilds = 8;
        world.identifyWindow = noIdentifyWindow;
        world.heartbeatInterval = 200ms;
        world.heartbeatTimeout = 60s;
        world.eventsPerSecond = 0;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
        BotConfig config = configFor(*m_simulator);
        config.gatewayThreads = 1;
        config.autoChunkMembers = false;
        m_bot = std::make_unique<GatewayBot>(config);
    }
    void cleanup()
    {
        m_bot.reset();
        m_simulator.reset();
    }

    void property_shards()
    {
        QVERIFY(m_bot->shards().isEmpty());
        QVERIFY(start());
        const QMap<int, GatewayShard *> shards = m_bot->shards();
        QCOMPARE(shards.keys(), (QList<int> { 0, 1, 2 }));
        for (auto it = shards.begin(); it != shards.end(); ++it) {
            QCOMPARE(it.value()->id(), it.key());
            QCOMPARE(it.value()->shardCount(), 3);
            QVERIFY(it.value()->isAlive());
        }
        QVERIFY(end(m_bot->close()));
        QVERIFY(m_bot->shards().isEmpty());
        QCOMPARE(shards.size(), 3); // a copy, no view: its pointers ended with the bot's run
    }
    void property_shards_before_start()
    {
        QVERIFY(m_bot->shards().isEmpty());
        QVERIFY(m_bot->shardSnapshots().isEmpty());
        QCOMPARE(m_bot->shardCount(), 0);
        QVERIFY(m_bot->heartbeatLatencies().isEmpty());
        // Likewise while it starts and knows nothing yet
        bool wasEmpty = false;
        m_bot->listen([&](const StartingEvent &) { wasEmpty = m_bot->shards().isEmpty(); });
        QVERIFY(start());
        QVERIFY(wasEmpty);
    }
    void whatIsGivenIsThereAllTheTime()
    {
        const auto check = [this] {
            QCOMPARE(m_bot->intents(), m_bot->config().intents);
            QCOMPARE(m_bot->capabilities(), GatewayCapabilities());
            QCOMPARE(m_bot->httpSettings(), HttpSettings());
            QCOMPARE(m_bot->proxySettings(), ProxySettings());
            QCOMPARE(m_bot->tokenId(), m_simulator->botUserId());
            QVERIFY(m_bot->rest());
            QVERIFY(m_bot->executor());
            QVERIFY(m_bot->cache());
            QVERIFY(m_bot->voice());
            QVERIFY(m_bot->events());
        };
        const RestClient *const rest = m_bot->rest();
        const Cache *const cache = m_bot->cache();
        const VoiceComponent *const voice = m_bot->voice();
        check();
        QVERIFY(start());
        check();
        QVERIFY(end(m_bot->close()));
        check();
        QCOMPARE(m_bot->rest(), rest);
        QCOMPARE(m_bot->cache(), cache);
        QCOMPARE(m_bot->voice(), voice);
    }
    void whatDiscordTellsIsThereWhileItRuns()
    {
        QVERIFY(!m_bot->me());
        QVERIFY(!m_bot->heartbeatLatency());
        QVERIFY(!m_bot->isAlive() && !m_bot->voice()->isAlive());
        QVERIFY(start());
        QVERIFY(m_bot->isAlive() && m_bot->voice()->isAlive());
        QCOMPARE(m_bot->shardCount(), 3);
        QCOMPARE(m_bot->me()->id, m_simulator->botUserId());
        QTRY_COMPARE(m_bot->cache()->guilds().size(), 8);
        QTRY_COMPARE(m_bot->heartbeatLatencies().size(), 3);
        const QMap<int, std::chrono::microseconds> latencies = m_bot->heartbeatLatencies();
        const auto [least, most] = std::minmax_element(latencies.begin(), latencies.end());
        QVERIFY(*least >= 0us);
        QVERIFY(m_bot->heartbeatLatency());
        Q_UNUSED(most)

        QVERIFY(end(m_bot->close()));
        QVERIFY(!m_bot->isAlive() && !m_bot->voice()->isAlive());
        QVERIFY(!m_bot->heartbeatLatency());
        QVERIFY(m_bot->heartbeatLatencies().isEmpty());
        QVERIFY(m_bot->cache()->guilds().isEmpty());
        // REST goes on without the gateway.
        const Reply<OwnUser> me = m_bot->rest()->fetchMyUser();
        QTRY_VERIFY(me.isFinished());
        QVERIFY(me.result());
        QCOMPARE(me.result()->id, m_simulator->botUserId());
    }
    void entitiesAreMadeOfJson()
    {
        // For every struct: what hikari's EntityFactory deserializes, one function template does.
        QVERIFY(model(u"Guild") && model(u"Message"));
        const std::optional<Role> role = modelFromJson<Role>(
            R"({"id":"1","name":"mod","color":3447003,"hoist":true,"position":2,"permissions":"8","managed":false,
            "mentionable":false})");
        QVERIFY(role);
        QCOMPARE(role->name, QStringLiteral("mod"));
        QCOMPARE(modelFromJson<Role>(modelToJson(*role)), role);
        QVERIFY(!modelFromJson<Role>("[]"));
    }
    void eventsAreMadeOfJson()
    {
        Error error;
        const EventPtr made = eventFromJson("MESSAGE_CREATE",
            R"({"id":"10","channel_id":"20","guild_id":"30","content":"hello","author":{"id":"40","username":"ann"}})",
            2, &error);
        QVERIFY2(made, qPrintable(error.message));
        QString heard;
        m_bot->listen([&](const GuildMessageCreateEvent &event) {
            heard = event.message.content;
            QCOMPARE(event.shardId, 2);
        });
        m_bot->events()->dispatch(made);
        QCOMPARE(heard, QStringLiteral("hello"));

        QCOMPARE(eventFromJson("GUILD_CREATE", R"({"id":"1","name":"g"})")->type, EventType::GuildJoin);
        QCOMPARE(eventFromJson("GUILD_DELETE", R"({"id":"1"})")->type, EventType::GuildLeave);
        QCOMPARE(eventFromJson("GUILD_DELETE", R"({"id":"1","unavailable":true})")->type, EventType::GuildUnavailable);
        QCOMPARE(eventFromJson("NEWS_OF_TOMORROW", "{}")->type, EventType::Unknown);
        QVERIFY(!eventFromJson("MESSAGE_CREATE", "{", 0, &error));
        QCOMPARE(error.kind, Error::Kind::Protocol);
        // Every dispatch that the library knows can be made.
        for (const EventClassInfo &info : eventClasses()) {
            for (const QString &name : info.gatewayNames)
                QVERIFY2(eventFromJson(name.toLatin1(), "{}"), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestSeedProperties)
#include "tst_seed_properties.moc"
