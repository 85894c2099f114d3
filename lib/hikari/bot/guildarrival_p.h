#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/core/timer.h>

#include <QList>
#include <QObject>
#include <QSet>

#include <chrono>

namespace Hikari {

class Event;

//! \brief Knows when all guilds of a starting bot have come, or waits no longer for those that do not (P74)
//!
//! Lives in the bot's thread.
class HIKARI_AUTOTEST_EXPORT GuildArrival : public QObject
{
    Q_OBJECT
public:
    //! Without another guild for so long, no more are expected
    static constexpr std::chrono::seconds idleLimit { 5 };
    //! The same in any case; both count from when all shards are ready
    static constexpr std::chrono::seconds totalLimit { 60 };

    //! \param doGuildsCome false: the bot lacks the intent, and Discord sends none
    GuildArrival(Clock *clock, bool doGuildsCome, QObject *parent = nullptr);

    //! \brief Waits for \a guilds, which a stored session knows as unavailable
    void expect(const QList<Snowflake> &guilds);
    //! \brief Looks at an event that was delivered
    void deliver(const Event &event);
    void setAllReady();

Q_SIGNALS:
    //! Emitted once. \a missing rises.
    void finished(const QList<Hikari::Snowflake> &missing);

private:
    void finish();

    const bool m_doGuildsCome;
    QSet<Snowflake> m_missing;
    bool m_isAllReady = false;
    bool m_isFinished = false;
    Timer m_idle;
    Timer m_total;
};

} // namespace Hikari
