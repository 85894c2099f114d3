#include "nameindex.h"

namespace Panel {

using Hikari::Snowflake;

void NameIndex::setGuild(Snowflake id, const QString &name)
{
    const QWriteLocker locker(&m_lock);
    m_guilds.insert(id.value(), name);
}

void NameIndex::setChannel(Snowflake id, const QString &name)
{
    const QWriteLocker locker(&m_lock);
    m_channels.insert(id.value(), name);
}

void NameIndex::removeChannel(Snowflake id)
{
    const QWriteLocker locker(&m_lock);
    m_channels.remove(id.value());
}

void NameIndex::clear()
{
    const QWriteLocker locker(&m_lock);
    m_guilds.clear();
    m_channels.clear();
}

QString NameIndex::guild(Snowflake id) const
{
    const QReadLocker locker(&m_lock);
    return m_guilds.value(id.value());
}

QString NameIndex::channel(Snowflake id) const
{
    const QReadLocker locker(&m_lock);
    return m_channels.value(id.value());
}

qsizetype NameIndex::guildCount() const
{
    const QReadLocker locker(&m_lock);
    return m_guilds.size();
}

} // namespace Panel
