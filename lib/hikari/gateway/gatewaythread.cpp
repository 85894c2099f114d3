#include <hikari/gateway/gatewaythread_p.h>

#include <hikari/gateway/eventinbox_p.h>

#include <QAbstractEventDispatcher>

#include <chrono>
#include <thread>
#include <utility>

using namespace std::chrono_literals;

namespace Hikari {

// Of JSON. The bot's thread is not left idle, nor memory taken, until so much has been read.
constexpr qsizetype wakeBytes = 256 * 1024;

// Real time whatever the bot's clock: this is no part of the protocol.
static std::chrono::nanoseconds monotonicNow()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

GatewayThread::GatewayThread(EventInbox *inbox)
    : m_inbox(inbox)
    , m_pacing(monotonicNow)
{ }

void GatewayThread::messageRead(qsizetype bytes)
{
    m_pacing.messageRead(bytes);
}

void GatewayThread::eventAppended(qsizetype size)
{
    m_hasAppended = true;
    m_bytesAppended += size;
    if (m_bytesAppended >= wakeBytes)
        wakeBot();
}

void GatewayThread::run()
{
    // There is one as soon as the thread runs. Nothing is left to do when it is about to block.
    const QAbstractEventDispatcher *const dispatcher = QAbstractEventDispatcher::instance();
    const auto connection = connect(
        dispatcher, &QAbstractEventDispatcher::aboutToBlock, dispatcher,
        [this] {
            wakeBot();
            if (const std::chrono::nanoseconds time = m_pacing.rest(); time > 0ns)
                std::this_thread::sleep_for(time);
        },
        Qt::DirectConnection);
    exec();
    disconnect(connection);
    wakeBot();
}

void GatewayThread::wakeBot()
{
    m_bytesAppended = 0;
    if (std::exchange(m_hasAppended, false))
        m_inbox->wake();
}

} // namespace Hikari
