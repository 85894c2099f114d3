#pragma once

#include <hikari/core/timer.h>
#include <hikari/events/delivery.h>
#include <hikari/gateway/eventinbox_p.h>
#include <hikari/gateway/eventoverlap_p.h>
#include <hikari/gateway/gatewaythread_p.h>
#include <hikari/gateway/identifyqueue_p.h>
#include <hikari/gateway/shardmanager.h>
#include <hikari/gateway/shardset_p.h>

#include <QSet>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Hikari {

class ShardManager::Private
{
public:
    Private(ShardManager *q, GatewayConfig given, std::function<void(const Delivery &)> deliver);
    ~Private();

    std::unique_ptr<ShardSet> makeSet(GatewayConfig config);
    void addThreads(qsizetype count);
    Reply<void> end(void (Shard::*how)(), std::chrono::nanoseconds limit);
    void onItem(const EventInbox::Item &item);
    void onState(const EventInbox::Item &item);
    void onSession(const EventInbox::Item &item);
    void onFailed(ShardSet *of, int id, const Error &error);
    void onEnded(ShardSet *of);
    void joinThreads(); // now
    void quitThreads(); // while closing: onThreadFinished() goes on
    void onThreadFinished();
    void finishClosing();
    void leaveUndelivered();

    // resharding.cpp
    enum class Resharding
    {
        None,
        Starting, //!< other gets its sessions, while set goes on
        Overlapping, //!< both receive everything: what set delivers is noted, what other receives is held
        Leaving, //!< other is the old one: it has what it still receives delivered, and ends
        Settling, //!< it is gone; each new shard delivers from when it has caught up
        GivingUp, //!< other was to be the new one, and ends
    };
    Reply<void> reshard(GatewayConfig config);
    bool isStartingOther() const;
    bool isToDeliver(const EventInbox::Item &item); // now; otherwise it may be held
    void onCaughtUp(const EventInbox::Item &item);
    void checkResharding();
    void checkNewSessions();
    void startOverlapping();
    void awaitCatchUp(ShardSet *newShards);
    void stopOverlapping();
    void switchCommands();
    void giveUpResharding(const Error &error);
    //! The other set has ended, and all of it has been delivered
    void dropOther();
    //! After what is left of an earlier call, inside of which this one may be, and while closing only in time; false:
    //! the manager was destroyed
    bool deliverHeld(std::vector<EventInbox::Item> held);
    void endResharding(const std::optional<Error> &error);

    ShardManager *const q;
    // Shared, because it may destroy the manager while it runs
    const std::shared_ptr<const std::function<void(const Delivery &)>> deliver;
    Clock *const clock;
    EventInbox inbox;
    std::unique_ptr<LocalIdentifyQueue> queue; // in the first gateway thread
    std::vector<GatewayThread *> threads;
    std::atomic<bool> wantsFingerprints { false };
    quint32 lastSet = 0;
    std::unique_ptr<ShardSet> set; // the one that has the word; gets the commands

    bool isStarted = false;
    bool wasReady = false;
    bool hasFailed = false;
    int threadsRunning = 0;
    bool isClosing = false;
    bool isClosed = false;
    Timer closeTimer;
    std::chrono::nanoseconds closeDeadline { 0 };
    std::deque<EventInbox::Item> released; // that were held and are being delivered
    bool isReleasedPartly = false; // the first of them is of the same payload as the last that was delivered
    std::vector<EventInbox::Item> undelivered; // of set, in order: time was over
    std::optional<ReplySource<void>> closeSource;
    QList<GatewaySession> suspended;
    std::optional<ReplySource<QList<GatewaySession>>> sessionsSource;
    QList<GatewaySession> reported; // for it
    QSet<int> toReport; // shards, likewise

    Resharding resharding = Resharding::None;
    std::unique_ptr<ShardSet> other; // see Resharding; null: none
    EventOverlap overlap;
    QSet<int> behind; // new shards that have not caught up
    QStringList newSessions; // that take part in the overlap
    Timer reshardTimer;
    std::optional<ReplySource<void>> reshardSource;
    std::optional<Error> reshardError;
    std::chrono::nanoseconds progressAt { 0 }; // of what is being waited for
    int missingGuilds = 0; // of the new sessions
};

} // namespace Hikari
