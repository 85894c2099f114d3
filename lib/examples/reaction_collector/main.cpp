// "!vote" asks for reactions and counts who reacted: at most 50, and until nobody has for 30 s. Needs the token in
// BOT_TOKEN and the Message Content intent.
// To run it against the simulator, set DISCORD_REST_URL to the address that "hikari-panel simulate" prints.

#include <hikari/bot/gatewaybot.h>

#include <QCoreApplication>
#include <QSet>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

static void collect(Hikari::GatewayBot &bot, const Hikari::Message &question)
{
    // At most 1,000 reactions wait to be read, so that a raid cannot fill the memory. What the filter leaves out never
    // waits. The stream collects from open() on and until it is closed.
    auto stream = bot.stream<Hikari::ReactionAddEvent>(30s, 1000);
    stream.filter<&Hikari::ReactionEvent::messageId>(question.id).open();

    stream.map(&Hikari::ReactionAddEvent::userId)
        .limit(50)
        .collect()
        .then(&bot, [&bot, stream, channel = question.channelId](const QList<Hikari::Snowflake> &users) mutable {
            stream.close();
            const QSet<Hikari::Snowflake> voters(users.begin(), users.end());
            bot.rest()->createMessage(
                channel, { .content = u"%1 reactions of %2 people."_s.arg(users.size()).arg(voters.size()) });
        });
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);

    Hikari::BotConfig config;
    config.token = Hikari::Token::fromEnvironment("BOT_TOKEN");
    config.intents =
        Hikari::Intent::GuildMessages | Hikari::Intent::GuildMessageReactions | Hikari::Intent::MessageContent;
    config.restUrl = QUrl(qEnvironmentVariable("DISCORD_REST_URL"));
    Hikari::GatewayBot bot(config);

    bot.listen([&bot](const Hikari::MessageCreateEvent &event) {
        if (event.content() != u"!vote"_s)
            return;
        bot.rest()
            ->createMessage(event.channelId, { .content = u"React to this message!"_s })
            .then(&bot, [&bot](const Hikari::Message &question) { collect(bot, question); });
    });

    return bot.run();
}
