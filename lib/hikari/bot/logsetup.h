#pragma once

#include <hikari/core/error.h>
#include <hikari/core/logging.h>

#include <QMap>
#include <QString>

#include <optional>
#include <variant>

namespace Hikari {

//! \brief A level as a user gives it: itself, its name or its number
class HIKARI_EXPORT LogThreshold
{
public:
    LogThreshold(LogLevel level = LogLevel::Info) // NOLINT(google-explicit-constructor)
        : m_given(level)
    { }
    //! \brief Python's number, 0 to 50: 5 is TRACE_HIKARI, 10 is DEBUG; one in between means the next level above
    LogThreshold(int number) // NOLINT(google-explicit-constructor)
        : m_given(number)
    { }
    //! \brief A name that logLevelFromName() knows
    LogThreshold(const QString &name) // NOLINT(google-explicit-constructor)
        : m_given(name)
    { }

    //! \brief nullopt when the name or number is none
    std::optional<LogLevel> level() const;
    //! \brief As it was given
    QString text() const;

    bool operator==(const LogThreshold &) const = default;

private:
    std::variant<LogLevel, int, QString> m_given;
};

//! \brief Levels for single categories
struct LogRules
{
    QMap<QString, LogThreshold> levels {}; //!< by category, see Logging::setLevel(); the empty one is the root
    bool isIncremental = false; //!< on top of the levels that are set; false: instead of them
    //! Where the log goes, instead of the terminal; not looked at when incremental. Its level is that of the root,
    //! unless \a levels has one.
    std::optional<LogOptions> output {};

    bool operator==(const LogRules &) const = default;
};

//! \brief What a bot does about the log, see BotConfig::logs
//!
//! One of: a level for everything, by itself, its name ("DEBUG") or its number; levels for single categories; or a file
//! with Qt's rules:
//! \code
//! config.logs = LogLevel::Debug;
//! config.logs = LogRules { .levels = { { u"hikari.gateway"_s, u"DEBUG"_s }, { u"hikari.ratelimits"_s, 5 } } };
//! config.logs = LogSetup::fromFile(u"logging.ini"_s);
//! \endcode
class HIKARI_EXPORT LogSetup
{
public:
    LogSetup(LogLevel level = LogLevel::Info) // NOLINT(google-explicit-constructor)
        : m_what(LogThreshold(level))
    { }
    LogSetup(int number) // NOLINT(google-explicit-constructor)
        : m_what(LogThreshold(number))
    { }
    //! \brief The name of a level; when there is none of this name, but a file, the same as fromFile()
    LogSetup(const QString &name) // NOLINT(google-explicit-constructor)
        : m_what(LogThreshold(name))
    { }
    LogSetup(const LogRules &rules) // NOLINT(google-explicit-constructor)
        : m_what(rules)
    { }
    // Not inline: GCC 12 would warn of uninitialised members of the variant wherever a bot is configured.
    LogSetup(const LogSetup &);
    LogSetup(LogSetup &&) noexcept;
    LogSetup &operator=(const LogSetup &);
    LogSetup &operator=(LogSetup &&) noexcept;
    ~LogSetup();
    //! \brief An ini file whose section [Rules] has lines such as "hikari.gateway*.debug=true", see QLoggingCategory
    static LogSetup fromFile(const QString &path);

    //! \brief InvalidArgument when a level has a wrong name or number, or the file cannot be read or understood
    Error check() const;
    //! \brief Sets up the log of the program
    //!
    //! Does nothing when the application has a message handler of its own or has called Logging::install(), or an
    //! earlier bot has set up the log: as with hikari, the first one does it.
    //! \param allowColor, forceColor see supportsColor(); standard error, where the log goes, decides
    //! \return as check(), or InvalidArgument when the log file cannot be written
    Error apply(bool allowColor, bool forceColor) const;

    bool operator==(const LogSetup &) const = default;

private:
    struct File
    {
        QString path;
        bool operator==(const File &) const = default;
    };
    std::optional<QString> filePath() const; // nullopt: it is not a file

    std::variant<LogThreshold, LogRules, File> m_what;
};

} // namespace Hikari
