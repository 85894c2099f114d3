#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpSocket>
#include <QUrl>

//! \brief A client that sees the bytes: HTTP answers and unfinished frames, which QWebSocket hides
class RawClient : public QObject
{
public:
    RawClient()
    {
        connect(&socket, &QTcpSocket::readyRead, this, [this] { take(); });
        connect(&socket, &QTcpSocket::disconnected, this, [this] { isGone = true; });
        connect(&socket, &QTcpSocket::errorOccurred, this, [this] {
            take();
            isGone = true;
        });
    }

    void open(const QUrl &url)
    {
        connect(&socket, &QTcpSocket::connected, this, [this] {
            isConnected = true;
            socket.write("GET /?v=10&encoding=json HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                         "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                         "Sec-WebSocket-Version: 13\r\n\r\n");
        });
        socket.connectToHost(url.host(), quint16(url.port()));
    }

    //! One short masked frame; the mask is zero
    void send(const QByteArray &text)
    {
        QByteArray frame("\x81");
        if (text.size() < 126) {
            frame += char(0x80 | text.size());
        } else {
            frame += char(0x80 | 126);
            frame += char(text.size() >> 8);
            frame += char(text.size() & 0xff);
        }
        socket.write(frame + QByteArray(4, '\0') + text);
    }

    bool has(const QByteArray &part) const
    {
        for (const QByteArray &message : messages) {
            if (message.contains(part))
                return true;
        }
        return false;
    }

    QTcpSocket socket;
    QByteArray http; // the head of the answer
    QList<QByteArray> messages; // payloads of whole frames
    QByteArray unfinished; // bytes of a frame that is not whole yet
    bool sawUnfinished = false; // at some time
    bool isConnected = false;
    bool isGone = false;

private:
    void take()
    {
        unfinished += socket.readAll();
        if (http.isEmpty()) {
            const qsizetype end = unfinished.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            http = unfinished.left(end);
            unfinished.remove(0, end + 4);
        }
        while (takeFrame()) { }
        sawUnfinished |= !unfinished.isEmpty();
    }
    bool takeFrame()
    {
        if (unfinished.size() < 2)
            return false;
        quint64 length = quint8(unfinished[1]) & 0x7f;
        const int lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (unfinished.size() < 2 + lengthBytes)
            return false;
        if (lengthBytes > 0)
            length = 0;
        for (int i = 0; i < lengthBytes; ++i)
            length = length << 8 | quint8(unfinished[2 + i]);
        const qsizetype whole = 2 + lengthBytes + qsizetype(length);
        if (unfinished.size() < whole)
            return false;
        messages += unfinished.mid(2 + lengthBytes, qsizetype(length));
        unfinished.remove(0, whole);
        return true;
    }
};
