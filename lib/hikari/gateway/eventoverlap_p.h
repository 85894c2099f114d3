#pragma once

#include <hikari/gateway/eventinbox_p.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

namespace Hikari {

//! \brief Sees to it that an event which two sets of shards receive is delivered once (P67, P68)
//!
//! The set that has the word delivers what it receives. What the next one receives is kept until it has the word,
//! unless the other delivers it as well. Afterwards, what comes late and had been delivered before is passed over. Two
//! deliveries are the same event when their fingerprints are. Lives in the bot's thread.
class HIKARI_AUTOTEST_EXPORT EventOverlap
{
public:
    //! For how long, at least, the same event may arrive by one set after it did by the other
    static constexpr std::chrono::seconds memory { 30 };

    //! \brief Another set will have the word; from now on it is remembered what is delivered
    void beginNext(std::chrono::nanoseconds now);
    //! \brief An event of the set that has the word
    //! \return false when the set before has delivered it
    bool admit(const EventInbox::Item &item);
    //! \brief An event of the next set
    void hold(const EventInbox::Item &item);
    //! \brief The next set has the word now
    //! \return what only it has received, in order
    std::vector<EventInbox::Item> passWord(std::chrono::nanoseconds now);
    //! \brief The next set is given up
    void endNext();
    //! \brief Forgets what came long before \a now; call it now and then, while all shards are ready
    void prune(std::chrono::nanoseconds now);
    //! \brief Whether nothing is remembered, and no set is awaited
    bool isOver() const { return !m_hasNext && m_before.isEmpty(); }

private:
    //! Fingerprints, with how often each came; by generations, so that forgetting costs nothing
    class Memory
    {
    public:
        void restart(std::chrono::nanoseconds now);
        void add(std::uint64_t fingerprint) { ++m_young[fingerprint]; }
        bool take(std::uint64_t fingerprint);
        void prune(std::chrono::nanoseconds now);
        bool isEmpty() const { return m_young.empty() && m_old.empty(); }

    private:
        using Counts = std::unordered_map<std::uint64_t, int>;
        static bool takeFrom(Counts &counts, std::uint64_t fingerprint);

        Counts m_young;
        Counts m_old;
        std::chrono::nanoseconds m_turnedAt { 0 };
    };

    Memory m_delivered; // by the set that has the word, not seen by the next one yet
    Memory m_before; // by the set that had it before, not seen by the one that has it now
    std::deque<EventInbox::Item> m_held; // of the next set; those without an event have been delivered
    std::size_t m_firstHeld = 0; // number of m_held.front()
    std::unordered_multimap<std::uint64_t, std::size_t> m_numbers; // of what is held, by fingerprint
    bool m_hasNext = false;
};

} // namespace Hikari
