#pragma once

#include <hikari/core/error.h>
#include <hikari/core/reply.h>
#include <hikari/events/delivery.h>
#include <hikari/events/eventhandler.h>
#include <hikari/events/sourcelocation.h>

#include <coroutine>
#include <exception>
#include <functional>
#include <memory>
#include <type_traits>

//! \file
//! What EventManager makes of a handler; user code has no need to name any of it

namespace Hikari::Detail {

class DispatchRun;

//! \brief Takes events: a listener, a wait, a stream
class HIKARI_EXPORT EventSink : public std::enable_shared_from_this<EventSink>
{
public:
    EventSink() = default;
    virtual ~EventSink();
    Q_DISABLE_COPY_MOVE(EventSink)

    //! \a delivery is null for an event that was dispatched in this process
    virtual void receive(const EventPtr &event, const Delivery *delivery, DispatchRun &run) = 0;

    bool isAlive = true; //!< false once it is removed: a dispatch that still knows it passes it by
    SourceLocation location;
};

//! \brief A coroutine that a listener has begun; the dispatch's Reply waits for it
class HIKARI_EXPORT ListenerTask
{
public:
    virtual ~ListenerTask();
    //! To be called once; \a failure is null when the coroutine succeeded
    virtual void finish(const std::exception_ptr &failure) = 0;
};

//! \brief One dispatch of one event
class HIKARI_EXPORT DispatchRun
{
public:
    virtual std::unique_ptr<ListenerTask> beginTask(const EventPtr &event, const SourceLocation &listener) = 0;

protected:
    ~DispatchRun() = default;
};

//! A coroutine of our own that nobody waits for
struct DetachedCoroutine
{
    struct promise_type
    {
        DetachedCoroutine get_return_object() { return {}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() { }
        void unhandled_exception() { std::terminate(); } // finish() does not throw
    };
};

//! Sees a listener's coroutine to its end. Keeps the listener, whose captures the coroutine uses, and the event alive.
template<Awaitable A>
DetachedCoroutine follow(
    A awaitable, std::shared_ptr<EventSink> listener, EventPtr event, std::unique_ptr<ListenerTask> task)
{
    std::exception_ptr failure;
    try {
        co_await std::move(awaitable);
    } catch (...) {
        failure = std::current_exception();
    }
    task->finish(failure);
    listener.reset(); // not before the coroutine has ended
    event.reset();
}

//! \brief Where a sink goes
struct SinkTarget
{
    const Lineage *lineage;
    std::shared_ptr<EventSink> sink;
};

//! \brief Calls a handler with an event of class \a E
template<EventClass E, typename F>
class HandlerSink final : public EventSink
{
public:
    explicit HandlerSink(F handler)
        : m_handler(std::move(handler))
    { }
    void receive(const EventPtr &event, const Delivery *, DispatchRun &run) override
    {
        if constexpr (Awaitable<decltype(call(event))>)
            follow(call(event), shared_from_this(), event, run.beginTask(event, location));
        else
            call(event);
    }

private:
    decltype(auto) call(const EventPtr &event)
    {
        if constexpr (std::is_invocable_v<F &, const E &>)
            return m_handler(static_cast<const E &>(*event));
        else if constexpr (std::is_invocable_v<F &, const std::shared_ptr<const E> &>)
            return m_handler(std::static_pointer_cast<const E>(event));
        else
            return m_handler();
    }

    F m_handler;
};

//! \brief One handler for several classes
template<typename F>
struct SharedHandler
{
    std::shared_ptr<F> handler;

    template<typename... A>
    requires std::is_invocable_v<F &, A...>
    decltype(auto) operator()(A &&...arguments) { return (*handler)(std::forward<A>(arguments)...); }
};

//! \brief What a wait gives: the class waited for, or Event for a group
template<typename Selector>
struct Awaited
{
    using Class = Selector;
};
template<typename... Classes>
struct Awaited<EventGroup<Classes...>>
{
    using Class = Event;
};

//! \brief What a stream gives: the one class, or Event for several
template<typename... Selectors>
struct Streamed
{
    using Class = Event;
};
template<typename Selector>
struct Streamed<Selector> : Awaited<Selector>
{ };

//! \brief A wait
class HIKARI_EXPORT WaitSink : public EventSink
{
public:
    ~WaitSink() override;
    virtual void fail(Error error) = 0;

    std::function<void()> remove; //!< takes it out of the manager
};

template<EventClass E, typename Predicate>
class PredicateSink final : public WaitSink
{
public:
    explicit PredicateSink(Predicate predicate)
        : m_predicate(std::move(predicate))
    { }
    Reply<std::shared_ptr<const E>> reply() const { return m_source.reply(); }
    void onCancel(std::function<void()> function) { m_source.onCancel(std::move(function)); }

    void receive(const EventPtr &event, const Delivery *, DispatchRun &) override
    {
        bool matches = false;
        std::exception_ptr exception;
        try {
            matches = bool(std::invoke(m_predicate, static_cast<const E &>(*event)));
        } catch (...) {
            exception = std::current_exception();
        }
        if (!matches && !exception)
            return;
        remove();
        if (exception)
            m_source.fail(failureOf(exception));
        else
            m_source.succeed(std::static_pointer_cast<const E>(event));
    }
    void fail(Error error) override { m_source.fail(std::move(error)); }

private:
    static Error failureOf(const std::exception_ptr &exception)
    {
        Error error = Error::fromException(exception);
        error.kind = Error::Kind::Exception;
        return error;
    }

    Predicate m_predicate;
    ReplySource<std::shared_ptr<const E>> m_source;
};

struct EveryEvent
{
    bool operator()(const Event &) const { return true; }
};

} // namespace Hikari::Detail
