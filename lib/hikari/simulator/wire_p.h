#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <deque>
#include <random>

class QTcpSocket;
class QWebSocket;

namespace Hikari::Sim {

//! \brief The way out of a connection: at once, or as faults have it
//!
//! Messages keep their order. Lives in the simulator's thread.
class Wire : public QObject
{
    Q_OBJECT
public:
    struct Pace
    {
        std::chrono::milliseconds delay { 0 };
        std::chrono::milliseconds jitter { 0 };
        qint64 bytesPerSecond = 0; // 0: no limit

        bool operator==(const Pace &) const = default;
    };

    //! \param raw the socket inside of \a socket
    Wire(QWebSocket *socket, QTcpSocket *raw, std::mt19937_64 *random, QObject *parent);

    void send(const QByteArray &message, bool isBinary);
    void setPace(const Pace &pace); //!< none: what waits leaves at once
    void setFrozen(bool frozen); //!< keeps everything until it is over
    void stallNext(std::chrono::milliseconds time); //!< half of the next message, the rest after \a time
    void endStalls(); //!< also those to come
    void writeHalfAFrame(); //!< for good: only a reset can follow
    bool canClose() const { return !m_isFrozen && !m_isMidFrame; } //!< a close frame would be understood
    qint64 waitingBytes() const { return m_waitingBytes; }
    bool isPaced() const { return m_pace != Pace(); }

private:
    struct Message
    {
        QByteArray data;
        bool isBinary = false;
        qint64 dueMs = 0;
    };

    void pump();
    void write(const Message &message);
    void finishFrame();
    void writeRaw(const QByteArray &bytes);

    QWebSocket *m_socket;
    QPointer<QTcpSocket> m_raw;
    std::mt19937_64 *m_random;
    QElapsedTimer m_clock;
    QTimer m_timer;
    QTimer m_stallTimer;
    Pace m_pace;
    std::deque<Message> m_queue;
    qint64 m_waitingBytes = 0;
    qint64 m_lastDueMs = 0;
    qint64 m_freeAtMs = 0; // when the slow line has taken all
    std::chrono::milliseconds m_stall { 0 }; // of the next message; 0: none
    QByteArray m_rest; // of the stalled frame
    bool m_isFrozen = false;
    bool m_isMidFrame = false;
};

} // namespace Hikari::Sim
