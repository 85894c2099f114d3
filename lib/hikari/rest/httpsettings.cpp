#include <hikari/rest/httpsettings.h>

#include <QSslSocket>

namespace Hikari {

std::optional<QSslConfiguration> HttpSettings::sslConfiguration() const
{
    if (verifiesCertificates)
        return ssl;
    QSslConfiguration unverified = ssl.value_or(QSslConfiguration::defaultConfiguration());
    unverified.setPeerVerifyMode(QSslSocket::VerifyNone);
    return unverified;
}

bool HttpSettings::isVerified() const
{
    const std::optional<QSslConfiguration> used = sslConfiguration();
    const auto mode = used ? used->peerVerifyMode() : QSslSocket::AutoVerifyPeer;
    return mode == QSslSocket::AutoVerifyPeer || mode == QSslSocket::VerifyPeer;
}

Error HttpSettings::check() const
{
    for (const auto &timeout :
        { timeouts.total, timeouts.acquireAndConnect, timeouts.requestSocketConnect, timeouts.requestSocketRead }) {
        if (timeout && timeout->count() <= 0)
            return { .kind = Error::Kind::InvalidArgument,
                .message = QStringLiteral("an HTTP timeout must be longer than nothing; nullopt switches it off") };
    }
    if (maxRedirects && *maxRedirects < 1)
        return { .kind = Error::Kind::InvalidArgument,
            .message = QStringLiteral("maxRedirects must be at least 1; nullopt follows none") };
    return {};
}

} // namespace Hikari
