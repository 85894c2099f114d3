#include <hikari/events/eventhome_p.h>

#include <utility>

namespace Hikari {

namespace {

//! Homes without a thread. Events may outlive their thread, so homes are never freed, but given to the next thread.
struct Vacant
{
    std::mutex mutex;
    std::vector<EventHome *> homes; // guarded by mutex
};

Vacant &vacant()
{
    static auto *const all = new Vacant; // a thread may still end when the program exits (P125)
    return *all;
}

} // namespace

//! \brief Has a home for as long as its thread lives
class EventHomeOwner
{
public:
    EventHomeOwner()
    {
        {
            const std::lock_guard lock(vacant().mutex);
            if (!vacant().homes.empty()) {
                m_home = vacant().homes.back();
                vacant().homes.pop_back();
            }
        }
        if (!m_home)
            m_home = new EventHome;
        const std::lock_guard lock(m_home->m_mutex);
        m_home->m_thread = std::this_thread::get_id();
    }
    ~EventHomeOwner()
    {
        {
            const std::lock_guard lock(m_home->m_mutex);
            m_home->m_thread = {};
        }
        m_home->sweep();
        const std::lock_guard lock(vacant().mutex);
        vacant().homes.push_back(m_home);
    }
    Q_DISABLE_COPY_MOVE(EventHomeOwner)

    EventHome *home() const { return m_home; }

private:
    EventHome *m_home = nullptr;
};

EventHome &EventHome::current()
{
    thread_local const EventHomeOwner owner;
    return *owner.home();
}

bool EventHome::add(const Returned &event)
{
    const std::lock_guard lock(m_mutex);
    // By its own thread nothing has to be brought anywhere.
    if (m_thread == std::thread::id() || m_thread == std::this_thread::get_id() || m_returned.size() >= mostReturned)
        return false;
    m_returned.push_back(event);
    m_returnedCount.store(m_returned.size(), std::memory_order_relaxed);
    return true;
}

void EventHome::sweep()
{
    {
        const std::lock_guard lock(m_mutex);
        std::swap(m_swept, m_returned);
        m_returnedCount.store(0, std::memory_order_relaxed);
    }
    for (const Returned &event : m_swept)
        event.destroy(event.event);
    m_swept.clear();
}

} // namespace Hikari
