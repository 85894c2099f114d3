#pragma once

#include "datasource.h"

#include <hikari/core/error.h>

#include <QObject>
#include <QTimer>

#include <memory>

namespace Hikari {
class Simulator;
class Token;
} // namespace Hikari

namespace Panel {

class SessionState;
struct SessionSetup;

//! \brief Owns the demo's simulated Discord; lives in a thread of its own
class SimulatorHost : public QObject
{
    Q_OBJECT
public:
    explicit SimulatorHost(std::shared_ptr<SessionState> state);
    ~SimulatorHost() override;

    //! \param setup its world, faults, scenario, incident
    void start(const SessionSetup &setup);
    void inject(int shard, Fault fault);
    void quiet();
    //! The last sequence number sent to a shard; any thread
    qint64 sentSequence(int shard) const;
    //! How many rules the clients broke; any thread
    quint64 violations() const;

Q_SIGNALS:
    void started(const QUrl &restUrl);
    void failed(const Hikari::Error &error);

public:
    //! The token that is let in; valid after started()
    Hikari::Token token() const;

private:
    void cut(int shard);

    std::shared_ptr<SessionState> m_state;
    std::unique_ptr<Hikari::Simulator> m_simulator;
    QTimer m_incident;
};

} // namespace Panel
