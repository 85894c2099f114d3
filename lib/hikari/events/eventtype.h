#pragma once

#include <hikari/core/global.h>

#include <QHashFunctions>

#include <array>
#include <cstddef>
#include <string_view>

namespace Hikari {

//! \brief Names a class of events: one number per row of events.def, `Event` itself being 0
//!
//! Numbers are for one build: store names (eventName()), not numbers. Events of user code have numbers with the highest
//! bit set, made by customEventType().
enum class EventType : quint32
{
    Event = 0,
#define HIKARI_EVENT_BASE(name, parent) name,
#define HIKARI_EVENT(name, parent, gateway, intents, signal) name,
#include <hikari/events/events.def>
};

//! \brief How many classes the library itself has, `Event` included; their types are 0 to this, exclusive
inline constexpr std::size_t eventTypeCount = 1
#define HIKARI_EVENT_BASE(name, parent) +1
#define HIKARI_EVENT(name, parent, gateway, intents, signal) +1
#include <hikari/events/events.def>
    ;

//! \brief Whether \a type belongs to a class of user code
constexpr bool isCustomEventType(EventType type)
{
    return quint32(type) & 0x80000000u;
}

inline size_t qHash(EventType type, size_t seed = 0) noexcept
{
    return ::qHash(quint32(type), seed);
}

//! \brief An event class and its bases, the class itself first and `Event` last
//!
//! Every event class has a `static constexpr auto lineage` of its own, so that the compiler knows its bases and no
//! event needs a vtable.
struct Lineage
{
    static constexpr std::size_t maxSize = 8;

    EventType types[maxSize] {};
    std::size_t size = 1;

    //! \brief The class itself
    constexpr EventType type() const { return types[0]; }
    //! \brief Whether the class is \a other or derives from it
    constexpr bool contains(EventType other) const
    {
        for (std::size_t i = 0; i < size; ++i) {
            if (types[i] == other)
                return true;
        }
        return false;
    }
    constexpr const EventType *begin() const { return types; }
    constexpr const EventType *end() const { return types + size; }

    bool operator==(const Lineage &) const = default;
};

//! \brief The lineage of the class \a type that derives from the class with the lineage \a Parent
template<Lineage Parent>
consteval Lineage lineageOf(EventType type)
{
    static_assert(Parent.size < Lineage::maxSize, "too many bases");
    Lineage lineage;
    lineage.types[0] = type;
    for (std::size_t i = 0; i < Parent.size; ++i)
        lineage.types[i + 1] = Parent.types[i];
    lineage.size = Parent.size + 1;
    return lineage;
}

//! \brief The type of the user's event class \a T, which may still be incomplete
//!
//! \code
//! struct MassMentionEvent : Hikari::Event
//! {
//!     static constexpr auto lineage =
//!     Hikari::lineageOf<Hikari::Event::lineage>(Hikari::customEventType<MassMentionEvent>()); int mentions = 0;
//! };
//! \endcode
//! Made of the class's full name, so two classes of one name in unnamed namespaces must not be used in one program.
template<typename T>
consteval EventType customEventType()
{
#if defined(_MSC_VER) && !defined(__clang__)
    constexpr std::string_view name = __FUNCSIG__;
#else
    constexpr std::string_view name = __PRETTY_FUNCTION__;
#endif
    quint32 hash = 2166136261u; // FNV-1a
    for (const char c : name)
        hash = (hash ^ quint32(static_cast<unsigned char>(c))) * 16777619u;
    return EventType(hash | 0x80000000u);
}

//! \brief The direct base of each class of the library; `Event` for `Event`
inline constexpr std::array<EventType, eventTypeCount> eventParents {
    EventType::Event,
#define HIKARI_EVENT_BASE(name, parent) EventType::parent,
#define HIKARI_EVENT(name, parent, gateway, intents, signal) EventType::parent,
#include <hikari/events/events.def>
};

//! \brief Whether events have the class \a type itself: it is of user code, or no mere base
constexpr bool isConcreteEventType(EventType type)
{
    switch (type) {
    case EventType::Event:
#define HIKARI_EVENT_BASE(name, parent) case EventType::name:
#define HIKARI_EVENT(name, parent, gateway, intents, signal)
#include <hikari/events/events.def>
        return false;
    default:
        return isCustomEventType(type) || std::size_t(type) < eventTypeCount;
    }
}

//! \brief The classes of the library that are each class or derive from it, as a set of their numbers
inline constexpr auto eventDescendants = [] {
    std::array<std::array<quint64, (eventTypeCount + 63) / 64>, eventTypeCount> sets {};
    for (std::size_t type = 0; type < eventTypeCount; ++type) {
        for (std::size_t base = type;; base = std::size_t(eventParents[base])) {
            sets[base][type / 64] |= quint64(1) << type % 64;
            if (base == std::size_t(EventType::Event))
                break;
        }
    }
    return sets;
}();

//! \brief Whether the library's class \a type is \a base or derives from it; a user's class only is itself
constexpr bool isEventType(EventType type, EventType base)
{
    const auto number = std::size_t(type);
    if (number >= eventTypeCount || std::size_t(base) >= eventTypeCount)
        return type == base;
    return (eventDescendants[std::size_t(base)][number / 64] >> number % 64 & 1) != 0;
}

//! \brief The lineage of one of the library's classes; that of `Event` for any other number
constexpr Lineage lineageOfType(EventType type)
{
    Lineage lineage;
    if (std::size_t(type) >= eventTypeCount)
        return lineage;
    lineage.types[0] = type;
    while (type != EventType::Event && lineage.size < Lineage::maxSize) {
        type = eventParents[std::size_t(type)];
        lineage.types[lineage.size++] = type;
    }
    return lineage;
}

} // namespace Hikari
