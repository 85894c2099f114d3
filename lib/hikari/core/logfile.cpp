#include <hikari/core/logfile_p.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace Hikari {

namespace {

std::filesystem::path toPath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

// QFile::rename() does not replace what is there.
std::error_code rename(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(toPath(from), toPath(to), error);
    return error;
}

} // namespace

Error LogFile::open(const QString &path, qint64 fullAt, int kept)
{
    close();
    m_path = path;
    m_step = m_fullAt = std::max<qint64>(fullAt, 0);
    m_kept = std::max(kept, 1);
    QString why;
    if (append(&why))
        return {};
    return { .kind = Error::Kind::InvalidArgument,
        .message = QStringLiteral("cannot write the log file %1: %2").arg(path, why) };
}

void LogFile::close()
{
    m_file.reset();
    m_path.clear();
}

void LogFile::write(const QByteArray &line)
{
    if (m_file && m_fullAt > 0 && m_size > 0 && m_size + line.size() > m_fullAt)
        setAside();
    if (!m_file)
        return;
    m_file->write(line);
    m_file->flush();
    m_size += line.size();
}

bool LogFile::append(QString *why)
{
    auto file = std::make_unique<QFile>(m_path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Append, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        *why = file->errorString();
        return false;
    }
    m_size = file->size();
    m_file = std::move(file);
    return true;
}

void LogFile::setAside()
{
    const auto numbered = [this](int number) { return QString(m_path + u'.' + QString::number(number)); };
    m_file.reset(); // Windows does not rename what is open
    for (int number = m_kept - 1; number >= 1; --number)
        rename(numbered(number), numbered(number + 1)); // those that are not there yet do not matter
    const std::error_code error = rename(m_path, numbered(1));
    QString why;
    if (!append(&why))
        return;
    if (error) {
        m_fullAt = m_size + m_step;
        const QByteArray note = "W cannot set this file aside: " + QByteArray::fromStdString(error.message()) + '\n';
        m_file->write(note);
        m_size += note.size();
    } else {
        m_fullAt = m_step;
    }
}

} // namespace Hikari
