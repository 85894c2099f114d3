#include <hikari/gateway/gatewaythread_p.h>

#include <hikari/gateway/eventinbox_p.h>

#include <QAbstractEventDispatcher>

#include <chrono>
#include <thread>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

// Real time whatever the bot's clock: this is no part of the protocol.
static std::chrono::nanoseconds monotonicNow()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

// The only sleep there is: nobody waits for a gateway thread, whose timers and calls are a moment late.
static void sleepFor(std::chrono::nanoseconds time)
{
    std::this_thread::sleep_for(time);
}

GatewayThread::GatewayThread(EventInbox *inbox, Sleep sleep)
    : m_inbox(inbox)
    , m_sleep(sleep ? std::move(sleep) : sleepFor)
    , m_pacing(monotonicNow)
{ }

// A thread that has always more to read may not come to an end of it, so the bot's is not left waiting for that.
void GatewayThread::messageRead(qsizetype bytes)
{
    m_pacing.messageRead(bytes);
    m_bytesRead += bytes;
    if (m_bytesRead >= wakeBytes)
        wakeBot();
}

void GatewayThread::run()
{
    // There is one as soon as the thread runs.
    const QAbstractEventDispatcher *const dispatcher = QAbstractEventDispatcher::instance();
    const auto connection = connect(
        dispatcher, &QAbstractEventDispatcher::aboutToBlock, dispatcher, [this] { turn(); }, Qt::DirectConnection);
    exec();
    disconnect(connection);
    wakeBot();
}

// After each turn of the event loop, or of some dispatchers only when there is nothing left to do
void GatewayThread::turn()
{
    wakeBot();
    const std::chrono::nanoseconds time = m_pacing.rest();
    if (time == 0ns)
        return;
    m_sleep(time);
    m_pacing.rested();
}

void GatewayThread::wakeBot()
{
    m_bytesRead = 0;
    if (std::exchange(m_hasAppended, false))
        m_inbox->wake();
}

} // namespace Hikari
