#pragma once

#include <hikari/gateway/transport_p.h>

#include <QAbstractSocket>
#include <QNetworkProxy>
#include <QPointer>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

class QWebSocket;

namespace Hikari {

//! \brief A Transport over QWebSocket; the only code that knows QWebSocket's ways
class HIKARI_AUTOTEST_EXPORT WebSocketTransport : public Transport
{
    Q_OBJECT
public:
    //! \brief The proxy for a connection to an address; null: whatever Qt takes
    using ProxyChoice = std::function<QNetworkProxy(const QUrl &url)>;

    WebSocketTransport(const std::optional<QSslConfiguration> &ssl, qint64 messageLimit, TransportClient *client,
        ProxyChoice proxyFor = {});
    ~WebSocketTransport() override;

    void open(const QUrl &url) override;
    void send(const QByteArray &text) override;
    void close(int code, const QString &reason) override;
    void abort() override;
    void setReading(bool reading) override;

private:
    void onConnected();
    void onError(QAbstractSocket::SocketError error);
    void onDisconnected();
    void finish(TransportEnd end);
    QString describeError() const;
    void readOn();
    void readOnFromProxy();
    void boundReading();
    bool hasProxyEnded() const;

    QWebSocket *m_socket;
    const ProxyChoice m_proxyFor;
    QPointer<QAbstractSocket> m_tcp; // the QWebSocket's own socket, known once it is open
    QPointer<QAbstractSocket> m_toProxy; // inside of it; null: there is no proxy
    std::optional<QAbstractSocket::SocketError> m_error;
    QString m_errorText;
    bool m_isOpen = false;
    bool m_isReading = true;
    bool m_isClosingByUs = false;
    bool m_sawCloseFrame = false;
    bool m_awaitsError = false;
};

} // namespace Hikari
