#pragma once

#include <hikari/bot/memberrequests_p.h>
#include <hikari/core/snowflake.h>

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>

namespace Hikari {

struct GatewayGuild;

//! \brief Has Discord send the members of the guilds that come without them
//!
//! One guild after the other for each shard, so that a start with many large guilds is no storm of requests. Lives in
//! the bot's thread.
class HIKARI_AUTOTEST_EXPORT MemberChunker : public QObject
{
    Q_OBJECT
public:
    struct Progress
    {
        int guilds = 0; //!< asked for or to be asked for
        int done = 0; //!< of them, also those that failed
        qint64 members = 0; //!< that have come
    };

    //! \param shardCount of the bot
    MemberChunker(MemberRequests *requests, int shardCount, bool withPresences);

    //! \brief Asks for the members of \a guild when its turn comes
    void add(Snowflake guild);
    //! \brief Guilds that are left, unavailable or forgotten need not be asked for, or waited for any longer
    void removeIf(const std::function<bool(Snowflake guild)> &isMeant);
    //! \brief Guilds that wait are divided among as many shards from now on
    void setShardCount(int shardCount);
    Progress progress() const { return m_progress; }

Q_SIGNALS:
    void progressed();

private:
    struct Line
    {
        QList<Snowflake> waiting;
        Snowflake current; // null: none
        Reply<GuildMembers> request; // of current
        qsizetype members = 0; // of current, that have come and are counted
    };
    void next(int shardId);

    MemberRequests *const m_requests;
    int m_shardCount;
    const bool m_withPresences;
    QHash<int, Line> m_lines; // by shard
    Progress m_progress;
};

} // namespace Hikari
