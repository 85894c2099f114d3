#pragma once

#include <hikari/core/error.h>

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>

namespace Hikari {

//! \brief A file that is appended to, and set aside when it is full
//!
//! "bot.log" becomes "bot.log.1", that "bot.log.2" and so on. Each step is one rename, so whoever looks sees whole
//! files only, and a process that dies in between leaves a gap in the numbers at most. Everything it makes is readable
//! for its owner only. For one process: another one that writes to the same file goes on with the file set aside. Not
//! thread-safe.
class HIKARI_AUTOTEST_EXPORT LogFile
{
public:
    //! \param fullAt bytes after which the file is set aside; 0: never \param kept how many are, at least 1
    //! \return InvalidArgument when it cannot be opened
    Error open(const QString &path, qint64 fullAt, int kept);
    void close();
    bool isOpen() const { return m_file != nullptr; }
    QString path() const { return m_path; }

    //! \brief Appends \a line, which has its line break, and hands it to the system
    //!
    //! A file that cannot be set aside is gone on with, which is noted in it; it is tried again \a fullAt bytes later.
    void write(const QByteArray &line);

private:
    bool append(QString *why);
    void setAside();

    QString m_path;
    std::unique_ptr<QFile> m_file;
    qint64 m_step = 0;
    qint64 m_fullAt = 0; // 0: never
    qint64 m_size = 0;
    int m_kept = 1;
};

} // namespace Hikari
