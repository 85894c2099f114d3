#pragma once

#include <QDebug>
#include <QHashFunctions>

#include <initializer_list>
#include <type_traits>

namespace Hikari {

//! \brief A set of flags of the enum class \a E that keeps bits which have no name yet
//!
//! Discord adds bits without notice; they survive decoding, comparing and encoding. As wide as E's underlying type.
//! HIKARI_DECLARE_FLAG_OPERATORS(E) after the enum makes `E::A | E::B` a Flags<E>.
template<typename E>
class Flags
{
    static_assert(std::is_enum_v<E>);

public:
    using Enum = E;
    using Int = std::make_unsigned_t<std::underlying_type_t<E>>;

    constexpr Flags() = default;
    constexpr Flags(E flag) // NOLINT(google-explicit-constructor): one flag is a set of one
        : m_bits(Int(flag))
    { }
    constexpr Flags(std::initializer_list<E> flags)
    {
        for (const E flag : flags)
            m_bits |= Int(flag);
    }

    static constexpr Flags fromInt(Int bits)
    {
        Flags flags;
        flags.m_bits = bits;
        return flags;
    }
    constexpr Int toInt() const { return m_bits; }

    constexpr bool isEmpty() const { return m_bits == 0; }
    //! \brief Whether all of \a flags are set; true for none
    constexpr bool has(Flags flags) const { return (m_bits & flags.m_bits) == flags.m_bits; }
    //! \brief Whether at least one of \a flags is set
    constexpr bool hasAny(Flags flags) const { return (m_bits & flags.m_bits) != 0; }
    constexpr Flags &set(Flags flags, bool on = true)
    {
        m_bits = on ? Int(m_bits | flags.m_bits) : Int(m_bits & ~flags.m_bits);
        return *this;
    }

    friend constexpr bool operator==(Flags, Flags) = default;
    friend constexpr Flags operator|(Flags a, Flags b) { return fromInt(Int(a.m_bits | b.m_bits)); }
    friend constexpr Flags operator&(Flags a, Flags b) { return fromInt(Int(a.m_bits & b.m_bits)); }
    friend constexpr Flags operator^(Flags a, Flags b) { return fromInt(Int(a.m_bits ^ b.m_bits)); }
    constexpr Flags operator~() const { return fromInt(Int(~m_bits)); }
    constexpr Flags &operator|=(Flags other) { return *this = *this | other; }
    constexpr Flags &operator&=(Flags other) { return *this = *this & other; }
    constexpr Flags &operator^=(Flags other) { return *this = *this ^ other; }
    constexpr explicit operator bool() const { return m_bits != 0; }

    friend size_t qHash(Flags flags, size_t seed = 0) noexcept { return ::qHash(flags.m_bits, seed); }
    friend QDebug operator<<(QDebug debug, Flags flags)
    {
        const QDebugStateSaver saver(debug);
        debug.nospace() << "0x" << Qt::hex << qulonglong(flags.m_bits);
        return debug;
    }

private:
    Int m_bits = 0;
};

} // namespace Hikari

//! Gives the enum class E the operators of its Flags; written after the enum, in its namespace
#define HIKARI_DECLARE_FLAG_OPERATORS(E)                                                                               \
    [[maybe_unused]] constexpr ::Hikari::Flags<E> operator|(E a, E b)                                                  \
    {                                                                                                                  \
        return ::Hikari::Flags<E>(a) | b;                                                                              \
    }                                                                                                                  \
    [[maybe_unused]] constexpr ::Hikari::Flags<E> operator&(E a, E b)                                                  \
    {                                                                                                                  \
        return ::Hikari::Flags<E>(a) & b;                                                                              \
    }                                                                                                                  \
    [[maybe_unused]] constexpr ::Hikari::Flags<E> operator^(E a, E b)                                                  \
    {                                                                                                                  \
        return ::Hikari::Flags<E>(a) ^ b;                                                                              \
    }                                                                                                                  \
    [[maybe_unused]] constexpr ::Hikari::Flags<E> operator~(E a)                                                       \
    {                                                                                                                  \
        return ~::Hikari::Flags<E>(a);                                                                                 \
    }
