#pragma once

#include <QtGlobal>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

namespace Hikari {

struct Null
{
    friend constexpr bool operator==(Null, Null) = default;
};
struct Undefined
{
    friend constexpr bool operator==(Undefined, Undefined) = default;
};
//! Clears a field of a request: the key is sent with null
inline constexpr Null null;
//! Leaves a field of a request alone: the key is not sent
inline constexpr Undefined undefined;

//! \brief A field of a request that may be left out, null, or a value
//!
//! Only for requests, where Discord tells "leave alone" from "remove". Entities use std::optional.
template<typename T>
class Maybe
{
public:
    using Value = T;

    constexpr Maybe() = default;
    constexpr Maybe(Undefined) { } // NOLINT(google-explicit-constructor)
    constexpr Maybe(Null) // NOLINT(google-explicit-constructor)
        : m_isNull(true)
    { }
    template<typename U = T>
    requires(
        std::convertible_to<U &&,
            T> && !std::same_as<std::remove_cvref_t<U>, Maybe> && !std::same_as<std::remove_cvref_t<U>, Null> && !std::same_as<std::remove_cvref_t<U>, Undefined>) constexpr Maybe(U
            &&value) // NOLINT(google-explicit-constructor)
        : m_value(std::forward<U>(value))
    { }

    constexpr bool isUndefined() const { return !m_value && !m_isNull; }
    constexpr bool isNull() const { return m_isNull; }
    constexpr bool hasValue() const { return m_value.has_value(); }

    //! \brief The value; hasValue() must be true
    constexpr const T &value() const
    {
        Q_ASSERT(m_value);
        return *m_value;
    }
    constexpr T valueOr(T fallback) const { return m_value ? *m_value : std::move(fallback); }
    //! \brief Makes it a value, constructed from \a arguments, and returns it
    template<typename... Arguments>
    constexpr T &emplace(Arguments &&...arguments)
    {
        m_isNull = false;
        return m_value.emplace(std::forward<Arguments>(arguments)...);
    }

    friend constexpr bool operator==(const Maybe &, const Maybe &) = default;

private:
    std::optional<T> m_value;
    bool m_isNull = false; // never together with a value
};

} // namespace Hikari
