#pragma once

#include "replayclient.h"

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

class QTcpSocket;

//! \brief Serves one replay over loopback: a REST answer for /gateway/bot and one gateway connection
//!
//! Everything is compressed and framed before the first client comes, so that the server costs next to nothing
//! while it sends. GET /go sends the events; until then a connection only gets the start-up.
class ReplayServer : public QObject
{
public:
    struct Replay
    {
        QByteArray hello; //!< WebSocket frames, ready to send
        QByteArray startUp;
        QByteArray events;
    };

    //! Frames the payloads
    static Replay prepare(const QByteArray &hello, const QList<QByteArray> &startUp, const QList<QByteArray> &events,
        ReplayCompression compression);

    explicit ReplayServer(const Replay &replay);
    quint16 port() const { return m_server.serverPort(); }

private:
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &head);
    void readFrames(QByteArray &buffer);

    Replay m_replay;
    QTcpServer m_server;
    QTcpSocket *m_gateway = nullptr;
};
