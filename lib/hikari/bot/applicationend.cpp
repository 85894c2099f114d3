#include <hikari/bot/applicationend_p.h>

#include <QCoreApplication>

#include <mutex>
#include <utility>
#include <vector>

namespace Hikari {

namespace {

struct Waiting
{
    std::mutex mutex;
    std::vector<ApplicationEnd *> all; // guarded by mutex
};

Waiting &waiting()
{
    static auto *const one = new Waiting; // an application may go after our statics
    return *one;
}

} // namespace

ApplicationEnd::ApplicationEnd(std::function<void()> callback)
    : m_callback(std::move(callback))
{
    const std::lock_guard lock(waiting().mutex);
    if (waiting().all.empty())
        qAddPostRoutine(&ApplicationEnd::callAll);
    waiting().all.push_back(this);
}

ApplicationEnd::~ApplicationEnd()
{
    const std::lock_guard lock(waiting().mutex);
    if (std::erase(waiting().all, this) > 0 && waiting().all.empty())
        qRemovePostRoutine(&ApplicationEnd::callAll);
}

// Qt calls it once for each time that it was added.
void ApplicationEnd::callAll()
{
    for (;;) {
        ApplicationEnd *next = nullptr;
        {
            const std::lock_guard lock(waiting().mutex);
            if (waiting().all.empty())
                return;
            next = waiting().all.back();
            waiting().all.pop_back();
            // Others may be destroyed in their threads at any time, and have event loops of their own.
            if (next->m_thread != std::this_thread::get_id())
                continue;
        }
        next->m_callback();
    }
}

} // namespace Hikari
