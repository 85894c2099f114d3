#pragma once

#include "datasource.h"

#include <hikari/core/token.h>
#include <hikari/model/intents.h>
#include <hikari/simulator/scenario.h>
#include <hikari/simulator/simulatorconfig.h>
#include <hikari/simulator/simulatorfault.h>

#include <QThread>
#include <QUrl>

#include <memory>

namespace Panel {

class BotHost;
class SimulatorHost;
class SessionState;

//! \brief What a session connects to
struct SessionSetup
{
    QString name; //!< shown until the bot's own name is known
    Hikari::Token token;
    QString tokenSource; //!< "BOT_TOKEN", or empty for standard input
    QUrl restUrl; //!< empty = Discord's
    Hikari::Intents intents = Hikari::Intent::AllUnprivileged;
    bool isDemo = false; //!< brings its own simulator; token and restUrl are ignored then
    Hikari::SimulatorConfig world; //!< of the demo
    QList<Hikari::FaultOrder> faults; //!< that the demo starts with
    std::optional<Hikari::Scenario> scenario; //!< that the demo starts with
    int incidentAfter = 8000; //!< milliseconds until the demo cuts the connection of one shard; negative = never
    bool isTalkative = true; //!< the demo's bot answers some messages, so that REST has something to do
};

//! \brief A bot in a thread of its own, and for the demo a simulated Discord in another
//!
//! The window's thread only copies snapshots and empties bounded queues; it never waits for the bot, and the bot never
//! waits for it.
class Session : public DataSource
{
    Q_OBJECT
public:
    //! How many events may wait for the window
    static constexpr int eventLimit = 20'000;
    static constexpr int logLimit = 20'000;

    explicit Session(SessionSetup setup, QObject *parent = nullptr);
    //! Cuts connections that stopBot() has not closed
    ~Session() override;

    //! The setup of the demo with all events and the given world
    static SessionSetup demoSetup(const Hikari::SimulatorConfig &world);

    PanelSnapshot snapshot() const override;
    QList<Hikari::Delivery> takeEvents(int max) override;
    quint64 eventsDropped() const override;
    QList<Hikari::LogRecord> takeLogs(int max) override;
    const NameIndex &names() const override;
    QString banner() const override;
    bool canConnect() const override;
    void startDemo() override;
    void startBot() override;
    void stopBot() override;
    void command(int shard, ShardCommand command) override;
    void inject(int shard, Fault fault) override;

    //! \brief What the demo's simulator counted for a shard: the last sequence number it sent; -1 = not known
    qint64 sentSequence(int shard) const;
    //! \brief How often the bot broke one of Discord's rules in the demo; 0 without one
    quint64 violations() const;
    //! From now on nothing happens in the demo's world
    void quietWorld();

Q_SIGNALS:
    //! All shards are ready for the first time
    void ready();
    //! The session has ended for good; see PanelSnapshot::error
    void failed(const Hikari::Error &error);

private:
    void startSimulator();
    void connectBot();

    SessionSetup m_setup;
    bool m_hasSetup = false;
    std::shared_ptr<SessionState> m_state;
    std::unique_ptr<Hikari::LogStream> m_logs;
    QThread m_botThread;
    QThread m_simulatorThread;
    BotHost *m_bot = nullptr; // lives in m_botThread
    SimulatorHost *m_simulator = nullptr; // lives in m_simulatorThread
};

} // namespace Panel
