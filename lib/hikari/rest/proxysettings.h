#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

namespace Hikari {

//! \brief Through which proxy a bot reaches Discord, with REST and with the gateway
//!
//! With the defaults a connection takes what the program has set with QNetworkProxy::setApplicationProxy() or
//! QNetworkProxyFactory::setApplicationProxyFactory(), as every other connection of Qt (none to the own machine), and
//! else goes out directly. What the system is configured to, Qt's own default, and the environment are not asked unless
//! trustEnvironment says so: a token does not go to a proxy that nobody has named here.
//!
//! Names are those of hikari's ProxySettings. See GatewayBot::start() for what wrong settings do.
struct ProxySettings
{
    //! "http://proxy.example:3128" (a tunnel by CONNECT, for TLS or not) or "socks5://proxy.example:1080" (the proxy
    //! looks up the names; "socks5h" is the same). May hold a user and a password, percent-encoded. Without a port: 80
    //! and 1080. Qt cannot speak TLS to a proxy, so "https" is refused. Empty: none is named here.
    QUrl url;
    QString user; //!< instead of those of the url; empty: those of the url
    QString password;
    //! Sent to an http proxy with CONNECT, never to Discord
    QList<QPair<QByteArray, QByteArray>> headers;

    //! Without a url: take the proxy from the environment, if it has one.
    //!
    //! HTTPS_PROXY is for https and wss, HTTP_PROXY for http and ws, ALL_PROXY for what these leave open, NO_PROXY
    //! lists what is reached directly: "*", names with all that ends in them, addresses, networks such as 10.0.0.0/8,
    //! each with a port if wanted. Names in small letters go first. If the proxy's address has no user, the entry of
    //! its host in the netrc file counts: that of NETRC, or ".netrc" in the home folder.
    bool trustEnvironment = false;

    bool operator==(const ProxySettings &) const = default;
};

} // namespace Hikari
