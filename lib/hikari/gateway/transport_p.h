#pragma once

#include <hikari/core/global.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>

namespace Hikari {

//! \brief How a connection ended
struct TransportEnd
{
    enum class Cause
    {
        ClosedByServer, //!< a close frame came: closeCode and closeReason are the server's
        ClosedByUs,
        Lost, //!< open before, cut without a close frame
        Failed, //!< never became open
    };

    Cause cause = Cause::Failed;
    int closeCode = 0; //!< 0: none
    QString closeReason;
    QString error; //!< what went wrong, for a person; may be empty
    bool isTls = false; //!< the certificate or the handshake was refused
};

//! \brief Who hears from a transport; called in its thread, from the event loop or inside its functions
class TransportClient
{
public:
    virtual void transportOpened() = 0;
    virtual void binaryReceived(QByteArrayView message) = 0;
    virtual void textReceived(QByteArrayView message) = 0; //!< UTF-8
    //! \brief The last call, made exactly once, unless the transport was aborted
    virtual void transportEnded(const TransportEnd &end) = 0;

protected:
    ~TransportClient() = default;
};

//! \brief One WebSocket connection: opened once, never used again (P6)
//!
//! Destroying it cuts the connection without a close frame (P8).
class HIKARI_AUTOTEST_EXPORT Transport : public QObject
{
    Q_OBJECT
public:
    explicit Transport(TransportClient *client)
        : m_client(client)
    { }
    ~Transport() override;

    virtual void open(const QUrl &url) = 0;
    //! \brief Sends UTF-8 \a text; nothing happens unless it is open
    virtual void send(const QByteArray &text) = 0;
    //! \brief Sends a close frame; the end may be reported inside the call, or never if the other side hangs (P10)
    virtual void close(int code, const QString &reason) = 0;
    //! \brief Cuts the connection; nothing is reported any more
    virtual void abort() = 0;
    //! \brief While not reading, TCP holds the server back; sending goes on
    virtual void setReading(bool reading) = 0;

protected:
    TransportClient *client() const { return m_client; }
    //! \brief Who is told nothing from now on
    void dropClient() { m_client = nullptr; }

private:
    TransportClient *m_client;
};

//! \brief Makes the transport of one attempt
using TransportFactory = std::function<Transport *(TransportClient *client)>;

} // namespace Hikari
