#pragma once

#include <hikari/core/token.h>

#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Hikari {

class Clock;

//! \brief What a RestClient is made with
struct RestConfig
{
    Token token;
    QUrl baseUrl { QStringLiteral("https://discord.com/api/v10") }; //!< with version, without a slash at its end
    int maxRetries = 3; //!< of idempotent requests after a 5xx or a broken connection; 0 to 5
    std::chrono::milliseconds maxRateLimit {
        300'000
    }; //!< a longer wait fails at once; milliseconds::max(): wait for ever
    std::chrono::milliseconds timeout { 30'000 }; //!< for one attempt, from sending to the last byte of the answer
    std::optional<QSslConfiguration> ssl; //!< nullopt: the system's certificates, verified
    Clock *clock = nullptr; //!< null: the real one; outlives the client
};

} // namespace Hikari
