#pragma once

#include <hikari/events/event.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace Hikari {

//! \brief Brings events back to the thread that made them, to be destroyed there
//!
//! Whoever frees what another thread allocated waits for the allocator's lock, and has that thread wait for it too: a
//! third of the time that an event takes, where the allocator is glibc's. So the last one to let go of an event puts it
//! here instead, and its own thread destroys it before it makes the next ones.
//!
//! Not for events that carry whole guilds: what waits here takes memory for as long as its thread receives nothing.
class HIKARI_AUTOTEST_EXPORT EventHome
{
public:
    //! That of the calling thread
    static EventHome &current();

    //! \brief As makeEvent(); the home's thread
    template<EventClass E>
    std::shared_ptr<E> make()
    {
        if (m_returnedCount.load(std::memory_order_relaxed) >= sweepInterval)
            sweep();
        return Detail::asEvent(std::shared_ptr<E>(new E, Returner { this }));
    }

private:
    friend class EventHomeOwner;

    struct Returned
    {
        const void *event;
        void (*destroy)(const void *event);
    };
    struct Returner
    {
        template<typename E>
        void operator()(const E *event) const
        {
            const Returned returned { event, [](const void *e) { delete static_cast<const E *>(e); } };
            if (!home->add(returned))
                returned.destroy(event);
        }
        EventHome *home;
    };

    static constexpr std::size_t sweepInterval = 16; // the lock is taken once for so many
    //! A thread that lets more than this wait is not making any, so nobody is in the way of whoever destroys the rest
    static constexpr std::size_t mostReturned = 64;

    bool add(const Returned &event); // any thread; false: to be destroyed at once
    void sweep();

    std::mutex m_mutex;
    // Guarded by m_mutex
    std::vector<Returned> m_returned;
    std::thread::id m_thread; // none: it has ended

    std::atomic<std::size_t> m_returnedCount = 0;
    std::vector<Returned> m_swept; // of the home's thread
};

} // namespace Hikari
