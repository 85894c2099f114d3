#pragma once

#include <hikari/simulator/session_p.h>
#include <hikari/simulator/simulatorfault.h>

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <random>
#include <vector>

class QTcpSocket;

namespace Hikari::Sim {

class Connection;
class DeadHost;
class Gateway;

//! \brief Carries out what was ordered to go wrong at the gateway
//!
//! Lives in the simulator's thread. What happens at once it does to the connections; conditions it keeps for those who
//! ask. Its choices come from the configuration's seed.
class Faults : public QObject
{
    Q_OBJECT
public:
    explicit Faults(Gateway *gateway);
    ~Faults() override;

    void begin(quint64 id, const FaultOrder &order);
    void end(quint64 id);
    void endAll();

    //! The condition that holds for \a shardId (-1: not known yet), in \a mode when that is given; null: none
    const FaultOrder *find(FaultKind kind, int shardId, QLatin1String mode = {}) const;
    //! The same, for somebody who suffers from it
    const FaultOrder *hit(FaultKind kind, int shardId, QLatin1String mode = {});
    //! Whether a condition strikes this dispatch, by its share and types
    bool hitsDispatch(FaultKind kind, int shardId, const char *name);
    std::mt19937_64 &random() { return m_random; }

    //! Spoils what is sent to \a session before it is numbered
    void corrupt(const Session &session, const char **name, QByteArray *data);
    //! Deals with a socket whose handshake is to fail. \return false: it is not
    //! \param host the fault whose dead host was connected to; 0: the gateway
    bool spoilHandshake(QTcpSocket *socket, quint64 host);
    bool refusesIdentify(int shardId, int bucket);
    QString resumeUrl(int shardId); //!< for READY
    //! Keeps \a guild from \a session while there is an outage. \return false: there is none
    bool takesOut(Session &session, int guild);

private:
    struct Running
    {
        quint64 id = 0;
        FaultOrder order;
        QTimer *repeat = nullptr; // a child of the faults, as the next
        QTimer *end = nullptr;
        QHash<int, int> refused; // IDENTIFYs by bucket
        DeadHost *host = nullptr; // of ResumeHost
    };
    struct Waiting // for an answer to its HTTP request
    {
        quint64 id = 0;
        QPointer<QTcpSocket> socket;
    };

    Running *running(FaultKind kind, int shardId, QLatin1String mode = {}) const;
    Running *runningById(quint64 id) const;
    QTimer *makeTimer(std::chrono::milliseconds interval);
    void announce(const FaultOrder &order);
    void perform(const Running &fault);
    void applyOnce(Connection &connection, const FaultOrder &order);
    void conditionBegan(Running &fault);
    void conditionEnded(const Running &fault);
    void closeAll(const Running &fault, int code);
    const Running *picked(FaultKind kind, int shardId, const char *name);
    const Running *outageOf(const Session &session, int guild) const;
    void updateOutages();
    bool updateOutage(Session &session);

    Gateway *m_gateway;
    std::mt19937_64 m_random;
    std::vector<std::unique_ptr<Running>> m_running; // the oldest first
    quint64 m_kinds = 0; // bits of those that run, so that asking costs nothing without faults
    QList<Waiting> m_silent; // sockets that get no answer
    std::vector<std::unique_ptr<DeadHost>> m_hosts; // whose URLs clients may still have
    bool m_updatesOutages = false;
};

} // namespace Hikari::Sim
