#pragma once

#include <hikari/events/event.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <new>
#include <thread>
#include <vector>

namespace Hikari {

//! \brief Brings events back to the thread that made them, to be destroyed there
//!
//! Whoever frees what another thread allocated waits for the allocator's lock, and has that thread wait for it too: a
//! third of the time that an event takes, where the allocator is glibc's. So the last one to let go of an event puts it
//! here instead. Its own thread destroys one before it makes the next, which then finds the memory that it needs at the
//! top of the allocator's lists; the blocks of the events themselves, too large for these, are kept here.
//!
//! An event is destroyed when the last weak pointer to it has gone too. Not for events that carry whole guilds: what
//! waits here takes memory for as long as its thread receives nothing.
class HIKARI_AUTOTEST_EXPORT EventHome
{
public:
    //! That of the calling thread
    static EventHome &current();

    //! \brief As makeEvent(); the home's thread
    template<EventClass E>
    std::shared_ptr<E> make()
    {
        static_assert(alignof(Block<E>) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
        takeBackOne();
        auto *const block = new (allocate(sizeof(Block<E>))) Block<E>;
        return Detail::asEvent(std::shared_ptr<E>(
            &block->event, [](E *) {}, Allocator<E>(this, block)));
    }

private:
    friend class EventHomeOwner;

    EventHome();

    //! An event and the counts of its shared_ptr
    template<typename E>
    struct Block
    {
        static constexpr std::size_t countsSize = 64;

        alignas(std::max_align_t) std::array<std::byte, countsSize> counts;
        E event;
    };

    struct Returned
    {
        void *block;
        std::size_t size;
        void (*destroy)(void *block);
    };

    //! \brief Gives the counts their place in the block, and takes the block back when nobody needs them any more
    template<typename E, typename T = std::byte>
    class Allocator
    {
    public:
        using value_type = T;
        template<typename Other>
        struct rebind
        {
            using other = Allocator<E, Other>;
        };

        Allocator(EventHome *home, Block<E> *block)
            : m_home(home)
            , m_block(block)
        { }
        template<typename Other>
        Allocator(const Allocator<E, Other> &other)
            : m_home(other.m_home)
            , m_block(other.m_block)
        { }

        T *allocate(std::size_t)
        {
            static_assert(sizeof(T) <= Block<E>::countsSize && alignof(T) <= alignof(Block<E>));
            return reinterpret_cast<T *>(m_block->counts.data());
        }
        void deallocate(T *, std::size_t)
        {
            m_home->takeBack(
                { m_block, sizeof(Block<E>), [](void *block) { std::destroy_at(static_cast<Block<E> *>(block)); } });
        }
        bool operator==(const Allocator &) const = default;

    private:
        template<typename, typename>
        friend class Allocator;

        EventHome *m_home;
        Block<E> *m_block;
    };

    static constexpr std::size_t sweepInterval = 16; // the lock is taken once for so many
    //! What a busy bot's thread lets go of before the home's thread gets on. A thread that lets more wait is not making
    //! any, so nobody is in the way of whoever destroys the rest.
    static constexpr std::size_t mostReturned = 256;
    static constexpr std::size_t mostFree = 64; // blocks of each size
    static constexpr std::size_t sizeStep = 256;

    void takeBack(const Returned &event); // any thread

    // The home's thread
    void takeBackOne();
    std::vector<void *> *freeBlocks(std::size_t size); // null: none of that size are kept
    void *allocate(std::size_t size);
    void release(void *block, std::size_t size);
    void clear();

    std::mutex m_mutex;
    // Guarded by m_mutex
    std::vector<Returned> m_returned;
    std::thread::id m_thread; // none: it has ended

    std::atomic<std::size_t> m_returnedCount = 0;

    // Of the home's thread
    std::vector<Returned> m_swept;
    std::array<std::vector<void *>, 7> m_free; // blocks of at most 1, 2, 3 ... steps
};

} // namespace Hikari
