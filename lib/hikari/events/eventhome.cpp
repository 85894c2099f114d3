#include <hikari/events/eventhome_p.h>

#include <hikari/core/prefetch_p.h>

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

// What is taken back is put away without asking for memory: nobody could be told that there is none.
EventHome::EventHome()
{
    m_returned.reserve(mostReturned);
    m_swept.reserve(mostReturned);
    for (std::vector<void *> &free : m_free)
        free.reserve(mostFree);
}

EventHome &EventHome::current()
{
    thread_local const EventHomeOwner owner;
    return *owner.home();
}

void EventHome::takeBack(const Returned &event)
{
    bool isAtHome = false;
    {
        const std::lock_guard lock(m_mutex);
        isAtHome = m_thread == std::this_thread::get_id();
        if (!isAtHome && m_thread != std::thread::id() && m_returned.size() < mostReturned) {
            m_returned.push_back(event);
            m_returnedCount.store(m_returned.size(), std::memory_order_relaxed);
            return;
        }
    }
    event.destroy(event.block);
    if (isAtHome)
        release(event.block, event.size);
    else
        ::operator delete(event.block);
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
    // What other threads looked at comes back while the event that is made now keeps this one busy.
    if (!m_swept.empty())
        prefetch(m_swept.back().block, m_swept.back().size);
    event.destroy(event.block);
    release(event.block, event.size);
}

std::vector<void *> *EventHome::freeBlocks(std::size_t size)
{
    const std::size_t index = (size - 1) / sizeStep;
    return index < m_free.size() ? &m_free[index] : nullptr;
}

void *EventHome::allocate(std::size_t size)
{
    std::vector<void *> *const free = freeBlocks(size);
    if (!free)
        return ::operator new(size);
    if (free->empty())
        return ::operator new((size + sizeStep - 1) / sizeStep * sizeStep);
    void *const block = free->back();
    free->pop_back();
    return block;
}

void EventHome::release(void *block, std::size_t size)
{
    std::vector<void *> *const free = freeBlocks(size);
    if (free && free->size() < mostFree)
        free->push_back(block);
    else
        ::operator delete(block);
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
    while (!m_swept.empty()) {
        const Returned event = m_swept.back();
        m_swept.pop_back();
        event.destroy(event.block);
        ::operator delete(event.block);
    }
    for (std::vector<void *> &free : m_free) {
        for (void *block : free)
            ::operator delete(block);
        free.clear();
    }
}

} // namespace Hikari
