#include <QCoreApplication>
#include <cstdio>
#include <hikari/bot/gatewaybot.h>
int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    Hikari::BotConfig config;
    config.banner.reset();
    Hikari::GatewayBot bot(config); // never started: that it links and lives is the proof
    return std::printf("hikari %s\n", qPrintable(Hikari::libraryVersion())) > 0 && !bot.isAlive() ? 0 : 1;
}
