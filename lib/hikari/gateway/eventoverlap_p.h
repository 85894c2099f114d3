#pragma once

#include <hikari/gateway/eventinbox_p.h>

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

namespace Hikari {

//! \brief Sees to it that an event which two sets of shards receive is delivered once (P67, P68)
//!
//! The old set delivers what it receives, and note() remembers it. What the new set receives meanwhile is held, until
//! nothing more comes from the old one. Both receive the events of a guild in the same order; so the end of what was
//! delivered is the beginning of what is held, and the rest of that is news. Two deliveries are the same event when
//! their fingerprints are; one without is always news. Lives in the bot's thread.
class HIKARI_AUTOTEST_EXPORT EventOverlap
{
public:
    //! \brief An event that the old set delivers
    void note(const EventInbox::Item &item);
    //! \brief An event of the new set
    //!
    //! Begin with one that came after the first note(), and leave none out.
    void hold(const EventInbox::Item &item);
    //! \brief Takes what was held of the new shard \a shardId
    //!
    //! The old set must have ended, and the shard have received what was sent before.
    //! \return what the old set has not delivered, in order
    std::vector<EventInbox::Item> take(int shardId);
    //! \brief As take(), of all shards, however far they are
    std::vector<EventInbox::Item> takeAll();
    void clear();

private:
    using Fingerprints = std::vector<std::uint64_t>;

    std::unordered_map<std::uint64_t, Fingerprints> m_delivered; // by guild, see EventInbox::Item; the oldest first
    std::map<int, std::vector<EventInbox::Item>> m_held; // by shard
};

} // namespace Hikari
