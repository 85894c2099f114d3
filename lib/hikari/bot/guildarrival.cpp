#include <hikari/bot/guildarrival_p.h>

#include <hikari/core/logging.h>
#include <hikari/events/guild_events.h>
#include <hikari/events/shard_events.h>

#include <algorithm>

namespace Hikari {

GuildArrival::GuildArrival(Clock *clock, bool doGuildsCome, QObject *parent)
    : QObject(parent)
    , m_doGuildsCome(doGuildsCome)
    , m_idle(clock)
    , m_total(clock)
{
    connect(&m_idle, &Timer::timeout, this, &GuildArrival::finish);
    connect(&m_total, &Timer::timeout, this, &GuildArrival::finish);
}

void GuildArrival::expect(const QList<Snowflake> &guilds)
{
    m_missing.unite({ guilds.begin(), guilds.end() });
}

void GuildArrival::deliver(const Event &event)
{
    if (m_isFinished)
        return;
    Snowflake come;
    switch (event.type) {
    case EventType::ShardReady:
        expect(static_cast<const ShardReadyEvent &>(event).unavailableGuildIds());
        return;
    case EventType::GuildUnavailable:
        expect({ static_cast<const GuildUnavailableEvent &>(event).guildId });
        return;
    case EventType::GuildAvailable:
        come = static_cast<const GuildAvailableEvent &>(event).guildId;
        break;
    case EventType::GuildJoin:
        come = static_cast<const GuildJoinEvent &>(event).guildId;
        break;
    case EventType::GuildLeave:
        come = static_cast<const GuildLeaveEvent &>(event).guildId;
        break;
    default:
        return;
    }
    m_missing.remove(come);
    if (!m_isAllReady)
        return;
    if (m_missing.isEmpty())
        finish();
    else
        m_idle.start(idleLimit);
}

void GuildArrival::setAllReady()
{
    if (m_isFinished || m_isAllReady)
        return;
    m_isAllReady = true;
    if (m_missing.isEmpty() || !m_doGuildsCome) {
        finish();
        return;
    }
    m_idle.start(idleLimit);
    m_total.start(totalLimit);
}

void GuildArrival::finish()
{
    m_isFinished = true;
    m_idle.stop();
    m_total.stop();
    QList<Snowflake> missing = m_missing.values();
    m_missing.clear();
    std::sort(missing.begin(), missing.end());
    if (missing.isEmpty())
        qCInfo(lcBot) << "all guilds have come";
    else
        qCWarning(lcBot) << missing.size() << "guilds have not come, the first is" << missing.first().value();
    Q_EMIT finished(missing);
}

} // namespace Hikari
