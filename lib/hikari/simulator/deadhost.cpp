#include <hikari/simulator/deadhost_p.h>

#include <hikari/core/logging.h>

#include <utility>

namespace Hikari::Sim {

DeadHost::DeadHost(bool isListening, std::function<void(qintptr)> accept)
    : m_accept(std::move(accept))
{
    setListenBacklogSize(1024);
    if (isListening ? listen(QHostAddress::LocalHost) : m_holder.bind(QHostAddress(QHostAddress::LocalHost)))
        m_port = isListening ? serverPort() : m_holder.localPort();
}

void DeadHost::revive()
{
    if (isListening() || m_port == 0)
        return;
    m_holder.abort();
    if (!listen(QHostAddress::LocalHost, m_port))
        qCWarning(lcSimulator).noquote() << "the resume host stays dead:" << errorString();
}

} // namespace Hikari::Sim
