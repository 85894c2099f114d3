#include <hikari/bot/executor.h>

#include <QThreadPool>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace Hikari {

static Error shutDown()
{
    return { .kind = Error::Kind::ShutDown, .message = QStringLiteral("the bot was destroyed") };
}

class Executor::Private
{
public:
    // Whether \a task has not begun, and will not any more
    bool take(Task *task)
    {
        if (!(pool && pool->tryTake(task)) && !(ownPool && ownPool->tryTake(task)))
            return false;
        const std::lock_guard lock(mutex);
        --inPools;
        return true;
    }

    QThreadPool *pool = nullptr; // the user's
    std::unique_ptr<QThreadPool> ownPool;
    std::vector<std::unique_ptr<Task>> tasks; // in a pool, or done and not told yet
    bool isEnding = false;

    std::mutex mutex;
    std::condition_variable isDone;
    std::size_t inPools = 0; // guarded by mutex
};

Executor::Executor(QThreadPool *pool, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->pool = pool;
}

Executor::~Executor()
{
    d->isEnding = true;
    // Last in, first out: what is still waiting does not begin meanwhile.
    for (auto task = d->tasks.rbegin(); task != d->tasks.rend(); ++task)
        d->take(task->get());
    {
        std::unique_lock lock(d->mutex);
        d->isDone.wait(lock, [this] { return d->inPools == 0; });
    }
    for (const auto &task : std::exchange(d->tasks, {}))
        task->fail(shutDown());
}

QThreadPool *Executor::pool() const
{
    return d->pool;
}

void Executor::waitForDone()
{
    if (d->pool)
        d->pool->waitForDone();
    else if (d->ownPool)
        d->ownPool->waitForDone();
}

void Executor::releasePool()
{
    d->pool = nullptr;
}

void Executor::start(std::unique_ptr<Task> task)
{
    if (d->isEnding) { // a continuation of what is being failed
        task->fail(shutDown());
        return;
    }
    if (!d->pool && !d->ownPool)
        d->ownPool = std::make_unique<QThreadPool>();
    Task *const raw = task.get();
    raw->executor = this;
    d->tasks.push_back(std::move(task));
    {
        const std::lock_guard lock(d->mutex);
        ++d->inPools;
    }
    (d->pool ? d->pool : d->ownPool.get())->start(raw);
}

void Executor::Task::run()
{
    work();
    // The executor waits for this, so it is there until the lock is free again.
    Executor *const owner = executor;
    QMetaObject::invokeMethod(
        owner, [owner, this] { owner->finish(this); }, Qt::QueuedConnection);
    const std::lock_guard lock(owner->d->mutex);
    --owner->d->inPools;
    owner->d->isDone.notify_all();
}

// Cancelled: what has begun goes on, and nobody hears of it.
void Executor::drop(Task *task)
{
    if (d->take(task))
        removed(task);
}

void Executor::finish(Task *task)
{
    removed(task)->finish();
}

std::unique_ptr<Executor::Task> Executor::removed(Task *task)
{
    const auto found = std::find_if(
        d->tasks.begin(), d->tasks.end(), [task](const std::unique_ptr<Task> &one) { return one.get() == task; });
    std::unique_ptr<Task> one = std::move(*found);
    d->tasks.erase(found);
    return one;
}

} // namespace Hikari
