#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace Panel {

//! \brief Where a key works
enum class CommandScope
{
    Window, //!< everywhere
    List, //!< while a list has the focus; handled by the list itself
};

//! \brief A thing that can be done with a key: the only table of keys
struct CommandInfo
{
    QString id; //!< stable, for example "page.overview"
    QKeySequence key; //!< may be empty
    CommandScope scope;
    QString text; //!< translated, as a menu writes it
};

//! \brief All commands; made anew at each call, so that the texts follow the language
QList<CommandInfo> commandTable();

//! \brief The command \a id; an empty one when there is none
CommandInfo commandInfo(const QString &id);

//! \brief "text (key)" for tool tips
QString withKey(const QString &text, const QString &commandId);

} // namespace Panel
