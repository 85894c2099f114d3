#pragma once

#include <hikari/core/error.h>
#include <hikari/core/snowflake.h>
#include <hikari/core/token.h>
#include <hikari/simulator/scenario.h>
#include <hikari/simulator/simulatorconfig.h>
#include <hikari/simulator/simulatorfault.h>
#include <hikari/simulator/simulatorglobal.h>
#include <hikari/simulator/simulatorledger.h>

#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>

namespace Hikari {

//! \brief A Discord of our own on loopback: REST over HTTP and the gateway over web sockets
//!
//! It has a world (guilds, channels, roles, users, messages) made from a seed, lets it live at a set rate, and is as
//! strict about the protocol as Discord. On command it misbehaves. Everything it does happens in threads of its own.
//!
//! start(), stop() and the destructor belong to the thread of the object; every other function may be called from any
//! thread and returns at once. Several simulators may run in one process.
class HIKARI_SIMULATOR_EXPORT Simulator : public QObject
{
    Q_OBJECT
public:
    explicit Simulator(SimulatorConfig config = {}, QObject *parent = nullptr);
    ~Simulator() override;

    //! \brief Opens both ports and lets the world live
    //!
    //! \param error says what is wrong and what to do, for example when a port is in use; may be null
    //! \return false when nothing was started. True at once when it runs already.
    bool start(Error *error = nullptr);
    //! \brief Drops all connections and forgets all sessions; blocks until both threads are gone (milliseconds)
    void stop();
    bool isRunning() const;

    SimulatorConfig config() const;
    Token token() const; //!< the one that is let in
    QUrl restUrl() const; //!< "http://127.0.0.1:41873/api/v10"; empty before start()
    QUrl gatewayUrl() const; //!< "ws://127.0.0.1:41874"; empty before start()
    QSslCertificate certificate() const; //!< what clients have to trust; null without TLS or before start()

    //! \brief Ids of the world, for tests and demonstrations; the same before and after start()
    QList<Snowflake> guildIds() const;
    Snowflake botUserId() const;
    Snowflake applicationId() const;
    //! The first text channel of guild number \a guildIndex; null when there is no such guild
    Snowflake textChannel(int guildIndex) const;

    double eventsPerSecond() const;
    void setEventsPerSecond(double rate); //!< 0-50,000
    //! \brief Makes \a count things happen at once, in the usual mix
    void emitEvents(int count);

    //! \name Faults
    //! \{
    //! \brief Lets something go wrong, once or for a time
    //!
    //! The simulator's thread carries it out soon, mostly after this has returned. Each time it happens it is entered
    //! in the ledger, and faultInjected() is emitted; whoever needs it in force waits for that.
    //! \return an id for clearFault(), never used twice between start and stop; 0 when the simulator does not run or
    //!         the order is impossible, see FaultOrder::problem()
    quint64 injectFault(const FaultOrder &order);
    //! \brief Ends a fault, likewise soon. \return false when it was not active
    bool clearFault(quint64 id);
    void clearFaults(); //!< ends all
    //! What lasts or repeats, and what was ordered this moment
    QList<ActiveFault> activeFaults() const;
    //! \}

    //! \name Short forms of injectFault(). \a shardId -1 means every shard.
    //! \{
    void cutConnection(int shardId = -1); //!< TCP reset, no close frame
    void closeConnection(int shardId, int code, const QString &reason = {});
    void requestReconnect(int shardId = -1); //!< op 7; closed with 4000 when the client is still there after 5 s
    void invalidateSession(int shardId, bool resumable); //!< op 9
    void swallowHeartbeatAcks(int shardId, std::chrono::milliseconds duration); //!< zero: not at all
    //! \}

    //! \name Scenarios: one at a time
    //! \{
    //! \brief Does the steps of \a scenario from now on; another that plays is stopped first
    //! \return false when the simulator does not run or the scenario is impossible, see Scenario::problem()
    bool play(const Scenario &scenario);
    void stopScenario(); //!< takes back what lasts of it: its faults and its rate
    ScenarioProgress scenarioProgress() const;
    //! \}

    SimulatorLedger ledger() const;
    //! The newest 5,000 REST requests
    QList<SimulatorRequest> requests() const;

Q_SIGNALS:
    void faultInjected(const Hikari::SimulatorFault &fault);
    void violationFound(const Hikari::SimulatorViolation &violation);
    void scenarioEnded(const QString &name); //!< with its last step, or because it was stopped; not by stop()

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::SimulatorFault)
Q_DECLARE_METATYPE(Hikari::SimulatorViolation)
