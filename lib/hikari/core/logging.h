#pragma once

#include <hikari/core/global.h>
#include <hikari/core/timestamp.h>

#include <QList>
#include <QLoggingCategory>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace Hikari {

struct Error;

// Each area has two categories: lcGateway ("hikari.gateway"), for which debug is off at first, and lcGatewayTrace for
// what hikari calls TRACE_HIKARI, written by hikariTrace(lcGateway) << … and off at first as well.
// Plain declarations: Q_DECLARE_LOGGING_CATEGORY of newer Qt opens a namespace, before which no export macro can stand.
#define HIKARI_DECLARE_LOGGING_CATEGORY(name)                                                                          \
    HIKARI_EXPORT const QLoggingCategory &name();                                                                      \
    HIKARI_EXPORT const QLoggingCategory &name##Trace();

HIKARI_DECLARE_LOGGING_CATEGORY(lcBot) // hikari.bot
HIKARI_DECLARE_LOGGING_CATEGORY(lcGateway) // hikari.gateway
HIKARI_DECLARE_LOGGING_CATEGORY(lcRest) // hikari.rest
HIKARI_DECLARE_LOGGING_CATEGORY(lcRateLimits) // hikari.ratelimits
HIKARI_DECLARE_LOGGING_CATEGORY(lcEvents) // hikari.events
HIKARI_DECLARE_LOGGING_CATEGORY(lcCache) // hikari.cache
HIKARI_DECLARE_LOGGING_CATEGORY(lcJson) // hikari.json
HIKARI_DECLARE_LOGGING_CATEGORY(lcSimulator) // hikari.simulator
HIKARI_DECLARE_LOGGING_CATEGORY(lcPanel) // hikari.panel

//! Like qCDebug(category), one level below; what follows is not evaluated while it is off
#define hikariTrace(category) qCDebug(category##Trace)

enum class LogLevel : quint8
{
    Trace,
    Debug,
    Info,
    Warning, //!< the bot repairs it itself
    Error, //!< something failed (qCCritical)
    Critical, //!< the program cannot go on (qFatal)
};
constexpr int logLevelCount = 6;

//! \brief "INFO" and so on; LogLevel::Trace is "TRACE_HIKARI"
HIKARI_EXPORT QString logLevelName(LogLevel level);
//! \brief Reads a level's name in any case, also "TRACE", "WARN" and "FATAL"; nullopt for anything else
HIKARI_EXPORT std::optional<LogLevel> logLevelFromName(QStringView name);
//! \brief Python's number for it: 5 (TRACE_HIKARI), 10, 20, 30, 40, 50
HIKARI_EXPORT int logLevelNumber(LogLevel level);
//! \brief The lowest level whose number is at least \a number; nullopt for numbers below 0 and above 50
HIKARI_EXPORT std::optional<LogLevel> logLevelFromNumber(int number);

//! \brief One line of the log, redacted
struct LogRecord
{
    Timestamp time;
    LogLevel level = LogLevel::Info;
    QString category;
    QString message;
    quint64 thread = 0; //!< small numbers in the order in which threads first logged, from 1
    QString source; //!< "file.cpp:120"; empty in builds without QT_MESSAGELOGCONTEXT

    bool operator==(const LogRecord &) const = default;
};

//! \brief Where the log goes
struct LogOptions
{
    enum class Colour
    {
        Auto, //!< if standard error can show it, see supportsColor()
        Always,
        Never,
    };

    LogLevel level = LogLevel::Info; //!< what is below is not recorded; see Logging::setLevel() for single categories
    Colour colour = Colour::Auto;
    bool toTerminal = true; //!< standard error
    QString file {}; //!< appended to; created readable for its owner only; empty for none
    qint64 fileBytes = 0; //!< a file that would become larger is set aside as file.1, and that as file.2; 0: never
    int keptFiles = 5; //!< how many are kept that were set aside, at least 1
    //! How many lines of the same category, level and text are written within 10 s; how many more there were is said
    //! later, in one line (P129). 0: all
    int repeatLimit = 20;

    bool operator==(const LogOptions &) const = default;
};

//! \brief The log of the whole program: levels, and the one place where every line is redacted
//!
//! All functions may be called in any thread.
class HIKARI_EXPORT Logging
{
public:
    //! \brief Takes over Qt's messages, of all categories, unless the application has a message handler of its own
    //!
    //! A message longer than 65,536 characters is cut (P128).
    //! Sets the root level to that of \a options. Installing again changes the options.
    //! \param error filled in if the file cannot be opened; the rest is installed all the same
    //! \return false if the application's handler stays, or the file cannot be opened
    static bool install(const LogOptions &options = {}, Error *error = nullptr);
    //! \brief Gives Qt's messages back and closes the file; levels stay
    static void uninstall();
    static bool isInstalled();

    //! \brief Sets the level of the category \a prefix and all below it: "hikari" also sets "hikari.gateway"
    //!
    //! The longest prefix that was set decides; the empty one is the root. Ours are switched on and off at the source;
    //! categories of others, which Qt's rules switch, are filtered.
    static void setLevel(const QString &prefix, LogLevel level);
    //! \brief Forgets what was set for exactly \a prefix, so that the one above decides again
    static void resetLevel(const QString &prefix);
    static LogLevel level(const QString &category);
    //! \brief Forgets all levels, and lets Qt's rules decide, for example "hikari.gateway*.debug=true", one a line
    //!
    //! They take the place of those given to QLoggingCategory::setFilterRules(). Trace is the debug level of
    //! "hikari.gateway.trace". Levels set afterwards go before them. nullopt: no rules, INFO for everything.
    static void setRules(const std::optional<QString> &rules);
    //! \brief The library's categories; "hikari.gateway" has a child for each shard, "hikari.gateway.3"
    static QStringList categories();

    //! \brief Records a message; for an application's own message handler, to pass on what streams should receive
    static void record(QtMsgType type, const QMessageLogContext &context, const QString &message);

    //! \brief "I 2026-03-02 12:35:20,824 hikari.gateway: message" in local time, without a line break at its end
    //!
    //! Control characters are shown escaped, further lines of the message indented, so that nothing in a message can
    //! pass for another line or steer the terminal.
    static QString formatLine(const LogRecord &record, bool colour = false);
};

//! \brief Receives what is recorded while it lives; for views and tests
//!
//! Any thread may take. When the limit is reached, the oldest of the least important records is dropped: trace and
//! debug before info, and warnings and errors only when nothing else is left. The arriving record itself goes if
//! everything in the queue is more important. Works once Logging is installed, or the application calls
//! Logging::record().
class HIKARI_EXPORT LogStream
{
public:
    //! \param limit how many records may wait, at least 1
    explicit LogStream(int limit = 10000);
    ~LogStream();
    Q_DISABLE_COPY_MOVE(LogStream)

    //! \brief Removes and returns the oldest records, at most \a max
    QList<LogRecord> take(int max);
    //! \brief How many wait
    int size() const;
    //! \brief How many were dropped since the beginning
    quint64 dropped() const;
    quint64 dropped(LogLevel level) const;

    class Private;

private:
    std::unique_ptr<Private> d;
};

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::LogRecord)
