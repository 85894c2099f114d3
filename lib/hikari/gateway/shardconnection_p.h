#pragma once

#include <hikari/core/global.h>
#include <hikari/core/timer.h>
#include <hikari/gateway/compression.h>
#include <hikari/gateway/inflater_p.h>
#include <hikari/gateway/transport_p.h>

#include <QObject>
#include <QUrl>

#include <memory>
#include <string_view>

namespace Hikari {

class Clock;
class ShardConnection;

//! \brief Who owns a ShardConnection and hears from it
class ShardConnectionClient
{
public:
    virtual void connectionOpened(ShardConnection *connection) = 0;
    //! \param isPadded whether JsonParser::padding readable bytes follow \a json
    //! \param wireSize bytes of the frames it came in
    virtual void payloadReceived(
        ShardConnection *connection, std::string_view json, bool isPadded, qsizetype wireSize) = 0;
    //! \brief The other side sends what cannot be used; the connection is still open
    virtual void connectionBroken(ShardConnection *connection, const QString &reason) = 0;
    virtual void connectionEnded(ShardConnection *connection, const TransportEnd &end) = 0;

protected:
    ~ShardConnectionClient() = default;
};

//! \brief One attempt of a shard: its socket, its inflater, its generation (P6, P13, P35)
//!
//! After drop(), and after connectionEnded(), it says nothing more; destroy it with deleteLater() (P12).
class HIKARI_AUTOTEST_EXPORT ShardConnection : public QObject, private TransportClient
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds connectDeadline { 15 }; //!< DNS, TCP, TLS and upgrade (P4)
    static constexpr std::chrono::seconds closeDeadline { 5 };

    ShardConnection(quint64 generation, Compression compression, const TransportFactory &factory, Clock *clock,
        ShardConnectionClient *client);
    ~ShardConnection() override;

    quint64 generation() const { return m_generation; }
    bool isOpen() const { return m_isOpen; }
    void open(const QUrl &url);
    void send(const QByteArray &text);
    void setReading(bool reading);
    //! \brief Ends it with \a code; connectionEnded() follows within 5 s, perhaps inside the call
    void close(int code);
    //! \brief Sends \a code, cuts the connection and says nothing more
    void drop(int code);

    //! \brief The address to connect to: with a path (P11), the version, encoding and compression
    static QUrl address(QUrl base, Compression compression);

private:
    void transportOpened() override;
    void binaryReceived(QByteArrayView message) override;
    void textReceived(QByteArrayView message) override;
    void transportEnded(const TransportEnd &end) override;
    void onDeadline();

    const quint64 m_generation;
    ShardConnectionClient *m_client; // null once there is nothing more to say
    std::unique_ptr<Transport> m_transport;
    const std::unique_ptr<Inflater> m_inflater;
    qsizetype m_frameBytes = 0; // of the payload being collected
    Timer m_deadline;
    bool m_isOpen = false;
    bool m_isClosing = false;
};

} // namespace Hikari
