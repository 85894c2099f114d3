#pragma once

#include "nameindex.h"
#include "panelsnapshot.h"

#include <hikari/core/logging.h>
#include <hikari/events/delivery.h>

#include <QList>
#include <QObject>

namespace Panel {

//! \brief What a person may tell a shard to do
enum class ShardCommand
{
    Reconnect,
    Restart,
    Stop,
    Start
};

//! \brief Misbehaviour of the simulated Discord towards one shard
enum class Fault
{
    Cut,
    Reconnect,
    InvalidSession,
    Close4000,
    SwallowAcks
};

//! \brief Where the window gets everything from, and whom it tells what to do
//!
//! Session is the real one; tests and forced states use one with made-up data. All functions are called in the window's
//! thread and return at once: what they start happens in other threads.
class DataSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! A copy of the newest state
    virtual PanelSnapshot snapshot() const = 0;
    //! Removes the oldest events that wait
    virtual QList<Hikari::Delivery> takeEvents(int max) = 0;
    //! Events lost since the session began, because nobody took them in time
    virtual quint64 eventsDropped() const = 0;
    virtual QList<Hikari::LogRecord> takeLogs(int max) = 0;
    virtual const NameIndex &names() const = 0;
    //! The bytes that headless mode prints at start
    virtual QString banner() const = 0;

    //! Whether startBot() has something to connect to
    virtual bool canConnect() const = 0;
    virtual void startDemo() = 0;
    //! Connects again what was connected last
    virtual void startBot() = 0;
    virtual void stopBot() = 0;

    virtual void command(int shard, ShardCommand command) = 0;
    //! Only the demo has faults; elsewhere nothing happens
    virtual void inject(int shard, Fault fault) = 0;

Q_SIGNALS:
    //! \brief A new session began: numbers start again
    void sessionStarted();
    //! \brief The bot has closed all its connections
    void stopped();
};

} // namespace Panel
