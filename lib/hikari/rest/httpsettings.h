#pragma once

#include <hikari/core/error.h>
#include <hikari/core/global.h>

#include <QSslConfiguration>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief How long one attempt of a request may take; nullopt: as long as it likes
//!
//! Names and defaults are those of hikari's HTTPTimeoutSettings. What is late fails with Error::Kind::Timeout.
struct HttpTimeouts
{
    //! From sending to the last byte of the answer
    std::optional<std::chrono::milliseconds> total { 30'000 };
    //! Until the request goes out: waiting for one of the six connections that Qt opens to a host, and opening it
    std::optional<std::chrono::milliseconds> acquireAndConnect;
    //! The opening of a connection alone: look-up of the name, proxy, TCP, TLS
    std::optional<std::chrono::milliseconds> requestSocketConnect;
    //! From the request, or any part of the answer, to the next part of the answer
    std::optional<std::chrono::milliseconds> requestSocketRead;

    bool operator==(const HttpTimeouts &) const = default;
};

//! \brief How a bot speaks HTTP; the TLS part holds for the gateway as well
//!
//! What hikari's HTTPSettings have beyond this (connection limit, forced closing) Qt decides by itself: it opens at
//! most six connections to a host and keeps them.
struct HIKARI_EXPORT HttpSettings
{
    //! False: anybody on the way can pretend to be Discord and read the token. For tests on a closed network only;
    //! logs a warning.
    bool verifiesCertificates = true;
    //! Certificates, authorities, protocols; nullopt: Qt's default with the system's authorities. To trust one of your
    //! own, take QSslConfiguration::defaultConfiguration() and addCaCertificate() to it.
    std::optional<QSslConfiguration> ssl;
    HttpTimeouts timeouts;
    //! Redirects of one GET that are followed, from 1 on, and only to the same scheme, host and port: the token goes
    //! along, so it must not leave (P87). Any other redirect is an error. nullopt: none is followed.
    std::optional<int> maxRedirects = 10;

    //! \brief What to set for a connection; nullopt: nothing, Qt's default is right
    std::optional<QSslConfiguration> sslConfiguration() const;
    //! \brief Whether a wrong certificate is refused, which \a ssl may decide as well
    bool isVerified() const;
    //! \brief The first thing that is wrong, as InvalidArgument
    Error check() const;

    bool operator==(const HttpSettings &) const = default;
};

} // namespace Hikari
