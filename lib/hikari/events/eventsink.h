#pragma once

#include <hikari/core/error.h>
#include <hikari/core/reply.h>
#include <hikari/events/delivery.h>
#include <hikari/events/sourcelocation.h>

#include <functional>
#include <type_traits>

//! \file
//! What EventManager makes of a handler; user code has no need to name any of it

namespace Hikari::Detail {

//! \brief Takes events: a listener, a wait, a stream
class HIKARI_EXPORT EventSink
{
public:
    EventSink() = default;
    virtual ~EventSink();
    Q_DISABLE_COPY_MOVE(EventSink)

    //! \a delivery is null for an event that was dispatched in this process
    virtual void receive(const EventPtr &event, const Delivery *delivery) = 0;

    bool isAlive = true; //!< false once it is removed: a dispatch that still knows it passes it by
    SourceLocation location;
};

//! \brief Where a sink goes
struct SinkTarget
{
    const Lineage *lineage;
    std::shared_ptr<EventSink> sink;
};

template<typename... Classes>
struct EventList
{ };

template<typename... A, typename... B>
constexpr EventList<A..., B...> joined(EventList<A...>, EventList<B...>)
{
    return {};
}

//! The classes of several selectors
template<typename... Selectors>
struct ClassesOf;
template<>
struct ClassesOf<>
{
    using List = EventList<>;
};
template<typename First, typename... Rest>
struct ClassesOf<First, Rest...>
{
    using List = decltype(joined(typename EventsOf<First>::List {}, typename ClassesOf<Rest...>::List {}));
};

//! The event class in the first parameter of a handler
template<typename Argument>
struct EventOfArgument
{
    using Class = Argument;
};
template<typename E>
struct EventOfArgument<std::shared_ptr<const E>>
{
    using Class = E;
};

template<typename F>
struct EventOfHandler : EventOfHandler<decltype(&F::operator())>
{ };
template<typename R, typename A>
struct EventOfHandler<R (*)(A)> : EventOfArgument<std::remove_cvref_t<A>>
{ };
template<typename R, typename A>
struct EventOfHandler<R (*)(A) noexcept> : EventOfArgument<std::remove_cvref_t<A>>
{ };
template<typename R, typename C, typename A>
struct EventOfHandler<R (C::*)(A)> : EventOfArgument<std::remove_cvref_t<A>>
{ };
template<typename R, typename C, typename A>
struct EventOfHandler<R (C::*)(A) const> : EventOfArgument<std::remove_cvref_t<A>>
{ };
template<typename R, typename C, typename A>
struct EventOfHandler<R (C::*)(A) noexcept> : EventOfArgument<std::remove_cvref_t<A>>
{ };
template<typename R, typename C, typename A>
struct EventOfHandler<R (C::*)(A) const noexcept> : EventOfArgument<std::remove_cvref_t<A>>
{ };

//! \brief Calls a handler with an event of class \a E
template<EventClass E, typename F>
class HandlerSink final : public EventSink
{
public:
    explicit HandlerSink(F handler)
        : m_handler(std::move(handler))
    { }
    void receive(const EventPtr &event, const Delivery *) override
    {
        if constexpr (std::is_invocable_v<F &, const E &>)
            m_handler(static_cast<const E &>(*event));
        else if constexpr (std::is_invocable_v<F &, const std::shared_ptr<const E> &>)
            m_handler(std::static_pointer_cast<const E>(event));
        else {
            static_assert(
                std::is_invocable_v<F &>, "a handler takes `const E &`, `std::shared_ptr<const E>` or nothing");
            m_handler();
        }
    }

private:
    F m_handler;
};

//! \brief One handler for several classes
template<typename F>
struct SharedHandler
{
    std::shared_ptr<F> handler;

    template<typename... A>
    requires std::is_invocable_v<F &, A...>
    void operator()(A &&...arguments) { (*handler)(std::forward<A>(arguments)...); }
};

//! \brief A member function of a context
template<typename Context, typename Method>
struct MemberHandler
{
    Context *context;
    Method method;

    template<typename... A>
    requires std::is_invocable_v<Method, Context *, A...>
    void operator()(A &&...arguments) const { std::invoke(method, context, std::forward<A>(arguments)...); }
};

//! The Error (Kind::Exception) for what user code threw
HIKARI_EXPORT Error errorOf(const std::exception_ptr &exception);

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

    void receive(const EventPtr &event, const Delivery *) override
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
            m_source.fail(errorOf(exception));
        else
            m_source.succeed(std::static_pointer_cast<const E>(event));
    }
    void fail(Error error) override { m_source.fail(std::move(error)); }

private:
    Predicate m_predicate;
    ReplySource<std::shared_ptr<const E>> m_source;
};

struct EveryEvent
{
    bool operator()(const Event &) const { return true; }
};

} // namespace Hikari::Detail
