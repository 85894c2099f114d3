#pragma once

#include <hikari/core/error.h>
#include <hikari/simulator/core_p.h>
#include <hikari/simulator/session_p.h>

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>
#include <QWebSocketServer>

#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace Hikari::Sim {

class Connection;

//! \brief The gateway side: sessions, the world's traffic, faults
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

    // Faults; -1: all shards
    void cut(int shardId);
    void close(int shardId, int code, const QString &reason);
    void requestReconnect(int shardId);
    void invalidate(int shardId, bool resumable);
    void swallowAcks(int shardId, std::chrono::milliseconds duration);
    void clearFaults();

    // For connections
    Core &core() { return *m_core; }
    qint64 nowMs() const { return m_clock.elapsed(); }
    QString publicUrl() const { return m_core->gatewayUrl; }
    bool takeIdentifySlot(int shardId);
    bool isSwallowingAcks(int shardId) const;
    Session *createSession(int shardId, int shardCount, quint64 intents, int largeThreshold);
    Session *findSession(const QString &id) const;
    void endSession(Session *session);
    void abandonSession(Session *session);
    void introduceGuilds(Session *session);
    void dispatch(Session *session, const char *name, const QByteArray &data);
    void publish(const WorldEvent &event);
    void connectionEnded(Connection *connection);
    bool isMemberRequestTooSoon(int shardCount, int guild, double *retryAfter);

private:
    void accept(qintptr descriptor);
    void adopt();
    void tick();
    void checkDeadlines();
    void updateReaders();
    void live(int count);
    void forEachSession(int guild, const std::function<void(Session &)> &f);
    bool isWanted(int guild, quint64 intents) const;
    QList<Connection *> connectionsOf(int shardId) const;
    void announceFault(const char *kind, int shardId, const QString &text);

    class Listener;

    Core *m_core;
    QSslConfiguration m_ssl; // null: plain
    QElapsedTimer m_clock;
    std::unique_ptr<Listener> m_listener;
    QWebSocketServer m_upgrader; // does the handshakes, listens nowhere
    QHash<quint16, QPointer<QTcpSocket>> m_raw; // by the client's port
    QList<Connection *> m_connections; // children
    std::vector<std::unique_ptr<Session>> m_sessions;
    QHash<int, std::vector<std::vector<Session *>>> m_byShard; // shard count -> shard -> sessions
    QHash<int, qint64> m_identifiedAt; // bucket -> when
    QHash<quint64, qint64> m_membersRequestedAt; // shard count << 32 | guild -> when
    QHash<int, qint64> m_swallowUntil; // shard, -1 for all -> when it ends
    QTimer m_traffic;
    QTimer m_deadlines;
    double m_rate = 0;
    double m_due = 0; // events that should have happened and did not yet
    qint64 m_lastTickNs = 0;
    std::mt19937_64 m_random; // session ids
    std::mutex m_postMutex;
    std::vector<WorldEvent> m_posted; // guarded by m_postMutex
};

} // namespace Hikari::Sim
