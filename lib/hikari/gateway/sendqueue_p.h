#pragma once

#include <hikari/core/error.h>
#include <hikari/core/timer.h>
#include <hikari/model/presence.h>

#include <QByteArray>
#include <QList>
#include <QObject>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace Hikari {

class Clock;

//! \brief Something the bot asks of the gateway
struct GatewayCommand
{
    quint64 id = 0; //!< unique for its shard
    QByteArray text; //!< the payload, not over gatewayMessageLimit bytes
    std::optional<PresenceUpdate> presence; //!< what op 3 sets
    bool outlivesSession = false; //!< may also be sent in the session after the one it was meant for
};

//! \brief Sends a shard's commands within Discord's limits, in order, as soon as it may
//!
//! Of the 120 payloads allowed in 60 s, some are kept for heartbeats and RESUME (P56). Of presences only the last one
//! counts; it takes part in the limit of 5 in 20 s (P57). What waits survives a lost connection. Lives in the shard's
//! thread. See Discord Docs/Gateway, "Rate Limiting".
class HIKARI_AUTOTEST_EXPORT SendQueue : public QObject
{
    Q_OBJECT
public:
    static constexpr int sendLimit = 120;
    static constexpr int leastReserve = 5;
    static constexpr int presenceLimit = 5;
    // Half a second longer than Discord's, because the network may bring payloads closer together than they were sent.
    static constexpr std::chrono::milliseconds sendWindow { 60'500 };
    static constexpr std::chrono::milliseconds presenceWindow { 20'500 };

    //! \param send called while open only
    SendQueue(Clock *clock, std::optional<PresenceUpdate> presence, std::function<void(const QByteArray &)> send,
        QObject *parent);

    //! \brief A new connection: it has all its places, but those that beats every \a heartbeatInterval need
    void startConnection(std::chrono::nanoseconds heartbeatInterval);
    //! \brief A payload that is no command and no heartbeat takes a place
    void count();
    //! \brief While open, commands are sent
    void setOpen(bool open);

    void add(GatewayCommand command);
    //! \brief Forgets a command that waits; unknown ones are ignored
    void cancel(quint64 id);
    //! \brief The session is over: commands meant for it fail
    void endSession();
    //! \brief Every command that waits fails with \a error
    void failAll(const Error &error);

    //! \brief What IDENTIFY has to say; nullopt: nothing was ever set
    std::optional<PresenceUpdate> presence() const;
    //! \brief IDENTIFY was sent with presence()
    void identified();

    //! \brief Commands that wait
    int waiting() const;

Q_SIGNALS:
    //! \a error is none when it was sent
    void finished(quint64 id, const Hikari::Error &error);

private:
    struct PendingPresence
    {
        GatewayCommand command;
        QList<quint64> ids; // of all that it stands for
    };
    using Times = std::deque<std::chrono::nanoseconds>;

    void pump();
    std::chrono::nanoseconds freeAt(Times &times, int limit, std::chrono::nanoseconds window) const;
    void finishPresence();

    Clock *const m_clock;
    const std::function<void(const QByteArray &)> m_send;
    Timer m_timer;
    bool m_isOpen = false;
    bool m_isPumping = false;
    int m_reserve = leastReserve;
    Times m_sentAt; // of this connection, heartbeats not counted
    Times m_presencesAt; // of all connections
    std::deque<GatewayCommand> m_commands; // all but presences
    std::optional<PendingPresence> m_pending;
    std::optional<PresenceUpdate> m_presence; // the last sent
};

} // namespace Hikari
