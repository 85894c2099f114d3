#pragma once

#include <hikari/core/token.h>
#include <hikari/rest/httpsettings.h>
#include <hikari/rest/proxysettings.h>

#include <QUrl>

#include <chrono>

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
    HttpSettings httpSettings; //!< TLS, timeouts, redirects
    ProxySettings proxySettings; //!< by default only a proxy that the application has set
    Clock *clock = nullptr; //!< null: the real one; outlives the client
};

} // namespace Hikari
