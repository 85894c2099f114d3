// Writes the members of a guild to a file of comma separated values: example_member_export GUILD FILE
// Needs the token in BOT_TOKEN and the Server Members intent.
// To run it against the simulator, set DISCORD_REST_URL to the address that "hikari-panel simulate" prints.

#include <hikari/bot/gatewaybot.h>

#include <QCoreApplication>
#include <QSaveFile>
#include <QTextStream>

using namespace Qt::StringLiterals;

static QString quoted(QString text)
{
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

// The old file stays when anything goes wrong: QSaveFile replaces it at the very end.
static bool write(const QString &fileName, const QList<Hikari::Member> &members)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Text))
        return false;
    QTextStream out(&file);
    out << "id,name,nickname,roles\n";
    for (const Hikari::Member &member : members) {
        out << member.user->id.toString() << ',' << quoted(member.user->username) << ','
            << quoted(member.nickname.value_or(QString())) << ',' << member.roleIds.size() << '\n';
    }
    out.flush();
    return file.commit();
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const auto guild = Hikari::Snowflake::fromString(QStringView(arguments.value(1)));
    const QString fileName = arguments.value(2);
    if (!guild || fileName.isEmpty()) {
        qCritical("usage: example_member_export GUILD FILE");
        return 2;
    }

    Hikari::BotConfig config;
    config.token = Hikari::Token::fromEnvironment("BOT_TOKEN");
    config.intents = Hikari::Intent::Guilds | Hikari::Intent::GuildMembers;
    config.restUrl = QUrl(qEnvironmentVariable("DISCORD_REST_URL"));
    config.autoChunkMembers = false; // only the guild that is asked for
    config.cacheSettings.components = {}; // and nothing of it is looked up later
    Hikari::GatewayBot bot(config);

    int exitCode = 1;
    bot.listen([&](const Hikari::StartedEvent &) {
        Hikari::MemberRequestOptions options;
        options.progress = [](const Hikari::MemberRequestProgress &progress) {
            qInfo("%lld members, part %d of %d", qint64(progress.members), progress.chunks, progress.chunkCount);
        };
        bot.requestGuildMembers({ .guildId = *guild }, options)
            .then(&bot,
                [&](const Hikari::GuildMembers &answer) {
                    if (write(fileName, answer.members))
                        exitCode = 0;
                    else
                        qCritical() << "cannot write" << fileName;
                })
            .onError(&bot, [](const Hikari::Error &error) { qCritical().noquote() << error.toString(); })
            .onFinished(&bot, [&bot] { bot.close(); });
    });

    const int ran = bot.run();
    return ran ? ran : exitCode;
}
