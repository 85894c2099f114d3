// A window that shows the messages the bot sees, and says what the bot is doing. Bot and window share a thread: slots
// may use both, and a slow window delays no heartbeat, since shards have threads of their own.
// Needs the token in BOT_TOKEN and the Message Content intent.
// To run it against the simulator, set DISCORD_REST_URL to the address that "hikari-panel simulate" prints.

#include <hikari/bot/gatewaybot.h>

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

class Window : public QWidget
{
public:
    explicit Window(Hikari::GatewayBot &bot)
        : m_bot(bot)
    {
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(&m_status);
        layout->addWidget(&m_messages);
        layout->addWidget(&m_activity);
        m_messages.setUniformItemSizes(true); // else every new line measures all of them
        m_activity.setPlaceholderText(u"What does the bot listen to?"_s);

        // There is a signal for every event. Each connection ends with the window, as Qt's do.
        connect(&bot, &Hikari::GatewayBot::messageCreated, this, &Window::addMessage);
        connect(&bot, &Hikari::GatewayBot::startProgressed, this, [this](const Hikari::StartProgress &progress) {
            m_status.setText(u"%1 of %2 shards are ready"_s.arg(progress.ready).arg(progress.total));
        });
        connect(&bot, &Hikari::GatewayBot::waiting, this,
            [this](const Hikari::BotWait &wait) { m_status.setText(wait.reason); });
        connect(&m_activity, &QLineEdit::returnPressed, this, [this] {
            m_bot.updatePresence({ .activities = { Hikari::Activity::listening(m_activity.text()) } })
                .onError(this, [this](const Hikari::Error &error) { m_status.setText(error.toString()); });
        });
    }

private:
    void addMessage(const Hikari::MessageCreateEvent &event)
    {
        m_messages.addItem(event.author().username + u": "_s + event.content());
        if (m_messages.count() > 500)
            delete m_messages.takeItem(0);
        m_messages.scrollToBottom();
    }

    Hikari::GatewayBot &m_bot;
    QLabel m_status;
    QListWidget m_messages;
    QLineEdit m_activity;
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);

    Hikari::BotConfig config;
    config.token = Hikari::Token::fromEnvironment("BOT_TOKEN");
    config.intents = Hikari::Intent::GuildMessages | Hikari::Intent::MessageContent;
    config.restUrl = QUrl(qEnvironmentVariable("DISCORD_REST_URL"));
    Hikari::GatewayBot bot(config);
    Window window(bot);
    window.show();

    // Runs the application's event loop. Closing the window quits it; run() then ends the sessions before it returns.
    return bot.run({ .activity = Hikari::Activity::listening(u"the window"_s) });
}
