#pragma once

#include <hikari/simulator/simulatorfault.h>
#include <hikari/simulator/simulatorglobal.h>

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace Hikari {

//! \brief What a scenario does at one moment: one of \a fault, \a rate, \a clears
struct HIKARI_SIMULATOR_EXPORT ScenarioStep
{
    std::chrono::milliseconds at { 0 }; //!< after the beginning of the round
    std::optional<FaultOrder> fault;
    std::optional<double> rate; //!< events a second, 0-50,000
    bool clears = false; //!< ends all faults that the scenario ordered so far, and its rate

    QString text() const; //!< "close:code=4009,shard=2", "rate 2000", "clear"

    bool operator==(const ScenarioStep &) const = default;
};

//! \brief A sequence of faults for Simulator::play()
//!
//! As a file it is JSON: {"name", "description", "seed", "repeat", "steps": [{"at": "2s", "fault": "cut:shard=2"},
//! {"at": "5s", "rate": 2000}, {"at": "10s", "clear": true}]}. Only name and steps are needed; what is not known is an
//! error. The steps come in the order of their times; a round ends with its last step, and what it ordered lasts as
//! ordered.
struct HIKARI_SIMULATOR_EXPORT Scenario
{
    QString name; //!< "rolling-outage"
    QString description; //!< for people, in English
    std::optional<quint64>
        seed; //!< of the world it is meant for, see SimulatorConfig::seed; playing does not change it
    QList<ScenarioStep> steps;
    int rounds = 1; //!< "repeat"; 0: until it is stopped

    //! \param error names the step, what is wrong and what is allowed; may be null
    static std::optional<Scenario> fromJson(const QByteArray &json, QString *error = nullptr);
    //! \brief Those that come with the simulator
    static QList<Scenario> builtIn();
    //! \brief The built-in one of this name; else the file of this path, which blocks while it is read
    //!
    //! \param error lists the built-in ones when there is no such file; may be null
    static std::optional<Scenario> find(const QString &nameOrFile, QString *error = nullptr);

    //! \brief The same in a shorter time: moments, durations and periods divided by \a factor (above 0), delays as they
    //! are
    Scenario spedUp(double factor) const;
    //! What makes it impossible, as of fromJson(); empty: nothing
    QString problem() const;

    bool operator==(const Scenario &) const = default;
};

//! \brief How far the simulator is with a scenario
struct ScenarioProgress
{
    QString name; //!< of the one that plays or played last; empty: none since the start
    bool isPlaying = false;
    int round = 0; //!< the current one, from 1
    int rounds = 1; //!< 0: until it is stopped
    int step = 0; //!< steps done in this round
    int steps = 0;
    QString lastStep; //!< ScenarioStep::text() of the newest; empty: none yet
    std::optional<std::chrono::milliseconds> nextIn; //!< until the next step, at least 0; nullopt: there is none
};

} // namespace Hikari
