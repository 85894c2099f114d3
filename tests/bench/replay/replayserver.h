#pragma once

#include "replayclient.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSocketNotifier>
#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

class QTcpSocket;

//! A server of plain or TLS connections
class ReplayListener : public QTcpServer
{
public:
    std::optional<QSslConfiguration> ssl; //!< nullopt: plain

protected:
    void incomingConnection(qintptr descriptor) override;
};

//! \brief Fires at a steady rate that milliseconds could not express
class ReplayPacer
{
public:
    //! \param tick gets how many ticks are due: more than one when the process came late
    explicit ReplayPacer(std::function<void(quint64 ticks)> tick);
    ~ReplayPacer();
    Q_DISABLE_COPY_MOVE(ReplayPacer)

    void start(int perSecond);
    void stop();

private:
    const int m_timer;
    QSocketNotifier m_notifier;
};

//! \brief Serves one replay over loopback: a REST answer for /gateway/bot and one gateway connection
//!
//! Everything is compressed and framed before the first client comes, so that the server costs next to nothing
//! while it sends. A connection to the control port sends the events; until then a client only gets the start-up.
class ReplayServer : public QObject
{
public:
    struct Replay
    {
        QByteArray hello; //!< WebSocket frames, ready to send
        QByteArray startUp;
        QList<QByteArray> events; //!< one frame each
    };

    //! Frames the payloads
    static Replay prepare(const QByteArray &hello, const QList<QByteArray> &startUp, const QList<QByteArray> &events,
        ReplayCompression compression);

    //! \param rate events per second, each sent by itself; 0: all at once
    ReplayServer(const Replay &replay, int rate, const std::optional<QSslConfiguration> &ssl);
    quint16 port() const { return m_server.serverPort(); }
    quint16 controlPort() const { return m_control.serverPort(); }

private:
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &head);
    void readFrames(QByteArray &buffer);
    void sendEvents();
    void sendNext(quint64 count);

    const Replay m_replay;
    const int m_rate;
    ReplayListener m_server;
    QTcpServer m_control;
    ReplayPacer m_pacer;
    qsizetype m_next = 0; // event to send
    QTcpSocket *m_gateway = nullptr;
};
