#pragma once

#include <QByteArray>
#include <QUrl>

#include <functional>

//! What the frames of a replay are compressed with
enum class ReplayCompression
{
    None,
    Zlib,
    Zstd
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
    ReplayMeter(quint16 port, qint64 startUpCount, qint64 eventCount);

    //! Call for every payload that arrived; asks the server for the events after the start-up and calls \a finished
    //! after the last
    void payloadArrived(const std::function<void()> &finished);
    void print(const char *name) const;

private:
    void requestEvents() const;

    quint16 m_port;
    qint64 m_startUpCount;
    qint64 m_eventCount;
    qint64 m_seen = 0;
    double m_cpuMark = 0;
    double m_wallMark = 0;
    ReplayFigures m_figures;
};

//! The bytes through QWebSocket, zlib or zstd, and simdjson and nothing else: what no client can be faster than
int runFloorClient(quint16 port, qint64 startUpCount, qint64 eventCount, ReplayCompression compression);
//! A GatewayBot with a listener on every event type
int runBotClient(quint16 port, qint64 startUpCount, qint64 eventCount, ReplayCompression compression);
