#pragma once

#include <hikari/core/snowflake.h>

#include <QHash>
#include <QReadWriteLock>
#include <QString>

namespace Panel {

//! \brief Names of guilds and channels by id, for the lists
//!
//! Written on the bot's thread from the guild and channel events, read by the window. Any thread may call anything.
class NameIndex
{
public:
    void setGuild(Hikari::Snowflake id, const QString &name);
    void setChannel(Hikari::Snowflake id, const QString &name);
    void removeChannel(Hikari::Snowflake id);
    void clear();

    //! Empty when the name is not known
    QString guild(Hikari::Snowflake id) const;
    QString channel(Hikari::Snowflake id) const;
    qsizetype guildCount() const;

private:
    mutable QReadWriteLock m_lock;
    QHash<quint64, QString> m_guilds; // guarded by m_lock
    QHash<quint64, QString> m_channels; // guarded by m_lock
};

} // namespace Panel
