// An event class of one's own: whoever mentions everyone makes an EveryoneMentionedEvent, and what listens to that need
// not know where it comes from. Needs the token in BOT_TOKEN and the Message Content intent.
// To run it against the simulator, set DISCORD_REST_URL to the address that "hikari-panel simulate" prints.

#include <hikari/bot/gatewaybot.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

// Derives from Event, so that it is not taken for a message. The lineage is what listeners find it by.
struct EveryoneMentionedEvent : Hikari::Event
{
    static constexpr auto lineage =
        Hikari::lineageOf<Hikari::Event::lineage>(Hikari::customEventType<EveryoneMentionedEvent>());

    Hikari::User author;
    QString content;
    Hikari::Snowflake messageId;
    Hikari::Snowflake channelId;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);

    Hikari::BotConfig config;
    config.token = Hikari::Token::fromEnvironment("BOT_TOKEN");
    config.intents = Hikari::Intent::GuildMessages | Hikari::Intent::MessageContent;
    config.restUrl = QUrl(qEnvironmentVariable("DISCORD_REST_URL"));
    Hikari::GatewayBot bot(config);

    // Events may be dispatched from anywhere in the bot's thread, also from inside a listener.
    bot.listen([&bot](const Hikari::MessageCreateEvent &event) {
        if (!event.message.mentionsEveryone)
            return;
        EveryoneMentionedEvent mention;
        mention.author = event.author();
        mention.content = event.content();
        mention.messageId = event.messageId;
        mention.channelId = event.channelId;
        bot.dispatch(std::move(mention));
    });

    // A draft mentions nobody unless its allowedMentions say so: this answer cannot set off another one.
    bot.listen([&bot](const EveryoneMentionedEvent &mention) {
        bot.rest()->createMessage(mention.channelId,
            { .content = u"%1 called everyone."_s.arg(mention.author.username),
                .reference = Hikari::MessageReference { .messageId = mention.messageId } });
    });

    return bot.run();
}
