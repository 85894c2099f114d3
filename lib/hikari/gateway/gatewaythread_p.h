#pragma once

#include <hikari/gateway/wakepacing_p.h>

#include <QThread>

#include <chrono>
#include <functional>

namespace Hikari {

class EventInbox;

//! \brief A thread of shards
//!
//! It wakes the bot's thread once for all that its shards read, and paces its own wake-ups, see WakePacing. What is not
//! QThread's is called in this thread itself.
class HIKARI_AUTOTEST_EXPORT GatewayThread : public QThread
{
    Q_OBJECT
public:
    using Sleep = std::function<void(std::chrono::nanoseconds time)>;

    //! What is read, in bytes on the wire, before the bot's thread learns of it although there is more to read
    static constexpr qsizetype wakeBytes = 64 * 1024;

    //! \param inbox of its shards; outlives the thread
    //! \param sleep null: the system's
    explicit GatewayThread(EventInbox *inbox, Sleep sleep = {});

    //! \brief A shard read a message of so many \a bytes on the wire
    void messageRead(qsizetype bytes);
    //! \brief A shard appended what it made of it to the inbox
    void eventAppended() { m_hasAppended = true; }

protected:
    void run() override;

private:
    void turn();
    void wakeBot();

    EventInbox *const m_inbox;
    const Sleep m_sleep;
    WakePacing m_pacing;
    bool m_hasAppended = false;
    qsizetype m_bytesRead = 0; // since the bot's thread was woken
};

} // namespace Hikari
