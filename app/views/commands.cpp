#include "commands.h"

#include <QCoreApplication>

#include <algorithm>

namespace Panel {

namespace {

struct Row
{
    const char *id;
    const char *key;
    CommandScope scope;
    const char *text;
};

constexpr auto window = CommandScope::Window;
constexpr auto list = CommandScope::List;

constexpr Row rows[] {
    { "page.overview", "Ctrl+1", window, QT_TRANSLATE_NOOP("Commands", "Overview") },
    { "page.events", "Ctrl+2", window, QT_TRANSLATE_NOOP("Commands", "Events") },
    { "page.logs", "Ctrl+3", window, QT_TRANSLATE_NOOP("Commands", "Logs") },
    { "session.demo", "Ctrl+D", window, QT_TRANSLATE_NOOP("Commands", "Start demo") },
    { "session.connect", "", window, QT_TRANSLATE_NOOP("Commands", "Connect") },
    { "session.disconnect", "Ctrl+Shift+D", window, QT_TRANSLATE_NOOP("Commands", "Disconnect") },
    { "shards.reconnect", "Ctrl+R", window, QT_TRANSLATE_NOOP("Commands", "Reconnect selected shards") },
    { "shards.problemsFirst", "P", list, QT_TRANSLATE_NOOP("Commands", "Problems first") },
    { "shards.all", "Alt+1", window, QT_TRANSLATE_NOOP("Commands", "All shards") },
    { "shards.ready", "Alt+2", window, QT_TRANSLATE_NOOP("Commands", "Ready shards") },
    { "shards.starting", "Alt+3", window, QT_TRANSLATE_NOOP("Commands", "Starting shards") },
    { "shards.problem", "Alt+4", window, QT_TRANSLATE_NOOP("Commands", "Shards with a problem") },
    { "shards.failed", "Alt+5", window, QT_TRANSLATE_NOOP("Commands", "Failed shards") },
    { "view.pauseAll", "F9", window, QT_TRANSLATE_NOOP("Commands", "Pause all lists") },
    { "view.pause", "Space", list, QT_TRANSLATE_NOOP("Commands", "Pause this list") },
    { "view.follow", "End", list, QT_TRANSLATE_NOOP("Commands", "Follow the newest row") },
    { "view.oldest", "Home", list, QT_TRANSLATE_NOOP("Commands", "Go to the oldest row") },
    { "view.copy", "Ctrl+C", list, QT_TRANSLATE_NOOP("Commands", "Copy") },
    { "view.clear", "Ctrl+L", window, QT_TRANSLATE_NOOP("Commands", "Clear the list") },
    { "view.find", "Ctrl+F", window, QT_TRANSLATE_NOOP("Commands", "Find or filter") },
    { "view.findInList", "/", list, QT_TRANSLATE_NOOP("Commands", "Find or filter") },
    { "view.nextMatch", "F3", window, QT_TRANSLATE_NOOP("Commands", "Next match") },
    { "view.previousMatch", "Shift+F3", window, QT_TRANSLATE_NOOP("Commands", "Previous match") },
    { "logs.nextProblem", "F8", window, QT_TRANSLATE_NOOP("Commands", "Next problem in the log") },
    { "logs.previousProblem", "Shift+F8", window, QT_TRANSLATE_NOOP("Commands", "Previous problem in the log") },
    { "logs.error", "1", list, QT_TRANSLATE_NOOP("Commands", "Show or hide errors") },
    { "logs.warning", "2", list, QT_TRANSLATE_NOOP("Commands", "Show or hide warnings") },
    { "logs.info", "3", list, QT_TRANSLATE_NOOP("Commands", "Show or hide information") },
    { "logs.debug", "4", list, QT_TRANSLATE_NOOP("Commands", "Show or hide debug lines") },
    { "logs.trace", "5", list, QT_TRANSLATE_NOOP("Commands", "Show or hide trace lines") },
    { "view.dock", "Ctrl+J", window, QT_TRANSLATE_NOOP("Commands", "Show the log below the page") },
    { "view.inspector", "Ctrl+I", window, QT_TRANSLATE_NOOP("Commands", "Go to the inspector") },
    { "view.nextRegion", "F6", window, QT_TRANSLATE_NOOP("Commands", "Next part of the window") },
    { "view.previousRegion", "Shift+F6", window, QT_TRANSLATE_NOOP("Commands", "Previous part of the window") },
    { "view.refresh", "F5", window, QT_TRANSLATE_NOOP("Commands", "Refresh") },
    { "view.theme", "", window, QT_TRANSLATE_NOOP("Commands", "Switch between dark and light") },
    { "view.larger", "Ctrl++", window, QT_TRANSLATE_NOOP("Commands", "Larger text") },
    { "view.smaller", "Ctrl+-", window, QT_TRANSLATE_NOOP("Commands", "Smaller text") },
    { "view.normalSize", "Ctrl+0", window, QT_TRANSLATE_NOOP("Commands", "Normal text size") },
    { "view.fullScreen", "F11", window, QT_TRANSLATE_NOOP("Commands", "Full screen") },
    { "app.quit", "Ctrl+Q", window, QT_TRANSLATE_NOOP("Commands", "Quit") },
};

} // namespace

QList<CommandInfo> commandTable()
{
    QList<CommandInfo> table;
    for (const Row &row : rows)
        table.append({ QLatin1String(row.id), QKeySequence(QLatin1String(row.key), QKeySequence::PortableText),
            row.scope, QCoreApplication::translate("Commands", row.text) });
    return table;
}

CommandInfo commandInfo(const QString &id)
{
    const auto table = commandTable();
    const auto it = std::find_if(table.begin(), table.end(), [&](const CommandInfo &info) { return info.id == id; });
    return it == table.end() ? CommandInfo() : *it;
}

QString withKey(const QString &text, const QString &commandId)
{
    const QKeySequence key = commandInfo(commandId).key;
    if (key.isEmpty())
        return text;
    //: A tool tip: %1 is what happens, %2 the key for it
    return QCoreApplication::translate("Commands", "%1 (%2)").arg(text, key.toString(QKeySequence::NativeText));
}

} // namespace Panel
