#include <hikari/rest/proxyresolver_p.h>

#include <hikari/rest/netrc_p.h>

#include <QRegularExpression>

#include <algorithm>

namespace Hikari {

namespace {

constexpr int longestSocksCredential = 255; // bytes; RFC 1929 has one byte for the length

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"https" || url.scheme() == u"wss" ? 443 : 80);
}

// Small letters first, as others do it: HTTP_PROXY may be the header "Proxy" of a request to a CGI program.
QString variable(const QString &name, const QProcessEnvironment &environment)
{
    const QString lower = name.toLower();
    return environment.contains(lower) ? environment.value(lower).trimmed() : environment.value(name).trimmed();
}

bool isHeader(const QPair<QByteArray, QByteArray> &header)
{
    static const QRegularExpression token(QStringLiteral("\\A[!#$%&'*+.^_`|~0-9A-Za-z-]+\\z"));
    return token.match(QString::fromLatin1(header.first)).hasMatch() && !header.second.contains('\r')
        && !header.second.contains('\n') && !header.second.contains('\0');
}

} // namespace

ProxyResolver::ProxyResolver(const ProxySettings &settings, const QProcessEnvironment &environment)
{
    if (settings.url.isEmpty() && !settings.trustEnvironment) {
        if (!settings.user.isEmpty() || !settings.password.isEmpty() || !settings.headers.isEmpty())
            refuse(QStringLiteral("ProxySettings"), QStringLiteral("a user or headers need a url"));
        return;
    }
    if (!settings.url.isEmpty()) {
        QUrl url = settings.url;
        if (!settings.user.isEmpty() || !settings.password.isEmpty()) {
            url.setUserName(settings.user, QUrl::DecodedMode);
            url.setPassword(settings.password, QUrl::DecodedMode);
        }
        m_secure = make(url, QStringLiteral("ProxySettings::url"));
        m_plain = m_secure;
    } else {
        const QString all = QStringLiteral("ALL_PROXY");
        m_secure = fromEnvironment(QStringLiteral("HTTPS_PROXY"), environment);
        if (m_secure.type() == QNetworkProxy::DefaultProxy)
            m_secure = fromEnvironment(all, environment);
        m_plain = fromEnvironment(QStringLiteral("HTTP_PROXY"), environment);
        if (m_plain.type() == QNetworkProxy::DefaultProxy)
            m_plain = fromEnvironment(all, environment);
        static const QRegularExpression separators(QStringLiteral("[,\\s]+"));
        const QStringList exceptions =
            variable(QStringLiteral("NO_PROXY"), environment).split(separators, Qt::SkipEmptyParts);
        for (const QString &text : exceptions)
            m_exceptions.append(readException(text));
    }
    for (const auto &header : settings.headers) {
        if (!isHeader(header))
            refuse(QStringLiteral("ProxySettings::headers"),
                QStringLiteral("a header has an empty or impossible name, or a value of several lines"));
        for (QNetworkProxy *proxy : { &m_plain, &m_secure }) {
            if (proxy->type() == QNetworkProxy::Socks5Proxy)
                refuse(QStringLiteral("ProxySettings::headers"),
                    QStringLiteral("a socks5 proxy takes no headers: leave them out, or give an http proxy"));
            if (proxy->type() == QNetworkProxy::HttpProxy)
                proxy->setRawHeader(header.first, header.second);
        }
    }
}

void ProxyResolver::refuse(const QString &origin, const QString &problem)
{
    if (!m_error)
        m_error = { .kind = Error::Kind::InvalidArgument, .message = origin + QStringLiteral(": ") + problem };
}

QNetworkProxy ProxyResolver::fromEnvironment(const QString &name, const QProcessEnvironment &environment)
{
    const QString text = variable(name, environment);
    if (text.isEmpty())
        return { QNetworkProxy::DefaultProxy };
    QUrl url(text.contains(u"://") ? text : QStringLiteral("http://") + text);
    if (url.userName().isEmpty()) {
        if (const auto login = Netrc::find(url.host(), Netrc::fileName(environment))) {
            url.setUserName(login->user, QUrl::DecodedMode);
            url.setPassword(login->password, QUrl::DecodedMode);
        }
    }
    return make(url, QStringLiteral("the environment's ") + name);
}

// Texts name the setting, never its value: it may hold a password.
QNetworkProxy ProxyResolver::make(const QUrl &url, const QString &origin)
{
    const QString scheme = url.scheme();
    const bool isSocks = scheme == u"socks5" || scheme == u"socks5h";
    const QString user = url.userName(QUrl::FullyDecoded);
    const QString password = url.password(QUrl::FullyDecoded);
    if (scheme == u"https")
        refuse(origin,
            QStringLiteral("Qt cannot speak TLS to a proxy: give an address that begins with http:// or socks5://; "
                           "what goes to Discord is encrypted through either"));
    else if (!isSocks && scheme != u"http")
        refuse(origin,
            QStringLiteral("a proxy's address begins with http:// or socks5://, for example "
                           "http://proxy.example:3128"));
    else if (!url.isValid() || url.host().isEmpty())
        refuse(origin,
            QStringLiteral(
                "no host and port can be read: write http://host:port, and percent-encode what is unusual in "
                "user and password"));
    else if ((!url.path().isEmpty() && url.path() != u"/") || url.hasQuery() || url.hasFragment())
        refuse(origin, QStringLiteral("a proxy's address ends after the port: leave out what comes after it"));
    else if (!isSocks && user.contains(u':'))
        refuse(origin, QStringLiteral("the user's name has a colon, which an http proxy takes for its end"));
    else if (isSocks
        && (user.toUtf8().size() > longestSocksCredential || password.toUtf8().size() > longestSocksCredential))
        refuse(origin, QStringLiteral("a socks5 proxy takes at most 255 bytes of user and of password"));
    if (m_error)
        return { QNetworkProxy::HttpProxy }; // leads nowhere, rather than out directly

    QNetworkProxy proxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
        quint16(url.port(isSocks ? 1080 : 80)), user, password);
    // Without caching: requests go through a tunnel also when they are not encrypted, so that one way does for all.
    proxy.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    return proxy;
}

ProxyResolver::Exception ProxyResolver::readException(const QString &text)
{
    Exception exception;
    exception.isAll = text == u"*";
    if (exception.isAll)
        return exception;
    static const QRegularExpression withPort(QStringLiteral("\\A(?:\\[([^\\]]+)\\]|([^:]+))(?::(\\d+))?\\z"));
    QString host = text.toLower();
    if (const QRegularExpressionMatch match = withPort.match(host); match.hasMatch()) {
        host = match.captured(1) + match.captured(2);
        exception.port = match.captured(3).isEmpty() ? -1 : match.captured(3).toInt();
    }
    if (host.contains(u'/')) {
        exception.network = QHostAddress::parseSubnet(host);
    } else if (const QHostAddress address(host); !address.isNull()) {
        exception.network = { address, address.protocol() == QAbstractSocket::IPv6Protocol ? 128 : 32 };
    } else {
        while (host.startsWith(u'*') || host.startsWith(u'.'))
            host.remove(0, 1);
        exception.host = host;
    }
    return exception;
}

bool ProxyResolver::isExcepted(const QUrl &target) const
{
    if (m_exceptions.isEmpty())
        return false;
    QString host = target.host().toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    const QHostAddress address(host);
    const int port = portOf(target);
    return std::any_of(m_exceptions.begin(), m_exceptions.end(), [&](const Exception &exception) {
        if (exception.isAll)
            return true;
        if (exception.port >= 0 && exception.port != port)
            return false;
        if (exception.host.isEmpty())
            return exception.network.second >= 0 && !address.isNull() && address.isInSubnet(exception.network);
        return host == exception.host || host.endsWith(u'.' + exception.host);
    });
}

QNetworkProxy ProxyResolver::proxyFor(const QUrl &target) const
{
    const bool isSecure = target.scheme() == u"https" || target.scheme() == u"wss";
    const QNetworkProxy &named = isSecure ? m_secure : m_plain;
    if (isExcepted(target))
        return { QNetworkProxy::NoProxy };
    if (named.type() != QNetworkProxy::DefaultProxy)
        return named;
    // Qt's factory for the system is there from the beginning, so it says nothing about what the program wants.
    if (QNetworkProxyFactory::usesSystemConfiguration())
        return { QNetworkProxy::NoProxy };
    QUrl asked = target; // factories know no ws
    asked.setScheme(isSecure ? QStringLiteral("https") : QStringLiteral("http"));
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(asked));
    if (proxies.isEmpty() || proxies.first().type() == QNetworkProxy::DefaultProxy)
        return { QNetworkProxy::NoProxy };
    return proxies.first();
}

QString ProxyResolver::nameOf(const QNetworkProxy &proxy)
{
    const bool isIpv6 = proxy.hostName().contains(u':');
    return (isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(proxy.hostName()).arg(proxy.port());
}

} // namespace Hikari
