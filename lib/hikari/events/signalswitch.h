#pragma once

#include <hikari/events/events.h>

#include <QPointer>

namespace Hikari {

//! \brief Emits the signals of \a object that events.def names for the class of \a event and for its split base
//!
//! \a object has a public signal `void guildJoined(const GuildJoinEvent &)` and so on for every concrete class and
//! every split base; one that is missing does not compile. The concrete class comes first. Nothing is emitted for
//! classes of user code. A slot may destroy \a object.
template<typename Object>
void emitEventSignal(Object *object, const Event &event)
{
    if (std::size_t(event.type) >= eventTypeCount)
        return;
    const QPointer<Object> guard(object);
    switch (event.type) {
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    case EventType::name:                                                                                              \
        Q_EMIT object->signal(static_cast<const name##Event &>(event));                                                \
        break;
#include <hikari/events/events.def>
    default:
        break;
    }
    if (!guard)
        return;
    switch (eventParents[std::size_t(event.type)]) {
#define HIKARI_EVENT_SPLIT(name, parent, signal)                                                                       \
    case EventType::name:                                                                                              \
        Q_EMIT object->signal(static_cast<const name##Event &>(event));                                                \
        break;
#include <hikari/events/events.def>
    default:
        break;
    }
}

} // namespace Hikari
