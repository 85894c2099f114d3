#pragma once

#include <hikari/bot/gatewaybot.h>
#include <loopback/gateway/fakeserver.h>
#include <unit/rest/httpserver.h>

#include <QJsonObject>

namespace Hikari {

//! \brief REST and a gateway that a test scripts, where it matters what exactly Discord says, and what it is told
class ScriptedDiscord
{
public:
    ScriptedDiscord()
    {
        http.setHandler([this](const HttpServer::Request &request) -> HttpServer::Answer {
            if (!request.path.endsWith("/gateway/bot"))
                return { .status = 404 };
            return { .body = R"({"url":")" + gateway.url().toEncoded() + R"(","shards":)" + QByteArray::number(shards)
                    + R"(,"session_start_limit":{"total":1000,"remaining":)" + QByteArray::number(startsLeft)
                    + R"(,"reset_after":3600000,"max_concurrency":1}})" };
        });
    }

    //! The configuration of a quiet bot that signs in here
    BotConfig config() const
    {
        BotConfig config;
        config.token = Token(QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GfakeX.abcdefghijklmnopqrstuvwxyz0123456789"));
        config.restUrl = http.baseUrl();
        config.banner = std::nullopt;
        config.logs = std::nullopt;
        config.compression = Compression::None;
        config.gatewayThreads = 1;
        return config;
    }
    //! The newest IDENTIFY of \a shard; empty: there was none
    QJsonObject identify(int shard = 0) const
    {
        QJsonObject newest;
        for (const FakeClient *client : gateway.clients()) {
            for (const QJsonObject &payload : client->received) {
                if (payload[u"op"].toInt() == 2 && client->shard == shard)
                    newest = payload[u"d"].toObject();
            }
        }
        return newest;
    }
    QList<int> identified() const //!< shards, in the order of their IDENTIFYs
    {
        QList<int> ids;
        for (const auto &[time, shard] : gateway.identifies)
            ids.append(shard);
        return ids;
    }

    HttpServer http;
    FakeServer gateway;
    int shards = 1; //!< recommended
    int startsLeft = 1000; //!< session starts
};

} // namespace Hikari
