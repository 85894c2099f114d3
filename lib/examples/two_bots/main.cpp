// Two bots in one process, for example of two applications: what the first is told with "!tell …", the second repeats
// in the channel RELAY_CHANNEL. Needs tokens in FIRST_BOT_TOKEN and SECOND_BOT_TOKEN, and the Message Content intent
// for the first. To run it against simulators, set FIRST_REST_URL and SECOND_REST_URL to their addresses.

#include <hikari/bot/gatewaybot.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

static Hikari::BotConfig configOf(const char *token, const char *restUrl, Hikari::Intents intents)
{
    Hikari::BotConfig config;
    config.token = Hikari::Token::fromEnvironment(token);
    config.intents = intents;
    config.restUrl = QUrl(qEnvironmentVariable(restUrl));
    config.banner = std::nullopt; // once in a process is enough, and the log belongs to all bots anyway
    return config;
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const auto channel = Hikari::Snowflake::fromString(QStringView(qEnvironmentVariable("RELAY_CHANNEL")));
    if (!channel) {
        qCritical("RELAY_CHANNEL has to be the id of a channel that the second bot may write to");
        return 2;
    }

    // Each has its own token, intents, cache, rate limits and threads.
    Hikari::GatewayBot first(
        configOf("FIRST_BOT_TOKEN", "FIRST_REST_URL", Hikari::Intent::GuildMessages | Hikari::Intent::MessageContent));
    Hikari::GatewayBot second(configOf("SECOND_BOT_TOKEN", "SECOND_REST_URL", Hikari::Intent::Guilds));

    first.listen([&](const Hikari::MessageCreateEvent &event) {
        const QString command = u"!tell "_s;
        if (event.content().startsWith(command))
            second.rest()->createMessage(*channel, { .content = event.content().mid(command.size()) });
    });

    // The event loop runs as long as the first bot. StoppingEvent is waited for: what its listener returns, here the
    // end of the second bot, is done before the first one goes on.
    first.listen([&](const Hikari::StoppingEvent &) {
        return second.isAlive() ? second.close() : Hikari::Reply<void>::succeeded();
    });
    second.start().onError(&first, [&](const Hikari::Error &error) {
        qCritical().noquote() << "the second bot did not start:" << error.toString();
        if (first.isAlive())
            first.close();
    });
    return first.run();
}
