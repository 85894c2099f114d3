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
        m_home->clear();
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

void EventHome::takeBack(const Returned &event)
{
    if (add(event))
        return;
    event.destroy(event.block);
    ::operator delete(event.block);
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

void EventHome::takeBackOne()
{
    if (m_swept.empty()) {
        if (m_returnedCount.load(std::memory_order_relaxed) < sweepInterval)
            return;
        const std::lock_guard lock(m_mutex);
        std::swap(m_swept, m_returned);
        m_returnedCount.store(0, std::memory_order_relaxed);
    }
    const Returned event = m_swept.back();
    m_swept.pop_back();
    event.destroy(event.block);
    release(event.block, event.size);
}

static std::size_t stepsOf(std::size_t size, std::size_t step)
{
    return (size + step - 1) / step;
}

void *EventHome::allocate(std::size_t size)
{
    const std::size_t steps = stepsOf(size, sizeStep);
    if (steps > m_free.size())
        return ::operator new(size);
    std::vector<void *> &free = m_free[steps - 1];
    if (free.empty())
        return ::operator new(steps *sizeStep);
    void *const block = free.back();
    free.pop_back();
    return block;
}

void EventHome::release(void *block, std::size_t size)
{
    const std::size_t steps = stepsOf(size, sizeStep);
    if (steps > m_free.size() || m_free[steps - 1].size() >= mostFree)
        ::operator delete(block);
    else
        m_free[steps - 1].push_back(block);
}

// When its thread has ended
void EventHome::clear()
{
    {
        const std::lock_guard lock(m_mutex);
        m_swept.insert(m_swept.end(), m_returned.begin(), m_returned.end());
        m_returned.clear();
        m_returnedCount.store(0, std::memory_order_relaxed);
    }
    for (const Returned &event : std::exchange(m_swept, {})) {
        event.destroy(event.block);
        ::operator delete(event.block);
    }
    for (std::vector<void *> &free : m_free) {
        for (void *block : std::exchange(free, {}))
            ::operator delete(block);
    }
}

} // namespace Hikari
