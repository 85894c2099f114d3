#include "replayclient.h"

#include <QFile>
#include <QTcpSocket>

#include <chrono>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

namespace {

double cpuSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) * 1e-6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double wallSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double residentMb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

} // namespace

QSslConfiguration ReplayTask::ssl() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({ certificate });
    return configuration;
}

ReplayMeter::ReplayMeter(const ReplayTask &task)
    : m_task(task)
    , m_cpuMark(cpuSeconds())
    , m_wallMark(wallSeconds())
{ }

void ReplayMeter::payloadArrived(const std::function<void()> &finished)
{
    ++m_seen;
    if (m_seen == m_task.startUpCount) {
        m_figures.startUpCpuMs = (cpuSeconds() - m_cpuMark) * 1e3;
        m_figures.residentMb = residentMb();
        m_cpuMark = cpuSeconds();
        m_wallMark = wallSeconds();
        requestEvents();
    } else if (m_seen == m_task.startUpCount + m_task.eventCount) {
        m_figures.eventCpuUs = (cpuSeconds() - m_cpuMark) * 1e6 / double(m_task.eventCount);
        m_figures.eventWallUs = (wallSeconds() - m_wallMark) * 1e6 / double(m_task.eventCount);
        m_figures.events = m_task.eventCount;
        finished();
    }
}

void ReplayMeter::requestEvents() const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_task.controlPort);
    socket.waitForConnected();
}

void ReplayMeter::print(const char *name) const
{
    std::printf("%s\t%.0f\t%.1f\t%.2f\t%.2f\n", name, m_figures.startUpCpuMs, m_figures.residentMb,
        m_figures.eventCpuUs, m_figures.eventWallUs);
    std::fflush(stdout);
}
