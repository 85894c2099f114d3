#include "httpserver.h"

HttpServer::HttpServer(QObject *parent)
    : QTcpServer(parent)
{
    listen(QHostAddress::LocalHost);
}

QUrl HttpServer::baseUrl() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/api/v10").arg(serverPort()));
}

void HttpServer::script(const Answer &answer, int times)
{
    for (int i = 0; i < times; ++i)
        m_script.push_back(answer);
}

QList<QPair<QByteArray, QByteArray>> HttpServer::bucket(
    const QByteArray &hash, int limit, int remaining, const QByteArray &resetAfter)
{
    return { { "X-RateLimit-Bucket", hash }, { "X-RateLimit-Limit", QByteArray::number(limit) },
        { "X-RateLimit-Remaining", QByteArray::number(remaining) }, { "X-RateLimit-Reset-After", resetAfter } };
}

void HttpServer::releaseHeld()
{
    const auto held = std::exchange(m_held, {});
    for (const auto &[socket, answer] : held) {
        if (socket)
            send(socket, answer, false);
    }
}

void HttpServer::incomingConnection(qintptr handle)
{
    ++connections;
    auto *socket = new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_received.remove(socket);
        socket->deleteLater();
    });
}

void HttpServer::read(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    received += socket->readAll();
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QList<QByteArray> lines = received.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    Request request { .method = first.value(0), .path = first.value(1) };
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        request.headers.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (received.size() < end + 4 + length)
        return;
    request.body = received.mid(end + 4, length);
    received.clear();
    requests.append(request);

    Answer answer;
    if (!m_script.empty()) {
        answer = m_script.front();
        m_script.pop_front();
    } else if (m_handler) {
        answer = m_handler(request);
    }
    reply(socket, answer);
}

void HttpServer::reply(QTcpSocket *socket, const Answer &answer)
{
    switch (answer.action) {
    case Action::Answer:
        send(socket, answer, false);
        break;
    case Action::Cut:
        socket->abort();
        break;
    case Action::CutHalfway:
        send(socket, answer, true);
        break;
    case Action::Hang:
        break;
    case Action::Hold:
        m_held.append({ socket, answer });
        break;
    }
}

void HttpServer::send(QTcpSocket *socket, const Answer &answer, bool halfway)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " Status\r\n";
    bool hasType = false;
    for (const auto &[name, value] : answer.headers) {
        bytes += name + ": " + value + "\r\n";
        hasType = hasType || name == "Content-Type";
    }
    if (!hasType)
        bytes += "Content-Type: application/json\r\n";
    if (answer.status != 204)
        bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    bytes += "\r\n";
    if (answer.status != 204)
        bytes += halfway ? answer.body.left(answer.body.size() / 2) : answer.body;
    socket->write(bytes);
    if (halfway)
        socket->disconnectFromHost();
}
