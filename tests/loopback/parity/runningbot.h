#pragma once

#include <loopback/simulatedbot.h>

#include <QTest>

namespace Hikari {

//! The configuration of a bot that is never started
inline BotConfig idleConfig()
{
    return configFor(StrictSimulator());
}

//! \brief A bot with one shard, at a simulator where nothing happens unless the test has it happen
class RunningBot
{
public:
    explicit RunningBot(const std::function<void(BotConfig &)> &change = {})
        : m_simulator(world())
        , m_bot(start(m_simulator, change))
    { }

    Simulator &simulator() { return m_simulator; }
    GatewayBot &bot() { return m_bot; }

    //! Starts the bot; whether it is ready
    bool run(StartOptions options = {})
    {
        options.startupWindowDelay = std::chrono::milliseconds(20);
        return isDone(m_bot.start(options));
    }
    //! Sends a message to the first channel of the first guild; whether Discord took it
    bool say(const QString &text)
    {
        return isDone(m_bot.rest()->createMessage(m_simulator.textChannel(0), { .content = text }));
    }

private:
    static SimulatorConfig world()
    {
        SimulatorConfig config;
        config.shards = 1;
        config.guilds = 2;
        config.identifyWindow = noIdentifyWindow;
        config.eventsPerSecond = 0;
        return config;
    }
    static BotConfig start(StrictSimulator &simulator, const std::function<void(BotConfig &)> &change)
    {
        Error error;
        if (!simulator.start(&error))
            qFatal("%s", qPrintable(error.message));
        BotConfig config = configFor(simulator);
        config.gatewayThreads = 1;
        config.intents = Intents(Intent::AllUnprivileged) | Intent::MessageContent;
        if (change)
            change(config);
        return config;
    }

    StrictSimulator m_simulator;
    GatewayBot m_bot;
};

} // namespace Hikari
