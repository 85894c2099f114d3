#pragma once

#include <hikari/simulator/scenario.h>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <mutex>
#include <vector>

namespace Hikari {
class Simulator;
}

namespace Hikari::Sim {

//! \brief Does the steps of a scenario when it is time
//!
//! Lives in the simulator's thread; any thread may call its functions. It orders through the simulator's public
//! functions, as anybody would.
class ScenarioPlayer : public QObject
{
    Q_OBJECT
public:
    explicit ScenarioPlayer(Simulator *simulator); // no parent: that has another thread

    void play(const Scenario &scenario); //!< one without a problem; another that plays is stopped
    void stop();
    ScenarioProgress progress() const;

Q_SIGNALS:
    void ended(const QString &name);

private:
    void begin(const Scenario &scenario);
    void end();
    void next(); // what is due, then waits for the rest
    void perform(const ScenarioStep &step);
    void takeBack(); // what lasts of all steps so far
    void forgetOver(); // faults that are
    void finished();

    Simulator *m_simulator;
    QTimer m_timer;
    QElapsedTimer m_clock;
    Scenario m_scenario;
    qint64 m_roundBeganMs = 0;
    qsizetype m_next = 0; // step
    std::vector<quint64> m_faults; // ordered by this scenario
    std::optional<double> m_rateBefore; // nullopt: it is as it was

    mutable std::mutex m_mutex;
    ScenarioProgress m_progress; // guarded by m_mutex, as all below
    std::chrono::steady_clock::time_point m_nextAt;
};

} // namespace Hikari::Sim
