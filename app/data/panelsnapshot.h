#pragma once

#include "applicationstate.h"

#include <hikari/core/error.h>
#include <hikari/core/timestamp.h>
#include <hikari/gateway/shardsnapshot.h>

#include <QList>
#include <QString>

#include <optional>

namespace Panel {

//! \brief One line of the card that is shown while connecting
struct ConnectStep
{
    enum class State
    {
        Waiting,
        Current,
        Done,
        Failed
    };

    QString text;
    QString note; //!< right-aligned: "200 in 41 ms"
    State state = State::Waiting;
};

//! \brief Something that was done to the simulator, or a reconnect: a thin mark in the charts
struct FaultMark
{
    Hikari::Timestamp at;
    QString text;
};

//! \brief Everything the pages show besides events and log lines, copied four times a second
//!
//! Implicitly shared members make a copy cheap. Lives in no thread: Session fills it on the bot's thread and the views
//! read their own copy.
struct PanelSnapshot
{
    ApplicationStateTracker::Phase phase = ApplicationStateTracker::Phase::Idle;
    Hikari::Timestamp takenAt; //!< null = never

    // Identity
    bool isDemo = false;
    QString name; //!< "Demo", or the bot's user name once it is known
    QString endpoint; //!< "simulator on 127.0.0.1:41873", "Discord"
    QString gatewayVersion;
    quint64 intentBits = 0;
    QString intents; //!< the same as a hexadecimal number

    // Start
    QList<ConnectStep> steps;
    Hikari::Timestamp startedAt;
    Hikari::Error error; //!< why the session failed; kind None = it did not

    // Shards
    QList<Hikari::ShardSnapshot> shards;
    int wanted = 0; //!< shards
    int maxConcurrency = 1;
    int identifyWindow = 5000; //!< milliseconds between identifies of one bucket
    int sessionStartsLeft = -1; //!< -1 = not known
    int sessionStartsTotal = -1;
    Hikari::Timestamp sessionStartsReset;

    // REST
    quint64 restRequests = 0;
    quint64 rest429 = 0;
    quint64 restErrors = 0;
    int restQueued = 0;
    int restInFlight = 0;

    quint64 logsDropped = 0; //!< lines of the panel's log that nobody took in time

    QList<FaultMark> marks; //!< the newest last, at most 100
};

} // namespace Panel
