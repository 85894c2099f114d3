#pragma once

#include <hikari/core/reply.h>

#include <QList>

#include <algorithm>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

//! \file
//! What carries items through the operators of LazyIterator; user code has no need to name any of it

namespace Hikari {

template<typename T>
class LazyIterator;

namespace Detail {

template<typename T>
inline constexpr bool isDereferenceable = requires(const T &item)
{
    *item;
};

//! Calls \a function with the item or, where it does not take that, with what the item points to
template<typename Function, typename T>
decltype(auto) applyTo(Function &function, const T &item)
{
    if constexpr (std::is_invocable_v<Function &, const T &>)
        return std::invoke(function, item);
    else
        return std::invoke(function, *item);
}
template<typename Function, typename T>
using Applied = std::decay_t<decltype(applyTo(std::declval<Function &>(), std::declval<const T &>()))>;

//! Whether the member at the end of a path has a value; an empty optional or pointer on the way has none
template<auto Member, auto... Rest, typename T, typename Value>
bool pathEquals(const T &object, const Value &value)
{
    if constexpr (isDereferenceable<T>) { // std::invoke would follow an empty one
        return bool(object) && pathEquals<Member, Rest...>(*object, value);
    } else if constexpr (sizeof...(Rest) > 0) {
        return pathEquals<Rest...>(std::invoke(Member, object), value);
    } else {
        return std::invoke(Member, object) == value;
    }
}

template<typename T>
struct ReplyValue
{ };
template<typename T>
struct ReplyValue<Reply<T>>
{
    using Type = std::conditional_t<std::is_void_v<T>, std::monostate, T>;
};
template<typename T>
concept IsReply = requires
{
    typename ReplyValue<T>::Type;
};

template<typename T>
struct LazyItem
{
    static constexpr bool isLazy = false;
};
template<typename T>
struct LazyItem<LazyIterator<T>>
{
    static constexpr bool isLazy = true;
};

//! What an operator makes of an item: an item of its own, nothing, or the end
template<typename T>
struct LazyStep
{
    std::optional<T> item;
    bool isEnd = false;
};

template<typename T>
using LazyPull = std::function<Reply<std::optional<T>>()>;

//! Pulls from a source until a step gives an item, the end or a failure
//!
//! Items that are there at once are taken in a loop, not by recursion, so that a long source costs no stack.
template<typename In, typename Out>
class LazyStage : public std::enable_shared_from_this<LazyStage<In, Out>>
{
public:
    LazyStage(std::shared_ptr<LazyPull<In>> source, std::function<LazyStep<Out>(const In &)> onItem,
        std::function<LazyStep<Out>()> onEnd)
        : m_source(std::move(source))
        , m_onItem(std::move(onItem))
        , m_onEnd(std::move(onEnd))
    { }

    Reply<std::optional<Out>> next()
    {
        ReplySource<std::optional<Out>> out;
        const Reply<std::optional<Out>> reply = out.reply();
        run(std::move(out));
        return reply;
    }

private:
    using Source = ReplySource<std::optional<Out>>;

    void run(Source out)
    {
        const auto self = this->shared_from_this(); // a continuation may drop the last handle
        while (true) {
            if (m_isDrained)
                return finish(out);
            const Reply<std::optional<In>> in = (*m_source)();
            if (!in.isFinished()) {
                out.onCancel([in] { in.cancel(); });
                Internal::ReplyAccess::whenFinished(in, [self, out](const Error *error, const auto *value) mutable {
                    if (!self->take(out, error, value))
                        self->run(std::move(out));
                });
                return;
            }
            if (take(out, in.error(), in.result()))
                return;
        }
    }
    //! False: the item was skipped, go on
    bool take(Source &out, const Error *error, const std::optional<In> *value)
    {
        if (out.isFinished())
            return true; // cancelled
        if (error) {
            m_isDrained = m_isEnded = true;
            out.fail(*error);
            return true;
        }
        if (!*value) {
            m_isDrained = true;
            return false;
        }
        return step(out, [this, value] { return m_onItem(**value); });
    }
    void finish(Source &out)
    {
        if (m_isEnded || !m_onEnd) {
            out.succeed(std::nullopt);
            return;
        }
        if (!step(out, m_onEnd)) {
            m_isEnded = true;
            out.succeed(std::nullopt);
        }
    }
    template<typename Function>
    bool step(Source &out, const Function &function)
    {
        LazyStep<Out> result;
        std::exception_ptr exception;
        try {
            result = function();
        } catch (...) {
            exception = std::current_exception();
        }
        if (exception) {
            m_isDrained = m_isEnded = true;
            out.fail(Error::fromException(exception));
            return true;
        }
        if (result.isEnd)
            m_isDrained = m_isEnded = true;
        if (!result.item && !result.isEnd)
            return false;
        out.succeed(std::move(result.item));
        return true;
    }

    std::shared_ptr<LazyPull<In>> m_source;
    std::function<LazyStep<Out>(const In &)> m_onItem;
    std::function<LazyStep<Out>()> m_onEnd; // may be empty; called again until it gives nothing
    bool m_isDrained = false; // the source has ended
    bool m_isEnded = false;
};

//! Pulls from the iterators that a source gives, one after the other
template<typename T>
class LazyFlatStage : public std::enable_shared_from_this<LazyFlatStage<T>>
{
public:
    explicit LazyFlatStage(std::shared_ptr<LazyPull<LazyIterator<T>>> source)
        : m_source(std::move(source))
    { }

    Reply<std::optional<T>> next()
    {
        ReplySource<std::optional<T>> out;
        const Reply<std::optional<T>> reply = out.reply();
        run(std::move(out));
        return reply;
    }

private:
    using Source = ReplySource<std::optional<T>>;

    void run(Source out)
    {
        const auto self = this->shared_from_this();
        while (true) {
            const bool hasEnded = m_inner ? pull(out, m_inner->next(), &LazyFlatStage::takeInner)
                                          : pull(out, (*m_source)(), &LazyFlatStage::takeOuter);
            if (hasEnded)
                return;
        }
    }
    template<typename Item, typename Take>
    bool pull(Source &out, const Reply<std::optional<Item>> &in, Take take)
    {
        if (in.isFinished())
            return (this->*take)(out, in.error(), in.result());
        out.onCancel([in] { in.cancel(); });
        Internal::ReplyAccess::whenFinished(
            in, [self = this->shared_from_this(), out, take](const Error *error, const auto *value) mutable {
                if (!(self.get()->*take)(out, error, value))
                    self->run(std::move(out));
            });
        return true;
    }
    bool takeInner(Source &out, const Error *error, const std::optional<T> *value)
    {
        if (out.isFinished())
            return true;
        if (error) {
            m_inner.reset();
            out.fail(*error);
            return true;
        }
        if (!*value) {
            m_inner.reset();
            return false;
        }
        out.succeed(*value);
        return true;
    }
    bool takeOuter(Source &out, const Error *error, const std::optional<LazyIterator<T>> *value)
    {
        if (out.isFinished())
            return true;
        if (error) {
            out.fail(*error);
            return true;
        }
        if (!*value) {
            out.succeed(std::nullopt);
            return true;
        }
        m_inner = **value;
        return false;
    }

    std::shared_ptr<LazyPull<LazyIterator<T>>> m_source;
    std::optional<LazyIterator<T>> m_inner;
};

} // namespace Detail

} // namespace Hikari
