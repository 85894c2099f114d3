#pragma once

#include <hikari/core/error.h>

#include <QFuture>
#include <QPointer>
#include <QSharedData>

#include <atomic>
#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

//! \file
//! What copies of a Reply and of its ReplySource share; not for direct use

namespace Hikari::Internal {

//! Why a reply failed. Its state and the futures made of it share this; the last one logs it if nobody asked.
struct HIKARI_EXPORT Failure
{
    Failure(Error error, bool isObserved)
        : error(std::move(error))
        , isObserved(isObserved)
    { }
    ~Failure();
    Q_DISABLE_COPY_MOVE(Failure)

    const Error error;
    std::atomic<bool> isObserved; // futures go anywhere
};

//! The part of a reply's state that does not depend on its type
class HIKARI_EXPORT ReplyStateBase : public QSharedData
{
public:
    ReplyStateBase();
    virtual ~ReplyStateBase();
    Q_DISABLE_COPY_MOVE(ReplyStateBase)

    bool isFinished() const { return m_isFinished; }
    const Error *error() const { return m_failure ? &m_failure->error : nullptr; }
    const std::shared_ptr<Failure> &failure() const { return m_failure; }
    void setObserved();

    bool fail(Error error);
    //! The value or error is in place: runs the continuations.
    void finish();
    void cancel();
    void onCancel(std::function<void()> function);
    //! Cancels this when somebody cancels \a future
    void cancelWith(const QFuture<void> &future);

    void addSource() { ++m_sources; }
    void removeSource();

    //! \a function takes a ReplyStateBase reference; not called once \a context is gone
    template<typename Function>
    void add(QObject *context, bool observesErrors, Function &&function)
    {
        Q_ASSERT(context);
        append(
            new TypedContinuation<std::decay_t<Function>>(context, std::forward<Function>(function)), observesErrors);
    }
    template<typename Function>
    void add(bool observesErrors, Function &&function)
    {
        append(new TypedContinuation<std::decay_t<Function>>(std::forward<Function>(function)), observesErrors);
    }

private:
    struct HIKARI_EXPORT Continuation
    {
        Continuation() = default;
        explicit Continuation(QObject *context)
            : context(context)
            , isBound(true)
        { }
        virtual ~Continuation();
        Q_DISABLE_COPY_MOVE(Continuation)
        virtual void run(ReplyStateBase &state) = 0;

        Continuation *next = nullptr;
        QPointer<QObject> context;
        bool isBound = false;
    };
    template<typename Function>
    struct TypedContinuation final : Continuation
    {
        explicit TypedContinuation(Function &&function)
            : function(std::move(function))
        { }
        TypedContinuation(QObject *context, Function &&function)
            : Continuation(context)
            , function(std::move(function))
        { }
        void run(ReplyStateBase &state) override { function(state); }

        Function function;
    };

    void append(Continuation *continuation, bool observesErrors);
    void drain();

    // A list, so that then() needs one allocation and running may be interrupted and go on anywhere
    Continuation *m_first = nullptr;
    Continuation *m_last = nullptr;
    std::shared_ptr<Failure> m_failure;
    std::function<void()> m_onCancel;
    int m_sources = 0;
    bool m_isFinished = false;
    bool m_isCancelled = false;
    bool m_isObserved = false; // somebody asked for errors, before there was one
};

template<typename T>
class ReplyState final : public ReplyStateBase
{
public:
    std::optional<T> value;
};
template<>
class ReplyState<void> final : public ReplyStateBase
{ };

//! A coroutine that waits for a reply. Destroying this, as happens with the coroutine, gives the waiting up.
class HIKARI_EXPORT Resumption
{
public:
    Resumption() = default;
    ~Resumption();
    Resumption(Resumption &&) noexcept = default;
    Resumption &operator=(Resumption &&) noexcept = delete;

    //! Resumes \a waiting from this thread's event loop once \a state is finished
    void suspend(ReplyStateBase &state, std::coroutine_handle<> waiting);

private:
    std::shared_ptr<std::coroutine_handle<>> m_waiting;
};

//! A member function with its object
template<typename Context, typename Member>
struct BoundMember
{
    template<typename... Arguments>
    requires std::is_invocable_v<Member, Context *, Arguments...>
    void operator()(Arguments &&...arguments) const
    {
        std::invoke(member, context, std::forward<Arguments>(arguments)...);
    }

    Context *context;
    Member member;
};

template<typename Context, typename Function>
auto bound(Context *context, Function &&function)
{
    if constexpr (std::is_member_function_pointer_v<std::decay_t<Function>>)
        return BoundMember<Context, std::decay_t<Function>> { context, function };
    else
        return std::decay_t<Function>(std::forward<Function>(function));
}

} // namespace Hikari::Internal
