#pragma once

#include <hikari/gateway/wakepacing_p.h>

#include <QThread>

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
    //! \param inbox of its shards; outlives the thread
    explicit GatewayThread(EventInbox *inbox);

    //! \brief A shard read a message of so many \a bytes on the wire
    void messageRead(qsizetype bytes);
    //! \brief A shard appended an event of \a size bytes of JSON to the inbox
    void eventAppended(qsizetype size);

protected:
    void run() override;

private:
    void wakeBot();

    EventInbox *const m_inbox;
    WakePacing m_pacing;
    bool m_hasAppended = false;
    qsizetype m_bytesAppended = 0; // since the bot's thread was woken
};

} // namespace Hikari
