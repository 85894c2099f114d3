#pragma once

#include <hikari/core/global.h>
#include <hikari/core/reply.h>

#include <QObject>
#include <QRunnable>

#include <exception>
#include <memory>
#include <optional>
#include <type_traits>

class QThreadPool;

namespace Hikari {

//! \brief Has work that blocks, above all with files, done by a thread pool
//!
//! Lives in one thread, to which results come back; every function must be called there.
class HIKARI_EXPORT Executor : public QObject
{
    Q_OBJECT
public:
    //! \param pool outlives it; null: one of its own, made when it is needed
    explicit Executor(QThreadPool *pool = nullptr, QObject *parent = nullptr);
    //! Waits for what is being done; what has not begun is dropped. Both fail with Kind::ShutDown.
    ~Executor() override;

    //! \brief Calls \a work, which takes nothing, in the pool
    //!
    //! \return what \a work returns; fails with Exception when it throws. Cancelling it drops work that has not begun.
    template<typename Work>
    Reply<std::invoke_result_t<Work &>> run(Work work)
    {
        auto task = std::make_unique<WorkTask<Work>>(std::move(work));
        const auto reply = task->source.reply();
        task->source.onCancel([this, waiting = task.get()] { drop(waiting); });
        start(std::move(task));
        return reply;
    }

    QThreadPool *pool() const; //!< the one it was made with; null: its own
    //! \brief Blocks until the pool has done all its work, also that of others; results come with the event loop
    void waitForDone();
    //! \brief Goes on with a pool of its own
    void releasePool();

private:
    class Task : public QRunnable
    {
    public:
        Task() { setAutoDelete(false); }
        void run() final; // in the pool
        virtual void work() = 0; // likewise
        virtual void finish() = 0; // in the thread of the executor
        virtual void fail(const Error &error) = 0; // likewise

        Executor *executor = nullptr;
    };
    template<typename Work>
    class WorkTask final : public Task
    {
    public:
        using Result = std::invoke_result_t<Work &>;

        explicit WorkTask(Work work)
            : m_work(std::move(work))
        { }
        void work() override
        {
            try {
                if constexpr (std::is_void_v<Result>)
                    m_work();
                else
                    m_result.emplace(m_work());
            } catch (...) {
                m_exception = std::current_exception();
            }
        }
        void finish() override
        {
            if (m_exception)
                source.fail(Error::fromException(m_exception));
            else if constexpr (std::is_void_v<Result>)
                source.succeed();
            else
                source.succeed(std::move(*m_result));
        }
        void fail(const Error &error) override { source.fail(error); }

        ReplySource<Result> source;

    private:
        Work m_work;
        std::exception_ptr m_exception;
        std::optional<std::conditional_t<std::is_void_v<Result>, bool, Result>> m_result;
    };

    void start(std::unique_ptr<Task> task);
    void drop(Task *task);
    void finish(Task *task);
    std::unique_ptr<Task> removed(Task *task); // from the list

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Hikari
