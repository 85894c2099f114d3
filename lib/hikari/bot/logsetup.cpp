#include <hikari/bot/logsetup.h>

#include <hikari/core/terminalcolor.h>

#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace Hikari {

namespace {

constexpr qint64 largestFile = 1'048'576;

Error invalidArgument(const QString &message)
{
    return { .kind = Error::Kind::InvalidArgument, .message = message };
}

Error checkThreshold(const LogThreshold &threshold)
{
    if (threshold.level())
        return {};
    return invalidArgument(QStringLiteral("there is no log level \"%1\": use TRACE_HIKARI, DEBUG, INFO, WARNING, ERROR "
                                          "or CRITICAL, or a number from 0 to 50")
                               .arg(threshold.text()));
}

//! Whether Qt takes "pattern=true": "*" may stand at both ends only
bool isRule(const QString &line)
{
    const qsizetype equals = line.indexOf(u'=');
    const QString pattern = line.left(equals).trimmed();
    const QString value = line.mid(equals + 1).trimmed();
    if (equals <= 0 || pattern.isEmpty() || (value != u"true" && value != u"false"))
        return false;
    QStringView name = pattern;
    for (const QStringView type :
        { QStringView(u".debug"), QStringView(u".info"), QStringView(u".warning"), QStringView(u".critical") }) {
        if (name.endsWith(type)) {
            name.chop(type.size());
            break;
        }
    }
    return name.size() < 3 || name.mid(1, name.size() - 2).indexOf(u'*') < 0;
}

//! The lines of the section [Rules] of \a path
QString readRules(const QString &path, Error *error)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        *error = invalidArgument(QStringLiteral("cannot read the logging rules in \"%1\": %2")
                                     .arg(path,
                                         file.error() == QFileDevice::NoError ? QStringLiteral("there is no such file")
                                                                              : file.errorString()));
        return {};
    }
    QStringList rules;
    bool isSection = false;
    bool hadSection = false;
    int number = 0;
    for (const QString &raw : QString::fromUtf8(file.read(largestFile)).split(u'\n')) {
        ++number;
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u';'))
            continue;
        if (line.startsWith(u'[')) {
            isSection = line.compare(u"[Rules]", Qt::CaseInsensitive) == 0;
            hadSection = hadSection || isSection;
        } else if (isSection && !isRule(line)) {
            *error = invalidArgument(QStringLiteral("line %1 of \"%2\" is no logging rule: write for example "
                                                    "hikari.gateway*.debug=true, with * at an end only")
                                         .arg(number)
                                         .arg(path));
            return {};
        } else if (isSection) {
            rules += line;
        }
    }
    if (!hadSection)
        *error = invalidArgument(QStringLiteral("\"%1\" has no section [Rules]: begin it with this line").arg(path));
    return rules.join(u'\n');
}

} // namespace

std::optional<LogLevel> LogThreshold::level() const
{
    if (const auto *number = std::get_if<int>(&m_given))
        return logLevelFromNumber(*number);
    if (const auto *name = std::get_if<QString>(&m_given))
        return logLevelFromName(*name);
    return std::get<LogLevel>(m_given);
}

QString LogThreshold::text() const
{
    if (const auto *number = std::get_if<int>(&m_given))
        return QString::number(*number);
    if (const auto *name = std::get_if<QString>(&m_given))
        return *name;
    return logLevelName(std::get<LogLevel>(m_given));
}

LogSetup::LogSetup(const LogSetup &) = default;
LogSetup::LogSetup(LogSetup &&) noexcept = default;
LogSetup &LogSetup::operator=(const LogSetup &) = default;
LogSetup &LogSetup::operator=(LogSetup &&) noexcept = default;
LogSetup::~LogSetup() = default;

LogSetup LogSetup::fromFile(const QString &path)
{
    LogSetup setup;
    setup.m_what = File { path };
    return setup;
}

std::optional<QString> LogSetup::filePath() const
{
    if (const auto *file = std::get_if<File>(&m_what))
        return file->path;
    const auto *threshold = std::get_if<LogThreshold>(&m_what);
    if (threshold && !threshold->level() && QFileInfo(threshold->text()).isFile())
        return threshold->text();
    return std::nullopt;
}

Error LogSetup::check() const
{
    if (const std::optional<QString> path = filePath()) {
        Error error;
        readRules(*path, &error);
        return error;
    }
    if (const auto *rules = std::get_if<LogRules>(&m_what)) {
        for (auto it = rules->levels.cbegin(); it != rules->levels.cend(); ++it) {
            if (Error error = checkThreshold(it.value())) {
                error.message.prepend(QStringLiteral("of the category \"%1\": ").arg(it.key()));
                return error;
            }
        }
        return {};
    }
    return checkThreshold(std::get<LogThreshold>(m_what));
}

Error LogSetup::apply(bool allowColor, bool forceColor) const
{
    if (Error error = check())
        return error;
    if (Logging::isInstalled())
        return {};
    const auto *rules = std::get_if<LogRules>(&m_what);
    const auto *threshold = std::get_if<LogThreshold>(&m_what);
    LogOptions options;
    if (rules && !rules->isIncremental && rules->output)
        options = *rules->output;
    if (options.colour == LogOptions::Colour::Auto) {
        options.colour = supportsColor(allowColor, forceColor, TerminalTraits::Stream::Error)
            ? LogOptions::Colour::Always
            : LogOptions::Colour::Never;
    }
    if (threshold)
        options.level = threshold->level().value_or(LogLevel::Info);

    Error error;
    if (!Logging::install(options, &error) && error.kind == Error::Kind::State)
        return {}; // the application handles its messages itself
    if (const std::optional<QString> path = filePath()) {
        Error unreadable; // it was read a moment ago
        const QString text = readRules(*path, &unreadable);
        if (unreadable)
            return unreadable;
        Logging::setRules(text);
    } else if (rules) {
        if (!rules->isIncremental) {
            Logging::setRules(std::nullopt);
            Logging::setLevel(QString(), options.level);
        }
        for (auto it = rules->levels.cbegin(); it != rules->levels.cend(); ++it)
            Logging::setLevel(it.key(), it.value().level().value_or(LogLevel::Info));
    }
    return error;
}

} // namespace Hikari
