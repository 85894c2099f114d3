#pragma once

#include <hikari/events/events.h>

namespace Hikari {

//! \brief Emits the signal of \a object that events.def names for the class of \a event
//!
//! \a object has a public signal `void messageCreated(const MessageCreateEvent &)` and so on for every concrete class;
//! one that is missing does not compile. Nothing is emitted for classes of user code.
template<typename Object>
void emitEventSignal(Object *object, const Event &event)
{
    switch (event.type) {
#define HIKARI_EVENT(name, parent, gateway, intents, signal)                                                           \
    case EventType::name:                                                                                              \
        Q_EMIT object->signal(static_cast<const name##Event &>(event));                                                \
        break;
#include <hikari/events/events.def>
    default:
        break;
    }
}

} // namespace Hikari
