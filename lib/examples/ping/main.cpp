// Answers "!ping" with "pong". Needs the token in BOT_TOKEN and the Message Content intent.
// To run it against the simulator, set DISCORD_REST_URL to the address that "hikari-panel simulate" prints.

#include <hikari/bot/gatewaybot.h>

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);

    Hikari::BotConfig config;
    config.token = Hikari::Token::fromEnvironment("BOT_TOKEN");
    config.intents = Hikari::Intent::GuildMessages | Hikari::Intent::MessageContent;
    config.restUrl = QUrl(qEnvironmentVariable("DISCORD_REST_URL"));
    Hikari::GatewayBot bot(config);

    bot.listen([&bot](const Hikari::MessageCreateEvent &event) {
        if (event.message.content == QStringLiteral("!ping"))
            bot.rest()->createMessage(event.message.channelId, { .content = QStringLiteral("pong") });
    });

    return bot.run();
}
