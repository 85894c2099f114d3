#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace Hikari::Sim {

//! \brief A port of its own, as of a gateway host that is down
class DeadHost : public QTcpServer
{
public:
    //! \param isListening false: connections are refused
    //! \param accept gets what comes while it listens
    DeadHost(bool isListening, std::function<void(qintptr)> accept);

    quint16 port() const { return m_port; } //!< 0: the system gave none
    void revive(); //!< listens from now on

protected:
    void incomingConnection(qintptr descriptor) override { m_accept(descriptor); }

private:
    std::function<void(qintptr)> m_accept;
    QTcpSocket m_holder; // keeps the port while nobody listens there
    quint16 m_port = 0;
};

} // namespace Hikari::Sim
