#include "replayclient.h"

#include <hikari/bot/gatewaybot.h>

#include <QCoreApplication>

#include <string_view>
#include <type_traits>

int runBotClient(const ReplayTask &task)
{
    using namespace Hikari;
    ReplayMeter meter(task);
    BotConfig config;
    config.token = Token(QStringLiteral("NDE3NzE5ODM0MjMxNDM5Mzc.replay.bm90LWEtcmVhbC10b2tlbi1qdXN0LWEtYmVuY2htYXJr"));
    config.intents = Intent::All;
    config.compression = task.compression == ReplayCompression::Zstd ? Compression::ZstdStream
        : task.compression == ReplayCompression::Zlib                ? Compression::ZlibStream
                                                                     : Compression::None;
    config.banner.reset();
    config.logs = LogLevel::Warning;
    const QString scheme = task.isTls() ? QStringLiteral("https") : QStringLiteral("http");
    config.restUrl = QUrl(QStringLiteral("%1://127.0.0.1:%2/api/v10").arg(scheme).arg(task.port));
    if (task.isTls())
        config.httpSettings.ssl = task.ssl();
    GatewayBot bot(config);

    // Whatever arrives as a dispatch counts; the payload event would have every dispatch copied, so nobody asks for it.
    const auto listen = [&]<typename E>(std::type_identity<E>, std::string_view dispatch) {
        if (!dispatch.empty())
            bot.listen([&meter](const E &) { meter.payloadArrived([] { QCoreApplication::quit(); }); });
        else if constexpr (!std::is_same_v<E, ShardPayloadEvent>)
            bot.listen([](const E &) {});
    };
#define HIKARI_EVENT(name, parent, gateway, intents, signal) listen(std::type_identity<name##Event> {}, gateway);
#include <hikari/events/events.def>

    const int result = bot.run();
    meter.print("bot");
    return result;
}
