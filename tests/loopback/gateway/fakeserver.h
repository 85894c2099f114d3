#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QUrl>
#include <QWebSocketServer>

#include <functional>
#include <memory>

class QWebSocket;

class Deflater;

namespace Hikari {

//! One connection to the FakeServer
class FakeClient : public QObject
{
    Q_OBJECT
public:
    FakeClient(QWebSocket *socket, QObject *parent);
    ~FakeClient() override;

    //! Sends \a json as the client asked for it: zlib-stream or text
    void send(const QByteArray &json);
    void dispatch(const QByteArray &name, const QByteArray &d = "{}");
    //! Cuts TCP without a close frame
    void cut();
    void close(int code);

    QUrl url;
    QList<QJsonObject> received;
    int shard = -1; // known after IDENTIFY or RESUME
    qint64 sequence = 0; // last sent
    int closeCode = 0; // the client's, once it has gone; 0: none
    bool isGone = false;

Q_SIGNALS:
    void payloadReceived(const QJsonObject &payload);
    void gone();

private:
    QWebSocket *m_socket;
    bool m_hasCloseFrame = false;
    std::unique_ptr<Deflater> m_deflater; // null for text
};

//! A gateway on a loopback port that greets, identifies and resumes everyone, and lets the test do the rest
class FakeServer : public QObject
{
    Q_OBJECT
public:
    FakeServer();

    QUrl url() const;
    QList<FakeClient *> clients() const { return m_clients; }
    //! The newest connection of \a shard that is still there; null if none
    FakeClient *client(int shard) const;
    int count(int op) const;
    int openConnections() const;

    int interval = 41250; // of heartbeats, milliseconds
    bool saysHello = true;
    bool answersHeartbeats = true;
    std::function<void(FakeClient *, const QJsonObject &)> onIdentify; // instead of READY
    QList<QPair<qint64, int>> identifies; // milliseconds since the start, shard
    int mostConnectionsOfAShard = 0;

Q_SIGNALS:
    void clientAdded(Hikari::FakeClient *client);

private:
    void onConnection();
    void onPayload(FakeClient *client, const QJsonObject &payload);

    QWebSocketServer m_server;
    QList<FakeClient *> m_clients;
    QHash<QString, qint64> m_sessions; // last sequence sent
};

} // namespace Hikari
