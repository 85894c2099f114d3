#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>

//! What the frames of a replay are compressed with
enum class ReplayCompression
{
    None,
    Zlib,
    Zstd
};

//! What a client is to replay, and from where
struct ReplayTask
{
    quint16 port = 0; //!< of the gateway and of REST
    quint16 controlPort = 0; //!< any connection to it starts the events
    qint64 startUpCount = 0; //!< payloads of the start-up
    qint64 eventCount = 0;
    ReplayCompression compression = ReplayCompression::Zstd;
    QSslCertificate certificate; //!< what to trust; null: no TLS

    bool isTls() const { return !certificate.isNull(); }
    QSslConfiguration ssl() const; //!< trusts the certificate and nothing else
};

//! What one client measured of itself; CPU is user + system of its whole process
struct ReplayFigures
{
    double startUpCpuMs = 0; //!< from the connection to the last payload of the start-up
    double residentMb = 0; //!< after the start-up
    double eventCpuUs = 0; //!< per event
    double eventWallUs = 0; //!< per event
    qint64 events = 0;
};

//! \brief Takes CPU, wall clock and memory at the marks of a replay
class ReplayMeter
{
public:
    explicit ReplayMeter(const ReplayTask &task);

    //! Call for every payload that arrived; asks the server for the events after the start-up and calls \a finished
    //! after the last
    void payloadArrived(const std::function<void()> &finished);
    void print(const char *name) const;

private:
    void requestEvents() const;

    const ReplayTask m_task;
    qint64 m_seen = 0;
    double m_cpuMark = 0;
    double m_wallMark = 0;
    ReplayFigures m_figures;
};

//! The bytes through QWebSocket, zlib or zstd, and simdjson and nothing else: what no client can be faster than
int runFloorClient(const ReplayTask &task);
//! A GatewayBot with a listener on every event type
int runBotClient(const ReplayTask &task);
