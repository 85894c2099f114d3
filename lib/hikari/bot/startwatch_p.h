#pragma once

#include <hikari/bot/botwait.h>
#include <hikari/core/reply.h>
#include <hikari/core/timer.h>
#include <hikari/gateway/gatewayshard.h>
#include <hikari/gateway/sessionbudget_p.h>
#include <hikari/gateway/startprogress.h>
#include <hikari/model/gatewayinfo.h>

#include <QHash>
#include <QList>
#include <QMutex>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace Hikari {

class RestClient;
struct SessionSnapshot;

//! \brief Follows how a bot begins sessions: how many it may, how far its start has come, and what it waits for
//!
//! Lives in the bot's thread; only fill() may be called in any thread.
class HIKARI_AUTOTEST_EXPORT StartWatch : public QObject
{
    Q_OBJECT
public:
    //! A shorter wait is not worth a word
    static constexpr std::chrono::seconds leastWait { 1 };
    //! How often Discord is asked how many session starts are left (P49)
    static constexpr std::chrono::hours limitAge { 1 };

    //! \param rest outlives it, or end() is called before
    StartWatch(Clock *clock, RestClient *rest, QObject *parent = nullptr);
    ~StartWatch() override;

    //! \brief What the identify queues ask
    const std::shared_ptr<SessionBudget> &budget() const { return m_budget; }

    //! \brief The bot waits for the answer to \a route, for example "GET /gateway/bot"; empty: not any more
    void setRequest(const QString &route);
    //! \brief What Discord told when \a spent identifies had been sent
    void setLimit(const SessionStartLimit &limit, int spent);
    //! \brief Nobody identifies before \a until; null: anybody may
    void holdStarts(Timestamp until, const QString &reason);
    //! \brief Follows the start of \a shards; they live until end()
    //! \param resumed those that go on with a stored session
    void begin(const QList<GatewayShard *> &shards, const QSet<int> &resumed, int maxConcurrency,
        std::chrono::milliseconds identifyWindow);
    //! \brief From now on \a shards are those of the bot; the ones before may go
    void replaceShards(const QList<GatewayShard *> &shards, const QSet<int> &resumed = {});
    void shardChanged(const GatewayShard *shard, ShardState state);
    //! \brief All shards are ready: tells the last of the progress
    void setStarted();
    //! \brief The bot stops
    void end();

    //! \brief Sets what it knows of; any thread
    void fill(SessionSnapshot *snapshot) const;

Q_SIGNALS:
    void progressed(const Hikari::StartProgress &progress);
    void waiting(const Hikari::BotWait &wait);

private:
    void lookSoon();
    void look();
    void lookAtRequest();
    void readLimit();
    void scheduleReading();
    void tell(const BotWait &wait);
    Timestamp wallTime(std::chrono::nanoseconds monotonic) const;
    // With m_mutex held
    StartProgress progress() const;
    std::optional<BotWait> queueWait(const StartProgress &progress) const;

    Clock *const m_clock;
    RestClient *const m_rest;
    const std::shared_ptr<SessionBudget> m_budget;
    Timer m_requestTimer;
    Timer m_limitTimer;
    Reply<GatewayBotInfo> m_limitReply;
    bool m_isStarting = false;
    bool m_isLookPending = false;
    StartProgress m_told;
    std::optional<BotWait> m_toldWait; // of the queue
    QHash<int, Timestamp> m_toldBackoffs; // of each shard, until when

    mutable QMutex m_mutex;
    // Guarded by m_mutex
    QList<GatewayShard *> m_shards;
    QSet<int> m_resumed;
    int m_maxConcurrency = 1;
    std::chrono::milliseconds m_identifyWindow { 0 };
    Timestamp m_resetAt;
    QString m_request;
    QString m_holdReason;
    std::optional<BotWait> m_requestWait;
};

} // namespace Hikari
