#pragma once

#include <hikari/events/eventtype.h>

#include <QMetaType>

#include <concepts>
#include <memory>
#include <type_traits>
#include <utility>

namespace Hikari {

//! \brief What every event derives from
//!
//! Events are plain structs without a vtable. They are made with makeEvent(), are constant from then on, and may be
//! shared between threads as EventPtr.
struct Event
{
    static constexpr auto lineage = Lineage {};

    EventType type = EventType::Event; //!< of the concrete class; set by makeEvent()
    const Lineage *ancestry = &lineage; //!< of the concrete class; set by makeEvent()
};

//! A weak pointer made of one keeps the whole event in memory.
using EventPtr = std::shared_ptr<const Event>;

#define HIKARI_EVENT_BASE(name, parent) struct name##Event;
#define HIKARI_EVENT(name, parent, gateway, intents, signal) struct name##Event;
#include <hikari/events/events.def>

namespace Detail {

template<EventType Type>
struct ClassOfEventType
{
    using Class = void;
};
template<>
struct ClassOfEventType<EventType::Event>
{
    using Class = Event;
};
#define HIKARI_EVENT_BASE(name, parent)                                                                                \
    template<>                                                                                                         \
    struct ClassOfEventType<EventType::name>                                                                           \
    {                                                                                                                  \
        using Class = name##Event;                                                                                     \
    };
#define HIKARI_EVENT(name, parent, gateway, intents, signal) HIKARI_EVENT_BASE(name, parent)
// clang-format off
#include <hikari/events/events.def>
// clang-format on

//! False for a class that forgot its own lineage and has that of its base
template<typename E>
consteval bool hasOwnLineage()
{
    if constexpr (isCustomEventType(E::lineage.type()))
        return E::lineage.type() == customEventType<E>();
    else
        return std::is_same_v<typename ClassOfEventType<E::lineage.type()>::Class, E>;
}

} // namespace Detail

//! \brief A class of events: derives from Event and declares its own lineage
template<typename E>
concept EventClass =
    std::derived_from<E, Event> && std::same_as<E, std::remove_cvref_t<E>> && Detail::hasOwnLineage<E>();

//! \brief Several event classes, accepted wherever a class is
//!
//! For example `using GuildReactionEvents = EventGroup<ReactionAddEvent, ReactionDeleteEvent>`.
template<EventClass... Classes>
struct EventGroup
{
    static_assert(sizeof...(Classes) > 0);
};

namespace Detail {

template<typename... Classes>
struct EventList;

template<typename Selector>
struct EventsOf
{
    static constexpr bool isValid = EventClass<Selector>;
    using List = EventList<Selector>;
};
template<typename... Classes>
struct EventsOf<EventGroup<Classes...>>
{
    static constexpr bool isValid = true;
    using List = EventList<Classes...>;
};

} // namespace Detail

//! \brief An event class or an EventGroup
template<typename S>
concept EventSelector = Detail::EventsOf<S>::isValid;

namespace Detail {

template<EventClass E>
std::shared_ptr<E> asEvent(std::shared_ptr<E> event)
{
    event->type = E::lineage.type();
    event->ancestry = &E::lineage;
    return event;
}

} // namespace Detail

//! \brief A new event of class \a E, still to be filled in
template<EventClass E>
std::shared_ptr<E> makeEvent()
{
    return Detail::asEvent(std::make_shared<E>());
}

//! \brief A new event with the members of \a value
template<EventClass E>
std::shared_ptr<E> makeEvent(E value)
{
    return Detail::asEvent(std::make_shared<E>(std::move(value)));
}

//! \brief Whether \a event is an E or derives from it
template<EventClass E>
bool isEvent(const Event &event)
{
    constexpr EventType type = E::lineage.type();
    // What the library's classes derive from is known without their lineage; a user's class may derive from any.
    return isEventType(event.type, type) || (isCustomEventType(event.type) && event.ancestry->contains(type));
}

//! \brief \a event as an E, or null when it is none
template<EventClass E>
const E *eventCast(const Event &event)
{
    return isEvent<E>(event) ? static_cast<const E *>(&event) : nullptr;
}

//! \brief Shares \a event as an E; null when it is none
template<EventClass E>
std::shared_ptr<const E> eventCast(const EventPtr &event)
{
    return event && isEvent<E>(*event) ? std::static_pointer_cast<const E>(event) : nullptr;
}

} // namespace Hikari

Q_DECLARE_METATYPE(Hikari::EventPtr)
