// A conversation as a coroutine: "!hello" asks for a name, waits for the answer and greets. Needs QCoro, the token in
// BOT_TOKEN and the Message Content intent.
// To run it against the simulator, set DISCORD_REST_URL to the address that "hikari-panel simulate" prints.

#include <hikari/bot/gatewaybot.h>

#include <QCoreApplication>

#include <qcorotask.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

// Arguments by value: what a reference names may be gone when the coroutine goes on. The bot outlives its listeners.
static QCoro::Task<> greet(Hikari::GatewayBot &bot, Hikari::Snowflake channel)
{
    try {
        const Hikari::MessageDraft ask { .content = u"What is your name? Reply to this message."_s };
        const Hikari::Message question = co_await bot.rest()->createMessage(channel, ask);

        const auto isAnswer = [id = question.id](const Hikari::MessageCreateEvent &event) {
            return event.message.reference && event.message.reference->messageId == id;
        };
        const auto answer = co_await bot.waitFor<Hikari::MessageCreateEvent>(60s, isAnswer);

        const Hikari::MessageDraft hello { .content = u"Hello, %1!"_s.arg(answer->content()) };
        co_await bot.rest()->createMessage(channel, hello);
    } catch (const Hikari::ErrorException &failure) {
        // Nobody answered, Discord refused a message, or the bot is closing: one place for all of it
        qWarning().noquote() << "no greeting:" << failure.error().toString();
    }
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);

    Hikari::BotConfig config;
    config.token = Hikari::Token::fromEnvironment("BOT_TOKEN");
    config.intents = Hikari::Intent::GuildMessages | Hikari::Intent::MessageContent;
    config.restUrl = QUrl(qEnvironmentVariable("DISCORD_REST_URL"));
    Hikari::GatewayBot bot(config);

    // A listener may be a coroutine: the library sees it to its end, and closing the bot ends its waits.
    bot.listen([&bot](const Hikari::MessageCreateEvent &event) -> QCoro::Task<> {
        if (event.content() == u"!hello"_s)
            co_await greet(bot, event.channelId);
    });

    return bot.run();
}
