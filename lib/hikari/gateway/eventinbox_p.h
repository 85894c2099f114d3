#pragma once

#include <hikari/core/global.h>
#include <hikari/events/delivery.h>
#include <hikari/gateway/gatewaysession.h>
#include <hikari/gateway/shardstate.h>

#include <QObject>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace Hikari {

//! \brief What tells that an event of two sessions is the same one, see EventOverlap
struct EventIdentity
{
    std::uint64_t fingerprint = 0; //!< 0: it is of this session alone, or nobody asked for it
    std::uint64_t guildId = 0; //!< 0: of no guild
};

//! \brief Brings what shards receive from the gateway threads to the bot's thread
//!
//! Bounded: when it is full, push() says so, and the pusher stops reading its socket until it is called back. Only
//! drainAll() drops anything. One wake-up however many items wait. Lives in the bot's thread; may be destroyed inside
//! deliver.
class HIKARI_AUTOTEST_EXPORT EventInbox : public QObject
{
    Q_OBJECT
public:
    //! An event, a change of a shard's state, its session, or that it has caught up, in the order in which they
    //! happened
    struct Item
    {
        Delivery delivery; //!< its event is null for anything else
        int shardId = -1; //!< -1: nothing more comes from the set
        ShardState state = ShardState::Stopped;
        quint32 set = 0; //!< of the shard, see ShardSet
        std::shared_ptr<const GatewaySession>
            session = {}; //!< as all events before this item leave it; null: no report
        bool isCaughtUp = false; //!< the shard has read what was sent to it before Shard::catchUp()
        EventIdentity identity;
        bool isContinued = false; //!< the shard pushes another event of the same payload
    };
    using Handler = std::function<void(const Item &)>;

    //! Half a frame at 60 Hz: longer drains would make a window on the same thread stutter.
    static constexpr std::chrono::milliseconds drainBudget { 8 };

    //! \param limit events, \param byteLimit bytes of their JSON, that may wait
    EventInbox(int limit, qint64 byteLimit, Handler handler, QObject *parent = nullptr);
    ~EventInbox() override;

    //! \brief Adds \a item; any thread
    //!
    //! \param pusher called back by way of its event loop, with \a drained, when the inbox has room again. It calls
    //! forget() before it is destroyed. May be null.
    //! \return false if the inbox is full now: the item is taken, but please stop
    bool push(Item item, QObject *pusher = nullptr, const std::function<void()> &drained = {});
    //! \brief As push(), but the bot's thread only learns of it with the next push() or wake()
    //!
    //! Waking a thread costs several times what it takes to decode an event, so shards do it once for all that they
    //! read.
    bool append(Item item, QObject *pusher, const std::function<void()> &drained);
    //! \brief Has what waits delivered soon; any thread
    void wake();
    //! \brief Never calls \a pusher again; any thread
    void forget(QObject *pusher);

    //! \brief How many items wait, and perhaps a few that have just been delivered; any thread
    int size() const;
    //! \brief Delivers what waits now, one item at least, for as long as \a mayGoOn; for shutting down
    //!
    //! The events of a payload are delivered together or not at all, if all of them are there.
    //!
    //! \return what is left and never delivered; nothing if the handler destroys this
    std::vector<Item> drainAll(const std::function<bool()> &mayGoOn);

protected:
    bool event(QEvent *event) override;

private:
    struct Shared;
    //! \param mayGoOn null: for the budget, and not inside a handler
    void drain(const std::function<bool()> &mayGoOn);

    std::shared_ptr<Shared> m_shared;
};

} // namespace Hikari
