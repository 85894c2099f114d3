#pragma once

#include <memory>
#include <utility>

namespace Hikari {

//! \brief A value of a type still being declared, such as the message that a message answers, or one that few have
//!
//! What is rare takes a pointer's room instead of its own in each of the thousands of users and messages. Empty or one
//! value; copies share it, comparison looks at the values. Immutable once made.
template<typename T>
class Box
{
public:
    Box() = default;
    Box(T value)
        : m_value(std::make_shared<const T>(std::move(value)))
    { }
    explicit Box(std::shared_ptr<const T> value)
        : m_value(std::move(value))
    { }

    bool hasValue() const { return m_value != nullptr; }
    explicit operator bool() const { return hasValue(); }
    //! Precondition: hasValue()
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return m_value.get(); }

    bool operator==(const Box &other) const
    {
        return m_value == other.m_value || (m_value && other.m_value && *m_value == *other.m_value);
    }

private:
    std::shared_ptr<const T> m_value;
};

} // namespace Hikari
