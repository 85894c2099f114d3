#pragma once

#include <hikari/bot/memberrequest.h>
#include <hikari/core/reply.h>
#include <hikari/core/timer.h>
#include <hikari/events/event.h>
#include <hikari/model/gatewaypayloads.h>

#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace Hikari {

class Clock;
class GatewayShard;
struct MemberChunkEvent;
struct RequestGuildMembersRateLimitedEvent;

//! \brief Asks Discord for members and collects what comes (P78, P79)
//!
//! Each request is known by its nonce. A request for all members waits for the 30 s that Discord wants between two of
//! one guild, and for what a RATE_LIMITED says; it is sent again when its session was replaced. Lives in the bot's
//! thread.
class HIKARI_AUTOTEST_EXPORT MemberRequests : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds betweenAllMembers { 30 };

    //! \param shardOf the shard of a guild; null: there is none here
    MemberRequests(Clock *clock, std::function<GatewayShard *(Snowflake guild)> shardOf);
    ~MemberRequests() override;

    Reply<GuildMembers> request(RequestGuildMembers request, MemberRequestOptions options);
    //! \brief As request(), but keeps nothing of the members: for those who listen to the chunks
    Reply<GuildMembers> requestUncollected(RequestGuildMembers request, MemberRequestOptions options);
    //! \brief Looks at an event that came from a shard; may finish requests, and so have this destroyed
    void deliver(const Event &event);
    //! \brief All shards are others now: what was sent is sent again, and its chunks are counted anew
    void onShardsReplaced();
    //! \brief Forgets every request; the caller finishes them
    QList<ReplySource<GuildMembers>> takeAll();

Q_SIGNALS:
    //! All members of \a guild, under a nonce that nobody else has; the same again when it is sent anew
    void askedForAll(const QString &nonce, Hikari::Snowflake guild);
    //! What was asked for under \a nonce does not count any more, or has all come
    void askingEnded(const QString &nonce);

private:
    struct Pending;

    Reply<GuildMembers> add(RequestGuildMembers request, MemberRequestOptions options, bool isCollected);
    void begin(Pending &pending);
    std::chrono::nanoseconds takePlace(Pending &pending);
    void leavePlace(Pending &gone);
    void send(const QString &nonce);
    void waitFor(Pending &pending, std::chrono::nanoseconds time);
    void onChunk(const MemberChunkEvent &event);
    void onRateLimited(const RequestGuildMembersRateLimitedEvent &event);
    void onNewSession(int shardId);
    void beginAgain(const std::function<bool(const Pending &)> &isMeant);
    void fail(const QString &nonce, const Error &error);
    std::shared_ptr<Pending> take(const QString &nonce);
    static void report(const Pending &pending, std::chrono::nanoseconds wait = std::chrono::nanoseconds(0));

    Clock *const m_clock;
    const std::function<GatewayShard *(Snowflake)> m_shardOf;
    const QString m_prefix; // of nonces: another process may have asked for what a resumed session brings
    quint64 m_count = 0;
    QMap<QString, std::shared_ptr<Pending>> m_pending; // by nonce
    QHash<Snowflake, std::chrono::nanoseconds> m_allowedAt; // by guild: when all members may be asked for
};

} // namespace Hikari
