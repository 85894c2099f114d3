#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace Hikari::Detail {

//! \brief The name of \a T without its namespace, worked out by the compiler
//!
//! For enums and structs that are no templates.
template<typename T>
constexpr std::string_view typeName()
{
#if defined(_MSC_VER) && !defined(__clang__)
    std::string_view text = __FUNCSIG__;
    text = text.substr(0, text.rfind(">("));
#else
    std::string_view text = __PRETTY_FUNCTION__;
    text = text.substr(0, text.find_first_of(";]", text.find("T = ")));
#endif
    return text.substr(text.rfind(':') + 1);
}

template<typename T>
inline constexpr auto typeNameLetters = [] {
    std::array<char, typeName<T>().size() + 1> letters {};
    for (std::size_t i = 0; i + 1 < letters.size(); ++i)
        letters[i] = typeName<T>()[i];
    return letters;
}();

} // namespace Hikari::Detail
