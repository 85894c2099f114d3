#pragma once

#include <hikari/core/error.h>
#include <hikari/core/replystate.h>

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <coroutine>
#include <functional>
#include <type_traits>
#include <utility>

namespace Hikari {

template<typename T>
class ReplySource;

namespace Internal {
struct ReplyAccess;
} // namespace Internal

//! \brief The result of an asynchronous operation, now or later
//!
//! A cheap handle to shared state; copies are the same operation. Belongs to the thread of the object that returned it:
//! every function must be called there, and continuations run there. The operation goes on when all handles are gone.
//!
//! Continuations run once each, in the order they were added, directly inside the producer's ReplySource::succeed() or
//! fail(). They may do anything, also destroy their context, the producer, or the last handle. One whose context is
//! gone when its turn comes is skipped. A continuation added to a finished reply runs at once. A failure that nobody
//! asked for is logged when the last handle or future goes, unless it is a cancellation or the shut-down.
template<typename T>
class Reply
{
public:
    using Value = T;

    //! \brief A reply that has failed with Kind::State, to be assigned to
    Reply()
        : Reply(failed(Error { .kind = Error::Kind::State, .message = QStringLiteral("no operation was started") }))
    {
        m_state->setObserved();
    }

    //! \brief A finished reply: then() calls for it run at once
    template<typename... Arguments>
    static Reply succeeded(Arguments &&...arguments)
    {
        ReplySource<T> source;
        source.succeed(std::forward<Arguments>(arguments)...);
        return source.reply();
    }
    static Reply failed(Error error)
    {
        ReplySource<T> source;
        source.fail(std::move(error));
        return source.reply();
    }

    //! \brief Calls \a function with the result if the operation succeeds
    //!
    //! \param context not null, of this thread; once it is destroyed, \a function is not called any more
    //! \param function takes `const T &` or nothing; may be a member function of \a context
    template<typename Context, typename Function>
    const Reply &then(Context *context, Function &&function) const
    {
        auto call = Internal::bound(context, std::forward<Function>(function));
        m_state->add(context, false, [call = std::move(call)](Internal::ReplyStateBase &base) mutable {
            auto &state = static_cast<State &>(base);
            if (state.error())
                return;
            if constexpr (std::is_void_v<T>)
                call();
            else if constexpr (std::is_invocable_v<decltype(call) &, const T &>)
                call(std::as_const(*state.value));
            else
                call();
        });
        return *this;
    }

    //! \brief Calls \a function with the error if the operation fails or is cancelled
    //!
    //! \param context as in then()
    //! \param function takes `const Error &` or nothing; may be a member function of \a context
    template<typename Context, typename Function>
    const Reply &onError(Context *context, Function &&function) const
    {
        auto call = Internal::bound(context, std::forward<Function>(function));
        m_state->add(context, true, [call = std::move(call)](Internal::ReplyStateBase &base) mutable {
            if (!base.error())
                return;
            if constexpr (std::is_invocable_v<decltype(call) &, const Error &>)
                call(*base.error());
            else
                call();
        });
        return *this;
    }

    //! \brief Calls \a function, which takes nothing, when the operation is finished either way
    template<typename Context, typename Function>
    const Reply &onFinished(Context *context, Function &&function) const
    {
        auto call = Internal::bound(context, std::forward<Function>(function));
        m_state->add(context, true, [call = std::move(call)](Internal::ReplyStateBase &) mutable { call(); });
        return *this;
    }

    //! \brief Gives the operation up for all holders of this reply
    //!
    //! The producer is told, and the reply fails with Kind::Cancelled before this returns. Nothing happens if it is
    //! finished. What was sent already may still have its effect at Discord.
    void cancel() const { m_state->cancel(); }

    bool isFinished() const { return m_state->isFinished(); }
    //! \brief The result, valid as long as a handle lives; null while unfinished or failed. For void, see isFinished()
    //! and error()
    const T *result() const
    {
        if constexpr (std::is_void_v<T>)
            return nullptr;
        else
            return m_state->value ? &*m_state->value : nullptr;
    }
    //! \brief The error, valid as long as a handle lives; null while unfinished or when it succeeded
    const Error *error() const
    {
        m_state->setObserved();
        return m_state->error();
    }

    //! \brief For code that wants a QFuture; each call makes a new one
    //!
    //! A failure is an ErrorException in it, also Kind::Cancelled. Cancelling the future cancels the operation, by way
    //! of the event loop. Whoever calls error() or what() of the exception has asked for the error: a future that is
    //! dropped without is logged, as a reply is. Catching it is not enough, because no one can tell.
    QFuture<T> toFuture() const
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QFuture<T> future = promise->future();
        if (!isFinished())
            m_state->cancelWith(QFuture<void>(future));
        m_state->add(false, [promise = std::move(promise)](Internal::ReplyStateBase &base) {
            auto &state = static_cast<State &>(base);
            if (state.error())
                promise->setException(std::make_exception_ptr(ErrorException(state.failure())));
            else if constexpr (!std::is_void_v<T>)
                promise->addResult(*state.value);
            promise->finish();
        });
        return future;
    }

    //! \brief Waits in a coroutine: gives the result, or throws ErrorException
    //!
    //! A waiting coroutine goes on from the event loop, never inside the producer. Destroying it while it waits is
    //! allowed.
    auto operator co_await() const { return Awaiter(m_state); }

private:
    friend class ReplySource<T>;
    friend struct Internal::ReplyAccess;
    using State = Internal::ReplyState<T>;
    using StatePointer = QExplicitlySharedDataPointer<State>;

    explicit Reply(StatePointer state)
        : m_state(std::move(state))
    { }

    class Awaiter
    {
    public:
        explicit Awaiter(StatePointer state)
            : m_state(std::move(state))
        { }
        bool await_ready() const
        {
            m_state->setObserved();
            return m_state->isFinished();
        }
        void await_suspend(std::coroutine_handle<> waiting) { m_resumption.suspend(*m_state, waiting); }
        T await_resume() const
        {
            if (const Error *error = m_state->error())
                throw ErrorException(*error);
            if constexpr (!std::is_void_v<T>)
                return *m_state->value;
        }

    private:
        StatePointer m_state;
        Internal::Resumption m_resumption;
    };

    StatePointer m_state;
};

namespace Internal {

//! For operators on replies, which need no context: they live as long as the replies they join
struct ReplyAccess
{
    //! \a function takes the error or null, and a pointer to the value or null; is always called with one of both, for
    //! void with a bool
    template<typename T, typename Function>
    static void whenFinished(const Reply<T> &reply, Function function)
    {
        reply.m_state->add(true, [function = std::move(function)](ReplyStateBase &base) mutable {
            if constexpr (std::is_void_v<T>) {
                const bool isDone = true;
                function(base.error(), base.error() ? nullptr : &isDone);
            } else {
                const auto &value = static_cast<ReplyState<T> &>(base).value;
                function(base.error(), value ? &*value : nullptr);
            }
        });
    }
};

} // namespace Internal

//! \brief The producer's end of a Reply
//!
//! Copies are the same operation. When the last copy goes before succeed() or fail(), the reply fails with
//! Kind::Cancelled, so that nobody waits for ever. Lives in the reply's thread.
//!
//! Finish from the event loop, never under a lock or in the middle of changing your own state: continuations run inside
//! the call and may destroy whoever calls it. The same holds for dropping the last copy, so move sources out of a
//! container before they go.
template<typename T>
class ReplySource
{
public:
    ReplySource()
        : m_state(new State)
    {
        m_state->addSource();
    }
    ReplySource(const ReplySource &other)
        : m_state(other.m_state)
    {
        if (m_state)
            m_state->addSource();
    }
    //! A moved-from source may only be destroyed or assigned to.
    ReplySource(ReplySource &&other) noexcept = default;
    ReplySource &operator=(ReplySource other) noexcept
    {
        m_state.swap(other.m_state);
        return *this;
    }
    ~ReplySource()
    {
        if (m_state)
            m_state->removeSource();
    }

    Reply<T> reply() const { return Reply<T>(m_state); }
    bool isFinished() const { return m_state->isFinished(); }

    //! \brief Finishes with a result; false and no effect if it is finished already, for example cancelled
    template<typename... Arguments>
    bool succeed(Arguments &&...arguments)
    {
        // Continuations may destroy this object.
        const StatePointer state = m_state;
        if (state->isFinished())
            return false;
        if constexpr (std::is_void_v<T>)
            static_assert(sizeof...(Arguments) == 0, "a Reply<void> has no value");
        else
            state->value.emplace(std::forward<Arguments>(arguments)...);
        state->finish();
        return true;
    }
    //! \brief Finishes with an error, whose kind is not None; false and no effect if it is finished already
    bool fail(Error error)
    {
        const StatePointer state = m_state;
        return state->fail(std::move(error));
    }
    //! \brief Has \a function called when a consumer cancels, at once if one has; replaces an earlier one
    //!
    //! It must not hold a ReplySource of this operation, which would keep it open for ever.
    void onCancel(std::function<void()> function) { m_state->onCancel(std::move(function)); }

private:
    using State = Internal::ReplyState<T>;
    using StatePointer = QExplicitlySharedDataPointer<State>;
    StatePointer m_state;
};

} // namespace Hikari
