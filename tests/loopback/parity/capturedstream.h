#pragma once

#include <QByteArray>
#include <QTemporaryFile>

#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace Hikari {

//! \brief Receives what the process writes to a standard stream while it lives
class CapturedStream
{
public:
    enum class Device
    {
        File,
        Terminal,
    };

    explicit CapturedStream(std::FILE *stream, Device device = Device::File)
        : m_stream(stream)
    {
        std::fflush(m_stream);
        m_before = dup(fileno(m_stream));
        if (device == Device::File && m_file.open()) {
            dup2(m_file.handle(), fileno(m_stream));
        } else if (device == Device::Terminal) {
            m_controller = posix_openpt(O_RDWR | O_NOCTTY);
            if (m_controller >= 0 && grantpt(m_controller) == 0 && unlockpt(m_controller) == 0)
                m_terminal = open(ptsname(m_controller), O_RDWR | O_NOCTTY);
            dup2(m_terminal, fileno(m_stream));
        }
    }
    ~CapturedStream()
    {
        std::fflush(m_stream);
        dup2(m_before, fileno(m_stream));
        for (const int descriptor : { m_before, m_terminal, m_controller }) {
            if (descriptor >= 0)
                close(descriptor);
        }
    }
    Q_DISABLE_COPY_MOVE(CapturedStream)

    bool isTerminal() const { return m_terminal >= 0 && isatty(fileno(m_stream)) == 1; }
    //! \brief So far; of a file only
    QByteArray text()
    {
        std::fflush(m_stream);
        QFile written(m_file.fileName());
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray("(cannot be read)");
    }

private:
    std::FILE *m_stream;
    QTemporaryFile m_file;
    int m_before = -1;
    int m_terminal = -1;
    int m_controller = -1;
};

} // namespace Hikari
