#pragma once

#include <QByteArray>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

//! \brief An HTTP proxy on loopback that opens tunnels, and keeps where to
class TunnelProxy : public QTcpServer
{
public:
    //! \param credentials "user:password" that it asks for; empty: it lets everybody through
    explicit TunnelProxy(const QByteArray &credentials = {})
        : m_credentials(credentials.toBase64())
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (hasPendingConnections())
                serve(nextPendingConnection());
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
    int tunnelsTo(int port) const { return int(m_ports.count(port)); }
    int tunnels() const { return int(m_ports.size()); }

private:
    void serve(QTcpSocket *client)
    {
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, client, [this, client] {
            const QByteArray head = client->peek(8192);
            const qsizetype end = head.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            client->skip(end + 4);
            if (!m_credentials.isEmpty()
                && !head.contains(QByteArray("\r\nProxy-Authorization: Basic " + m_credentials + "\r\n"))) {
                client->write("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                              "Content-Length: 0\r\n\r\n");
                return;
            }
            const QByteArray target = head.left(head.indexOf("\r\n")).split(' ').value(1);
            open(client, target.mid(target.lastIndexOf(':') + 1).toUShort());
        });
    }
    void open(QTcpSocket *client, quint16 port)
    {
        m_ports.append(port);
        client->disconnect(SIGNAL(readyRead()));
        auto *server = new QTcpSocket(client);
        const auto pass = [](QTcpSocket *from, QTcpSocket *to) { to->write(from->readAll()); };
        connect(server, &QTcpSocket::connected, client, [client, server, pass] {
            client->write("HTTP/1.1 200 Connected\r\n\r\n");
            connect(client, &QTcpSocket::readyRead, server, [=] { pass(client, server); });
            connect(server, &QTcpSocket::readyRead, client, [=] { pass(server, client); });
        });
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        server->connectToHost(QHostAddress::LocalHost, port);
    }

    const QByteArray m_credentials;
    QList<int> m_ports;
};
