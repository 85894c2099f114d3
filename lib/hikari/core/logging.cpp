#include <hikari/core/error.h>
#include <hikari/core/logging.h>
#include <hikari/core/logstream_p.h>
#include <hikari/core/redact.h>

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace Hikari {

// Not Q_LOGGING_CATEGORY, which makes a const object: setLevel() switches these. Logging that is off costs one load.
#define HIKARI_LOGGING_CATEGORY(name, text)                                                                            \
    static QLoggingCategory &name##Switch()                                                                            \
    {                                                                                                                  \
        static QLoggingCategory category(text, QtInfoMsg);                                                             \
        return category;                                                                                               \
    }                                                                                                                  \
    const QLoggingCategory &name()                                                                                     \
    {                                                                                                                  \
        return name##Switch();                                                                                         \
    }                                                                                                                  \
    static QLoggingCategory &name##TraceSwitch()                                                                       \
    {                                                                                                                  \
        static QLoggingCategory category(text ".trace", QtInfoMsg);                                                    \
        return category;                                                                                               \
    }                                                                                                                  \
    const QLoggingCategory &name##Trace()                                                                              \
    {                                                                                                                  \
        return name##TraceSwitch();                                                                                    \
    }

HIKARI_LOGGING_CATEGORY(lcBot, "hikari.bot")
HIKARI_LOGGING_CATEGORY(lcGateway, "hikari.gateway")
HIKARI_LOGGING_CATEGORY(lcRest, "hikari.rest")
HIKARI_LOGGING_CATEGORY(lcRateLimits, "hikari.ratelimits")
HIKARI_LOGGING_CATEGORY(lcEvents, "hikari.events")
HIKARI_LOGGING_CATEGORY(lcCache, "hikari.cache")
HIKARI_LOGGING_CATEGORY(lcJson, "hikari.json")
HIKARI_LOGGING_CATEGORY(lcSimulator, "hikari.simulator")
HIKARI_LOGGING_CATEGORY(lcPanel, "hikari.panel")

namespace {

struct Area
{
    QLoggingCategory &(*category)();
    QLoggingCategory &(*trace)();
};
constexpr std::array areas {
    Area { lcBotSwitch, lcBotTraceSwitch },
    Area { lcGatewaySwitch, lcGatewayTraceSwitch },
    Area { lcRestSwitch, lcRestTraceSwitch },
    Area { lcRateLimitsSwitch, lcRateLimitsTraceSwitch },
    Area { lcEventsSwitch, lcEventsTraceSwitch },
    Area { lcCacheSwitch, lcCacheTraceSwitch },
    Area { lcJsonSwitch, lcJsonTraceSwitch },
    Area { lcSimulatorSwitch, lcSimulatorTraceSwitch },
    Area { lcPanelSwitch, lcPanelTraceSwitch },
};

constexpr QStringView traceSuffix = u".trace";

//! Which level decides for which category
class Levels
{
public:
    LogLevel level(const QString &category)
    {
        const std::lock_guard lock(m_mutex);
        return find(category);
    }
    void set(const QString &prefix, std::optional<LogLevel> level)
    {
        const std::lock_guard lock(m_mutex);
        if (level)
            m_set.insert(prefix, *level);
        else
            m_set.remove(prefix);
        for (const Area &area : areas) {
            const LogLevel decided = find(QString::fromLatin1(area.category().categoryName()));
            area.trace().setEnabled(QtDebugMsg, decided <= LogLevel::Trace);
            area.category().setEnabled(QtDebugMsg, decided <= LogLevel::Debug);
            area.category().setEnabled(QtInfoMsg, decided <= LogLevel::Info);
            area.category().setEnabled(QtWarningMsg, decided <= LogLevel::Warning);
            area.category().setEnabled(QtCriticalMsg, decided <= LogLevel::Error);
        }
    }

private:
    LogLevel find(const QString &category) const
    {
        for (QString prefix = category; !m_set.isEmpty();) {
            if (const auto found = m_set.constFind(prefix); found != m_set.constEnd())
                return *found;
            if (prefix.isEmpty())
                break;
            prefix.truncate(std::max<qsizetype>(prefix.lastIndexOf(u'.'), 0));
        }
        return LogLevel::Info;
    }

    std::mutex m_mutex;
    QHash<QString, LogLevel> m_set; // guarded by m_mutex
};

//! The terminal and the file
class Output
{
public:
    bool setOptions(const LogOptions &options, Error *error)
    {
        const std::lock_guard lock(m_mutex);
        m_toTerminal = options.toTerminal;
        m_colour = options.colour == LogOptions::Colour::Always
            || (options.colour == LogOptions::Colour::Auto && terminalHasColours());
        if (m_file && m_file->fileName() == options.file)
            return true;
        m_file.reset();
        if (options.file.isEmpty())
            return true;
        auto file = std::make_unique<QFile>(options.file);
        if (!file->open(QIODevice::WriteOnly | QIODevice::Append, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
            if (error) {
                *error = Error { .kind = Error::Kind::InvalidArgument,
                    .message = u"cannot write the log file " + options.file + u": " + file->errorString() };
            }
            return false;
        }
        m_file = std::move(file);
        return true;
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_file.reset();
        m_toTerminal = false;
    }
    void write(const LogRecord &record)
    {
        const std::lock_guard lock(m_mutex);
        QByteArray plain;
        if (m_file || !m_colour)
            plain = Logging::formatLine(record, false).toUtf8() + '\n';
        if (m_toTerminal) {
            const QByteArray line = m_colour ? QByteArray(Logging::formatLine(record, true).toUtf8() + '\n') : plain;
            // One call for one line: lines of other processes on the terminal do not get in between.
            std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
        }
        if (m_file) {
            m_file->write(plain);
            m_file->flush();
        }
    }

private:
    static bool terminalHasColours()
    {
        if (!qEnvironmentVariableIsEmpty("NO_COLOR") || qgetenv("TERM") == "dumb")
            return false;
#ifdef Q_OS_WIN
        return _isatty(_fileno(stderr)) != 0;
#else
        return isatty(STDERR_FILENO) == 1;
#endif
    }

    std::mutex m_mutex;
    // All guarded by m_mutex
    std::unique_ptr<QFile> m_file;
    bool m_toTerminal = false;
    bool m_colour = false;
};

struct Globals
{
    Levels levels;
    Output output;
    std::mutex installing;
    bool isInstalled = false; // guarded by installing
};

Globals &globals()
{
    // Never destroyed: other statics may log after it.
    static auto *const globals = new Globals;
    return *globals;
}

quint64 threadNumber()
{
    static std::atomic<quint64> threads = 0;
    thread_local const quint64 number = ++threads;
    return number;
}

LogLevel toLevel(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
        return LogLevel::Error;
    case QtFatalMsg:
        break;
    }
    return LogLevel::Critical;
}

//! nullopt if the category's level hides it
std::optional<LogRecord> toRecord(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    LogRecord record;
    record.level = toLevel(type);
    record.category = QString::fromLatin1(context.category ? context.category : "default");
    if (type == QtDebugMsg && record.category.endsWith(traceSuffix)) {
        record.level = LogLevel::Trace;
        record.category.chop(traceSuffix.size());
    }
    if (record.level < globals().levels.level(record.category))
        return std::nullopt;
    record.time = Timestamp::now();
    record.message = redact(message);
    record.thread = threadNumber();
    if (context.file)
        record.source = QFileInfo(QString::fromUtf8(context.file)).fileName() + u':' + QString::number(context.line);
    return record;
}

// A message that arises while one is handled would come back here for ever.
thread_local bool isHandling = false;
struct Handling
{
    Handling() { isHandling = true; }
    ~Handling() { isHandling = false; }
    Q_DISABLE_COPY_MOVE(Handling)
};

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (isHandling)
        return;
    const Handling handling;
    const std::optional<LogRecord> record = toRecord(type, context, message);
    if (!record)
        return;
    LogStream::Private::deliver(*record);
    globals().output.write(*record);
}

//! Qt's own handler; ours must be the one installed
QtMessageHandler defaultHandler()
{
    // Once: for a moment messages take their way past us.
    static const QtMessageHandler handler = [] {
        qInstallMessageHandler(nullptr);
        return qInstallMessageHandler(handleMessage);
    }();
    return handler;
}

//! "2026-03-02 12:35:20,824" in local time. Finding the local time is slow, so each thread keeps its last second.
void appendTime(QString &line, Timestamp time)
{
    constexpr qsizetype length = 19;
    struct Second
    {
        qint64 second;
        std::array<char16_t, length> text;
        bool isValid;
    };
    thread_local Second last { 0, {}, false };
    if (!last.isValid || last.second != time.seconds()) {
        const QString text = QDateTime::fromSecsSinceEpoch(time.seconds()).toString(u"yyyy-MM-dd HH:mm:ss");
        // Years beyond 9999 and the like do not fit, and are not worth it.
        last = { time.seconds(), {}, text.size() == length };
        std::copy_n(text.utf16(), std::min(text.size(), length), last.text.begin());
    }
    line += QStringView(last.text.data(), length);
    const qint64 milliseconds = time.milliseconds() - time.seconds() * 1000;
    line += u',' + QString::number(milliseconds).rightJustified(3, u'0');
}

bool mustEscape(char16_t character)
{
    if (character < 0x20)
        return character != u'\t';
    // Controls, line separators, and what turns the direction of writing
    return (character >= 0x7f && character < 0xa0) || (character >= 0x2028 && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069);
}

void appendEscaped(QString &line, QStringView message)
{
    qsizetype copied = 0;
    for (qsizetype i = 0; i < message.size(); ++i) {
        const char16_t character = message[i].unicode();
        if (!mustEscape(character))
            continue;
        line += message.mid(copied, i - copied);
        copied = i + 1;
        if (character == u'\n')
            line += u"\n    ";
        else if (character != u'\r' || i + 1 == message.size() || message[i + 1] != u'\n')
            line += u"\\u" + QString::number(character, 16).rightJustified(4, u'0');
    }
    line += message.mid(copied);
}

struct LevelLook
{
    QStringView name;
    QChar letter;
    QStringView colour; // ANSI
};
constexpr std::array<LevelLook, logLevelCount> levelLooks { {
    { u"TRACE_HIKARI", u'T', u"\033[90m" },
    { u"DEBUG", u'D', u"\033[36m" },
    { u"INFO", u'I', u"\033[32m" },
    { u"WARNING", u'W', u"\033[33m" },
    { u"ERROR", u'E', u"\033[31m" },
    { u"CRITICAL", u'C', u"\033[97;41m" },
} };

const LevelLook &look(LogLevel level)
{
    return levelLooks[std::min(size_t(level), levelLooks.size() - 1)];
}

} // namespace

QString logLevelName(LogLevel level)
{
    return look(level).name.toString();
}

std::optional<LogLevel> logLevelFromName(QStringView name)
{
    const auto is = [name](QStringView other) { return name.compare(other, Qt::CaseInsensitive) == 0; };
    for (size_t i = 0; i < levelLooks.size(); ++i) {
        if (is(levelLooks[i].name))
            return LogLevel(i);
    }
    if (is(u"TRACE"))
        return LogLevel::Trace;
    if (is(u"WARN"))
        return LogLevel::Warning;
    return is(u"FATAL") ? std::optional(LogLevel::Critical) : std::nullopt;
}

bool Logging::install(const LogOptions &options, Error *error)
{
    Globals &all = globals();
    const std::lock_guard lock(all.installing);
    const QtMessageHandler before = qInstallMessageHandler(handleMessage);
    all.isInstalled = before == handleMessage || before == defaultHandler();
    if (!all.isInstalled) {
        qInstallMessageHandler(before);
        if (error) {
            *error = Error { .kind = Error::Kind::State,
                .message = QStringLiteral("the application has a message handler of its own") };
        }
        return false;
    }
    all.levels.set(QString(), options.level);
    return all.output.setOptions(options, error);
}

void Logging::uninstall()
{
    Globals &all = globals();
    const std::lock_guard lock(all.installing);
    // Whoever installed another handler after us keeps it.
    if (const QtMessageHandler current = qInstallMessageHandler(nullptr); current != handleMessage)
        qInstallMessageHandler(current);
    all.isInstalled = false;
    all.output.close();
}

bool Logging::isInstalled()
{
    const std::lock_guard lock(globals().installing);
    return globals().isInstalled;
}

void Logging::setLevel(const QString &prefix, LogLevel level)
{
    globals().levels.set(prefix, level);
}

void Logging::resetLevel(const QString &prefix)
{
    globals().levels.set(prefix, std::nullopt);
}

LogLevel Logging::level(const QString &category)
{
    return globals().levels.level(category);
}

QStringList Logging::categories()
{
    QStringList names;
    for (const Area &area : areas)
        names += QString::fromLatin1(area.category().categoryName());
    return names;
}

void Logging::record(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (const std::optional<LogRecord> record = toRecord(type, context, message))
        LogStream::Private::deliver(*record);
}

QString Logging::formatLine(const LogRecord &record, bool colour)
{
    constexpr QStringView bold = u"\033[1m", normal = u"\033[22m", reset = u"\033[0m";
    const LevelLook &level = look(record.level);
    QString line;
    line.reserve(record.category.size() + record.message.size() + 64);
    if (colour)
        line += level.colour + bold;
    line += level.letter;
    if (colour)
        line += normal;
    line += u' ';
    appendTime(line, record.time);
    line += u' ';
    if (colour)
        line += bold;
    line += record.category;
    if (colour)
        line += normal;
    line += u": ";
    appendEscaped(line, record.message);
    if (colour)
        line += reset;
    return line;
}

} // namespace Hikari
