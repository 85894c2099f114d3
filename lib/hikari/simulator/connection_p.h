#pragma once

#include <hikari/simulator/deflater_p.h>
#include <hikari/simulator/simulatorfault.h>
#include <hikari/simulator/wire_p.h>

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QWebSocket>

#include <deque>
#include <memory>

class QTcpSocket;

namespace Hikari::Sim {

class Gateway;
class Session;

//! \brief One web socket of a client, from HELLO to its end
//!
//! Lives in the simulator's thread and decides about everything that concerns a single connection.
class Connection : public QObject
{
    Q_OBJECT
public:
    Connection(Gateway *gateway, QWebSocket *socket, QTcpSocket *raw);
    ~Connection() override;

    void start(); // checks the URL, sends HELLO
    void send(const QByteArray &payload); // JSON text
    void sendOp(int op, const QByteArray &data); // without s and t
    void close(int code, const QString &reason);
    void cut(); // no close frame, TCP reset
    void askToReconnect();
    void invalidate(bool resumable);
    void checkDeadlines(qint64 nowMs);
    void deliver(const char *name, const QByteArray &payload); // a dispatch of the session
    static QString reasonFor(int closeCode); // in Discord's words; empty for others

    // Faults, see connectionfaults.cpp
    void followFaults(); // conditions have begun or ended
    void cutMidFrame();
    void stallNext(std::chrono::milliseconds time);
    void damageNext() { m_damagesNext = true; }
    void sendGarbage();
    void sendBomb(qint64 bytes);
    void forgetOrders(); // of stallNext() and damageNext()

    Session *session() const { return m_session; }
    void detachSession() { m_session = nullptr; }

private:
    void receive(const QByteArray &text);
    void heartbeat(const QJsonValue &data);
    void identify(const QJsonObject &data);
    void resume(const QJsonObject &data);
    void presence(const QJsonValue &data);
    void voiceState(const QJsonValue &data);
    void requestMembers(const QJsonValue &data);
    void requestSounds(const QJsonValue &data);
    void requestChannelInfo(const QJsonValue &data);
    void finished();
    //! Notes a breach and closes
    void punish(int code, const QString &what);
    void breach(const QString &what);
    void write(const QByteArray &message, bool isBinary);
    void setReading(bool reading);
    void readOn();
    void thaw();
    void acknowledgeBeat();
    void sendDueAcks(bool all);
    void sendHeld();
    int shardForBooks() const;
    bool isRateLimited(qint64 nowMs);

    Gateway *m_gateway;
    QWebSocket *m_socket; // a child
    QPointer<QTcpSocket> m_raw; // inside of m_socket
    std::unique_ptr<Deflater> m_deflater; // null without a compressed stream
    bool m_compressPayloads = false; // asked for in IDENTIFY
    Session *m_session = nullptr;
    bool m_isClosing = false; // by us; nothing is read or sent any more
    bool m_clientCloses = false; // a close frame of the client came
    bool m_isFinished = false;
    qint64 m_closingAt = 0;
    qint64 m_lastBeat = 0;
    qint64 m_reconnectBy = 0; // 0: not asked to
    qint64 m_invalidatedAt = 0; // 0: no session was
    std::deque<qint64> m_received; // times of the payloads in the last minute
    std::deque<qint64> m_presences;
    int m_lastShard = -1;

    // Faults
    Wire m_wire;
    QTimer m_ackTimer;
    std::deque<qint64> m_lateAcks; // when they are due, in order
    QByteArray m_held; // a dispatch that changes places with the next; empty: none
    bool m_isZlib = false; // the stream
    bool m_damagesNext = false;
    bool m_isReading = true;
    bool m_isHalfOpen = false;
    bool m_isSilent = false; // HELLO is held back
};

} // namespace Hikari::Sim
