#include <hikari/core/logging.h>

#include <hikari/core/error.h>
#include <hikari/core/logfile_p.h>
#include <hikari/core/loglevels_p.h>
#include <hikari/core/logrepeats_p.h>
#include <hikari/core/logstream_p.h>
#include <hikari/core/redact.h>
#include <hikari/core/redact_p.h>
#include <hikari/core/terminalcolor.h>

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <vector>

namespace Hikari {

namespace {

constexpr QStringView traceSuffix = u".trace";
constexpr qsizetype longestMessage = 65'536;

//! The terminal and the file
class Output
{
public:
    Error setOptions(const LogOptions &options)
    {
        const std::lock_guard lock(m_mutex);
        m_toTerminal = options.toTerminal;
        m_colour = options.colour == LogOptions::Colour::Always
            || (options.colour == LogOptions::Colour::Auto
                && supportsColor(true, false, TerminalTraits::Stream::Error));
        m_repeats.setLimit(options.repeatLimit);
        if (options.file.isEmpty()) {
            m_file.close();
            return {};
        }
        return m_file.open(options.file, options.fileBytes, options.keptFiles);
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        for (const LogRecord &summary : m_repeats.takeAll())
            write(summary);
        m_file.close();
        m_toTerminal = false;
    }
    void handle(const LogRecord &record)
    {
        const std::lock_guard lock(m_mutex);
        m_summaries.clear();
        const bool isAdmitted =
            m_repeats.admit(record, std::chrono::steady_clock::now().time_since_epoch(), &m_summaries);
        for (const LogRecord &summary : m_summaries)
            write(summary);
        if (isAdmitted)
            write(record);
    }

private:
    void write(const LogRecord &record)
    {
        LogStream::Private::deliver(record);
        if (!m_toTerminal && !m_file.isOpen())
            return;
        QByteArray plain;
        if (m_file.isOpen() || !m_colour)
            plain = Logging::formatLine(record, false).toUtf8() + '\n';
        if (m_toTerminal) {
            const QByteArray line = m_colour ? QByteArray(Logging::formatLine(record, true).toUtf8() + '\n') : plain;
            // One call for one line: lines of other processes on the terminal do not get in between.
            std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
        }
        m_file.write(plain);
    }

    std::mutex m_mutex;
    // All guarded by m_mutex
    LogFile m_file;
    LogRepeats m_repeats;
    std::vector<LogRecord> m_summaries;
    bool m_toTerminal = false;
    bool m_colour = false;
};

struct Globals
{
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
    if (LogLevels::instance().hides(record.level, record.category))
        return std::nullopt;
    record.time = Timestamp::now();
    // Redacted first: half of a secret would not be known for one.
    record.message = shortened(redact(message), longestMessage);
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
    globals().output.handle(*record);
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
    int number; // Python's
    QChar letter;
    QStringView colour; // ANSI
};
constexpr std::array<LevelLook, logLevelCount> levelLooks { {
    { u"TRACE_HIKARI", 5, u'T', u"\033[90m" },
    { u"DEBUG", 10, u'D', u"\033[36m" },
    { u"INFO", 20, u'I', u"\033[32m" },
    { u"WARNING", 30, u'W', u"\033[33m" },
    { u"ERROR", 40, u'E', u"\033[31m" },
    { u"CRITICAL", 50, u'C', u"\033[97;41m" },
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

int logLevelNumber(LogLevel level)
{
    return look(level).number;
}

std::optional<LogLevel> logLevelFromNumber(int number)
{
    for (size_t i = 0; number >= 0 && i < levelLooks.size(); ++i) {
        if (number <= levelLooks[i].number)
            return LogLevel(i);
    }
    return std::nullopt;
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
    LogLevels::instance().set(QString(), options.level);
    const Error failure = all.output.setOptions(options);
    if (error && failure)
        *error = failure;
    return !failure;
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
    LogLevels::instance().set(prefix, level);
}

void Logging::resetLevel(const QString &prefix)
{
    LogLevels::instance().set(prefix, std::nullopt);
}

LogLevel Logging::level(const QString &category)
{
    return LogLevels::instance().level(category);
}

void Logging::setRules(const std::optional<QString> &rules)
{
    LogLevels::instance().reset(rules);
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
