#pragma once

#include <QAbstractSocket>
#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>
#include <QWebSocket>

#include <zlib.h>

#include <utility>

//! \brief A gateway client that does what it is told and nothing by itself, not even heartbeats
class GatewayClient : public QObject
{
public:
    enum class Compression
    {
        None,
        ZlibStream
    };

    explicit GatewayClient(Compression compression = Compression::None)
        : m_compression(compression)
    {
        inflateInit(&m_stream);
        connect(&socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { take(text.toUtf8()); });
        connect(&socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &data) {
            ++binaryFrames;
            m_unfinished += data;
            if (!joinsFrames || m_unfinished.endsWith(QByteArray::fromHex("0000ffff")))
                take(inflated(std::exchange(m_unfinished, {})));
        });
        connect(&socket, &QWebSocket::aboutToClose, this, [this] { sawCloseFrame = true; });
        connect(&socket, &QWebSocket::disconnected, this, [this] { isGone = true; });
    }
    ~GatewayClient() override
    {
        socket.abort();
        inflateEnd(&m_stream);
    }

    void open(QUrl url, const QString &query = QStringLiteral("v=10&encoding=json"))
    {
        QString full = query;
        if (m_compression == Compression::ZlibStream)
            full += QStringLiteral("&compress=zlib-stream");
        url.setPath(QStringLiteral("/"));
        url.setQuery(full);
        socket.open(url);
    }

    void send(const QJsonObject &payload)
    {
        socket.sendTextMessage(QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact)));
    }
    void send(int op, const QJsonValue &data)
    {
        send(QJsonObject { { QStringLiteral("op"), op }, { QStringLiteral("d"), data } });
    }

    static QJsonObject identifyData(const QString &token, int shardId = 0, int shardCount = 1, qint64 intents = 0x7e01)
    {
        return { { QStringLiteral("token"), token }, { QStringLiteral("intents"), intents },
            { QStringLiteral("shard"), QJsonArray { shardId, shardCount } },
            { QStringLiteral("properties"),
                QJsonObject { { QStringLiteral("os"), QStringLiteral("linux") },
                    { QStringLiteral("browser"), QStringLiteral("test") },
                    { QStringLiteral("device"), QStringLiteral("test") } } } };
    }
    void identify(const QString &token, int shardId = 0, int shardCount = 1, qint64 intents = 0x7e01)
    {
        send(2, identifyData(token, shardId, shardCount, intents));
    }
    void resume(const QString &token, const QString &session, qint64 sequence)
    {
        send(6,
            QJsonObject { { QStringLiteral("token"), token }, { QStringLiteral("session_id"), session },
                { QStringLiteral("seq"), sequence } });
    }
    void heartbeat() { send(1, sequence == 0 ? QJsonValue() : QJsonValue(sequence)); }

    int count(int op) const
    {
        int n = 0;
        for (const QJsonObject &payload : received)
            n += payload[QStringLiteral("op")].toInt() == op ? 1 : 0;
        return n;
    }
    QList<QJsonObject> dispatches(const QString &name) const
    {
        QList<QJsonObject> found;
        for (const QJsonObject &payload : received) {
            if (payload[QStringLiteral("t")].toString() == name)
                found += payload[QStringLiteral("d")].toObject();
        }
        return found;
    }
    bool has(const QString &name) const { return !dispatches(name).isEmpty(); }
    QList<qint64> sequences() const
    {
        QList<qint64> found;
        for (const QJsonObject &payload : received) {
            if (payload[QStringLiteral("op")].toInt() == 0)
                found += payload[QStringLiteral("s")].toInteger();
        }
        return found;
    }
    int closeCode() const { return int(socket.closeCode()); }

    QWebSocket socket;
    QList<QJsonObject> received;
    QString sessionId;
    qint64 sequence = 0;
    int binaryFrames = 0;
    bool sawCloseFrame = false;
    bool isGone = false;
    bool sawBadPayload = false;
    bool joinsFrames = false; // a payload may come in several, as Discord does not promise otherwise

private:
    void take(const QByteArray &text)
    {
        const QJsonObject payload = QJsonDocument::fromJson(text).object();
        sawBadPayload |= payload.isEmpty();
        received += payload;
        if (payload[QStringLiteral("op")].toInt() != 0)
            return;
        sequence = payload[QStringLiteral("s")].toInteger();
        if (payload[QStringLiteral("t")].toString() == QStringLiteral("READY"))
            sessionId = payload[QStringLiteral("d")][QStringLiteral("session_id")].toString();
    }

    QByteArray inflated(const QByteArray &data)
    {
        if (!data.endsWith(QByteArray::fromHex("0000ffff")))
            sawBadPayload = true;
        QByteArray result;
        char buffer[16384];
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.constData()));
        m_stream.avail_in = uInt(data.size());
        do {
            m_stream.next_out = reinterpret_cast<Bytef *>(buffer);
            m_stream.avail_out = sizeof buffer;
            const int outcome = inflate(&m_stream, Z_SYNC_FLUSH);
            if (outcome != Z_OK && outcome != Z_BUF_ERROR)
                sawBadPayload = true;
            result.append(buffer, qsizetype(sizeof buffer - m_stream.avail_out));
        } while (m_stream.avail_out == 0);
        return result;
    }

    Compression m_compression;
    QByteArray m_unfinished;
    z_stream m_stream {};
};
