// Restarts without losing an event: "!restart" leaves the sessions in a file, and the next run goes on with them, as
// often as you like: example_suspend_resume FILE
// A service manager would start it again. Needs the token in BOT_TOKEN and the Message Content intent.
// To run it against the simulator, set DISCORD_REST_URL to the address that "hikari-panel simulate" prints.

#include <hikari/bot/gatewaybot.h>
#include <hikari/gateway/sessionstore.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().size() != 2) {
        qCritical("usage: example_suspend_resume FILE");
        return 2;
    }

    Hikari::BotConfig config;
    config.token = Hikari::Token::fromEnvironment("BOT_TOKEN");
    config.intents = Hikari::Intent::GuildMessages | Hikari::Intent::MessageContent;
    config.restUrl = QUrl(qEnvironmentVariable("DISCORD_REST_URL"));
    // The file holds no token, but whoever reads it could take over the sessions: it is its owner's alone.
    config.sessionStore = std::make_shared<Hikari::SqliteSessionStore>(app.arguments().at(1));
    Hikari::GatewayBot bot(config);

    // Set up before the start: what happened between two runs comes first, in order, each event once.
    bot.listen([&bot](const Hikari::MessageCreateEvent &event) {
        if (event.content() == u"!restart"_s) // a real bot would look at who asks
            bot.suspend().onError(&bot, [](const Hikari::Error &error) { qCritical().noquote() << error.toString(); });
        else if (event.content() == u"!ping"_s)
            bot.rest()->createMessage(event.channelId, { .content = u"pong"_s });
    });
    bot.listen([](const Hikari::ShardReadyEvent &event) { qInfo("shard %d begins", event.shardId); });
    bot.listen([](const Hikari::ShardResumedEvent &event) { qInfo("shard %d goes on", event.shardId); });

    // SIGINT and SIGTERM close the bot, which ends its sessions: only suspend() keeps them.
    return bot.run();
}
