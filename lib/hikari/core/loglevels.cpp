#include <hikari/core/loglevels_p.h>

#include <algorithm>
#include <array>

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

} // namespace

LogLevels &LogLevels::instance()
{
    // Never destroyed: other statics may log after it.
    static auto *const levels = new LogLevels;
    return *levels;
}

LogLevel LogLevels::level(const QString &category)
{
    const std::lock_guard lock(m_mutex);
    if (const std::optional<LogLevel> found = find(category))
        return *found;
    const std::optional<Switch> known = switchOf(category);
    if (!known)
        return LogLevel::Trace; // as far as we are concerned
    if (known->trace->isDebugEnabled())
        return LogLevel::Trace;
    if (known->category->isDebugEnabled())
        return LogLevel::Debug;
    if (known->category->isInfoEnabled())
        return LogLevel::Info;
    if (known->category->isWarningEnabled())
        return LogLevel::Warning;
    return known->category->isCriticalEnabled() ? LogLevel::Error : LogLevel::Critical;
}

bool LogLevels::hides(LogLevel level, const QString &category)
{
    const std::lock_guard lock(m_mutex);
    const std::optional<LogLevel> found = find(category);
    return found && level < *found;
}

void LogLevels::set(const QString &prefix, std::optional<LogLevel> level)
{
    const std::lock_guard lock(m_mutex);
    if (level)
        m_set.insert(prefix, *level);
    else
        m_set.remove(prefix);
    applyAll();
}

void LogLevels::reset(const std::optional<QString> &rules)
{
    const std::lock_guard lock(m_mutex);
    if (m_rules && !rules)
        QLoggingCategory::setFilterRules(QString());
    m_set.clear();
    m_rules = rules;
    applyAll();
}

LogChild LogLevels::child(const QLoggingCategory &area, int number)
{
    const QByteArray name = area.categoryName() + ('.' + QByteArray::number(number));
    const std::lock_guard lock(m_mutex);
    Child &child = m_children[name];
    if (!child.category) {
        child.name = name;
        child.traceName = name + ".trace";
        child.category = std::make_unique<QLoggingCategory>(child.name.constData(), QtInfoMsg);
        child.trace = std::make_unique<QLoggingCategory>(child.traceName.constData(), QtInfoMsg);
        if (!m_set.isEmpty())
            apply({ child.category.get(), child.trace.get() });
    }
    return { *child.category, *child.trace };
}

std::optional<LogLevel> LogLevels::find(const QString &category) const
{
    for (QString prefix = category; !m_set.isEmpty();) {
        if (const auto found = m_set.constFind(prefix); found != m_set.constEnd())
            return *found;
        if (prefix.isEmpty())
            break;
        prefix.truncate(std::max<qsizetype>(prefix.lastIndexOf(u'.'), 0));
    }
    return m_rules ? std::nullopt : std::optional(LogLevel::Info);
}

std::optional<LogLevels::Switch> LogLevels::switchOf(const QString &category) const
{
    const QByteArray name = category.toLatin1();
    for (const Area &area : areas) {
        if (name == area.category().categoryName())
            return Switch { &area.category(), &area.trace() };
    }
    const auto child = m_children.find(name);
    if (child == m_children.end())
        return std::nullopt;
    return Switch { child->second.category.get(), child->second.trace.get() };
}

void LogLevels::apply(const Switch &of) const
{
    const std::optional<LogLevel> decided = find(QString::fromLatin1(of.category->categoryName()));
    if (!decided)
        return;
    of.trace->setEnabled(QtDebugMsg, *decided <= LogLevel::Trace);
    of.category->setEnabled(QtDebugMsg, *decided <= LogLevel::Debug);
    of.category->setEnabled(QtInfoMsg, *decided <= LogLevel::Info);
    of.category->setEnabled(QtWarningMsg, *decided <= LogLevel::Warning);
    of.category->setEnabled(QtCriticalMsg, *decided <= LogLevel::Error);
}

void LogLevels::applyAll() const
{
    if (m_rules)
        QLoggingCategory::setFilterRules(*m_rules); // decides anew for every category there is
    for (const Area &area : areas)
        apply({ &area.category(), &area.trace() });
    for (const auto &[name, child] : m_children)
        apply({ child.category.get(), child.trace.get() });
}

QStringList Logging::categories()
{
    QStringList names;
    for (const Area &area : areas)
        names += QString::fromLatin1(area.category().categoryName());
    return names;
}

LogChild logChild(const QLoggingCategory &area, int number)
{
    return LogLevels::instance().child(area, number);
}

} // namespace Hikari
