#pragma once

#include <hikari/core/error.h>
#include <hikari/core/logging.h>

#include <QByteArray>
#include <QHash>
#include <QLoggingCategory>
#include <QString>

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace Hikari {

//! A child of an area: "hikari.gateway.3", with its category for trace
struct LogChild
{
    const QLoggingCategory &category;
    const QLoggingCategory &trace;
};

//! \brief The child \a number of \a area, one of Logging::categories()
//!
//! Made by the first call and never destroyed. Its level is that of the area until it has one of its own. Any thread.
HIKARI_AUTOTEST_EXPORT LogChild logChild(const QLoggingCategory &area, int number);

//! \brief Which level decides for which category; switches those of the library
//!
//! Any thread.
class LogLevels
{
public:
    static LogLevels &instance();

    LogLevel level(const QString &category);
    bool hides(LogLevel level, const QString &category);
    //! nullopt: what is above decides again
    void set(const QString &prefix, std::optional<LogLevel> level);
    //! Forgets everything that was set; \a rules are Qt's, one a line, or none
    void reset(const std::optional<QString> &rules);
    LogChild child(const QLoggingCategory &area, int number);

private:
    struct Switch
    {
        QLoggingCategory *category;
        QLoggingCategory *trace;
    };
    struct Child
    {
        QByteArray name, traceName; // the categories keep pointers to them
        std::unique_ptr<QLoggingCategory> category, trace;
    };

    std::optional<LogLevel> find(const QString &category) const;
    std::optional<Switch> switchOf(const QString &category) const;
    void apply(const Switch &of) const;
    void applyAll() const;

    // Recursive: Qt complains about malformed rules from inside setFilterRules(), and that comes back here as a
    // message.
    mutable std::recursive_mutex m_mutex;
    // All guarded by m_mutex
    QHash<QString, LogLevel> m_set;
    std::optional<QString> m_rules; // in force: what nothing is set for is left to Qt
    std::map<QByteArray, Child> m_children;
};

} // namespace Hikari
