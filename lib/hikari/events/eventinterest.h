#pragma once

#include <hikari/core/global.h>
#include <hikari/events/eventtype.h>

#include <array>
#include <atomic>

namespace Hikari {

//! \brief Which concrete events somebody wants, shared between the bot's thread and the gateway's
//!
//! EventManager writes it, from subscriptions, waits, open streams and connected signals; shards read it to leave
//! undecoded what nobody wants. Every function may be called in any thread. A change reaches the shards a moment later:
//! an event that was decoded before it may still arrive, and one that came before it does not.
class HIKARI_EXPORT EventInterest
{
public:
    //! \brief Whether events of the concrete class \a type are wanted; false for classes of user code
    bool wants(EventType type) const { return m_wanted.test(type); }
    //! \brief Whether the JSON text of \a type is wanted along with it
    bool wantsPayload(EventType type) const { return m_payloadWanted.test(type); }
    //! \brief Whether the JSON text of any event is wanted
    bool wantsPayload() const { return m_payloadWanted.any(); }

    void setWanted(EventType type, bool wanted) { m_wanted.set(type, wanted); }
    void setPayloadWanted(EventType type, bool wanted) { m_payloadWanted.set(type, wanted); }

    //! \brief How many events of \a type the shards have received, wanted or not
    quint64 received(EventType type) const
    {
        return std::size_t(type) < eventTypeCount ? m_received[std::size_t(type)].load(std::memory_order_relaxed) : 0;
    }
    void countReceived(EventType type)
    {
        if (std::size_t(type) < eventTypeCount)
            m_received[std::size_t(type)].fetch_add(1, std::memory_order_relaxed);
    }

private:
    class Mask
    {
    public:
        bool test(EventType type) const
        {
            const auto index = std::size_t(type);
            return index < eventTypeCount && (m_words[index / 64].load(std::memory_order_relaxed) >> (index % 64) & 1);
        }
        void set(EventType type, bool on)
        {
            const auto index = std::size_t(type);
            if (index >= eventTypeCount)
                return;
            const quint64 bit = quint64(1) << (index % 64);
            if (on)
                m_words[index / 64].fetch_or(bit, std::memory_order_relaxed);
            else
                m_words[index / 64].fetch_and(~bit, std::memory_order_relaxed);
        }
        bool any() const
        {
            for (const auto &word : m_words) {
                if (word.load(std::memory_order_relaxed))
                    return true;
            }
            return false;
        }

    private:
        std::array<std::atomic<quint64>, (eventTypeCount + 63) / 64> m_words {};
    };

    Mask m_wanted;
    Mask m_payloadWanted;
    std::array<std::atomic<quint64>, eventTypeCount> m_received {};
};

} // namespace Hikari
