#pragma once

#include "../simulatedbot.h"

#include <QLoggingCategory>
#include <QMap>
#include <QTest>

#include <chrono>
#include <functional>
#include <memory>

namespace Hikari {

//! Bots that follow each other, as processes do, with nothing in common but the store
class FollowingBots : public QObject
{
protected:
    std::unique_ptr<StrictSimulator> m_simulator;
    std::shared_ptr<SessionStore> m_store;
    QMap<int, QList<qint64>> m_sequences; // of each shard, over all bots

    std::unique_ptr<GatewayBot> makeBot(const std::function<void(BotConfig &)> &adjust = {})
    {
        BotConfig config = configFor(*m_simulator);
        config.intents = Intent::All;
        config.gatewayThreads = 2;
        config.sessionStore = m_store;
        if (adjust)
            adjust(config);
        auto bot = std::make_unique<GatewayBot>(config);
        bot->listen([this](const ShardPayloadEvent &e) { m_sequences[e.shardId].append(e.sequence); });
        return bot;
    }
    static bool start(GatewayBot &bot, int shards = 4)
    {
        StartOptions options = quick();
        options.largeThreshold = 50;
        options.shardCount = shards;
        const Reply<void> started = bot.start(options);
        return QTest::qWaitFor([&] { return started.isFinished(); }, 10'000) && !started.error();
    }
    static bool end(const Reply<void> &reply)
    {
        return QTest::qWaitFor([&] { return reply.isFinished(); }, 10'000) && !reply.error();
    }
    void setUp()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("hikari.*=false"));
        m_sequences.clear();
        m_store = std::make_shared<MemorySessionStore>();
        SimulatorConfig world;
        world.shards = 4;
        world.guilds = 16;
        world.maxConcurrency = 4;
        world.identifyWindow = noIdentifyWindow;
        world.heartbeatInterval = std::chrono::seconds(10); // they are not what is tested, and a busy machine is late
        world.eventsPerSecond = manyEventsPerSecond;
        m_simulator = std::make_unique<StrictSimulator>(world);
        QVERIFY(m_simulator->start());
    }
    void tearDown()
    {
        m_simulator.reset();
        m_store.reset();
    }
};

} // namespace Hikari
