#pragma once

#include <hikari/core/error.h>
#include <hikari/simulator/core_p.h>
#include <hikari/simulator/session_p.h>

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>
#include <QWebSocketServer>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace Hikari::Sim {

class Connection;
class Faults;

//! \brief The gateway side: sessions and the world's traffic
//!
//! Lives in the simulator's thread; what others may call says so.
class Gateway : public QObject
{
    Q_OBJECT
public:
    Gateway(Core *core, QSslConfiguration ssl, QObject *parent = nullptr);
    ~Gateway() override;

    bool listen(quint16 port, Error *error);
    quint16 port() const;
    void stop();

    void post(WorldEvent event); //!< any thread
    void setEventsPerSecond(double rate);
    void emitEvents(int count);

    // For connections and faults
    Faults &faults() { return *m_faults; }
    Core &core() { return *m_core; }
    qint64 nowMs() const { return m_clock.elapsed(); }
    QString publicUrl() const { return m_core->gatewayUrl; }
    bool takeIdentifySlot(int shardId);
    int bucketOf(int shardId) const; //!< of IDENTIFYs
    Session *createSession(int shardId, int shardCount, quint64 intents, int largeThreshold);
    Session *findSession(const QString &id) const;
    void endSession(Session *session);
    void abandonSession(Session *session);
    void introduceGuilds(Session *session);
    void introduceGuild(Session *session, int guild); //!< GUILD_CREATE
    void dispatch(Session *session, const char *name, const QByteArray &data);
    void publish(const WorldEvent &event);
    void connectionEnded(Connection *connection);
    bool isMemberRequestTooSoon(int shardCount, int guild, double *retryAfter);

    QList<Connection *> connections() const { return m_connections; }
    QList<Session *> sessions() const;
    //! \param host the fault whose dead host this came to; 0: our own port
    void accept(qintptr descriptor, quint64 host = 0);
    void shakeHands(QTcpSocket *socket) { m_upgrader.handleConnection(socket); }

private:
    void begin(QTcpSocket *socket, quint64 host);
    void adopt();
    void tick();
    void checkDeadlines();
    void updateReaders();
    void live(int count);
    void forEachSession(int guild, const std::function<void(Session &)> &f);
    bool isWanted(int guild, quint64 intents) const;

    class Listener;

    Core *m_core;
    QSslConfiguration m_ssl; // null: plain
    QElapsedTimer m_clock;
    std::unique_ptr<Listener> m_listener;
    QWebSocketServer m_upgrader; // does the handshakes, listens nowhere
    QHash<quint16, QPointer<QTcpSocket>> m_raw; // by the client's port
    QList<Connection *> m_connections; // children
    std::vector<std::unique_ptr<Session>> m_sessions;
    QMap<int, std::vector<std::vector<Session *>>> m_byShard; // shard count -> shard -> sessions; ordered, see seed
    QHash<int, qint64> m_identifiedAt; // bucket -> when
    QHash<quint64, qint64> m_membersRequestedAt; // shard count << 32 | guild -> when
    QTimer m_traffic;
    QTimer m_deadlines;
    double m_rate = 0;
    double m_due = 0; // events that should have happened and did not yet
    qint64 m_lastTickNs = 0;
    QHash<quint64, quint64> m_sessionsMade; // shard count << 32 | shard -> how many
    std::unique_ptr<Faults> m_faults;
    std::mutex m_postMutex;
    std::vector<WorldEvent> m_posted; // guarded by m_postMutex
};

} // namespace Hikari::Sim
