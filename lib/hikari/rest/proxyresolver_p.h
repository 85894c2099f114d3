#pragma once

#include <hikari/core/error.h>
#include <hikari/core/global.h>
#include <hikari/rest/proxysettings.h>

#include <QHostAddress>
#include <QNetworkProxy>
#include <QProcessEnvironment>

namespace Hikari {

//! \brief Which proxy a connection takes
//!
//! The environment and the netrc file are read when it is made. Afterwards it does not change; any thread may ask.
class HIKARI_AUTOTEST_EXPORT ProxyResolver
{
public:
    explicit ProxyResolver(const ProxySettings &settings,
        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

    //! \brief What is wrong with the settings, as InvalidArgument; then proxyFor() must not be used
    const Error &error() const { return m_error; }
    //! \brief For a connection to \a target, whose scheme is http, https, ws or wss; type NoProxy: directly
    QNetworkProxy proxyFor(const QUrl &target) const;

    //! \brief "127.0.0.1:8080", for texts; without credentials
    static QString nameOf(const QNetworkProxy &proxy);

private:
    //! What NO_PROXY has between two commas
    struct Exception
    {
        QString host; // in small letters, also what ends in it after a dot; empty: a network, or all
        QPair<QHostAddress, int> network { QHostAddress(), -1 };
        int port = -1; // -1: all
        bool isAll = false;
    };

    QNetworkProxy make(const QUrl &url, const QString &origin);
    QNetworkProxy fromEnvironment(const QString &name, const QProcessEnvironment &environment);
    void refuse(const QString &origin, const QString &problem);
    static Exception readException(const QString &text);
    bool isExcepted(const QUrl &target) const;

    Error m_error;
    QNetworkProxy m_plain { QNetworkProxy::DefaultProxy }; // for http and ws; DefaultProxy: none is named
    QNetworkProxy m_secure { QNetworkProxy::DefaultProxy };
    QList<Exception> m_exceptions;
};

} // namespace Hikari
