#pragma once

#include <hikari/events/event.h>

#include <coroutine>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace Hikari {

namespace Detail {

template<typename A>
concept MemberAwaitable = requires(A awaitable)
{
    std::move(awaitable).operator co_await();
};
template<typename A>
concept FreeAwaitable = requires(A awaitable)
{
    operator co_await(std::move(awaitable));
};
//! \brief What can stand behind co_await: a QCoro::Task, a Reply
template<typename A>
concept Awaitable = MemberAwaitable<A> || FreeAwaitable<A> || requires(A awaitable, std::coroutine_handle<> handle)
{
    bool(awaitable.await_ready());
    awaitable.await_suspend(handle);
    awaitable.await_resume();
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

//! Without a Class: the handler takes nothing, several parameters, or one of any type
template<typename F>
struct EventOfHandler
{ };
template<typename F>
requires requires
{
    typename EventOfHandler<decltype(&F::operator())>;
}
struct EventOfHandler<F> : EventOfHandler<decltype(&F::operator())>
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

//! The classes that a handler listens to: those of the selectors, without any the one that its parameter names
template<typename Handler, typename... Selectors>
struct ClassesFor : ClassesOf<Selectors...>
{ };
template<typename Handler>
requires EventClass<typename EventOfHandler<Handler>::Class>
struct ClassesFor<Handler>
{
    using List = EventList<typename EventOfHandler<Handler>::Class>;
};

//! \brief A member function of a context
template<typename Context, typename Method>
struct MemberHandler
{
    Context *context;
    Method method;

    template<typename... A>
    requires std::is_invocable_v<Method, Context *, A...>
    decltype(auto) operator()(A &&...arguments) const
    {
        return std::invoke(method, context, std::forward<A>(arguments)...);
    }
};

//! What is called for a handler of a context
template<typename Context, typename Handler>
using BoundHandler =
    std::conditional_t<std::is_member_function_pointer_v<Handler>, MemberHandler<Context, Handler>, Handler>;

template<typename F, typename E>
constexpr bool takesEvent()
{
    return std::is_invocable_v<F &,
               const E &> || std::is_invocable_v<F &, const std::shared_ptr<const E> &> || std::is_invocable_v<F &>;
}
template<typename F, typename... E>
constexpr bool takesEvents(EventList<E...>)
{
    return sizeof...(E) > 0 && (takesEvent<F, E>() && ...); // of no class at all: none was named
}

template<typename F, typename E>
constexpr bool judgesEvents()
{
    if constexpr (std::is_invocable_v<F &, const E &>) {
        using Answer = std::invoke_result_t<F &, const E &>;
        return std::is_constructible_v<bool, Answer> && !Awaitable<Answer>;
    }
    return false;
}

} // namespace Detail

//! \brief What can listen to \a Selectors: takes `const E &`, `std::shared_ptr<const E>` or nothing
//!
//! E is each of their classes or a base of it. Without selectors there is exactly one parameter, which names the class.
template<typename Handler, typename... Selectors>
concept EventHandler = Detail::takesEvents<Handler>(typename Detail::ClassesFor<Handler, Selectors...>::List {});

//! \brief An EventHandler that may be a member function of \a Context as well
template<typename Handler, typename Context, typename... Selectors>
concept EventHandlerOf = Detail::takesEvents<Detail::BoundHandler<Context, Handler>>(
    typename Detail::ClassesFor<Handler, Selectors...>::List {});

//! \brief What says whether an event is the one waited for: takes `const E &`, and answers at once with a truth value
template<typename Predicate, typename E>
concept EventPredicate = Detail::judgesEvents<Predicate, E>();

} // namespace Hikari
