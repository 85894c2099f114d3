#pragma once

#include <hikari/core/lazystage.h>
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

namespace Hikari {

//! \brief Items that come one after the other, now or later, and operators that change what comes
//!
//! What hikari's LazyIterator is, with the same operators. Nothing happens before somebody pulls with next(),
//! forEach(), collect() or co_await. A cheap handle: copies, and the iterators that operators return, pull from the
//! same source, so use the last one only, one pull at a time. Belongs to one thread, as a Reply does. An exception of a
//! user's function fails the pull with Kind::Exception and ends the iterator, and so does a failure of the source.
//! Cancelling a pull cancels what it waits for.
//!
//! Functions take `const T &`; where T is a shared pointer to an event, they may also take `const E &`. Member pointers
//! are functions, so `stream.map(&GuildMessageCreateEvent::message)` works.
template<typename T>
class LazyIterator
{
public:
    using Value = T;

    //! \brief Nothing
    LazyIterator()
        : LazyIterator([] { return Reply<std::optional<T>>::succeeded(std::nullopt); })
    { }
    //! \param pull gives the next item, nullopt at the end; is not called again before its reply is finished
    explicit LazyIterator(Detail::LazyPull<T> pull)
        : m_pull(std::make_shared<Detail::LazyPull<T>>(std::move(pull)))
    { }
    //! \brief The items of a list
    static LazyIterator of(QList<T> items)
    {
        return LazyIterator([items = std::move(items), i = qsizetype(0)]() mutable {
            return i < items.size() ? Reply<std::optional<T>>::succeeded(items[i++])
                                    : Reply<std::optional<T>>::succeeded(std::nullopt);
        });
    }
    //! \brief Fails every pull
    static LazyIterator failed(const Error &error)
    {
        return LazyIterator([error] { return Reply<std::optional<T>>::failed(error); });
    }

    //! \brief The next item; nullopt at the end
    Reply<std::optional<T>> next() const { return (*m_pull)(); }

    //! \brief What \a function makes of each item
    template<typename Function>
    auto map(Function function) const
    {
        using Out = Detail::Applied<Function, T>;
        return stage<Out>([function = std::move(function)](const T &item) mutable {
            return Detail::LazyStep<Out> { Detail::applyTo(function, item), false };
        });
    }
    //! \brief The items of the lists or iterators that \a function makes of each item, one after the other
    template<typename Function>
    auto flatMap(Function function) const
    {
        return map(std::move(function)).flatten();
    }
    //! \brief The items of the items, which are lists or iterators
    auto flatten() const
    {
        if constexpr (Detail::LazyItem<T>::isLazy) {
            using Out = typename T::Value;
            auto state = std::make_shared<Detail::LazyFlatStage<Out>>(m_pull);
            return LazyIterator<Out>([state] { return state->next(); });
        } else {
            using Out = std::decay_t<decltype(*std::declval<const T &>().begin())>;
            return map([](const T &items) {
                return LazyIterator<Out>::of(QList<Out>(items.begin(), items.end()));
            }).flatten();
        }
    }
    //! \brief Only items for which all \a predicates return true
    template<typename... Predicates>
    LazyIterator filter(Predicates... predicates) const
    {
        static_assert(sizeof...(Predicates) > 0, "a filter needs a predicate");
        return stage<T>([... predicates = std::move(predicates)](const T &item) mutable {
            return (bool(Detail::applyTo(predicates, item)) && ...) ? keep(item) : Detail::LazyStep<T>();
        });
    }
    //! \brief Only items whose member at the end of \a Path equals \a value
    //!
    //! `filter<&MessageCreateEvent::message, &Message::channelId>(id)`. Optionals and pointers on the way are followed;
    //! an empty one equals nothing.
    template<auto... Path, typename Compared>
    requires(sizeof...(Path) > 0) LazyIterator filter(Compared value)
    const { return filter(equals<Path...>(std::move(value))); }
    //! \brief Ends before the first item for which \a predicate returns false
    template<typename Predicate>
    LazyIterator takeWhile(Predicate predicate) const
    {
        return stage<T>([predicate = std::move(predicate)](const T &item) mutable {
            return bool(Detail::applyTo(predicate, item)) ? keep(item) : Detail::LazyStep<T> { {}, true };
        });
    }
    //! \brief Ends before the first item for which \a predicate returns true
    template<typename Predicate>
    LazyIterator takeUntil(Predicate predicate) const
    {
        return takeWhile(negated(std::move(predicate)));
    }
    //! \brief Leaves out the first items, as long as \a predicate returns true; hikari's does the opposite
    template<typename Predicate>
    LazyIterator skipWhile(Predicate predicate) const
    {
        return stage<T>([predicate = std::move(predicate), isSkipping = true](const T &item) mutable {
            isSkipping = isSkipping && bool(Detail::applyTo(predicate, item));
            return isSkipping ? Detail::LazyStep<T>() : keep(item);
        });
    }
    //! \brief Leaves out the first items, until \a predicate returns true; hikari's does the opposite
    template<typename Predicate>
    LazyIterator skipUntil(Predicate predicate) const
    {
        return skipWhile(negated(std::move(predicate)));
    }
    //! \brief At most \a count items; pulls fail with InvalidArgument when it is below 1
    LazyIterator limit(qsizetype count) const
    {
        if (count < 1)
            return failed(notPositive("limit"));
        auto left = std::make_shared<qsizetype>(count);
        return LazyIterator([pull = m_pull, left] {
            return (*left)-- > 0 ? (*pull)() : Reply<std::optional<T>>::succeeded(std::nullopt);
        });
    }
    //! \brief Leaves out the first \a count items; pulls fail with InvalidArgument when it is below 1
    LazyIterator skip(qsizetype count) const
    {
        if (count < 1)
            return failed(notPositive("skip"));
        return stage<T>([left = count](const T &item) mutable {
            return left > 0 && left-- > 0 ? Detail::LazyStep<T>() : keep(item);
        });
    }
    //! \brief Items with their number, which begins with \a start
    LazyIterator<std::pair<qsizetype, T>> enumerate(qsizetype start = 0) const
    {
        return map([number = start](const T &item) mutable { return std::pair<qsizetype, T>(number++, item); });
    }
    //! \brief Lists of \a size items, the last of which may be shorter; pulls fail with InvalidArgument when it is
    //! below 1
    LazyIterator<QList<T>> chunk(qsizetype size) const
    {
        if (size < 1)
            return LazyIterator<QList<T>>::failed(notPositive("chunk"));
        auto items = std::make_shared<QList<T>>();
        return stage<QList<T>>(
            [items, size](const T &item) {
                items->append(item);
                return items->size() == size ? Detail::LazyStep<QList<T>> { std::exchange(*items, {}), false }
                                             : Detail::LazyStep<QList<T>>();
            },
            [items] {
                return items->isEmpty() ? Detail::LazyStep<QList<T>>()
                                        : Detail::LazyStep<QList<T>> { std::exchange(*items, {}), false };
            });
    }
    //! \brief The last item first; reads all of them at the first pull
    LazyIterator reversed() const
    {
        auto items = std::make_shared<QList<T>>();
        return stage<T>(
            [items](const T &item) {
                items->append(item);
                return Detail::LazyStep<T>();
            },
            [items] { return items->isEmpty() ? Detail::LazyStep<T>() : Detail::LazyStep<T> { items->takeLast() }; });
    }
    //! \brief The results of items that are replies, in their order
    //!
    //! \param window how many are under way at a time; below 1: all
    auto awaiting(qsizetype window = 10) const requires Detail::IsReply<T>
    {
        using Out = typename Detail::ReplyValue<T>::Type;
        return chunk(window < 1 ? std::numeric_limits<qsizetype>::max() : window).flatMap([](const QList<T> &replies) {
            return LazyIterator<Out>([replies, i = qsizetype(0)]() mutable {
                return i < replies.size() ? resultOf(replies[i++]) : Reply<std::optional<Out>>::succeeded(std::nullopt);
            });
        });
    }

    //! \brief Calls \a function with each item, in order; when it returns a Reply, waits for that before the next
    template<typename Function>
    Reply<void> forEach(Function function) const
    {
        if constexpr (Detail::IsReply<Detail::Applied<Function, T>>) {
            return map(std::move(function)).awaiting(1).forEach([](const auto &) {});
        } else {
            const auto drained = stage<bool>([function = std::move(function)](const T &item) mutable {
                Detail::applyTo(function, item);
                return Detail::LazyStep<bool>();
            });
            ReplySource<void> out;
            finishWith(out, drained.next(), [](ReplySource<void> &done, const auto &) { done.succeed(); });
            return out.reply();
        }
    }
    //! \brief All items
    Reply<QList<T>> collect() const
    {
        return accumulate(QList<T>(), [](QList<T> &items, const T &item) { items.append(item); });
    }
    //! \brief How many items there are
    Reply<qsizetype> count() const
    {
        return accumulate(qsizetype(0), [](qsizetype &number, const T &) { ++number; });
    }
    //! \brief The last item; nullopt when there is none
    Reply<std::optional<T>> last() const
    {
        return accumulate(std::optional<T>(), [](std::optional<T> &latest, const T &item) { latest = item; });
    }
    //! \brief All items, sorted; equal ones keep their order
    template<typename Less = std::less<T>>
    Reply<QList<T>> sort(Less less = {}) const
    {
        ReplySource<QList<T>> out;
        finishWith(out, collect(), [less](ReplySource<QList<T>> &done, QList<T> items) {
            std::stable_sort(items.begin(), items.end(), less);
            done.succeed(std::move(items));
        });
        return out.reply();
    }
    //! \brief In a coroutine: all items, as collect()
    auto operator co_await() const { return collect().operator co_await(); }

private:
    template<typename>
    friend class LazyIterator;

    static Detail::LazyStep<T> keep(const T &item) { return { item, false }; }
    static Error notPositive(const char *what)
    {
        return Error { .kind = Error::Kind::InvalidArgument,
            .message = QLatin1String(what) + QStringLiteral(" needs a number of at least 1") };
    }
    template<typename Predicate>
    static auto negated(Predicate predicate)
    {
        return [predicate = std::move(predicate)](
                   const T &item) mutable { return !bool(Detail::applyTo(predicate, item)); };
    }
    template<auto... Path, typename Compared>
    static auto equals(Compared value)
    {
        return [value = std::move(value)](const T &item) { return Detail::pathEquals<Path...>(item, value); };
    }
    static auto resultOf(const T &reply) requires Detail::IsReply<T>
    {
        using Out = typename Detail::ReplyValue<T>::Type;
        ReplySource<std::optional<Out>> out;
        out.onCancel([reply] { reply.cancel(); });
        Internal::ReplyAccess::whenFinished(reply, [out](const Error *error, const auto *value) mutable {
            if (error)
                out.fail(*error);
            else if constexpr (std::is_same_v<Out, std::monostate>)
                out.succeed(Out());
            else
                out.succeed(*value);
        });
        return out.reply();
    }

    template<typename Out, typename OnItem>
    LazyIterator<Out> stage(OnItem onItem, std::function<Detail::LazyStep<Out>()> onEnd = {}) const
    {
        auto state = std::make_shared<Detail::LazyStage<T, Out>>(m_pull, std::move(onItem), std::move(onEnd));
        return LazyIterator<Out>([state] { return state->next(); });
    }
    //! Finishes \a out with an error of \a in, or as \a onSuccess does; cancelling \a out cancels \a in
    template<typename Out, typename In, typename OnSuccess>
    static void finishWith(ReplySource<Out> &out, const Reply<In> &in, OnSuccess onSuccess)
    {
        if (!in.isFinished())
            out.onCancel([in] { in.cancel(); });
        Internal::ReplyAccess::whenFinished(
            in, [out, onSuccess = std::move(onSuccess)](const Error *error, const auto *value) mutable {
                if (error)
                    out.fail(*error);
                else
                    onSuccess(out, *value);
            });
    }
    template<typename Result, typename Add>
    Reply<Result> accumulate(Result initial, Add add) const
    {
        auto result = std::make_shared<Result>(std::move(initial));
        const auto drained = stage<bool>([result, add](const T &item) {
            add(*result, item);
            return Detail::LazyStep<bool>();
        });
        ReplySource<Result> out;
        finishWith(out, drained.next(),
            [result](ReplySource<Result> &done, const auto &) { done.succeed(std::move(*result)); });
        return out.reply();
    }

    std::shared_ptr<Detail::LazyPull<T>> m_pull;
};

} // namespace Hikari
