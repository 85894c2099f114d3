#pragma once

#include <QCoreApplication>
#include <QString>

namespace Panel {

//! \brief What the whole application is doing, as the badge, the status bar and the window title say it
enum class ApplicationState
{
    NotConnected, //!< nothing configured or chosen
    Connecting, //!< before the first shard identifies
    Starting, //!< at least one shard started, not all ready
    Ready, //!< all wanted shards are ready
    Degraded, //!< some shard has had a problem for more than 2 s
    Offline, //!< no shard is connected, attempts continue
    Failed, //!< no further attempt will be made
    Stopping, //!< a disconnect was asked for
};

//! \brief Shards counted by group: what the chips and the badge show
struct ShardCounts
{
    int wanted = 0;
    int ready = 0;
    int starting = 0; //!< queued, connecting, identifying
    int problem = 0; //!< late ACK, zombie, resuming, backing off
    int failed = 0;
    int stopped = 0;
    int connected = 0; //!< ready, or late, or resuming over an open connection
    int identified = 0; //!< got as far as Identify or further in this session

    bool operator==(const ShardCounts &) const = default;
};

//! \brief Decides the application state from the session's phase and the shards, without flicker
//!
//! Trouble shows after 2 s and leaves after 5 s of health. Time is an argument, so tests need no waiting.
class ApplicationStateTracker
{
public:
    enum class Phase
    {
        Idle,
        Running,
        Stopping,
        Failed
    };

    static constexpr qint64 troubleDelay = 2000; // milliseconds
    static constexpr qint64 healthDelay = 5000;

    //! \param now milliseconds of any steady clock, never falling
    ApplicationState update(Phase phase, const ShardCounts &counts, qint64 now);
    ApplicationState state() const { return m_state; }

private:
    ApplicationState m_state = ApplicationState::NotConnected;
    qint64 m_troubleSince = -1;
    qint64 m_healthSince = -1;
    bool m_wasReady = false;
};

//! \brief The words for an application state
class ApplicationStateText
{
    Q_DECLARE_TR_FUNCTIONS(ApplicationState)
public:
    //! "Ready 16/16", "Not connected"
    static QString badge(ApplicationState state, const ShardCounts &counts);
    //! One sentence without a full stop for the status bar and the window title
    static QString sentence(ApplicationState state, const ShardCounts &counts);
    //! Stable name for `screenshot --state` and tests, not translated: "ready"
    static QString name(ApplicationState state);
};

} // namespace Panel
