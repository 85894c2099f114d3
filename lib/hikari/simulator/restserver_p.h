#pragma once

#include <hikari/core/error.h>
#include <hikari/simulator/core_p.h>

#include <memory>

namespace Hikari::Sim {

class RestApi;

//! \brief Brings RestApi to a port of 127.0.0.1
//!
//! start() and stop() belong to one thread; requests are answered in threads of the server's own.
class RestServer
{
public:
    explicit RestServer(RestApi *api);
    ~RestServer();

    //! \param certificate null: plain HTTP
    bool start(quint16 port, const Certificate *certificate, Error *error);
    void stop();
    quint16 port() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari::Sim
