#include "fakeserver.h"

#include <deflater.h>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QWebSocket>

namespace Hikari {

FakeClient::FakeClient(QWebSocket *socket, QObject *parent)
    : QObject(parent)
    , url(socket->requestUrl())
    , m_socket(socket)
{
    socket->setParent(this);
    if (QUrlQuery(url).queryItemValue(QStringLiteral("compress")) == u"zlib-stream")
        m_deflater = std::make_unique<Deflater>();
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        const QJsonObject payload = QJsonDocument::fromJson(text.toUtf8()).object();
        received.append(payload);
        Q_EMIT payloadReceived(payload);
    });
    // Only a close frame makes QWebSocket emit aboutToClose; without one its closeCode() would read 1000. The frame it
    // sends in answer may find TCP gone: then disconnected comes first.
    connect(socket, &QWebSocket::aboutToClose, this, [this] {
        m_hasCloseFrame = true;
        if (isGone)
            closeCode = int(m_socket->closeCode());
    });
    connect(socket, &QWebSocket::disconnected, this, [this] {
        if (m_hasCloseFrame)
            closeCode = int(m_socket->closeCode());
        isGone = true;
        Q_EMIT gone();
    });
}

FakeClient::~FakeClient()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void FakeClient::send(const QByteArray &json)
{
    if (m_deflater)
        m_socket->sendBinaryMessage((*m_deflater)(json));
    else
        m_socket->sendTextMessage(QString::fromUtf8(json));
}

void FakeClient::dispatch(const QByteArray &name, const QByteArray &d)
{
    send("{\"t\":\"" + name + "\",\"s\":" + QByteArray::number(++sequence) + ",\"op\":0,\"d\":" + d + "}");
}

void FakeClient::cut()
{
    m_socket->abort();
}

void FakeClient::close(int code)
{
    m_socket->close(QWebSocketProtocol::CloseCode(code));
}

FakeServer::FakeServer()
    : m_server(QStringLiteral("fake"), QWebSocketServer::NonSecureMode, this)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QWebSocketServer::newConnection, this, &FakeServer::onConnection);
}

QUrl FakeServer::url() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_server.serverPort()));
}

FakeClient *FakeServer::client(int shard) const
{
    for (auto client = m_clients.rbegin(); client != m_clients.rend(); ++client) {
        if ((*client)->shard == shard && !(*client)->isGone)
            return *client;
    }
    return nullptr;
}

int FakeServer::count(int op) const
{
    int count = 0;
    for (const FakeClient *client : m_clients) {
        for (const QJsonObject &payload : client->received)
            count += payload[u"op"].toInt() == op ? 1 : 0;
    }
    return count;
}

int FakeServer::openConnections() const
{
    int count = 0;
    for (const FakeClient *client : m_clients)
        count += client->isGone ? 0 : 1;
    return count;
}

void FakeServer::onConnection()
{
    while (QWebSocket *socket = m_server.nextPendingConnection()) {
        auto *client = new FakeClient(socket, this);
        m_clients.append(client);
        connect(client, &FakeClient::payloadReceived, this,
            [this, client](const QJsonObject &payload) { onPayload(client, payload); });
        if (saysHello)
            client->send(
                R"({"t":null,"s":null,"op":10,"d":{"heartbeat_interval":)" + QByteArray::number(interval) + "}}");
        Q_EMIT clientAdded(client);
    }
}

void FakeServer::onPayload(FakeClient *client, const QJsonObject &payload)
{
    const QJsonObject d = payload[u"d"].toObject();
    switch (payload[u"op"].toInt()) {
    case 1:
        if (answersHeartbeats)
            client->send(R"({"t":null,"s":null,"op":11,"d":null})");
        return;
    case 2: {
        client->shard = d[u"shard"].toArray().first().toInt();
        identifies.append({ QDateTime::currentMSecsSinceEpoch(), client->shard });
        if (onIdentify) {
            onIdentify(client, d);
            return;
        }
        const QByteArray session = "session-" + QByteArray::number(client->shard);
        client->dispatch("READY",
            R"({"v":10,"user":{"id":"5","username":"b"},"guilds":[],"session_id":")" + session
                + R"(","resume_gateway_url":")" + url().toEncoded() + R"(","application":{"id":"5","flags":0}})");
        return;
    }
    case 6:
        client->shard = d[u"session_id"].toString().mid(8).toInt();
        client->sequence = d[u"seq"].toInteger();
        client->dispatch("RESUMED");
        return;
    default:
        return;
    }
}

} // namespace Hikari
